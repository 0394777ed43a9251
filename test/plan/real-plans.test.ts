import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { interpretLine } from '../../src/plan/interpret-line.ts';
import { RegistryLookup } from '../../src/plan/lookup.ts';
import { isJoint, type PlanFacts } from '../../src/plan/model.ts';
import { planRow, readLines, type PlanRow } from '../../src/plan/store.ts';
import { factsOf } from '../../src/plan/stored-plan.ts';
import { XLSX } from '../workbook/make-xlsx.ts';
import { words } from '../workbook/build.ts';
import { imported, openDesk, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

interface Book {
  readonly rows: readonly (string | readonly (string | number)[])[];
  readonly merges?: readonly string[];
  readonly type?: 'xlsx' | 'biff8';
}

/** Imports a workbook whose rows are cells, or words split by `·`; gives what became of it. */
async function take({ rows, merges = [], type = 'xlsx' }: Book) {
  const cells = rows.map((row) => (typeof row === 'string' ? words(row) : [...row]));
  const sheet = XLSX.utils.aoa_to_sheet(cells);
  sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
  const bytes = new Uint8Array(
    XLSX.write(XLSX.utils.book_new(sheet, 'Sheet1'), { type: 'buffer', bookType: type }) as Buffer,
  );
  const [report] = await desk.take(desk.putBytes(`计划.${type === 'xlsx' ? 'xlsx' : 'xls'}`, bytes));
  const plans = imported(report);
  return {
    plan: plans[0],
    notes: report?.outcome === 'imported' ? report.notes : [],
    lines: plans.flatMap((plan) => readLines(desk.store, plan.id)),
    /** Findings of reading: `code row:column`. */
    read: plans.flatMap((plan) =>
      plan.findings
        .filter(({ code }) => code.startsWith('W'))
        .map(({ code, where }) => `${code} ${where.row}:${where.column}`),
    ),
  };
}

const text = (line: { cells: Readonly<Record<string, { text: string }>> } | undefined, key: string) =>
  line?.cells[key]?.text;

const H4 =
  '抽查计划编号·任务 名称·抽查类型·抽查对象·发起 部门·参与 部门·抽查 比例 (数量)·检查方式·起止时间·抽查事项';
const H3 = '序号·抽查任务名称·抽查类型·抽查事项·检查对象·抽查比例·大约抽取的检查对象数量·实施 时间·实施单位';

describe('real plans (spreadsheets.md §6)', () => {
  it('F1 附件、标题、填表单位、填报时间、填表说明（H1）', async () => {
    const { plan, lines, notes, read } = await take({
      rows: [
        ['附件5'],
        ['行政检查计划统计表'],
        ['填表单位：区应急管理局 填报时间：2026年02月03日'],
        '序号·任务名称·制定任务依据·检查类型(日常/专项)·实施主体·是否联合检查·联合部门·检查地域·实施层级·检查事项·检查方式·任务日期·是否涉企·检查对象·检查对象基数·检查比例·检查频次上限',
        '1·校外培训检查·《民办教育促进法》·日常·区应急管理局·否·根据需要·全区·区级·普通事项检查·全覆盖及双随机检查·2026.01.01-2026.12.31·是·辖区培训机构·约27家·100%·各检查对象年均1-2次',
        ['填表说明：1.任务名称应当规范；2.按实填写。'],
      ],
      merges: ['A2:Q2', 'A3:Q3', 'A6:Q6'],
    });
    expect(plan).toMatchObject({
      agency: '上海市示例区应急管理局',
      year: 2026,
      kind: 'annual',
      title: '行政检查计划统计表',
      lines: 1,
    });
    expect(notes).toEqual([expect.stringContaining('第6行是注释或填表说明')]);
    expect(text(lines[0], 'object_base')).toBe('约27家');
    expect(read).toEqual([]);
  });

  it('F2 一格两义：频次和上限（H2）', async () => {
    const { lines, read } = await take({
      rows: [
        ['区应急管理局2026年度监督检查计划'],
        '序号·检查事项·实施依据·具体检查对象(含数量)或“双随机”抽查对象(含总数及比例)·检查内容(项目)·检查方式·检查频次和上限·检查时间安排·承办机构·是否属跨部门联合检查(如是,需写明牵头部门和配合部门)·备注',
        '1·普通事项检查·《安全生产法》·全市危化企业共58家,确定检查11家重点,“双随机”检查3家·安全管理·现场·检查频次:1次/年/单位\n上限:2次/年/单位·2026年4月至10月·危化科·是,牵头:应急局,配合:消防·',
      ],
    });
    expect(text(lines[0], 'joint_flag')).toBe('是,牵头:应急局,配合:消防');
    expect(read).toEqual([]);
  });

  it('F3 无序号、一行少一格（H4）', async () => {
    const { lines, read } = await take({
      rows: [
        ['某区2026年度部门联合抽查计划'],
        ['填表单位：区市监局'],
        H4,
        'JH001·食品联查·不定向·食品企业·区市监局·区公安分局·10% (20户)·现场检查·2026年1月—11月·普通事项检查',
        'JH002·药店联查·定向·药店·区市监局·1户·现场检查·2026年2月24日 -2026年11月30日·另一事项检查',
      ],
    });
    // Nothing is moved: what stands in wrong columns is told, where the row goes wrong first.
    expect(text(lines[1], 'coop')).toBe('1户');
    expect(read).toEqual(['W106 5:6', 'W104 5:7', 'W111 5:8', 'W103 5:9']);
  });

  it('F4 合并单元格与注（H6）', async () => {
    const { lines, notes, read } = await take({
      rows: [
        ['区文化和旅游局2026年度双随机抽查计划'],
        '序号·抽查 领域·抽查 事项·抽查事项类别·检查 对象·发起 部门·配合 部门·检查 依据·检查 方式·抽查比例及频次·完成 时限·联络股室（单位）',
        '1·文化市场·普通事项检查·一般检查事项·歌舞娱乐场所·区文旅局·区公安分局·《娱乐场所管理条例》·现场检查·25%,不少于1次/年·10月底·市场科',
        '2··另一事项检查·重点检查事项·····书面检查·5%;2次/年·11月·市场科',
        ['注：抽查事项类别分为一般检查事项、重点检查事项；'],
      ],
      merges: ['B3:B4', 'E3:E4', 'F3:F4', 'G3:G4', 'H3:H4', 'A5:L5'],
    });
    expect([text(lines[1], 'domain'), text(lines[1], 'coop')]).toEqual(['文化市场', '区公安分局']);
    expect(notes).toEqual([expect.stringContaining('第5行是注释')]);
    // 双随机 of the title holds for both lines.
    expect(read).toEqual(['W109 2:undefined']);
  });

  it('F5 丢了年月的日期不猜（H9）；抽取类型与检查方式都读', async () => {
    const { lines, read } = await take({
      rows: [
        ['区市监局2022年双随机计划'],
        '序号·任务名称·抽查事项·检查对\n\n范围·抽取类型·抽查户数·抽查比例·检查方式·组织层级·实施层级·抽取日期·抽取日期至·抽查完成时限·牵头部门·参与部门·备注',
        '1·单用途卡·普通事项检查·发卡企业·不定向·5·10%·非现场·市级·县级·20229·202210·202211·区市监局·区公安分局·',
      ],
    });
    expect(text(lines[0], 'method')).toBe('不定向；非现场');
    expect(read).toEqual(['W102 2:10', 'W103 3:11', 'W103 3:12', 'W103 3:13']);
  });

  it('F6 频次写成 =1 和 >=1（H10）', async () => {
    const { lines, read } = await take({
      rows: [
        ['区市监局2026年年度计划'],
        '序号·检查主体·年度计划名称·检查内容·计划开展时间·股室·抽查比例·抽查频次·抽查数量',
        '1·区市监局·食品抽查·普通事项检查·1月—12月·食品股·10%·=1·1户(实际以联合双随机牵头单位抽查数为准。)',
        '2·区市监局·药品抽查·另一事项检查·1月—12月·药品股·20%·>=1·3户',
      ],
      merges: ['A1:I1'],
    });
    expect(lines.map((line) => text(line, 'freq'))).toEqual(['=1', '>=1']);
    expect(read).toEqual(['W109 3:8', 'W109 3:9', 'W109 4:8']);
  });

  it('F7 分两批，其中一批的日期不明（H11）', async () => {
    const { lines, read } = await take({
      rows: [
        ['区市监局2023年一业一查计划'],
        '序号·行业·任务名称·联查部门·抽查事项·联查对象·检查主体·责任分工·抽查比例·时间安排·备注·无为计划',
        '1·餐饮·餐饮联查·区消防支队·普通事项检查·餐饮企业·区市监局·分工·基数:7\n抽查比例:10%·分两批次;第一批2023720日前完成,第二批2023年10月15日前完成··不设上限',
      ],
    });
    expect(text(lines[0], 'ratio')).toBe('基数:7\n抽查比例:10%');
    expect(read).toEqual(['W102 2:12', 'W103 3:10']);
  });

  it('F8 八要素', async () => {
    const { lines, read } = await take({
      rows: [
        ['区卫生健康委员会2026年度检查计划'],
        '检查事项·检查依据·检查主体·检查对象范围·检查比例·检查方式·检查项目·检查频次',
        '普通事项检查·《执业医师法》第一条·区卫生健康委员会·辖区诊所·10%·现场检查·执业资质·1次/年',
      ],
    });
    expect(Object.keys(lines[0]?.cells ?? {})).toHaveLength(8);
    expect(read).toEqual([]);
  });

  it('F9 应急计划带重点单位名单：名单不当作计划，说出来', async () => {
    const plan = XLSX.utils.aoa_to_sheet([
      ['区应急管理局2026年度监督检查计划'],
      words('检查事项·检查对象·检查方式·检查时间'),
      words('普通事项检查·重点检查单位（名单见附件）·现场·4月'),
    ]);
    const list = XLSX.utils.aoa_to_sheet([
      ['重点检查单位名单'],
      words('序号·企业名称·地址·所属行业'),
      words('1·上海甲食品有限公司·示例路1号·危化'),
    ]);
    const book = XLSX.utils.book_new(plan, '计划');
    XLSX.utils.book_append_sheet(book, list, '名单');
    const bytes = new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const [report] = await desk.take(desk.putBytes('计划.xlsx', bytes));
    expect(report).toMatchObject({ notes: ['工作表「名单」看起来像检查对象名录，不是检查计划'] });
    expect(imported(report)[0]?.findings.map(({ code }) => code)).toContain('W110');
  });

  it('F10 一张工作表里两张表（H3）', async () => {
    const { lines, plan, read } = await take({
      rows: [
        ['区市监局2026年度抽查计划（本部门）'],
        H3,
        '1·甲任务·定向·普通事项检查·企业·100%·1家·2026年9月·区市监局',
        [''],
        ['区市监局2026年度抽查计划（部门联合）'],
        H3,
        '1·乙任务·定向·另一事项检查·企业·100%·1家·2026年10月·区市监局',
      ],
    });
    expect(lines.map((line) => [line.row, text(line, 'plan_name')])).toEqual([
      [3, '甲任务'],
      [7, '乙任务'],
    ]);
    expect(plan?.lines).toBe(2);
    // 部门联合 holds for the second table alone.
    expect(read).toEqual(['W109 6:undefined']);
  });

  it('F11 .xls 里的日期序列号', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['区市监局2026年度抽查计划'],
      words('序号·检查事项·检查对象·检查时间起·检查时间止'),
      ['1', '普通事项检查', '企业', 46113, 46142],
      ['2', '另一事项检查', '商店', 46113, 46142],
    ]);
    for (const address of ['D3', 'E3']) (sheet[address] as { z: string }).z = 'yyyy"年"m"月"d"日"';
    const bytes = new Uint8Array(
      XLSX.write(XLSX.utils.book_new(sheet, 'Sheet1'), { type: 'buffer', bookType: 'biff8' }) as Buffer,
    );
    const [report] = await desk.take(desk.putBytes('计划.xls', bytes));
    const [plan] = imported(report);
    const [first] = readLines(desk.store, plan?.id ?? 0);
    expect([first?.cells['time_start']?.date, first?.cells['time_end']?.date]).toEqual([
      '2026-04-01',
      '2026-04-30',
    ]);
    // A bare number is not taken for a date.
    expect(
      plan?.findings.filter(({ code }) => code === 'W103').map(({ where, next }) => [where.row, next]),
    ).toEqual([[4, expect.stringContaining('2026年4月1日')]]);
  });

  it('F12 小计、合计行', async () => {
    const { lines, notes } = await take({
      rows: [
        ['区市监局2026年度抽查计划'],
        '序号·检查事项·检查对象·检查比例·检查数量·检查时间',
        '1·普通事项检查·企业·10%·5·4月',
        '小计····5·',
        '2·另一事项检查·商店·10%·3·5月',
        '合计····8·',
      ],
    });
    expect(lines.map((line) => line.row)).toEqual([3, 5]);
    expect(notes).toEqual([
      expect.stringContaining('第4行是合计行'),
      expect.stringContaining('第6行是合计行'),
    ]);
  });
});

describe('layout traits (spreadsheets.md §3) seen together', () => {
  it('§3.2 §3.4 两层表头丢了合并，是否现场检查填是否', async () => {
    const { lines, read } = await take({
      rows: [
        ['2026年部门联合抽查计划'],
        ['填表单位:区市监局'],
        '序号·抽查领域·抽查事项·检查对象·抽查比例及频次·检查时间·检查部门··是否现场检查',
        '······发起·配合·',
        '1·餐饮·普通事项检查·餐饮企业·抽查比例不低于5%,抽查频次1次/年·4月-8月·市监·公安、消防·是',
        '2··另一事项检查··A级5%、B级10%，1次/年·5月···否',
      ],
    });
    expect(lines.map((line) => [text(line, 'lead'), text(line, 'method'), text(line, 'domain')])).toEqual([
      ['市监', '现场检查', '餐饮'],
      ['', '非现场检查', ''],
    ]);
    // 部门联合 of the title holds for the line that names no partner.
    expect(read).toEqual(['W109 4:undefined']);
  });

  it('§3.3 §3.7 序号是中文的分组标题，落款说明单位', async () => {
    const { plan, lines, notes } = await take({
      rows: [
        ['关于报送2026年度检查计划的报告'],
        ['现将我局检查计划报送如下：'],
        '序号·检查事项·检查对象·时间·方式·频次',
        '一·餐饮领域····',
        '1·普通事项检查·餐饮企业·4月·现场·1次/年',
        '（二）·住宿领域····',
        '①·另一事项检查·旅馆·5月·现场·1次/年',
        [''],
        ['区应急管理局（盖章）'],
        ['2026年1月10日'],
      ],
    });
    expect(plan?.agency).toBe('上海市示例区应急管理局');
    expect(lines.map((line) => line.row)).toEqual([5, 7]);
    expect(notes.filter((note) => note.includes('分组标题'))).toHaveLength(2);
  });

  it('分组标题对它下面的各行有效，到下一个分组标题为止，写明根据', async () => {
    const { plan, lines } = await take({
      rows: [
        ['区应急管理局2026年度检查计划'],
        '序号·检查事项·检查对象·检查时间·检查方式·是否联合检查·检查频次',
        '1·普通事项检查·餐饮企业·4月···1次/年',
        ['一、上半年'],
        ['（一）双随机抽查'],
        '2·普通事项检查·旅馆··现场检查··1次/年',
        '3·普通事项检查·浴室·5月···1次/年',
        ['（二）部门联合检查'],
        '4·普通事项检查·商场····1次/年',
        '5·普通事项检查·书店···否·1次/年',
        ['二、非现场检查'],
        '6·普通事项检查·网店·9月···1次/年',
      ],
      merges: ['A1:G1', 'A4:G4', 'A5:G5', 'A8:G8', 'A11:G11'],
    });
    const facts = plan && factsOf(desk.store, planRow(desk.store, plan.id) as PlanRow);
    const lookup = new RegistryLookup(desk.store);
    const read = lines.map((raw) => interpretLine(raw, facts as PlanFacts, lookup, []));
    const method = read.map((line) => (line.method?.kind === 'value' ? line.method.value : undefined));
    expect(method.map((one) => one?.random ?? false)).toEqual([false, true, true, false, false, false]);
    expect(method.map((one) => one?.offSite ?? false)).toEqual([false, false, false, false, false, true]);
    expect(read.map(isJoint)).toEqual([false, false, false, true, false, false]);
    expect(lines.map((line) => text(line, 'time'))).toEqual([
      '4月',
      '上半年',
      '5月',
      '上半年',
      '上半年',
      '9月',
    ]);
    const told = plan?.findings.flatMap(({ code, where, message }) =>
      code === 'W109' ? `${where.row} ${message}` : [],
    );
    expect(told).toEqual([
      '5 2行没有另外写明，按标题「（一）双随机抽查」理解为随机抽取对象',
      '5 1行没有另外写明检查时间，按分组标题「一、上半年」理解',
      '8 1行没有另外写明，按标题「（二）部门联合检查」理解为联合检查',
      '8 2行没有另外写明检查时间，按分组标题「一、上半年」理解',
      '11 1行没有另外写明检查方式，按分组标题「二、非现场检查」理解',
    ]);
  });

  it('左右并排的两张表：两张都读，单元格各有地址，矛盾处指出两边的写法', async () => {
    const { lines, plan } = await take({
      rows: [
        ['区应急管理局2026年度检查计划'],
        '序号·检查事项·检查对象·检查时间·检查比例··序号·检查事项·检查对象·检查时间·检查比例',
        '1·普通事项检查·企业·4月·10%··1·另一事项检查·商店·5月·适当抽取',
        '2·特别事项检查·企业·6月·5%··2·普通事项检查·企业·4月·20%',
      ],
    });
    expect(
      lines.map((line) => [text(line, 'item'), line.row, line.side, line.cells['ratio']?.column]),
    ).toEqual([
      ['普通事项检查', 3, undefined, 5],
      ['特别事项检查', 4, undefined, 5],
      ['另一事项检查', 3, 7, 11],
      ['普通事项检查', 4, 7, 11],
    ]);
    const told = plan?.findings.flatMap(({ code, where, message }) =>
      code === 'P307' || code === 'W104' ? `${code} ${where.row}:${where.column} ${message}` : [],
    );
    expect(told).toContain('P307 4:7 与第3行是同一项检查，但检查比例“20%”与“10%”不同');
    expect(told?.filter((one) => one.startsWith('W104'))).toEqual([expect.stringMatching(/^W104 3:11 /u)]);
    // Findings of the sheet as a whole are told of either table.
    const missing = plan?.findings.filter(({ code }) => code === 'P104').map(({ where }) => where.column);
    expect(missing?.length).toBeGreaterThan(0);
  });

  it.each([
    ['中间少一格', '2·另一事项检查·10%·3月·法·现场·', ['W106 3:3']],
    ['没有少', '2·另一事项检查·企业·10%·3月·法·', []],
  ])('一行%s', async (_what, row, told) => {
    const { read } = await take({
      rows: [
        ['区应急管理局2026年度检查计划'],
        '序号·检查事项·检查对象·检查比例·检查时间·检查依据·检查方式',
        row,
      ],
    });
    expect(read.filter((finding) => finding.startsWith('W106'))).toEqual(told);
  });
});
