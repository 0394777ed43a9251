import { command, query, type Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { EscalateOptions } from './escalate-case.ts';
import type { SendOptions } from './issue-case-letter.ts';
import type { IssueOptions } from './issue-document.ts';
import type { GuidanceOptions } from './problems/issue-guidance.ts';

/** What a draft asks for in a case: one of the acts that issue a letter, in the words of its command. */
export type CaseDraftedLetter =
  | { readonly kind: 'notice'; readonly options: IssueOptions }
  | { readonly kind: 'escalate'; readonly options: EscalateOptions }
  | { readonly kind: 'letter'; readonly options: SendOptions };

/** What a draft asks for, in a case or for a 共性问题. */
export type DraftedLetter =
  CaseDraftedLetter | { readonly kind: 'guidance'; readonly options: GuidanceOptions };

export const DRAFTED_NAMES: Readonly<Record<DraftedLetter['kind'], string>> = {
  notice: '监督文书',
  escalate: '请示',
  letter: '函件',
  guidance: '指导意见',
};

/** What a letter belongs to: 案件 by its number, 共性问题 by its id. */
export interface LetterOwner {
  readonly kind: 'case' | 'problem';
  readonly id: string;
}

export function ownerOf(letter: DraftedLetter): LetterOwner {
  return letter.kind === 'guidance'
    ? { kind: 'problem', id: String(letter.options.id) }
    : { kind: 'case', id: letter.options.number };
}

/** `案件2026-0001` */
export function ownerName({ kind, id }: LetterOwner): string {
  return `${kind === 'case' ? '案件' : '共性问题'}${id}`;
}

/** The command that issues an approved draft. */
export function issuingCommand({ id, letter }: Pick<Draft, 'id' | 'letter'>): string {
  const owner = ownerOf(letter);
  return `zfjd ${owner.kind} ${letter.kind} ${owner.id} --approved ${id}`;
}

/** 拟稿, with what the second person said of it. */
export interface Draft {
  readonly id: number;
  /** 序号 of the last fact of the case or problem it was made upon; 0 before the first. */
  readonly seen: number;
  readonly letter: DraftedLetter;
  readonly draftedAt: string;
  readonly draftedBy: string;
  readonly verdict?: {
    readonly approved: boolean;
    readonly text: string;
    readonly at: string;
    readonly by: string;
  };
}

const DRAFT_SHAPE = {
  id: 'int',
  seen_seq: 'int',
  kind: 'text',
  options: 'text',
  drafted_at: 'text',
  drafted_by: 'text',
  approved: 'int?',
  text: 'text?',
  given_at: 'text?',
  given_by: 'text?',
} as const;
const DRAFTS = `SELECT d.id, d.seen_seq, d.kind, d.options, d.drafted_at, d.drafted_by,
    v.approved, v.text, v.given_at, v.given_by
  FROM case_draft d LEFT JOIN case_verdict v ON v.draft_id = d.id`;

const draftById = query('case.draftById', `${DRAFTS} WHERE d.id = ?`, DRAFT_SHAPE);

/** Drafts nobody has looked at, and approved ones, of cases and problems that still stand where the draft found them. */
const waitingDrafts = query(
  'case.waitingDrafts',
  `${DRAFTS} WHERE COALESCE(v.approved, 1) = 1 AND d.seen_seq = COALESCE(
     (SELECT MAX(f.seq) FROM case_fact f WHERE f.case_number = d.case_number),
     (SELECT MAX(p.seq) FROM problem_fact p WHERE p.problem_id = d.problem_id), 0)
   ORDER BY d.id`,
  DRAFT_SHAPE,
);

const insertDraft = command(
  'case.insertDraft',
  `INSERT INTO case_draft (case_number, problem_id, seen_seq, kind, options, drafted_at, drafted_by)
   VALUES (?, ?, ?, ?, ?, ?, ?)`,
);

const insertVerdict = command(
  'case.insertVerdict',
  'INSERT INTO case_verdict (draft_id, approved, text, given_at, given_by) VALUES (?, ?, ?, ?, ?)',
);

function toDraft(row: Row<typeof draftById>): Draft {
  const { approved } = row;
  return {
    id: row.id,
    seen: row.seen_seq,
    letter: { kind: row.kind, options: JSON.parse(row.options) as unknown } as DraftedLetter,
    draftedAt: row.drafted_at,
    draftedBy: row.drafted_by,
    ...(approved !== null && {
      verdict: {
        approved: approved === 1,
        text: row.text ?? '',
        at: row.given_at ?? '',
        by: row.given_by ?? '',
      },
    }),
  };
}

export function readDraft(reader: Reader, id: number): Draft | undefined {
  const row = reader.get(draftById, id);
  return row && toDraft(row);
}

export function readWaitingDrafts(reader: Reader): Draft[] {
  return reader.all(waitingDrafts).map(toDraft);
}

/** Gives the id. */
export function saveDraft(tx: Tx, draft: Omit<Draft, 'id' | 'verdict'>): number {
  const { seen, letter, draftedAt, draftedBy } = draft;
  const options = JSON.stringify(letter.options);
  const { kind, id } = ownerOf(letter);
  const [ofCase, ofProblem] = kind === 'case' ? [id, null] : [null, Number(id)];
  return tx.run(insertDraft, ofCase, ofProblem, seen, letter.kind, options, draftedAt, draftedBy).id;
}

export function saveVerdict(tx: Tx, id: number, verdict: NonNullable<Draft['verdict']>): void {
  tx.run(insertVerdict, id, verdict.approved ? 1 : 0, verdict.text, verdict.at, verdict.by);
}
