import { command, query } from '../../store/query.ts';

const LIST_SHAPE = {
  id: 'int',
  unit: 'text',
  category: 'text',
  source: 'text',
  origin: 'text',
  files: 'int',
  file_id: 'int',
  imported_on: 'text',
  round: 'int?',
} as const;

/** 清单: of each agency and category the one that is committed, or else the newest. */
export const listsByQuarter = query(
  'sample.lists',
  `SELECT l.id, l.unit, l.category, l.source, l.origin, l.files, l.file_id, l.imported_on, p.round
   FROM sample_list l
   LEFT JOIN sample_part p ON p.quarter = l.quarter AND p.unit = l.unit AND p.category = l.category
   WHERE l.quarter = ? AND l.id = coalesce(p.list_id,
     (SELECT max(n.id) FROM sample_list n
      WHERE n.quarter = l.quarter AND n.unit = l.unit AND n.category = l.category))
   ORDER BY l.unit, l.category`,
  LIST_SHAPE,
);

export const insertList = command(
  'sample.insertList',
  `INSERT INTO sample_list (quarter, unit, category, source, origin, files, file_id, imported_on, imported_at,
     imported_by)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

export const roundsByQuarter = query(
  'sample.rounds',
  `SELECT s.round, s.commitment, s.pack_version, s.committed_on, s.committed_at, s.committed_by,
     p.published_on, p.place, d.line, d.witnesses, d.recorded_on AS seeded_on, r.final_digest, r.drawn_on
   FROM sample s
   LEFT JOIN sample_publication p ON p.quarter = s.quarter AND p.round = s.round
   LEFT JOIN sample_seed d ON d.quarter = s.quarter AND d.round = s.round
   LEFT JOIN sample_result r ON r.quarter = s.quarter AND r.round = s.round
   WHERE s.quarter = ? ORDER BY s.round`,
  {
    round: 'int',
    commitment: 'text',
    pack_version: 'text',
    committed_on: 'text',
    committed_at: 'text',
    committed_by: 'text',
    published_on: 'text?',
    place: 'text?',
    line: 'text?',
    witnesses: 'text?',
    seeded_on: 'text?',
    final_digest: 'text?',
    drawn_on: 'text?',
  },
);

export const insertRound = command(
  'sample.insertRound',
  `INSERT INTO sample (quarter, round, commitment, pack_version, committed_on, committed_at, committed_by)
   VALUES (?, ?, ?, ?, ?, ?, ?)`,
);

export const insertPart = command(
  'sample.insertPart',
  'INSERT INTO sample_part (quarter, unit, category, round, list_id) VALUES (?, ?, ?, ?, ?)',
);

export const insertRoundPublication = command(
  'sample.insertPublication',
  `INSERT INTO sample_publication (quarter, round, published_on, place, recorded_on, recorded_at, recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?)`,
);

export const insertRoundSeed = command(
  'sample.insertSeed',
  `INSERT INTO sample_seed (quarter, round, line, witnesses, recorded_on, recorded_at, recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?)`,
);

export const insertRoundResult = command(
  'sample.insertResult',
  `INSERT INTO sample_result (quarter, round, final_digest, drawn_on, drawn_at, drawn_by)
   VALUES (?, ?, ?, ?, ?, ?)`,
);

export const filesOfRound = query(
  'sample.files',
  'SELECT name, file_id FROM sample_file WHERE quarter = ? AND round = ? ORDER BY name',
  { name: 'text', file_id: 'int' },
);

export const insertRoundFile = command(
  'sample.insertFile',
  'INSERT INTO sample_file (quarter, round, name, file_id) VALUES (?, ?, ?, ?)',
);
