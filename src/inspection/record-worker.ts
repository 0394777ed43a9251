import { parentPort } from 'node:worker_threads';
import { troubleFrom, type Trouble } from '../kernel/thread-trouble.ts';
import { openReader } from '../store/open.ts';
import type { FileReader } from '../store/reader.ts';
import type { Merge } from '../workbook/model.ts';
import { vocabularyOf, type HeaderWords } from '../workbook/vocabulary.ts';
import { Unfamiliar } from '../workbook/xml-cursor.ts';
import { streamRows } from '../workbook/stream-rows.ts';
import type { InterpretOptions } from './interpret-record.ts';
import type { RecordTrouble } from './record-cells.ts';
import { objectsOf } from './batch-objects.ts';
import { keptForm, pickRows, type ReadFile } from './record-copy.ts';
import { BatchBuilder } from './record-batch.ts';
import type {
  BatchMessage,
  FromRecordWorker,
  ReadRecords,
  SharedTrouble,
  SheetEnd,
  ToRecordWorker,
} from './record-messages.ts';
import { RecordSheet, type SheetSink } from './record-sheet.ts';

// The entry of the thread that reads records, bundled to dist/record-worker.cjs.

/** Few: larger messages come out of memory that has to be asked for, and given back, each time. */
const BATCH_ROWS = 1000;
/** Batches on their way or waiting. */
const AHEAD = 16;
/** Troubles that are told one by one; of the others only that there are more. */
const MOST_TROUBLES = 1000;
const MOST_SHARED = 200;

let last: ReadFile | undefined;
let registry: FileReader | undefined;
/** Batches that may still be sent before one is done with. */
const credit: { free: number; wake?: () => void } = { free: AHEAD };

parentPort?.on('message', (message: ToRecordWorker) => {
  if (message.kind === 'more') {
    credit.free += 1;
    credit.wake?.();
  } else void answer(message);
});

function post(message: FromRecordWorker | Trouble, handed: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handed);
}

async function answer(message: Exclude<ToRecordWorker, { kind: 'more' }>): Promise<void> {
  try {
    if (message.kind === 'read') await read(message);
    else if (message.kind === 'find') {
      const reader = (registry ??= openReader(message.registry));
      const objects = reader.snapshot(() => objectsOf(reader, message.texts));
      post({ kind: 'found', objects }, [objects.buffer]);
    } else if (last && message.kind === 'keep') {
      const kept = await keptForm(last);
      post({ kind: 'kept', ...kept }, [kept.packed.buffer]);
    } else if (last && message.kind === 'pick') {
      post({ kind: 'picked', rows: await pickRows(last, message.rows) });
    }
  } catch (error) {
    post(troubleFrom(error));
  }
}

async function read(request: ReadRecords): Promise<void> {
  credit.free = AHEAD;
  const reading = new Reading(request);
  try {
    await reading.run();
  } catch (error) {
    if (!(error instanceof Unfamiliar)) throw error;
    if (reading.sent) post({ kind: 'again', slowly: true, merged: request.merged });
    else await read({ ...request, slowly: true });
  }
}

/** One file on its way through. */
class Reading {
  /** Something has left already. */
  sent = false;
  readonly #request: ReadRecords;
  readonly #words: HeaderWords;
  readonly #options: InterpretOptions;
  readonly #batch = new BatchBuilder(BATCH_ROWS);
  readonly #shared = new Map<string, SharedTrouble>();
  readonly #ends: SheetEnd[] = [];
  readonly #merged = new Map<number, readonly Merge[]>();
  #troubles: RecordTrouble[] = [];
  #told = 0;
  #refused: number[] = [];

  constructor(request: ReadRecords) {
    this.#request = request;
    this.#words = vocabularyOf('inspection', { inspection: request.wordings });
    const { today, withCitizens, agencyGiven, merged } = request;
    this.#options = { today, withCitizens, agencyGiven, merged };
  }

  async run(): Promise<void> {
    const { path, encoding, slowly } = this.#request;
    let digest = '';
    let sheet: RecordSheet | undefined;
    const rows = streamRows(path, { encoding, slowly }, (end) => (digest = end.digest()));
    for await (const portion of rows) {
      if (sheet?.sheet !== portion.sheet) {
        await this.#finish(sheet);
        sheet = new RecordSheet(portion.sheet, portion.name, this.#words, this.#options, this.#sink(portion));
      }
      if (portion.merges) sheet.merge(portion.merges);
      for (const row of portion.rows) {
        sheet.take(row);
        if (this.#batch.rows >= BATCH_ROWS) await this.#send(sheet.sheet);
      }
    }
    await this.#finish(sheet);
    if (this.#merged.size > 0 && this.#request.merged === undefined) {
      post({ kind: 'again', slowly, merged: this.#merged });
      return;
    }
    last = { request: this.#request, words: this.#words, options: this.#options, digest, sheets: this.#ends };
    post({ kind: 'end', digest, sheets: this.#ends, shared: [...this.#shared.values()] });
  }

  #sink({ sheet, name }: { sheet: number; name: string }): SheetSink {
    return {
      found: ({ layout, columns }) => {
        this.sent = true;
        post({ kind: 'sheet', sheet, name, layout, columns });
      },
      record: (draft) => this.#batch.add(draft),
      refused: (row) => this.#refused.push(row.number),
      trouble: (trouble) => {
        if (trouble.severity === '建议') this.#share(sheet, trouble);
        else if (this.#told < MOST_TROUBLES) {
          this.#told += 1;
          this.#troubles.push(trouble);
        }
      },
    };
  }

  /** A remark is told once for each value. */
  #share(sheet: number, trouble: RecordTrouble): void {
    const key = [sheet, trouble.code, trouble.column, trouble.value].join('\u0000');
    const known = this.#shared.get(key);
    if (known) this.#shared.set(key, { ...known, times: known.times + 1 });
    else if (this.#shared.size < MOST_SHARED) this.#shared.set(key, { ...trouble, sheet, times: 1 });
  }

  async #finish(sheet: RecordSheet | undefined): Promise<void> {
    if (!sheet) return;
    this.#ends.push(sheet.finish());
    if (sheet.mergedRecords.length > 0) this.#merged.set(sheet.sheet, sheet.mergedRecords);
    await this.#send(sheet.sheet);
    this.#batch.restart();
  }

  async #send(sheet: number): Promise<void> {
    if (this.#batch.rows === 0 && this.#refused.length === 0) return;
    while (credit.free === 0) await new Promise<void>((resolve) => (credit.wake = resolve));
    credit.free -= 1;
    const batch = this.#batch.take();
    const message: BatchMessage = {
      kind: 'batch',
      sheet,
      batch,
      troubles: this.#troubles,
      refused: this.#refused,
    };
    this.#troubles = [];
    this.#refused = [];
    this.sent = true;
    post(message, [batch.numbers.buffer, batch.words.buffer]);
  }
}
