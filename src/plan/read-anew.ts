import type { LocalDate } from '../kernel/local-date.ts';
import type { Tx } from '../store/store.ts';
import type { ImportPlansOptions } from './import-plans.ts';
import { setAside } from './series-store.ts';
import { addEvent, otherVersions, planRow, readEvents, type PlanRow } from './store.ts';
import type { PlanSummary } from './stored-plan.ts';

/** 重新读入: the same file with other instructions, as long as nothing was decided on what it gave before. */
export function mayReadAnew(
  earlier: readonly PlanSummary[],
  { agency, year, kind, month, title, blankFill }: ImportPlansOptions,
  moved: boolean,
): boolean {
  const told = moved || [agency, year, kind, month, title, blankFill].some((value) => value !== undefined);
  const standing = earlier.filter(({ state }) => state !== 'withdrawn');
  const asBefore = standing.every(
    (plan) =>
      blankFill === undefined &&
      !moved &&
      (title ?? plan.title) === plan.title &&
      (year ?? plan.year) === plan.year &&
      (kind ?? plan.kind) === plan.kind &&
      (agency === undefined || agency === plan.agency || agency === plan.agencyCode) &&
      month === undefined,
  );
  return (
    told &&
    (standing.length === 0 || !asBefore) &&
    earlier.every(({ state }) => ['open', 'faulty', 'superseded', 'withdrawn'].includes(state))
  );
}

/** What the same file gave before no longer counts; a version that it took the place of counts again. */
export function replaceEarlier(tx: Tx, id: number, on: LocalDate): void {
  if (readEvents(tx, id).some(({ kind }) => kind === 'withdrawn')) return;
  const reason = '同一文件按另外的说明重新导入';
  addEvent(tx, id, { kind: 'withdrawn', on, ref: '', note: reason });
  tx.record({
    act: 'plan.withdraw',
    subject: 'plan',
    id,
    summary: `计划${id}不再有效`,
    after: { on },
    reason,
  });
  if (otherVersions(tx, id).length > 0) setAside(tx, planRow(tx, id) as PlanRow);
}
