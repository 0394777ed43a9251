import { damaged, fault, passwordProtected } from './faults.ts';
import type { UserError } from '../kernel/errors.ts';
import type { Zip } from './zip.ts';

/** How a file is to be opened, judged by its first bytes. */
export type Container = 'zip' | 'ole' | 'biff' | 'text';

const OPEN_AND_RESAVE = '在 WPS 或 Excel 中打开后，用“另存为”选择 .xlsx 格式再交来';
const WORD = '把其中的表格复制到 WPS 表格或 Excel 中，另存为 .xlsx 再交来';
const UNPACK = '先解压，再用其中的 .xlsx 文件';
const TYPED = '请填报单位发送可编辑的 .xlsx 文件';

/** Signatures of what people send by mistake: start of the file, code, what it is, what to do. */
const SIGNATURES: readonly (readonly [start: string, code: string, what: string, hint: string])[] = [
  ['%PDF', 'PDF', 'PDF 文档', TYPED],
  ['{\\rtf', 'RTF', 'RTF 文档', WORD],
  ['Rar!\x1a\x07', 'ARCHIVE', 'RAR 压缩包', UNPACK],
  ['7z\xbc\xaf\x27\x1c', 'ARCHIVE', '7z 压缩包', UNPACK],
  ['\x1f\x8b', 'ARCHIVE', 'gzip 压缩包', UNPACK],
  ['\x89PNG\r\n', 'IMAGE', '图片（PNG）', TYPED],
  ['\xff\xd8\xff', 'IMAGE', '图片（JPEG）', TYPED],
  ['GIF8', 'IMAGE', '图片（GIF）', TYPED],
  ['II*\0', 'IMAGE', '图片（TIFF）', TYPED],
  ['MM\0*', 'IMAGE', '图片（TIFF）', TYPED],
];

/** What begins a text that is no CSV, blanks and byte order mark left out. */
const TEXT_FORMS: readonly (readonly [start: RegExp, code: string, what: string])[] = [
  [/^<\?xml[^]*?<(?:\w+:)?Workbook[\s>]/, 'XML2003', 'XML 表格 2003'],
  [/^<(?:!doctype html|html|head|body|table|meta|style|div|script|!--)/i, 'HTML', '网页（HTML）'],
  [/^<\?xml[^]*?<html[\s>]/i, 'HTML', '网页（HTML）'],
  [/^<(?:\?xml|[a-z][\w:.-]*[\s>/])/i, 'XML', 'XML 文档'],
  [/^MIME-Version:/i, 'HTML', '单个文件网页（MHT）'],
  [/^ID;P/, 'SYLK', 'SYLK 交换文件'],
  [/^TABLE\r?\n0,1\r?\n/, 'DIF', 'DIF 交换文件'],
];

const TEXT_NAMES = /\.(?:csv|tsv|txt)$/i;
const HEAD = 4096;

/** What the file is by its content, whatever its name says. @throws UserError with advice where it is no table */
export function containerOf(bytes: Buffer, file: string): Container {
  if (bytes.length === 0) {
    throw fault('EMPTY', file, '是空文件（0字节）', '请重新导出或请填报单位重新发送');
  }
  const head = bytes.toString('latin1', 0, HEAD);
  if (/^PK(?:\x03\x04|\x05\x06)/.test(head)) return 'zip';
  if (/^PK\x07\x08|^PK00PK/.test(head)) throw fault('ARCHIVE', file, '的内容是分卷压缩包', UNPACK);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole';
  if (/^\x09[\x00\x02\x04\x08]/.test(head)) return 'biff';
  const start = head.trimStart();
  for (const [signature, code, what, hint] of SIGNATURES) {
    if (start.startsWith(signature)) throw fault(code, file, `的内容是${what}，不是表格`, hint);
  }
  if (head.startsWith('BM') && head.slice(0, 64).includes('\0')) {
    throw fault('IMAGE', file, '的内容是图片（BMP），不是表格', TYPED);
  }
  refuseOtherText(bytes, head, file);
  return 'text';
}

function refuseOtherText(bytes: Buffer, head: string, file: string): void {
  const text = textHead(bytes, head).trimStart();
  for (const [start, code, what] of TEXT_FORMS) {
    if (start.test(text)) throw fault(code, file, `的内容是${what}，不是 Excel 工作簿`, OPEN_AND_RESAVE);
  }
  if (TEXT_NAMES.test(file)) return;
  if (/[\0-\x08\x0e-\x1a]/.test(text)) {
    throw fault(
      'UNKNOWN',
      file,
      '的内容认不出是什么文件',
      '请确认是表格文件，或请填报单位另存为 .xlsx 再发送',
    );
  }
  throw fault(
    'TEXT',
    file,
    '的内容是纯文本，不是 Excel 工作簿',
    '确是用逗号或制表符分隔的表格，就把扩展名改为 .csv；否则在 WPS 或 Excel 中打开后另存为 .xlsx',
  );
}

/** The start of a text, byte order mark left out. */
function textHead(bytes: Buffer, head: string): string {
  if (head.startsWith('\xef\xbb\xbf')) return head.slice(3);
  if (head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')) return head.slice(2).replaceAll('\0', '');
  return bytes.length > 1 && /^(?:\0.)+|^(?:.\0)+/.test(head) && TEXT_LIKE.test(head)
    ? head.replaceAll('\0', '')
    : head;
}

const TEXT_LIKE = /^(?:\0[\x09-\x7e]|[\x09-\x7e]\0){2,}/;

/** What a zip archive is by its parts. @throws UserError with advice where it is no table */
export function archiveKind(zip: Zip, file: string): 'xlsx' | 'ods' {
  if (zip.has('[Content_Types].xml')) return officeKind(zip, file);
  const mimetype = zip.read('mimetype')?.toString('latin1').trim() ?? '';
  if (mimetype.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'ods';
  if (mimetype.startsWith('application/vnd.oasis.opendocument.text')) throw wordDocument(file);
  if (mimetype.startsWith('application/vnd.oasis.opendocument.')) throw slides(file);
  if (mimetype === '' && zip.has('META-INF/manifest.xml') && zip.has('content.xml')) return 'ods';
  if (zip.has('Index/Document.iwa'))
    throw fault('NUMBERS', file, '的内容是苹果 Numbers 表格', '在 Numbers 中导出为 .xlsx');
  if (zip.has('OFD.xml')) throw fault('OFD', file, '的内容是 OFD 版式文件，不是表格', TYPED);
  throw fault('ARCHIVE', file, '的内容是 ZIP 压缩包，不是表格', UNPACK);
}

function officeKind(zip: Zip, file: string): 'xlsx' {
  const types = zip.read('[Content_Types].xml')?.toString('latin1') ?? '';
  if (
    /spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.(?:sheet|template)\.macroEnabled\.main\+xml/.test(
      types,
    )
  ) {
    return 'xlsx';
  }
  if (/ms-excel\.sheet\.binary|ms-excel\.addin/.test(types)) {
    throw fault('XLSB', file, '是 Excel 二进制工作簿（.xlsb）或加载项，不支持', OPEN_AND_RESAVE);
  }
  if (/wordprocessingml|ms-word/.test(types) || zip.has('word/document.xml')) throw wordDocument(file);
  if (/presentationml|ms-powerpoint/.test(types) || zip.has('ppt/presentation.xml')) throw slides(file);
  if (zip.has('xl/workbook.xml')) return 'xlsx';
  throw damaged(file, '缺少工作簿的内容');
}

/** What an OLE file is by its streams. @throws UserError with advice where it is no table */
export function requireBiff(streams: ReadonlySet<string>, file: string): void {
  if (streams.has('encryptedpackage') || streams.has('encryptioninfo')) {
    throw passwordProtected(file);
  }
  if (streams.has('workbook') || streams.has('book')) return;
  if (streams.has('worddocument')) throw wordDocument(file);
  if (streams.has('powerpoint document')) throw slides(file);
  throw fault('UNKNOWN', file, '是旧版办公文档，但其中没有工作簿', OPEN_AND_RESAVE);
}

function wordDocument(file: string): UserError {
  return fault('WORD', file, '的内容是 Word 文档，不是表格', WORD);
}

function slides(file: string): UserError {
  return fault('SLIDES', file, '的内容是演示文稿，不是表格', WORD);
}
