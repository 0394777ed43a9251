import { describe, expect, it } from 'vitest';
import { array, assert, constantFrom, infiniteStream, integer, property, string } from 'fast-check';
import { decodePieces } from '../../src/workbook/csv-decode.ts';
import { CsvParser } from '../../src/workbook/csv-parse.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { cellAt, refusal, texts } from './read-check.ts';

const read = (bytes: Buffer | string, encoding?: string, file = '计划.csv') =>
  readWorkbook(Buffer.from(bytes as string), file, { encoding });

/** `序号,检查事项\n1,消防安全\n` in GBK. */
const GBK = Buffer.from('d0f2bac52cbcecb2e9cac2cfee0a312ccffbb7c0b0b2c8ab0a', 'hex');
/** 檢查事項,消防安全 in Big5. */
const BIG5 = Buffer.from('c0cbac64a8c6b6b52caef8a8bea677a5fe0a', 'hex');
const TABLE = [
  ['序号', '检查事项'],
  ['1', '消防安全'],
];
const TEXT = '序号,检查事项\n1,消防安全\n';
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('character sets', () => {
  it.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['GBK', GBK, 'gb18030'],
    ['UTF-16LE with mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
    ['UTF-16BE with mark', utf16be(`\ufeff${TEXT}`), 'utf-16be'],
    ['UTF-16LE', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
    ['UTF-16BE', utf16be(TEXT), 'utf-16be'],
  ])('%s', (_, bytes, encoding) => {
    const workbook = read(bytes);
    expect(texts(workbook)).toEqual(TABLE);
    expect(workbook).toMatchObject({ kind: 'csv', encoding });
    expect(workbook.sheets[0]?.name).toBe('计划');
  });

  it('reads four-byte GB18030', () => {
    const rare = Buffer.from('9835f336', 'hex');
    expect(texts(read(Buffer.concat([GBK, rare])))).toEqual([...TABLE, ['\u{2a6d6}']]);
  });

  it.each([
    ['Big5', BIG5],
    ['bytes that are no text in any set', Buffer.from('a,b\n\xff\xfe\x80\n', 'latin1')],
    ['zero bytes', Buffer.from('a,b\0\0\0\n1,2\n')],
  ])('asks rather than guess: %s', (_, bytes) => {
    const error = refusal(bytes, '计划.csv');
    expect(error.code).toBe('E_WORKBOOK_ENCODING');
    expect(error.hint).toContain('--encoding');
  });

  it('reads what --encoding says', () => {
    expect(texts(read(BIG5, 'big5'))).toEqual([['檢查事項', '消防安全']]);
    expect(texts(read(GBK, 'GBK'))).toEqual(TABLE);
    expect(refusal(GBK, '计划.csv', { encoding: 'utf-8' }).code).toBe('E_WORKBOOK_ENCODING');
    expect(refusal(GBK, '计划.csv', { encoding: '国标' }).code).toBe('E_WORKBOOK_ENCODING_NAME');
  });
});

describe('fields', () => {
  it.each<[string, string, string[][]]>([
    ['leading zeros and long codes', '0012,913101000000000001\n', [['0012', '913101000000000001']]],
    ['codes kept with ="…"', '="0012",2\n', [['0012', '2']]],
    [
      'quotes, commas and line ends inside',
      '"甲,乙","丙""丁""","戊\r\n己"\n',
      [['甲,乙', '丙"丁"', '戊\n己']],
    ],
    ['text behind a closing quote', '"甲"乙,丙\n', [['甲乙', '丙']]],
    ['a quote inside plain text', '5"管,丙\n', [['5"管', '丙']]],
    [
      'CRLF, CR and no last line end',
      '1,2\r\n3,4\r5,6',
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'tabs',
      '甲\t乙,丙\n1\t2\n',
      [
        ['甲', '乙,丙'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      '甲;乙\n1;2\n',
      [
        ['甲', '乙'],
        ['1', '2'],
      ],
    ],
    ['the hint of Excel', 'sep=;\r\n甲,x;乙\n', [['甲,x', '乙']]],
    ['blanks kept', ' 甲 , 乙\n', [[' 甲 ', ' 乙']]],
    ['empty fields', ',,甲\n', [['', '', '甲']]],
  ])('%s', (_, text, expected) => {
    expect(texts(read(text))).toEqual(expected);
  });

  it('counts empty lines as rows', () => {
    expect(read('甲\n\n\n乙\n').sheets[0]?.rows.map((row) => row.number)).toEqual([1, 4]);
  });

  it('flags codes that were saved as numbers, and error values', () => {
    const workbook = read('9.13101E+17,#REF!,1E+5\n');
    expect(cellAt(workbook, 1, 1)).toEqual({ text: '9.13101E+17', trouble: 'lost-digits' });
    expect(cellAt(workbook, 1, 2)).toEqual({ text: '#REF!', trouble: 'error-value' });
    expect(cellAt(workbook, 1, 3)).toEqual({ text: '1E+5' });
  });

  it('refuses a quotation mark that is never closed, and says where', () => {
    const error = refusal(Buffer.from('甲,乙\n1,"2\n3,4\n'), '计划.csv');
    expect(error.code).toBe('E_WORKBOOK_CSV_QUOTE');
    expect(error.message).toContain('第2行');
  });

  it('has a bound on cells', () => {
    expect(refusal(Buffer.from('1,2,3\n4\n'), 'x.csv', { limits: { cells: 3 } }).code).toBe(
      'E_WORKBOOK_CELLS',
    );
  });

  it('gives back any table, cut into pieces anywhere', () => {
    const field = string({ unit: constantFrom('甲', 'a', '"', ',', '\n', '\r', ' ', '=') });
    assert(
      property(
        array(array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        infiniteStream(integer({ min: 1, max: 5 })),
        (table, cuts) => {
          const text = table
            .map((row) => row.map((f) => `"${f.replaceAll('"', '""')}"`).join(','))
            .join('\r\n');
          expect(parsed(text, () => Number(cuts.next().value))).toEqual({ open: undefined, records: table });
        },
      ),
    );
  });

  it('reads whole records at once as it reads them character by character', () => {
    const piece = constantFrom('甲乙', '1', ',', '\n', '\r\n', '\r', '"', '"a,b"', '"c\nd"', ' ', '');
    const any = array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    assert(
      property(any, integer({ min: 1, max: 12 }), (text, step) => {
        const slowly = parsed(text, () => 1);
        expect(parsed(text, () => text.length + 1)).toEqual(slowly);
        expect(parsed(text, () => step)).toEqual(slowly);
      }),
      { numRuns: 2000 },
    );
  });

  it('ends records at CR, LF and CRLF alike', () => {
    for (const end of ['\r', '\n', '\r\n']) {
      expect(parsed(`甲,乙${end}1,2${end}${end}3,4`, () => 1000).records).toEqual([
        ['甲', '乙'],
        ['1', '2'],
        [''],
        ['3', '4'],
      ]);
    }
  });

  it('decodes UTF-8 that is cut inside its characters', () => {
    const bytes = Buffer.from('甲𠮷é,abc\n€'.repeat(5));
    assert(
      property(integer({ min: 1, max: 9 }), (size) => {
        const pieces: Buffer[] = [];
        for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
        expect([...decodePieces(pieces, { name: 'utf-8', skip: 0 }, 'x.csv')].join('')).toBe(
          bytes.toString(),
        );
      }),
    );
  });

  it.each([
    ['a byte that begins nothing', [0x41, 0xff]],
    ['a character that ends too early', [0xe7, 0x94]],
    ['one that is cut by the next', [0xe7, 0x94, 0x41]],
    ['an end without a beginning', [0x80, 0x80, 0x80, 0x80]],
  ])('refuses UTF-8 with %s, wherever it is cut', (_, bad) => {
    const bytes = Buffer.from([0x31, 0x2c, ...bad]);
    for (let size = 1; size <= bytes.length; size += 1) {
      const pieces: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
      expect(() => [...decodePieces(pieces, { name: 'utf-8', skip: 0 }, 'x.csv')]).toThrow(/utf-8/u);
    }
  });
});

/** The records of a text that is fed in pieces of the lengths that `step` says. */
function parsed(text: string, step: () => number): { open: number | undefined; records: string[][] } {
  const records: string[][] = [];
  let record: string[] = [];
  const parser = new CsvParser(',', {
    field: (value) => void record.push(value),
    endRecord: () => {
      records.push(record);
      record = [];
    },
    plainRecord: (fields) => void records.push([...fields]),
  });
  for (let at = 0; at < text.length;) {
    const length = step();
    parser.feed(text.slice(at, at + length));
    at += length;
  }
  return { open: parser.finish(), records };
}
