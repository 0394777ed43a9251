import { fromDay, type LocalDate } from '../../kernel/local-date.ts';
import { command, query, type Row } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import type { AlertSeverity } from '../models/model.ts';
import { stateAfter, type Alert, type AlertEvent, type AlertRecord, type EventKind } from './model.ts';

/** The event an alert was left by. */
const LAST = `LEFT JOIN inspection_alert_event e
     ON e.id = (SELECT max(x.id) FROM inspection_alert_event x WHERE x.alert_id = a.id)`;

const ALERT_SHAPE = {
  id: 'int',
  month: 'text',
  model: 'text',
  subject: 'text',
  batch: 'int',
  agency_id: 'int',
  agency_code: 'text',
  agency_name: 'text',
  sector: 'text',
  severity: 'text',
  message: 'text',
  basis: 'text',
  note: 'text',
  records: 'int',
  raised_on: 'text',
  last: 'text?',
  last_text: 'text?',
  case_number: 'text?',
} as const;
const ALERTS = `SELECT a.id, a.month, a.model, a.subject, a.batch, a.agency_id, g.code AS agency_code, g.name AS agency_name,
     g.sector, a.severity, a.message, a.basis, a.note, a.records, a.raised_on, e.kind AS last,
     coalesce(e.text, '') AS last_text, coalesce(e.case_number, '') AS case_number
   FROM inspection_alert a JOIN agency g ON g.id = a.agency_id ${LAST}`;

const alertsOfMonths = query(
  'inspection.alertsOfMonths',
  `${ALERTS} WHERE a.month BETWEEN ? AND ? ORDER BY a.id`,
  ALERT_SHAPE,
);
const alertById = query('inspection.alertById', `${ALERTS} WHERE a.id = ?`, ALERT_SHAPE);

const alertAbout = query(
  'inspection.alertAbout',
  `${ALERTS} WHERE a.month = ? AND a.model = ? AND a.subject = ?`,
  ALERT_SHAPE,
);

/** Where each alert of a month stands. */
export const standingOfMonth = query(
  'inspection.alertStandingOfMonth',
  `SELECT a.id, e.kind AS last FROM inspection_alert a ${LAST} WHERE a.month = ? ORDER BY a.id`,
  { id: 'int', last: 'text?' },
);

/** Ids of the records that an alert rests on, in their order. */
export const recordsOfAlert = query(
  'inspection.recordsOfAlert',
  'SELECT inspection_id FROM inspection_alert_record WHERE alert_id = ? ORDER BY seq',
  { inspection_id: 'int' },
);

/** Takes alerts as a JSON list. */
const recordsOfAlerts = query(
  'inspection.alertRecords',
  `SELECT r.alert_id, i.record_id, g.name AS agency, i.checked_day, i.object_name, i.object_code,
     (SELECT coalesce(group_concat(iif(x.name = '', x.code, x.name), '、'), '') FROM inspection_item x
      WHERE x.set_id = i.item_set_id) AS items,
     i.code, i.plan_code, i.cancelled, m.file, i.row
   FROM json_each(?) s CROSS JOIN inspection_alert_record r ON r.alert_id = s.value
   JOIN inspection i ON i.id = r.inspection_id JOIN agency g ON g.id = i.agency_id
   JOIN inspection_import m ON m.id = i.import_id
   ORDER BY r.alert_id, r.seq`,
  {
    alert_id: 'int',
    record_id: 'text',
    agency: 'text',
    checked_day: 'int',
    object_name: 'text',
    object_code: 'text',
    items: 'text',
    code: 'text',
    plan_code: 'text',
    cancelled: 'int',
    file: 'text',
    row: 'int',
  },
);

/** How the records of an alert were changed since it was raised: cancelled, or corrected by an import. */
export const changesBehind = query(
  'inspection.changesBehind',
  `SELECT i.record_id, i.cancelled, max(m.id) AS import_id FROM inspection_alert a
   JOIN inspection_alert_record r ON r.alert_id = a.id JOIN inspection i ON i.id = r.inspection_id
   LEFT JOIN inspection_version v ON v.inspection_id = i.id
   LEFT JOIN inspection_import m ON m.id = v.import_id AND m.imported_on >= a.raised_on
   WHERE a.id = ? GROUP BY i.id ORDER BY i.cancelled DESC, r.seq`,
  { record_id: 'text', cancelled: 'int', import_id: 'int?' },
);

const eventsOfAlert = query(
  'inspection.alertEvents',
  `SELECT kind, on_date, text, file_id, case_number, recorded_by FROM inspection_alert_event WHERE alert_id = ? ORDER BY id`,
  { kind: 'text', on_date: 'text', text: 'text', file_id: 'int?', case_number: 'text', recorded_by: 'text' },
);

/** How many alerts of a model stand where. */
export const modelTallies = query(
  'inspection.modelTallies',
  `SELECT a.model, coalesce(e.kind, '') AS last, count(*) AS alerts FROM inspection_alert a ${LAST}
   WHERE a.month BETWEEN ? AND ? GROUP BY a.model, coalesce(e.kind, '')`,
  { model: 'text', last: 'text', alerts: 'int' },
);

/** How many alerts of a month stand where, by model, gravity and agency. */
export const monthTallies = query(
  'inspection.monthTallies',
  `SELECT a.model, a.severity, a.agency_id, coalesce(e.kind, '') AS last, count(*) AS alerts
   FROM inspection_alert a ${LAST} WHERE a.month = ? GROUP BY a.model, a.severity, a.agency_id, coalesce(e.kind, '')`,
  { model: 'text', severity: 'text', agency_id: 'int', last: 'text', alerts: 'int' },
);

/** 应核实 alerts of each run of a month, and those of them that are open. */
export const batchesOfMonth = query(
  'inspection.batchesOfMonth',
  `SELECT a.batch, count(*) AS alerts, sum(e.kind IS NULL OR e.kind IN ('raised', 'reopened')) AS open
   FROM inspection_alert a ${LAST} WHERE a.month = ? AND a.severity = '应核实' GROUP BY a.batch ORDER BY a.batch`,
  { batch: 'int', alerts: 'int', open: 'int?' },
);

const verifiedWithin = query(
  'inspection.verifiedWithin',
  `SELECT a.agency_id, e.kind, count(*) AS events FROM inspection_alert_event e
   JOIN inspection_alert a ON a.id = e.alert_id
   WHERE e.on_date BETWEEN ? AND ? AND e.kind IN ('confirmed', 'explained', 'data-error')
   GROUP BY a.agency_id, e.kind`,
  { agency_id: 'int', kind: 'text', events: 'int' },
);

export const lastBatch = query(
  'inspection.lastBatch',
  'SELECT coalesce(max(batch), 0) AS batch FROM inspection_alert WHERE month = ?',
  { batch: 'int?' },
);

export const insertAlert = command(
  'inspection.insertAlert',
  `INSERT INTO inspection_alert (month, model, subject, batch, agency_id, severity, message, basis, note, records,
     pack_version, raised_on)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
/** An alert that is not verified says what is known now. */
export const updateAlert = command(
  'inspection.updateAlert',
  `UPDATE inspection_alert SET agency_id = ?, severity = ?, message = ?, basis = ?, note = ?, records = ?, pack_version = ?
   WHERE id = ?`,
);
export const insertAlertRecord = command(
  'inspection.insertAlertRecord',
  'INSERT INTO inspection_alert_record (alert_id, seq, inspection_id) VALUES (?, ?, ?)',
);
export const clearAlertRecords = command(
  'inspection.clearAlertRecords',
  'DELETE FROM inspection_alert_record WHERE alert_id = ?',
);
export const insertAlertEvent = command(
  'inspection.insertAlertEvent',
  `INSERT INTO inspection_alert_event (alert_id, kind, on_date, text, file_id, case_number, recorded_at, recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
);

function toAlert(row: Row<typeof alertById>): Alert {
  return {
    id: row.id,
    month: row.month,
    model: row.model,
    subject: row.subject,
    batch: row.batch,
    agency: { id: row.agency_id, code: row.agency_code, name: row.agency_name, sector: row.sector },
    severity: row.severity as AlertSeverity,
    message: row.message,
    basis: row.basis,
    note: row.note,
    records: row.records,
    raisedOn: row.raised_on as LocalDate,
    state: stateAfter(row.last),
    text: row.last_text ?? '',
    caseNumber: row.case_number ?? '',
  };
}

/** Alerts of some months, `2026-01` to `2026-10`, in the order they were raised. */
export function readAlerts(reader: Reader, from: string, to: string): Alert[] {
  return reader.all(alertsOfMonths, from, to).map(toAlert);
}

/** The alert of a month that is about the same thing. */
export function readAlertAbout(
  reader: Reader,
  month: string,
  model: string,
  subject: string,
): Alert | undefined {
  const row = reader.get(alertAbout, month, model, subject);
  return row && toAlert(row);
}

export function readAlert(reader: Reader, id: number): Alert | undefined {
  const row = reader.get(alertById, id);
  return row && toAlert(row);
}

export function readAlertRecords(reader: Reader, alerts: readonly number[]): AlertRecord[] {
  return reader.all(recordsOfAlerts, JSON.stringify(alerts)).map((row) => ({
    alertId: row.alert_id,
    recordId: row.record_id,
    agency: row.agency,
    checkedOn: fromDay(row.checked_day),
    object: row.object_name || row.object_code,
    items: row.items,
    code: row.code,
    planCode: row.plan_code,
    cancelled: row.cancelled === 1,
    file: row.file,
    row: row.row,
  }));
}

export function readAlertEvents(reader: Reader, id: number): AlertEvent[] {
  return reader.all(eventsOfAlert, id).map((row) => ({
    kind: row.kind as EventKind,
    on: row.on_date as LocalDate,
    text: row.text,
    ...(row.file_id === null ? {} : { fileId: row.file_id }),
    caseNumber: row.case_number,
    by: row.recorded_by,
  }));
}

/** How many results of 核实 were registered for the days from `from` to `to`, of alerts of whatever month. */
export function countVerified(reader: Reader, from: LocalDate, to: LocalDate, agencyId?: number): number {
  return reader
    .all(verifiedWithin, from, to)
    .filter((row) => agencyId === undefined || row.agency_id === agencyId)
    .reduce((sum, { events }) => sum + events, 0);
}
