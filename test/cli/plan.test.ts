import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { bench, json } from './harness.ts';
import { fillRegistry, putPlan } from './inbox.ts';

const desk = bench();
const { zfjd, init, path } = desk;
const TOWN = '望潮镇人民政府2026年度检查计划';
/** The day on which the plans come, well before what they plan. */
const DAY = ['--today', '2026-03-05'];

beforeEach(async () => {
  await init();
  fillRegistry(desk);
});

const run = (...words: string[]) => zfjd([...words, ...DAY]);
const data = (out: string) => json(out)['data'] as Record<string, unknown>;
const good = () => putPlan(desk, '望潮镇.xlsx', TOWN);
const bad = () =>
  putPlan(desk, '卫健.xlsx', '区卫生健康委员会2026年度检查计划', { 检查事项: '自拟事项检查' });

describe('plan import', () => {
  it('is done where nothing must be mended', async () => {
    const { code, out } = await run('plan', 'import', good());
    expect(code).toBe(0);
    expect(out).toMatch(/望潮镇人民政府.*可以备案/u);
    expect(out).toContain('共1个文件：导入1，以前导入过0，没有导入0；计划1份，可以备案1份');
  });

  it('asks for a person where something must be, and says what, where and why', async () => {
    const { code, out } = await run('计划', '导入', bad());
    expect(code).toBe(1);
    expect(out).toMatch(/必改.*P105.*「卫健\.xlsx」Sheet1!A3.*自拟事项检查/su);
    expect(out).toMatch(/依据/u);
  });

  it('prints the same as JSON', async () => {
    const { code, out } = await run('plan', 'import', bad(), good(), '--json');
    expect(code).toBe(1);
    expect(json(out)).toMatchObject({
      schema: 'zfjd.plan.import/1',
      data: {
        dryRun: false,
        files: [
          { file: '卫健.xlsx', outcome: 'imported', plans: [{ id: 1, state: 'faulty', must: 1 }] },
          { file: '望潮镇.xlsx', outcome: 'imported', plans: [{ id: 2, state: 'open', must: 0 }] },
        ],
      },
      findings: [{ code: 'P105', severity: '必改', where: { file: '卫健.xlsx', row: 3, column: 1 } }],
    });
  });

  it('takes a folder, goes past what it cannot read, and knows what came before', async () => {
    mkdirSync(path('收件箱'));
    putPlan(desk, '收件箱/望潮镇.xlsx', TOWN);
    writeFileSync(path('收件箱/坏.xlsx'), 'PK');
    const folder = path('收件箱');
    const first = await run('plan', 'import', folder);
    expect(first.code).toBe(1);
    expect(first.out).toMatch(/没有导入 .*坏\.xlsx/u);
    const again = await run('plan', 'import', folder, '--json');
    const outcomes = (data(again.out)['files'] as { file: string; outcome: string }[]).map(
      (f) => `${f.file} ${f.outcome}`,
    );
    expect(outcomes.sort()).toEqual(['坏.xlsx failed', '望潮镇.xlsx known']);
  });

  it('writes nothing in a dry run', async () => {
    expect((await run('plan', 'import', good(), '--dry-run')).out).toContain('试运行');
    expect(data((await run('plan', 'list', '--json')).out)).toEqual({ plans: [], leftOut: 0 });
  });

  it('takes what the file does not say from options', async () => {
    const file = putPlan(desk, '表.xlsx', '涉企工作安排', { 检查时间: '4月' });
    expect((await run('plan', 'import', file)).out).toContain('--agency');
    const told = [
      '--agency',
      '区市监局',
      '--year',
      '2026',
      '--kind',
      '月度',
      '--month',
      '4月',
      '--received',
      '2026-03-02',
    ];
    const { out } = await run('plan', 'import', file, ...told, '--json');
    expect(data(out)['files']).toMatchObject([
      {
        plans: [
          {
            kind: 'monthly',
            period: '2026年4月月度计划',
            receivedOn: '2026-03-02',
            agency: '上海市示例区市场监督管理局',
          },
        ],
      },
    ]);
  });

  it.each([
    ['--year', '26'],
    ['--month', '13'],
    ['--kind', '季度'],
    ['--received', '昨天'],
  ])('refuses %s %s as wrong usage', async (option, value) => {
    const { code, err } = await run('plan', 'import', good(), option, value);
    expect([code, err]).toEqual([2, expect.stringContaining(option)]);
  });
});

describe('plan list, show and check', () => {
  beforeEach(async () => {
    await run('plan', 'import', good(), bad());
  });

  it.each([
    [[], [1, 2]],
    [['--state', '有问题'], [2]],
    [['--state', 'open'], [1]],
    [['--agency', '区卫生健康委员会'], [2]],
    [['--agency', '望潮'], [1]],
    [['--kind', '专项'], []],
    [['--year', '2025'], []],
  ])('lists with %j', async (options, ids) => {
    const { code, out } = await run('plan', 'list', ...options, '--json');
    expect(code).toBe(0);
    expect(json(out)['schema']).toBe('zfjd.plan.list/1');
    const found = (data(out)['plans'] as { id: number }[]).map(({ id }) => id);
    expect(found).toEqual(ids);
  });

  it('says what to do where the list is empty', async () => {
    const { code, out } = await run('计划', '列表', '--year', '2025');
    expect([code, out]).toEqual([0, expect.stringContaining('zfjd plan import')]);
  });

  it('shows one, with what happened and what was found', async () => {
    const { code, out } = await run('计划', '查看', '2');
    expect(code).toBe(0);
    expect(out).toMatch(/2026-03-05\t收到/u);
    expect(out).toContain('P105');
    expect((await run('plan', 'show', '9')).code).toBe(3);
  });

  it('checks again: one asks for a person while it is faulty, all of them too', async () => {
    expect((await run('plan', 'check', '2')).code).toBe(1);
    expect((await run('plan', 'check', '1')).code).toBe(0);
    const { code, out } = await run('计划', '检查', '--json');
    expect([code, json(out)['schema']]).toEqual([1, 'zfjd.plan.check/1']);
  });
});

describe('plan file, publish and return', () => {
  it('goes from code to publication', async () => {
    await run('plan', 'import', good());
    const filed = await run('计划', '备案', '1', '--json');
    expect(filed.code).toBe(0);
    expect(json(filed.out)).toMatchObject({
      schema: 'zfjd.plan.file/1',
      data: { plan: { state: 'filed', code: 'JSBA-2026-0001' } },
    });
    expect((await run('due', '--days', '60', '--json')).out).toContain('2026-03-31');
    expect((await run('plan', 'publish', 'JSBA-2026-0001')).err).toContain('--where');
    const published = await run('计划', '公布', 'JSBA-2026-0001', '--where', '门户网站');
    expect([published.code, published.out]).toEqual([0, expect.stringContaining('已公布')]);
  });

  it('is refused where an earlier step or a correction is missing', async () => {
    await run('plan', 'import', bad(), putPlan(desk, '民政.xlsx', '区民政局2026年度检查计划'));
    const faulty = await run('plan', 'file', '1');
    expect([faulty.code, faulty.err]).toEqual([3, expect.stringContaining('必改问题，不能备案')]);
    const chain = await run('plan', 'file', '2');
    expect([chain.code, chain.err]).toEqual([3, expect.stringContaining('--superior-ref')]);
    const done = await run('plan', 'file', '2', '--superior-ref', '沪民备3号', '--superior-on', '2026-03-04');
    expect([done.code, done.out]).toEqual([0, expect.stringMatching(/2026-03-04.*市级条线备案.*沪民备3号/u)]);
  });

  it('gives the workbook back, and never over a file that is there', async () => {
    await run('plan', 'import', bad());
    const out = path('退回');
    const { code, out: text } = await run('计划', '退回', '1', '-o', out, '--json');
    expect(code).toBe(0);
    expect(json(text)).toMatchObject({
      schema: 'zfjd.plan.return/1',
      data: { plan: { state: 'returned' }, preserved: true },
    });
    expect(existsSync(String(data(text)['path']))).toBe(true);
    putPlan(desk, '卫健.xlsx', '区卫生健康委员会2026年度检查计划', { 检查事项: '又一自拟事项' });
    await run('plan', 'import', path('卫健.xlsx'));
    await run('plan', 'return', '2', '-o', out);
    expect(readdirSync(out)).toHaveLength(2);
    expect((await run('plan', 'return', '2', '-o', out)).err).toContain('已退回，不能退回');
  });
});
