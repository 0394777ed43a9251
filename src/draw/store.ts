import { command, query } from '../store/query.ts';

const DRAW_SHAPE = {
  quarter: 'text',
  cycle_start: 'text',
  commitment: 'text',
  pack_version: 'text',
  committed_on: 'text',
  committed_at: 'text',
  committed_by: 'text',
} as const;
const DRAW_COLUMNS = Object.keys(DRAW_SHAPE).join(', ');

/** With whether each was drawn already. */
export const draws = query(
  'draw.all',
  `SELECT ${DRAW_COLUMNS}, EXISTS (SELECT 1 FROM draw_result r WHERE r.quarter = draw.quarter) AS drawn
   FROM draw ORDER BY quarter`,
  { ...DRAW_SHAPE, drawn: 'int' },
);

export const drawByQuarter = query(
  'draw.byQuarter',
  `SELECT ${DRAW_COLUMNS} FROM draw WHERE quarter = ?`,
  DRAW_SHAPE,
);

export const seedByQuarter = query(
  'draw.seed',
  `SELECT line, witnesses, extra_dice_reason, recorded_on, recorded_at, recorded_by
   FROM draw_seed WHERE quarter = ?`,
  {
    line: 'text',
    witnesses: 'text',
    extra_dice_reason: 'text',
    recorded_on: 'text',
    recorded_at: 'text',
    recorded_by: 'text',
  },
);

export const resultByQuarter = query(
  'draw.result',
  'SELECT final_digest, drawn_on, drawn_at, drawn_by FROM draw_result WHERE quarter = ?',
  { final_digest: 'text', drawn_on: 'text', drawn_at: 'text', drawn_by: 'text' },
);

/** In the order of the published list. */
export const ticketsByQuarter = query(
  'draw.tickets',
  `SELECT part, stratum, code, ticket, rank, selected FROM draw_ticket
   WHERE quarter = ? ORDER BY part, stratum, rank`,
  { part: 'text', stratum: 'text', code: 'text', ticket: 'text', rank: 'int', selected: 'int' },
);

export const pairsByQuarter = query(
  'draw.pairs',
  'SELECT unit, inspector, ticket, cap FROM draw_pair WHERE quarter = ? ORDER BY unit, inspector',
  { unit: 'text', inspector: 'text', ticket: 'text', cap: 'int' },
);

export const filesByQuarter = query(
  'draw.files',
  'SELECT name, file_id FROM draw_file WHERE quarter = ? ORDER BY name',
  { name: 'text', file_id: 'int' },
);

/** 本轮已抽: in force in the draws of the cycle that starts in a quarter, or declared so with its first draw. */
export const coveredInCycle = query(
  'draw.covered',
  `SELECT t.code FROM draw_ticket t JOIN draw d ON d.quarter = t.quarter
   WHERE d.cycle_start = ? AND t.selected = 1
     AND NOT EXISTS (SELECT 1 FROM draw_change c WHERE c.quarter = t.quarter AND c.left_code = t.code)
   UNION
   SELECT c.joined_code FROM draw_change c JOIN draw d ON d.quarter = c.quarter
   WHERE d.cycle_start = ? AND c.joined_code IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM draw_change l WHERE l.quarter = c.quarter AND l.left_code = c.joined_code)
   UNION
   SELECT p.code FROM draw_prior p JOIN draw d ON d.quarter = p.quarter WHERE d.cycle_start = ?
   ORDER BY 1`,
  { code: 'text' },
);

export const insertDraw = command(
  'draw.insert',
  `INSERT INTO draw (quarter, cycle_start, commitment, pack_version, committed_on, committed_at, committed_by)
   VALUES (?, ?, ?, ?, ?, ?, ?)`,
);

export const insertPrior = command(
  'draw.insertPrior',
  'INSERT INTO draw_prior (quarter, code) VALUES (?, ?)',
);

export const insertSeed = command(
  'draw.insertSeed',
  `INSERT INTO draw_seed (quarter, line, published_at, witnesses, extra_dice_reason, recorded_on, recorded_at,
     recorded_by)
   VALUES (?, ?, '', ?, ?, ?, ?, ?)`,
);

export const publicationByQuarter = query(
  'draw.publication',
  `SELECT published_on, place, late_reason, recorded_on, recorded_at, recorded_by
   FROM draw_publication WHERE quarter = ?`,
  {
    published_on: 'text',
    place: 'text',
    late_reason: 'text',
    recorded_on: 'text',
    recorded_at: 'text',
    recorded_by: 'text',
  },
);

export const insertPublication = command(
  'draw.insertPublication',
  `INSERT INTO draw_publication (quarter, published_on, place, late_reason, recorded_on, recorded_at,
     recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?)`,
);

export const insertResult = command(
  'draw.insertResult',
  'INSERT INTO draw_result (quarter, final_digest, drawn_on, drawn_at, drawn_by) VALUES (?, ?, ?, ?, ?)',
);

export const insertTicket = command(
  'draw.insertTicket',
  `INSERT INTO draw_ticket (quarter, part, stratum, code, ticket, rank, selected)
   VALUES (?, ?, ?, ?, ?, ?, ?)`,
);

export const insertPair = command(
  'draw.insertPair',
  'INSERT INTO draw_pair (quarter, unit, inspector, ticket, cap) VALUES (?, ?, ?, ?, ?)',
);

export const insertFile = command(
  'draw.insertFile',
  'INSERT INTO draw_file (quarter, name, file_id) VALUES (?, ?, ?)',
);
