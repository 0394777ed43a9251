import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bench, ROOT } from './harness.ts';

const SHIM = join(ROOT, 'bin', 'zfjd.js');
const { path } = bench();

/** The program as it is shipped, in a process of its own. */
function zfjd(args: readonly string[], node: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, SHIM, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ZFJD_DB: path('a.db'), ZFJD_OPERATOR: '测试员' },
  });
  return { status, stdout, stderr };
}

describe('bin/zfjd.js', () => {
  it('runs the built program from anywhere, with its data', () => {
    const settings = ['--pack', 'jinshan', '--bureau', '某区司法局', '--code', '某司'];
    expect(zfjd(['init', ...settings])).toMatchObject({ status: 0, stderr: '' });
    expect(zfjd(['calendar', 'explain', '2026-10-10'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('调休上班'),
    });
  });

  it('loads nothing by import(), which a script compiled beforehand cannot', () => {
    expect(readFileSync(join(ROOT, 'dist', 'main.cjs'), 'utf8')).not.toMatch(/[^.\w]import\(/u);
  });

  it('passes the exit code on', () => {
    expect(zfjd(['due'])).toMatchObject({ status: 3, stdout: '' });
    expect(zfjd(['nonsense'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('tells an old Node what is needed', () => {
    const preload = path('old.cjs');
    writeFileSync(
      preload,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });",
    );
    const { status, stderr } = zfjd(['--help'], ['--require', preload]);
    expect(status).toBe(3);
    expect(stderr).toMatch(/^错误：zfjd 需要 Node\.js 20\.19 或更高版本，现在是 18\.20\.4\n建议：/);
  });

  it('tells that it was not built', () => {
    mkdirSync(path('bin'));
    cpSync(SHIM, path('bin/zfjd.js'));
    const { status, stderr } = spawnSync(process.execPath, [path('bin/zfjd.js')], { encoding: 'utf8' });
    expect(status).toBe(3);
    expect(stderr).toContain('npm run build');
  });

  it('is quiet when the reader of the pipe has gone', async () => {
    const args = [SHIM, '--json', 'calendar', 'explain', '2010-01-01', '+999'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.once('data', () => child.stdout.destroy());
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
