import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Workbook } from '../../src/workbook/model.ts';
import { builtInFormat, numberFormat } from '../../src/workbook/number-format.ts';
import { readXlsxSlowly } from '../../src/workbook/sheetjs-read.ts';
import { unpack } from '../../src/workbook/unpack.ts';
import { scanXlsx, scanXlsxInPieces } from '../../src/workbook/xlsx-scan.ts';
import { openZip, type Zip } from '../../src/workbook/zip.ts';
import { HAND_BOOKS, HARD_BOOKS } from './hand-books.ts';
import { XLSX } from './make-xlsx.ts';
import { exceljsBook, sheetjsBook } from './other-writers.ts';
import { randomBook } from './random-book.ts';
import { plain } from './read-check.ts';

const TEST = dirname(dirname(__filename));
const LIBREOFFICE = join(TEST, 'fixtures/workbook/libreoffice');
const SAMPLES = join(TEST, '../data/samples');

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);
const xlsxIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xlsx') && !name.startsWith('坏文件'))
    .toSorted();

const open = (bytes: Buffer) => openZip(bytes, 'x.xlsx', DEFAULT_LIMITS);
const slowly = (zip: Zip) => plain(unpack(readXlsxSlowly(zip, 'x.xlsx', DEFAULT_LIMITS)));

/** By the fast path, which must not give up. */
function fast(zip: Zip): Workbook {
  const scanned = scanXlsx(zip, 'x.xlsx', DEFAULT_LIMITS);
  if (!scanned) throw new Error('the scanner gave up');
  return plain(unpack(scanned));
}

/** By the fast path, the parts in pieces of `size` bytes. */
async function inPieces(zip: Zip, size: number): Promise<Workbook | undefined> {
  async function* stream(name: string) {
    const bytes = zip.read(name) ?? Buffer.alloc(0);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const scanned = await scanXlsxInPieces({ ...zip, stream }, 'x.xlsx', DEFAULT_LIMITS);
  return scanned && plain(unpack(scanned));
}

const cellsOf = ({ sheets }: Workbook) =>
  sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells.filter((cell) => cell !== undefined)));

describe('the scanner and SheetJS read the same, and nothing ordinary is given up', () => {
  it.each(seeds(150))('written by hand, seed %d', (seed) => {
    const zip = open(randomBook(seed));
    const read = fast(zip);
    expect(cellsOf(read).length).toBeGreaterThan(5);
    expect(read).toEqual(slowly(zip));
  });

  it.each(seeds(70))('written by SheetJS, seed %d', (seed) => {
    const zip = open(sheetjsBook(seed));
    const read = fast(zip);
    expect(cellsOf(read).length).toBeGreaterThan(50);
    expect(read).toEqual(slowly(zip));
  });

  it.each(seeds(70))('written by exceljs, seed %d', async (seed) => {
    const zip = open(await exceljsBook(seed));
    const read = fast(zip);
    expect(cellsOf(read).length).toBeGreaterThan(20);
    expect(read).toEqual(slowly(zip));
  });

  it.each(xlsxIn(LIBREOFFICE))('written by LibreOffice, %s', (name) => {
    const zip = open(readFileSync(join(LIBREOFFICE, name)));
    const read = fast(zip);
    expect(cellsOf(read).length).toBeGreaterThan(0);
    expect(read).toEqual(slowly(zip));
  });

  it.each(xlsxIn(SAMPLES))('of the demo district, %s', (name) => {
    const zip = open(readFileSync(join(SAMPLES, name)));
    const read = fast(zip);
    expect(cellsOf(read).length).toBeGreaterThan(10);
    expect(read).toEqual(slowly(zip));
  });

  it.each(Object.entries(HAND_BOOKS))('odd: %s', (_, bytes) => {
    const zip = open(bytes);
    expect(fast(zip)).toEqual(slowly(zip));
  });

  it.each(Object.entries(HARD_BOOKS))('odd, and nothing for SheetJS: %s', (_, bytes) => {
    expect(cellsOf(fast(open(bytes)))[0]).toEqual({ text: '检查事项' });
  });
});

describe('a part that comes in pieces is read as one that is whole', () => {
  const books = [...seeds(12).map(randomBook), ...Object.values(HAND_BOOKS), ...Object.values(HARD_BOOKS)];
  it.each([1, 7, 64, 1000])('of %d bytes', async (size) => {
    const zips = books.map(open);
    const read = await Promise.all(zips.map((zip) => inPieces(zip, size)));
    // A closing tag inside CDATA or a comment makes a cut that the scanner does not take; SheetJS then does.
    expect(read.filter((workbook) => !workbook).length).toBeLessThanOrEqual(2);
    expect(read).toEqual(zips.map((zip, i) => read[i] && fast(zip)));
  });
});

describe('our number formats and those of SheetJS', () => {
  const values = [0, 1, -1, 0.5, 12.345, 1234567.891, 0.035, -1.2, 99.999, 310228, 46086, 123456789];
  it.each(['0', '0.00', '#,##0', '#,##0.00', '0%', '0.00%', '0.0', '00000', '00000000'])('%s', (code) => {
    const ours = numberFormat(code, false);
    expect(values.map((v) => ours.text(v))).toEqual(values.map((v) => XLSX.SSF.format(code, v)));
  });

  it('days from 1900 to 9999', () => {
    const ours = numberFormat('yyyy-mm-dd', false);
    for (let serial = 1; serial < 2_958_466; serial += 997) {
      expect(ours.text(serial)).toBe(XLSX.SSF.format('yyyy-mm-dd', serial));
    }
  });

  it('every minute of a day', () => {
    const ours = numberFormat('hh:mm', false);
    for (let minute = 0; minute < 1440; minute++) {
      const two = (n: number) => String(n).padStart(2, '0');
      expect(ours.text(46086 + minute / 1440)).toBe(`${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
    }
  });

  it('what is a date', () => {
    const codes = [
      ...Array.from({ length: 59 }, (_, id) => builtInFormat(id)),
      '0.00"day"',
      '[Red]0',
      '\\d0',
      '"年"0',
      'General"元"',
      'aaaa',
      'e"年"m"月"',
      '@',
      '0_d',
      '#"s"',
    ];
    const time = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map(builtInFormat));
    for (const code of codes) {
      const isDate = XLSX.SSF.is_date(code) && !time.has(code);
      expect([code, numberFormat(code, false).day(46086) !== undefined]).toEqual([
        code,
        code === 'aaaa' || isDate,
      ]);
    }
  });
});
