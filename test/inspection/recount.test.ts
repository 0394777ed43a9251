import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASSESSMENT_FIGURES } from '../../src/inspection/assessment/figures.ts';
import { assess } from '../../src/inspection/assessment/assess.ts';
import { INDICATORS } from '../../src/inspection/indicators/catalogue.ts';
import { WHOLE } from '../../src/inspection/indicators/groups.ts';
import { showIndicators } from '../../src/inspection/indicators/show-indicators.ts';
import { date } from '../../src/kernel/local-date.ts';
import { openRecordsDesk, type RecordsDesk } from './records-desk.ts';

// The figures once more, by a plain reading of each formula over the records themselves: slow, and with nothing shared.

let bench: RecordsDesk;
beforeAll(() => {
  bench = openRecordsDesk();
});
afterAll(() => bench.drop());

const TODAY = date('2026-11-23');

const AGENCIES = ['市监', '交通', '生态'] as const;
const draft = fc.record({
  agency: fc.constantFrom(...AGENCIES),
  month: fc.constantFrom(7, 8, 9),
  day: fc.integer({ min: 1, max: 28 }),
  name: fc.constantFrom<string>('', '甲店', '乙店', '丙店'),
  place: fc.constantFrom<string>('', '东路1号', '西路2号'),
  origin: fc.constantFrom(
    'planned' as const,
    'planned' as const,
    'triggered' as const,
    'survey' as const,
    'unknown' as const,
  ),
  result: fc.constantFrom('found' as const, 'none' as const, 'not-involved' as const, '' as const),
  measure: fc.constantFrom<string>('', '责令改正', '行政指导'),
  onSite: fc.constantFrom(true, true, true, false),
  joint: fc.boolean(),
  advised: fc.boolean(),
  notJoined: fc.constantFrom<string>('', '时间不合'),
  rating: fc.constantFrom<number | undefined>(undefined, 1, 3, 5),
  cancelled: fc.constantFrom(false, false, false, true),
  outside: fc.constantFrom<string>('', '', '', '告知承诺核查'),
  code: fc.constantFrom<string>('', 'M1', 'M2', 'M3', 'M4'),
  task: fc.constantFrom<string>('双随机抽查', '日常检查'),
  items: fc.constantFrom<string[]>([], ['一'], ['一', '二', '三']),
});
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

const dayOf = ({ month, day }: Draft) =>
  `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const distance = (a: Draft, b: Draft) => Math.abs(Date.parse(dayOf(a)) - Date.parse(dayOf(b))) / 86_400_000;
const unique = (texts: readonly string[]) => new Set(texts).size;

/** Numerator and denominator of each figure for some agencies; groups of joint visits are made of all of them. */
function recount(all: readonly Draft[], own: (one: Draft) => boolean): Record<string, [number, number?]> {
  const inside = all.filter((one) => !one.cancelled && one.outside === '' && one.origin !== 'survey');
  const everyVisit = inside.filter(({ onSite }) => onSite);
  const counted = inside.filter(own);
  const visits = everyVisit.filter(own);
  const planned = visits.filter(({ origin }) => origin === 'planned');
  const named = visits.filter(({ name }) => name !== '');
  const firms = [...new Set(named.map(({ name }) => name))];
  const again = firms.filter((firm) => {
    const of = named.filter(({ name }) => name === firm);
    return of.some((a) => of.some((b) => distance(a, b) > 0 && distance(a, b) <= 30));
  });
  const isJoint = (one: Draft) =>
    one.joint ||
    (one.code !== '' && everyVisit.some(({ code, agency }) => code === one.code && agency !== one.agency));
  const joint = everyVisit.filter(isJoint);
  const groups: Draft[][] = [];
  for (const one of joint) {
    const tied = groups.filter((group) =>
      group.some(
        (other) =>
          (one.code !== '' && other.code === one.code) ||
          (one.joint &&
            other.joint &&
            one.name !== '' &&
            one.name === other.name &&
            dayOf(one) === dayOf(other)),
      ),
    );
    for (const group of tied) groups.splice(groups.indexOf(group), 1);
    groups.push([...tied.flat(), one]);
  }
  const ownGroups = groups.filter((group) => group.some(own)).length;
  const ownJoint = visits.filter(isJoint).length;
  const rated = counted.filter(({ rating }) => rating !== undefined);
  const found = counted.filter(({ result }) => result === 'found');
  const count = (list: readonly Draft[], test: (one: Draft) => boolean) => list.filter(test).length;
  const itemised = visits.filter(({ items }) => items.length > 0);
  const advised = visits.filter((one) => one.advised);
  return {
    I01: [unique(named.map(({ name, place }) => `${name}/${place}`))],
    I02: [named.length, firms.length],
    I03: [planned.length],
    I04: [itemised.reduce((sum, { items }) => sum + items.length, 0), itemised.length],
    I06: [again.length, firms.length],
    I07: [rated.reduce((sum, { rating = 0 }) => sum + rating, 0), rated.length],
    I08: [count(planned, ({ task }) => task.includes('随机')), planned.length],
    I09: [planned.length, visits.length],
    I10: [ownJoint, visits.length],
    I11: [ownGroups, ownGroups + visits.length - ownJoint],
    I12: [counted.length - visits.length, counted.length],
    I13: [found.length, count(counted, ({ result }) => result === 'found' || result === 'none')],
    I14: [count(advised, (one) => one.joint), advised.length],
    S01: [count(advised, (one) => !one.joint && one.notJoined !== ''), count(advised, (one) => !one.joint)],
    S02: [count(found, ({ measure }) => measure !== ''), found.length],
    S03: [count(found, ({ measure }) => measure.includes('指导')), found.length],
    S05: [count(counted, ({ result }) => result !== ''), counted.length],
  };
}

function hold(drafts: readonly Draft[]): void {
  bench.hold(
    drafts.map(({ agency, month: _month, day: _day, rating, ...rest }, i) => ({
      ...rest,
      agency: bench.agency(agency).id,
      day: dayOf(drafts[i] as Draft),
      ...(rating !== undefined && { rating }),
    })),
  );
}

describe('figures counted once more by hand', () => {
  it('of everything and of each agency', () => {
    fc.assert(
      fc.property(fc.array(draft, { minLength: 1, maxLength: 40 }), (drafts) => {
        hold(drafts);
        const { groups } = showIndicators(bench.desk, {
          year: 2026,
          months: [7, 9],
          by: 'agency',
          indicators: [...INDICATORS, ...ASSESSMENT_FIGURES].map((one) => ({
            ...one,
            compare: 'none' as const,
          })),
          today: TODAY,
        });
        const wanted = new Map<string, (one: Draft) => boolean>([
          [WHOLE, () => true],
          ...AGENCIES.map(
            (sector) => [bench.agency(sector).name, (one: Draft) => one.agency === sector] as const,
          ),
        ]);
        for (const { name, figures } of groups) {
          const own = wanted.get(name);
          if (!own) continue;
          for (const [code, [over, under]] of Object.entries(recount(drafts, own))) {
            const { numerator, denominator } = figures.find((one) => one.code === code) ?? {};
            expect({ name, code, numerator, denominator }).toEqual({
              name,
              code,
              numerator: over,
              denominator: under,
            });
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a scorecard worked out once more by hand', () => {
  const visit = (more: Partial<Draft>): Draft => ({
    agency: '市监',
    month: 9,
    day: 1,
    name: '甲店',
    place: '',
    origin: 'planned',
    result: 'none',
    measure: '',
    onSite: true,
    joint: false,
    advised: false,
    notJoined: '',
    rating: undefined,
    cancelled: false,
    outside: '',
    code: '',
    task: '日常检查',
    items: [],
    ...more,
  });

  it('leaves out what has no data and weighs the rest', () => {
    hold([
      // Ten planned visits, three of them by random selection; one without a result; two found something.
      ...Array.from({ length: 7 }, (_, i) => visit({ day: i + 1, name: `${i}店` })),
      visit({ day: 8, task: '双随机抽查', result: '' }),
      visit({ day: 9, task: '双随机抽查', result: 'found', measure: '行政指导', rating: 4 }),
      visit({ day: 10, task: '双随机抽查', result: 'found', rating: 2 }),
      // Recommended three times: once joined, once not with a reason, once without.
      visit({ day: 11, advised: true, joint: true }),
      visit({ day: 12, advised: true, notJoined: '时间不合' }),
      visit({ day: 13, advised: true }),
    ]);
    const siteScores = [
      { agencyCode: bench.agency('市监').code, checkedOn: date('2026-09-15'), points: 88, base: 100 },
      { agencyCode: bench.agency('市监').code, checkedOn: date('2026-09-16'), points: 32, base: 60 },
      { agencyCode: bench.agency('市监').code, checkedOn: date('2026-10-01'), points: 0, base: 100 },
    ];
    const { agencies } = assess(bench.desk, { year: 2026, quarter: 3, siteScores, today: TODAY });
    const card = agencies.find(({ agency }) => agency === bench.agency('市监').name);
    const points = Object.fromEntries(
      (card?.aspects ?? []).map(({ title, points: of }) => [
        title,
        of === undefined ? undefined : Math.round(of * 100) / 100,
      ]),
    );
    expect(points).toEqual({
      // Neither plans nor windows.
      计划统筹: undefined,
      // 撮合成功率 1/3 of 80 % = 41.67; 写明理由率 1/2, at the zero line.
      部门协同: 20.83,
      // 随机 3 of 13 = 23.08 %, full at 60 %.
      抽查比例: 38.46,
      // 有结果 12 of 13 = 92.31 %, between 70 and 100.
      问题发现: 74.36,
      // 写明措施 1 of 2 = 50 %, below the zero line of 60; no case to rectify.
      执法衔接: 0,
      // 指导 1 of 2, full; 评价 mean 3, half way between 1 and 5.
      合规指导: 75,
      // 120 of 160 = 75 %, between 60 and 100.
      季度抽查: 37.5,
    });
    // 15×20.83 + 15×38.46 + 15×74.36 + 15×0 + 10×75 + 10×37.5, over 80.
    expect(card?.weightUsed).toBe(80);
    expect(card?.points).toBeCloseTo(39.12, 2);
  });
});
