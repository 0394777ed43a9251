import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { imported, openDesk, planRows, ROW, type Desk, type PlanRow } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

/** Findings of one row in a plan of the market regulator, `code value message`. */
async function found(row: PlanRow): Promise<string[]> {
  const rows = planRows(['区市场监督管理局2026年度检查计划'], [{ ...ROW, ...row }]);
  const [report] = await desk.take(desk.put('计划.xlsx', { Sheet1: rows }));
  return imported(report).flatMap((plan) =>
    plan.findings.map(({ code, value, message }) => `${code} ${value} ${message}`),
  );
}

describe('named objects beside words that name nobody', () => {
  it.each([
    ['an address in brackets', '上海甲食品有限公司（金山大道1号）、上海乙商贸有限公司（2号）', []],
    ['等5家', '上海甲食品有限公司、上海乙商贸有限公司等5家', ['写明5家，名单列出2家，只审查列出的']],
    [
      '全区其他单位',
      '上海乙商贸有限公司、全区其他单位',
      ['点名的1家逐家审查，“全区其他单位”没有点名，按范围理解'],
    ],
  ])('%s: they are judged (P111), and the gap is told', async (_what, objects, gaps) => {
    const findings = await found({ 检查对象范围: objects });
    expect(findings).toContainEqual(expect.stringMatching(/^P111 上海乙商贸有限公司/u));
    expect(findings.filter((text) => text.startsWith('W110'))).toEqual(
      gaps.map((gap) => `W110 ${objects} ${gap}`),
    );
  });

  it('a silent object among them is told (P204)', async () => {
    const findings = await found({ 检查对象范围: '上海丙科技有限公司（示例路5号）等2家' });
    expect(findings).toContainEqual(expect.stringMatching(/^P204 上海丙科技有限公司/u));
  });

  it('a wrong code in the list is told, the name counts', async () => {
    const findings = await found({ 检查对象范围: '上海乙商贸有限公司（91310116MA1J000009）' });
    expect(findings.map((text) => text.slice(0, 4))).toEqual(expect.arrayContaining(['W108', 'P111']));
  });
});

describe('names in a column of their own', () => {
  it('are judged beside the scope', async () => {
    const findings = await found({ 检查对象范围: '辖区内有关企业', 具体检查对象: '上海乙商贸有限公司' });
    expect(findings.map((text) => text.slice(0, 14))).toEqual(['P111 上海乙商贸有限公司']);
  });

  it.each([
    ['具体检查对象', '见附件', '名单在别处'],
    ['具体检查对象', '另行抽取', '没有读出单位名称'],
    ['检查对象范围', '名单见附件2', '名单在别处'],
    ['检查对象范围', '70-60家', '上下限矛盾'],
  ])('%s %s is told', async (column, text, message) => {
    expect(await found({ [column]: text })).toEqual([
      expect.stringMatching(new RegExp(`^W110 ${text} .*${message}`, 'u')),
    ]);
  });
});

describe('检查方式 that leaves open whether somebody comes', () => {
  it.each(['线上线下相结合', '书面为主，必要时到企业', '按科室安排办理'])(
    '%s counts as on the spot (P201)',
    async (method) => {
      expect(await found({ 检查方式: method, 检查频次: '3次/年' })).toContainEqual(
        expect.stringMatching(/^P201/u),
      );
    },
  );

  it.each(['按科室安排办理', '按需'])('%s is told (W111)', async (method) => {
    expect(await found({ 检查方式: method })).toEqual([
      expect.stringMatching(new RegExp(`^W111 ${method} .*按现场检查审查$`, 'u')),
    ]);
  });

  it('off the spot stays so', async () => {
    expect(await found({ 检查方式: '非现场检查（不入企）', 检查频次: '3次/年' })).toEqual([]);
  });
});

describe('配合部门 that name nobody', () => {
  it.each(['根据需要', '待定', '相关部门', '各有关单位'])('%s is not stated (P303)', async (coop) => {
    expect(await found({ 是否联合检查: '是', 配合部门: coop })).toContainEqual(
      expect.stringMatching(new RegExp(`^P303 ${coop} .*“${coop}”没有写明是哪个部门（口径：`, 'u')),
    );
  });

  it.each(['区公安分局', '区公安分局等相关部门'])('%s is stated', async (coop) => {
    expect(
      (await found({ 是否联合检查: '是', 配合部门: coop })).filter((text) => text.startsWith('P303')),
    ).toEqual([]);
  });
});
