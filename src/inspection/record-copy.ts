import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { constants, createDeflateRaw } from 'node:zlib';
import { UserError } from '../kernel/errors.ts';
import { inertCell } from '../kernel/text.ts';
import type { Row } from '../workbook/model.ts';
import { streamRows } from '../workbook/stream-rows.ts';
import type { HeaderWords } from '../workbook/vocabulary.ts';
import type { InterpretOptions } from './interpret-record.ts';
import type { RecordTrouble } from './record-cells.ts';
import type { KeptForm, PickedRow, ReadRecords, RefusedRows, SheetEnd } from './record-messages.ts';
import { RecordSheet, type SheetSink } from './record-sheet.ts';

/** What was read last, for what is asked about it afterwards. */
export interface ReadFile {
  readonly request: ReadRecords;
  readonly words: HeaderWords;
  readonly options: InterpretOptions;
  readonly digest: string;
  readonly sheets: readonly SheetEnd[];
}

/** Written where a citizen's name, number or address stood. */
export const LEFT_OUT = '〔个人信息，未留存〕';
/** First columns of a copy: where the row stands in the file as it came. */
export const COPY_HEAD = ['工作表', '行号'] as const;

/**
 * 留存的形式: the file itself; or, where it names citizens, a copy in CSV without them, each row with the sheet and the
 * number it had.
 */
export async function keptForm(file: ReadFile): Promise<KeptForm> {
  const { path } = file.request;
  const name = basename(path);
  const personal = file.sheets.some(({ hides }) => hides);
  if (file.request.withCitizens || !personal) {
    const { level, share } = packing(name);
    const expected = Math.ceil(statSync(path).size * share) + SPARE;
    const kept = await pack(createReadStream(path, { highWaterMark: 1 << 20 }), level, expected);
    if (kept.sha256 !== file.digest) throw changedMeanwhile(name);
    return { name, ...kept };
  }
  const { level, share } = packing('.csv');
  const kept = await pack(redacted(file), level, Math.ceil(statSync(path).size * share) + SPARE);
  return { name: `${name.replace(/\.[^.]*$/u, '')}（已隐去个人信息）.csv`, ...kept };
}

/** Bytes beside the share, so that small files have room. */
const SPARE = 1 << 16;

/** How a file is packed, and about what share of it is left: an .xlsx is packed already. */
function packing(name: string): { readonly level: number; readonly share: number } {
  return /\.(?:xlsx|xlsm|ods)$/iu.test(name)
    ? { level: constants.Z_NO_COMPRESSION, share: 1.001 }
    : { level: constants.Z_BEST_SPEED, share: 0.25 };
}

/** `expected`: about how many bytes come of it. They are gathered in one place, since there may be a hundred million. */
async function pack(
  pieces: AsyncIterable<Buffer>,
  level: number,
  expected: number,
): Promise<Omit<KeptForm, 'name'>> {
  const hash = createHash('sha256');
  const deflate = createDeflateRaw({ level, chunkSize: 1 << 18 });
  let packed = new Uint8Array(expected);
  let length = 0;
  deflate.on('data', (chunk: Buffer) => {
    if (length + chunk.length > packed.length) {
      const larger = new Uint8Array(Math.ceil(1.5 * (length + chunk.length)));
      larger.set(packed);
      packed = larger;
    }
    packed.set(chunk, length);
    length += chunk.length;
  });
  const ended = once(deflate, 'end');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
    if (!deflate.write(piece)) await once(deflate, 'drain');
  }
  deflate.end();
  await ended;
  return { bytes, sha256: hash.digest('hex'), packed: packed.subarray(0, length) };
}

async function* redacted(file: ReadFile): AsyncGenerator<Buffer> {
  yield Buffer.from(`\uFEFF${COPY_HEAD.join(',')}\r\n`);
  let lines: string[] = [];
  const copy = (name: string): SheetSink => ({
    found: () => undefined,
    record: () => undefined,
    refused: () => undefined,
    trouble: () => undefined,
    personal: (row, cells) => lines.push(csvLine(name, row, new Set(cells))),
    other: (row) => lines.push(csvLine(name, row, NOTHING)),
  });
  for await (const finished of again(file, copy)) {
    if (lines.length > 0) yield Buffer.from(lines.join(''));
    lines = [];
    if (finished !== file.digest && finished !== undefined)
      throw changedMeanwhile(basename(file.request.path));
  }
}

const NOTHING: ReadonlySet<number> = new Set();

function csvLine(sheet: string, row: Row, hidden: ReadonlySet<number>): string {
  const cells = Array.from(row.cells, (cell, at) => (hidden.has(at) ? LEFT_OUT : (cell?.text ?? '')));
  return `${[sheet, String(row.number), ...cells].map(csvField).join(',')}\r\n`;
}

function csvField(text: string): string {
  const inert = inertCell(text);
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** The rows named, as they stand in the file, each with why it was refused. */
export async function pickRows(file: ReadFile, rows: RefusedRows): Promise<PickedRow[]> {
  const picked: PickedRow[] = [];
  let troubles: RecordTrouble[] = [];
  const pick = (_name: string, sheet: number): SheetSink => {
    const asked = rows.get(sheet) ?? new Map<number, string>();
    const done = (row: Row) => {
      const reason = asked.get(row.number);
      if (reason !== undefined) {
        const own = troubles.filter(({ severity }) => severity === '必改').map(({ message }) => message);
        picked.push({
          sheet,
          row: row.number,
          cells: Array.from(row.cells, (cell) => cell?.text ?? ''),
          reason: [...own, ...(reason === '' ? [] : [reason])].join('；'),
        });
      }
      troubles = [];
    };
    return {
      found: () => undefined,
      record: (_draft, row) => done(row),
      refused: done,
      trouble: (trouble) => troubles.push(trouble),
    };
  };
  for await (const _ of again(file, pick)) continue;
  return picked;
}

/** Reads the file once more; gives its digest at the end, undefined after each portion before. */
async function* again(
  { request, words, options }: ReadFile,
  sinkOf: (name: string, sheet: number) => SheetSink,
): AsyncGenerator<string | undefined> {
  let digest = '';
  let sheet: RecordSheet | undefined;
  const { path, encoding, slowly } = request;
  for await (const portion of streamRows(path, { encoding, slowly }, (end) => (digest = end.digest()))) {
    if (sheet?.sheet !== portion.sheet) {
      sheet?.finish();
      sheet = new RecordSheet(
        portion.sheet,
        portion.name,
        words,
        options,
        sinkOf(portion.name, portion.sheet),
      );
    }
    for (const row of portion.rows) sheet.take(row);
    yield undefined;
  }
  sheet?.finish();
  yield digest;
}

function changedMeanwhile(name: string): UserError {
  return new UserError('E_INSPECTION_CHANGED', `「${name}」在导入过程中被改动，没有导入`, {
    hint: '关闭正在编辑它的程序后重新运行',
  });
}
