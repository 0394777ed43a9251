import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { saveEnterprise } from '../../src/registry/enterprise-store.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { SECTORS, uscc } from '../plan/rules/registry.ts';
import { bench, json } from './harness.ts';
import { fillRegistry, putPlan } from './inbox.ts';

const desk = bench();
const { zfjd, init, path } = desk;
const run = (...words: string[]) => zfjd([...words, '--today', '2026-03-05']);
const [HEALTH = '', CULTURE = ''] = [SECTORS['卫健'], SECTORS['文旅']];
const HOSTILE = '=cmd|企业\u001b[31m';
const OBJECT = { 检查对象范围: HOSTILE, 统一社会信用代码: uscc(2000) };

beforeEach(async () => {
  await init();
  fillRegistry(desk);
});

/** Two agencies with one enterprise in April, its name a hostile one. */
async function importTwo(): Promise<void> {
  desk.withStore((store) =>
    store.write((tx) => {
      tx.record({ act: 'test', subject: 'registry', id: 1, summary: '测试' });
      const enterprise = {
        code: uscc(2000),
        name: HOSTILE,
        status: '存续',
        industry: '',
        ratings: [],
      } as const;
      saveEnterprise(tx, { ...enterprise, premises: ['@示例路1号'] }, date('2026-03-05'));
    }),
  );
  await run(
    'plan',
    'import',
    putPlan(desk, '卫健.xlsx', `${HEALTH}2026年度检查计划`, OBJECT),
    putPlan(desk, '文旅.xlsx', `${CULTURE}2026年度检查计划`, { ...OBJECT, 检查事项: '另一事项检查' }),
  );
}

describe('plan overlaps', () => {
  it('says what to do where there is nothing', async () => {
    const { code, out } = await run('plan', 'overlaps');
    expect(code).toBe(0);
    expect(out).toContain('2026年的有效计划中没有符合条件的重叠；用 zfjd plan list --year 2026');
  });

  it('shows the enterprise with each visit, where it stands and what it meets', async () => {
    await importTwo();
    const { code, out } = await run('计划', '重叠', '--kind-of-overlap', '多头', '--agency', CULTURE);
    expect(code).toBe(0);
    expect(out).toContain('1. =cmd|企业[31m（');
    expect(out).toContain('2个单位，2项检查；最近的两项时间重叠；多头');
    expect(out).toMatch(
      /普通事项检查\t2026-04-01至2026-04-30\t1\t'@示例路1号\t多头\t.*时间重叠\t计划1\t「卫健\.xlsx」Sheet1!第3行/u,
    );
    expect(out).not.toContain('\u001b');
    const { data } = json((await run('plan', 'overlaps', '--json')).out);
    expect(data).toMatchObject({
      year: 2026,
      enterprises: 1,
      burdens: [{ agencies: 2, nearest: -29, meetings: [{ kind: 'others' }] }],
    });
    expect((await run('plan', 'overlaps', '--enterprise', uscc(2000))).out).toContain('1. =cmd');
    expect((await run('plan', 'overlaps', '--year', '2027')).out).toContain('没有符合条件的重叠');
  });

  it('is saved as a workbook and as CSV with inert texts', async () => {
    await importTwo();
    expect((await run('plan', 'overlaps', '-o', path('重叠.xlsx'))).out).toContain('共2行');
    const book = readWorkbook(readFileSync(path('重叠.xlsx')), '重叠.xlsx');
    const texts = book.sheets[0]?.rows.flatMap((row) => row.cells.map((cell) => cell?.text ?? '')) ?? [];
    expect(texts).toEqual(expect.arrayContaining(["'=cmd|企业[31m", "'@示例路1号", uscc(2000), '卫健.xlsx']));
    await run('plan', 'overlaps', '-o', path('重叠.csv'));
    const csv = readFileSync(path('重叠.csv'), 'utf8');
    expect(csv).toContain("'=cmd|企业[31m");
    expect(csv).not.toMatch(/(?:^|,)"?[=@]/mu);
  });

  it.each([
    [['--kind-of-overlap', '别的'], 2, '重叠种类无法识别'],
    [['--agency', '没有的局'], 3, '名录里没有「没有的局」'],
    [['-o', '重叠.docx'], 2, '不能存成这种格式'],
  ])('%j is refused', async (words, code, text) => {
    expect(await run('plan', 'overlaps', ...words)).toMatchObject({
      code,
      err: expect.stringContaining(text),
    });
  });
});

describe('plan joint', () => {
  it.each([
    [['list'], 0, '用 zfjd plan joint propose --all --year 2026 提出'],
    [['propose', '--all'], 0, '没有可以合并、联合的重叠；运行 zfjd plan overlaps --year 2026'],
    [['propose'], 2, '--enterprise 企业，或者 --all'],
    [['propose', '--all', '--lead', HEALTH], 2, '--lead 不能和 --all 同时使用'],
    [['show', '1'], 3, '没有联合建议「1」'],
    [['accept', '1', '--agency', HEALTH], 3, '没有联合建议「1」'],
    [['decline', '1', '--agency', HEALTH], 2, '必须给出选项 --reason'],
    [['decline', '1', '--agency', HEALTH, '--reason', ' '], 3, '要写明理由'],
    [['export'], 3, '还没有已商定的联合检查'],
    [['export', '-o', 'x.xls'], 2, '只能存成 .xlsx'],
  ])('%j on an empty file', async (words, code, text) => {
    const { code: given, out, err } = await run('plan', 'joint', ...words);
    expect({ code: given, said: out + err }).toMatchObject({ code, said: expect.stringContaining(text) });
  });

  it('goes from proposal to a plan that imports', async () => {
    await importTwo();
    expect((await run('计划', '联合', '建议', '--all')).out).toMatch(
      /1\t跨部门联合\t.*2→1\t待答复[\s\S]*由2次减为1次[\s\S]*检查前＝/u,
    );
    expect((await run('plan', 'joint', 'propose', '--all')).out).toContain('以前提过，没有重复提出：1（');
    expect((await run('plan', 'joint', 'propose', '--enterprise', 'cmd', '--lead', CULTURE)).out).toContain(
      CULTURE,
    );
    const shown = (await run('plan', 'joint', 'show', '1')).out;
    expect(shown).toContain(`另行指定（按顺序本应由${HEALTH}牵头）`);
    expect(shown).toContain('各项检查原定时间的共同部分');
    expect((await run('plan', 'joint', 'accept', '1', '--agency', HEALTH)).out).toMatch(
      /尚未答复\t.*文化和旅游局/u,
    );
    expect((await run('plan', 'joint', 'list', '--state', '待答复')).out).toContain(
      '待答复的建议全部商定后：1条，1家企业，检查由2次减为1次',
    );
    const agreed = await run('plan', 'joint', 'accept', '1', '--agency', CULTURE);
    expect(agreed.out).toMatch(/状态\t已商定[\s\S]*下一步：用 zfjd plan joint export/u);
    expect((await run('plan', 'joint', 'accept', '1', '--agency', CULTURE)).out).toContain('没有重复登记');
    expect((await run('plan', 'show', '1')).out).toContain('已商定跨部门联合（联合建议1');
    const file = path('联合检查计划.xlsx');
    expect((await run('plan', 'joint', 'export', '-o', file)).out).toContain(`已保存：${file}`);
    const again = await run('plan', 'joint', 'export', '-o', file);
    expect(again).toMatchObject({ code: 3, err: expect.stringContaining('没有覆盖') });
    const { code, out } = await run('plan', 'import', file);
    expect(code).toBe(0);
    expect(out).toMatch(/文化和旅游局\t2026年度联合检查计划\t1\t1\t0\t/u);
    expect(json((await run('plan', 'joint', 'list', '--json')).out)).toMatchObject({
      schema: 'zfjd.plan.joint.list/1',
      data: { agreed: { before: 2, after: 1 }, formula: expect.stringContaining('检查前＝') },
    });
  });

  it('keeps a refusal with its reason, and saves the list', async () => {
    await importTwo();
    await run('plan', 'joint', 'propose', '--all');
    const { code, out } = await run(
      'plan',
      'joint',
      'decline',
      '1',
      '--agency',
      CULTURE,
      '--reason',
      '=须暗访',
    );
    expect(code).toBe(0);
    expect(out).toContain('不同意（2026-03-05）：=须暗访');
    expect((await run('plan', 'joint', 'list', '--agency', CULTURE)).out).toContain('未商成');
    await run('plan', 'joint', 'list', '-o', path('建议.csv'));
    expect(readFileSync(path('建议.csv'), 'utf8')).toContain("'=cmd|企业");
    writeFileSync(path('占用.xlsx'), '');
    await run('plan', 'joint', 'list', '-o', path('占用.xlsx'));
    expect(readFileSync(path('占用.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });
});
