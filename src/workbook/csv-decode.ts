import { isAscii, isUtf8, transcode } from 'node:buffer';
import { fault } from './faults.ts';
import type { UserError } from '../kernel/errors.ts';

/** Bytes decoded at a time. */
const CHUNK = 4 * 1024 * 1024;
/** How much of a text is looked at to tell GB18030 from other encodings. */
const SAMPLE = 256 * 1024;
/** Share of common characters below which bytes that would be legal GB18030 are something else (Big5, Japanese). */
const COMMON_ENOUGH = 0.85;

/** What decoding needs to know; found before anything is decoded. */
export interface TextEncoding {
  /** Name for `TextDecoder` and for people, `gb18030`. */
  readonly name: string;
  /** Bytes of byte order mark to leave out. */
  readonly skip: number;
}

/**
 * 字符编码: by byte order mark, then as asked, then UTF-8 if the bytes are it, then GB18030 if they look it.
 * @throws UserError that asks for `--encoding` where it would be a guess
 */
export function findEncoding(bytes: Buffer, file: string, asked?: string): TextEncoding {
  const marked = byteOrderMark(bytes);
  if (marked) return marked;
  if (asked !== undefined) return { name: knownEncoding(asked, file), skip: 0 };
  const wide = unmarkedUtf16(bytes);
  if (wide !== undefined) return { name: wide, skip: 0 };
  if (bytes.includes(0)) throw unsure(file);
  if (decodes(bytes, 'utf-8')) return { name: 'utf-8', skip: 0 };
  if (looksGb18030(bytes) && decodes(bytes, 'gb18030')) return { name: 'gb18030', skip: 0 };
  throw unsure(file);
}

/** The text in pieces. @throws UserError where the bytes are not what `encoding` says */
export function decodeText(bytes: Buffer, encoding: TextEncoding, file: string): Generator<string> {
  return decodePieces(chunksOf(bytes.subarray(encoding.skip)), encoding, file);
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

/** The text of bytes that come in pieces themselves, without their byte order mark. @throws UserError as `decodeText` */
export function* decodePieces(
  pieces: Iterable<Buffer>,
  encoding: TextEncoding,
  file: string,
): Generator<string> {
  try {
    if (encoding.name === 'utf-8') yield* utf8Pieces(pieces);
    else {
      const decoder = new TextDecoder(encoding.name, { fatal: true, ignoreBOM: true });
      for (const piece of pieces) yield decoder.decode(piece, { stream: true });
      yield decoder.decode();
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw fault(
      'ENCODING',
      file,
      `不是 ${encoding.name} 编码，有读不出的字节`,
      '换一种编码，例如 --encoding gb18030；或在 WPS 或 Excel 中打开后另存为 .xlsx',
    );
  }
}

/** As the decoder does in a stream, at a twentieth of its cost: whole characters at a time, by way of UTF-16. */
function* utf8Pieces(pieces: Iterable<Buffer>): Generator<string> {
  let open = Buffer.alloc(0);
  for (const piece of pieces) {
    const bytes = open.length === 0 ? piece : Buffer.concat([open, piece]);
    const end = wholeCharacters(bytes);
    yield utf8Text(bytes.subarray(0, end));
    // A copy: the piece is good until the next is asked for.
    open = Buffer.from(bytes.subarray(end));
  }
  yield utf8Text(open);
}

/** @throws TypeError where it is no UTF-8 */
function utf8Text(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new TypeError('no UTF-8');
  return isAscii(bytes) ? bytes.toString('latin1') : transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
}

/** How many of the bytes of UTF-8 are whole characters, judged by the lead byte of the last one. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function byteOrderMark(bytes: Buffer): TextEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { name: 'utf-8', skip: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', skip: 2 };
  if (bytes.toString('hex', 0, 4) === '84319533') return { name: 'gb18030', skip: 4 };
  return undefined;
}

function knownEncoding(asked: string, file: string): string {
  try {
    return new TextDecoder(asked).encoding;
  } catch {
    throw fault(
      'ENCODING_NAME',
      file,
      `无法按「${asked}」编码读取，没有这种编码`,
      '常用的有 gb18030、utf-8、utf-16le、big5',
    );
  }
}

/** UTF-16 shows by its commas and line ends: one byte of each pair is 0, always the same one. */
function unmarkedUtf16(bytes: Buffer): string | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const seen = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, SAMPLE); at++) {
    if (bytes[at] === 0) seen[at % 2] = (seen[at % 2] as number) + 1;
  }
  const [even = 0, odd = 0] = seen;
  if (even === 0 && odd === 0) return undefined;
  const name = odd === 0 ? 'utf-16be' : even === 0 ? 'utf-16le' : undefined;
  if (name === undefined || !decodes(bytes, name)) return undefined;
  const text = new TextDecoder(name).decode(bytes.subarray(0, SAMPLE));
  return /[\n\r,\t]/.test(text) && !/[\0-\x08\x0e-\x1f]/.test(text) ? name : undefined;
}

function decodes(bytes: Buffer, name: string): boolean {
  const decoder = new TextDecoder(name, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Most pairs are first-level characters of GB 2312, its punctuation or full-width letters. */
function looksGb18030(bytes: Buffer): boolean {
  let pairs = 0;
  let common = 0;
  const end = Math.min(bytes.length, SAMPLE) - 1;
  for (let at = 0; at < end; at++) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    const trail = bytes[++at] as number;
    if (trail >= 0x30 && trail <= 0x39) {
      at += 2;
      continue;
    }
    pairs++;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) common++;
  }
  return pairs > 0 && common >= pairs * COMMON_ENOUGH;
}

function unsure(file: string): UserError {
  return fault(
    'ENCODING',
    file,
    '的文字编码无法确定，没有读取，以免读成乱码',
    '用 --encoding 指明编码，例如 --encoding gb18030；或在 WPS 或 Excel 中打开后另存为 .xlsx',
  );
}
