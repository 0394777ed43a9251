import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';

const STEP = MIGRATIONS.find(({ name }) => name === 'inspection_repeated')?.version ?? 0;

it('the step that parts what a record says from what was found out reads both out of one column', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = OFF');
  for (const { version, sql } of MIGRATIONS) if (version < STEP) db.exec(sql);
  const add = db.prepare(
    `INSERT INTO inspection (record_id, agency_id, code, plan_code, task, origin, source, outside, on_site, follow_up,
       object_code, object_name, premises_id, place, item_set_id, officer_set_id, checked_day, result, measure, joint,
       joint_with, advised, not_joined, late_code, late_reason, cancelled, import_id, row)
     VALUES (?, 1, ?, '', '', 'planned', '', '', 1, ?, '', '甲公司', 0, '', 1, 1, ?, '', '', 0, '', 0, '', 0, '', 0, 1, 1)`,
  );
  add.run('first', 'J1', 0, 20_000);
  add.run('found out', 'J1', 1, 20_010);
  add.run('said, first of its code', 'J2', 1, 20_000);
  add.run('said, without a code', '', 1, 20_000);
  add.run('another without a code', '', 0, 19_000);
  db.exec(MIGRATIONS.find(({ version }) => version === STEP)?.sql ?? '');
  expect(db.prepare('SELECT record_id FROM inspection WHERE repeated = 1').pluck().all()).toEqual([
    'said, first of its code',
    'said, without a code',
  ]);
  expect(db.prepare('SELECT sum(follow_up) FROM inspection').pluck().get()).toBe(3);
  db.close();
});
