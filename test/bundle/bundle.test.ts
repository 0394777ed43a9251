import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFiles } from '../../bin/bundle-files.ts';
import { ROOT } from '../cli/harness.ts';

describe('the files of an installation without a network', () => {
  const files = bundleFiles(ROOT);
  const names = files.map(({ to }) => to);

  it.each([
    'bin/zfjd.js',
    'bin/load.js',
    'dist/main.cjs',
    'dist/main.cjs.cache',
    'dist/workbook-worker.cjs',
    'dist/record-worker.cjs',
    'dist/judge-worker.cjs',
    'dist/nodemailer.cjs',
    'dist/hyparquet-writer.cjs',
    'data/headers.yaml',
    'data/holidays/2026.json',
    'package.json',
    'LICENSE',
    'node_modules/better-sqlite3/build/Release/better_sqlite3.node',
    'node_modules/bindings/bindings.js',
    'node_modules/zod/package.json',
  ])('hold %s', (name) => {
    expect(names).toContain(name);
  });

  it('are all there, each once, below the folder', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(files.filter(({ from }) => !existsSync(from))).toEqual([]);
    expect(names.filter((name) => name.startsWith('..') || name.includes('\\'))).toEqual([]);
  });

  it('hold nothing of development, and no sources of the native part', () => {
    const idle =
      /^(?:test|src)\/|^node_modules\/(?:typescript|vitest|esbuild|tsx)\/|better-sqlite3\/(?:deps|src)\//u;
    expect(names.filter((name) => idle.test(name))).toEqual([]);
  });
});

/** Slow: makes the archive and runs it as on a machine that has nothing. */
describe.runIf(process.env['ZFJD_TEST_FULL'] === '1' && process.platform !== 'win32')('the archive', () => {
  let folder = '';
  let home = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zfjd-bundle-'));
    const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
    const made = spawnSync(process.execPath, [tsx, join(ROOT, 'bin', 'bundle.ts'), folder], {
      encoding: 'utf8',
    });
    const [archive = ''] = readdirSync(folder);
    if (!/^zfjd-[\d.]+-\w+-\w+\.tar\.gz$/u.test(archive))
      throw new Error(`no archive: ${archive} ${made.stderr}`);
    mkdirSync(join(folder, '别处'));
    spawnSync('tar', ['-xzf', join(folder, archive), '-C', join(folder, '别处')]);
    home = join(folder, '别处', archive.replace('.tar.gz', ''));
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** No environment at all; another folder. */
  const zfjd = (args: readonly string[], program = join(home, 'zfjd')) => {
    const all = [...args, '--db', join(folder, 'a.db'), '--today', '2026-03-05'];
    const { status, stdout, stderr } = spawnSync(program, all, { encoding: 'utf8', env: {}, cwd: folder });
    return { status, stdout, stderr };
  };
  const samples = (name: string) => join(ROOT, 'data', 'samples', name);

  it('runs the line from an empty folder to what is due', { timeout: 300_000 }, () => {
    const bureau = ['--pack', 'jinshan', '--bureau', '上海市示例区司法局', '--code', '示司'];
    expect(zfjd(['init', ...bureau])).toMatchObject({ status: 0, stderr: '' });
    expect(zfjd(['calendar', 'explain', '2026-10-10'])).toMatchObject({ status: 0 });
    expect(zfjd(['registry', 'import', samples('名录')])).toMatchObject({ status: 0 });
    expect(zfjd(['plan', 'import', samples('计划')])).toMatchObject({ status: 1, stderr: '' });
    expect(zfjd(['due'])).toMatchObject({ status: 0, stderr: '' });
    expect(zfjd(['db', 'export', '-o', 'p', '--format', 'parquet'])).toMatchObject({ status: 0, stderr: '' });
    expect(zfjd(['plan', 'remind', '-o', 'r.html'])).toMatchObject({ status: 0 });
  });

  it('starts through a link', () => {
    symlinkSync(join(home, 'zfjd'), join(folder, 'link'));
    expect(zfjd(['db', 'check'], join(folder, 'link'))).toMatchObject({ status: 0, stderr: '' });
  });
});
