import { basename } from 'node:path';
import type { OfficialLetter } from '../../src/document/letter.ts';
import { commitDraw } from '../../src/draw/commit-draw.ts';
import { recordSeed } from '../../src/draw/record-seed.ts';
import { runDraw } from '../../src/draw/run-draw.ts';
import { UserError } from '../../src/kernel/errors.ts';
import { formOf } from '../../src/onsite/check-form.ts';
import { makeForms } from '../../src/onsite/make-forms.ts';
import type { Subject } from '../../src/onsite/model.ts';
import { recordChecks, type FormFileReport, type RecordOptions } from '../../src/onsite/record-checks.ts';
import { subjectsOf } from '../../src/onsite/subjects.ts';
import { writeSetting } from '../../src/store/settings.ts';
import { letterTemplates } from '../../src/supervision/letter-templates.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import type { WorkbookReader } from '../../src/workbook/reader.ts';
import { loadFormWords } from '../../src/workbook/vocabulary-file.ts';
import { newDesk, nextCommit, nextSeed, type Desk as DrawDesk } from '../draw/desk.ts';
import { HEADERS_YAML } from '../workbook/build.ts';
import { XLSX } from '../workbook/make-xlsx.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
export const QUARTER = '2026Q3';

/** Result, problem, evidence, corrected: what is written beside one item. */
export type Line = readonly [result: string, problem?: string, evidence?: string, corrected?: string];

/** What a test changes about a form besides its answers. */
export interface Tampering {
  readonly checkedOn?: string;
  /** Cells by address. */
  readonly cells?: Readonly<Record<string, string>>;
  /** Rows appended under the table. */
  readonly more?: readonly (readonly string[])[];
}

/** Fills a form the way a spreadsheet program does: reads it, sets cells, writes another file. */
export function fill(
  form: Uint8Array,
  lines: Readonly<Record<string, Line>>,
  { checkedOn = '2026年7月28日', cells = {}, more = [] }: Tampering = {},
): Uint8Array {
  const book = XLSX.read(form);
  const sheet = book.Sheets['检查表'];
  if (!sheet) throw new Error('no form');
  const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
  const put = (row: number, column: number, value: string) => {
    sheet[XLSX.utils.encode_cell({ r: row, c: column })] = { t: 's', v: value };
  };
  rows.forEach((row, r) => {
    const at = row.findIndex((text) => text.startsWith('检查日期'));
    if (at >= 0) put(r, at, `检查日期：${checkedOn}`);
    const code = row[0] ?? '';
    const line = /^[A-Z]\d{2}$/.test(code) ? (lines[code] ?? lines['*']) : undefined;
    line?.forEach((text, i) => put(r, 7 + i, text ?? ''));
  });
  more.forEach((row, i) => row.forEach((text, c) => put(rows.length + i, c, text)));
  for (const [address, value] of Object.entries(cells)) sheet[address] = { t: 's', v: value };
  const last = XLSX.utils.encode_cell({ r: rows.length + more.length, c: 12 });
  sheet['!ref'] = `A1:${last}`;
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

export interface OnsiteDesk extends DrawDesk {
  readonly letters: OfficialLetter[];
  readonly renderLetter: (letter: OfficialLetter) => Promise<Uint8Array>;
  readonly letterTemplate: (name: string) => string;
  readonly subjects: () => Subject[];
  /** The blank form of a subject. */
  readonly form: (subject: Subject) => Promise<Uint8Array>;
  /** Hands in files by name. */
  readonly record: (
    files: Readonly<Record<string, Uint8Array>>,
    options?: Omit<RecordOptions, 'files'>,
  ) => Promise<FormFileReport[]>;
  readonly items: (subject: Subject) => string[];
}

/** A bureau whose draw of 2026Q3 is made, on 2026-07-30. */
export function onsiteDesk(): OnsiteDesk {
  const desk = newDesk('2026-07-10');
  desk.store.write((tx) => {
    writeSetting(tx, 'bureau_code', '示司');
    tx.record({ act: 'init', subject: 'setting', id: 'bureau_code', summary: '设定' });
  });
  commitDraw(desk, nextCommit);
  desk.at('2026-07-20');
  recordSeed(desk, nextSeed);
  runDraw(desk, QUARTER);
  desk.at('2026-07-30');
  return withPaper(desk);
}

function withPaper(desk: DrawDesk): OnsiteDesk {
  const letters: OfficialLetter[] = [];
  const renderLetter = (letter: OfficialLetter) => {
    letters.push(letter);
    return Promise.resolve(new Uint8Array(Buffer.from(JSON.stringify(letter))));
  };
  const inbox = new Map<string, Uint8Array>();
  const reader: WorkbookReader = {
    read: async (path) => {
      const bytes = inbox.get(path);
      if (!bytes) throw new UserError('E_WORKBOOK_MISSING', `没有文件「${path}」`);
      return { workbook: readWorkbook(bytes, basename(path)), bytes };
    },
    readBytes: async (file, bytes) => readWorkbook(bytes, file),
    close: async () => undefined,
  };
  const words = loadFormWords(HEADERS_YAML, 'check');
  return Object.assign(desk, {
    letters,
    renderLetter,
    letterTemplate: letterTemplates(ROOT),
    subjects: () => subjectsOf(desk.store, desk.pack, QUARTER),
    form: async (subject: Subject) => {
      const [made] = await makeForms({ ...desk, renderLetter }, { quarter: QUARTER, agency: subject.code });
      const bytes = made?.files.find(({ name }) => name.endsWith('.xlsx'))?.bytes;
      if (!bytes) throw new Error('no workbook');
      return bytes;
    },
    record: (files: Readonly<Record<string, Uint8Array>>, options: Omit<RecordOptions, 'files'> = {}) => {
      for (const [name, bytes] of Object.entries(files)) inbox.set(name, bytes);
      return recordChecks({ ...desk, reader, words }, { ...options, files: Object.keys(files) });
    },
    items: (subject: Subject) => formOf(desk.pack, QUARTER, subject.unitType).items.map(({ code }) => code),
  });
}

/** The first subject of a kind of unit. */
export function subjectOf(desk: OnsiteDesk, unitType: string): Subject {
  const found = desk.subjects().find((subject) => subject.unitType === unitType);
  if (!found) throw new Error(`no ${unitType} was drawn`);
  return found;
}
