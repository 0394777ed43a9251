import { groupBy } from '../kernel/group.ts';
import { date, type LocalDate } from '../kernel/local-date.ts';
import type { Reader } from '../store/store.ts';
import { readPaperNumbers, type PaperNumbers } from './number-store.ts';
import { numbersOfYear, readWithdrawals } from './document-store.ts';

/** One number given out. */
export interface GivenNumber {
  readonly number: string;
  readonly seq: number;
  readonly name: string;
  readonly title: string;
  readonly addressee: string;
  readonly issuedOn: LocalDate;
  /** The case it belongs to, */
  readonly caseNumber?: string;
  /** or the 共性问题. */
  readonly problemId?: number;
  /** 作废: when and why; the number is never used again. */
  readonly void?: { readonly on: LocalDate; readonly reason: string };
}

/** 发文字号 of one 文种 in one year. */
export interface NumberSeries {
  readonly series: string;
  readonly numbers: readonly GivenNumber[];
  /** 起编: given out on paper. */
  readonly paper: readonly PaperNumbers[];
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
      ...(row.case_number !== null && { caseNumber: row.case_number }),
      ...(row.problem_id !== null && { problemId: row.problem_id }),
      ...(gone && { void: gone }),
    });
    series.set(row.series, list);
  }
  const paper = groupBy(readPaperNumbers(reader, year), (one) => one.series);
  return [...new Set([...series.keys(), ...paper.keys()])].sort().map((name) => {
    const numbers = series.get(name) ?? [];
    const onPaper = paper.get(name) ?? [];
    return { series: name, numbers, paper: onPaper, gaps: gapsIn(numbers, onPaper) };
  });
}

function gapsIn(numbers: readonly GivenNumber[], paper: readonly PaperNumbers[]): number[] {
  const used = new Set(numbers.map(({ seq }) => seq));
  for (const { from, last } of paper) for (let seq = from; seq <= last; seq += 1) used.add(seq);
  const last = Math.max(0, ...used);
  return Array.from({ length: last }, (_, i) => i + 1).filter((seq) => !used.has(seq));
}
