import { readCsv } from './csv-read.ts';
import { damaged, tooBig } from './faults.ts';
import { archiveKind, containerOf } from './kind.ts';
import { limitsFor } from './limits.ts';
import type { ReadLimits, Workbook } from './model.ts';
import type { PackedWorkbook } from './packed.ts';
import { readOds, readXls, readXlsxSlowly } from './sheetjs-read.ts';
import { unpack } from './unpack.ts';
import { scanXlsx, scanXlsxInPieces, type OnTexts } from './xlsx-scan.ts';
import { openZip, type Zip } from './zip.ts';

export interface ReadOptions {
  /** Character set of a text file, as `TextDecoder` names it; asked for where it cannot be told. */
  readonly encoding?: string | undefined;
  readonly limits?: Partial<ReadLimits>;
}

/**
 * 读取工作簿: .xlsx .xlsm .xls .et .ods .csv .tsv, told apart by content. Pure and synchronous; a hostile .xls
 * can still keep it busy for long, so files from outside go through `createReader`.
 * @throws UserError `E_WORKBOOK_…` on anything that cannot be read whole
 */
export function readWorkbook(bytes: Uint8Array, file: string, options: ReadOptions = {}): Workbook {
  return unpack(readPacked(bytes, file, options));
}

function readPacked(bytes: Uint8Array, file: string, options: ReadOptions): PackedWorkbook {
  const { xlsx, limits, slowly } = openWorkbook(bytes, file, options);
  return (xlsx && scanXlsx(xlsx, file, limits)) ?? slowly();
}

/**
 * The same in the form that passes between threads, with large sheets never whole in memory. Shared strings
 * that are many may be given to `onTexts` before; the workbook then has only the others.
 */
export async function readPackedInPieces(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
  onTexts?: OnTexts,
): Promise<PackedWorkbook> {
  const { xlsx, limits, slowly } = openWorkbook(bytes, file, options);
  return (xlsx && (await scanXlsxInPieces(xlsx, file, limits, onTexts))) ?? slowly();
}

/** A file that is known for what it is. */
interface OpenedWorkbook {
  readonly limits: ReadLimits;
  /** An .xlsx, which the fast path is to try. */
  readonly xlsx?: Zip;
  /** Reads whatever it is. */
  readonly slowly: () => PackedWorkbook;
}

function openWorkbook(data: Uint8Array, file: string, options: ReadOptions): OpenedWorkbook {
  const limits = limitsFor(false, options.limits);
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.length > limits.fileBytes) throw tooBig(file, '文件', bytes.length, limits.fileBytes, '字节');
  switch (containerOf(bytes, file)) {
    case 'zip':
      return openArchive(bytes, file, limits);
    case 'ole':
      return { limits, slowly: () => readXls(bytes, file, limits, true) };
    case 'biff':
      return { limits, slowly: () => readXls(bytes, file, limits, false) };
    case 'text':
      return { limits, slowly: () => readCsv(bytes, file, limits, options.encoding) };
    default:
      throw damaged(file, '认不出格式');
  }
}

function openArchive(bytes: Buffer, file: string, limits: ReadLimits): OpenedWorkbook {
  const zip = openZip(bytes, file, limits);
  if (archiveKind(zip, file) === 'ods') return { limits, slowly: () => readOds(zip, file, limits) };
  return { limits, xlsx: zip, slowly: () => readXlsxSlowly(zip, file, limits) };
}
