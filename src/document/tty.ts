import { printable } from '../kernel/text.ts';
import { renderBlock, type BlockOf, type BlockRenderer } from './block-renderer.ts';
import type { Block, CellText, Tone } from './blocks.ts';
import { cellText, cellTone, oneLine } from './cells.ts';
import { fitWidths } from './column-widths.ts';
import { measureFor, type Measure } from './display-width.ts';
import { findingParts, findingTally, groupByFile, NO_FINDINGS } from './finding-text.ts';
import { needsGap, SPAN_CELLS } from './plain.ts';
import { spanLines, SPANS_LEGEND } from './spans.ts';

export interface Terminal {
  /** Character cells per line; undefined where the terminal does not say. */
  readonly columns: number | undefined;
  readonly color: boolean;
}

/** Lines of at most `width` character cells; nothing but blanks at the breaks is lost. */
type Wrap = (text: string, width: number) => string[];

interface Pen {
  readonly columns: number;
  readonly paint: (tone: Tone, text: string) => string;
  readonly measure: Measure;
}

const TONE_COLORS = { good: 'green', warn: 'yellow', bad: 'red', quiet: 'dim', strong: 'bold' } as const;

/** The texts whose width matters: what stands in columns. */
function* columnTexts(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'pairs') yield* block.pairs.flatMap(([label, value]) => [label, cellText(value)]);
    if (block.kind === 'spans') yield* block.spans.map(({ label }) => label);
    if (block.kind !== 'table') continue;
    yield* block.columns.map((column) => column.header);
    for (const row of block.rows) yield* row.map((cell) => cellText(cell));
  }
}

async function takePen(blocks: readonly Block[], { columns, color }: Terminal): Promise<Pen> {
  const chalk = color ? new (await import('chalk')).Chalk({ level: 1 }) : undefined;
  return {
    columns: columns ?? Number.POSITIVE_INFINITY,
    paint: (tone, text) => (chalk && tone !== 'plain' && text !== '' ? chalk[TONE_COLORS[tone]](text) : text),
    measure: await measureFor(columnTexts(blocks)),
  };
}

/** How to break lines; where all of them fit, without loading wrap-ansi. */
async function wrapper(pen: Pen, allFit: boolean): Promise<Wrap> {
  if (allFit) return (text) => text.split('\n');
  const { default: wrapAnsi } = await import('wrap-ansi');
  return (text, width) =>
    text.split('\n').flatMap((line) => {
      if (pen.measure(line) <= width) return [line];
      return wrapAnsi(line, Math.max(2, width), { hard: true }).split('\n');
    });
}

const widest = (pen: Pen, text: string) => Math.max(...text.split('\n').map((line) => pen.measure(line)));

function painted(pen: Pen, cell: CellText, lines: readonly string[]): string[] {
  return lines.map((line) => pen.paint(cellTone(cell), line));
}

async function pairsLines(pen: Pen, pairs: BlockOf<'pairs'>['pairs']): Promise<string[]> {
  const labels = pairs.map(([label]) => `${oneLine(label)}：`);
  const indent = Math.max(0, ...labels.map((label) => pen.measure(label)));
  const room = Math.max(10, pen.columns - indent);
  const wrap = await wrapper(
    pen,
    pairs.every(([, value]) => widest(pen, cellText(value)) <= room),
  );
  return pairs.flatMap(([, value], i) => {
    const label = labels[i] ?? '';
    const [first = '', ...more] = painted(pen, value, wrap(cellText(value), room));
    const padding = ' '.repeat(indent - pen.measure(label));
    const head = `${pen.paint('quiet', label)}${padding}${first}`;
    return [head, ...more.map((line) => `${' '.repeat(indent)}${line}`)];
  });
}

/** Lines of a cell that a table is still drawn with: cli-table3 takes minutes for one of a few hundred. */
const TALLEST = 24;

/**
 * A table too wide for the terminal even when wrapped, or with a cell taller than a screen: one list of label and value
 * per row.
 */
async function recordLines(pen: Pen, { columns, rows }: BlockOf<'table'>): Promise<string[]> {
  const lines: string[] = [];
  for (const row of rows) {
    if (lines.length > 0) lines.push('');
    lines.push(
      ...(await pairsLines(
        pen,
        row.map((cell, c) => [columns[c]?.header ?? '', cell]),
      )),
    );
  }
  return lines;
}

async function tableLines(pen: Pen, block: BlockOf<'table'>): Promise<string[]> {
  const natural = block.columns.map(({ header }, c) => {
    const texts = [oneLine(header), ...block.rows.map((row) => cellText(row[c] ?? ''))];
    return texts.reduce((width, text) => Math.max(width, widest(pen, text)), 1);
  });
  // cli-table3 draws a border and a blank either side of every cell, and one border more.
  const widths = fitWidths(natural, pen.columns - 3 * natural.length - 1);
  if (widths === undefined) return recordLines(pen, block);
  const wrap = await wrapper(
    pen,
    widths.every((width, c) => width === natural[c]),
  );
  const content = (cell: CellText, c: number) =>
    painted(pen, cell, wrap(cellText(cell), widths[c] ?? 1)).join('\n');
  const rows = block.rows.map((row) => block.columns.map((_, c) => content(row[c] ?? '', c)));
  if (rows.some((row) => row.some((cell) => cell.split('\n').length > TALLEST)))
    return recordLines(pen, block);
  const { default: Table } = await import('cli-table3');
  // No colWidths: the cells are wrapped already, and cli-table3 cuts off what it thinks too wide.
  const table = new Table({
    head: block.columns.map(({ header }, c) => content({ text: oneLine(header), tone: 'strong' }, c)),
    colAligns: block.columns.map((column) => column.align ?? 'left'),
    style: { head: [], border: [] },
  });
  for (const row of rows) table.push(row);
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

/** Label and bar on one line, the dates below, as far as the terminal is wide. */
function spansLines(pen: Pen, block: BlockOf<'spans'>): string[] {
  const indent = Math.max(0, ...block.spans.map(({ label }) => pen.measure(oneLine(label)))) + 1;
  const cells = Math.max(20, Math.min(SPAN_CELLS, pen.columns - indent));
  const lines = spanLines(block, cells).flatMap(({ label, bar, note, tone }) => [
    `${label}${' '.repeat(indent - pen.measure(label))}${pen.paint(tone, bar)}`,
    `${' '.repeat(indent)}${pen.paint('quiet', note)}`,
  ]);
  return [...lines, pen.paint('quiet', SPANS_LEGEND)];
}

function ttyRenderer(pen: Pen): BlockRenderer<string[] | Promise<string[]>> {
  const plainLines = (text: string, tone: Tone) => painted(pen, { text, tone }, printable(text).split('\n'));
  return {
    heading: ({ text }) => [pen.paint('strong', oneLine(text))],
    text: ({ text, tone = 'plain' }) => plainLines(text, tone),
    verbatim: ({ text }) => plainLines(text, 'plain'),
    pairs: ({ pairs }) => pairsLines(pen, pairs),
    table: (block) =>
      block.rows.length === 0 ? [pen.paint('quiet', oneLine(block.empty))] : tableLines(pen, block),
    spans: (block) => spansLines(pen, block),
    findings: (block) => findingsLines(pen, block),
  };
}

/** Blocks for a person at a terminal: bordered tables that fit the line, aligned labels, colour if wanted. */
export async function renderTty(blocks: readonly Block[], terminal: Terminal): Promise<string> {
  const renderer = ttyRenderer(await takePen(blocks, terminal));
  let text = '';
  for (const [i, block] of blocks.entries()) {
    if (needsGap(blocks[i - 1], block)) text += '\n';
    text += `${(await renderBlock(renderer, block)).join('\n')}\n`;
  }
  return text;
}
