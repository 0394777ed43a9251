import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach } from 'vitest';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHIM = join(ROOT, 'bin', 'zfjd.js');

/** The built program in processes of its own, on a database in a folder that lasts for one test. */
export function program() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zfjd-e2e-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const env = () => ({
    ...process.env,
    ZFJD_DB: join(folder, 'a.db'),
    ZFJD_OPERATOR: '测试员',
    TMPDIR: folder,
  });
  const words = (line: readonly string[]) => [SHIM, ...line, '--today', '2026-03-05'];
  /** With options for Node itself. */
  const runWith = (node: readonly string[], ...line: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...node, ...words(line)], {
      encoding: 'utf8',
      env: env(),
      cwd: folder,
      maxBuffer: 1e8,
    });
    return { code: status, out: stdout, err: stderr };
  };
  return {
    path: (name: string) => join(folder, name),
    run: (...line: string[]) => runWith([], ...line),
    runWith,
    start: (...line: string[]): ChildProcess =>
      spawn(process.execPath, words(line), { env: env(), cwd: folder, stdio: 'ignore' }),
  };
}

/** `data` of a JSON answer. */
export function dataOf(out: string): unknown {
  return (JSON.parse(out) as { data: unknown }).data;
}
