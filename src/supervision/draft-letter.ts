import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Reader } from '../store/store.ts';
import { changedSince, requireDraft } from './approval.ts';
import {
  DRAFTED_NAMES,
  ownerName,
  ownerOf,
  readWaitingDrafts,
  saveDraft,
  saveVerdict,
  type CaseDraftedLetter,
  type Draft,
  type DraftedLetter,
  type LetterOwner,
} from './draft-store.ts';
import { checkRequest, draftRequest, escalateCase } from './escalate-case.ts';
import { checkSending, draftSending, sendLetter } from './issue-case-letter.ts';
import { checkDocument, draftDocument, issueDocument } from './issue-document.ts';
import type { LetterDeps, LetterDraft } from './issue-letter.ts';
import { checkGuidance } from './problems/issue-guidance.ts';
import { readProblem } from './problems/problem-store.ts';
import type { CaseResult } from './show-case.ts';
import { loadCase, prose, type CaseDeps } from './take-step.ts';

/** What would be issued; nothing is written. @throws UserError where something forbids it */
export function checkDrafted(deps: LetterDeps, { kind, options }: CaseDraftedLetter): LetterDraft {
  if (kind === 'letter') return checkSending(deps, options);
  return kind === 'notice' ? checkDocument(deps, options) : checkRequest(deps, options);
}

/** The letter without a number, for reading. */
export function renderDrafted(deps: LetterDeps, { kind, options }: CaseDraftedLetter) {
  if (kind === 'letter') return draftSending(deps, options);
  return kind === 'notice' ? draftDocument(deps, options) : draftRequest(deps, options);
}

/** Issues a letter under the next number of its series. @throws UserError where something forbids it */
export function issueDrafted(deps: LetterDeps, { kind, options }: CaseDraftedLetter): Promise<CaseResult> {
  if (kind === 'letter') return sendLetter(deps, options);
  return kind === 'notice' ? issueDocument(deps, options) : escalateCase(deps, options);
}

/** 拟稿: keeps what one person wants issued, for another to approve. @throws UserError as issuing it would */
export function recordDraft(deps: LetterDeps, letter: DraftedLetter): Draft {
  const { store } = deps;
  const owner = ownerOf(letter);
  if (letter.kind === 'guidance') checkGuidance(deps, letter.options);
  else checkDrafted(deps, letter);
  const id = store.write((tx) => {
    const seen = factsOf(tx, store.actor.clock.today(), owner);
    const made = saveDraft(tx, {
      seen,
      letter,
      draftedAt: store.actor.clock.now(),
      draftedBy: store.actor.operator,
    });
    tx.record({
      act: `${owner.kind}.draft`,
      subject: owner.kind,
      id: owner.id,
      summary: `${ownerName(owner)}拟稿${made}（${DRAFTED_NAMES[letter.kind]}）`,
      after: { draft: made, seen, letter },
    });
    return made;
  });
  return requireDraft(store, id);
}

/** How many facts the case or problem has now. */
function factsOf(reader: Reader, today: LocalDate, { kind, id }: LetterOwner): number {
  if (kind === 'case') return loadCase(reader, id).facts.length;
  return readProblem(reader, Number(id), today)?.facts.length ?? 0;
}

export interface VerdictOptions {
  readonly id: number;
  /** Why it is sent back; approved where absent. */
  readonly sendBack?: string;
}

/**
 * 核准: by somebody else than who drafted it, of the case or problem as the draft found it.
 * @throws UserError E_CASE_APPROVAL
 */
export function judgeDraft({ store }: Pick<CaseDeps, 'store'>, { id, sendBack }: VerdictOptions): Draft {
  const by = store.actor.operator;
  const reason = prose(sendBack);
  if (sendBack !== undefined && reason === '') {
    throw new UserError('E_CASE_NEEDS', '退回拟稿要写明理由', { hint: '写 --return 理由', exit: 2 });
  }
  const approved = sendBack === undefined;
  store.write((tx) => {
    const draft = requireDraft(tx, id);
    const owner = ownerOf(draft.letter);
    refuseVerdict(draft, by, approved, factsOf(tx, store.actor.clock.today(), owner));
    saveVerdict(tx, id, { approved, text: reason, at: store.actor.clock.now(), by });
    tx.record({
      act: approved ? `${owner.kind}.approve` : `${owner.kind}.sendBack`,
      subject: owner.kind,
      id: owner.id,
      summary: `${ownerName(owner)}拟稿${id}${approved ? '核准' : '退回'}（${draft.draftedBy}拟）`,
      after: { draft: id, approved },
      ...(approved ? {} : { reason }),
    });
  });
  return requireDraft(store, id);
}

function refuseVerdict(draft: Draft, by: string, approved: boolean, facts: number): void {
  const { id, draftedBy, verdict, seen, letter } = draft;
  const refuse = (why: string, hint: string): never => {
    throw new UserError('E_CASE_APPROVAL', why, { hint });
  };
  if (verdict)
    refuse(`拟稿${id}已由${verdict.by}${verdict.approved ? '核准' : '退回'}`, '需要改动的重新拟稿');
  if (!approved) return;
  if (by === draftedBy) {
    refuse(
      `拟稿${id}是${draftedBy}拟的，不能由本人核准`,
      '由另一人用自己的名字（--operator 或 ZFJD_OPERATOR）核准',
    );
  }
  if (seen !== facts) {
    const owner = ownerOf(letter);
    refuse(changedSince(draft), `运行 zfjd ${owner.kind} show ${owner.id} 查看后重新拟稿`);
  }
}

/** Issues an approved draft of a case in its own words. @throws UserError E_CASE_APPROVAL */
export async function issueDraft(deps: LetterDeps, id: number): Promise<CaseResult> {
  const { letter } = requireDraft(deps.store, id);
  if (letter.kind === 'guidance') throw new Error(`draft ${id} is of no case`);
  return issueDrafted(deps, { ...letter, options: { ...letter.options, draft: id } } as CaseDraftedLetter);
}

/** Drafts that wait for somebody: to be approved, or to be issued. */
export function waitingDrafts({ store }: Pick<CaseDeps, 'store'>): Draft[] {
  return readWaitingDrafts(store);
}
