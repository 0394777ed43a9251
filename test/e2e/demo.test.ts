import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './program.ts';

describe('npm run demo', () => {
  it('runs the whole line with the built program and ends with what it wrote', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(ROOT, 'bin', 'demo.ts')],
      { encoding: 'utf8', cwd: ROOT, maxBuffer: 1e8 },
    );
    expect(stderr).not.toContain('演示中断');
    expect(status).toBe(0);
    const commands = stdout.split('\n').filter((line) => line.startsWith('$ zfjd '));
    const nouns = new Set(commands.map((line) => line.split(' ')[2]));
    expect(nouns).toEqual(
      new Set([
        'calendar',
        'case',
        'clue',
        'complaint',
        'db',
        'draw',
        'due',
        'init',
        'inspection',
        'journal',
        'plan',
        'registry',
        'report',
        'rule',
      ]),
    );
    const [, folder = ''] = /写出的文件都在 (\S+)/.exec(stdout) ?? [];
    try {
      for (const name of [
        '示例区.db',
        '退回',
        '文书',
        '抽查记录-2026Q2',
        '日报-2026-10-16.html',
        '备份.db',
        '预警-2026-10.xlsx',
        '月报-2026-10.html',
      ]) {
        expect([name, existsSync(join(folder, name))]).toEqual([name, true]);
      }
      expect(readFileSync(join(folder, '日报-2026-10-16.html'), 'utf8')).toContain('日报');
      // The clock of the case, as in the vectors: 送达 09-18 → 整改 10-15.
      expect(stdout).toContain('2026-10-15');
    } finally {
      if (folder !== '') rmSync(folder, { recursive: true });
    }
  }, 120_000);
});
