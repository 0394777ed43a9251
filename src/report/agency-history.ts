import { deadlinesOf, type Deadline } from '../calendar/deadlines.ts';
import { listComplaints } from '../complaint/show-complaints.ts';
import type { ComplaintView } from '../complaint/model.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { listClues } from '../supervision/clues/show-clues.ts';
import type { ClueView } from '../supervision/clues/model.ts';
import type { IssuedDocument } from '../supervision/model.ts';
import type { CaseSummary, ReadDeps } from '../supervision/show-case.ts';
import { readDocuments } from '../supervision/document-store.ts';
import { filterCases } from './case-ledger.ts';

/** 及时情况: how the agency kept the terms that were its own. */
export interface Timeliness {
  readonly onTime: number;
  readonly late: number;
  /** Past and still open. */
  readonly overdue: number;
  readonly running: number;
}

/** 一个单位的监督履历. */
export interface AgencyHistory {
  readonly agency: { readonly code: string; readonly name: string };
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly clues: readonly ClueView[];
  readonly cases: readonly CaseSummary[];
  readonly documents: readonly IssuedDocument[];
  readonly complaints: readonly ComplaintView[];
  readonly timeliness: Timeliness;
}

/** What was heard of an agency and done about it, of what was found in a period. */
export function agencyHistory(
  deps: ReadDeps,
  agency: { readonly code: string; readonly name: string },
  period: { readonly from?: LocalDate; readonly to?: LocalDate } = {},
): AgencyHistory {
  const { store } = deps;
  const of = { agencyCode: agency.code, ...period };
  const cases = filterCases(deps, of);
  const complaints = listComplaints(store, of);
  const terms = [
    ...cases.flatMap(({ file }) => deadlinesOf(store, 'case', file.number)),
    ...complaints.flatMap(({ complaint }) => deadlinesOf(store, 'complaint', String(complaint.id))),
  ].filter(({ responsible, voidOn }) => responsible === agency.name && voidOn === undefined);
  return {
    agency,
    ...period,
    clues: listClues(store, of),
    cases,
    documents: cases.flatMap(({ file }) => readDocuments(store, file.number)),
    complaints,
    timeliness: timelinessOf(terms, store.actor.clock.today()),
  };
}

export function timelinessOf(terms: readonly Deadline[], today: LocalDate): Timeliness {
  const kept = terms.filter(({ metOn, dueOn }) => metOn !== undefined && metOn <= dueOn).length;
  const late = terms.filter(({ metOn, dueOn }) => metOn !== undefined && metOn > dueOn).length;
  const overdue = terms.filter(({ metOn, dueOn }) => metOn === undefined && dueOn < today).length;
  return { onTime: kept, late, overdue, running: terms.length - kept - late - overdue };
}
