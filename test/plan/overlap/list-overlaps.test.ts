import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOverlaps, type OverlapFilter } from '../../../src/plan/overlap/list-overlaps.ts';
import type { OverlapKind } from '../../../src/plan/overlap/model.ts';
import { codes, JINSHAN, openDistrict, type Case, type District } from '../rules/district.ts';
import { SECTORS } from '../rules/registry.ts';

let district: District;
beforeAll(() => {
  district = openDistrict();
});
afterAll(() => district.drop());

const A = '上海甲食品有限公司';
const D = '上海丁连锁有限公司';
const OTHER = '另一事项检查';
const look = (example: Case, filter: Partial<OverlapFilter> = {}) =>
  district.look(example, (store) => listOverlaps({ store, pack: JINSHAN }, { year: 2026, ...filter }));
const kindsOf = (example: Case): OverlapKind[] => [
  ...new Set(look(example).burdens.flatMap(({ kinds }) => kinds)),
];

/** Two agencies, each with one visit; neither sector has a cap. */
function both(first: Case['cells'], second: Case['cells'], more: Partial<Case> = {}): Case {
  return {
    sector: '卫健',
    cells: { 检查对象范围: A, ...first },
    also: [{ sector: '文旅', cells: { 检查事项: OTHER, 检查对象范围: A, ...second } }],
    ...more,
  };
}

/** One agency with two lines in one plan. */
function own(first: Case['cells'], second: Case['cells'], sector = '卫健'): Case {
  return {
    sector,
    cells: { 检查对象范围: A, ...first },
    also: [{ sector, same: true, cells: { 检查事项: OTHER, 检查对象范围: A, ...second } }],
  };
}

type Row = readonly [why: string, example: Case];
const TABLES: Readonly<Record<OverlapKind, { yes: readonly Row[]; no: readonly Row[] }>> = {
  others: {
    yes: [
      ['同月', both({}, {})],
      ['差一天满一个月', both({}, { 检查时间: '2026年5月29日至6月20日' })],
      ['月末：一月末到二月末不足一个月', both({ 检查时间: '2026年1月' }, { 检查时间: '2026年2月27日' })],
      ['恰好三个月长', both({ 检查时间: '2026年4月1日至6月30日' }, { 检查时间: '2026年7月' })],
      ['同一事项', both({}, { 检查事项: '普通事项检查' })],
      ['都已备案', both({}, {}, { events: ['filed'] })],
      [
        '不鼓励联合检查的对象也列出',
        both({ 检查对象范围: '上海戊药业有限公司' }, { 检查对象范围: '上海戊药业有限公司' }),
      ],
      ['一方没有写明场所', both({ 检查对象范围: D, 检查地址: '示例路4号' }, { 检查对象范围: D })],
      [
        '场所相同',
        both({ 检查对象范围: D, 检查地址: '示例路4号' }, { 检查对象范围: D, 检查地址: '示例路4号' }),
      ],
      [
        '一行写两处场所，另一单位查第二处',
        both(
          { 检查对象范围: `${D}（示例路4号）、${D}（示例路5号）` },
          { 检查对象范围: D, 检查地址: '示例路5号' },
        ),
      ],
      [
        '同一单位的年度和另一单位的月度',
        both(
          {},
          {},
          { also: [{ sector: '文旅', kind: 'monthly', cells: { 检查事项: OTHER, 检查对象范围: A } }] },
        ),
      ],
    ],
    no: [
      ['恰好满一个月', both({}, { 检查时间: '2026年5月30日至6月20日' })],
      ['月末：一月末到二月末满一个月', both({ 检查时间: '2026年1月' }, { 检查时间: '2026年2月28日' })],
      ['超过一天', both({}, { 检查时间: '2026年5月31日至6月20日' })],
      ['时段长出一天', both({ 检查时间: '2026年4月1日至7月1日' }, { 检查时间: '2026年6月' })],
      ['一方写明联合', both({ 是否联合检查: '是', 配合部门: '区文旅局' }, {})],
      ['一方非现场', both({}, { 检查方式: '非现场检查' })],
      [
        '场所不同',
        both({ 检查对象范围: D, 检查地址: '示例路4号' }, { 检查对象范围: D, 检查地址: '示例路5号' }),
      ],
      ['只写范围', both({ 检查对象范围: '辖区企业' }, { 检查对象范围: '辖区企业' })],
      [
        '对方已退回',
        both(
          {},
          {},
          { also: [{ sector: '文旅', events: ['returned'], cells: { 检查事项: OTHER, 检查对象范围: A } }] },
        ),
      ],
      [
        '对方已撤回',
        both(
          {},
          {},
          {
            also: [
              { sector: '文旅', events: ['filed', 'withdrawn'], cells: { 检查事项: OTHER, 检查对象范围: A } },
            ],
          },
        ),
      ],
      [
        '对方的新版本已改期',
        both(
          {},
          {},
          {
            also: [
              { sector: '文旅', cells: { 检查事项: OTHER, 检查对象范围: A } },
              { sector: '文旅', cells: { 检查事项: OTHER, 检查对象范围: A, 检查时间: '2026年10月' } },
            ],
          },
        ),
      ],
    ],
  },
  own: {
    yes: [
      ['两个任务同月', own({ 任务名称: '一' }, { 任务名称: '二' })],
      ['差一天满一个月', own({}, { 检查时间: '2026年5月29日至6月20日' })],
      [
        '年度和专项',
        {
          sector: '卫健',
          cells: { 检查对象范围: A },
          also: [{ sector: '卫健', kind: 'special', cells: { 检查事项: OTHER, 检查对象范围: A } }],
        },
      ],
    ],
    no: [
      ['任务名称相同', own({ 任务名称: '综合检查' }, { 任务名称: '综合检查' })],
      ['恰好满一个月', own({}, { 检查时间: '2026年5月30日至6月20日' })],
      [
        '年度和落实它的月度',
        {
          sector: '卫健',
          cells: { 检查对象范围: A },
          also: [{ sector: '卫健', kind: 'monthly', cells: { 检查事项: OTHER, 检查对象范围: A } }],
        },
      ],
      [
        '场所不同',
        own({ 检查对象范围: D, 检查地址: '示例路4号' }, { 检查对象范围: D, 检查地址: '示例路5号' }),
      ],
    ],
  },
  frequency: {
    yes: [
      ['全年两次', own({}, { 检查事项: '普通事项检查', 检查时间: '2026年10月' }, '市监')],
      ['一行写两次', own({ 检查频次: '2次/年' }, { 检查对象范围: '辖区企业' }, '市监')],
      ['间隔差一天', own({}, { 检查事项: '普通事项检查', 检查时间: '2026年5月29日至6月20日' }, '市监')],
      [
        '年度和专项合计',
        {
          sector: '市监',
          cells: { 检查对象范围: A },
          also: [{ sector: '市监', kind: 'special', cells: { 检查对象范围: A, 检查时间: '2026年10月' } }],
        },
      ],
    ],
    no: [
      ['一次', own({}, { 检查对象范围: '辖区企业' }, '市监')],
      ['卫健没有次数上限', own({}, { 检查事项: '普通事项检查', 检查时间: '2026年10月' })],
      ['时间相同算一次', own({ 任务名称: '一' }, { 任务名称: '一' }, '市监')],
      [
        '年度一次，月度落实它',
        {
          sector: '市监',
          cells: { 检查对象范围: A },
          also: [{ sector: '市监', kind: 'monthly', cells: { 检查对象范围: A } }],
        },
      ],
    ],
  },
  special: {
    yes: [
      [
        '市监专项',
        { sector: '市监', kind: 'special', cells: { 检查事项: '随机抽查事项检查', 检查对象范围: A } },
      ],
      [
        '第二个事项在清单内',
        {
          sector: '市监',
          kind: 'special',
          cells: { 检查事项: '1.普通事项检查 2.随机抽查事项检查', 检查对象范围: A },
        },
      ],
      [
        '已备案',
        {
          sector: '消防',
          kind: 'special',
          events: ['filed'],
          cells: { 检查事项: '随机抽查事项检查', 检查对象范围: A },
        },
      ],
    ],
    no: [
      [
        '双随机的专项',
        {
          sector: '市监',
          kind: 'special',
          cells: { 检查事项: '随机抽查事项检查', 检查对象范围: A, 检查方式: '双随机现场检查' },
        },
      ],
      ['年度计划', { sector: '市监', cells: { 检查事项: '随机抽查事项检查', 检查对象范围: A } }],
      [
        '别的清单',
        { sector: '市监', kind: 'special', cells: { 检查事项: '重点监管事项检查', 检查对象范围: A } },
      ],
      [
        '卫健文件没有这一条',
        { sector: '卫健', kind: 'special', cells: { 检查事项: '随机抽查事项检查', 检查对象范围: A } },
      ],
      [
        '已退回',
        {
          sector: '市监',
          kind: 'special',
          events: ['returned'],
          cells: { 检查事项: '随机抽查事项检查', 检查对象范围: A },
        },
      ],
    ],
  },
};

describe.each(Object.entries(TABLES))('%s', (kind, { yes, no }) => {
  it.each(yes)('is found: %s', (_why, example) => {
    expect(kindsOf(example)).toContain(kind);
  });
  it.each(no)('is not found: %s', (_why, example) => {
    expect(kindsOf(example)).not.toContain(kind);
  });
});

describe('a burden', () => {
  it('names agency, plan, line, item and window of each visit, and how near they are', () => {
    const [burden, ...others] = look(both({}, { 检查时间: '2026年5月3日至5月20日' })).burdens;
    expect(others).toEqual([]);
    expect(burden).toMatchObject({
      enterprise: A,
      agencies: 2,
      nearest: 3,
      kinds: ['others'],
      noJoint: [],
      visits: [
        {
          agency: SECTORS['卫健'],
          item: '普通事项检查',
          from: '2026-04-01',
          to: '2026-04-30',
          planCode: '',
          where: { sheet: 'Sheet1', row: 3 },
        },
        { agency: SECTORS['文旅'], item: OTHER, from: '2026-05-03', address: '示例路1号' },
      ],
    });
  });

  it('gives the code of a filed plan and the visits of the year above the cap', () => {
    const example = own({}, { 检查事项: '普通事项检查', 检查时间: '2026年10月' }, '市监');
    const [burden] = look({ ...example, events: ['filed'] }).burdens;
    expect(burden?.visits.map(({ planCode, yearly }) => [planCode, yearly])).toEqual([
      ['CS-1', 2],
      ['CS-1', 2],
    ]);
  });

  it('gives the visits of the year that the rule gives, where annual and monthly plans differ', () => {
    const monthly = {
      sector: '市监',
      kind: 'monthly',
      cells: { 检查对象范围: A, 检查频次: '3次/年' },
    } as const;
    const special = {
      sector: '市监',
      kind: 'special',
      cells: { 检查对象范围: A, 检查时间: '2026年10月' },
    } as const;
    const example: Case = { sector: '市监', cells: { 检查对象范围: A }, also: [monthly, special] };
    const told = district.judge(example).find(({ code, plan }) => code === 'P202' && plan === 3);
    expect(told?.message).toContain('合计4次');
    const visits = look(example).burdens[0]?.visits ?? [];
    expect(visits.map(({ planKind, yearly }) => [planKind, yearly])).toEqual([
      ['annual', 2],
      ['monthly', 4],
      ['special', 4],
    ]);
  });

  it('shows 专项 off the spot too, which the rule minds as well', () => {
    const cells = { 检查事项: '随机抽查事项检查', 检查对象范围: A, 检查方式: '非现场检查' };
    const example: Case = { sector: '市监', kind: 'special', cells };
    expect(codes(district.judge(example))).toContain('P210');
    expect(look(example).burdens).toMatchObject([{ agencies: 1, visits: [{ kinds: ['special'] }] }]);
  });

  it('marks whose lists of 不鼓励联合检查 it stands on', () => {
    const example = both({ 检查对象范围: '上海戊药业有限公司' }, { 检查对象范围: '上海戊药业有限公司' });
    expect(look(example).burdens[0]?.noJoint).toEqual(['']);
  });

  it('stands before those with fewer agencies, fewer visits and greater distance', () => {
    const at = (sector: string, object: string, when: string) =>
      ({
        sector,
        cells: {
          检查事项: sector === '文旅' ? OTHER : '消防监督检查',
          检查对象范围: object,
          检查时间: when,
        },
      }) as const;
    const example: Case = {
      sector: '卫健',
      cells: { 检查对象范围: `${A}、${D}、上海丙科技有限公司` },
      also: [
        at('文旅', `${A}、上海丙科技有限公司`, '2026年5月10日至5月20日'),
        at('城管', D, '2026年4月'),
        at('建管', D, '2026年4月'),
      ],
    };
    expect(look(example).burdens.map(({ enterprise, agencies }) => [enterprise, agencies])).toEqual([
      [D, 3],
      ['上海丙科技有限公司', 2],
      [A, 2],
    ]);
    const limited = look(example, { limit: 1 });
    expect([limited.enterprises, limited.burdens.length]).toEqual([3, 1]);
    expect(look(example, { enterprise: '甲食品' }).burdens.map(({ enterprise }) => enterprise)).toEqual([A]);
  });

  it('is looked for by agency and by kind', () => {
    const example = both({}, {});
    const agency = (sector: string) =>
      district.look(example, (store) => {
        const found = listOverlaps({ store, pack: JINSHAN }, { year: 2026 }).burdens[0]?.visits;
        return found?.find((visit) => visit.sector === sector)?.agencyId ?? 99999;
      });
    expect(look(example, { agencyId: agency('文旅') }).burdens).toHaveLength(1);
    expect(look(example, { agencyId: agency('公安') }).burdens).toEqual([]);
    expect(look(example, { kind: 'others' }).burdens).toHaveLength(1);
    expect(look(example, { kind: 'own' }).burdens).toEqual([]);
    expect(look(example, { year: 2025 })).toMatchObject({ enterprises: 0, burdens: [] });
  });

  it('lists 专项 that names nobody apart', () => {
    const example: Case = { sector: '市监', kind: 'special', cells: { 检查事项: '随机抽查事项检查' } };
    expect(look(example)).toMatchObject({
      burdens: [],
      unnamed: [{ agency: SECTORS['市监'], item: '随机抽查事项检查', where: { row: 3 } }],
    });
    expect(look(example, { kind: 'own' }).unnamed).toEqual([]);
  });
});

describe('rules and list agree', () => {
  const RULE: Readonly<Record<string, OverlapKind>> = {
    P301: 'own',
    P302: 'others',
    P306: 'others',
    P202: 'frequency',
    P203: 'frequency',
    P210: 'special',
  };
  const all = Object.values(TABLES).flatMap(({ yes, no }) => [...yes, ...no]);
  /** Rules judge what is sent back too, and leave it to people whether two premises are far apart. */
  const apart = new Set(['场所不同', '已退回']);
  it.each(all.filter(([why]) => !apart.has(why)))('what a rule finds is listed: %s', (_why, example) => {
    const listed = kindsOf(example);
    const ruled = codes(district.judge(example)).flatMap((code) => RULE[code] ?? []);
    // P210 minds 全覆盖 in annual plans as well.
    const missing = ruled.filter((kind) => kind !== 'special' || example.kind === 'special');
    expect(listed).toEqual(expect.arrayContaining(missing));
  });
});
