import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './harness.ts';

const SHIM = join(ROOT, 'bin', 'zfjd.js');
const ROOT_USER = 0;
const NOBODY = 65_534;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zfjd-readonly-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const path = (name: string) => join(folder, name);

/** The program as it is shipped; `reader` may read the folder and write nothing. */
function zfjd(args: readonly string[], { node = [] as readonly string[], reader = false } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, SHIM, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ZFJD_DB: path('a.db'), ZFJD_OPERATOR: '测试员', HOME: folder },
    cwd: ROOT,
    // Permissions do not hold root back.
    ...(reader && process.getuid?.() === ROOT_USER && { uid: NOBODY, gid: NOBODY }),
  });
  return { status, stdout, stderr };
}

function init(): void {
  expect(zfjd(['init', '--pack', 'jinshan', '--bureau', '某区司法局', '--code', '某司'])).toMatchObject({
    status: 0,
  });
}

describe.skipIf(process.platform === 'win32')('a database that may only be read', () => {
  beforeEach(() => {
    init();
    chmodSync(path('a.db'), 0o444);
    chmodSync(folder, 0o555);
  });

  it.each([['due'], ['plan list'], ['registry list agency'], ['journal show']])('answers: %s', (line) => {
    expect(zfjd(line.split(' '), { reader: true })).toMatchObject({ status: 0, stderr: '' });
  });

  it('says so where something is to be written', () => {
    const year = join(ROOT, 'data', 'holidays', '2026.json');
    const { status, stdout, stderr } = zfjd(['calendar', 'import', year], { reader: true });
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/^错误：数据库文件是只读的，不能写入：.*\n建议：/u);
  });
});

describe('an installation that is not whole', () => {
  const preload = (code: string) => {
    writeFileSync(path('preload.cjs'), code);
    return { node: ['--require', path('preload.cjs')] };
  };

  it.each([
    [
      'a database part of another Node',
      `process.dlopen = () => { throw Object.assign(new Error('was compiled against'), { code: 'ERR_DLOPEN_FAILED' }); };`,
      /^错误：数据库组件（better-sqlite3）与本机的 Node\.js [\d.]+ 或操作系统不相容/u,
    ],
    [
      'a database part that was never compiled',
      `const load = require('module')._load;
       require('module')._load = (name, ...rest) => {
         if (name === 'bindings') return () => { throw new Error('Could not locate the bindings file. Tried: …'); };
         return load(name, ...rest);
       };`,
      /^错误：数据库组件（better-sqlite3）没有编译好/u,
    ],
    [
      'a missing package',
      `const find = require('module')._resolveFilename;
       require('module')._resolveFilename = (name, ...rest) => {
         if (name === 'better-sqlite3') throw Object.assign(new Error("Cannot find module 'better-sqlite3'"), { code: 'MODULE_NOT_FOUND' });
         return find(name, ...rest);
       };`,
      /^错误：程序安装不完整，缺少组件：better-sqlite3/u,
    ],
  ])('%s: what is wrong and what to run', (_what, code, message) => {
    init();
    const { status, stdout, stderr } = zfjd(['plan', 'list'], preload(code));
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/\n建议：在程序所在文件夹/u);
  });
});
