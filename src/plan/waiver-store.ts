import type { LocalDate } from '../kernel/local-date.ts';
import { command, query } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';

const insertWaiver = command(
  'plan.insertWaiver',
  `INSERT INTO plan_waiver (plan_id, code, sheet, row, column, value, line_key, on_date, reason)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const insertWaiverEnd = command(
  'plan.insertWaiverEnd',
  'INSERT INTO plan_waiver_end (waiver_id, on_date, reason) VALUES (?, ?, ?)',
);
const waiversInForce = query(
  'plan.waiversInForce',
  `SELECT w.id, w.plan_id, q.version, w.code, w.sheet, w.row, w.column, w.value, w.line_key, w.on_date, w.reason
   FROM plan p JOIN plan q ON q.series_id = p.series_id AND q.version <= p.version
   JOIN plan_waiver w ON w.plan_id = q.id
   WHERE p.id = ? AND NOT EXISTS (SELECT 1 FROM plan_waiver_end e WHERE e.waiver_id = w.id)
   ORDER BY w.id`,
  {
    id: 'int',
    plan_id: 'int',
    version: 'int',
    code: 'text',
    sheet: 'text?',
    row: 'int?',
    column: 'int?',
    value: 'text',
    line_key: 'text',
    on_date: 'text',
    reason: 'text',
  },
);

/** 豁免: a 建议 finding that is let stand, and why. */
export interface Waiver {
  readonly id: number;
  /** The plan and version it was granted for. */
  readonly planId: number;
  readonly version: number;
  readonly code: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: number;
  /** What stood there. */
  readonly value: string;
  /** What visit the line plans, for later versions; empty where the finding is of no line. */
  readonly lineKey: string;
  readonly on: LocalDate;
  readonly reason: string;
}

export function addWaiver(tx: Tx, waiver: Omit<Waiver, 'id' | 'version'>): number {
  const { planId, code, sheet, row, column, value, lineKey, on, reason } = waiver;
  return tx.run(
    insertWaiver,
    planId,
    code,
    sheet ?? null,
    row ?? null,
    column ?? null,
    value,
    lineKey,
    on,
    reason,
  ).id;
}

export function endWaiver(tx: Tx, id: number, on: LocalDate, reason: string): void {
  tx.run(insertWaiverEnd, id, on, reason);
}

/** Those granted for this version of its series or an earlier one, and not withdrawn. */
export function waiversFor(reader: Reader, planId: number): Waiver[] {
  return reader.all(waiversInForce, planId).map((row) => ({
    id: row.id,
    planId: row.plan_id,
    version: row.version,
    code: row.code,
    ...(row.sheet !== null && { sheet: row.sheet }),
    ...(row.row !== null && { row: row.row }),
    ...(row.column !== null && { column: row.column }),
    value: row.value,
    lineKey: row.line_key,
    on: row.on_date as LocalDate,
    reason: row.reason,
  }));
}
