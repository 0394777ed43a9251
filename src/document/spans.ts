import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import type { BlockOf } from './block-renderer.ts';
import type { Span, Tone } from './blocks.ts';
import { oneLine } from './cells.ts';

/** Characters a bar is drawn with; all of one cell on every terminal. */
const FILL: Readonly<Record<Tone, string>> = {
  strong: '=',
  good: '-',
  plain: '-',
  warn: '-',
  bad: '!',
  quiet: '.',
};
const DUE = '|';
const TODAY = ':';

/** What the characters mean. */
export const SPANS_LEGEND = '= 阶段  - 期限  ! 超期  . 已撤销  | 届满日  : 今天';

/** One span as it is drawn: its label, its bar of `width` cells, its note. */
export interface SpanLine {
  readonly label: string;
  readonly bar: string;
  readonly note: string;
  readonly tone: Tone;
}

type Spans = BlockOf<'spans'>;

/** Where a day stands between the first and the last, from 0 to 1. */
export function placeOf({ from, to }: Pick<Spans, 'from' | 'to'>, day: LocalDate): number {
  const days = daysBetween(from, to);
  return days <= 0 ? 0 : Math.min(1, Math.max(0, daysBetween(from, day) / days));
}

export function spanLines(block: Spans, width: number): SpanLine[] {
  const cell = (day: LocalDate) => Math.round(placeOf(block, day) * (width - 1));
  const today = cell(block.today);
  const shown = block.today >= block.from && block.today <= block.to;
  return block.spans.map((span) => {
    const cells: string[] = Array.from({ length: width }, () => ' ');
    if (shown) cells[today] = TODAY;
    cells.fill(FILL[span.tone], cell(span.from), cell(span.to) + 1);
    if (span.due !== undefined) cells[cell(span.due)] = DUE;
    return { label: oneLine(span.label), bar: cells.join(''), note: spanNote(span), tone: span.tone };
  });
}

/** `2026-09-18至2026-10-15，届满2026-10-15：进行中` */
export function spanNote({ from, to, due, note }: Span): string {
  const ends = due === undefined ? '' : `，届满${due}`;
  return oneLine(`${from}至${to}${ends}${note === '' ? '' : `：${note}`}`);
}
