import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { Finding } from '../../src/kernel/finding.ts';
import { annotateWorkbook } from '../../src/workbook/annotate.ts';
import { DEFAULT_LIMITS, type Workbook } from '../../src/workbook/model.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { writeZip } from '../../src/workbook/write-zip.ts';
import { openZip } from '../../src/workbook/zip.ts';

const FILE = '市监局2026年度计划.xlsx';
const RED = 'FFC7CE';
const YELLOW = 'FFEB9C';

function finding(
  where: { sheet?: string; row?: number; column?: number },
  more: Partial<Finding> = {},
): Finding {
  return {
    code: 'P201',
    severity: '必改',
    aspect: '合理性',
    where: { file: FILE, ...where },
    value: '全年检查6次',
    message: '超过年度上限',
    basis: { document: '《办法》', at: '二(三)2' },
    next: '改为不超过1次',
    ...more,
  };
}

/** A workbook as SheetJS writes it: a merge, a date, a percentage, a formula, a second sheet. */
function original(change: (book: XLSX.WorkBook) => void = () => {}): Buffer {
  const book = XLSX.utils.book_new();
  const plan = XLSX.utils.aoa_to_sheet([
    ['行政检查计划'],
    ['序号', '检查事项', '检查比例', '检查时间', '检查频次'],
    [1, '食品', 0.05, 46082, '全年检查6次'],
    [2, '=危险', null, '3月'],
    [],
    [3, '药品'],
  ]);
  plan['!merges'] = [XLSX.utils.decode_range('A1:E1'), XLSX.utils.decode_range('B3:B4')];
  plan['C3'] = { t: 'n', v: 0.05, z: '0%' };
  plan['D3'] = { t: 'n', v: 46082, z: 'yyyy"年"m"月"d"日"' };
  plan['E6'] = { t: 'n', v: 6, f: 'A6*2' };
  plan['!cols'] = [{ wch: 6 }, { wch: 30 }];
  XLSX.utils.book_append_sheet(book, plan, "年度'计划");
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['备用']]), '备用');
  change(book);
  return Buffer.from(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);
}

const SHEET = "年度'计划";
const FINDINGS = [
  finding({ sheet: SHEET, row: 3, column: 5 }),
  finding({ sheet: SHEET, row: 3, column: 5 }, { code: 'P305', severity: '建议', message: '频次偏高' }),
  finding({ sheet: SHEET, row: 3, column: 3 }, { severity: '建议' }),
  finding({ sheet: SHEET, row: 4, column: 3 }, { message: '=HYPERLINK("http://x") 比例为空', value: '' }),
  finding({ sheet: SHEET, row: 4, column: 2 }, { severity: '建议', message: '合并单元格中的值' }),
  finding({ sheet: SHEET, row: 5, column: 7 }, { message: '空行' }),
  finding({ sheet: SHEET, row: 6 }, { message: '整行' }),
  finding({ sheet: SHEET, row: 9, column: 1 }, { message: '表外' }),
  finding({}, { message: '整个文件', severity: '建议' }),
];

function cells(sheet: XLSX.WorkSheet | undefined): [string, unknown][] {
  return Object.entries(sheet ?? {})
    .filter(([address]) => !address.startsWith('!'))
    .map(
      ([address, cell]: [string, XLSX.CellObject]) =>
        [address, [cell.t, cell.v, cell.w, cell.f, cell.z]] as const,
    )
    .filter(([, [type]]) => type !== 'z')
    .map(([address, cell]): [string, unknown] => [address, cell]);
}

function at(sheet: XLSX.WorkSheet | undefined, address: string): XLSX.CellObject | undefined {
  return sheet?.[address] as XLSX.CellObject | undefined;
}

function fills(sheet: XLSX.WorkSheet | undefined): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [address, cell] of Object.entries(sheet ?? {}) as [string, XLSX.CellObject][]) {
    const colour = (cell.s as { fgColor?: { rgb?: string } } | undefined)?.fgColor?.rgb;
    if (!address.startsWith('!') && colour !== undefined) found[address] = colour;
  }
  return found;
}

function read(bytes: Uint8Array): XLSX.WorkBook {
  return XLSX.read(bytes, { cellStyles: true, cellNF: true, cellFormula: true, sheetStubs: true });
}

function parts(bytes: Uint8Array) {
  return openZip(Buffer.from(bytes), FILE, DEFAULT_LIMITS);
}

async function annotate(
  bytes: Buffer,
  findings: readonly Finding[] = FINDINGS,
  headline: readonly string[] = [],
) {
  const workbook = readWorkbook(bytes, FILE);
  return annotateWorkbook(bytes, workbook, findings, headline);
}

describe('annotating an .xlsx', () => {
  it('keeps every value, format, formula, merge and width', async () => {
    const before = original();
    const result = await annotate(before);
    expect(result).toMatchObject({
      extension: 'xlsx',
      preserved: true,
      reviewSheet: '审核意见',
      withoutNotes: [],
    });
    const [was, is] = [read(before), read(result.bytes)];
    expect(is.SheetNames).toEqual([...was.SheetNames, '审核意见']);
    for (const name of was.SheetNames) {
      expect(cells(is.Sheets[name])).toEqual(cells(was.Sheets[name]));
      expect(is.Sheets[name]?.['!merges']).toEqual(was.Sheets[name]?.['!merges']);
      expect(is.Sheets[name]?.['!cols']).toEqual(was.Sheets[name]?.['!cols']);
    }
  });

  it('leaves the other parts byte for byte as they were', async () => {
    const before = original();
    const [was, is] = [parts(before), parts((await annotate(before)).bytes)];
    const changed = new Set([
      '[Content_Types].xml',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    const untouched = was.names.filter((name) => !changed.has(name) && !name.endsWith('/'));
    expect(untouched).toContain('xl/worksheets/sheet2.xml');
    for (const name of untouched) expect(is.read(name)?.equals(was.read(name) ?? Buffer.alloc(0))).toBe(true);
  });

  it('colours the cells, the gravest first, a merged one at its top left', async () => {
    const { bytes } = await annotate(original());
    expect(fills(read(bytes).Sheets[SHEET])).toEqual({
      B3: YELLOW,
      C3: YELLOW,
      E3: RED,
      C4: RED,
      G5: RED,
      A6: RED,
      A9: RED,
    });
  });

  it('puts a note on each such cell', async () => {
    const { bytes } = await annotate(original());
    const sheet = read(bytes).Sheets[SHEET];
    const note = (address: string) =>
      at(sheet, address)
        ?.c?.map((comment) => comment.t)
        .join('');
    expect(note('E3')).toBe('【必改】P201 超过年度上限\n改为不超过1次\n【建议】P305 频次偏高\n改为不超过1次');
    expect(note('B3')).toContain('合并单元格中的值');
    expect(note('C4')).toContain('比例为空');
    expect(note('A6')).toContain('整行');
    expect(note('A3')).toBeUndefined();
    const drawing = parts(bytes).read('xl/drawings/vmlDrawing1.vml')?.toString('utf8');
    expect(drawing?.match(/<v:shape /gu)).toHaveLength(7);
  });

  it('lists every finding, inert, with a link to its cell', async () => {
    const { bytes } = await annotate(original(), FINDINGS, ['=共9条', '请于5日内改正']);
    const sheet = read(bytes).Sheets['审核意见'];
    const rows = XLSX.utils.sheet_to_json<unknown[]>(sheet ?? {}, { header: 1, blankrows: true, defval: '' });
    expect(rows.slice(0, 3).map((row) => row[0])).toEqual(["'=共9条", '请于5日内改正', '序号']);
    expect(rows[2]).toEqual(['序号', '级别', '代码', '位置', '原值', '问题', '依据', '怎么改']);
    expect(rows[3]).toEqual([
      1,
      '必改',
      'P201',
      `${SHEET}!E3`,
      '全年检查6次',
      '超过年度上限',
      '《办法》二(三)2',
      '改为不超过1次',
    ]);
    expect(rows).toHaveLength(3 + FINDINGS.length);
    expect(rows[6]?.[5]).toBe('\'=HYPERLINK("http://x") 比例为空');
    expect(rows[9]?.[3]).toBe(`${SHEET}!第6行`);
    expect(rows[11]?.[3]).toBe('整个文件');
    expect(at(sheet, 'D4')?.l?.Target).toBe("#'年度''计划'!E3");
    expect(at(sheet, 'D12')?.l).toBeUndefined();
  });

  it('our own reader finds the same values in the copy', async () => {
    const before = original();
    const { bytes } = await annotate(before);
    const [was, is] = [readWorkbook(before, FILE), readWorkbook(bytes, FILE)];
    expect(is.sheets.map((s) => s.name)).toEqual([SHEET, '备用', '审核意见']);
    const filled = (book: Workbook) =>
      book.sheets.slice(0, 2).map((s) =>
        s.rows
          .map((row) => ({
            ...row,
            cells: row.cells.flatMap((cell, i) => (cell?.text ? [[i, cell]] : [])),
          }))
          .filter((row) => row.cells.length > 0),
      );
    expect(filled(is)).toEqual(filled(was));
  });

  it('can be done again: a second list beside the first', async () => {
    const once = await annotate(original());
    const twice = await annotate(Buffer.from(once.bytes));
    expect(twice.reviewSheet).toBe('审核意见(2)');
    expect(twice.withoutNotes).toEqual([SHEET]);
    expect(read(twice.bytes).SheetNames).toEqual([SHEET, '备用', '审核意见', '审核意见(2)']);
  });

  it('leaves notes of the sender alone, and says which sheet has none of ours', async () => {
    const before = original((book) => {
      const cell = book.Sheets[SHEET]?.['B3'] as XLSX.CellObject;
      cell.c = [{ a: '张三', t: '已核对' }];
    });
    const result = await annotate(before);
    expect(result.withoutNotes).toEqual([SHEET]);
    const sheet = read(result.bytes).Sheets[SHEET];
    expect(at(sheet, 'B3')?.c?.map((c) => c.t.trim())).toEqual(['已核对']);
    expect(fills(sheet)['E3']).toBe(RED);
  });

  it('keeps the cell’s own format beneath the colour', async () => {
    const { bytes } = await annotate(original());
    expect(read(bytes).Sheets[SHEET]?.['C3']).toMatchObject({ v: 0.05, w: '5%', z: '0%' });
  });

  it('no findings: nothing but the list is added', async () => {
    const { bytes } = await annotate(original(), []);
    expect(parts(bytes).read('xl/worksheets/sheet1.xml')).toEqual(
      parts(original()).read('xl/worksheets/sheet1.xml'),
    );
    expect(read(bytes).SheetNames).toContain('审核意见');
  });

  it('gives the same bytes for the same input', async () => {
    const before = original();
    expect(Buffer.compare((await annotate(before)).bytes, (await annotate(before)).bytes)).toBe(0);
  });
});

/** The file with parts rewritten. */
async function rewritten(change: (name: string, text: string) => string): Promise<Buffer> {
  const zip = parts(original());
  const changed = zip.names
    .filter((name) => !name.endsWith('/'))
    .map(
      (name) => [name, Buffer.from(change(name, zip.read(name)?.toString('utf8') ?? ''), 'utf8')] as const,
    );
  return Buffer.from(await writeZip(changed));
}

describe('files of other programs', () => {
  it('elements with a namespace prefix', async () => {
    const before = await rewritten((name, text) =>
      /^xl\/(?:workbook|styles|worksheets\/sheet1)\.xml$/u.test(name)
        ? text.replace(/<(\/?)(?![?!])(?=\w+[\s/>])/gu, '<$1x:').replace(/xmlns="/u, 'xmlns:x="')
        : text,
    );
    const result = await annotate(before);
    expect(result.preserved).toBe(true);
    const xml = parts(result.bytes).read('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
    expect(xml).toContain('<x:legacyDrawing ');
    expect(xml).toMatch(/<x:c r="C4" s="\d+"\/>/u);
    const book = readWorkbook(result.bytes, FILE);
    expect(book.sheets.map((s) => s.name)).toEqual([SHEET, '备用', '审核意见']);
  });

  it('cells and rows without addresses keep their places', async () => {
    const before = await rewritten((name, text) =>
      name === 'xl/worksheets/sheet2.xml' ? text.replace(/ r="[A-Z]*\d+"/gu, '') : text,
    );
    const { bytes } = await annotate(before, [finding({ sheet: '备用', row: 1, column: 1 })]);
    const sheet = read(bytes).Sheets['备用'];
    expect(at(sheet, 'A1')?.v).toBe('备用');
    expect(fills(sheet)).toEqual({ A1: RED });
  });

  it('notes are tied in before the table parts and extensions', async () => {
    const tail =
      '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><extLst><ext uri="a"/></extLst>';
    const rule =
      '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>1</formula><extLst/></cfRule></conditionalFormatting>';
    const before = await rewritten((name, text) =>
      name === 'xl/worksheets/sheet2.xml'
        ? text.replace(/<\/sheetData>[\s\S]*$/u, `</sheetData>${rule}${tail}</worksheet>`)
        : text,
    );
    const { bytes } = await annotate(before, [finding({ sheet: '备用', row: 1, column: 1 })]);
    const xml = parts(bytes).read('xl/worksheets/sheet2.xml')?.toString('utf8') ?? '';
    expect(xml.slice(xml.indexOf('</sheetData>'))).toMatch(
      /^<\/sheetData><conditionalFormatting.*<\/conditionalFormatting><pageMargins[^>]*\/><legacyDrawing [^>]*\/><extLst><ext uri="a"\/><\/extLst><\/worksheet>$/u,
    );
  });

  it('an empty sheet gets its cell', async () => {
    const before = await rewritten((name, text) =>
      name === 'xl/worksheets/sheet2.xml'
        ? text.replace(/<sheetData>[\s\S]*<\/sheetData>/u, '<sheetData/>')
        : text,
    );
    const { bytes } = await annotate(before, [finding({ sheet: '备用', row: 2, column: 2 })]);
    expect(parts(bytes).read('xl/worksheets/sheet2.xml')?.toString('utf8')).toMatch(
      /<sheetData><row r="2"><c r="B2" s="\d+"\/><\/row><\/sheetData>/u,
    );
  });

  it('a workbook with macros stays one', async () => {
    const before = await rewritten((name, text) =>
      name === '[Content_Types].xml'
        ? text.replace(
            /application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml/u,
            'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
          )
        : text,
    );
    expect(await annotate(before)).toMatchObject({ extension: 'xlsm', preserved: true });
  });

  it('what cannot be edited is written anew, and that is told', async () => {
    const before = original();
    const workbook = readWorkbook(before, FILE);
    const strange = await rewritten((name, text) =>
      name === 'xl/styles.xml' ? text.replace(/<cellXfs[\s\S]*<\/cellXfs>/u, '') : text,
    );
    const result = await annotateWorkbook(strange, workbook, FINDINGS);
    expect(result).toMatchObject({ extension: 'xlsx', preserved: false });
    expect(fills(read(result.bytes).Sheets[SHEET])['E3']).toBe(RED);
  });
});

describe('annotating .xls, .ods and .csv', () => {
  it.each(['xls', 'ods', 'csv'] as const)('%s becomes an .xlsx with the same texts', async (bookType) => {
    const book = read(original());
    const bytes = Buffer.from(XLSX.write(book, { type: 'buffer', bookType }) as Uint8Array);
    const workbook = readWorkbook(bytes, `计划.${bookType}`);
    expect(workbook.kind).toBe(bookType);
    const name = workbook.sheets[0]?.name ?? '';
    const result = await annotateWorkbook(bytes, workbook, [finding({ sheet: name, row: 3, column: 5 })]);
    expect(result).toMatchObject({ extension: 'xlsx', preserved: false });
    const copy = readWorkbook(result.bytes, '退回.xlsx');
    const texts = (b: Workbook) =>
      b.sheets.map((s) => [
        s.name,
        s.merges,
        s.rows.map((row) => [row.number, row.cells.flatMap((c) => c?.text || [])]),
      ]);
    expect(copy.sheets.at(-1)?.name).toBe('审核意见');
    expect(texts({ ...copy, sheets: copy.sheets.slice(0, -1) })).toEqual(texts(workbook));
    const sheet = read(result.bytes).Sheets[name];
    expect(at(sheet, 'E3')?.c?.[0]?.t).toContain('超过年度上限');
    expect(fills(sheet)).toEqual({ E3: RED });
  });
});
