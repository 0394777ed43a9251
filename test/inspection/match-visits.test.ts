import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deductionRule } from '../../src/inspection/execution/deduction.ts';
import { HandOver } from '../../src/inspection/execution/hand-over.ts';
import { matchVisits, type Candidates } from '../../src/inspection/execution/match-visits.ts';
import type { DoneVisit, DueVisit } from '../../src/inspection/execution/model.ts';
import { date, toDay } from '../../src/kernel/local-date.ts';
import { JINSHAN } from '../plan/rules/district.ts';
import { AGENCY } from '../plan/rules/registry.ts';

const day = (text: string) => toDay(date(`2026-${text}`));

/** A visit to object 1 planned for a window of 2026. */
function due(from: string, to: string, more: Partial<DueVisit> = {}): DueVisit {
  return {
    enterpriseId: 1,
    premisesId: 0,
    startDay: day(from),
    endDay: day(to),
    times: 1,
    onSite: true,
    items: new Set(['甲']),
    ...more,
  };
}

let next = 0;
/** A record of object 1; its set of items is 1: 甲 and 乙. */
function done(on: string, more: Partial<DoneVisit> = {}): DoneVisit {
  next += 1;
  return {
    id: next,
    enterpriseId: 1,
    premisesId: 0,
    day: day(on),
    endedDay: day(on),
    onSite: true,
    triggered: false,
    itemSetId: 1,
    ...more,
  };
}

const SETS = new Map([
  [1, new Set(['甲', '乙'])],
  [2, new Set(['丙'])],
]);
const MARKET = deductionRule(JINSHAN, { ...AGENCY, id: 1, code: '', name: '', sector: '市监' });

function match(
  visits: readonly DueVisit[],
  given: Partial<Candidates>,
  counts: { from: string; to: string; n: number }[] = [],
) {
  const { fulfilments, outside } = matchVisits(
    {
      visits,
      counts: counts.map(({ from, to, n }) => ({ startDay: day(from), endDay: day(to), count: n })),
      openLines: 0,
    },
    {
      coded: [],
      loose: [],
      triggered: [],
      covers: (set, items, all) => {
        const own = SETS.get(set) ?? new Set<string>();
        return all ? [...items].every((item) => own.has(item)) : [...items].some((item) => own.has(item));
      },
      follows: MARKET,
      used: new Set(),
      ...given,
    },
  );
  return { ways: fulfilments.map(({ way }) => way), outside };
}

type Row = readonly [
  why: string,
  visits: readonly DueVisit[],
  given: Partial<Candidates>,
  ways: readonly (string | undefined)[],
  outside?: number,
];

describe('谁完成了哪次计划检查', () => {
  const rows: readonly Row[] = [
    ['编码相同、时段以内', [due('04-01', '04-30')], { coded: [done('04-30')] }, ['code']],
    ['时段以外', [due('04-01', '04-30')], { coded: [done('05-01')] }, [undefined], 1],
    ['别的对象', [due('04-01', '04-30')], { coded: [done('04-10', { enterpriseId: 2 })] }, [undefined], 1],
    [
      '场所不同',
      [due('04-01', '04-30', { premisesId: 5 })],
      { coded: [done('04-10', { premisesId: 6 })] },
      [undefined],
      1,
    ],
    ['一方没有写场所', [due('04-01', '04-30', { premisesId: 5 })], { coded: [done('04-10')] }, ['code']],
    [
      '一条记录只用一次',
      [due('04-01', '04-30'), due('04-01', '05-31')],
      { coded: [done('04-10')] },
      ['code', undefined],
    ],
    [
      '先满足先到期的',
      [due('04-01', '12-31'), due('04-01', '04-30')],
      { coded: [done('04-10'), done('09-01')] },
      ['code', 'code'],
    ],
    ['两次只做一次', [due('04-01', '04-30', { times: 2 })], { coded: [done('04-10')] }, ['code', undefined]],
    ['多出来的是计划外', [due('04-01', '04-30')], { coded: [done('04-10'), done('04-20')] }, ['code'], 1],
    ['没有编码的要事项相符', [due('04-01', '04-30')], { loose: [done('04-10')] }, ['matched']],
    ['事项不符', [due('04-01', '04-30')], { loose: [done('04-10', { itemSetId: 2 })] }, [undefined]],
  ];
  it.each(rows.map(([why, visits, given, ways, outside = 0]) => ({ why, visits, given, ways, outside })))(
    '$why',
    ({ visits, given, ways, outside }) => {
      expect(match(visits, given)).toEqual({ ways, outside });
    },
  );

  it.each<[why: string, visit: DueVisit, triggered: DoneVisit, yes: boolean]>([
    ['完毕后一个月内计划的', due('05-01', '05-31'), done('04-20'), true],
    ['恰好一个月', due('05-20', '05-31'), done('04-20'), true],
    ['超过一个月', due('05-21', '05-31'), done('04-20'), false],
    ['按检查完毕之日', due('05-21', '05-31'), done('04-20', { endedDay: day('04-21') }), true],
    ['时段已经过去', due('04-01', '04-10'), done('04-20'), false],
    ['事项没有全部覆盖', due('05-01', '05-31', { items: new Set(['甲', '丙']) }), done('04-20'), false],
    ['非现场的计划不抵', due('05-01', '05-31', { onSite: false }), done('04-20'), false],
    ['场所不同', due('05-01', '05-31', { premisesId: 5 }), done('04-20', { premisesId: 6 }), false],
    ['三个月的时段', due('05-01', '07-31'), done('04-20'), true],
    ['长于三个月的看不出何时', due('05-01', '08-01'), done('04-20'), false],
  ])('抵作：%s', (_why, visit, triggered, yes) => {
    expect(match([visit], { triggered: [triggered] }).ways).toEqual([yes ? 'deducted' : undefined]);
  });

  it('没有这一条的条线不抵作；没有月数的抵作以后的全部', () => {
    const traffic = deductionRule(JINSHAN, { ...AGENCY, id: 1, code: '', name: '', sector: '交通' });
    const given = { triggered: [done('04-20')] };
    expect(match([due('05-01', '05-31')], { ...given, follows: traffic }).ways).toEqual([undefined]);
    const pack = { find: () => ({ value: { longest_months: 12 } }) } as unknown as typeof JINSHAN;
    const later = deductionRule(pack, { ...AGENCY, id: 1, code: '', name: '', sector: '' });
    expect(match([due('11-01', '11-30')], { ...given, follows: later }).ways).toEqual(['deducted']);
  });

  it('只写数量的：没有点名的对象，时段以内，至多写明的次数', () => {
    const coded = [
      done('04-05', { enterpriseId: 7 }),
      done('04-06', { enterpriseId: 8 }),
      done('06-01', { enterpriseId: 9 }),
    ];
    expect(match([], { coded }, [{ from: '04-01', to: '04-30', n: 3 }])).toEqual({
      ways: ['code', 'code', undefined],
      outside: 1,
    });
  });

  it('完成的不多于到期的，也不多于记录；每条同码记录要么完成一次、要么是计划外', () => {
    const windows = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }));
    const visit = fc.record({
      enterpriseId: fc.integer({ min: 1, max: 3 }),
      window: windows,
      times: fc.integer({ min: 1, max: 3 }),
    });
    const record = fc.record({
      enterpriseId: fc.integer({ min: 1, max: 4 }),
      at: fc.integer({ min: 0, max: 360 }),
    });
    fc.assert(
      fc.property(
        fc.array(visit, { maxLength: 12 }),
        fc.array(record, { maxLength: 20 }),
        (visits, records) => {
          const coded = records
            .map(({ enterpriseId, at }) =>
              done('01-01', { enterpriseId, day: day('01-01') + at, endedDay: day('01-01') + at }),
            )
            .sort((x, y) => x.day - y.day);
          const { ways, outside } = match(
            visits.map(({ enterpriseId, window: [from, length], times }) =>
              due('01-01', '01-01', {
                enterpriseId,
                times,
                startDay: day('01-01') + from,
                endDay: day('01-01') + from + length,
              }),
            ),
            { coded },
          );
          const fulfilled = ways.filter((way) => way !== undefined).length;
          expect(ways.length).toBe(visits.reduce((sum, { times }) => sum + times, 0));
          expect(fulfilled + outside).toBe(coded.length);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('由月度计划落实', () => {
  const duty = (visits: readonly DueVisit[], n = 0) => ({
    visits,
    counts: n === 0 ? [] : [{ startDay: day('01-01'), endDay: day('12-31'), count: n }],
    openLines: 0,
  });

  it('点名的按同一对象减，只写数量的按次数减，各减一次', () => {
    const handOver = new HandOver([
      duty([due('04-01', '04-30'), due('06-01', '06-30', { enterpriseId: 2 })]),
    ]);
    const left = handOver.from(duty([due('03-01', '05-31'), due('09-01', '09-30')], 5));
    expect(left.handed).toBe(2);
    expect(left.duty.visits.map(({ startDay }) => startDay)).toEqual([day('09-01')]);
    expect(left.duty.counts).toEqual([{ startDay: day('01-01'), endDay: day('12-31'), count: 4 }]);
    // A second annual plan finds nothing more to hand over.
    expect(handOver.from(duty([], 5)).handed).toBe(0);
  });

  it('没有月度计划的不变', () => {
    const annual = duty([due('03-01', '05-31')], 5);
    expect(new HandOver([]).from(annual)).toEqual({ duty: annual, handed: 0 });
  });
});
