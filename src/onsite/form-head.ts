import { makeDate, parseDate, quarterRange, type LocalDate } from '../kernel/local-date.ts';
import { compact } from '../kernel/text.ts';
import { prose } from '../supervision/take-step.ts';
import type { PlacedText } from '../workbook/locate-model.ts';
import { HEAD } from './form-workbook.ts';

/** What stands above the header of a form: under which label, in which cell. */
export interface FormHead {
  readonly agency: string;
  readonly code: string;
  readonly quarter: string;
  readonly checkedOn: string;
  readonly inspectors: string;
  /** Where the day of the check stands or should stand. */
  readonly dateAt: PlacedText | undefined;
}

const LABELS = Object.values(HEAD);
const LABEL = new RegExp(`(${LABELS.join('|')})\\s*[:：]`, 'u');

/** Labels with what follows them, in the same cell or in the cells to its right. */
export function readHead(titles: readonly PlacedText[]): FormHead {
  const values = new Map<string, string>();
  let dateAt: PlacedText | undefined;
  for (const row of new Set(titles.map((title) => title.row))) {
    const cells = titles.filter((title) => title.row === row);
    dateAt ??= cells.find(({ text }) => text.includes(HEAD.checkedOn));
    const parts = cells
      .map(({ text }) => prose(text))
      .join(' ')
      .split(LABEL);
    for (let i = 1; i < parts.length; i += 2) {
      const label = parts[i] ?? '';
      if (!values.has(label)) values.set(label, (parts[i + 1] ?? '').trim());
    }
  }
  const of = (label: string) => values.get(label) ?? '';
  return {
    agency: of(HEAD.agency),
    code: compact(of(HEAD.code)).toUpperCase(),
    quarter: compact(of(HEAD.quarter)).toUpperCase(),
    checkedOn: of(HEAD.checkedOn),
    inspectors: of(HEAD.inspectors),
    dateAt,
  };
}

const WRITTEN = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/u;

/** A day as people write it; undefined where it is none. */
export function readDay(text: string): LocalDate | undefined {
  const plain = compact(text);
  const [, year, month, day] = WRITTEN.exec(plain) ?? [];
  return makeDate(Number(year), Number(month), Number(day)) ?? parseDate(plain);
}

/** Why a day cannot be that of the check; undefined where it can. */
export function dayTrouble(day: LocalDate, quarter: string, today: LocalDate): string | undefined {
  if (day > today) return `晚于今天${today}`;
  const range = quarterRange(quarter);
  // What was drawn in a quarter may be checked a little later, never before it began.
  return range && day < range.from ? `早于${quarter}` : undefined;
}
