import stringWidth from 'string-width';
import { beforeEach, describe, expect, it } from 'vitest';
import { durationText, Progress } from '../../src/cli/progress.ts';
import { bench } from './harness.ts';
import { fillRegistry, putPlan } from './inbox.ts';

/** What a progress writes on a terminal of so many columns; the clock is moved by hand. */
function watched({ tty = true, columns = 80, quiet = false, json = false } = {}) {
  const lines: string[] = [];
  const clock = { now: 0 };
  const io = {
    stdout: { write: () => true },
    stderr: { write: (text: string) => lines.push(text.replace('\r\u001b[K', '')) },
    stdinTTY: tty,
    stdoutTTY: tty,
    columns,
  };
  const options = { input: true, color: true, quiet, json };
  return { lines, clock, progress: new Progress({ io, options }, () => clock.now) };
}

describe('the progress', () => {
  it('shows how much is done, and how long the rest takes once that is known', () => {
    const { lines, clock, progress } = watched();
    progress.step('/收件箱/甲.xlsx', 0, 4);
    clock.now = 1000;
    progress.step('/收件箱/乙.xlsx', 1, 4);
    clock.now = 30_000;
    progress.step('/收件箱/丙.xlsx', 2, 4);
    clock.now = 30_050;
    progress.step('/收件箱/丁.xlsx', 3, 4);
    expect(lines).toEqual([
      '[                    ] 0/4 甲.xlsx',
      '[=====               ] 1/4 乙.xlsx',
      '[==========          ] 2/4，约剩30秒 丙.xlsx',
    ]);
  });

  it('times each part of a work by itself', () => {
    const { lines, clock, progress } = watched();
    progress.step('甲', 0, 1);
    clock.now = 60_000;
    progress.step('比对', 0, 4);
    clock.now = 63_000;
    progress.step('比对', 1, 4);
    expect(lines.at(-1)).toBe('[=====               ] 1/4，约剩9秒 比对');
  });

  it('counts rows where nobody knows how many there are', () => {
    const { lines, clock, progress } = watched();
    progress.rows('记录.csv', 2000);
    clock.now = 4000;
    progress.rows('记录.csv', 80_000);
    expect(lines).toEqual(['已读2,000行 记录.csv', '已读80,000行，每秒20,000行 记录.csv']);
  });

  it.each([40, 60, 80])('is never wider than a terminal of %i', (columns) => {
    const { lines, progress } = watched({ columns });
    progress.step(`${'很长的文件名'.repeat(20)}.xlsx`, 0, 1234);
    expect(stringWidth(lines[0] ?? '')).toBeLessThan(columns);
    expect(lines[0]).toContain('0/1234 很长');
  });

  it.each([{ tty: false }, { quiet: true }, { json: true }])('is not there with %o', async (how) => {
    const { lines, progress } = watched(how);
    await progress.during(() => progress.step('甲.xlsx', 0, 1));
    expect(lines).toEqual([]);
  });

  it('takes its line away, also when the work fails', async () => {
    const { lines, progress } = watched();
    const work = progress.during(() => {
      progress.step('甲.xlsx', 0, 1);
      throw new Error('坏了');
    });
    await expect(work).rejects.toThrow('坏了');
    expect(lines.at(-1)).toBe('');
  });

  it.each([
    [200, '1秒'],
    [59_400, '59秒'],
    [130_000, '2分10秒'],
    [3_900_000, '1小时5分'],
  ])('%i ms is %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});

describe('an import', () => {
  const desk = bench();
  const { zfjd, init, path } = desk;

  it('shows it to a person only', async () => {
    await init();
    fillRegistry(desk);
    const file = putPlan(desk, '镇.xlsx', '望潮镇人民政府2026年度检查计划');
    const words = ['plan', 'import', file, '--dry-run'];
    expect((await zfjd(words, { columns: 80 })).err).toContain('] 0/1 镇.xlsx');
    expect((await zfjd([...words, '--quiet'], { columns: 80 })).err).toBe('');
    expect((await zfjd(words)).err).toBe('');
    const roster = ['registry', 'import', path('没有.xlsx'), '--dry-run'];
    expect((await zfjd(roster, { columns: 80 })).err).toContain('没有.xlsx');
  });
});

describe('long work', () => {
  const desk = bench();
  const { zfjd, init, path } = desk;

  beforeEach(async () => {
    await init();
    fillRegistry(desk);
    await zfjd(['plan', 'import', putPlan(desk, '镇.xlsx', '望潮镇人民政府2026年度检查计划')]);
  });

  it.each([
    [['db', 'export', '-o', '导出'], /\[ +\] 0\/\d+ agency/u],
    [['db', 'backup', '备份.db'], /0\/4 复制.*/u],
    [['draw', 'simulate', '--quarter', '2026Q4', '--seeds', '5'], /0\/5 试验种子/u],
    [['plan', 'check'], /0\/1 望潮镇/u],
  ])('%j shows it to a person only', async (line, bar) => {
    let made = 0;
    // Each run writes to a place of its own.
    const words = () => line.map((word) => (/^(?:导出|备份)/u.test(word) ? path(`${++made}-${word}`) : word));
    const shown = await zfjd(words(), { columns: 80 });
    expect(shown).toMatchObject({ code: expect.toBeOneOf([0, 1]) as number });
    expect(shown.err).toMatch(bar);
    expect(shown.err.lastIndexOf('\r\u001b[K')).toBeGreaterThan(shown.err.lastIndexOf('0/'));
    expect((await zfjd([...words(), '--quiet'], { columns: 80 })).err).not.toContain('[');
    expect((await zfjd([...words(), '--json'], { columns: 80 })).err).not.toContain('[');
    expect((await zfjd(words())).err).not.toContain('[');
  });
});
