import { bomb, damaged, fault, truncated } from './faults.ts';
import type { ReadLimits } from './model.ts';

/** An entry as the directory of the archive describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly header: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const DIRECTORY_SIGNATURE = 0x02014b50;
const DIRECTORY_BYTES = 46;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_FIELD = 0x0001;
const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;

/** The entries, read from the end of the file as it wants. @throws UserError where that makes no sense */
export function* zipDirectory(bytes: Buffer, file: string, limits: ReadLimits): Generator<ZipEntry> {
  const { count, start, end } = findDirectory(bytes, file);
  if (count > limits.entries) throw bomb(file, `内含${count}个部分，上限${limits.entries}个`);
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + DIRECTORY_BYTES > end || bytes.readUInt32LE(at) !== DIRECTORY_SIGNATURE) {
      throw damaged(file, '压缩目录读不通');
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const next = at + DIRECTORY_BYTES + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    if (next > end) throw damaged(file, '压缩目录读不通');
    const flags = bytes.readUInt16LE(at + 8);
    if ((flags & 1) !== 0) {
      throw fault('ZIP_ENCRYPTED', file, '的压缩内容已加密，无法读取', '请填报单位去掉密码后重新发送');
    }
    const nameStart = at + DIRECTORY_BYTES;
    const name = bytes.toString('utf8', nameStart, nameStart + nameLength);
    const extra = bytes.subarray(nameStart + nameLength, nameStart + nameLength + extraLength);
    const sizes = zip64Sizes(
      extra,
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    );
    if (!sizes) throw damaged(file, '压缩目录读不通');
    yield {
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      ...sizes,
    };
    at = next;
  }
  if (at !== end) throw damaged(file, '压缩目录读不通');
}

interface DirectoryPlace {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

function findDirectory(bytes: Buffer, file: string): DirectoryPlace {
  const from = Math.max(0, bytes.length - END_BYTES - MAX_16);
  for (let at = bytes.length - END_BYTES; at >= from; at--) {
    if (bytes.readUInt32LE(at) !== END_SIGNATURE) continue;
    if (at + END_BYTES + bytes.readUInt16LE(at + 20) > bytes.length) throw truncated(file);
    const count = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 12);
    const start = bytes.readUInt32LE(at + 16);
    if (bytes.readUInt16LE(at + 4) !== 0 || bytes.readUInt16LE(at + 8) !== count) {
      throw damaged(file, '是分卷压缩的一部分或压缩目录有误');
    }
    if (count === MAX_16 || size === MAX_32 || start === MAX_32) return findDirectory64(bytes, at, file);
    if (start + size !== at && !isZip64Locator(bytes, at)) throw damaged(file, '压缩目录与内容对不上');
    return { count, start, end: start + size };
  }
  throw truncated(file);
}

function isZip64Locator(bytes: Buffer, end: number): boolean {
  const at = end - ZIP64_LOCATOR_BYTES;
  return at >= 0 && bytes.readUInt32LE(at) === ZIP64_LOCATOR_SIGNATURE;
}

function findDirectory64(bytes: Buffer, end: number, file: string): DirectoryPlace {
  if (!isZip64Locator(bytes, end)) throw damaged(file, '压缩目录读不通');
  const at = Number(bytes.readBigUInt64LE(end - ZIP64_LOCATOR_BYTES + 8));
  if (at + 56 > end || bytes.readUInt32LE(at) !== ZIP64_END_SIGNATURE) throw damaged(file, '压缩目录读不通');
  const count = Number(bytes.readBigUInt64LE(at + 32));
  const size = Number(bytes.readBigUInt64LE(at + 40));
  const start = Number(bytes.readBigUInt64LE(at + 48));
  if (start + size !== at) throw damaged(file, '压缩目录与内容对不上');
  return { count, start, end: at };
}

/** Sizes and place of an entry, from the ZIP64 field where the plain ones are full. */
function zip64Sizes(
  extra: Buffer,
  size: number,
  packed: number,
  header: number,
): Pick<ZipEntry, 'size' | 'packed' | 'header'> | undefined {
  if (size !== MAX_32 && packed !== MAX_32 && header !== MAX_32) return { size, packed, header };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP64_FIELD) continue;
    let field = at + 4;
    const take = (plain: number): number => {
      if (plain !== MAX_32) return plain;
      field += 8;
      return field <= extra.length ? Number(extra.readBigUInt64LE(field - 8)) : Number.NaN;
    };
    const found = { size: take(size), packed: take(packed), header: take(header) };
    return Number.isNaN(found.size + found.packed + found.header) ? undefined : found;
  }
  return undefined;
}
