import { verifyJournal } from '../../store/journal.ts';
import type { ReportDeps } from '../deps.ts';
import { countFigure, type ReportSection } from '../model.ts';

/** 留痕: its length and the digest of its last entry, as they are when the report is made. */
export function journalState({ store }: ReportDeps): ReportSection {
  const { entries, head, broken } = verifyJournal(store);
  const reading = '以制作报告之时为准；抄存末条摘要，以后可以用 zfjd journal verify --head 核对';
  return {
    key: 'journal',
    title: '留痕',
    list: 'zfjd journal verify',
    figures: [
      countFigure('J01', '留痕条数', entries, '前后相接、没有改动的条数', reading),
      countFigure(
        'J02',
        '断开',
        broken === undefined ? 0 : 1,
        '不相接或者被改动的处数，查到第一处为止',
        reading,
      ),
    ],
    tables: [
      {
        key: 'journal',
        title: '留痕末条',
        columns: [
          { key: 'state', header: '状态' },
          { key: 'head', header: '末条摘要' },
        ],
        rows: [
          {
            state: broken === undefined ? '相接' : `留痕在第${broken.seq}条断开：${broken.reason}`,
            head,
          },
        ],
        reading,
        empty: '',
      },
    ],
    notes: [],
  };
}
