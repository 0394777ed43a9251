import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { bench, json } from './harness.ts';
import { fillRegistry, putPlan } from './inbox.ts';

const desk = bench();
const { zfjd, init, path } = desk;
const TOWN = '望潮镇人民政府2026年度检查计划';
const run = (...words: string[]) => zfjd([...words, '--today', '2026-03-05']);

beforeEach(async () => {
  await init();
  fillRegistry(desk);
  await run('plan', 'import', putPlan(desk, '一.xlsx', TOWN, { 检查频次: '根据需要' }));
});

it('plan diff tells what the new version changed, in words and as JSON', async () => {
  await run('plan', 'import', putPlan(desk, '二.xlsx', TOWN));
  const { code, out } = await run('计划', '对照', '2');
  expect(code).toBe(0);
  expect(out).toContain('新增0行，删去0行，修改1行1处，未变0行；问题消除1项，新出现0项');
  expect(out).toMatch(/Sheet1!第3行\t普通事项检查\t检查频次\t根据需要\t1次\/年/u);
  expect(out).toMatch(/已消除的问题[\s\S]*P209/u);
  expect(json((await run('plan', 'diff', '2', '--json')).out)).toMatchObject({
    data: { changed: [{ key: 'freq', label: '检查频次', before: '根据需要', after: '1次/年' }] },
    findings: [],
  });
  await run('plan', 'diff', '2', '--with', '1', '-o', path('对照.html'));
  expect(readFileSync(path('对照.html'), 'utf8')).toContain('根据需要');
});

it('plan diff of an only version says so', async () => {
  const { code, err } = await run('plan', 'diff', '1');
  expect(code).toBe(3);
  expect(err).toContain('没有更早的版本');
});
