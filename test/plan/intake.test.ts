import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/kernel/errors.ts';
import { scopeOfPlan } from '../../src/plan/judge.ts';
import type { Intake, IntakeOptions } from '../../src/plan/intake.ts';
import { RegistryLookup } from '../../src/plan/lookup.ts';
import { interpretLine } from '../../src/plan/interpret-line.ts';
import { isJoint, type RawLine } from '../../src/plan/model.ts';
import { sheet, type Value } from '../workbook/build.ts';
import { intakeDesk } from './intake-desk.ts';
import { planRows, ROW, type PlanRow } from './desk.ts';
import { RECEIVED } from './rules/district.ts';
import { SECTORS, TOWN } from './rules/registry.ts';

const desk = intakeDesk();

type Sheets = Readonly<Record<string, readonly (readonly Value[])[]>>;

function read(sheets: Sheets, file = '计划.xlsx', options: IntakeOptions = {}): Intake {
  const built = Object.entries(sheets).map(([name, rows]) => sheet(rows, { name }));
  return desk.take(built, file, options);
}

function one(titles: readonly string[], more: PlanRow = {}, file?: string, options?: IntakeOptions) {
  const { drafts } = read({ Sheet1: planRows(titles, [{ ...ROW, ...more }]) }, file, options);
  const [draft] = drafts;
  if (!draft) throw new Error('no draft');
  return draft;
}

function refusal(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing thrown');
}

describe('whose plan it is', () => {
  it.each([
    ['填表单位', ['2026年度检查计划', '填表单位：区市监局'], {}, '计划.xlsx', '市监'],
    ['标题', ['上海市示例区应急管理局2026年度检查计划'], {}, '计划.xlsx', '应急'],
    ['文件名', ['2026年度检查计划'], {}, '区卫生健康委员会2026年度检查计划.xlsx', '卫健'],
    ['检查主体一列', ['2026年度检查计划'], { 检查主体: '区市监局' }, '计划.xlsx', '市监'],
    [
      '填表单位先于文件名',
      ['2026年度检查计划', '填表单位：区市监局'],
      {},
      '区应急管理局2026年度计划.xlsx',
      '市监',
    ],
  ] as const)('is told by %s', (_what, titles, cells, file, sector) => {
    const { facts } = one(titles, cells, file);
    expect(facts.agency?.name).toBe(SECTORS[sector]);
    expect(facts.receivedOn).toBe(RECEIVED);
  });

  it('is what the importer says, before all else', () => {
    const titles = ['2026年度检查计划', '填表单位：区市监局'];
    expect(one(titles, {}, undefined, { agency: '区公安分局' }).facts.agency?.name).toBe(SECTORS['公安']);
  });

  it.each([
    ['区公安分剧', /没有「区公安分剧」.*您是不是要找/u],
    ['执法大队', /可能指：.*第一.*第二/u],
  ])('is refused where the importer says %s', (agency, message) => {
    const error = refusal(() => one(['2026年度检查计划'], {}, undefined, { agency }));
    expect([error.code, error.message]).toEqual(['E_PLAN_AGENCY', expect.stringMatching(message)]);
  });

  it('is asked for where nobody says', () => {
    expect(refusal(() => one(['2026年度检查计划']))).toMatchObject({
      code: 'E_PLAN_AGENCY',
      hint: expect.stringContaining('--agency') as unknown,
    });
  });

  it('stays as written where it is not registered', () => {
    const { facts } = one(['2026年度检查计划', '填表单位：区某某协会']);
    expect([facts.agency, facts.agencyText]).toEqual([undefined, '区某某协会']);
  });

  it.each([
    [
      '两个登记的单位',
      ['2026年度检查计划', '填表单位：区市监局'],
      {},
      '区应急管理局2026年度计划.xlsx',
      '区应急管理局',
    ],
    [
      '填表单位没有登记，检查主体登记了',
      ['2026年度检查计划', '填表单位：区某某协会'],
      { 检查主体: '区市监局' },
      '计划.xlsx',
      '区某某协会',
    ],
  ] as const)('is told where sources disagree: %s', (_why, titles, cells, file, other) => {
    const { findings } = one(titles, cells, file);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'W107', message: expect.stringContaining(other) as unknown }),
    );
  });
});

describe('which sector it is of', () => {
  it.each([
    ['标题', ['示例区应急救援中心2026年度检查计划'], {}, '计划.xlsx', '应急'],
    ['标题中的条线', ['2026年消防条线年度检查计划', '填表单位：区某某协会'], {}, '计划.xlsx', '消防'],
    ['填表单位', ['2026年度检查计划', '填表单位：示例镇文化市场管理所'], {}, '计划.xlsx', '文旅'],
    ['文件名', ['2026年度检查计划', '填表单位：区某某协会'], {}, '文旅条线检查计划.xlsx', '文旅'],
    ['条线一列', ['2026年度检查计划', '填表单位：区某某协会'], { 条线: '医保' }, '计划.xlsx', '医保'],
  ] as const)(
    'is read from %s where the unit is not registered, and told',
    (_what, titles, cells, file, sector) => {
      const { facts, findings } = one(titles, cells, file);
      expect(facts.agency).toBeUndefined();
      expect(scopeOfPlan(facts)).toMatchObject({ sector });
      expect(findings).toContainEqual(
        expect.objectContaining({
          code: 'W109',
          message: expect.stringContaining(`${sector}条线审查`) as unknown,
        }),
      );
    },
  );

  it.each([
    ['标题', ['区应急管理局2026年度消防条线检查计划'], {}, '计划.xlsx'],
    ['文件名', ['区应急管理局2026年度检查计划'], {}, '消防条线2026年度检查计划.xlsx'],
    ['条线一列', ['区应急管理局2026年度检查计划'], { 条线: '消防' }, '计划.xlsx'],
  ] as const)('is the registered one, and %s that says another is told', (source, titles, cells, file) => {
    const { facts, findings } = one(titles, cells, file);
    expect(scopeOfPlan(facts)).toMatchObject({ sector: '应急' });
    expect(findings.filter(({ code }) => code === 'W107').map(({ message }) => message)).toEqual([
      expect.stringMatching(
        new RegExp(`^条线互相矛盾：${source}的.*消防条线，名录中该单位是应急条线，按应急审查$`, 'u'),
      ),
    ]);
  });

  it('a title about a matter of another sector says nothing of the unit', () => {
    expect(one(['区卫生健康委员会2026年消防安全专项检查计划']).findings).toEqual([]);
  });

  it('of a unit that is registered without one stays open', () => {
    expect(scopeOfPlan(one(['2026年度检查计划', `填表单位：${TOWN}`]).facts)).not.toHaveProperty('sector');
  });
});

describe('for when it is', () => {
  it.each([
    ['标题', ['区应急管理局二〇二六年度检查计划'], '检查计划.xlsx', '', 2026],
    ['文件名', ['区应急管理局检查计划'], '2027年度检查计划.xlsx', '4月', 2027],
    ['检查时间', ['区应急管理局年度检查计划'], '检查计划.xlsx', '2027年4月', 2027],
  ])('year by %s', (_what, titles, file, time, year) => {
    expect(one(titles, { 检查时间: time }, file).facts.year).toBe(year);
  });

  it('year by a column of its own (H26)', () => {
    const { facts } = one(['区应急管理局检查计划'], { 抽查计划年度: '2027', 检查时间: '4月' }, '计划.xlsx');
    expect(facts.year).toBe(2027);
  });

  it.each([
    ['nothing', []],
    // What is filled in at the end of a year is for the next one.
    ['only the day it was filled in', ['填报时间：2025年12月28日']],
  ])('asks for the year where %s is stated', (_what, more) => {
    const titles = ['区应急管理局年度检查计划', ...more];
    const error = refusal(() => one(titles, { 检查时间: '4月' }, '检查计划.xlsx'));
    expect([error.code, error.hint]).toEqual(['E_PLAN_YEAR', expect.stringContaining('--year')]);
  });

  it.each([
    ['年度', ['区应急管理局2026年度检查计划'], {}, 'annual', undefined],
    ['月度', ['区应急管理局2026年4月检查计划'], {}, 'monthly', 4],
    ['专项', ['区应急管理局2026年危险化学品专项检查计划'], {}, 'special', undefined],
    ['月度而月份在时间列', ['区应急管理局2026年月度检查计划'], { 检查时间: '2026年9月' }, 'monthly', 9],
  ] as const)('kind and month: %s', (_what, titles, cells, kind, month) => {
    const { facts } = one(titles, cells);
    expect([facts.kind, facts.month]).toEqual([kind, month]);
  });

  it('kind by the column where all rows agree', () => {
    const titles = ['区应急管理局2026年涉企工作安排'];
    expect(one(titles, { 检查类型: '专项' }, '表.xlsx').facts.kind).toBe('special');
  });

  it('says so where it takes a plan for an annual one', () => {
    const draft = one(['区应急管理局2026年涉企工作安排'], {}, '表.xlsx');
    expect(draft.facts.kind).toBe('annual');
    expect(draft.findings.map(({ code }) => code)).toEqual(['W109']);
  });

  it('asks for a month that nobody states', () => {
    const error = refusal(() => one(['区应急管理局2026年月度检查计划'], { 检查时间: '2026年4月至6月' }));
    expect([error.code, error.hint]).toEqual(['E_PLAN_MONTH', expect.stringContaining('--month')]);
  });

  it('is what the importer says', () => {
    const { facts } = one(['区应急管理局2026年度检查计划'], {}, undefined, {
      year: 2027,
      kind: 'monthly',
      month: 3,
    });
    expect([facts.year, facts.kind, facts.month]).toEqual([2027, 'monthly', 3]);
  });

  it('tells title and file name apart', () => {
    const { facts, findings } = one(['区应急管理局2026年度检查计划'], {}, '2025年度检查计划.xlsx');
    expect(facts.year).toBe(2026);
    expect(findings.filter(({ code }) => code === 'W107')).toHaveLength(1);
  });
});

describe('contradictions', () => {
  const told = (draft: { findings: readonly { code: string; message: string }[] }) =>
    draft.findings.filter(({ code }) => code === 'W107').map(({ message }) => message);

  it('are told whatever the source, all of them', () => {
    const draft = one(
      ['区应急管理局2026年度检查计划', '区卫生健康委员会2025年专项检查方案', '填表单位：区市监局'],
      { 计划年度: '2024', 检查类型: '专项检查' },
      '区消防救援支队2023年6月检查计划.xlsx',
    );
    expect(draft.facts.agency?.sector).toBe('应急');
    const all = told(draft).join('\n');
    for (const word of ['区卫生健康委员会', '区市监局', '区消防救援支队']) expect(all).toContain(word);
    expect(all).toMatch(/年度前后不一：.*为2026年，.*为2025年，文件名.*为2023年/u);
    expect(all).toMatch(/计划类型前后不一：.*为年度计划，.*为专项计划，文件名.*为月度计划/u);
    expect(all).toContain('年度前后不一：按2026年办理，年度一列为2024年');
    expect(all).toContain('计划类型前后不一：按年度计划办理，各行的计划类型都是“专项检查”');
  });

  it('of several sectors are told each', () => {
    const draft = one(['区应急管理局2026年度检查计划', '卫健条线', '消防条线']);
    expect(told(draft).map((message) => message.slice(0, 12))).toHaveLength(2);
  });
});

describe('what the title says of the lines', () => {
  const methods = (titles: readonly string[], cells: PlanRow = {}) => {
    const { facts, lines, findings } = one(titles, cells);
    const line = interpretLine(lines[0] as RawLine, { ...facts }, new RegistryLookup(desk.store), []);
    return {
      joint: isJoint(line),
      random: line.method?.kind === 'value' && line.method.value.random,
      told: findings.filter(({ code }) => code === 'W109').map(({ value }) => value),
    };
  };
  const JOINT = '区应急管理局2026年度部门联合检查计划';
  const RANDOM = '区应急管理局2026年度双随机抽查计划';

  it.each([
    ['联合', [JOINT], {}, true, false],
    ['联合，本行写明不是', [JOINT], { 是否联合检查: '否' }, false, false],
    ['联合，没有配合部门', [JOINT], { 配合部门: '无' }, false, false],
    ['联合，本行写明是', [JOINT], { 是否联合检查: '是' }, true, false],
    ['两种都有的标题', ['区应急管理局2026年度本部门、部门联合检查计划'], {}, false, false],
    ['双随机', [RANDOM], {}, false, true],
    ['双随机，本行没有写方式', [RANDOM], { 检查方式: '' }, false, true],
    ['双随机，本行全覆盖', [RANDOM], { 检查方式: '全覆盖现场检查' }, false, false],
    ['双随机，本行定向', [RANDOM], { 检查方式: '定向' }, false, false],
    ['双随机和专项', ['区应急管理局2026年度双随机和专项检查计划'], {}, false, false],
    ['没有说', ['区应急管理局2026年度检查计划'], {}, false, false],
  ])('%s', (_what, titles, cells, joint, random) => {
    const found = methods(titles, cells);
    expect([found.joint, found.random]).toEqual([joint, random]);
  });

  it('is told with the title, where lines go by it', () => {
    expect(methods([JOINT]).told).toEqual([JOINT]);
    expect(methods([JOINT], { 是否联合检查: '是' }).told).toEqual([]);
    expect(methods([RANDOM], { 检查方式: '双随机' }).told).toEqual([]);
  });
});

describe('a workbook of several sheets', () => {
  const titles = ['区应急管理局2026年度检查计划'];
  const rows = planRows(titles, [ROW]);

  it('is one plan where all say the same', () => {
    const { drafts } = read({ 一科: rows, 二科: rows });
    expect(drafts.map((draft) => [draft.lines.length, draft.facts.tables.length])).toEqual([[2, 2]]);
  });

  it('says a contradiction once, and every one', () => {
    const { drafts } = read({ 一科: rows, 二科: rows }, '区应急管理局2025年度检查计划.xlsx');
    expect(drafts[0]?.findings.map(({ code }) => code)).toEqual(['W107']);
  });

  it('is several plans where they are for different months', () => {
    const month = (n: number) =>
      planRows([`区应急管理局2026年${n}月检查计划`], [{ ...ROW, 检查时间: `2026年${n}月` }]);
    const { drafts } = read({ '4月': month(4), '5月': month(5) });
    expect(drafts.map(({ facts }) => [facts.kind, facts.month])).toEqual([
      ['monthly', 4],
      ['monthly', 5],
    ]);
  });

  it.each(['封面', 'Sheet1'])('takes what a sheet before it says as a cover: %s', (name) => {
    const cover = [[], ['', '区应急管理局'], ['', '2026年度检查计划'], ['', '2025年12月']];
    const { drafts, notes } = read({ [name]: cover, 附表: planRows([], [ROW]) }, '报送材料.xlsx');
    expect(drafts[0]?.facts).toMatchObject({ year: 2026, kind: 'annual', title: '2026年度检查计划' });
    expect(drafts[0]?.facts.agency?.sector).toBe('应急');
    expect(notes).toEqual([]);
  });

  it('is several plans where they are of different units', () => {
    const { drafts } = read({ a: rows, b: planRows(['区卫生健康委员会2026年度检查计划'], [ROW]) });
    expect(drafts.map(({ facts }) => facts.agency?.sector)).toEqual(['应急', '卫健']);
  });

  it('is read past sheets that are no plan, with a note', () => {
    const roster = [
      ['统一社会信用代码', '企业名称', '登记状态', '法定代表人'],
      ['91310110000010009X', '上海甲食品有限公司', '存续', '某某'],
    ];
    const { drafts, notes } = read({ 计划: rows, 附件名单: roster });
    expect(drafts).toHaveLength(1);
    expect(notes).toEqual([expect.stringMatching(/附件名单.*看起来像检查对象名录.*不是检查计划/u)]);
  });

  it('leaves out a hidden sheet, with a note', () => {
    const built = [sheet(rows, { name: '计划' }), sheet(rows, { name: '去年', hidden: true })];
    const intake = desk.take(built);
    expect(intake.drafts[0]?.lines).toHaveLength(1);
    expect(intake.notes).toEqual([expect.stringContaining('隐藏的工作表「去年」')]);
  });
});

describe('a sheet of two tables', () => {
  it('is one plan, each row under the columns of its own table', () => {
    const upper = planRows(['区应急管理局2026年度检查计划', '一、日常检查'], [ROW]);
    const lower = planRows(
      ['二、重点检查'],
      [{ 检查事项: '另一事项检查', 检查对象: '企业', 检查时间: '5月', 检查方式: '现场', 抽查比例: '5%' }],
    );
    const { drafts } = read({ Sheet1: [...upper, [], ...lower] });
    const [draft] = drafts;
    expect(draft?.facts.tables.map(({ columns }) => Object.keys(columns).length)).toEqual([10, 5]);
    expect(draft?.lines.map(({ cells }) => cells['item']?.text)).toEqual(['普通事项检查', '另一事项检查']);
    expect(draft?.lines.map(({ cells }) => cells['basis']?.text)).toEqual([ROW['检查依据'], undefined]);
  });
});

describe('what is no plan', () => {
  it('is refused with what it looks like', () => {
    const rows = [
      ['事项编码', '事项名称', '认领单位', '备案状态'],
      ['SX001', '普通事项检查', '区市监局', '已备案'],
    ];
    const error = refusal(() => read({ Sheet1: rows }, '计划.xlsx'));
    expect(error.code).toBe('E_PLAN_NONE');
    expect(error.message).toContain('看起来像检查事项清单');
    expect(error.hint).toContain('registry import');
  });

  it('is refused with the headers that nobody knows', () => {
    const rows = [
      ['执法主体', '巡查科目', '监管对象', '时间安排'],
      ['区市监局', '普通事项检查', '辖区企业', '5月'],
    ];
    const error = refusal(() => read({ Sheet1: rows }, '区市监局2026年度检查计划.xlsx'));
    expect(error.message).toContain('不认识的表头：巡查科目');
  });

  it('is refused where it gathers the plans of several units', () => {
    const rows = planRows(
      ['2026年度检查计划汇总表'],
      [
        { ...ROW, 检查主体: '区应急管理局' },
        { ...ROW, 检查主体: '区市监局' },
      ],
    );
    const error = refusal(() => read({ Sheet1: rows }, '汇总.xlsx'));
    expect(error.code).toBe('E_PLAN_AGENCY');
    expect(error.message).toContain('2个单位（区应急管理局、区市监局）');
    expect(error.hint).toContain('拆成');
  });

  it('is refused with the columns it should have', () => {
    const error = refusal(() => read({ Sheet1: [['通知'], ['请于3月底前报送计划']] }));
    expect([error.code, error.hint]).toEqual(['E_PLAN_NONE', expect.stringContaining('检查事项')]);
  });
});

describe('what is passed over or filled in', () => {
  it('names unknown columns', () => {
    const { findings } = one(['区应急管理局2026年度检查计划'], { 自编列: '甲', 检查领域牵头: '乙' });
    expect(
      findings.filter(({ code }) => code === 'W102').map(({ value, where }) => [value, where.column]),
    ).toContainEqual(['自编列', 11]);
  });

  it('names total rows and hidden rows', () => {
    const rows = planRows(['区应急管理局2026年度检查计划'], [ROW, { 检查事项: '合计', 检查比例: '10%' }]);
    const { drafts, notes } = read({ Sheet1: rows });
    expect(drafts[0]?.lines).toHaveLength(1);
    expect(notes).toEqual([expect.stringMatching(/第4行是合计行/u)]);
  });

  it('fills down on request only, and reports each cell', () => {
    const rows = planRows(
      ['区应急管理局2026年度检查计划'],
      [
        { 抽查领域: '消防', ...ROW },
        { ...ROW, 检查事项: '另一事项检查' },
      ],
    );
    const plain = read({ Sheet1: rows }).drafts[0];
    expect(plain?.lines[1]?.cells['domain']?.text).toBe('');
    const filled = read({ Sheet1: rows }, '计划.xlsx', { blankFill: ['domain'] }).drafts[0];
    expect(filled?.lines[1]?.cells['domain']?.text).toBe('消防');
    expect(filled?.findings).toContainEqual(
      expect.objectContaining({
        code: 'W109',
        where: { file: '计划.xlsx', sheet: 'Sheet1', row: 4, column: 1 },
      }),
    );
  });

  it('keeps the place of empty cells, and trouble in cells', () => {
    const rows: Value[][] = planRows(['区应急管理局2026年度检查计划'], [{ ...ROW, 检查比例: '' }]);
    (rows[2] as Value[])[6] = { text: '#REF!', trouble: 'error-value' };
    const draft = read({ Sheet1: rows }).drafts[0];
    expect(draft?.lines[0]?.cells['ratio']).toEqual({ text: '', row: 3, column: 6 });
    expect(draft?.lines[0]?.cells['freq']?.text).toBe('');
    expect(draft?.findings.map(({ code, where }) => [code, where.row, where.column])).toEqual([
      ['W101', 3, 7],
    ]);
  });
});
