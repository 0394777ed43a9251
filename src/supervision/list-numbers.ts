import { date, type LocalDate } from '../kernel/local-date.ts';
import type { Reader } from '../store/store.ts';
import { numbersOfYear, readWithdrawals } from './document-store.ts';

/** One number given out. */
export interface GivenNumber {
  readonly number: string;
  readonly seq: number;
  readonly name: string;
  readonly title: string;
  readonly addressee: string;
  readonly issuedOn: LocalDate;
  readonly caseNumber: string;
  /** 作废: when and why; the number is never used again. */
  readonly void?: { readonly on: LocalDate; readonly reason: string };
}

/** 发文字号 of one 文种 in one year. */
export interface NumberSeries {
  readonly series: string;
  readonly numbers: readonly GivenNumber[];
  /** Numbers that no document bears: none, unless somebody changed the file by hand. */
  readonly gaps: readonly number[];
}

/** 文号登记簿 of a year: every number with its document, void ones included. */
export function listNumbers(reader: Reader, year: number): NumberSeries[] {
  const withdrawn = readWithdrawals(reader);
  const series = new Map<string, GivenNumber[]>();
  for (const row of reader.all(numbersOfYear, year)) {
    const list = series.get(row.series) ?? [];
    const gone = withdrawn.get(row.number);
    list.push({
      number: row.number,
      seq: row.seq,
      name: row.name,
      title: row.title,
      addressee: row.addressee,
      issuedOn: date(row.issued_on),
      caseNumber: row.case_number,
      ...(gone && { void: gone }),
    });
    series.set(row.series, list);
  }
  return [...series].map(([name, numbers]) => ({ series: name, numbers, gaps: gapsIn(numbers) }));
}

function gapsIn(numbers: readonly GivenNumber[]): number[] {
  const used = new Set(numbers.map(({ seq }) => seq));
  const last = numbers.at(-1)?.seq ?? 0;
  return Array.from({ length: last }, (_, i) => i + 1).filter((seq) => !used.has(seq));
}
