import type { Block } from '../../document/blocks.ts';

/** What became of a file of slips. */
interface FileReport {
  readonly file: string;
  readonly rows: number;
  readonly registered: readonly number[];
  readonly known: readonly number[];
  readonly rejected: number;
  readonly notes: readonly string[];
}

/** What became of files of clues or complaints, before the findings. */
export function importBlocks(reports: readonly FileReport[], dryRun: boolean): Block[] {
  return [
    {
      kind: 'table',
      columns: [
        { header: '文件' },
        ...['行数', '新登记', '此前已有', '未采用'].map((header) => ({ header, align: 'right' as const })),
        { header: '新登记的号码' },
      ],
      rows: reports.map((r) => [
        r.file,
        ...[r.rows, r.registered.length, r.known.length, r.rejected].map(String),
        dryRun ? '' : spanText(r.registered),
      ]),
      empty: '没有导入任何文件',
    },
    ...reports.flatMap((r) =>
      r.notes.map((note): Block => ({ kind: 'text', text: `${r.file}：${note}`, tone: 'quiet' })),
    ),
    ...(dryRun ? [{ kind: 'text', text: '试运行：以上都没有写入', tone: 'warn' } as const] : []),
  ];
}

/** `3至7`; numbers given out in one transaction follow one another. */
function spanText(numbers: readonly number[]): string {
  const [first, last] = [numbers[0], numbers.at(-1)];
  return first === undefined ? '' : first === last ? String(first) : `${first}至${last}`;
}
