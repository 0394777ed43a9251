import type { Finding } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { printable } from '../kernel/text.ts';
import { renderBlock, type BlockOf, type BlockRenderer } from './block-renderer.ts';
import type { Block, CellText, Chart } from './blocks.ts';
import { cellText, cellTone, oneLine } from './cells.ts';
import { placeOf, spanNote } from './spans.ts';
import { findingParts, findingTally, groupByFile, NO_FINDINGS } from './finding-text.ts';

const STYLE = `
:root { font: 16px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1f2328; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; text-align: center; margin: 0 0 1.5rem; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .6rem; padding-left: .5rem; border-left: 4px solid #b42318; }
p { margin: .4rem 0; white-space: pre-line; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .92rem; }
th, td { border: 1px solid #c9ced6; padding: .3rem .55rem; text-align: left; vertical-align: top;
  white-space: pre-line; overflow-wrap: anywhere; }
th { background: #f2f4f7; white-space: nowrap; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: .6rem 0; }
dt { color: #57606a; } dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
pre { background: #f6f8fa; padding: .7rem; overflow-x: auto; font-size: .88rem; }
li { margin: .3rem 0; }
.wide { overflow-x: auto; }
figure { margin: 1rem auto; max-width: 40rem; break-inside: avoid; }
figcaption { font-weight: 600; text-align: center; }
.tight { white-space: nowrap; }
svg { display: block; width: 100%; height: auto; font-family: inherit; }
.good { color: #1a7f37; } .warn { color: #9a6700; } .bad { color: #b42318; font-weight: 600; }
.quiet { color: #57606a; } .strong { font-weight: 600; }
.span { display: grid; grid-template-columns: 13rem 1fr; gap: 0 .8rem; margin: .35rem 0; font-size: .9rem; }
.span small { grid-column: 2; } .scale { display: flex; justify-content: space-between; }
.days { position: relative; height: 1.3rem; background: #f2f4f7; }
.days b, .days i { position: absolute; top: 0; bottom: 0; min-width: 2px; }
.bar { background: #8ab4f8; } .bar.strong { background: #57606a; } .bar.good { background: #7bc47f; }
.bar.bad { background: #e5756b; } .bar.quiet { background: #d0d7de; }
.days .due { border-left: 2px solid #b42318; } .days .today { border-left: 1px dashed #57606a; }
@page { size: A4; margin: 20mm 18mm; }
@media print {
  :root { font-size: 11pt; } body { max-width: none; margin: 0; padding: 0; }
  thead { display: table-header-group; } tr, li, dt, dd { break-inside: avoid; } h2, p.strong { break-after: avoid; }
  p { orphans: 2; widows: 2; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .wide { overflow: visible; } th { white-space: normal; } figure { max-width: 34rem; } svg { max-height: 225mm; }
}
@media (max-width: 40rem) {
  body { margin: 1rem auto; padding: 0 .7rem; } th, td { overflow-wrap: normal; min-width: 3em; }
  .words { min-width: 7em !important; } .lines { min-width: 10em !important; }
  .wide th:first-child, .wide td:first-child { position: sticky; left: 0; background: #fff; }
  dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } dt, dd { overflow-wrap: anywhere; }
}`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Outside text as HTML text or attribute value. */
function escape(text: string): string {
  return printable(text).replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
}

function element(tag: string, classes: readonly string[], content: string): string {
  const named = classes.filter((name) => name !== '' && name !== 'plain');
  return `<${tag}${named.length === 0 ? '' : ` class="${named.join(' ')}"`}>${content}</${tag}>`;
}

function cellElement(tag: 'td' | 'dd', cell: CellText, ...classes: string[]): string {
  return element(tag, [cellTone(cell), ...classes], escape(cellText(cell)));
}

function findingItem(finding: Finding): string {
  const { mark, tone, rest } = findingParts(finding);
  return element('li', [], `${element('span', [tone], mark)}${escape(rest)}`);
}

function tableElement({ columns, rows, empty }: BlockOf<'table'>): string {
  if (rows.length === 0) return element('p', ['quiet'], escape(empty));
  const widest = columns.map((_, c) => Math.max(...rows.map((row) => widthOf(row[c] ?? ''))));
  const side = (c: number) => (columns[c]?.align === 'right' ? 'right' : '');
  const whole = columns.map((_, c) => (widest[c] ?? 0) <= TIGHT && isFigures(side(c), rows, c));
  const firm = across(widest.map((width, c) => (whole[c] === true ? width : LEAST))) <= PAGE;
  const tight = (c: number) => (firm && whole[c] === true ? 'tight' : '');
  const share = shareOf(widest);
  const head = columns
    .map((column, c) => {
      const classes = [side(c), roomOf(widest[c] ?? 0)].filter((name) => name !== '').join(' ');
      const least = Math.max(LEAST, Math.min(widest[c] ?? 0, share)) / 2;
      return `<th${classes && ` class="${classes}"`} style="min-width:${least}em">${escape(oneLine(column.header))}</th>`;
    })
    .join('');
  const body = rows
    .map((row) =>
      element('tr', [], row.map((cell, c) => cellElement('td', cell, side(c), tight(c))).join('')),
    )
    .join('\n');
  return `<div class="wide"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}

/** Width of the widest line of a cell, in halves of a Chinese character; near enough to part a page by. */
const widthOf = (cell: CellText) =>
  Math.max(
    ...cellText(cell)
      .split('\n')
      .map((line) => line.length + (line.match(/[\u2e80-\uffef]/gu)?.length ?? 0)),
  );

/** Numbers and dates so wide at most are not broken. */
const TIGHT = 10;
/** What a column has at least, and what it may ask for before others. */
const LEAST = 4;
const LINES = 16;
/** Padding of a cell, and what fits across a printed page, at its size of letters. */
const PADDING = 2.4;
const PAGE = 94;

/** Of it what the columns may ask for: the rest goes to those with the most text. */
const ASKED = 74;

const across = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width + PADDING, 0);

/** 均分: as much as every column may ask for, so that all fit across a page. */
function shareOf(widths: readonly number[]): number {
  let share = LINES;
  while (share > LEAST && across(widths.map((width) => Math.min(width, share))) > ASKED) share -= 1;
  return share;
}

function isFigures(side: string, rows: BlockOf<'table'>['rows'], c: number): boolean {
  return side !== '' || rows.every((row) => /^[\d\s.,:/%+-]*$/u.test(cellText(row[c] ?? '')));
}

/** How wide a column is at least on a phone, where the table is moved sideways rather than each word broken. */
function roomOf(widest: number): '' | 'words' | 'lines' {
  if (widest > 24) return 'lines';
  return widest > 8 ? 'words' : '';
}

function figureElement(chart: Chart, svg: string): string {
  return `<figure><figcaption>${escape(oneLine(chart.title))}</figcaption>\n${svg}\n</figure>\n`;
}

/** The chart of a table; none where there is nothing to be seen in it. */
function chartOf(block: Block): Chart | undefined {
  const chart = block.kind === 'table' ? block.chart : undefined;
  return chart?.series.some(({ values }) => values.some((value) => value !== null && value !== 0))
    ? chart
    : undefined;
}

/** Bars against the days: places are percentages, so that the page needs no script. */
function spansElement(block: BlockOf<'spans'>): string {
  const { from, to, today } = block;
  const percent = (part: number) => `${(part * 100).toFixed(2)}%`;
  const mark = (name: string, day: LocalDate) =>
    `<i class="${name}" style="left:${percent(placeOf(block, day))}"></i>`;
  const rows = block.spans.map((span) => {
    const [left, right] = [placeOf(block, span.from), placeOf(block, span.to)];
    const bar = `<b class="bar ${span.tone}" style="left:${percent(left)};width:${percent(right - left)}"></b>`;
    const marks = mark('today', today) + (span.due === undefined ? '' : mark('due', span.due));
    return `<div class="span"><span>${escape(oneLine(span.label))}</span><div class="days">${bar}${marks}</div><small class="${span.tone}">${escape(spanNote(span))}</small></div>`;
  });
  const scale = `<div class="span quiet"><span></span><div class="scale"><span>${from}</span><span>${to}</span></div><small>竖线：红为届满日，灰为今天（${today}）</small></div>`;
  return [scale, ...rows].join('\n');
}

const html: BlockRenderer<string> = {
  heading: ({ text }) => element('h2', [], escape(oneLine(text))),
  text: ({ text, tone = 'plain' }) => element('p', [tone], escape(text)),
  verbatim: ({ text }) => element('pre', [], escape(text)),
  pairs: ({ pairs }) => {
    const items = pairs.map(
      ([label, value]) => `${element('dt', [], escape(oneLine(label)))}${cellElement('dd', value)}`,
    );
    return element('dl', [], items.join('\n'));
  },
  table: tableElement,
  spans: spansElement,
  findings: ({ findings }) => {
    if (findings.length === 0) return element('p', ['good'], NO_FINDINGS);
    const lists = groupByFile(findings).map((group) =>
      element('ul', [], group.findings.map((finding) => findingItem(finding)).join('\n')),
    );
    return [...lists, element('p', [], findingTally(findings))].join('\n');
  },
};

/**
 * Blocks as one self-contained page to read, mail and print: style inline, no script, charts as SVG, and a content
 * policy under which the page cannot load anything.
 */
export async function renderHtml(title: string, blocks: readonly Block[]): Promise<string> {
  const heading = escape(oneLine(title));
  // What draws is heavy: pages without charts do not wait for it.
  const draw = blocks.some((block) => chartOf(block))
    ? await (await import('./chart.ts')).chartDrawer()
    : null;
  const body = blocks.map((block, i) => {
    const chart = chartOf(block);
    const figure = chart && draw ? figureElement(chart, draw(chart, i)) : '';
    return figure + renderBlock(html, block);
  });
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<style>${STYLE}
</style>
</head>
<body>
<h1>${heading}</h1>
${body.join('\n')}
</body>
</html>
`;
}
