import { damaged, fault } from './faults.ts';

const HEAD_BYTES = 4096;

/**
 * What SheetJS does not look at: the encoding, a document type declaration, and whether the document is whole
 * (it reads a cut sheet with fewer rows and says nothing). @throws UserError on each
 */
export function guardXml(bytes: Buffer, part: string, file: string): void {
  guardEnd(bytes, rootName(bytes, part, file), part, file);
}

/** The second half of `guardXml`, on the last bytes of a part whose `rootName` is known. */
export function guardEnd(bytes: Buffer, root: string, part: string, file: string): void {
  const close = bytes.lastIndexOf(`</${root}`, undefined, 'latin1');
  const tail = bytes.toString(
    'latin1',
    close < 0 ? Math.max(0, bytes.length - HEAD_BYTES) : close + 2 + root.length,
  );
  const whole =
    close < 0 ? /\/>\s*$/.test(tail) && isLoneTag(bytes, root) : /^\s*>\s*(?:<!--[^<]*-->\s*)*$/.test(tail);
  if (!whole) throw damaged(file, `「${part}」没有写完，缺少结尾`);
}

/** The encoding is UTF-8 as far as its start says. */
function isUtf8(bytes: Buffer): boolean {
  const declared = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(
    bytes.toString('latin1', 0, 256),
  );
  return declared?.[1] === undefined || /^(?:utf-?8|us-ascii)$/i.test(declared[1]);
}

function isUtf16(bytes: Buffer): boolean {
  const [a, b] = bytes;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || a === 0 || b === 0;
}

/** The root's name as written, with prefix, from the first bytes of a part; the first half of `guardXml`. */
export function rootName(bytes: Buffer, part: string, file: string): string {
  if (isUtf16(bytes) || !isUtf8(bytes)) {
    throw fault('XML_ENCODING', file, `「${part}」不是 UTF-8 编码`, '在 WPS 或 Excel 中打开后另存为 .xlsx');
  }
  let at = 0;
  for (;;) {
    at = bytes.indexOf(0x3c, at);
    if (at < 0) throw damaged(file, `「${part}」不是表格内容`);
    const next = bytes[at + 1];
    if (next === 0x3f) at = skip(bytes, at, '?>', part, file);
    else if (next !== 0x21) break;
    else if (bytes[at + 2] === 0x2d) at = skip(bytes, at, '-->', part, file);
    else throw doctype(file, part);
  }
  const name = /^<([\w:.-]+)/.exec(bytes.toString('latin1', at, at + 256))?.[1];
  if (name === undefined) throw damaged(file, `「${part}」不是表格内容`);
  return name;
}

function skip(bytes: Buffer, at: number, close: string, part: string, file: string): number {
  const end = bytes.indexOf(close, at, 'latin1');
  if (end < 0) throw damaged(file, `「${part}」没有写完，缺少结尾`);
  return end + close.length;
}

function isLoneTag(bytes: Buffer, root: string): boolean {
  const open = bytes.lastIndexOf('<', undefined, 'latin1');
  return bytes.toString('latin1', open + 1, open + 1 + root.length) === root;
}

function doctype(file: string, part: string): Error {
  return fault(
    'DOCTYPE',
    file,
    `「${part}」含有文档类型声明（DOCTYPE），办公软件不会这样保存，没有读取`,
    '请确认文件来源；确是本单位的表格，就在 WPS 或 Excel 中打开后另存为 .xlsx',
  );
}
