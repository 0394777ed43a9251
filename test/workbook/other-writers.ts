import { Workbook } from 'exceljs';
import type * as Xlsx from 'xlsx';
import { XLSX } from './make-xlsx.ts';
import { generator } from './random-book.ts';

const DAY = Date.UTC(2026, 2, 5);
const TEXTS = [
  '检查事项',
  'x & <y>',
  ' 甲\n乙 ',
  '3%',
  '𠮷😀',
  '\'引号"',
  '_x000D_',
  '0012',
  '很长'.repeat(300),
];

type Pick = <T>(items: readonly T[]) => T;

function tools(seed: number): { random: () => number; pick: Pick } {
  const random = generator(seed);
  return { random, pick: (items) => items[Math.floor(random() * items.length)] as (typeof items)[number] };
}

/** A workbook as exceljs writes it: rich text, formulas, dates, errors, links, merges, notes, hidden rows. */
export async function exceljsBook(seed: number): Promise<Buffer> {
  const { random, pick } = tools(seed);
  const book = new Workbook();
  book.properties.date1904 = random() < 0.15;
  const value = () =>
    pick([
      () => pick(TEXTS),
      () => pick(TEXTS),
      () => Math.floor(random() * 1e6),
      () => random() * 1000,
      () => new Date(DAY + Math.floor(random() * 700) * 86_400_000),
      () => new Date(DAY + 32_700_000),
      () => random() < 0.5,
      () => ({ richText: [{ text: '粗', font: { bold: true } }, { text: pick(TEXTS) }] }),
      () => ({ formula: 'A1+1', result: Math.floor(random() * 50) }),
      () => ({ formula: 'A1&"x"', result: pick(TEXTS) }),
      () => ({ formula: '1/0', result: { error: '#DIV/0!' as const } }),
      () => ({ error: '#N/A' as const }),
      () => ({ text: '链接', hyperlink: 'https://example.org/?a=1&b=2' }),
      () => null,
    ])();
  for (const name of ['计划', '联合 & 抽查', '三'].slice(0, 1 + Math.floor(random() * 3))) {
    const sheet = book.addWorksheet(name, random() < 0.2 ? { state: 'hidden' } : {});
    for (let r = 1; r <= 15; r += random() < 0.2 ? 3 : 1) {
      const row = sheet.getRow(r);
      for (let c = 1; c <= 8; c += 1) {
        if (random() < 0.2) continue;
        const cell = row.getCell(c);
        cell.value = value();
        if (random() < 0.4)
          cell.numFmt = pick([
            '0%',
            '0.00',
            'yyyy"年"m"月"',
            'yyyy/m/d h:mm',
            '00000000',
            '#,##0.00',
            '0"户"',
            '@',
          ]);
        if (random() < 0.05) cell.note = '批注';
      }
      if (random() < 0.1) row.hidden = true;
    }
    if (random() < 0.5) sheet.mergeCells('J2:L4');
    if (random() < 0.3) sheet.views = [{ state: 'frozen', ySplit: 1 }];
  }
  const useSharedStrings = random() < 0.5;
  return Buffer.from(await book.xlsx.writeBuffer({ useSharedStrings }));
}

/** A workbook as SheetJS writes it, shared strings or inline ones, also in other formats. */
export function sheetjsBook(seed: number, bookType: Xlsx.BookType = 'xlsx'): Buffer {
  const { random, pick } = tools(seed);
  const cell = (): Xlsx.CellObject | null =>
    pick<() => Xlsx.CellObject | null>([
      () => ({ t: 's', v: pick(TEXTS) }),
      () => ({ t: 's', v: pick(TEXTS) }),
      () => ({ t: 'n', v: Math.floor(random() * 1e6) }),
      () => ({ t: 'n', v: -random() * 1000, z: '#,##0.00' }),
      () => ({ t: 'n', v: random(), z: '0.0%' }),
      () => ({ t: 'n', v: 46_000 + Math.floor(random() * 500), z: 'yyyy/m/d' }),
      () => ({ t: 'n', v: 46_000.378472222, z: 'yyyy"年"m"月"d"日" h:mm' }),
      () => ({ t: 'n', v: 12_345, z: '00000000' }),
      () => ({ t: 'n', v: 9_131_010_000_000_000 }),
      () => ({ t: 'b', v: random() < 0.5 }),
      () => ({ t: 'e', v: 42, w: '#N/A' }),
      () => ({ t: 'n', v: 7, f: 'A1+1' }),
      () => null,
    ])();
  const book = XLSX.utils.book_new();
  for (const name of ['计划', '联合抽查'].slice(0, 1 + Math.floor(random() * 2))) {
    const rows = Array.from({ length: 14 }, () => Array.from({ length: 8 }, cell));
    const sheet = XLSX.utils.aoa_to_sheet(rows);
    sheet['!merges'] = random() < 0.5 ? [XLSX.utils.decode_range('J2:K3')] : [];
    sheet['!rows'] = [{}, { hidden: random() < 0.5 }];
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  const options = { type: 'buffer', bookType, compression: true, bookSST: random() < 0.5 } as const;
  return XLSX.write(book, options) as Buffer;
}
