import { command, query } from '../store/query.ts';

/** Columns of a record in the order in which the program handles them; its number and its import last. */
export const RECORD_SHAPE = {
  record_id: 'text',
  agency_id: 'int',
  code: 'text',
  plan_code: 'text',
  task: 'text',
  origin: 'text',
  source: 'text',
  outside: 'text',
  on_site: 'int',
  follow_up: 'int',
  repeated: 'int',
  enterprise_id: 'int?',
  object_code: 'text',
  object_name: 'text',
  premises_id: 'int',
  place: 'text',
  item_set_id: 'int',
  officer_set_id: 'int',
  applied_day: 'int?',
  applied_minute: 'int?',
  checked_day: 'int',
  checked_minute: 'int?',
  ended_day: 'int?',
  ended_minute: 'int?',
  entered_day: 'int?',
  entered_minute: 'int?',
  result: 'text',
  measure: 'text',
  joint: 'int',
  joint_with: 'text',
  advised: 'int',
  not_joined: 'text',
  late_code: 'int',
  late_reason: 'text',
  rating: 'int?',
  cancelled: 'int',
  import_id: 'int',
  row: 'int',
} as const;

export const RECORD_COLUMNS = Object.keys(RECORD_SHAPE) as (keyof typeof RECORD_SHAPE)[];
/** The values of one record, in that order. */
export type RecordValues = (string | number | null)[];

/** Place of a column in `RecordValues`. */
export const AT = Object.fromEntries(RECORD_COLUMNS.map((name, i) => [name, i])) as Record<
  keyof typeof RECORD_SHAPE,
  number
>;

const columns = RECORD_COLUMNS.join(', ');
const marks = RECORD_COLUMNS.map(() => '?').join(', ');

export const insertRecord = command(
  'inspection.insert',
  `INSERT INTO inspection (${columns}) VALUES (${marks}) ON CONFLICT (record_id) DO NOTHING`,
);
export const updateRecord = command(
  'inspection.update',
  `UPDATE inspection SET ${RECORD_COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
);
/** Records of these ids, which are given as a JSON list. */
export const recordsById = query(
  'inspection.byRecordId',
  `SELECT r.id, ${RECORD_COLUMNS.map((name) => `r.${name}`).join(', ')}
   FROM json_each(?) j CROSS JOIN inspection r ON r.record_id = j.value`,
  { id: 'int', ...RECORD_SHAPE },
);
export const insertVersion = command(
  'inspection.insertVersion',
  'INSERT OR IGNORE INTO inspection_version (inspection_id, import_id, before) VALUES (?, ?, ?)',
);
export const anyRecord = query('inspection.any', 'SELECT id FROM inspection LIMIT 1', { id: 'int' });

export const insertImport = command(
  'inspection.insertImport',
  `INSERT INTO inspection_import (file_id, file, layout, imported_on, sheet, rows, added, changed, same, refused)
   VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0, 0)`,
);
export const finishImport = command(
  'inspection.finishImport',
  `UPDATE inspection_import SET file_id = ?, digest = ?, rows = ?, added = ?, changed = ?, same = ?, refused = ?,
     citizens = ? WHERE id = ?`,
);

/** Indexes of the table of records, which a first load makes after the rows. */
export const recordIndexes = query(
  'inspection.indexes',
  "SELECT coalesce(name, '') AS name, coalesce(sql, '') AS sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'inspection' AND sql IS NOT NULL",
  { name: 'text', sql: 'text' },
);

/** Whether there is an earlier visit that stands, by the same agency to the same object, under the code of `later`. */
const earlierUnderCode = `EXISTS (
       SELECT 1 FROM inspection first WHERE first.code = later.code AND first.agency_id = later.agency_id
         AND first.object_code = later.object_code AND first.object_name = later.object_name AND first.cancelled = 0
         AND (first.checked_day, coalesce(first.checked_minute, 0), first.id)
           < (later.checked_day, coalesce(later.checked_minute, 0), later.id))`;

/**
 * 同一检查码下的后续检查: of the records under one code, by one agency at one object, all but the first, and what says so
 * of itself. Judged again for all codes of an import, those its records had before included: which visit is the first
 * changes when one is cancelled or corrected. Takes the import twice.
 */
export const judgeFollowUps = command(
  'inspection.judgeFollowUps',
  `UPDATE inspection SET follow_up = 1 - follow_up WHERE id IN (
     SELECT later.id FROM (
       SELECT code FROM inspection WHERE import_id = ?
       UNION SELECT coalesce(v.before ->> '$.code', '') FROM inspection_version v WHERE v.import_id = ?
     ) touched
     CROSS JOIN inspection later ON later.code = touched.code
     WHERE touched.code <> ''
       AND later.follow_up <> max(later.repeated, later.cancelled = 0 AND ${earlierUnderCode}))`,
);

/** The same where every record is of this import: none to be judged again, no need to look for its codes. */
export const markAllFollowUps = command(
  'inspection.markAllFollowUps',
  `UPDATE inspection SET follow_up = 1 WHERE follow_up = 0 AND id IN (
     SELECT later.id FROM (
       SELECT code FROM inspection WHERE code <> '' GROUP BY code HAVING count(*) > 1
     ) twice
     CROSS JOIN inspection later ON later.code = twice.code
     WHERE later.cancelled = 0 AND ${earlierUnderCode})`,
);
