import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { DEFAULT_LIMITS } from '../../src/workbook/model.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { sheetName } from '../../src/workbook/write-package.ts';
import { writeTable } from '../../src/workbook/write-table.ts';
import { stringXml, xmlEscape } from '../../src/workbook/write-xml.ts';
import { writeZip } from '../../src/workbook/write-zip.ts';
import { openZip } from '../../src/workbook/zip.ts';

const TABLES = [
  {
    name: '检查/对象[1]',
    columns: [{ header: '统一社会信用代码', width: 22, text: true }, { header: '名称' }, { header: '户数' }],
    rows: [
      ['91310116MA1J000001', '甲公司\n（二分部）', 3],
      [12345678901, '=1+1', null],
      ['007', 'a<b>&"c"\u0000_x0041_', 0.05],
    ],
  },
  { name: '空', columns: [{ header: '甲' }], rows: [] },
  { name: '空', columns: [], rows: [] },
];

describe('writeTable', () => {
  it('is read back the same by SheetJS, with codes as text', async () => {
    const book = XLSX.read(await writeTable(TABLES), { cellNF: true });
    expect(book.SheetNames).toEqual(['检查_对象_1_', '空', '空(2)']);
    const first = book.Sheets['检查_对象_1_'];
    expect(XLSX.utils.sheet_to_json(first ?? {}, { header: 1, raw: true })).toEqual([
      ['统一社会信用代码', '名称', '户数'],
      ['91310116MA1J000001', '甲公司\n（二分部）', 3],
      ['12345678901', "'=1+1"],
      ['007', 'a<b>&"c"_x0041_', 0.05],
    ]);
    expect(first?.['A2']).toMatchObject({ t: 's', z: '@' });
    expect(first?.['C2']).toMatchObject({ t: 'n', v: 3 });
  });

  it('is read back the same by our own reader', async () => {
    const book = readWorkbook(await writeTable(TABLES), '导出.xlsx');
    expect(book.sheets[0]?.rows.map((row) => row.cells.map((cell) => cell?.text))).toEqual([
      ['统一社会信用代码', '名称', '户数'],
      ['91310116MA1J000001', '甲公司\n（二分部）', '3'],
      ['12345678901', "'=1+1"],
      ['007', 'a<b>&"c"_x0041_', '0.05'],
    ]);
  });

  it('gives the same bytes for the same tables', async () => {
    const [one, two] = [await writeTable(TABLES), await writeTable(TABLES)];
    expect(Buffer.compare(one, two)).toBe(0);
  });
});

describe('sheetName', () => {
  it.each([
    ['审核意见', [], '审核意见'],
    ['审核意见', ['审核意见', '审核意见(2)'], '审核意见(3)'],
    ['a:b/c?*', [], 'a_b_c__'],
    ['SHEET', ['sheet'], 'SHEET(2)'],
    ['', [], 'Sheet'],
    ['长'.repeat(40), ['长'.repeat(30) + '…'], `${'长'.repeat(27)}…(2)`],
  ])('%s beside %j → %s', (wanted, taken, name) => {
    expect(sheetName(wanted, new Set(taken))).toBe(name);
    expect(sheetName(wanted, new Set(taken)).length).toBeLessThanOrEqual(31);
  });
});

describe('write-xml', () => {
  it.each([
    ['<a href="x">&\n\t', '&lt;a href=&quot;x&quot;&gt;&amp;&#10;&#9;'],
    ['\u0001\u202e甲\ufffe\ud800', '甲\ufffd\ufffd'],
    ['𠮷', '𠮷'],
  ])('%j → %s', (text, xml) => {
    expect(xmlEscape(text)).toBe(xml);
  });

  it('a cell holds no more than spreadsheet programs take', () => {
    expect(stringXml('甲'.repeat(40_000))).toHaveLength('<t xml:space="preserve"></t>'.length + 32_767);
  });
});

it('writeZip gives an archive our guarded reader takes', async () => {
  const parts = [
    ['甲.xml', Buffer.from('甲'.repeat(1000))],
    ['b/empty.bin', Buffer.alloc(0)],
  ] as const;
  const bytes = Buffer.from(await writeZip(parts));
  const zip = openZip(bytes, 'x.zip', DEFAULT_LIMITS);
  expect(zip.names).toEqual(['甲.xml', 'b/empty.bin']);
  expect(zip.read('甲.xml')?.toString('utf8')).toBe('甲'.repeat(1000));
  expect(zip.read('b/empty.bin')).toHaveLength(0);
});
