import { describe, expect, it } from 'vitest';
import { limitsFor } from '../../src/workbook/limits.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { scanXlsx } from '../../src/workbook/xlsx-scan.ts';
import { unpack } from '../../src/workbook/unpack.ts';
import { openZip } from '../../src/workbook/zip.ts';
import { cellAt, plain, texts } from './read-check.ts';
import { book, oneSheet } from './make-xlsx.ts';

/** Reads by the fast path alone; undefined where it gives up. */
function scanned(bytes: Buffer) {
  const limits = limitsFor(false);
  const packed = scanXlsx(openZip(bytes, '计划.xlsx', limits), '计划.xlsx', limits);
  return packed && unpack(packed);
}

/** `A1` of a sheet with this one row. */
function first(row: string, more: Parameters<typeof oneSheet>[1] = {}) {
  const workbook = scanned(oneSheet(row, more));
  if (!workbook) throw new Error('given up');
  return cellAt(workbook, 1, 1);
}

describe('cells of every type', () => {
  it.each([
    ['shared string', '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', { text: '检查事项' }],
    ['inline string', '<row r="1"><c r="A1" t="inlineStr"><is><t>文字</t></is></c></row>', { text: '文字' }],
    [
      'inline runs',
      '<row><c t="inlineStr"><is><r><t>甲</t></r><r><rPr><b/></rPr><t>乙</t></r></is></c></row>',
      { text: '甲乙' },
    ],
    ['formula text', '<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>结果</v></c></row>', { text: '结果' }],
    ['number', '<row r="1"><c r="A1"><v>12.5</v></c></row>', { text: '12.5', number: 12.5 }],
    ['cached number', '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>', { text: '2', number: 2 }],
    ['exponent', '<row r="1"><c r="A1"><v>1.5E3</v></c></row>', { text: '1500', number: 1500 }],
    ['true', '<row r="1"><c r="A1" t="b"><v>1</v></c></row>', { text: 'TRUE' }],
    ['false', '<row r="1"><c r="A1" t="b"><v>0</v></c></row>', { text: 'FALSE' }],
    ['error', '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>', { text: '#REF!', trouble: 'error-value' }],
    [
      'formula error',
      '<row r="1"><c r="A1" t="e"><f>X</f><v>#N/A</v></c></row>',
      { text: '#N/A', trouble: 'error-value' },
    ],
    [
      'not calculated',
      '<row r="1"><c r="A1"><f>SUM(B1)</f></c></row>',
      { text: '', trouble: 'no-cached-value' },
    ],
    [
      'not calculated, empty value',
      '<row r="1"><c r="A1"><f>SUM(B1)</f><v/></c></row>',
      { text: '', trouble: 'no-cached-value' },
    ],
    [
      'not calculated, shared',
      '<row r="1"><c r="A1"><f t="shared" si="0"/><v></v></c></row>',
      { text: '', trouble: 'no-cached-value' },
    ],
    ['formula that gave an empty text', '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>', undefined],
    ['style only', '<row r="1"><c r="A1" s="0"/></row>', undefined],
    [
      'ISO date',
      '<row r="1"><c r="A1" t="d"><v>2026-03-05</v></c></row>',
      { text: '2026-03-05', number: 46086, date: '2026-03-05' },
    ],
    [
      'ISO time stamp',
      '<row r="1"><c r="A1" t="d"><v>2026-03-05T09:05:00</v></c></row>',
      { text: '2026-03-05 09:05', number: 46086 + 545 / 1440, date: '2026-03-05' },
    ],
    [
      '18-digit code as number',
      '<row r="1"><c r="A1"><v>913101000000000000</v></c></row>',
      { text: '9.13101E+17', number: 913101000000000000, trouble: 'lost-digits' },
    ],
    [
      '16 digits',
      '<row r="1"><c r="A1"><v>1234567890123456</v></c></row>',
      { text: '1.23457E+15', number: 1234567890123456, trouble: 'lost-digits' },
    ],
    [
      '15 digits',
      '<row r="1"><c r="A1"><v>310228000012345</v></c></row>',
      { text: '310228000012345', number: 310228000012345 },
    ],
  ])('%s', (_, row, expected) => {
    expect(first(row, { strings: ['<t>检查事项</t>'] })).toEqual(expected);
  });
});

describe('texts', () => {
  it.each([
    [
      'entities',
      '<t>A&amp;B &lt;甲&gt; &quot;乙&quot; &#20013;&#x6587; &#x1F600;</t>',
      'A&B <甲> "乙" 中文 😀',
    ],
    ['kept blanks', '<t xml:space="preserve">  前后  </t>', '  前后  '],
    ['line ends', '<t>甲\r\n乙_x000D_\n丙\r丁</t>', '甲\n乙\n丙\n丁'],
    ['escaped underscore', '<t>_x005F_x000D_</t>', '_x000D_'],
    [
      'runs',
      '<r><t>检查</t></r><r><rPr><sz val="9"/></rPr><t xml:space="preserve"> 事项</t></r>',
      '检查 事项',
    ],
    ['phonetic runs', '<t>金山</t><rPh sb="0" eb="2"><t>JinShan</t></rPh><phoneticPr fontId="1"/>', '金山'],
    ['CDATA', '<t><![CDATA[<甲>&乙]]>丙&amp;</t>', '<甲>&乙丙&'],
    ['comment', '<t>甲<!-- 注 -->乙</t>', '甲乙'],
  ])('%s', (_, string, expected) => {
    expect(first('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', { strings: [string] })?.text).toBe(
      expected,
    );
  });
});

describe('number formats', () => {
  it.each<[string | number, number, string, string | undefined]>([
    ['00000000', 12345, '00012345', undefined],
    [9, 0.03, '3%', undefined],
    ['0.0%', 0.105, '10.5%', undefined],
    [10, 0.035, '3.50%', undefined],
    [3, 1234567, '1,234,567', undefined],
    [4, -1234.5, '-1,234.50', undefined],
    ['0.00_ ', 1.5, '1.50', undefined],
    [2, 1.005, '1.01', undefined],
    ['0"户"', 19, '19户', undefined],
    [49, 913, '913', undefined],
    [14, 46086, '2026-03-05', '2026-03-05'],
    [22, 46086.378472222, '2026-03-05 09:05', '2026-03-05'],
    [20, 0.378472222, '09:05', undefined],
    [46, 1.5, '36:00', undefined],
    [27, 46086, '2026年3月', '2026-03-05'],
    [31, 46086, '2026-03-05', '2026-03-05'],
    [32, 0.5, '12:00', undefined],
    [57, 46086, '2026年3月', '2026-03-05'],
    [58, 46086, '2026-03-05', '2026-03-05'],
    ['[$-804]yyyy"年"m"月"d"日";@', 46086, '2026-03-05', '2026-03-05'],
    ['[DBNum1][$-804]yyyy"年"m"月"', 46086, '2026年3月', '2026-03-05'],
    ['yyyy\\-mm\\-dd hh:mm:ss', 46086.5, '2026-03-05 12:00', '2026-03-05'],
    ['[Red]General', 5, '5', undefined],
    ['0.00E+00', 12345, '1.23E+04', undefined],
    [14, 60, '1900-02-29', undefined],
    [14, 59, '1900-02-28', '1900-02-28'],
    [14, 1, '1900-01-01', '1900-01-01'],
    [14, -1, '-1', undefined],
    [0, 0.1 + 0.2, '0.3', undefined],
    [0, 1e-7, '1E-07', undefined],
  ])('%s of %d', (format, value, text, date) => {
    const cell = first(`<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`, { formats: [format] });
    expect({ text: cell?.text, date: cell?.date, number: cell?.number }).toEqual({
      text,
      date,
      number: value,
    });
  });

  it('counts from 1904 where the workbook says so', () => {
    const more = { formats: [14], date1904: true };
    expect(first('<row r="1"><c r="A1" s="1"><v>44624</v></c></row>', more)).toEqual({
      text: '2026-03-05',
      number: 44624,
      date: '2026-03-05',
    });
  });

  it('does not shift a day at whole hours near midnight', () => {
    expect(
      first('<row r="1"><c r="A1" s="1"><v>46085.99999999</v></c></row>', { formats: [22] }),
    ).toMatchObject({
      text: '2026-03-05 00:00',
      date: '2026-03-05',
    });
  });
});

describe('the shape of a sheet', () => {
  it('keeps row numbers, hidden rows and gaps', () => {
    const rows =
      '<row r="2"><c r="B2"><v>1</v></c></row><row r="5" hidden="1"><c r="A5"><v>2</v></c><c r="D5"><v>3</v></c></row><row r="9"/>';
    const sheet = plain(readWorkbook(oneSheet(rows), 'x.xlsx')).sheets[0];
    expect(sheet?.rows).toEqual([
      { number: 2, hidden: false, cells: [undefined, { text: '1', number: 1 }] },
      {
        number: 5,
        hidden: true,
        cells: [{ text: '2', number: 2 }, undefined, undefined, { text: '3', number: 3 }],
      },
    ]);
  });

  it('counts rows and cells that carry no address', () => {
    const rows = '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>';
    expect(texts(readWorkbook(oneSheet(rows), 'x.xlsx'))).toEqual([['1', '', '3'], ['4']]);
  });

  it('reads merges, hidden sheets and a merge over a whole row', () => {
    const workbook = readWorkbook(
      book({
        sheets: [
          {
            name: '甲&amp;乙',
            rows: '<row r="1"><c r="A1"><v>1</v></c></row>',
            after: '<mergeCells count="2"><mergeCell ref="A1:XFD1"/><mergeCell ref="B2:B4"/></mergeCells>',
          },
          { name: '隐', state: 'veryHidden' },
        ],
      }),
      'x.xlsx',
    );
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['甲&乙', false],
      ['隐', true],
    ]);
    expect(workbook.sheets[0]?.merges).toEqual([
      { top: 1, left: 1, bottom: 1, right: 16384 },
      { top: 2, left: 2, bottom: 4, right: 2 },
    ]);
  });

  it.each([
    [
      'attributes in any order and quotes',
      `<row spans='1:1' r='1' ht="12"><c t='s' s="0" r='A1'><v>0</v></c></row>`,
    ],
    ['namespace prefixes', '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>'],
    [
      'blanks and comments between tags',
      '\n <row r="1">\n <!-- x --> <c r="A1" t="s" > <v>0</v>\n </c>\n</row>\n',
    ],
    ['blanks around equals signs', '<row r = "1"><c r = "A1" t = "s"><v>0</v></c></row>'],
  ])('reads %s', (_, rows) => {
    expect(first(rows, { strings: ['<t>文字</t>'] })?.text).toBe('文字');
  });

  it('sorts rows and cells that stand out of order', () => {
    const rows =
      '<row r="3"><c r="B3"><v>2</v></c><c r="A3"><v>1</v></c></row><row r="1"><c r="A1"><v>0</v></c></row>';
    const workbook = readWorkbook(oneSheet(rows), 'x.xlsx');
    expect(texts(workbook)).toEqual([['0'], ['1', '2']]);
    expect(workbook.sheets[0]?.rows.map((row) => row.number)).toEqual([1, 3]);
  });

  it('keeps a cell in the last column cheap', () => {
    const workbook = readWorkbook(
      oneSheet('<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'),
      'x.xlsx',
    );
    expect(cellAt(workbook, 1_048_576, 16_384)?.number).toBe(7);
  });

  it.each([
    ['unknown cell type', '<row r="1"><c r="A1" t="zz"><v>0</v></c></row>'],
    ['alternate content', '<AlternateContent><row r="1"/></AlternateContent>'],
    ['a cell of another row', '<row r="1"><c r="A2"><v>0</v></c></row>'],
    ['a number that is none', '<row r="1"><c r="A1"><v>0x10</v></c></row>'],
  ])('gives up at %s', (_, rows) => {
    expect(scanned(oneSheet(rows))).toBeUndefined();
  });
});
