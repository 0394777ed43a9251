import type { CaseFact } from './model.ts';

/** The last letter put to the agency and not taken back: its number, its name and its day. */
export function currentDocument(facts: readonly CaseFact[]): CaseFact | undefined {
  const at = facts.findLastIndex(({ act }) => act === 'issue' || act === 'issue-direct');
  const fact = facts[at];
  return fact && !facts.slice(at).some(({ act }) => act === 'withdraw') ? fact : undefined;
}

/** The decision recorded; the last one, where the government was asked twice. */
export function recordedDecision(facts: readonly CaseFact[]): CaseFact | undefined {
  return facts.findLast(({ act }) => act === 'decide');
}

/** 送达日期 in force: as recorded, or as corrected since. */
export function servedOn(facts: readonly CaseFact[]): string | undefined {
  const fact = facts.findLast(
    ({ act }) => act === 'serve' || act === 'serve-decision' || act === 'correct-service',
  );
  return fact?.details.servedOn ?? fact?.on;
}
