import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { bench, json, ROOT } from './harness.ts';

const { zfjd, init, path } = bench();

const YEAR = join(ROOT, 'data', 'holidays', '2026.json');
/** Another file, packed as the archive does. */
const OTHER = deflateRawSync('另一份').toString('hex');
const WRITE = ['calendar', 'import', YEAR];

describe('a database that cannot be used', () => {
  it('missing: names the command that makes one', async () => {
    const { code, err } = await zfjd('due');
    expect(code).toBe(3);
    expect(err).toMatch(/还没有数据库.*\n建议：.*zfjd init/);
  });

  it.each([
    ['a folder', () => mkdirSync(path('a.db')), /这是一个文件夹/],
    [
      'a text file',
      () => writeFileSync(path('a.db'), '不是数据库'.repeat(400)),
      /不是数据库|不是 zfjd 的数据库/,
    ],
    ['an empty file', () => writeFileSync(path('a.db'), ''), /不是 zfjd 的数据库/],
    [
      'somebody else’s database',
      () => new Database(path('a.db')).exec('CREATE TABLE t (a)').close(),
      /不是 zfjd/,
    ],
  ])('%s', async (_what, make, message) => {
    make();
    const { code, out, err } = await zfjd('due');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(message);
    expect(err).toMatch(/\n建议：/);
  });

  it('a place below a file', async () => {
    writeFileSync(path('plain'), '');
    const { code, err } = await zfjd([
      'init',
      '--pack',
      'jinshan',
      '--bureau',
      '局',
      '--code',
      '某',
      '--db',
      path('plain/b.db'),
    ]);
    expect(code).toBe(3);
    expect(err).toMatch(/^错误：/);
  });

  it('one that is there already is not made again', async () => {
    await init();
    const before = readFileSync(path('a.db'));
    const { code, err } = await init();
    expect(code).toBe(3);
    expect(err).toContain('数据库已存在');
    expect(readFileSync(path('a.db')).equals(before)).toBe(true);
  });

  it('an unknown pack leaves nothing behind', async () => {
    const { code, err } = await zfjd('init --pack jinsham --bureau 局 --code 某');
    expect(code).toBe(3);
    expect(err).toContain('您是不是要找：jinshan？');
    expect(existsSync(path('a.db'))).toBe(false);
  });

  it('busy: another process is writing', async () => {
    await init();
    const other = new Database(path('a.db'));
    other.exec('BEGIN IMMEDIATE');
    try {
      const { code, err } = await zfjd(WRITE, { env: { ZFJD_BUSY_MS: '30' } });
      expect(code).toBe(3);
      expect(err).toContain('正被另一个程序写入');
      expect(await zfjd('due', { env: { ZFJD_BUSY_MS: '30' } })).toMatchObject({ code: 0, err: '' });
    } finally {
      other.close();
    }
    expect(await zfjd(WRITE)).toMatchObject({ code: 0 });
  });

  // Permissions do not bind root.
  it.skipIf(process.getuid?.() === 0)('read-only', async () => {
    await init();
    for (const name of readdirSync(path(''))) chmodSync(path(name), 0o400);
    const { code, err } = await zfjd(WRITE);
    expect(code).toBe(3);
    expect(err).toMatch(/只读|权限/);
  });
});

describe('files', () => {
  it.each([
    ['calendar import nofile.json', /读不了「nofile\.json」：不存在/],
    ['calendar import .', /读不了「\.」：这是一个文件夹/],
  ])('%s', async (line, message) => {
    await init();
    const { code, err } = await zfjd(line);
    expect(code).toBe(3);
    expect(err).toMatch(message);
  });

  it('a report is not written below a file, and nothing is left over', async () => {
    await init();
    writeFileSync(path('plain'), 'x');
    expect(await zfjd(['report', 'daily', '-o', path('plain/r.md')])).toMatchObject({ code: 3 });
    expect(readdirSync(path('')).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('a backup overwrites nothing', async () => {
    await init();
    writeFileSync(path('kept'), 'x');
    const { code, err } = await zfjd(['db', 'backup', path('kept')]);
    expect(code).toBe(3);
    expect(err).toContain('没有覆盖');
    expect(readFileSync(path('kept'), 'utf8')).toBe('x');
  });
});

describe('a bug of ours', () => {
  it('leaves a diagnostic file without personal data', async () => {
    const person = {
      input: () => Promise.reject(new TypeError('defect for the test')),
      confirm: () => Promise.resolve(true),
    };
    const { code, out, err } = await zfjd('init --operator 王小明 --bureau=金山局', { person });
    expect({ code, out }).toEqual({ code: 70, out: '' });
    const file = /诊断文件：([^）]+)）/.exec(err)?.[1] ?? '';
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    expect(text).toMatch(/^zfjd \d+\.\d+\.\d+, Node v/);
    expect(text).toContain('defect for the test');
    expect(text).toContain('argv: init --operator … --bureau=…');
    expect(text).not.toMatch(/王小明|金山局/);
  });
});

describe('db check', () => {
  it('finds nothing wrong with a new file', async () => {
    await init();
    expect(await zfjd('db check')).toMatchObject({ code: 0, out: expect.stringContaining('数据库完好') });
  });

  it.each([
    ['mode', () => chmodSync(path('a.db'), 0o644), /权限为 644/],
    [
      'migrations',
      () => damage("UPDATE schema_migration SET sha256 = 'x' WHERE version = 1"),
      /建库脚本 1 core/,
    ],
    [
      'journal',
      () => damage("DROP TRIGGER journal_no_update; UPDATE journal SET summary = 'x'"),
      /第1条：内容与摘要不符/,
    ],
    [
      'kept_files',
      () => damage(`DROP TRIGGER kept_file_no_update; UPDATE kept_file SET packed = x'${OTHER}'`),
      /原件「2026\.json」.*与入库时的摘要不符/,
    ],
    [
      // The original that nothing refers to any more is told too.
      'foreign_keys orphans',
      () => damage('PRAGMA foreign_keys = OFF; UPDATE holiday_year SET file_id = 99'),
      /holiday_year 第2026行引用的 kept_file 不存在/,
    ],
  ])('finds damage: %s', async (name, harm, message) => {
    await init();
    await zfjd(WRITE);
    harm();
    const { code, out } = await zfjd('db check --json');
    expect(code).toBe(1);
    const { checks } = json(out)['data'] as { checks: { name: string; faults: string[] }[] };
    const faulty = checks.filter((check) => check.faults.length > 0);
    expect(faulty.map((check) => check.name)).toEqual(name.split(' '));
    expect(faulty[0]?.faults.join()).toMatch(message);
  });

  function damage(sql: string): void {
    const db = new Database(path('a.db'));
    db.exec(sql);
    db.close();
  }
});
