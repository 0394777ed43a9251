import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { INDICATORS } from '../../src/inspection/indicators/catalogue.ts';
import { WHOLE } from '../../src/inspection/indicators/groups.ts';
import { ADDITIVE } from '../../src/inspection/indicators/measures.ts';
import { showIndicators, type IndicatorOptions } from '../../src/inspection/indicators/show-indicators.ts';
import type { ComparedFigure } from '../../src/inspection/indicators/model.ts';
import type { TestRecord } from './indicator-records.ts';
import { openRecordsDesk, type RecordsDesk } from './records-desk.ts';

let bench: RecordsDesk;
let market: number;
let traffic: number;
let eco: number;
let a: number;
let d: { readonly id: number; readonly sites: readonly number[] };
beforeAll(() => {
  bench = openRecordsDesk();
  market = bench.agency('市监').id;
  traffic = bench.agency('交通').id;
  eco = bench.agency('生态').id;
  a = bench.enterprise('上海甲食品有限公司').id;
  d = bench.enterprise('上海丁连锁有限公司');
});
afterAll(() => bench.drop());

const TODAY = date('2026-11-23');
const show = (options: Partial<IndicatorOptions> = {}) =>
  showIndicators(bench.desk, { year: 2026, months: [9, 9], today: TODAY, ...options });

function figure(code: string, options: Partial<IndicatorOptions> = {}, group = WHOLE): ComparedFigure {
  const found = show(options)
    .groups.find(({ name }) => name === group)
    ?.figures.find((one) => one.code === code);
  if (!found) throw new Error(`no figure ${code} of ${group}`);
  return found;
}

type Draft = Partial<TestRecord>;
/** A visit of 市监 on 1 September at 甲, but for what is said. */
const visits = (drafts: readonly Draft[]): TestRecord[] =>
  drafts.map((draft) => ({ agency: market, day: '2026-09-01', enterprise: a, ...draft }));

/** 指标, what happened, and the figure: numerator and denominator counted by hand. */
const CASES: readonly [
  code: string,
  why: string,
  drafts: () => readonly Draft[],
  over: number,
  under?: number,
][] = [
  [
    'I01',
    '同一对象两个场所',
    () => [
      {},
      {},
      { enterprise: d.id, premises: d.sites[0] ?? 0 },
      { enterprise: d.id, premises: d.sites[1] ?? 0 },
    ],
    3,
  ],
  [
    'I01',
    '不在名录的按名称，没有名称的不计',
    () => [
      { enterprise: undefined, name: '甲店' },
      { enterprise: undefined, name: '甲店' },
      { enterprise: undefined },
    ],
    1,
  ],
  [
    'I01',
    '非现场、作废、不计入、摸底都不计',
    () => [
      { onSite: false },
      { cancelled: true },
      { outside: '告知承诺核查' },
      { origin: 'survey' },
      { enterprise: d.id },
    ],
    1,
  ],
  ['I02', '两个对象三次', () => [{}, { day: '2026-09-20' }, { enterprise: d.id }], 3, 2],
  [
    'I03',
    '触发式和由来不明的不是有计划',
    () => [{}, { origin: 'triggered' }, { origin: 'unknown' }, { onSite: false }],
    1,
  ],
  [
    'I04',
    '一次三项、一次一项、一次没写',
    () => [{ items: ['甲', '乙', '丙'] }, { items: ['甲'] }, { items: [] }],
    4,
    2,
  ],
  ['I06', '三十日内再次', () => [{}, { day: '2026-09-30' }, { enterprise: d.id }], 1, 2],
  ['I06', '同一天两个单位算一次', () => [{}, { agency: traffic }], 0, 1],
  ['I07', '没有评价的不计', () => [{ rating: 5 }, { rating: 2 }, {}], 7, 2],
  [
    'I08',
    '任务名称写明随机；触发式不在分母',
    () => [{ task: '双随机抽查' }, {}, { origin: 'triggered', task: '随机' }],
    1,
    2,
  ],
  ['I09', '有计划占全部', () => [{}, {}, { origin: 'triggered' }], 2, 3],
  [
    'I10',
    '标为联合的每个单位一次',
    () => [{ joint: true }, { agency: traffic, joint: true }, { enterprise: d.id }],
    2,
    3,
  ],
  [
    'I10',
    '同一检查码的两个单位',
    () => [{ code: 'M1' }, { agency: traffic, code: 'M1' }, { code: 'M2' }, { code: 'M2' }],
    2,
    4,
  ],
  [
    'I11',
    '一组两个单位，另一次单独',
    () => [{ joint: true }, { agency: traffic, joint: true }, { enterprise: d.id }],
    1,
    2,
  ],
  ['I11', '同一天不同对象是两组', () => [{ joint: true }, { joint: true, enterprise: d.id }], 2, 2],
  [
    'I11',
    '码连起来的是一组',
    () => [
      { joint: true, code: 'M1' },
      { agency: traffic, joint: true, code: 'M2' },
      { agency: eco, code: 'M1', enterprise: d.id },
    ],
    1,
    1,
  ],
  ['I12', '非现场占全部', () => [{ onSite: false }, {}, {}, { onSite: false, cancelled: true }], 1, 3],
  [
    'I13',
    '未涉及和没有结果的不在分母',
    () => [
      { result: 'found' },
      { result: 'none' },
      { result: 'not-involved' },
      { result: '' },
      { result: 'found', onSite: false },
    ],
    2,
    3,
  ],
  [
    'I14',
    '推荐两次加入一次',
    () => [{ advised: true, joint: true }, { advised: true, notJoined: '时间不合' }, { joint: true }],
    1,
    2,
  ],
  // 2026-09-01 is a Tuesday: three working days end on 4 September.
  [
    'I17',
    '第三个工作日及时，第四个不及时',
    () => [{ lateCode: true, applied: '2026-09-04' }, { lateCode: true, applied: '2026-09-07' }, {}],
    1,
    2,
  ],
  ['I17', '没有申请时间、期限已过的不及时', () => [{ lateCode: true }], 0, 1],
  ['I17', '生态没有期限，不判断', () => [{ lateCode: true, applied: '2026-09-30', agency: eco }], 0, 0],
  [
    'I18',
    '交通二个工作日，自结束之日起',
    () => [
      { agency: traffic, ended: '2026-09-02', entered: '2026-09-04' },
      { agency: traffic, entered: '2026-09-04' },
      { agency: traffic },
    ],
    1,
    3,
  ],
  ['I18', '市监只写及时，不判断', () => [{ entered: '2026-10-30' }], 0, 0],
];

describe('指标', () => {
  it.each(CASES)('%s：%s', (code, _why, drafts, over, under) => {
    bench.hold(visits(drafts()));
    const { numerator, denominator, value, missing } = figure(code);
    expect({ numerator, denominator, value, missing }).toEqual({
      numerator: over,
      denominator: under,
      // What cannot be worked out says why and is neither 0 nor NaN.
      value: under === 0 ? undefined : over / (under ?? 1),
      missing: under === 0 ? '分母为0，无法计算' : undefined,
    });
  });

  it('还没有届满的补码不计', () => {
    bench.hold(visits([{ day: '2026-11-20', lateCode: true }]));
    expect(figure('I17', { months: [11, 11] })).toMatchObject({ numerator: 0, denominator: 0 });
  });

  it('每项都有计算式和口径', () => {
    expect(new Set(INDICATORS.map(({ code }) => code)).size).toBe(INDICATORS.length);
    for (const { formula, reading } of INDICATORS) expect([formula, reading]).not.toContain('');
  });

  it('短期再次检查：第三十日算，第三十一日不算', () => {
    const again = (day: string) => {
      bench.hold(visits([{ day: '2026-09-01' }, { day }]));
      return figure('I06', { months: [9, 10] }).numerator;
    };
    expect([again('2026-10-01'), again('2026-10-02')]).toEqual([1, 0]);
  });
});

describe('与2024年比较', () => {
  it('没有记录的说明不能比较，不是0', () => {
    bench.hold(visits([{}]));
    const { base, change } = figure('I03');
    expect(change).toBeUndefined();
    expect(base).toEqual({ numerator: 0, missing: '2024年9月没有记录，也没有可用的上报总数，不能比较' });
  });

  it('同期：只比相同的月份，月份没过完的比到同一天', () => {
    bench.hold(
      visits([
        { day: '2026-11-20' },
        { day: '2024-11-10' },
        { day: '2024-11-23' },
        // After the day that the current month has reached.
        { day: '2024-11-24' },
        { day: '2024-10-31' },
      ]),
    );
    const { numerator, base, change } = figure('I03', { months: [11, 11] });
    expect({ numerator, before: base?.numerator, change }).toEqual({ numerator: 1, before: 2, change: 0.5 });
  });

  it('缺一个单位的，合计不比较，有数据的单位照比', () => {
    bench.hold(visits([{}, { agency: traffic }, { day: '2024-09-03' }, { day: '2024-09-04' }]));
    expect(figure('I03').base?.missing).toBe(
      '2024年9月缺1个单位的数据（上海市示例区交通委员会），合计不能比较',
    );
    const own = figure('I03', { by: 'agency' }, bench.agency('市监').name);
    expect({ before: own.base?.value, change: own.change }).toEqual({ before: 2, change: 0.5 });
  });

  it('基期本身不比较', () => {
    bench.hold(visits([{ day: '2024-09-03' }]));
    expect(figure('I03', { year: 2024 }).base?.missing).toBe('本期就是基期，不比较');
  });

  it('还没有开始的月份是错误', () => {
    expect(() => show({ months: [12, 12] })).toThrow('2026年12月还没有开始');
  });
});

describe('各组', () => {
  const record = fc.record({
    agency: fc.constantFrom('市监', '交通', '生态'),
    month: fc.integer({ min: 1, max: 10 }),
    day: fc.integer({ min: 1, max: 28 }),
    firm: fc.integer({ min: 0, max: 3 }),
    origin: fc.constantFrom('planned' as const, 'triggered' as const, 'survey' as const, 'unknown' as const),
    result: fc.constantFrom('found' as const, 'none' as const, 'not-involved' as const, '' as const),
    onSite: fc.boolean(),
    joint: fc.boolean(),
    advised: fc.boolean(),
    lateCode: fc.boolean(),
    cancelled: fc.boolean(),
    outside: fc.constantFrom('', '告知承诺核查'),
    code: fc.constantFrom('', 'M1', 'M2', 'M3'),
    task: fc.constantFrom('双随机', '日常'),
  });

  it('相加等于合计；部分不多于全部；每条记录都有去处', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), (drafts) => {
        bench.hold(
          drafts.map(({ agency, month, day, firm, ...rest }) => ({
            ...rest,
            agency: bench.agency(agency).id,
            day: `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
            name: `第${firm}家`,
          })),
        );
        for (const by of ['agency', 'month', 'sector'] as const) {
          const { groups } = show({ months: undefined, by });
          const whole = groups.find(({ name }) => name === WHOLE)?.counts;
          if (!whole) throw new Error('no whole');
          for (const measure of ADDITIVE) {
            const parts = groups.filter(({ name }) => name !== WHOLE);
            const sum = parts.reduce((total, { counts }) => total + counts[measure], 0);
            expect({ measure, sum }).toEqual({ measure, sum: whole[measure] });
          }
          for (const { counts, figures } of groups) {
            expect(counts.visits + counts.offSite + counts.surveys + counts.outside + counts.cancelled).toBe(
              counts.records,
            );
            const shares = figures.filter((_, i) => INDICATORS[i]?.unit === 'percent');
            expect(shares.filter(({ value = 0 }) => value < 0 || value > 1)).toEqual([]);
          }
          expect(whole.records).toBe(drafts.length);
        }
      }),
      { numRuns: 6 },
    );
  });
});
