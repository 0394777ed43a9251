import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';

const STEP = MIGRATIONS.find(({ name }) => name === 'problem_letter')?.version ?? 0;
const NOW = '2026-03-05T09:00:00+08:00';
const BY = `'${NOW}', '甲'`;

/** A file of the form before, with an issued document, an approved draft, and guidance numbered by hand. */
function fileBefore(): Database.Database {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  for (const { version, sql } of MIGRATIONS) if (version < STEP) db.exec(sql);
  db.pragma(`user_version = ${STEP - 1}`);
  db.exec(`
    INSERT INTO kept_file (id, sha256, name, bytes, packed, kept_on) VALUES (1, '${'0'.repeat(64)}', 'a.docx', 1, x'00', '2026-03-05');
    INSERT INTO case_file VALUES ('2026-0001', 2026, 1, 'A', '某局', 'alert', '1', '数据监督', 'conduct', '重复检查', '2026-03-05', '2026-03-05');
    INSERT INTO case_fact VALUES ('2026-0001', 1, 'open', '2026-03-05', '', '', NULL, '{}', ${BY}),
      ('2026-0001', 2, 'issue-direct', '2026-03-05', '突出', '', NULL, '{}', ${BY});
    INSERT INTO case_document VALUES ('某司执监意〔2026〕1号', '某司执监意', 2026, 1, 'opinion', '意见书', '题', '某局', '王', '2026-03-05', '2026-0001', 2, 1);
    INSERT INTO case_draft VALUES (4, '2026-0001', 1, 'notice', '{"number":"2026-0001"}', ${BY});
    INSERT INTO case_verdict VALUES (4, 1, '', '${NOW}', '乙');
    INSERT INTO problem VALUES (3, '不出示证件', '', '2026-03-01', '', ${BY});
    INSERT INTO problem_fact VALUES (3, 1, 'guide', '2026-03-05', '某司〔2026〕12号', '意见', '各单位', '', 1, ${BY});
  `);
  return db;
}

it('documents, drafts and guidance stay as they were, and what refers to them', () => {
  const db = fileBefore();
  const rows = (table: string, columns: string) => db.prepare(`SELECT ${columns} FROM ${table}`).all();
  const all = () => [
    rows(
      'case_document',
      'number, series, year, seq, kind, name, title, addressee, signer, issued_on, case_number, fact_seq, file_id',
    ),
    rows('case_draft', 'id, case_number, seen_seq, kind, options, drafted_at, drafted_by'),
    rows('case_verdict', '*'),
    rows(
      'problem_fact',
      'problem_id, seq, act, on_date, document, title, addressees, text, file_id, recorded_at, recorded_by',
    ),
  ];
  const before = all();
  migrate(db, NOW);
  expect(all()).toEqual(before);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  for (const table of ['case_document', 'case_draft', 'problem_fact']) {
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/never changed|append-only/u);
  }
  const draft = db.prepare('INSERT INTO case_verdict VALUES (?, 1, ?, ?, ?)');
  expect(() => draft.run(5, '', NOW, '乙')).toThrow(/FOREIGN KEY/u);
  const document = db.prepare(
    `INSERT INTO case_document VALUES (?, '某司执监指', 2026, ?, 'guidance', '指导意见', '题', '各单位', '王', '2026-03-06', ?, ?, ?, ?, 1)`,
  );
  document.run('某司执监指〔2026〕1号', 1, null, null, 3, 1);
  expect(() => document.run('某司执监指〔2026〕2号', 2, null, null, null, null)).toThrow(/CHECK/u);
  expect(() => document.run('某司执监指〔2026〕2号', 2, '2026-0001', 2, 3, 1)).toThrow(/CHECK/u);
  expect(() => document.run('某司执监指〔2026〕2号', 2, null, null, 3, 9)).toThrow(/FOREIGN KEY/u);
  db.close();
});
