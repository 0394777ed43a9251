import type { LocalDate } from '../kernel/local-date.ts';
import { caseClocks, stepOfClock } from '../supervision/clocks.ts';
import { readClues } from '../supervision/clues/clue-store.ts';
import type { CaseFact, Category, IssuedDocument } from '../supervision/model.ts';
import {
  listCases,
  withVoids,
  type CaseFilter,
  type CaseSummary,
  type ReadDeps,
} from '../supervision/show-case.ts';
import { readDocuments } from '../supervision/document-store.ts';
import { readActs, readFacts } from '../supervision/store.ts';

/** Which cases a ledger holds; everything given must hold. */
export interface LedgerFilter extends CaseFilter {
  /** Kind of the source, or words of it. */
  readonly source?: { readonly kind: string; readonly text: string } | undefined;
  readonly category?: Category | undefined;
  /** Discovered from this day, to this day. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  /** 挂牌督办 now. */
  readonly listed?: boolean | undefined;
}

/** In order of number. */
export function filterCases(deps: ReadDeps, filter: LedgerFilter): CaseSummary[] {
  const { source, category, from, to, listed } = filter;
  const acts = listed === undefined ? undefined : readActs(deps.store);
  return listCases(deps, filter).filter(
    ({ file }) =>
      (source === undefined ||
        (source.kind !== 'other' && file.source.kind === source.kind) ||
        file.source.text.includes(source.text)) &&
      (category === undefined || file.category === category) &&
      (from === undefined || file.discoveredOn >= from) &&
      (to === undefined || file.discoveredOn <= to) &&
      (acts === undefined || listed === isListed(acts.get(file.number) ?? [])),
  );
}

/** The last of listing and lifting counts. */
function isListed(acts: readonly string[]): boolean {
  return acts.findLast((act) => act === 'list' || act === 'unlist') === 'list';
}

/** 台账 of one case: what happened on which day, as the usual columns have it. */
export interface LedgerEntry extends CaseSummary {
  readonly clues: readonly number[];
  /** The last 预警提醒. */
  readonly warned?: CaseFact;
  /** 建议书, 督办函, 意见书 and what else was issued, void ones included. */
  readonly documents: readonly IssuedDocument[];
  readonly served?: CaseFact;
  readonly rectifyBy?: LocalDate;
  readonly feedback?: CaseFact;
  readonly review?: CaseFact;
  /** What ended it. */
  readonly ended?: CaseFact;
}

const ENDS: ReadonlySet<string> = new Set(['close', 'resolve', 'dismiss', 'conclude', 'terminate']);

/** 监督台账, in order of number. */
export function caseLedger(deps: ReadDeps, filter: LedgerFilter): LedgerEntry[] {
  const { store } = deps;
  const clues = new Map<string, number[]>();
  for (const { clue, caseNumber } of readClues(store, filter.agencyCode)) {
    if (caseNumber !== undefined) clues.set(caseNumber, [...(clues.get(caseNumber) ?? []), clue.id]);
  }
  return filterCases(deps, filter).map((summary): LedgerEntry => {
    const { number } = summary.file;
    const facts = readFacts(store, number);
    const last = (of: (act: string) => boolean) => facts.findLast(({ act }) => of(act));
    const rectify = caseClocks(store, number).findLast(
      (d) => stepOfClock(d) === 'rectify' && d.voidOn === undefined,
    );
    return {
      ...summary,
      clues: clues.get(number) ?? [],
      documents: withVoids(readDocuments(store, number), facts),
      ...named(
        'warned',
        last((act) => act === 'warn'),
      ),
      ...named(
        'served',
        last((act) => act === 'serve'),
      ),
      ...(rectify && { rectifyBy: rectify.dueOn }),
      ...named(
        'feedback',
        last((act) => act === 'feedback'),
      ),
      ...named(
        'review',
        last((act) => act.startsWith('review-')),
      ),
      ...named(
        'ended',
        last((act) => ENDS.has(act)),
      ),
    };
  });
}

function named<K extends string>(key: K, fact: CaseFact | undefined): { readonly [N in K]?: CaseFact } {
  return fact ? ({ [key]: fact } as { readonly [N in K]?: CaseFact }) : {};
}
