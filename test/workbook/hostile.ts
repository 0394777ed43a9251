import { bookParts, zip, type Entry } from './make-xlsx.ts';

const PARTS = bookParts({ sheets: [{ name: '计划', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }] });
const SHEET = 'xl/worksheets/sheet1.xml';
const CENTRAL = 0x02014b50;

const withSheet = (change: (entry: Entry) => Entry): Buffer =>
  zip(PARTS.map((entry) => (entry.name === SHEET ? change(entry) : entry)));

/** Every entry's header is the first one's: the same packed bytes over and over. */
function overlapping(): Buffer {
  const bytes = zip([
    ...PARTS,
    ...Array.from({ length: 500 }, (_, i) => ({ name: `xl/${i}.xml`, data: 'x'.repeat(900) })),
  ]);
  for (let at = bytes.lastIndexOf(Buffer.from('PK\x05\x06')) - 1; at > 0; at--) {
    if (bytes.readUInt32LE(at) === CENTRAL) bytes.writeUInt32LE(0, at + 42);
  }
  return bytes;
}

/** Hostile archives by what is hostile about them, and the code each is refused with. */
export const HOSTILE: readonly (readonly [kind: string, code: string, make: () => Buffer])[] = [
  ['高压缩比', 'E_WORKBOOK_BOMB', () => zip([...PARTS, { name: 'xl/zeros.xml', data: Buffer.alloc(150e6) }])],
  [
    '目录少报大小',
    'E_WORKBOOK_BOMB',
    () => withSheet((entry) => ({ ...entry, data: Buffer.alloc(150e6, ' '), claim: { size: 900_000 } })),
  ],
  [
    '目录多报大小',
    'E_WORKBOOK_TOO_BIG',
    () => withSheet((entry) => ({ ...entry, claim: { size: 0xff00_0000 } })),
  ],
  ['条目重叠', 'E_WORKBOOK_BOMB', overlapping],
  [
    '十万个条目',
    'E_WORKBOOK_BOMB',
    () =>
      zip(Array.from({ length: 100_000 }, (_, i) => ({ name: `${i}.xml`, data: 'x', method: 0 as const }))),
  ],
  ['加密', 'E_WORKBOOK_ZIP_ENCRYPTED', () => withSheet((entry) => ({ ...entry, flags: 1 }))],
  ['截断', 'E_WORKBOOK_TRUNCATED', () => zip(PARTS).subarray(0, -30)],
  [
    '压缩包套压缩包',
    'E_WORKBOOK_ARCHIVE',
    () => zip([{ name: '内层.zip', data: zip([{ name: '内层.zip', data: Buffer.alloc(20e6) }]) }]),
  ],
  [
    '实体展开',
    'E_WORKBOOK_DOCTYPE',
    () =>
      withSheet((entry) => ({
        ...entry,
        data: `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1000)}"><!ENTITY c "${'&a;'.repeat(1000)}">]><worksheet>&c;</worksheet>`,
      })),
  ],
];
