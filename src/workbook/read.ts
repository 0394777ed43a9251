import { readCsv } from './csv-read.ts';
import { damaged, tooBig } from './faults.ts';
import { archiveKind, containerOf } from './kind.ts';
import { limitsFor } from './limits.ts';
import type { ReadLimits, Workbook } from './model.ts';
import type { PackedWorkbook } from './packed.ts';
import { readOds, readXls, readXlsxSlowly } from './sheetjs-read.ts';
import { unpack } from './unpack.ts';
import { scanXlsx } from './xlsx-scan.ts';
import { openZip } from './zip.ts';

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

/** The same, in the form that passes between threads. */
export function readPacked(data: Uint8Array, file: string, options: ReadOptions = {}): PackedWorkbook {
  const limits = limitsFor(false, options.limits);
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.length > limits.fileBytes) throw tooBig(file, '文件', bytes.length, limits.fileBytes, '字节');
  switch (containerOf(bytes, file)) {
    case 'zip':
      return readArchive(bytes, file, limits);
    case 'ole':
      return readXls(bytes, file, limits, true);
    case 'biff':
      return readXls(bytes, file, limits, false);
    case 'text':
      return readCsv(bytes, file, limits, options.encoding);
    default:
      throw damaged(file, '认不出格式');
  }
}

function readArchive(bytes: Buffer, file: string, limits: ReadLimits): PackedWorkbook {
  const zip = openZip(bytes, file, limits);
  if (archiveKind(zip, file) === 'ods') return readOds(zip, file, limits);
  return scanXlsx(zip, file, limits) ?? readXlsxSlowly(zip, file, limits);
}
