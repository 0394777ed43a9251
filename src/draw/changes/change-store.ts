import { command, query } from '../../store/query.ts';

export const changesByQuarter = query(
  'draw.changes',
  `SELECT seq, kind, unit, line, left_code, joined_code, recorded_on, recorded_at, recorded_by
   FROM draw_change WHERE quarter = ? ORDER BY seq`,
  {
    seq: 'int',
    kind: 'text',
    unit: 'text',
    line: 'text',
    left_code: 'text?',
    joined_code: 'text?',
    recorded_on: 'text',
    recorded_at: 'text',
    recorded_by: 'text',
  },
);

export const insertChange = command(
  'draw.insertChange',
  `INSERT INTO draw_change (quarter, seq, kind, unit, line, left_code, joined_code, recorded_on, recorded_at,
     recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
