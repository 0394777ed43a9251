import type { Block, Outcome } from '../../document/blocks.ts';
import { sha256 } from '../../kernel/digest.ts';
import type { CaseDossier } from '../../report/case-dossier.ts';
import { showView } from './case-show.ts';
import { listBlock } from '../list/answer.ts';
import { JOURNAL_LIST } from './journal.ts';

/** The folder of a dossier: what was kept as it was, an index for people, and the digests of all. */
export async function dossierFiles(dossier: CaseDossier, now: string): Promise<Map<string, Uint8Array>> {
  const [{ renderHtml }, { renderPlain }] = await Promise.all([
    import('../../document/html.ts'),
    import('../../document/plain.ts'),
  ]);
  const encode = (text: string) => new TextEncoder().encode(text);
  const index = indexBlocks(dossier, now);
  const journal = [listBlock(JOURNAL_LIST, dossier.journal)];
  const files = new Map<string, Uint8Array>([
    [
      '目录.html',
      encode(await renderHtml(`案卷${dossier.view.file.number}`, [...index, ...journalBlocks(journal)])),
    ],
    ['目录.txt', encode(renderPlain(index))],
    ['留痕.txt', encode(renderPlain(journal))],
    ...dossier.files.map(({ name, bytes }) => [name, bytes] as const),
  ]);
  const sums = [...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).sort();
  return files.set('SHA256SUMS', encode(sums.join('')));
}

function journalBlocks(journal: readonly Block[]): Block[] {
  return [{ kind: 'heading', text: '留痕' }, ...journal];
}

function indexBlocks({ view, clues, files }: CaseDossier, now: string): Block[] {
  // What can be run next is for the desk, not for the file.
  const blocks = showView({ ...view, status: { ...view.status, possible: [] } }).blocks;
  return [
    ...blocks,
    ...(clues.length === 0 ? [] : [{ kind: 'heading', text: '线索' } as const, cluesTable(clues)]),
    { kind: 'heading', text: '案卷文件' },
    {
      kind: 'table',
      columns: [{ header: '文件' }, { header: '内容' }, { header: 'SHA-256' }],
      rows: files.map(({ name, what, sha256: digest }) => [name, what, digest]),
      empty: '没有文书和凭证文件',
    },
    {
      kind: 'text',
      text: `导出时间${now.slice(0, 16).replace('T', ' ')}。核对：在本文件夹运行 sha256sum -c SHA256SUMS`,
      tone: 'quiet',
    },
  ];
}

function cluesTable(clues: CaseDossier['clues']): Block {
  return {
    kind: 'table',
    columns: ['线索号', '发现日期', '来源', '问题', '佐证'].map((header) => ({ header })),
    rows: clues.map(({ clue }) => [
      String(clue.id),
      clue.discoveredOn,
      clue.source.id === '' ? clue.source.text : `${clue.source.text}（${clue.source.id}）`,
      clue.problem,
      clue.proof,
    ]),
    empty: '',
  };
}

export function dossierView({ view, files }: CaseDossier, names: readonly string[], path: string): Outcome {
  return {
    schema: 'zfjd.case.dossier/1',
    data: { number: view.file.number, path, files: names },
    blocks: [
      {
        kind: 'text',
        text: `案卷${view.file.number}：文书和凭证${files.length}份，已保存：${path}`,
        tone: 'good',
      },
    ],
  };
}
