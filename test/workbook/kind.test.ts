import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/workbook/read.ts';
import { XLSX, bookParts, withPart, written, zip, type Entry } from './make-xlsx.ts';
import { refusal, texts } from './read-check.ts';

const rows = [
  ['序号', '检查事项'],
  [1, '消防安全'],
];

/** An OLE file with these streams. */
function ole(streams: Readonly<Record<string, string>>): Buffer {
  const container = XLSX.CFB.utils.cfb_new();
  for (const [name, data] of Object.entries(streams))
    XLSX.CFB.utils.cfb_add(container, name, Buffer.from(data));
  return Buffer.from(XLSX.CFB.write(container, { type: 'buffer' }) as Uint8Array);
}

const office = (type: string, part: string): Entry[] => [
  {
    name: '[Content_Types].xml',
    data: `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
  },
  { name: part, data: '<x/>' },
];

describe('what is a workbook by its content', () => {
  it.each([
    ['xlsx', '计划.xlsx', 'xlsx'],
    ['xlsm', '计划.xlsm', 'xlsx'],
    ['xlsx', '计划.et', 'xlsx'],
    ['xlsx', '计划.csv', 'xlsx'],
    ['biff8', '计划.xls', 'xls'],
    ['biff8', '计划.et', 'xls'],
    ['biff8', '计划.xlsx', 'xls'],
    ['ods', '计划.ods', 'ods'],
  ] as const)('%s named %s', (bookType, file, kind) => {
    const workbook = readWorkbook(written(rows, bookType), file);
    expect(workbook.kind).toBe(kind);
    expect(workbook.file).toBe(file);
    expect(texts(workbook)).toEqual([
      ['序号', '检查事项'],
      ['1', '消防安全'],
    ]);
  });
});

describe('what is none', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each<[string, Buffer | string, string, RegExp]>([
    ['an empty file', '', 'EMPTY', /空文件/],
    ['docx', zip(office('wordprocessingml.document', 'word/document.xml')), 'WORD', /内容是 Word 文档/],
    ['pptx', zip(office('presentationml.presentation', 'ppt/presentation.xml')), 'SLIDES', /演示文稿/],
    [
      'odt',
      zip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', method: 0 }]),
      'WORD',
      /Word 文档/,
    ],
    ['doc or wps', ole({ '/WordDocument': 'x' }), 'WORD', /Word 文档/],
    ['ppt', ole({ '/PowerPoint Document': 'x' }), 'SLIDES', /演示文稿/],
    ['an OLE file of something else', ole({ '/Contents': 'x' }), 'UNKNOWN', /没有工作簿/],
    [
      'xlsx with a password',
      ole({ '/EncryptionInfo': 'x', '/EncryptedPackage': 'y' }),
      'PASSWORD',
      /打开密码/,
    ],
    [
      'xlsb',
      zip([{ name: '[Content_Types].xml', data: 'application/vnd.ms-excel.sheet.binary.macroEnabled.main' }]),
      'XLSB',
      /xlsb/,
    ],
    ['numbers', zip([{ name: 'Index/Document.iwa', data: 'x' }]), 'NUMBERS', /Numbers/],
    ['ofd', zip([{ name: 'OFD.xml', data: '<x/>' }]), 'OFD', /OFD/],
    ['zip', zip([{ name: '计划.xlsx', data: 'x' }]), 'ARCHIVE', /ZIP 压缩包/],
    ['rar', 'Rar!\u001a\u0007\u0001\u0000', 'ARCHIVE', /RAR/],
    ['7z', Buffer.from('377abcaf271c0004', 'hex'), 'ARCHIVE', /7z/],
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'ARCHIVE', /gzip/],
    ['pdf', '%PDF-1.7\n…', 'PDF', /PDF/],
    ['rtf', '{\\rtf1\\ansi 计划}', 'RTF', /RTF/],
    ['png', Buffer.from('89504e470d0a1a0a', 'hex'), 'IMAGE', /PNG/],
    ['jpeg', Buffer.from('ffd8ffe000104a46', 'hex'), 'IMAGE', /JPEG/],
    ['bmp', Buffer.from('424d3600000000000000', 'hex'), 'IMAGE', /BMP/],
    ['html', '<html><table><tr><td>1</td></tr></table></html>', 'HTML', /网页/],
    ['html with a declaration', '\n<!DOCTYPE html><body>', 'HTML', /网页/],
    ['html in UTF-16', utf16('<table><tr><td>1'), 'HTML', /网页/],
    [
      'html in GBK',
      Buffer.concat([Buffer.from('<table><td>'), Buffer.from('d6d0b9fa', 'hex')]),
      'HTML',
      /网页/,
    ],
    ['mht', 'MIME-Version: 1.0\r\nContent-Type: multipart/related', 'HTML', /网页/],
    [
      'XML 2003',
      '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      'XML2003',
      /2003/,
    ],
    ['other xml', '<?xml version="1.0"?><计划/>', 'XML', /XML/],
    ['SYLK', 'ID;PWXL;N;E\r\nC;Y1048576;X1;K0\r\nE', 'SYLK', /SYLK/],
    ['DIF', 'TABLE\r\n0,1\r\n"EXCEL"', 'DIF', /DIF/],
    ['plain text', '序号,检查事项\n1,消防安全\n', 'TEXT', /纯文本/],
    ['bytes of any kind', Buffer.from('0001020304050607', 'hex'), 'UNKNOWN', /认不出/],
  ])('%s', (_, data, code, message) => {
    const error = refusal(Buffer.from(data as string), '市监局计划.xlsx');
    expect(error.code).toBe(`E_WORKBOOK_${code}`);
    expect(error.message).toMatch(/^「市监局计划\.xlsx」/);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(/[\u4e00-\u9fff]/);
  });

  it.each(['<html><table>', 'ID;PWXL;N;E\n', '%PDF-1.4', 'TABLE\r\n0,1\r\n'])(
    'refuses %j named .csv too',
    (text) => {
      expect(refusal(Buffer.from(text), '计划.csv').code).toMatch(/^E_WORKBOOK_(?:HTML|SYLK|PDF|DIF)$/);
    },
  );

  it('refuses an .xls with a password', () => {
    const bytes = written(rows, 'biff8');
    const container = XLSX.CFB.read(bytes, { type: 'buffer' });
    const stream = Buffer.from(XLSX.CFB.find(container, '/Workbook')?.content as Uint8Array);
    const bof = 4 + stream.readUInt16LE(2);
    const filePass = Buffer.from('2f0006000000d4c0d4c0', 'hex');
    const locked = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(
      locked,
      '/Workbook',
      Buffer.concat([stream.subarray(0, bof), filePass, stream.subarray(bof)]),
    );
    expect(
      refusal(Buffer.from(XLSX.CFB.write(locked, { type: 'buffer' }) as Uint8Array), '计划.xls').code,
    ).toBe('E_WORKBOOK_PASSWORD');
  });

  it('refuses an .xlsx without a workbook', () => {
    const parts = withPart(bookParts({ sheets: [{ name: '甲' }] }), 'xl/workbook.xml', undefined);
    expect(refusal(zip(parts)).code).toBe('E_WORKBOOK_DAMAGED');
  });
});
