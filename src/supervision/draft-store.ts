import { command, query, type Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { EscalateOptions } from './escalate-case.ts';
import type { SendOptions } from './issue-case-letter.ts';
import type { IssueOptions } from './issue-document.ts';

/** What a draft asks for: one of the acts that issue a letter, in the words of its command. */
export type DraftedLetter =
  | { readonly kind: 'notice'; readonly options: IssueOptions }
  | { readonly kind: 'escalate'; readonly options: EscalateOptions }
  | { readonly kind: 'letter'; readonly options: SendOptions };

export const DRAFTED_NAMES: Readonly<Record<DraftedLetter['kind'], string>> = {
  notice: '监督文书',
  escalate: '请示',
  letter: '函件',
};

/** 拟稿, with what the second person said of it. */
export interface Draft {
  readonly id: number;
  readonly caseNumber: string;
  /** 序号 of the last fact it was made upon. */
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
  case_number: 'text',
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
const DRAFTS = `SELECT d.id, d.case_number, d.seen_seq, d.kind, d.options, d.drafted_at, d.drafted_by,
    v.approved, v.text, v.given_at, v.given_by
  FROM case_draft d LEFT JOIN case_verdict v ON v.draft_id = d.id`;

const draftById = query('case.draftById', `${DRAFTS} WHERE d.id = ?`, DRAFT_SHAPE);

/** Drafts nobody has looked at, and approved ones the case still stands where they found it. */
const waitingDrafts = query(
  'case.waitingDrafts',
  `${DRAFTS} WHERE COALESCE(v.approved, 1) = 1 AND d.seen_seq = (
     SELECT MAX(f.seq) FROM case_fact f WHERE f.case_number = d.case_number)
   ORDER BY d.id`,
  DRAFT_SHAPE,
);

const insertDraft = command(
  'case.insertDraft',
  `INSERT INTO case_draft (case_number, seen_seq, kind, options, drafted_at, drafted_by)
   VALUES (?, ?, ?, ?, ?, ?)`,
);

const insertVerdict = command(
  'case.insertVerdict',
  'INSERT INTO case_verdict (draft_id, approved, text, given_at, given_by) VALUES (?, ?, ?, ?, ?)',
);

function toDraft(row: Row<typeof draftById>): Draft {
  const { approved } = row;
  return {
    id: row.id,
    caseNumber: row.case_number,
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
  const { caseNumber, seen, letter, draftedAt, draftedBy } = draft;
  const options = JSON.stringify(letter.options);
  return tx.run(insertDraft, caseNumber, seen, letter.kind, options, draftedAt, draftedBy).id;
}

export function saveVerdict(tx: Tx, id: number, verdict: NonNullable<Draft['verdict']>): void {
  tx.run(insertVerdict, id, verdict.approved ? 1 : 0, verdict.text, verdict.at, verdict.by);
}
