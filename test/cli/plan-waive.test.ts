import { beforeEach, describe, expect, it } from 'vitest';
import { bench, json } from './harness.ts';
import { fillRegistry, putPlan } from './inbox.ts';

const desk = bench();
const { zfjd, init } = desk;
const TOWN = '望潮镇人民政府2026年度检查计划';
const run = (...words: string[]) => zfjd([...words, '--today', '2026-03-05']);

beforeEach(async () => {
  await init();
  fillRegistry(desk);
  await run('plan', 'import', putPlan(desk, '镇.xlsx', TOWN, { 检查频次: '根据需要' }));
});

describe('plan waive', () => {
  it('is shown with its reason, and counted', async () => {
    const { code, out } = await run('plan', 'waive', '1', 'P209', '--cell', 'g3', '--reason', '按举报安排');
    expect(code).toBe(0);
    expect(out).toMatch(/已豁免1项：P209 Sheet1!G3\n.*必改0项，建议0项，已豁免1项/u);
    const shown = (await run('plan', 'show', '1')).out;
    expect(shown).toMatch(/已豁免（1项）\n.*\nP209\tSheet1!G3\t根据需要\t.*\t按举报安排\t2026-03-05/u);
    expect(shown).toContain('没有其他问题');
    expect((await run('plan', 'list')).out).toMatch(/建议\t已豁免\t状态[\s\S]*\t0\t0\t1\t可以备案/u);
    expect(json((await run('plan', 'show', '1', '--json')).out)).toMatchObject({
      data: { plan: { advice: 0, waived: 1 }, waived: [{ waiver: { reason: '按举报安排' } }] },
      findings: [],
    });
  });

  it('is taken back', async () => {
    await run('plan', 'waive', '1', 'P209', '--reason', '按举报安排');
    expect((await run('计划', '撤豁免', '1', 'P209')).out).toContain('已撤销豁免1项');
    expect((await run('plan', 'show', '1')).out).not.toContain('已豁免（');
  });

  it('says which is no longer needed', async () => {
    await run('plan', 'waive', '1', 'P209', '--reason', '按举报安排');
    await run('plan', 'import', putPlan(desk, '镇2.xlsx', TOWN));
    expect((await run('plan', 'show', '2')).out).toMatch(
      /不再需要的豁免[\s\S]*按举报安排\t2026-03-05（第1版）/u,
    );
  });

  it.each([
    [['--cell', 'G3:H4', '--reason', 'x'], 2, /单元格写法无法识别/u],
    [['--cell', 'G3', '--row', '3', '--reason', 'x'], 2, /只能写一个/u],
    [[], 2, /必须给出选项 --reason/u],
    [['--row', '9', '--reason', 'x'], 3, /没有P209这个问题/u],
  ])('%j is refused', async (words, code, message) => {
    const answer = await run('plan', 'waive', '1', 'P209', ...words);
    expect(answer.code).toBe(code);
    expect(answer.err).toMatch(message);
  });
});
