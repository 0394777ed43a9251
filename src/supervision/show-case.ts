import { openDeadlines, type Deadline } from '../calendar/deadlines.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { caseStatus, type CaseStatus } from './case-status.ts';
import { caseClocks } from './clocks.ts';
import { FLOW } from './flow.ts';
import type { CaseFact, CaseFile, IssuedDocument, Stage } from './model.ts';
import { readDocuments } from './document-store.ts';
import { readActs, readFiles } from './store.ts';
import { loadCase, type CaseDeps } from './take-step.ts';

/** A case with all that belongs to it. */
export interface CaseView {
  readonly file: CaseFile;
  readonly status: CaseStatus;
  readonly facts: readonly CaseFact[];
  /** Void ones included, in the order they were set. */
  readonly deadlines: readonly Deadline[];
  readonly documents: readonly IssuedDocument[];
}

/** What an act gives back: the case as it stands now, and what a person should know. */
export interface CaseResult extends CaseView {
  readonly warnings: readonly string[];
  /** The document this act issued. */
  readonly issued?: IssuedDocument;
}

export type ReadDeps = Pick<CaseDeps, 'store' | 'calendar'>;

/** @throws UserError E_CASE_UNKNOWN */
export function showCase(deps: ReadDeps, number: string): CaseView {
  const { store, calendar } = deps;
  const { file, facts } = loadCase(store, number);
  const deadlines = caseClocks(store, number);
  return {
    file,
    status: caseStatus(facts, deadlines, store.actor.clock.today(), calendar),
    facts,
    deadlines,
    documents: withVoids(readDocuments(store, number), facts),
  };
}

/** The documents, those made void with the day and the reason. */
export function withVoids(
  documents: readonly IssuedDocument[],
  facts: readonly CaseFact[],
): IssuedDocument[] {
  return documents.map((document) => {
    const gone = facts.find((fact) => voidsDocument(fact, document.number));
    return gone ? { ...document, void: { on: gone.on, reason: gone.text } } : document;
  });
}

/** Whether the document of a fact was made void since. */
export function isVoided({ details }: CaseFact, facts: readonly CaseFact[]): boolean {
  const { document } = details;
  return document !== undefined && facts.some((fact) => voidsDocument(fact, document));
}

function voidsDocument({ act, details }: CaseFact, document: string): boolean {
  return act !== 'open' && FLOW[act].voids === true && details.document === document;
}

export function caseResult(deps: ReadDeps, number: string, warnings: readonly string[] = []): CaseResult {
  return { ...showCase(deps, number), warnings };
}

/** Which cases to list; everything given must hold. */
export interface CaseFilter {
  readonly stage?: Stage;
  readonly agencyCode?: string;
  /** true: only cases not closed (an escalated one waits for its decision); false: only closed ones. */
  readonly open?: boolean;
  /** Only cases with a running clock that is past. */
  readonly overdue?: boolean;
  /** Only cases discovered on or after this day. */
  readonly since?: LocalDate;
}

export interface CaseSummary {
  readonly file: CaseFile;
  readonly status: CaseStatus;
}

/** In order of number. */
export function listCases(deps: ReadDeps, filter: CaseFilter = {}): CaseSummary[] {
  const { store, calendar } = deps;
  const today = store.actor.clock.today();
  const acts = readActs(store);
  const clocks = new Map<string, Deadline[]>();
  for (const deadline of openDeadlines(store)) {
    if (deadline.owner !== 'case') continue;
    const list = clocks.get(deadline.ownerId);
    if (list) list.push(deadline);
    else clocks.set(deadline.ownerId, [deadline]);
  }
  return readFiles(store, filter.agencyCode)
    .map((file) => {
      const facts = (acts.get(file.number) ?? []).map((act) => ({ act }));
      return { file, status: caseStatus(facts, clocks.get(file.number) ?? [], today, calendar) };
    })
    .filter(({ file, status }) => {
      const running = status.stage !== 'closed';
      return (
        (filter.stage === undefined || status.stage === filter.stage) &&
        (filter.open === undefined || filter.open === running) &&
        (filter.overdue === undefined || filter.overdue === status.overdue.length > 0) &&
        (filter.since === undefined || file.discoveredOn >= filter.since)
      );
    });
}
