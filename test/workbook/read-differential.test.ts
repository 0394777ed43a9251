import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/workbook/model.ts';
import { builtInFormat, numberFormat } from '../../src/workbook/number-format.ts';
import { readXlsxSlowly } from '../../src/workbook/sheetjs-read.ts';
import { unpack } from '../../src/workbook/unpack.ts';
import { scanXlsx } from '../../src/workbook/xlsx-scan.ts';
import { openZip } from '../../src/workbook/zip.ts';
import { XLSX, written } from './make-xlsx.ts';
import { generator, randomBook } from './random-book.ts';

function both(bytes: Buffer) {
  const zip = openZip(bytes, 'x.xlsx', DEFAULT_LIMITS);
  const fast = scanXlsx(zip, 'x.xlsx', DEFAULT_LIMITS);
  if (!fast) throw new Error('the scanner gave up');
  return { fast: unpack(fast), slow: unpack(readXlsxSlowly(zip, 'x.xlsx', DEFAULT_LIMITS)) };
}

describe('the scanner and SheetJS read the same', () => {
  it.each(Array.from({ length: 150 }, (_, seed) => seed))('written by hand, seed %d', (seed) => {
    const { fast, slow } = both(randomBook(seed));
    expect(fast.sheets.flatMap((sheet) => sheet.rows).length).toBeGreaterThan(5);
    expect(fast).toEqual(slow);
  });

  it.each(Array.from({ length: 30 }, (_, seed) => seed))('written by SheetJS, seed %d', (seed) => {
    const random = generator(seed);
    const values = [
      null,
      '检查事项',
      'x & <y>',
      3,
      -2.5,
      1e-9,
      true,
      false,
      new Date(Date.UTC(2026, 2, 5)),
      '',
      ' 甲\n乙 ',
    ];
    const rows = Array.from({ length: 30 }, () =>
      Array.from({ length: 9 }, () => values[Math.floor(random() * values.length)]),
    );
    const { fast, slow } = both(written(rows));
    expect(fast.sheets[0]?.rows).toHaveLength(
      rows.filter((row) => row.some((v) => v !== null && v !== '')).length,
    );
    expect(fast).toEqual(slow);
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
