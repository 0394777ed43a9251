import type { LocalDate } from '../kernel/local-date.ts';
import { command, query, type Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import { filedBeside } from './code-store.ts';
import { placeOfLine, type LinePlace, type PlanTable, type RawLine } from './model.ts';
import type { PackedLine } from './packed-lines.ts';
import { cellsFrom } from './stored-cells.ts';

const lastVersion = query(
  'plan.lastVersion',
  'SELECT coalesce(max(version), 0) AS version FROM plan WHERE series_id = ?',
  { version: 'int?' },
);
const insertPlan = command(
  'plan.insert',
  `INSERT INTO plan (series_id, version, title, file_id, file, received_on, tables) VALUES (?, ?, ?, ?, ?, ?, ?)`,
);
/** Takes the cells in UTF-8. */
const insertLine = command(
  'plan.insertLine',
  'INSERT INTO plan_line (plan_id, sheet, row, side, cells) VALUES (?, ?, ?, ?, CAST(? AS TEXT))',
);
const linesOf = query(
  'plan.linesOf',
  'SELECT id, sheet, row, side, cells FROM plan_line WHERE plan_id = ? ORDER BY id',
  { id: 'int', sheet: 'text', row: 'int', side: 'int', cells: 'text' },
);
const lineById = query('plan.lineById', 'SELECT id, sheet, row, side, cells FROM plan_line WHERE id = ?', {
  id: 'int',
  sheet: 'text',
  row: 'int',
  side: 'int',
  cells: 'text',
});
const linesByIds = query(
  'plan.linesByIds',
  'SELECT x.id, x.sheet, x.row, x.side, x.cells FROM json_each(?) l CROSS JOIN plan_line x ON x.id = l.value',
  { id: 'int', sheet: 'text', row: 'int', side: 'int', cells: 'text' },
);
const placesByIds = query(
  'plan.placesByIds',
  'SELECT x.id, x.sheet, x.row, x.side FROM json_each(?) l CROSS JOIN plan_line x ON x.id = l.value',
  { id: 'int', sheet: 'text', row: 'int', side: 'int' },
);
const insertEvent = command(
  'plan.insertEvent',
  'INSERT INTO plan_event (plan_id, kind, on_date, ref, note) VALUES (?, ?, ?, ?, ?)',
);
const eventsOf = query(
  'plan.eventsOf',
  'SELECT kind, on_date, ref, note FROM plan_event WHERE plan_id = ? ORDER BY id',
  { kind: 'text', on_date: 'text', ref: 'text', note: 'text' },
);
const allEvents = query(
  'plan.allEvents',
  'SELECT plan_id, kind, on_date, ref, note FROM plan_event ORDER BY plan_id, id',
  { plan_id: 'int', kind: 'text', on_date: 'text', ref: 'text', note: 'text' },
);

const planShape = {
  id: 'int',
  series_id: 'int',
  version: 'int',
  title: 'text',
  file_id: 'int',
  file: 'text',
  received_on: 'text',
  tables: 'text',
  agency_key: 'text',
  agency_id: 'int?',
  agency: 'text',
  year: 'int',
  kind: 'text',
  period: 'text',
  newest: 'int?',
  must: 'int?',
  advice: 'int?',
  lines: 'int?',
  waivers: 'int?',
  replaced_by: 'text?',
  changes: 'text?',
} as const;
const PLAN = `SELECT p.id, p.series_id, p.version, p.title, p.file_id, p.file, p.received_on, p.tables,
    s.agency_key, s.agency_id, s.agency, s.year, s.kind, s.period,
    (SELECT max(q.version) FROM sent_plan q WHERE q.series_id = p.series_id) AS newest,
    (SELECT count(*) FROM plan_finding f WHERE f.plan_id = p.id AND f.severity = '必改') AS must,
    (SELECT count(*) FROM plan_finding f WHERE f.plan_id = p.id AND f.severity = '建议') AS advice,
    (SELECT count(*) FROM plan_line n WHERE n.plan_id = p.id) AS lines,
    (SELECT count(*) FROM plan_waiver w JOIN plan q ON q.id = w.plan_id WHERE q.series_id = p.series_id) AS waivers,
    (${filedBeside('>')}) AS replaced_by,
    (${filedBeside('<')}) AS changes
  FROM plan p JOIN plan_series s ON s.id = p.series_id`;
const planById = query('plan.byId', `${PLAN} WHERE p.id = ?`, planShape);
const planByCode = query(
  'plan.byCode',
  `${PLAN} JOIN plan_event e ON e.plan_id = p.id AND e.kind = 'filed' WHERE e.ref = ?`,
  planShape,
);
/** Many plans at once: each count is made in one pass. */
const PLANS = `WITH found AS (
    SELECT plan_id, count(*) FILTER (WHERE severity = '必改') AS must,
      count(*) FILTER (WHERE severity = '建议') AS advice
    FROM plan_finding GROUP BY plan_id),
  written AS (SELECT plan_id, count(*) AS lines FROM plan_line GROUP BY plan_id),
  newest AS (SELECT series_id, max(version) AS version FROM sent_plan GROUP BY series_id),
  waived AS (
    SELECT q.series_id, count(*) AS waivers FROM plan_waiver w JOIN plan q ON q.id = w.plan_id GROUP BY q.series_id)
  SELECT p.id, p.series_id, p.version, p.title, p.file_id, p.file, p.received_on, p.tables,
    s.agency_key, s.agency_id, s.agency, s.year, s.kind, s.period,
    newest.version AS newest, coalesce(found.must, 0) AS must, coalesce(found.advice, 0) AS advice,
    coalesce(written.lines, 0) AS lines, coalesce(waived.waivers, 0) AS waivers,
    (${filedBeside('>')}) AS replaced_by,
    (${filedBeside('<')}) AS changes
  FROM plan p JOIN plan_series s ON s.id = p.series_id
  LEFT JOIN newest ON newest.series_id = p.series_id
  LEFT JOIN found ON found.plan_id = p.id
  LEFT JOIN written ON written.plan_id = p.id
  LEFT JOIN waived ON waived.series_id = p.series_id`;
const plans = query('plan.all', `${PLANS} ORDER BY p.id`, planShape);
const plansOfYear = query('plan.ofYear', `${PLANS} WHERE s.year = ? ORDER BY p.id`, planShape);
const anyPlan = query('plan.any', 'SELECT id FROM plan LIMIT 1', { id: 'int' });
const versionsBeside = query(
  'plan.versionsBeside',
  `${PLAN} WHERE p.series_id = (SELECT series_id FROM plan WHERE id = ?) AND p.id <> ? ORDER BY p.version`,
  planShape,
);
const plansOfFile = query('plan.ofFile', `${PLAN} WHERE p.file_id = ? ORDER BY p.id`, planShape);
const openLivePlans = query(
  'plan.openLive',
  `SELECT lp.id FROM live_plan lp
   WHERE lp.year = ? AND NOT EXISTS (SELECT 1 FROM plan_event e WHERE e.plan_id = lp.id AND e.kind = 'filed')
   ORDER BY lp.id`,
  { id: 'int' },
);

export type PlanRow = Row<typeof planById>;
export type EventKind =
  | 'received'
  | 'returned'
  | 'approved'
  | 'superior-filed'
  | 'filed'
  | 'onward-filed'
  | 'informed'
  | 'published'
  | 'withdrawn';

/** 计划事实: something that happened to a plan. */
export interface PlanEvent {
  readonly kind: EventKind;
  readonly on: LocalDate;
  readonly ref: string;
  readonly note: string;
}

/** Adds the next version of a series, with the fact that it was received. */
export function addPlan(
  tx: Tx,
  plan: {
    seriesId: number;
    title: string;
    fileId: number;
    file: string;
    receivedOn: LocalDate;
    tables: readonly PlanTable[];
  },
): { id: number; version: number } {
  const version = (tx.get(lastVersion, plan.seriesId)?.version ?? 0) + 1;
  const { seriesId, title, fileId, file, receivedOn } = plan;
  const { id } = tx.run(
    insertPlan,
    seriesId,
    version,
    title,
    fileId,
    file,
    receivedOn,
    JSON.stringify(plan.tables),
  );
  addEvent(tx, id, { kind: 'received', on: receivedOn, ref: file, note: '' });
  return { id, version };
}

export function addLine(tx: Tx, planId: number, { sheet, row, side, cells }: PackedLine): number {
  return tx.run(insertLine, planId, sheet, row, side, cells).id;
}

function toLine(row: Row<typeof linesOf>): RawLine & { readonly id: number } {
  return {
    id: row.id,
    sheet: row.sheet,
    row: row.row,
    ...(row.side > 0 && { side: row.side }),
    cells: cellsFrom(row.cells, row.row),
  };
}

export function readLines(reader: Reader, planId: number): (RawLine & { readonly id: number })[] {
  return reader.all(linesOf, planId).map(toLine);
}

export function readLine(reader: Reader, id: number): RawLine & { readonly id: number } {
  const row = reader.get(lineById, id);
  if (!row) throw new Error(`no plan line ${id}`);
  return toLine(row);
}

/** Lines of any plans, by number. */
export function readLinesById(reader: Reader, ids: readonly number[]): Map<number, RawLine> {
  const rows = reader.all(linesByIds, JSON.stringify(ids));
  return new Map(rows.map((row) => [row.id, toLine(row)]));
}

/** Where lines of any plans stand in their files, by number. */
export function readPlacesById(reader: Reader, ids: readonly number[]): Map<number, LinePlace> {
  return new Map(reader.all(placesByIds, JSON.stringify(ids)).map((row) => [row.id, placeOfLine(row)]));
}

export function addEvent(tx: Tx, planId: number, event: PlanEvent): void {
  tx.run(insertEvent, planId, event.kind, event.on, event.ref, event.note);
}

export function readEvents(reader: Reader, planId: number): PlanEvent[] {
  return reader.all(eventsOf, planId).map(toEvent);
}

/** The facts of every plan, in the order recorded. */
export function readAllEvents(reader: Reader): Map<number, PlanEvent[]> {
  const events = new Map<number, PlanEvent[]>();
  for (const row of reader.all(allEvents)) {
    const known = events.get(row.plan_id);
    if (known) known.push(toEvent(row));
    else events.set(row.plan_id, [toEvent(row)]);
  }
  return events;
}

function toEvent(row: Row<typeof eventsOf>): PlanEvent {
  return { kind: row.kind as EventKind, on: row.on_date as LocalDate, ref: row.ref, note: row.note };
}

export function planRow(reader: Reader, id: number): PlanRow | undefined {
  return reader.get(planById, id);
}

export function planRowByCode(reader: Reader, code: string): PlanRow | undefined {
  return reader.get(planByCode, code);
}

/** The plans of the series that this one belongs to, itself left out, the oldest first. */
export function otherVersions(reader: Reader, id: number): PlanRow[] {
  return reader.all(versionsBeside, id, id);
}

export function allPlanRows(reader: Reader): PlanRow[] {
  return reader.all(plans);
}

export function planRowsOfYear(reader: Reader, year: number): PlanRow[] {
  return reader.all(plansOfYear, year);
}

/** Has any plan ever come? A bureau without one uses the program for something else. */
export function plansInUse(reader: Reader): boolean {
  return reader.get(anyPlan) !== undefined;
}

export function planRowsOfFile(reader: Reader, fileId: number): PlanRow[] {
  return reader.all(plansOfFile, fileId);
}

/** Live plans of a year that are not filed yet: those that portfolio findings are for. */
export function openPlanIds(reader: Reader, year: number): number[] {
  return reader.all(openLivePlans, year).map((row) => row.id);
}
