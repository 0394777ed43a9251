import { copyFileSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/kernel/clock.ts';
import { date } from '../../src/kernel/local-date.ts';
import { keepFile, readKeptFile } from '../../src/store/archive.ts';
import { journalEntries, verifyJournal } from '../../src/store/journal.ts';
import { LATEST_VERSION } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { createStore, openReader, openStore } from '../../src/store/open.ts';
import { command } from '../../src/store/query.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';

const actor = { operator: '测试员', clock: fixedClock(date('2026-11-23')) };
let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zfjd-store-'));
  path = join(dir, 'a.db');
});
afterEach(() => rmSync(dir, { recursive: true }));

const entry = { act: 'test', subject: 'setting', id: 'pack', summary: '设定' };
const setPack = (value: string) => {
  const store = createStore(path, actor);
  store.write((tx) => {
    writeSetting(tx, 'pack', value);
    tx.record({ ...entry, after: { value } });
  });
  return store;
};

describe('the file', () => {
  it('is in WAL mode, owner-only, at the newest version', () => {
    const store = createStore(path, actor);
    expect(store.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(store.pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(store.pragma('user_version')).toEqual([{ user_version: LATEST_VERSION }]);
    store.close();
  });

  it('has STRICT tables only', () => {
    const store = createStore(path, actor);
    const tables = store.pragma('table_list') as { name: string; type: string; strict: number }[];
    const loose = tables.filter((t) => t.type === 'table' && !t.name.startsWith('sqlite_') && t.strict !== 1);
    expect(tables.length).toBeGreaterThan(5);
    expect(loose).toEqual([]);
    store.close();
  });

  it('is not created twice, and a missing one is not created by opening', () => {
    expect(() => openStore(path, actor)).toThrow(/还没有数据库/);
    createStore(path, actor).close();
    expect(() => createStore(path, actor)).toThrow(/已存在/);
  });

  it('is refused when a newer program wrote it', () => {
    createStore(path, actor).close();
    const db = new Database(path);
    db.pragma(`user_version = ${LATEST_VERSION + 1}`);
    db.close();
    expect(() => openStore(path, actor)).toThrow(/更新版本/);
  });

  it('is refused when it is some other database, or no database', () => {
    new Database(path).exec('CREATE TABLE t (x)').close();
    expect(() => openStore(path, actor)).toThrow(/不是 zfjd 的数据库/);
  });

  it('is backed up before an older form is brought up to date', () => {
    // An older file: all steps but the last.
    const db = new Database(path);
    for (const { sql } of MIGRATIONS.slice(0, -1)) db.exec(sql);
    db.pragma('application_id = 0x7a666a64');
    db.pragma(`user_version = ${LATEST_VERSION - 1}`);
    db.close();
    const opened = openStore(path, actor);
    expect(opened.migratedFrom?.version).toBe(LATEST_VERSION - 1);
    const backup = opened.migratedFrom?.backup as string;
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(new Database(backup).pragma('user_version', { simple: true })).toBe(LATEST_VERSION - 1);
    opened.store.close();
  });
});

describe('a write', () => {
  it('is kept whole or not at all', () => {
    const store = setPack('jinshan');
    expect(() =>
      store.write((tx) => {
        writeSetting(tx, 'pack', 'other');
        tx.record(entry);
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(readSetting(store, 'pack')).toBe('jinshan');
    expect(store.all(journalEntries)).toHaveLength(1);
    store.close();
  });

  it('is rolled back on a dry run', () => {
    const store = setPack('jinshan');
    const seen = store.write(
      (tx) => {
        writeSetting(tx, 'pack', 'other');
        tx.record(entry);
        return readSetting(tx, 'pack');
      },
      { dryRun: true },
    );
    expect([seen, readSetting(store, 'pack')]).toEqual(['other', 'jinshan']);
    store.close();
  });

  it('without a journal entry is refused', () => {
    const store = createStore(path, actor);
    expect(() => store.write((tx) => writeSetting(tx, 'pack', 'x'))).toThrow(/journal/);
    expect(readSetting(store, 'pack')).toBeUndefined();
    store.close();
  });

  it('says so when another process holds the file', () => {
    const store = setPack('jinshan');
    store.pragma('busy_timeout = 50');
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    expect(() => store.write(() => undefined)).toThrow(/另一个程序/);
    other.exec('ROLLBACK');
    other.close();
    store.close();
  });
});

describe('a file that is gone while it is in use', () => {
  const change = (store: ReturnType<typeof setPack>, options = {}) =>
    store.write((tx) => {
      writeSetting(tx, 'pack', 'other');
      tx.record(entry);
    }, options);

  it.each([
    ['removed', () => rmSync(path)],
    ['moved', () => renameSync(path, join(dir, 'b.db'))],
    [
      'replaced',
      () => {
        copyFileSync(path, join(dir, 'b.db'));
        renameSync(join(dir, 'b.db'), path);
      },
    ],
  ])('is not written to where it was %s', (_, befall) => {
    const store = setPack('jinshan');
    befall();
    expect(() => change(store)).toThrow(
      expect.objectContaining({
        name: 'UserError',
        code: 'E_DB_MOVED',
        message: expect.stringContaining(path) as string,
        hint: expect.stringContaining('再运行同一命令') as string,
      }),
    );
    expect(readSetting(store, 'pack')).toBe('jinshan');
    expect(() => change(store, { dryRun: true })).not.toThrow();
    store.close();
  });

  it('does not leave its log beside the file that took its place', () => {
    const store = setPack('jinshan');
    const other = join(dir, 'b.db');
    createStore(other, actor).close();
    change(store);
    renameSync(other, path);
    expect(() => change(store)).toThrow(expect.objectContaining({ code: 'E_DB_MOVED' }));
    store.close();
    expect(readdirSync(dir).toSorted()).toEqual(['a.db', 'a.db-wal.old']);
    const { store: young } = openStore(path, actor);
    expect(young.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(readSetting(young, 'pack')).toBeUndefined();
    young.close();
  });

  it('is the same again once it was put back, beside its log', () => {
    const store = setPack('jinshan');
    const away = join(dir, 'b.db');
    renameSync(path, away);
    expect(() => change(store)).toThrow(expect.objectContaining({ code: 'E_DB_MOVED' }));
    store.close();
    renameSync(away, path);
    const { store: again } = openStore(path, actor);
    expect(readSetting(again, 'pack')).toBe('jinshan');
    again.close();
  });
});

describe('a load', () => {
  const dangling = command('test.dangling', "INSERT INTO agency_alias VALUES ('无', 999, 'name')");
  const dangle = (store: ReturnType<typeof createStore>) => () =>
    store.write((tx) => {
      tx.run(dangling);
      tx.record(entry);
    });

  it('leaves the file as strict as before, whether it ends well or not', async () => {
    const store = setPack('jinshan');
    const names = ['foreign_keys', 'ignore_check_constraints', 'cache_size'];
    const settings = () => names.map((name) => store.pragma(name));
    const before = settings();
    await store.writeAsync(async (tx) => tx.record(entry), { load: true });
    expect(settings()).toEqual(before);
    expect(dangle(store)).toThrow(/FOREIGN KEY/);
    const failing = store.writeAsync(() => Promise.reject(new Error('power cut')), { load: true });
    await expect(failing).rejects.toThrow('power cut');
    expect(settings()).toEqual(before);
    expect(dangle(store)).toThrow(/FOREIGN KEY/);
    store.close();
  });

  it('is as strict as ever where the file is held by another process', async () => {
    const store = setPack('jinshan');
    store.pragma('busy_timeout = 50');
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.writeAsync(() => Promise.resolve(), { load: true })).rejects.toThrow(/另一个程序/);
    other.exec('ROLLBACK');
    other.close();
    expect(dangle(store)).toThrow(/FOREIGN KEY/);
    store.close();
  });
});

describe('a reader beside', () => {
  it('sees what was written before, and nothing of a transaction that is open', () => {
    const store = setPack('jinshan');
    store.write((tx) => {
      writeSetting(tx, 'pack', 'other');
      tx.record(entry);
      const beside = openReader(path);
      expect(readSetting(beside, 'pack')).toBe('jinshan');
      beside.close();
    });
    store.close();
  });

  it('says so where there is no file', () => {
    expect(() => openReader(join(dir, 'none.db'))).toThrow(/打不开数据库文件/);
  });
});

const tamper = command('test.tamper', "UPDATE journal SET operator = '他人' WHERE seq = 1");
const erase = command('test.erase', 'DELETE FROM journal WHERE seq = 1');

describe('the journal', () => {
  it('holds operator and both dates and refuses change', () => {
    const store = setPack('jinshan');
    expect(store.all(journalEntries)[0]).toMatchObject({
      operator: '测试员',
      business_date: '2026-11-23',
      at: '2026-11-23T09:00:00+08:00',
    });
    expect(() => store.write((tx) => tx.run(tamper))).toThrow(/append-only/);
    expect(() => store.write((tx) => tx.run(erase))).toThrow(/append-only/);
    expect(verifyJournal(store)).toMatchObject({ entries: 1 });
    expect(verifyJournal(store).broken).toBeUndefined();
    store.close();
  });

  const attacks: [string, string, number][] = [
    ['a changed field', "UPDATE journal SET summary = '改' WHERE seq = 2", 2],
    ['a removed entry', 'DELETE FROM journal WHERE seq = 2', 3],
    ['a changed hash', "UPDATE journal SET hash = substr(hash, 2) || '0' WHERE seq = 1", 1],
  ];
  it.each(attacks)('shows %s made behind its back', (_name, sql, seq) => {
    const store = setPack('a');
    for (const value of ['b', 'c']) {
      store.write((tx) => {
        writeSetting(tx, 'pack', value);
        tx.record({ ...entry, after: value });
      });
    }
    const other = new Database(path);
    other.exec('DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete');
    other.exec(sql);
    other.close();
    expect(verifyJournal(store).broken?.seq).toBe(seq);
    store.close();
  });
});

describe('kept files', () => {
  it('come back byte for byte and are kept once', () => {
    const store = createStore(path, actor);
    const bytes = Buffer.from('原件内容'.repeat(1000));
    const ids = store.write((tx) => {
      tx.record(entry);
      return [keepFile(tx, 'a.xlsx', bytes, '2026-11-23'), keepFile(tx, 'b.xlsx', bytes, '2026-11-24')];
    });
    expect(ids[0]).toBe(ids[1]);
    expect(readKeptFile(store, ids[0] as number)).toEqual({ name: 'a.xlsx', bytes });
    store.close();
  });
});
