import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { bomb, damaged, fault, tooBig } from './faults.ts';
import type { ReadLimits } from './model.ts';
import { zipDirectory, type ZipEntry } from './zip-directory.ts';

/** An archive whose directory passed the guards; names are found whatever their case. */
export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The inflated part, its length and CRC checked. @throws UserError where it is damaged or lies */
  read(name: string): Buffer | undefined;
  /**
   * The same piece by piece, each good until the next is asked for. Nothing is checked before the last piece
   * is taken. @throws UserError as `read` does
   */
  stream(name: string): AsyncIterable<Buffer> | undefined;
}

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
/** Below this size a high ratio harms nobody: short parts made of repeats are common. */
const RATIO_FREE_BYTES = 1e6;
const INFLATE_CHUNK = 1e9;
/** Bytes per piece of a stream. */
const PIECE = 1 << 18;

/** Looks at the whole directory before anything is inflated. @throws UserError on anything but a plain archive */
export function openZip(bytes: Buffer, file: string, limits: ReadLimits): Zip {
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  for (const entry of zipDirectory(bytes, file, limits)) {
    const key = partKey(entry.name);
    if (entries.has(key)) throw bomb(file, `有两个同名的部分「${entry.name}」`);
    if (entry.method === DEFLATED && entry.packed === 0) throw bomb(file, '有空的压缩数据');
    if (entry.size > limits.partBytes)
      throw tooBig(file, `「${entry.name}」展开后`, entry.size, limits.partBytes, '字节');
    if (entry.size > RATIO_FREE_BYTES && entry.size > entry.packed * limits.ratio) {
      throw bomb(file, `压缩比超过${limits.ratio}倍`);
    }
    total += entry.size;
    entries.set(key, entry);
  }
  if (total > limits.totalBytes) throw tooBig(file, '展开后共', total, limits.totalBytes, '字节');
  refuseOverlaps([...entries.values()], file);
  const find = (name: string) => entries.get(partKey(name));
  return {
    names: [...entries.values()].map((e) => e.name),
    has: (name) => find(name) !== undefined,
    read: (name) => {
      const entry = find(name);
      return entry && inflate(bytes, entry, file);
    },
    stream: (name) => {
      const entry = find(name);
      return entry && inflateInPieces(bytes, entry, file);
    },
  };
}

function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

/** Entries that share their packed bytes make a bomb of any size without a high ratio. */
function refuseOverlaps(entries: readonly ZipEntry[], file: string): void {
  let end = 0;
  for (const { header, packed } of entries.toSorted((a, b) => a.header - b.header)) {
    if (header < end) throw bomb(file, '有几个部分共用同一段压缩数据');
    end = header + LOCAL_BYTES + packed;
  }
}

function inflate(bytes: Buffer, entry: ZipEntry, file: string): Buffer {
  const data = unpack(packedBytes(bytes, entry, file), entry, file);
  if (data.length !== entry.size || crc32(data) !== entry.crc) throw wrongChecksum(entry, file);
  return data;
}

async function* inflateInPieces(bytes: Buffer, entry: ZipEntry, file: string): AsyncGenerator<Buffer> {
  if (entry.method !== DEFLATED || entry.size <= PIECE) {
    yield inflate(bytes, entry, file);
    return;
  }
  const inflater = createInflateRaw({ chunkSize: PIECE });
  inflater.end(packedBytes(bytes, entry, file));
  let size = 0;
  let crc = 0;
  try {
    for await (const piece of inflater as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > entry.size) throw tooLong(entry, file);
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (error) {
    throw isZlibError(error) ? cannotInflate(entry, file, error) : error;
  }
  if (size !== entry.size || crc !== entry.crc) throw wrongChecksum(entry, file);
}

function packedBytes(bytes: Buffer, entry: ZipEntry, file: string): Buffer {
  const { header } = entry;
  if (header + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(header) !== LOCAL_SIGNATURE) {
    throw damaged(file, `「${entry.name}」找不到`);
  }
  const nameLength = bytes.readUInt16LE(header + 26);
  const start = header + LOCAL_BYTES + nameLength + bytes.readUInt16LE(header + 28);
  const name = bytes.toString('utf8', header + LOCAL_BYTES, header + LOCAL_BYTES + nameLength);
  if (name !== entry.name || start + entry.packed > bytes.length) {
    throw damaged(file, `「${entry.name}」与压缩目录对不上`);
  }
  return bytes.subarray(start, start + entry.packed);
}

function unpack(packed: Buffer, entry: ZipEntry, file: string): Buffer {
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) {
    throw fault(
      'ZIP_METHOD',
      file,
      `使用了不常见的压缩方式（${entry.method}）`,
      '在 WPS 或 Excel 中打开后另存为 .xlsx',
    );
  }
  try {
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(1, entry.size),
      // A little more than needed: all of it in one piece, with nothing to join.
      chunkSize: Math.min(entry.size + 64, INFLATE_CHUNK),
    });
  } catch (error) {
    throw error instanceof RangeError ? tooLong(entry, file) : cannotInflate(entry, file, error);
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function tooLong(entry: ZipEntry, file: string): Error {
  return bomb(file, `「${entry.name}」展开后比所称的大`);
}

function cannotInflate(entry: ZipEntry, file: string, error: unknown): Error {
  return damaged(file, `「${entry.name}」解压失败`, error);
}

function wrongChecksum(entry: ZipEntry, file: string): Error {
  return damaged(file, `「${entry.name}」的校验码不符`);
}
