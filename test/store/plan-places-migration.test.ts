import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';

const STEP = MIGRATIONS.find(({ name }) => name === 'plan_places');

it('lines keep their numbers and what refers to them, and a row may hold two', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  for (const { version, sql } of MIGRATIONS) if (version < (STEP?.version ?? 0)) db.exec(sql);
  db.exec(`
    INSERT INTO kept_file (id, sha256, name, bytes, packed, kept_on) VALUES (1, '${'0'.repeat(64)}', 'a.xlsx', 1, x'00', '2026-03-05');
    INSERT INTO plan_series VALUES (1, 'A', NULL, '某镇', 2026, 'annual', '');
    INSERT INTO plan VALUES (1, 1, 1, '计划', 1, 'a.xlsx', '2026-03-05', '[]');
    INSERT INTO enterprise (id, code, name, name_key, status, industry, updated_on) VALUES (5, '913100000000000000', '甲', '甲', '存续', '', '2026-01-01');
    INSERT INTO plan_line (id, plan_id, sheet, row, cells) VALUES (7, 1, 'Sheet1', 3, '{}'), (9, 1, 'Sheet1', 4, '{"item":{}}');
    INSERT INTO plan_visit VALUES (5, 1, 9, 20500, 20530, 0, '', '', 1, 1, 0, 0);
  `);
  const lines = () => db.prepare('SELECT id, plan_id, sheet, row, cells FROM plan_line ORDER BY id').all();
  const before = lines();
  db.transaction(() => db.exec(STEP?.sql ?? '')).immediate();
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
