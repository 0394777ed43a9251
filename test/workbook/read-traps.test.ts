import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Cell } from '../../src/workbook/model.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { readXlsxSlowly, requireTextSize } from '../../src/workbook/sheetjs-read.ts';
import { mapBook } from '../../src/workbook/sheetjs-map.ts';
import { unpack } from '../../src/workbook/unpack.ts';
import { openZip } from '../../src/workbook/zip.ts';
import { XLSX, book, oneSheet, written, zip } from './make-xlsx.ts';
import { cellAt, plain, refusal, texts } from './read-check.ts';

// Each of these loses data without an error when a file is read with SheetJS alone.

const slowly = (bytes: Buffer) =>
  unpack(readXlsxSlowly(openZip(bytes, 'x.xlsx', DEFAULT_LIMITS), 'x.xlsx', DEFAULT_LIMITS));

const readers = [
  ['the scanner', (bytes: Buffer) => readWorkbook(bytes, 'x.xlsx')],
  ['SheetJS', slowly],
] as const;

describe.each(readers)('traps, by %s', (_, read) => {
  const cell = (row: string, more = {}): Cell | undefined => cellAt(read(oneSheet(row, more)), 1, 1);

  it('a wrong dimension does not cut rows off', () => {
    const rows = Array.from(
      { length: 40 },
      (_x, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`,
    );
    const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B10"/><sheetData>${rows.join('')}</sheetData></worksheet>`;
    expect(read(book({ sheets: [{ name: '甲', xml }] })).sheets[0]?.rows).toHaveLength(40);
  });

  it('a dimension of the whole sheet does not hang', () => {
    const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`;
    expect(texts(read(book({ sheets: [{ name: '甲', xml }] })))).toEqual([['1']]);
  });

  it('error cells and formulas without a value are not empty', () => {
    const row =
      '<row r="1"><c r="A1" t="e"><f>X1</f><v>#REF!</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1"><f>SUM(A2)</f></c><c r="D1"><f>SUM(A2)</f><v></v></c></row>';
    expect(read(oneSheet(row)).sheets[0]?.rows[0]?.cells).toEqual([
      { text: '#REF!', trouble: 'error-value' },
      { text: '#N/A', trouble: 'error-value' },
      { text: '', trouble: 'no-cached-value' },
      { text: '', trouble: 'no-cached-value' },
    ]);
  });

  it.each([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])(
    'the East Asian date format %d is a date',
    (id) => {
      expect(cell('<row r="1"><c r="A1" s="1"><v>46086</v></c></row>', { formats: [id] })?.date).toBe(
        '2026-03-05',
      );
    },
  );

  it('dates do not come out a day early, times not a second early', () => {
    const more = { formats: ['yyyy/m/d h:mm'] };
    expect(cell('<row r="1"><c r="A1" s="1"><v>46086.378472222219</v></c></row>', more)).toMatchObject({
      text: '2026-03-05 09:05',
      date: '2026-03-05',
    });
  });

  it('the 1904 system is seen', () => {
    expect(
      cell('<row r="1"><c r="A1" s="1"><v>44624</v></c></row>', { formats: [14], date1904: true }),
    ).toMatchObject({
      date: '2026-03-05',
      number: 44624,
    });
  });

  it.each([0, 14])('ISO dates are dates under format %d', (format) => {
    const row = '<row r="1"><c r="A1" s="1" t="d"><v>2026-03-05T00:00:00</v></c></row>';
    expect(cell(row, { formats: [format] })).toEqual({
      text: '2026-03-05',
      number: 46086,
      date: '2026-03-05',
    });
  });

  it('leading zeros that only the format shows are in the text', () => {
    expect(cell('<row r="1"><c r="A1" s="1"><v>12345</v></c></row>', { formats: ['00000000'] })?.text).toBe(
      '00012345',
    );
  });

  it('an 18-digit code typed as a number is marked', () => {
    expect(cell('<row r="1"><c r="A1"><v>9.13101E+17</v></c></row>')).toMatchObject({
      text: '9.13101E+17',
      trouble: 'lost-digits',
    });
  });

  it('a 15-digit registration number typed as a number is whole', () => {
    expect(cell('<row r="1"><c r="A1"><v>310228600012345</v></c></row>')).toEqual({
      text: '310228600012345',
      number: 310228600012345,
    });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a sheet named %s is read', (name) => {
    const workbook = read(
      book({
        sheets: [{ name, rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }, { name: '乙' }],
        strings: ['<t>__proto__</t>'],
      }),
    );
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual([name, '乙']);
    expect(texts(workbook)).toEqual([['__proto__']]);
    expect(({} as Record<string, unknown>)['!data']).toBeUndefined();
  });

  it('merges keep their place; only the top left cell has the value', () => {
    const workbook = read(
      book({
        sheets: [
          {
            name: '甲',
            rows: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row><row r="2"><c r="A2"/></row>',
            after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
          },
        ],
      }),
    );
    expect(workbook.sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }]);
    expect(texts(workbook)).toEqual([['1']]);
  });

  it('hidden rows are known', () => {
    const rows =
      '<row hidden="1" r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="0"><c r="A2"><v>2</v></c></row>';
    expect(read(oneSheet(rows)).sheets[0]?.rows.map((row) => row.hidden)).toEqual([true, false]);
  });

  it('runs are joined, phonetic runs left out', () => {
    const strings = ['<r><t>检查</t></r><r><rPr/><t>事项</t></r><rPh sb="0" eb="1"><t>ピン</t></rPh>'];
    expect(cell('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', { strings })?.text).toBe('检查事项');
  });

  it('an example row and a 15-digit code are left to whoever reads the cells', () => {
    const strings = ['<t>示例（填写时删除）</t>', '<t>310228000012345</t>'];
    const row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
    expect(texts(read(oneSheet(row, { strings })))).toEqual([['示例（填写时删除）', '310228000012345']]);
  });
});

describe('sheets that SheetJS swallows', () => {
  const options = { file: 'x.xlsx', kind: 'xlsx', hints: [], count: () => undefined } as const;

  it('a sheet that is listed and missing is an error', () => {
    expect(() => mapBook({ SheetNames: ['甲', '乙'], Sheets: { 甲: { '!data': [] } } }, options)).toThrow(
      /工作表「乙」已损坏/,
    );
  });

  it('a sheet with fewer cells than its XML is an error', () => {
    // Two blocks of rows: SheetJS reads the first and says nothing.
    const block = (r: number) => `<sheetData><row r="${r}"><c r="A${r}"><v>${r}</v></c></row></sheetData>`;
    const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${block(1)}${block(2)}</worksheet>`;
    expect(refusal(book({ sheets: [{ name: '甲', xml }] })).code).toBe('E_WORKBOOK_SHEET');
  });

  it('a part of more than 512 MiB is an error', () => {
    expect(() => requireTextSize(0x1fffffe9, 'xl/worksheets/sheet1.xml', 'x.xlsx')).toThrow(
      /536,870,889字节/,
    );
    expect(() => requireTextSize(0x1fffffe8, 'xl/worksheets/sheet1.xml', 'x.xlsx')).not.toThrow();
  });

  it('two sheets of one name are an error', () => {
    expect(() => mapBook({ SheetNames: ['甲', '甲'], Sheets: { 甲: { '!data': [] } } }, options)).toThrow(
      /同名/,
    );
  });

  it('an .xls that lists a sheet it has not is an error', () => {
    const container = XLSX.CFB.read(written([['甲']], 'biff8'), { type: 'buffer' });
    const stream = Buffer.from(XLSX.CFB.find(container, '/Workbook')?.content as Uint8Array);
    const at = stream.indexOf(Buffer.from('8500', 'hex'), 100);
    stream.writeUInt32LE(7, at + 4);
    const broken = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(broken, '/Workbook', stream);
    expect(refusal(Buffer.from(XLSX.CFB.write(broken, { type: 'buffer' }) as Uint8Array), 'x.xls').code).toBe(
      'E_WORKBOOK_SHEET',
    );
  });

  it('an .xls that ends too early is an error', () => {
    const container = XLSX.CFB.read(written([['甲']], 'biff8'), { type: 'buffer' });
    const stream = Buffer.from(XLSX.CFB.find(container, '/Workbook')?.content as Uint8Array);
    const end = stream.lastIndexOf(Buffer.from('0a000000', 'hex'));
    const broken = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(broken, '/Workbook', stream.subarray(0, end));
    expect(refusal(Buffer.from(XLSX.CFB.write(broken, { type: 'buffer' }) as Uint8Array), 'x.xls').code).toBe(
      'E_WORKBOOK_DAMAGED',
    );
  });

  it('files SheetJS throws plain strings at are refused in words', () => {
    const content =
      '<office:document-content xmlns:office="o" xmlns:table="t"><office:body><office:spreadsheet></office:body></office:spreadsheet></office:document-content>';
    const bytes = zip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
      { name: 'content.xml', data: content },
    ]);
    expect(refusal(bytes, 'x.ods')).toMatchObject({ code: 'E_WORKBOOK_DAMAGED' });
  });
});

describe('.xls', () => {
  function xls(cells: Record<string, unknown>[], more: Record<string, unknown> = {}): Buffer {
    const sheet = {
      '!ref': `A1:A${cells.length}`,
      ...Object.fromEntries(cells.map((cell, i) => [`A${i + 1}`, cell])),
      ...more,
    };
    return XLSX.write(
      { SheetNames: ['计划'], Sheets: { 计划: sheet } },
      { type: 'buffer', bookType: 'biff8' },
    ) as Buffer;
  }

  it('gives the same cells as .xlsx', () => {
    const bytes = xls([
      { t: 's', v: '检查事项\r\n消防' },
      { t: 'n', v: 46086, z: 'yyyy/m/d' },
      { t: 'n', v: 0.03, z: '0%' },
      { t: 'n', v: 12345, z: '00000000' },
      { t: 'n', v: 913101000000000000 },
      { t: 'b', v: true },
      { t: 'e', v: 0x2a },
    ]);
    expect(plain(readWorkbook(bytes, '计划.xls')).sheets[0]?.rows.map((row) => row.cells[0])).toEqual([
      { text: '检查事项\n消防' },
      { text: '2026-03-05', number: 46086, date: '2026-03-05' },
      { text: '3%', number: 0.03 },
      { text: '00012345', number: 12345 },
      { text: '9.13101E+17', number: 913101000000000000, trouble: 'lost-digits' },
      { text: 'TRUE' },
      { text: '#N/A', trouble: 'error-value' },
    ]);
  });

  it('knows East Asian date formats by their number', () => {
    const bytes = xls([{ t: 'n', v: 46086, z: 'yyyy/m/d' }]);
    const container = XLSX.CFB.read(bytes, { type: 'buffer' });
    const stream = Buffer.from(XLSX.CFB.find(container, '/Workbook')?.content as Uint8Array);
    // Every cell format of the file gets number 31 instead of its own.
    for (let at = 0; at + 4 < stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
      if (stream.readUInt16LE(at) === 0x00e0) stream.writeUInt16LE(31, at + 6);
    }
    const changed = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(changed, '/Workbook', stream);
    const again = Buffer.from(XLSX.CFB.write(changed, { type: 'buffer' }) as Uint8Array);
    expect(cellAt(readWorkbook(again, 'x.xls'), 1, 1)).toEqual({
      text: '2026-03-05',
      number: 46086,
      date: '2026-03-05',
    });
  });
});

describe('.ods', () => {
  const ods = (table: string, styles = '') =>
    zip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
      {
        name: 'content.xml',
        data: `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="计划" table:style-name="ta1">${table}</table:table></office:spreadsheet></office:body></office:document-content>`,
      },
      { name: 'META-INF/manifest.xml', data: '<manifest:manifest xmlns:manifest="m"></manifest:manifest>' },
    ]);
  const text = (t: string) =>
    `<table:table-cell office:value-type="string"><text:p>${t}</text:p></table:table-cell>`;

  it('reads texts, dates, repeats, hidden rows and hidden sheets', () => {
    const bytes = ods(
      `<table:table-row table:number-rows-repeated="2">${text('甲')}</table:table-row><table:table-row table:visibility="collapse"><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="date" office:date-value="2026-03-05"><text:p>2026年3月5日</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>',
    );
    const sheet = plain(readWorkbook(bytes, 'x.ods')).sheets[0];
    expect(sheet?.hidden).toBe(true);
    expect(sheet?.rows.map((row) => [row.number, row.hidden, row.cells.at(-1)])).toEqual([
      [1, false, { text: '甲' }],
      [2, false, { text: '甲' }],
      [3, true, { text: '2026-03-05', number: 46086, date: '2026-03-05' }],
    ]);
  });

  it('marks a formula without a value', () => {
    const bytes = ods(
      '<table:table-row><table:table-cell table:formula="of:=SUM([.B1])"/></table:table-row>',
    );
    expect(cellAt(readWorkbook(bytes, 'x.ods'), 1, 1)).toEqual({ text: '', trouble: 'no-cached-value' });
  });

  it.each([
    [
      'rows',
      `<table:table-row table:number-rows-repeated="1048576">${text('甲').repeat(9)}</table:table-row>`,
      'CELLS',
    ],
    [
      'columns',
      `<table:table-row><table:table-cell table:number-columns-repeated="99999999" office:value-type="string"><text:p>甲</text:p></table:table-cell></table:table-row>`,
      'DAMAGED',
    ],
    [
      'rows past the end',
      `<table:table-row table:number-rows-repeated="99999999">${text('甲')}</table:table-row>`,
      'DAMAGED',
    ],
  ])('refuses %s repeated to exhaust memory', (_, table, code) => {
    expect(refusal(ods(table), 'x.ods').code).toBe(`E_WORKBOOK_${code}`);
  });
});
