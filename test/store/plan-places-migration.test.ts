import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';

const STEP = MIGRATIONS.find(({ name }) => name === 'plan_places')?.version ?? 0;
const NOW = '2026-03-05T09:00:00+08:00';

/** A file of the form before, with two lines and a visit of the second. */
function fileBefore(): Database.Database {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  for (const { version, sql } of MIGRATIONS) if (version < STEP) db.exec(sql);
  db.pragma(`user_version = ${STEP - 1}`);
  db.exec(`
    INSERT INTO kept_file (id, sha256, name, bytes, packed, kept_on) VALUES (1, '${'0'.repeat(64)}', 'a.xlsx', 1, x'00', '2026-03-05');
    INSERT INTO plan_series VALUES (1, 'A', NULL, '某镇', 2026, 'annual', '');
    INSERT INTO plan VALUES (1, 1, 1, '计划', 1, 'a.xlsx', '2026-03-05', '[]');
    INSERT INTO enterprise (id, code, name, name_key, status, industry, updated_on) VALUES (5, '913100000000000000', '甲', '甲', '存续', '', '2026-01-01');
    INSERT INTO plan_line (id, plan_id, sheet, row, cells) VALUES (7, 1, 'Sheet1', 3, '{}'), (9, 1, 'Sheet1', 4, '{"item":{}}');
    INSERT INTO plan_visit VALUES (5, 1, 9, 20500, 20530, 0, '', '', 1, 1, 0, 0);
  `);
  return db;
}

it('lines keep their numbers and what refers to them, and a row may hold two', () => {
  const db = fileBefore();
  const lines = () => db.prepare('SELECT id, plan_id, sheet, row, cells FROM plan_line ORDER BY id').all();
  const before = lines();
  migrate(db, NOW);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(lines()).toEqual(before);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(() => db.exec('DELETE FROM plan_line WHERE id = 9')).toThrow(/FOREIGN KEY/u);
  const add = db.prepare(
    "INSERT INTO plan_line (plan_id, sheet, row, side, cells) VALUES (1, 'Sheet1', 3, ?, '{}')",
  );
  add.run(6);
  expect(() => add.run(0)).toThrow(/UNIQUE/u);
  db.close();
});

it('a file in which a visit has lost its line stays as it was', () => {
  const db = fileBefore();
  db.pragma('foreign_keys = OFF');
  db.exec('DELETE FROM plan_line WHERE id = 9');
  db.pragma('foreign_keys = ON');
  expect(() => migrate(db, NOW)).toThrow(/plan_places: a row of plan_visit refers to no row of plan_line/u);
  expect(db.pragma('user_version', { simple: true })).toBe(STEP - 1);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  db.close();
});
