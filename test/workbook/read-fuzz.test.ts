import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/kernel/errors.ts';
import type { Workbook } from '../../src/workbook/model.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { written } from './make-xlsx.ts';
import { exceljsBook, sheetjsBook } from './other-writers.ts';
import { generator, randomBook } from './random-book.ts';
import { plain } from './read-check.ts';

const LIBREOFFICE = join(dirname(dirname(__filename)), 'fixtures/workbook/libreoffice');
const MUTATIONS = 300;

const rows = Array.from({ length: 60 }, (_, i) => [
  i,
  `检查事项${i}`,
  '现场检查',
  i / 100,
  `上海某某${i * 7}有限公司`,
]);

/** 1 to 20 bytes changed, anywhere. */
function mutated(bytes: Buffer, random: () => number): Buffer {
  const changed = Buffer.from(bytes);
  const count = 1 + Math.floor(random() * 20);
  for (let i = 0; i < count; i++) {
    const at = Math.floor(random() * changed.length);
    changed[at] = (changed[at] as number) ^ (1 + Math.floor(random() * 255));
  }
  return changed;
}

/** What comes of it: the workbook, or the error a person would see. Anything else is thrown on. */
function outcome(bytes: Buffer, file: string): Workbook | UserError {
  try {
    return plain(readWorkbook(bytes, file));
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** 300 damaged copies of the files, in turn: which were read, beside the intact one, and which refused. */
function damage(file: string, intact: readonly Buffer[]) {
  const random = generator(intact.reduce((sum, bytes) => sum + bytes.length, 0));
  const originals = intact.map((bytes) => plain(readWorkbook(bytes, file)));
  const results = Array.from({ length: MUTATIONS }, (_, i) => {
    const turn = i % intact.length;
    const start = performance.now();
    const result = outcome(mutated(intact[turn] as Buffer, random), file);
    return { result, original: originals[turn] as Workbook, time: performance.now() - start };
  });
  const refused = results.flatMap(({ result }) => (result instanceof UserError ? [result] : []));
  const read = results.flatMap(({ result, original }) =>
    result instanceof UserError ? [] : [{ result, original }],
  );
  return { refused, read, slowest: Math.max(...results.map(({ time }) => time)) };
}

/** Which cells there are, whatever they hold. */
const places = ({ sheets }: Workbook) =>
  sheets.flatMap((sheet, i) =>
    sheet.rows.flatMap((row) => row.cells.flatMap((cell, c) => (cell ? `${i}!${row.number},${c}` : []))),
  );

const libreoffice = (extension: string) =>
  readdirSync(LIBREOFFICE)
    .filter((name) => name.endsWith(extension) && !name.startsWith('long-text'))
    .toSorted()
    .map((name) => readFileSync(join(LIBREOFFICE, name)));

function inWords(refused: readonly UserError[], file: string): void {
  for (const error of refused) {
    expect(error.message).toMatch(new RegExp(`^「${file}」.*[\\u4e00-\\u9fff]`, 'su'));
    expect(error.hint).toMatch(/[\u4e00-\u9fff]/);
  }
}

describe('damaged workbooks are read as they were or refused in words', { timeout: 60_000 }, () => {
  const made = new Map<string, readonly Buffer[]>([
    ['SheetJS', [written(rows), sheetjsBook(1), sheetjsBook(2)]],
    ['hand', [1, 7, 11].map(randomBook)],
    ['LibreOffice', libreoffice('.xlsx')],
  ]);
  beforeAll(async () => {
    made.set('exceljs', await Promise.all([1, 2, 3].map(exceljsBook)));
  });

  it.each(['SheetJS', 'hand', 'exceljs', 'LibreOffice'])('.xlsx written by %s', (writer) => {
    const { refused, read, slowest } = damage('计划.xlsx', made.get(writer) ?? []);
    expect(slowest).toBeLessThan(5000);
    expect(refused.length).toBeGreaterThan(100);
    inWords(refused, '计划.xlsx');
    expect(read.map(({ result }) => result)).toEqual(read.map(({ original }) => original));
  });

  it('.ods', () => {
    const intact = [...libreoffice('.ods'), sheetjsBook(3, 'ods')];
    const { refused, read } = damage('计划.ods', intact);
    expect(refused.length).toBeGreaterThan(100);
    inWords(refused, '计划.ods');
    expect(read.map(({ result }) => result)).toEqual(read.map(({ original }) => original));
  });

  it('.xls, which has no checksum: characters and digits may differ, but no cell is lost', () => {
    const intact = [...libreoffice('.xls'), sheetjsBook(1, 'biff8'), sheetjsBook(5, 'biff8')];
    const { refused, read } = damage('计划.xls', intact);
    expect(refused.length).toBeGreaterThan(100);
    inWords(refused, '计划.xls');
    for (const { result, original } of read) {
      expect(places(result).length).toBeGreaterThanOrEqual(places(original).length);
    }
  });

  it('.csv, where any text is a table: nothing but an answer', () => {
    const text = rows.map((row) => row.join(',')).join('\n');
    const { refused, read } = damage('计划.csv', [
      Buffer.from(text),
      Buffer.from('d6d0b9fa2cb1b1beA90a', 'hex'),
    ]);
    inWords(refused, '计划.csv');
    expect(refused.length + read.length).toBe(MUTATIONS);
  });

  it('cut anywhere', () => {
    const bytes = written(rows);
    for (let length = 0; length < bytes.length; length += 37) {
      expect(outcome(bytes.subarray(0, length), '计划.xlsx')).toBeInstanceOf(UserError);
    }
  });
});
