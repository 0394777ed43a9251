import { query } from '../store/query.ts';
import { RECORD_COLUMNS, RECORD_SHAPE } from './store.ts';

const FROM = `FROM inspection r JOIN agency a ON a.id = r.agency_id`;
/** Each condition takes a value twice or more; the first says whether it is asked for. */
const WHERE = `WHERE r.checked_day BETWEEN ? AND ?
  AND (? = 0 OR r.agency_id = ?)
  AND (? = '' OR r.object_code = ? OR instr(r.object_name, ?) > 0)
  AND (? = '' OR r.code = ?)
  AND (? = '' OR r.plan_code = ?)
  AND (? = '' OR r.origin = ?)
  AND (? = '' OR r.result = ?)
  AND (? = '' OR (? = '*' AND r.outside <> '') OR r.outside = ?)`;

export const recordList = query(
  'inspection.list',
  `SELECT r.id, r.record_id, a.name AS agency, r.code, r.plan_code, r.task, r.origin, r.outside, r.object_name,
     r.object_code, r.checked_day, r.checked_minute, r.result, r.on_site, r.follow_up, r.cancelled
   ${FROM} ${WHERE} ORDER BY r.checked_day DESC, r.id LIMIT ?`,
  {
    id: 'int',
    record_id: 'text',
    agency: 'text',
    code: 'text',
    plan_code: 'text',
    task: 'text',
    origin: 'text',
    outside: 'text',
    object_name: 'text',
    object_code: 'text',
    checked_day: 'int',
    checked_minute: 'int?',
    result: 'text',
    on_site: 'int',
    follow_up: 'int',
    cancelled: 'int',
  },
);

export const recordCounts = query(
  'inspection.counts',
  `SELECT r.origin, r.outside, sum(r.cancelled) AS cancelled, sum(r.on_site = 0) AS off_site,
     sum(r.follow_up) AS follow_up, count(*) AS records
   ${FROM} ${WHERE} GROUP BY r.origin, r.outside ORDER BY count(*) DESC`,
  { origin: 'text', outside: 'text', cancelled: 'int', off_site: 'int', follow_up: 'int', records: 'int' },
);

export const recordNumbers = query(
  'inspection.numbers',
  'SELECT id FROM inspection WHERE record_id = ? UNION SELECT id FROM inspection WHERE code = ? ORDER BY id LIMIT 200',
  { id: 'int' },
);

export const recordById = query(
  'inspection.byId',
  `SELECT r.id, ${RECORD_COLUMNS.map((name) => `r.${name}`).join(', ')},
     a.name AS agency, a.sector, p.address AS premises, coalesce(e.name, '') AS enterprise
   FROM inspection r JOIN agency a ON a.id = r.agency_id LEFT JOIN premises p ON p.id = r.premises_id
   LEFT JOIN enterprise e ON e.id = r.enterprise_id
   WHERE r.id = ?`,
  {
    id: 'int',
    ...RECORD_SHAPE,
    agency: 'text',
    sector: 'text',
    premises: 'text?',
    enterprise: 'text',
  },
);

export const itemsOfSet = query(
  'inspection.itemsOfSet',
  'SELECT code, name FROM inspection_item WHERE set_id = ? ORDER BY seq',
  { code: 'text', name: 'text' },
);
export const officersOfSet = query(
  'inspection.officersOfSet',
  'SELECT certificate AS code, name FROM inspection_officer WHERE set_id = ? ORDER BY seq',
  { code: 'text', name: 'text' },
);

/** What a record said before, oldest first, with the import that changed it. */
export const versionsOf = query(
  'inspection.versions',
  `SELECT v.before, i.file, i.imported_on FROM inspection_version v JOIN inspection_import i ON i.id = v.import_id
   WHERE v.inspection_id = ? ORDER BY v.import_id`,
  { before: 'text', file: 'text', imported_on: 'text' },
);

export const importOf = query(
  'inspection.importOf',
  `SELECT i.file, i.sheet, i.digest, i.imported_on, i.file_id, k.sha256 FROM inspection_import i
   JOIN kept_file k ON k.id = i.file_id WHERE i.id = ?`,
  { file: 'text', sheet: 'text', digest: 'text', imported_on: 'text', file_id: 'int', sha256: 'text' },
);
