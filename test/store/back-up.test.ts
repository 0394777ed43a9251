import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { bench, json, ROOT } from '../cli/harness.ts';

const { zfjd, init, path, withStore } = bench();

/** Every row of every table, in the order in which they lie there. */
function contents(file: string): Record<string, unknown[]> {
  const db = new Database(file, { readonly: true });
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  const rows = names.map(
    (name) => [name, db.prepare(`SELECT * FROM "${name}"`).safeIntegers().all()] as const,
  );
  db.close();
  return Object.fromEntries(rows);
}

const data = (out: string) => json(out)['data'] as Record<string, never>;
const IMPORT = ['calendar', 'import', join(ROOT, 'data', 'holidays', '2026.json')];

describe('db backup', () => {
  it('is equal row by row once restored, while another connection writes', async () => {
    await init();
    await zfjd(IMPORT);
    const writer = new Database(path('a.db'));
    writer.exec('BEGIN IMMEDIATE');
    expect(await zfjd(['db', 'backup', path('b.db')])).toMatchObject({ code: 0 });
    writer.exec('ROLLBACK');
    writer.close();
    expect(await zfjd(['db', 'restore', path('b.db'), path('c.db')])).toMatchObject({ code: 0 });
    const original = contents(path('a.db'));
    expect(Object.keys(original).length).toBeGreaterThan(30);
    expect(original['kept_file']).toHaveLength(1);
    expect(contents(path('b.db'))).toEqual(original);
    expect(contents(path('c.db'))).toEqual(original);
    expect(await zfjd(['db', 'check', '--db', path('c.db')])).toMatchObject({ code: 0 });
    withStore((store) => expect(store.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]));
  });

  it('comes with a digest file that sha256sum takes, for its owner only', async () => {
    await init();
    const { out } = await zfjd(['db', 'backup', path('b.db'), '--json']);
    expect(readFileSync(path('b.db.sha256'), 'utf8')).toBe(`${String(data(out)['digest'])}  b.db\n`);
    expect(statSync(path('b.db.sha256')).mode & 0o077).toBe(0);
    const { status } = spawnSync('sha256sum', ['-c', 'b.db.sha256'], { cwd: path('.') });
    expect(status).toBe(0);
  });

  it('keeps the newest in a folder, and touches no file of another name', async () => {
    await init();
    const others = ['a-手工.db', 'b-20200101000000.db', 'a-20200101000000.txt'];
    expect(await zfjd(['db', 'backup', `${path('备份')}/`])).toMatchObject({ code: 0 });
    for (const name of others) writeFileSync(path(`备份/${name}`), 'x');
    writeFileSync(path('备份/a-20200101000000.db'), 'old');
    writeFileSync(path('备份/a-20200101000000.db.sha256'), 'old');
    const { out } = await zfjd(['db', 'backup', path('备份'), '--keep', '2', '--json']);
    expect(data(out)['removed']).toEqual([path('备份/a-20200101000000.db')]);
    const backups = ['a-20261123090000-2.db', 'a-20261123090000.db'];
    expect(readdirSync(path('备份')).sort()).toEqual(
      ['.zfjd-backup.lock', ...backups.flatMap((name) => [name, `${name}.sha256`]), ...others].sort(),
    );
    expect((await zfjd(['db', 'backup', path('x.db'), '--keep', '2'])).code).toBe(2);
    expect((await zfjd(['db', 'backup', path('备份'), '--keep', '0'])).code).toBe(2);
  });

  it('says nothing on success with --quiet', async () => {
    await init();
    const answer = await zfjd(['db', 'backup', '--quiet', path('b.db')]);
    expect(answer).toEqual({ code: 0, out: '', err: '' });
    expect(await zfjd('db check --quiet')).toEqual({ code: 0, out: '', err: '' });
  });

  it('refuses a damaged database and leaves nothing', async () => {
    await init();
    const db = new Database(path('a.db'));
    db.exec("DROP TRIGGER journal_no_update; UPDATE journal SET summary = 'x'");
    db.close();
    const { code, err } = await zfjd(['db', 'backup', path('b.db')]);
    expect(code).toBe(3);
    expect(err).toMatch(/核对未通过.*留痕第1条/u);
    expect(readdirSync(path('.')).filter((name) => name.startsWith('b.db'))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('refuses a full disk and leaves nothing', async () => {
    await init();
    const shim = join(ROOT, 'bin', 'zfjd.js');
    // No file may grow beyond 64 KiB, as on a disk with no room.
    const { status, stderr } = spawnSync(
      'sh',
      [
        '-c',
        'trap "" XFSZ; ulimit -f 128; exec "$@"',
        'sh',
        process.execPath,
        shim,
        'db',
        'backup',
        path('b/b.db'),
      ],
      { encoding: 'utf8', env: { PATH: process.env['PATH'], ZFJD_DB: path('a.db') } },
    );
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: expect.stringMatching(/^错误：没有写成备份：.*可能已满）\n建议：检查磁盘空间/u),
    });
    expect(readdirSync(path('b'))).toEqual([]);
  });
});

describe('db restore', () => {
  async function backedUp(): Promise<void> {
    await init();
    await zfjd(['db', 'backup', path('b.db')]);
  }

  it('never touches a file that is there', async () => {
    await backedUp();
    writeFileSync(path('c.db'), 'x');
    expect((await zfjd(['db', 'restore', path('b.db'), path('c.db')])).err).toContain('没有改动它');
    expect((await zfjd(['db', 'restore', path('b.db'), path('a.db')])).code).toBe(3);
    expect(readFileSync(path('c.db'), 'utf8')).toBe('x');
  });

  it.each([
    [
      'a digest that differs',
      () => writeFileSync(path('b.db.sha256'), `${'0'.repeat(64)}  b.db\n`),
      /摘要文件不符/u,
    ],
    ['a file that is none of ours', () => replaceBackup('不是数据库'), /不是/u],
    ['a missing file', () => rmSync(path('b.db')), /备份文件不存在/u],
    [
      'a changed 留痕',
      () => changeBackup("DROP TRIGGER journal_no_update; UPDATE journal SET summary = 'x'"),
      /留痕第1条/u,
    ],
    ['a database in use', () => writeFileSync(path('b.db-wal'), 'x'), /正在使用/u],
  ])('refuses %s, and leaves nothing', async (_what, harm, message) => {
    await backedUp();
    harm();
    const { code, err } = await zfjd(['db', 'restore', path('b.db'), path('c.db')]);
    expect(code).toBe(3);
    expect(err).toMatch(message);
    expect(readdirSync(path('.')).filter((name) => name.startsWith('c.db'))).toEqual([]);
  });

  it('says what the backup lacks in time', async () => {
    await backedUp();
    await zfjd(IMPORT);
    const { out } = await zfjd(['db', 'restore', path('b.db'), path('c.db')]);
    expect(out).toMatch(/恢复的缺少其后1条[\s\S]*2\t2026-11-23 09:00:00\t测试员\t导入2026年节假日安排/u);
    // Seen from the restored one, the other holds more.
    await zfjd(['db', 'backup', path('d.db')]);
    const newer = await zfjd(['db', 'restore', path('d.db'), path('e.db'), '--db', path('c.db'), '--json']);
    expect(data(newer.out)['difference']).toMatchObject({ relation: 'newer', entries: 1 });
    await zfjd(['calendar', 'import', join(ROOT, 'data', 'holidays', '2025.json'), '--db', path('c.db')]);
    const other = await zfjd(['db', 'restore', path('d.db'), path('f.db'), '--db', path('c.db')]);
    expect(other.out).toContain('两者的留痕不相接');
  });

  it('works where the database in use is gone, and without a digest file, and says so', async () => {
    await backedUp();
    rmSync(path('a.db'));
    rmSync(path('b.db.sha256'));
    const { code, out, err } = await zfjd(['db', 'restore', path('b.db'), path('a.db')]);
    expect(code).toBe(0);
    expect(out).toMatch(/两者一致|没有比较/u);
    expect(err).toContain('没有摘要文件');
  });

  function replaceBackup(text: string): void {
    writeFileSync(path('b.db'), text);
    rmSync(path('b.db.sha256'));
  }

  function changeBackup(sql: string): void {
    const db = new Database(path('b.db'));
    db.exec(sql);
    db.close();
    rmSync(path('b.db.sha256'));
  }
});

describe('db check', () => {
  it('finds an original that nothing refers to, and copies left behind', async () => {
    await init();
    await zfjd(IMPORT);
    const db = new Database(path('a.db'));
    db.exec(
      "INSERT INTO kept_file SELECT 99, replace(sha256, 'a', 'b'), '孤立.xlsx', 0, packed, kept_on FROM kept_file",
    );
    db.close();
    writeFileSync(path('a.db.partial-999999'), '');
    const { code, out } = await zfjd('db check --json');
    expect(code).toBe(1);
    const checks = data(out)['checks'] as unknown as { name: string; faults: string[] }[];
    const faults = Object.fromEntries(checks.map((check) => [check.name, check.faults]));
    expect(faults['orphans']).toEqual(['原件「孤立.xlsx」（编号99）没有任何记录提到']);
    expect(faults['leftovers']).toEqual(['未完成的副本 a.db.partial-999999 留在旁边，可以删除']);
  });
});

describe('db stats', () => {
  it('counts rows, size, 留痕 and growth', async () => {
    await init();
    await zfjd(IMPORT);
    const stats = data((await zfjd('db stats --json')).out) as Record<string, unknown>;
    expect(stats).toMatchObject({
      journal: { entries: 2, first: '2026-11-23T09:00:00+08:00', last: '2026-11-23T09:00:00+08:00' },
      growth: [{ month: '2026-11', entries: 2, files: 1 }],
    });
    const tables = stats['tables'] as { name: string; rows: number; bytes: number }[];
    expect(tables.find(({ name }) => name === 'kept_file')).toMatchObject({ rows: 1 });
    const used = tables.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(used).toBeGreaterThan(0);
    expect(used).toBeLessThanOrEqual(stats['bytes'] as number);
    expect((await zfjd('db stats')).out).toContain('kept_file\t1\t');
  });
});
