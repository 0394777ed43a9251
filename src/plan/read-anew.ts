import type { LocalDate } from '../kernel/local-date.ts';
import type { Reader, Tx } from '../store/store.ts';
import { headerText } from '../workbook/vocabulary.ts';
import { readFindings } from './finding-store.ts';
import { headerWords } from './header-store.ts';
import type { IntakeOptions } from './intake.ts';
import { setAside } from './series-store.ts';
import { addEvent, otherVersions, planRow, readEvents, type PlanRow } from './store.ts';
import type { PlanSummary } from './stored-plan.ts';

/**
 * 重新读入: the same file with other instructions, or once more of its headers are known, as long as nothing was
 * decided on what it gave before.
 */
export function mayReadAnew(
  earlier: readonly PlanSummary[],
  { agency, year, kind, month, title, blankFill }: IntakeOptions,
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

/** A column that was not known when the file was read has been registered since (zfjd header add). */
export function knowsMoreNow(reader: Reader, before: readonly PlanRow[]): boolean {
  const words = headerWords(reader).filter(({ section }) => section === 'plan');
  if (words.length === 0) return false;
  return before.some((plan) => {
    const own = words.filter(({ agencyCode }) => agencyCode === undefined || agencyCode === plan.agency_key);
    const forms = new Set(own.map(({ form }) => form));
    return readFindings(reader, plan).some(
      ({ code, value }) => code === UNKNOWN_COLUMN && headersIn(value).some((header) => forms.has(header)),
    );
  });
}

const UNKNOWN_COLUMN = 'W102';

/** A header as it was told of, upper and lower rows joined by `/`, in the forms it is looked for in. */
function headersIn(told: string): string[] {
  const parts = told.split('/');
  return parts.map((_, at) => headerText(parts.slice(at).join('')).core);
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
