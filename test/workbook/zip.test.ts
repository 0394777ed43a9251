import { describe, expect, it } from 'vitest';
import { limitsFor } from '../../src/workbook/limits.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { openZip } from '../../src/workbook/zip.ts';
import { HOSTILE } from './hostile.ts';
import { bookParts, oneSheet, withPart, written, zip, type Entry } from './make-xlsx.ts';
import { refusal, texts } from './read-check.ts';

const parts = bookParts({ sheets: [{ name: '甲', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }] });
const sheet = 'xl/worksheets/sheet1.xml';
const with1 = (change: (entry: Entry) => Entry): Buffer =>
  zip(parts.map((entry) => (entry.name === sheet ? change(entry) : entry)));

describe('the archive', () => {
  it.each<[string, Buffer, string]>([
    ['cut below 200 bytes', written([['甲']]).subarray(0, 150), 'TRUNCATED'],
    ['cut in the middle', written([['甲']]).subarray(0, 3000), 'TRUNCATED'],
    ['cut by one byte', written([['甲']]).subarray(0, -1), 'TRUNCATED'],
    ['two entries of one name', zip([...parts, { name: sheet.toUpperCase(), data: '<x/>' }]), 'BOMB'],
    ['packed a thousand times', zip([...parts, { name: 'xl/zeros.xml', data: Buffer.alloc(5e6) }]), 'BOMB'],
    ['a directory that declares too little', with1((e) => ({ ...e, claim: { size: 10 } })), 'BOMB'],
    ['a directory that declares too much', with1((e) => ({ ...e, claim: { size: 5000 } })), 'DAMAGED'],
    ['a wrong checksum', with1((e) => ({ ...e, claim: { crc: 1 } })), 'DAMAGED'],
    ['an entry with a password', with1((e) => ({ ...e, flags: 1 })), 'ZIP_ENCRYPTED'],
    ['deflated data of no bytes', with1((e) => ({ ...e, data: '' })), 'BOMB'],
    ['2 001 entries', zip(Array.from({ length: 2001 }, (_, i) => ({ name: `a${i}`, data: 'x' }))), 'BOMB'],
  ])('%s is refused', (_, bytes, code) => {
    expect(refusal(bytes).code).toBe(`E_WORKBOOK_${code}`);
  });

  it.each([
    ['fileBytes', { fileBytes: 100 }, 'TOO_BIG'],
    ['partBytes', { partBytes: 200 }, 'TOO_BIG'],
    ['totalBytes', { totalBytes: 1000 }, 'TOO_BIG'],
    ['entries', { entries: 3 }, 'BOMB'],
    ['cells', { cells: 3 }, 'CELLS'],
  ])('the bound on %s is an error, never a truncation', (_, limits, code) => {
    const bytes = written([
      ['甲', '乙'],
      ['丙', '丁'],
    ]);
    const error = refusal(bytes, '计划.xlsx', { limits });
    expect(error.code).toBe(`E_WORKBOOK_${code}`);
    expect(error.hint?.includes('--large')).toBe(code !== 'BOMB');
  });

  it.each(HOSTILE)('%s is refused with %s', (_, code, make) => {
    expect(refusal(make()).code).toBe(code);
  });

  it('counts cells the same way for SheetJS', () => {
    const bytes = written([['甲', '乙', '丙', '丁']], 'biff8');
    expect(refusal(bytes, '计划.xls', { limits: { cells: 3 } }).code).toBe('E_WORKBOOK_CELLS');
    expect(texts(readWorkbook(bytes, '计划.xls', { limits: { cells: 4 } }))).toEqual([
      ['甲', '乙', '丙', '丁'],
    ]);
  });

  it('a hostile archive is refused fast', () => {
    const bytes = zip([...parts, { name: 'xl/zeros.xml', data: Buffer.alloc(20e6) }]);
    const start = performance.now();
    expect(refusal(bytes).code).toBe('E_WORKBOOK_BOMB');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('reads what is stored, what is named in another case, and what has bytes behind its end', () => {
    const stored = zip(parts.map((entry): Entry => ({ ...entry, method: 0 })));
    expect(texts(readWorkbook(stored, 'x.xlsx'))).toEqual([['1']]);
    expect(openZip(stored, 'x.xlsx', limitsFor(false)).has('XL/Workbook.xml')).toBe(true);
    expect(texts(readWorkbook(Buffer.concat([stored, Buffer.from('\r\n')]), 'x.xlsx'))).toEqual([['1']]);
  });
});

describe('the XML', () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const part = (name: string, xml: string) => zip(withPart(parts, name, xml));
  it.each([
    ['a sheet without its end', part(sheet, `<worksheet><sheetData>${rows}</sheetData>`), 'DAMAGED'],
    [
      'a sheet cut in a row',
      part(sheet, `<worksheet><sheetData>${rows}<row r="2"><c r="A2"><v>2`),
      'DAMAGED',
    ],
    [
      'a DOCTYPE',
      part(sheet, `<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>`),
      'DOCTYPE',
    ],
    [
      'a DOCTYPE behind a comment',
      part('xl/sharedStrings.xml', `<!-- ${'x'.repeat(9000)} --><!DOCTYPE sst><sst/>`),
      'DOCTYPE',
    ],
    ['strings without their end', part('xl/sharedStrings.xml', '<sst><si><t>甲</t></si>'), 'DAMAGED'],
    [
      'another encoding',
      part(sheet, `<?xml version="1.0" encoding="GBK"?><worksheet><sheetData/></worksheet>`),
      'XML_ENCODING',
    ],
    ['no XML at all', part(sheet, 'row'), 'DAMAGED'],
    [
      'a string that is not there',
      part(sheet, '<worksheet><sheetData><row><c t="s"><v>9</v></c></row></sheetData></worksheet>'),
      'DAMAGED',
    ],
    ['a row twice', oneSheet(rows + rows), 'DAMAGED'],
    ['a cell twice', oneSheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), 'DAMAGED'],
    ['a row past the last', oneSheet('<row r="1048577"><c><v>1</v></c></row>'), 'DAMAGED'],
    ['a sheet part that is missing', zip(withPart(parts, sheet, undefined)), 'SHEET'],
  ])('%s is refused', (_, bytes, code) => {
    expect(refusal(bytes).code).toBe(`E_WORKBOOK_${code}`);
  });

  it('may end in blanks and a comment', () => {
    expect(
      texts(
        readWorkbook(
          part(sheet, `<worksheet><sheetData>${rows}</sheetData></worksheet >\n<!-- x -->\n`),
          'x.xlsx',
        ),
      ),
    ).toEqual([['1']]);
  });
});
