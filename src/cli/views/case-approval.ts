import type { Outcome } from '../../document/blocks.ts';
import type { ApprovalRule } from '../../supervision/approval.ts';
import {
  DRAFTED_NAMES,
  issuingCommand,
  ownerName,
  ownerOf,
  type Draft,
} from '../../supervision/draft-store.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** As JSON: with what it belongs to; a case by its number. */
function asData(draft: Draft) {
  const owner = ownerOf(draft.letter);
  return { ...draft, owner, ...(owner.kind === 'case' && { caseNumber: owner.id }) };
}

/** A draft that was kept; `path` = the letter for reading. */
export function recordedDraftView(draft: Draft, path: string): Outcome {
  const { id, letter } = draft;
  const owner = ownerOf(letter);
  return {
    schema: `zfjd.${owner.kind}.drafted/1`,
    data: { draft: asData(draft), path },
    blocks: [
      { kind: 'text', text: `拟稿${id}（${ownerName(owner)}，未编号）：${path}`, tone: 'good' },
      { kind: 'pairs', pairs: [['由另一人核准', `zfjd case approve ${id}`]] },
    ],
  };
}

export function verdictView(draft: Draft): Outcome {
  const { id, letter, verdict } = draft;
  return {
    schema: 'zfjd.case.approve/1',
    data: { draft: asData(draft) },
    blocks: [
      {
        kind: 'text',
        text: verdict?.approved
          ? `拟稿${id}已核准（${ownerName(ownerOf(letter))}的${DRAFTED_NAMES[letter.kind]}）`
          : `拟稿${id}已退回：${verdict?.text ?? ''}`,
        tone: 'good',
      },
      ...(verdict?.approved ? [{ kind: 'pairs', pairs: [['制发', issuingCommand(draft)]] } as const] : []),
    ],
  };
}

/** 等待的拟稿的列 */
export const DRAFT_COLUMNS: readonly ListColumn<Draft>[] = [
  { key: 'id', title: '拟稿', kind: 'number', value: ({ id }) => id },
  {
    key: 'owner',
    title: '所属',
    value: ({ letter }) => {
      const owner = ownerOf(letter);
      return owner.kind === 'case' ? owner.id : ownerName(owner);
    },
    width: 16,
  },
  { key: 'kind', title: '文书', value: ({ letter }) => DRAFTED_NAMES[letter.kind] },
  { key: 'draftedBy', title: '拟稿人', value: ({ draftedBy }) => draftedBy },
  { key: 'draftedAt', title: '拟稿时间', kind: 'date', value: ({ draftedAt }) => draftedAt, width: 20 },
  {
    key: 'state',
    title: '状态',
    value: ({ verdict }) => (verdict ? `${verdict.by}已核准，待制发` : '待核准'),
    width: 20,
  },
  {
    key: 'command',
    title: '命令',
    value: (draft) => (draft.verdict ? issuingCommand(draft) : `zfjd case approve ${draft.id}`),
    width: 50,
  },
];

/** 核准规定 and the drafts that wait. */
export function approvalList(rule: ApprovalRule): ListForm<Draft> {
  const who = rule.from === 'bureau' ? '本局设定' : '政策包';
  return {
    schema: 'zfjd.case.approval/1',
    title: '等待的拟稿',
    field: 'drafts',
    columns: DRAFT_COLUMNS,
    record: asData,
    data: () => ({ rule }),
    head: () => [
      {
        kind: 'text',
        text: `制发文书${rule.required ? '须由第二人核准' : '不要求第二人核准'}（${who}）`,
        tone: 'strong',
      },
      ...(rule.note === undefined ? [] : [{ kind: 'text', text: rule.note, tone: 'quiet' } as const]),
    ],
    empty: '没有等待的拟稿；zfjd case draft 拟稿',
  };
}
