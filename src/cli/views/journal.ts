import type { Block, Outcome } from '../../document/blocks.ts';
import type { JournalLine } from '../../report/journal.ts';
import type { ChainCheck } from '../../store/journal.ts';

export function entriesView(entries: readonly JournalLine[]): Outcome {
  return {
    schema: 'zfjd.journal.show/1',
    data: { entries },
    blocks: [
      {
        kind: 'table',
        columns: [
          { header: '序号', align: 'right' },
          { header: '记录时间' },
          { header: '办理日期' },
          { header: '经办人' },
          { header: '类别' },
          { header: '编号' },
          { header: '内容' },
        ],
        rows: entries.map((e) => [
          String(e.seq),
          e.at.slice(0, 19).replace('T', ' '),
          e.businessDate,
          e.operator,
          e.subject,
          e.id,
          e.summary,
        ]),
        empty: '没有符合条件的留痕；去掉 --subject、--id、--since 再看',
      },
    ],
  };
}

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
