import { printable } from '../kernel/text.ts';
import type { CellText, Tone } from './blocks.ts';

/** The text of a cell, safe to show; line breaks stay, a tab is a blank. */
export function cellText(cell: CellText): string {
  return printable(typeof cell === 'string' ? cell : cell.text).replaceAll('\t', ' ');
}

export function cellTone(cell: CellText): Tone {
  return typeof cell === 'string' ? 'plain' : cell.tone;
}

/** Text on one line: every run of tabs, line breaks and blanks becomes one blank. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/gu, ' ')).trim();
}
