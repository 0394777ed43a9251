import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';

let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  for (const { version, sql } of MIGRATIONS) if (version < 9) db.exec(sql);
  db.exec(`
    INSERT INTO kept_file (id, sha256, name, bytes, packed, kept_on) VALUES (1, '${'0'.repeat(64)}', 'a.xlsx', 1, x'00', '2026-03-05');
    INSERT INTO plan_series VALUES (1, 'A', NULL, '某镇', 2026, 'annual', '');
    INSERT INTO plan VALUES (1, 1, 1, '计划', 1, 'a.xlsx', '2026-03-05', '[]');
    INSERT INTO plan_event VALUES (3, 1, 'received', '2026-03-05', 'a.xlsx', ''), (7, 1, 'superior-filed', '2026-03-04', '市1号', '市局'),
      (9, 1, 'filed', '2026-03-06', 'JSBA-2026-0001', '');
  `);
});
afterEach(() => db.close());

const migrate = () => db.exec(MIGRATIONS.find(({ version }) => version === 9)?.sql ?? '');
const add = (kind: string, ref: string) =>
  db
    .prepare("INSERT INTO plan_event (plan_id, kind, on_date, ref, note) VALUES (1, ?, '2026-03-07', ?, '')")
    .run(kind, ref);

describe('the step that lets more happen to a plan', () => {
  it('keeps every fact with its number, and the plans that count', () => {
    const facts = () => db.prepare('SELECT * FROM plan_event ORDER BY id').all();
    const live = () => db.prepare('SELECT * FROM live_plan').all();
    const before = [facts(), live()];
    migrate();
    expect([facts(), live()]).toEqual(before);
    expect(live()).toHaveLength(1);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('lets the new kinds in and no others, and keeps facts and codes as safe as before', () => {
    expect(() => add('informed', '')).toThrow(/CHECK/u);
    migrate();
    for (const kind of ['approved', 'onward-filed', 'informed']) add(kind, '');
    expect(() => add('something', '')).toThrow(/CHECK/u);
    expect(() => add('filed', 'JSBA-2026-0001')).toThrow(/UNIQUE/u);
    expect(() => db.exec("UPDATE plan_event SET note = 'x'")).toThrow(/append-only/u);
    expect(() => db.exec('DELETE FROM plan_event')).toThrow(/append-only/u);
  });
});
