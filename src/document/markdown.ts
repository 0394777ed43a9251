import { printable } from '../kernel/text.ts';
import { renderBlock, type BlockRenderer } from './block-renderer.ts';
import type { Block, CellText } from './blocks.ts';
import { cellText, oneLine } from './cells.ts';
import { SPAN_CELLS } from './plain.ts';
import { spanLines, SPANS_LEGEND } from './spans.ts';
import { findingLine, findingTally, groupByFile, NO_FINDINGS } from './finding-text.ts';

const SPECIAL = /[\\`*_[\]<>|~&]/g;

function escape(text: string): string {
  return text.replace(SPECIAL, '\\$&').replace(/^(\s*)([#+-]|\d+[.)])(?=\s|$)/u, '$1\\$2');
}

function inCell(cell: CellText): string {
  return cellText(cell)
    .split('\n')
    .map((line) => escape(oneLine(line)))
    .join('<br>');
}

function fence(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}\n${text}\n${mark}`;
}

const tableLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const markdown: BlockRenderer<string> = {
  heading: ({ text }) => `## ${escape(oneLine(text))}`,
  text: ({ text }) => printable(text).split('\n').map(escape).join('  \n'),
  verbatim: ({ text }) => fence(printable(text)),
  pairs: ({ pairs }) =>
    pairs.map(([label, value]) => `- **${escape(oneLine(label))}**：${inCell(value)}`).join('\n'),
  table: ({ columns, rows, empty }) =>
    rows.length === 0
      ? escape(oneLine(empty))
      : [
          tableLine(columns.map((column) => inCell(column.header))),
          tableLine(columns.map((column) => (column.align === 'right' ? '---:' : '---'))),
          ...rows.map((row) => tableLine(row.map((cell) => inCell(cell)))),
        ].join('\n'),
  spans: (block) => {
    const lines = spanLines(block, SPAN_CELLS).map(({ label, bar, note }) => `[${bar}] ${label} ${note}`);
    return fence([...lines, SPANS_LEGEND].join('\n'));
  },
  findings: ({ findings }) => {
    if (findings.length === 0) return NO_FINDINGS;
    const groups = groupByFile(findings).map((group) =>
      group.findings.map((finding) => `- ${escape(findingLine(finding))}`).join('\n'),
    );
    return [...groups, findingTally(findings)].join('\n\n');
  },
};

/** Blocks as Markdown (GFM tables) under a first-level title; outside text cannot become markup. */
export function renderMarkdown(title: string, blocks: readonly Block[]): string {
  return `${[`# ${escape(oneLine(title))}`, ...blocks.map((block) => renderBlock(markdown, block))].join('\n\n')}\n`;
}
