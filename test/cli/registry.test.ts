import { beforeEach, describe, expect, it } from 'vitest';
import { enterpriseCode, uscc } from '../plan/rules/registry.ts';
import { bench, json } from './harness.ts';
import { fillRegistry, putPlan, putRows } from './inbox.ts';

const desk = bench();
const { zfjd, init } = desk;

beforeEach(async () => {
  await init();
});

const data = (out: string) => json(out)['data'] as Record<string, unknown>;
const HEAD = ['统一社会信用代码', '单位名称', '单位类型', '简称'];
const agencies = (...rows: string[][]) => putRows(desk, '单位.xlsx', [HEAD, ...rows]);
const ONE = [uscc(1), '上海市示例区应急管理局', '区级部门', '区应急局'];

describe('registry import', () => {
  it('tells what came of each file', async () => {
    const { code, out } = await zfjd(['registry', 'import', agencies(ONE), '--json']);
    expect(code).toBe(0);
    expect(json(out)).toMatchObject({
      schema: 'zfjd.registry.import/1',
      data: { dryRun: false, files: [{ roster: 'agency', rows: 1, added: [uscc(1)], rejected: 0 }] },
      findings: [],
    });
  });

  it('asks for a person where a row was not taken', async () => {
    const { code, out } = await zfjd(['名录', '导入', agencies(ONE, ['123', '某局', '区级部门', ''])]);
    expect(code).toBe(1);
    expect(out).toMatch(/R102.*「单位\.xlsx」Sheet1!A3/su);
  });

  it('tells the codes that changed', async () => {
    await zfjd(['registry', 'import', agencies(ONE)]);
    const { out } = await zfjd(['registry', 'import', agencies([...ONE.slice(0, 3), '应急局'])]);
    expect(out).toContain(`单位.xlsx 变更的编码：${uscc(1)}`);
  });

  it('writes nothing in a dry run', async () => {
    expect((await zfjd(['registry', 'import', agencies(ONE), '--dry-run'])).out).toContain('试运行');
    expect(data((await zfjd('registry list agency --json')).out)['records']).toEqual([]);
  });

  it('refuses a plan, and a roster of another kind', async () => {
    const plan = await zfjd([
      'registry',
      'import',
      putPlan(desk, '计划.xlsx', '区应急管理局2026年度检查计划'),
    ]);
    expect([plan.code, plan.err]).toEqual([3, expect.stringMatching(/看起来像检查计划.*zfjd plan import/su)]);
    const other = await zfjd(['registry', 'import', agencies(ONE), '--type', '人员']);
    expect([other.code, other.err]).toEqual([3, expect.stringContaining('看起来像执法单位名录')]);
    expect((await zfjd(['registry', 'import', agencies(ONE), '--type', '其他'])).code).toBe(2);
  });
});

describe('registry list, show and check', () => {
  beforeEach(() => fillRegistry(desk));

  it.each([
    ['agency', '单位', '执法大队', 2],
    ['item', '事项', '普通', 1],
    ['enterprise', '企业', '上海甲', 1],
    ['officer', '人员', '没有这个人', 0],
  ])('lists %s as %s', async (roster, chinese, match, count) => {
    const { code, out } = await zfjd(['registry', 'list', roster, '--match', match, '--json']);
    expect([code, json(out)['schema']]).toEqual([0, `zfjd.registry.list.${roster}/1`]);
    expect(data(out)['records']).toHaveLength(count);
    const shown = await zfjd(['名录', '列表', chinese, '--match', match]);
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining(`共${count}条`)]);
  });

  it('shows one by any of its names', async () => {
    const { code, out } = await zfjd(['名录', '查看', '单位', '区市监局']);
    expect([code, out]).toEqual([0, expect.stringContaining('上海市示例区市场监督管理局')]);
    const silent = await zfjd(['registry', 'show', 'enterprise', enterpriseCode('上海丙科技有限公司')]);
    expect(silent.out).toMatch(/各条线 无感监管/u);
  });

  it.each([
    ['上海同名贸易有限公司', '2条记录'],
    ['上海甲食品公司', '您是不是要找：上海甲食品有限公司'],
  ])('does not guess: %s', async (name, message) => {
    const { code, err } = await zfjd(['registry', 'show', 'enterprise', name]);
    expect([code, err]).toEqual([3, expect.stringContaining(message)]);
  });

  it('checks, and asks for a person', async () => {
    const { code, out } = await zfjd('名录 检查 --json');
    expect([code, json(out)['schema']]).toEqual([1, 'zfjd.registry.check/1']);
    const codes = (data(out)['problems'] as { code: string }[]).map((problem) => problem.code);
    expect(codes).toEqual(expect.arrayContaining(['R201', 'R202', 'R203', 'R206', 'R207']));
  });
});
