import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';

const STEP = MIGRATIONS.find(({ name }) => name === 'clue')?.version ?? 0;

let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  for (const { version, sql } of MIGRATIONS) if (version < STEP) db.exec(sql);
  const add = db.prepare(
    `INSERT INTO deadline (id, owner, owner_id, step, title, responsible, start_on, start_event, amount, unit, due_on,
       provisional, basis, met_on, met_by) VALUES (?, ?, ?, 's', '事', '谁', '2026-01-05', '起', 5, 'day', '2026-01-10', 0, '据', ?, ?)`,
  );
  add.run(3, 'case', '2026-0001', null, null);
  add.run(7, 'plan', '12', '2026-01-08', '完成');
});
afterEach(() => db.close());

const migrate = () => db.exec(MIGRATIONS.find(({ version }) => version === STEP)?.sql ?? '');
const own = (owner: string) =>
  db
    .prepare(
      `INSERT INTO deadline (owner, owner_id, step, title, responsible, start_on, start_event, amount, unit, due_on,
         provisional, basis) VALUES (?, '1', 's', '事', '谁', '2026-01-05', '起', 5, 'day', '2026-01-10', 0, '据')`,
    )
    .run(owner);

describe('the step that lets problems and complaints have deadlines', () => {
  it('keeps every deadline with its number, and the indexes', () => {
    const kept = () => [
      db.prepare('SELECT * FROM deadline ORDER BY id').all(),
      db
        .prepare(
          "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'deadline' ORDER BY name",
        )
        .all(),
    ];
    const before = kept();
    migrate();
    expect(kept()).toEqual(before);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('lets the new owners in and no others, and one live deadline a step', () => {
    expect(() => own('problem')).toThrow(/CHECK/u);
    migrate();
    for (const owner of ['problem', 'complaint']) own(owner);
    expect(() => own('somebody')).toThrow(/CHECK/u);
    expect(() => own('problem')).toThrow(/UNIQUE/u);
  });
});
