import type { Block, Outcome } from '../../document/blocks.ts';
import type { JournalLine } from '../../report/journal.ts';
import type { ChainCheck } from '../../store/journal.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** 留痕的列 */
export const JOURNAL_COLUMNS: readonly ListColumn<JournalLine>[] = [
  { key: 'seq', title: '序号', kind: 'number', value: ({ seq }) => seq },
  {
    key: 'at',
    title: '记录时间',
    kind: 'date',
    value: ({ at }) => at.slice(0, 19).replace('T', ' '),
    width: 20,
  },
  {
    key: 'businessDate',
    title: '办理日期',
    kind: 'date',
    value: ({ businessDate }) => businessDate,
    width: 12,
  },
  { key: 'operator', title: '经办人', value: ({ operator }) => operator },
  { key: 'subject', title: '类别', value: ({ subject }) => subject },
  { key: 'id', title: '编号', value: ({ id }) => id, width: 16 },
  { key: 'summary', title: '内容', value: ({ summary }) => summary, width: 60 },
  { key: 'act', title: '动作', value: ({ act }) => act, more: true },
];

export const JOURNAL_LIST: ListForm<JournalLine> = {
  schema: 'zfjd.journal.show/1',
  title: '操作留痕',
  field: 'entries',
  columns: JOURNAL_COLUMNS,
  empty: '没有符合条件的留痕；去掉 --subject、--id、--since 再看',
};

/** The check of the chain, and of a hash noted down earlier where one is given. */
export interface JournalVerification extends ChainCheck {
  readonly noted?: { readonly hash: string; readonly found: boolean };
}

export function verifyView(check: JournalVerification): Outcome<JournalVerification> {
  const { broken, noted } = check;
  const blocks: Block[] = [
    broken
      ? { kind: 'text', text: `留痕在第${broken.seq}条断开：${broken.reason}`, tone: 'bad' }
      : { kind: 'text', text: `${check.entries}条留痕前后相接，未见改动`, tone: 'good' },
  ];
  if (noted) {
    blocks.push(
      noted.found
        ? { kind: 'text', text: '抄存的摘要在留痕中', tone: 'good' }
        : { kind: 'text', text: '抄存的摘要不在留痕中：末尾可能被截去，或不是这个数据库', tone: 'bad' },
    );
  }
  blocks.push({ kind: 'pairs', pairs: [['末条摘要', check.head]] });
  return {
    schema: 'zfjd.journal.verify/1',
    data: check,
    blocks,
    attention: broken !== undefined || noted?.found === false,
  };
}
