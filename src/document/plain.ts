import { inertCell, printable } from '../kernel/text.ts';
import type { Block, CellText } from './blocks.ts';
import { renderBlock, type BlockRenderer } from './block-renderer.ts';
import { cellText, oneLine } from './cells.ts';
import { spanLines, SPANS_LEGEND } from './spans.ts';
import { findingLine, findingTally, groupByFile, NO_FINDINGS } from './finding-text.ts';

/** Signed numbers and lone dashes start with a sign too, and are no formulas. */
const HARMLESS = /^[+-]?[\d.,]*%?$/;

/** A field of a tab-separated line: on one line, and no formula once pasted into a spreadsheet. */
function field(cell: CellText): string {
  const text = oneLine(cellText(cell));
  return HARMLESS.test(text) ? text : inertCell(text);
}

/** Cells of a bar where no terminal says how many there are. */
export const SPAN_CELLS = 60;

const plain: BlockRenderer<Iterable<string>> = {
  heading: ({ text }) => [oneLine(text)],
  text: ({ text }) => printable(text).split('\n'),
  verbatim: ({ text }) => printable(text).split('\n'),
  pairs: ({ pairs }) => pairs.map(([label, value]) => `${oneLine(label)}\t${field(value)}`),
  table: ({ columns, rows, empty }) =>
    rows.length === 0
      ? [oneLine(empty)]
      : [
          columns.map((column) => oneLine(column.header)).join('\t'),
          ...rows.map((row) => row.map((cell) => field(cell)).join('\t')),
        ],
  spans: (block) => [
    ...spanLines(block, SPAN_CELLS).map(({ label, bar, note }) => `${label}\t[${bar}]\t${note}`),
    SPANS_LEGEND,
  ],
  *findings({ findings }) {
    if (findings.length === 0) {
      yield NO_FINDINGS;
      return;
    }
    for (const group of groupByFile(findings)) {
      for (const finding of group.findings) yield findingLine(finding);
    }
    yield findingTally(findings);
  },
};

/** Whether a reader needs an empty line between two blocks that follow each other. */
export function needsGap(before: Block | undefined, after: Block): boolean {
  if (before === undefined || before.kind === 'heading') return false;
  return !(before.kind === 'text' && after.kind === 'text');
}

/**
 * Blocks for scripts, files and mails: no borders, no colour, nothing cut off. Tables and pairs are
 * tab-separated with a header line (`cut -f2`, or pasted into a spreadsheet); a finding is one line.
 */
export function renderPlain(blocks: readonly Block[]): string {
  return [...plainPieces(blocks)].join('');
}

/** The same line by line, for more than one text may hold. */
export function* plainPieces(blocks: readonly Block[]): Generator<string> {
  for (const [i, block] of blocks.entries()) {
    if (needsGap(blocks[i - 1], block)) yield '\n';
    let empty = true;
    for (const line of renderBlock(plain, block)) {
      yield `${line}\n`;
      empty = false;
    }
    if (empty) yield '\n';
  }
}
