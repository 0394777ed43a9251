import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { csvRows } from './csv-rows.ts';
import { accessFault, tooBig } from './faults.ts';
import { containerOf } from './kind.ts';
import { limitsFor } from './limits.ts';
import { readWorkbook } from './read.ts';
import { xlsxRows, type SheetRows } from './xlsx-rows.ts';
import { openZip } from './zip.ts';
import { archiveKind } from './kind.ts';

export interface StreamOptions {
  readonly encoding?: string | undefined;
  /** By the library, whole in memory: for a file that the fast path gave up. */
  readonly slowly?: boolean | undefined;
}

/** What is known of a file once its last row was taken. */
export interface StreamEnd {
  /** SHA-256 of its bytes, as far as they were read. */
  digest(): string;
}

/** For exports of any length: what is not held need not be counted. */
const LIMITS = { ...limitsFor(true), cells: Number.MAX_SAFE_INTEGER };
const HEAD = 8192;

/**
 * 逐批读行: the rows of a file in portions, sheet after sheet, the file never whole in memory (an .xlsx as it is
 * packed, its shared strings). @throws UserError; Unfamiliar, maybe after some rows, where it is to be read slowly
 */
export async function* streamRows(
  path: string,
  { encoding, slowly = false }: StreamOptions,
  end: (end: StreamEnd) => void,
): AsyncGenerator<SheetRows> {
  const file = basename(path);
  const hash = createHash('sha256');
  if (isText(path, file)) {
    const name = file.replace(/\.[^.]*$/, '');
    for (const rows of csvRows(path, file, encoding, (bytes) => hash.update(bytes))) {
      yield { sheet: 0, name, hidden: false, rows };
    }
  } else {
    const bytes = readFileSync(path);
    hash.update(bytes);
    if (!slowly && containerOf(bytes, file) === 'zip') {
      const zip = openZip(bytes, file, LIMITS);
      if (archiveKind(zip, file) === 'xlsx') {
        yield* xlsxRows(zip, file);
        end({ digest: () => hash.digest('hex') });
        return;
      }
    }
    const { sheets } = readWorkbook(bytes, file, { encoding, limits: limitsFor(true) });
    for (const [sheet, { name, hidden, rows, merges }] of sheets.entries())
      yield { sheet, name, hidden, rows, merges };
  }
  end({ digest: () => hash.digest('hex') });
}

function isText(path: string, file: string): boolean {
  const fd = openFile(path, file);
  try {
    const { size } = fstatSync(fd);
    if (size > LIMITS.fileBytes) throw tooBig(file, '文件', size, LIMITS.fileBytes, '字节');
    const head = Buffer.alloc(Math.min(HEAD, size));
    readSync(fd, head, 0, head.length, 0);
    return containerOf(head, file) === 'text';
  } finally {
    closeSync(fd);
  }
}

function openFile(path: string, file: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw accessFault(path, file, error as NodeJS.ErrnoException);
  }
}
