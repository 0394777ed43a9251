import type { CellRef } from '../kernel/cell-ref.ts';
import type { Finding } from '../kernel/finding.ts';
import { command, query } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import { withSharedTexts } from './shared-texts.ts';

const insertFinding = command(
  'plan.insertFinding',
  `INSERT INTO plan_finding (plan_id, scope, code, severity, aspect, sheet, row, column, value, message,
     basis_document, basis_at, next, pack_version, enterprise_id)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const deleteFindings = command(
  'plan.deleteFindings',
  'DELETE FROM plan_finding WHERE plan_id = ? AND scope = ?',
);
const deleteOtherFindings = command(
  'plan.deleteOtherFindings',
  `DELETE FROM plan_finding WHERE plan_id = ? AND scope = 'portfolio' AND enterprise_id IS NULL`,
);
const deleteObjectFindings = command(
  'plan.deleteObjectFindings',
  `DELETE FROM plan_finding WHERE id IN (
     SELECT f.id FROM json_each(?) a
     CROSS JOIN plan_finding f ON f.plan_id = a.value ->> 0 AND f.enterprise_id = a.value ->> 1
     WHERE f.scope = 'portfolio')`,
);
const findingsOf = query(
  'plan.findingsOf',
  `SELECT code, severity, aspect, sheet, row, column, value, message, basis_document, basis_at, next
   FROM plan_finding WHERE plan_id = ? ORDER BY sheet, row, column, code, CASE WHEN enterprise_id IS NULL THEN '' ELSE value END, enterprise_id, id`,
  {
    code: 'text',
    severity: 'text',
    aspect: 'text',
    sheet: 'text?',
    row: 'int?',
    column: 'int?',
    value: 'text',
    message: 'text',
    basis_document: 'text?',
    basis_at: 'text?',
    next: 'text',
  },
);

const liveIds = query('plan.liveIds', 'SELECT id FROM live_plan ORDER BY id', { id: 'int' });

/** Where findings come from: the reading of the workbook, the plan by itself, the comparison with others. */
type FindingScope = 'reading' | 'own' | 'portfolio';

/** The plans that count today: the newest standing version of each series, and the filed one it is to replace. */
export function livePlanIds(reader: Reader): ReadonlySet<number> {
  return new Set(reader.all(liveIds).map(({ id }) => id));
}

/** Replaces the findings of one scope. */
export function replaceFindings(
  tx: Tx,
  planId: number,
  scope: FindingScope,
  findings: readonly Finding[],
  packVersion: string,
): void {
  clearFindings(tx, planId, scope);
  for (const finding of findings) addFinding(tx, planId, scope, finding, packVersion);
}

/** Adds one; `objectId` is the object whose visits it is about. */
export function addFinding(
  tx: Tx,
  planId: number,
  scope: FindingScope,
  f: Finding,
  packVersion: string,
  objectId?: number,
): void {
  tx.run(
    insertFinding,
    planId,
    scope,
    f.code,
    f.severity,
    f.aspect,
    f.where.sheet ?? null,
    f.where.row ?? null,
    f.where.column ?? null,
    f.value,
    f.message,
    f.basis?.document ?? null,
    f.basis?.at ?? null,
    f.next,
    packVersion,
    objectId ?? null,
  );
}

export function clearFindings(tx: Tx, planId: number, scope: FindingScope): void {
  tx.run(deleteFindings, planId, scope);
}

/** Those of the comparison that are of no single object. */
export function clearOtherFindings(tx: Tx, planId: number): void {
  tx.run(deleteOtherFindings, planId);
}

/** Those of the comparison for some plans, each about one object. */
export function clearObjectFindings(
  tx: Tx,
  pairs: readonly (readonly [planId: number, objectId: number])[],
): void {
  tx.run(deleteObjectFindings, JSON.stringify(pairs));
}

export function readFindings(reader: Reader, plan: { id: number; file: string }): Finding[] {
  const found = reader.all(findingsOf, plan.id).map((row): Finding => {
    const where: CellRef = {
      file: plan.file,
      ...(row.sheet !== null && { sheet: row.sheet }),
      ...(row.row !== null && { row: row.row }),
      ...(row.column !== null && { column: row.column }),
    };
    return {
      code: row.code,
      severity: row.severity as Finding['severity'],
      aspect: row.aspect as Finding['aspect'],
      where,
      value: row.value,
      message: row.message,
      ...(row.basis_document !== null &&
        row.basis_at !== null && { basis: { document: row.basis_document, at: row.basis_at } }),
      next: row.next,
    };
  });
  return withSharedTexts(found);
}
