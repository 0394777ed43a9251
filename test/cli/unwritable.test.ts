import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemRefusal } from '../../src/kernel/file-trouble.ts';
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

/** A disk of so few bytes that nothing fits on it; only root may have one. */
function tinyDisk(place: string): boolean {
  mkdirSync(place);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4k,mode=777', 'tmpfs', place]).status === 0;
}

describe.skipIf(process.platform === 'win32')('a place the system refuses', () => {
  const BOX = '收件箱';

  beforeEach(() => {
    init();
    for (const name of ['a.db', 'a.db-wal', 'a.db-shm']) {
      if (existsSync(path(name))) chmodSync(path(name), 0o666);
    }
    chmodSync(folder, 0o777);
    mkdirSync(path(`${BOX}/锁`), { recursive: true });
    writeFileSync(path(`${BOX}/锁/甲.csv`), '甲');
    writeFileSync(path('乙.csv'), '乙');
    chmodSync(path(`${BOX}/锁`), 0o000);
    chmodSync(path('乙.csv'), 0o000);
    mkdirSync(path('只读'));
    chmodSync(path('只读'), 0o555);
  });
  afterEach(() => chmodSync(path(`${BOX}/锁`), 0o700));

  it.each([
    ['plan import @收件箱', /读不了「.*收件箱\/锁」：没有读取权限\n建议：/u],
    ['inspection import @收件箱', /读不了「.*收件箱\/锁」：没有读取权限\n建议：/u],
    ['registry import @收件箱/锁/甲.csv', /读不了「.*甲\.csv」：没有读取权限\n建议：/u],
    ['registry import @乙.csv --type agency', /「乙\.csv」没有读取权限\n建议：/u],
    ['calendar import @乙.csv', /读不了「.*乙\.csv」：没有读取权限\n建议：/u],
    ['db restore @乙.csv @新.db', /读不了「.*乙\.csv」：没有读取权限\n建议：/u],
    ['due --db @收件箱/锁/a.db', /没有进入数据库所在文件夹的权限：.*a\.db\n建议：/u],
    ['db backup @只读/备份.db', /不能写入备份：.*备份\.db（所在文件夹没有写入权限）\n建议：/u],
    ['db backup @只读/', /不能写入锁文件：.*（没有写入权限）\n建议：/u],
    ['db backup @乙.csv/备份.db', /不能写入「.*乙\.csv」：这是一个文件，不是文件夹\n建议：/u],
    ['db export -o @只读/导出', /不能写入「.*导出」：没有写入权限\n建议：/u],
    ['db export -o @乙.csv/导出', /不能写入「.*导出」：路径中有一段不是文件夹\n建议：/u],
    ['report daily -o @只读/日报.html', /不能写入「.*日报\.html」：没有写入权限\n建议：/u],
    ['report daily -o @乙.csv/', /不能写入「.*乙\.csv」：这是一个文件，不是文件夹\n建议：/u],
    ['case flow -o @只读', /不能存成这种格式：.*只读\n建议：/u],
  ])('zfjd %s', (line, said) => {
    const words = line.split(' ').map((word) => word.replace('@', `${folder}/`));
    const { status, stdout, stderr } = zfjd(words, { reader: true });
    expect(stderr).toMatch(said);
    expect({ status: status === 2 || status === 3, stdout }).toEqual({ status: true, stdout: '' });
  });

  it('a full disk', ({ skip }) => {
    const disk = path('小盘');
    if (!tinyDisk(disk)) skip('only root may mount one');
    try {
      writeFileSync(join(disk, '占满'), Buffer.alloc(4096));
      for (const line of ['report daily -o @日报.html', 'db export -o @导出', 'db backup @备份.db']) {
        const words = line.split(' ').map((word) => word.replace('@', `${disk}/`));
        const { status, stderr } = zfjd(words);
        expect({ line, status, stderr }).toMatchObject({
          status: 3,
          stderr: expect.stringContaining('磁盘空间不足') as string,
        });
      }
      expect(readdirSync(disk)).toEqual(['占满']);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});

describe('a refusal of the system that nobody foresaw', () => {
  it.each([
    ['EACCES', 'open', '系统不让读写「/某处/甲」：没有权限'],
    ['ENOSPC', 'write', '系统不让读写「/某处/甲」：磁盘空间不足'],
    ['EIO', 'read', '系统不让读写「/某处/甲」：磁盘读写出错'],
  ])('%s is told as such, and is no bug', (code, syscall, said) => {
    const refusal = systemRefusal(Object.assign(new Error(code), { code, syscall, path: '/某处/甲' }));
    expect(refusal).toMatchObject({ code: 'E_FILE_ACCESS', message: said, exit: 3 });
    expect(refusal?.hint).not.toBe('');
  });

  it.each(['ENOENT', 'ERR_INVALID_ARG_TYPE'])('%s may be a bug', (code) => {
    expect(systemRefusal(Object.assign(new Error(code), { code }))).toBeUndefined();
    expect(systemRefusal('EACCES')).toBeUndefined();
  });
});
