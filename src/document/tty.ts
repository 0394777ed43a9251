import { printable } from '../kernel/text.ts';
import { renderBlock, type BlockOf, type BlockRenderer } from './block-renderer.ts';
import type { Block, CellText, Tone } from './blocks.ts';
import { cellText, cellTone, oneLine } from './cells.ts';
import { fitWidths } from './column-widths.ts';
import { findingParts, findingTally, groupByFile, NO_FINDINGS } from './finding-text.ts';
import { needsGap } from './plain.ts';

export interface Terminal {
  /** Character cells per line; undefined where the terminal does not say. */
  readonly columns: number | undefined;
  readonly color: boolean;
}

interface Pen {
  readonly columns: number;
  readonly paint: (tone: Tone, text: string) => string;
  readonly widthOf: (text: string) => number;
  /** Lines of at most `width` character cells; nothing but blanks at the breaks is lost. */
  readonly wrap: (text: string, width: number) => string[];
}

const TONE_COLORS = { good: 'green', warn: 'yellow', bad: 'red', quiet: 'dim', strong: 'bold' } as const;

async function takePen({ columns, color }: Terminal): Promise<Pen> {
  const [{ default: stringWidth }, { default: wrapAnsi }] = await Promise.all([
    import('string-width'),
    import('wrap-ansi'),
  ]);
  const chalk = color ? new (await import('chalk')).Chalk({ level: 1 }) : undefined;
  return {
    columns: columns ?? Number.POSITIVE_INFINITY,
    paint: (tone, text) => (chalk && tone !== 'plain' && text !== '' ? chalk[TONE_COLORS[tone]](text) : text),
    widthOf: stringWidth,
    wrap: (text, width) =>
      text.split('\n').flatMap((line) => {
        if (stringWidth(line) <= width) return [line];
        return wrapAnsi(line, Math.max(2, width), { hard: true }).split('\n');
      }),
  };
}

function paintLines(pen: Pen, cell: CellText, width: number): string[] {
  return pen.wrap(cellText(cell), width).map((line) => pen.paint(cellTone(cell), line));
}

function pairsLines(pen: Pen, pairs: BlockOf<'pairs'>['pairs']): string[] {
  const labels = pairs.map(([label]) => `${oneLine(label)}：`);
  const indent = Math.max(0, ...labels.map((label) => pen.widthOf(label)));
  const room = Math.max(10, pen.columns - indent);
  return pairs.flatMap(([, value], i) => {
    const label = labels[i] ?? '';
    const [first = '', ...more] = paintLines(pen, value, room);
    const padding = ' '.repeat(indent - pen.widthOf(label));
    const head = `${pen.paint('quiet', label)}${padding}${first}`;
    return [head, ...more.map((line) => `${' '.repeat(indent)}${line}`)];
  });
}

/** A table too wide for the terminal even when wrapped: one list of label and value per row. */
function recordLines(pen: Pen, { columns, rows }: BlockOf<'table'>): string[] {
  return rows.flatMap((row, i) => {
    const pairs = row.map((cell, c) => [columns[c]?.header ?? '', cell] as const);
    return [...(i === 0 ? [] : ['']), ...pairsLines(pen, pairs)];
  });
}

async function tableLines(pen: Pen, block: BlockOf<'table'>): Promise<string[]> {
  const natural = block.columns.map(({ header }, c) => {
    const texts = [oneLine(header), ...block.rows.flatMap((row) => cellText(row[c] ?? '').split('\n'))];
    return texts.reduce((widest, text) => Math.max(widest, pen.widthOf(text)), 1);
  });
  // cli-table3 draws a border and a blank either side of every cell, and one border more.
  const widths = fitWidths(natural, pen.columns - 3 * natural.length - 1);
  if (widths === undefined) return recordLines(pen, block);
  const { default: Table } = await import('cli-table3');
  // No colWidths: the cells are wrapped already, and cli-table3 cuts off what it thinks too wide.
  const table = new Table({
    head: block.columns.map(({ header }, c) =>
      paintLines(pen, { text: oneLine(header), tone: 'strong' }, widths[c] ?? 1).join('\n'),
    ),
    colAligns: block.columns.map((column) => column.align ?? 'left'),
    style: { head: [], border: [] },
  });
  for (const row of block.rows) {
    table.push(block.columns.map((_, c) => paintLines(pen, row[c] ?? '', widths[c] ?? 1).join('\n')));
  }
  return table.toString().split('\n');
}

function findingsLines(pen: Pen, { findings }: BlockOf<'findings'>): string[] {
  if (findings.length === 0) return [pen.paint('good', NO_FINDINGS)];
  const groups = groupByFile(findings);
  const lines: string[] = [];
  for (const group of groups) {
    if (groups.length > 1) {
      lines.push(pen.paint('strong', `「${oneLine(group.file)}」${findingTally(group.findings)}`));
    }
    for (const finding of group.findings) {
      const { mark, tone, rest } = findingParts(finding);
      lines.push(`${pen.paint(tone, mark)}${rest}`);
    }
    lines.push('');
  }
  return [...lines, findingTally(findings)];
}

function ttyRenderer(pen: Pen): BlockRenderer<string[] | Promise<string[]>> {
  const painted = (text: string, tone: Tone) =>
    printable(text)
      .split('\n')
      .map((line) => pen.paint(tone, line));
  return {
    heading: ({ text }) => [pen.paint('strong', oneLine(text))],
    text: ({ text, tone = 'plain' }) => painted(text, tone),
    verbatim: ({ text }) => painted(text, 'plain'),
    pairs: ({ pairs }) => pairsLines(pen, pairs),
    table: (block) =>
      block.rows.length === 0 ? [pen.paint('quiet', oneLine(block.empty))] : tableLines(pen, block),
    findings: (block) => findingsLines(pen, block),
  };
}

/** Blocks for a person at a terminal: bordered tables that fit the line, aligned labels, colour if wanted. */
export async function renderTty(blocks: readonly Block[], terminal: Terminal): Promise<string> {
  const renderer = ttyRenderer(await takePen(terminal));
  let text = '';
  for (const [i, block] of blocks.entries()) {
    if (needsGap(blocks[i - 1], block)) text += '\n';
    text += `${(await renderBlock(renderer, block)).join('\n')}\n`;
  }
  return text;
}
