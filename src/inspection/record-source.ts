import type {
  BatchMessage,
  FromRecordWorker,
  KeptForm,
  PickedRow,
  ReadRecords,
  RefusedRows,
} from './record-messages.ts';
import { recordThread, type RecordThread } from './record-thread.ts';

/** Batches whose objects are being looked up while an earlier one is written. */
const LOOKED_UP_AHEAD = 8;

/** Bytes. */
const LONG = 16e6;

export type SheetMessage = Extract<FromRecordWorker, { kind: 'sheet' }>;
export type EndMessage = Extract<FromRecordWorker, { kind: 'end' }>;
/** A batch and the objects of its records (`OBJECT` for each). */
export type FoundBatch = BatchMessage & { readonly objects: Int32Array };

/** Thrown where a file is to be read once more, in another way. */
export class ReadAgain extends Error {
  override readonly name = 'ReadAgain';
  readonly how: Pick<ReadRecords, 'slowly' | 'merged'>;

  constructor(how: Pick<ReadRecords, 'slowly' | 'merged'>) {
    super('read again');
    this.how = how;
  }
}

/**
 * 读记录的线程: one file at a time, read and interpreted in one thread, its objects looked up in another. What they do
 * ahead is bounded.
 */
export class RecordSource {
  readonly #workerPath: string;
  readonly #registry: string;
  /** The thread that read a file to its end; of any other something may still be on its way. */
  #reader: RecordThread | undefined;

  /**
   * @param workerPath the bundled `record-worker.ts`
   * @param registry the data file, in which the objects of the records are looked up
   */
  constructor(workerPath: string, registry: string) {
    this.#workerPath = workerPath;
    this.#registry = registry;
  }

  /** Sheets, batches of records and the end, in that order. @throws UserError where the file cannot be read, ReadAgain */
  async *read(request: ReadRecords): AsyncGenerator<SheetMessage | FoundBatch | EndMessage> {
    const reader = this.#reader ?? recordThread(this.#workerPath);
    // For the time of the reading only: what comes after it needs the memory.
    const finder = recordThread(this.#workerPath);
    this.#reader = undefined;
    try {
      for await (const message of conversation(reader, finder, this.#registry, request)) {
        if (message.kind === 'end') {
          this.#reader = reader;
          await finder.close();
        }
        yield message;
      }
    } finally {
      if (this.#reader !== reader) await Promise.all([reader.close(), finder.close()]);
    }
  }

  /** What is to be kept of the file last read, of which nothing more can be asked then. */
  async keep(): Promise<KeptForm> {
    const reader = this.#lastRead();
    reader.send({ kind: 'keep' });
    const message = await reader.next();
    if (message.kind !== 'kept') throw unexpected(message);
    if (message.packed.length >= LONG) {
      // What it holds is needed where a long file is written.
      this.#reader = undefined;
      await reader.close();
    }
    return message;
  }

  /** Rows of the file last read, as they stand in it. */
  async pick(rows: RefusedRows): Promise<readonly PickedRow[]> {
    const reader = this.#lastRead();
    reader.send({ kind: 'pick', rows });
    const message = await reader.next();
    if (message.kind !== 'picked') throw unexpected(message);
    return message.rows;
  }

  async close(): Promise<void> {
    await this.#reader?.close();
  }

  #lastRead(): RecordThread {
    if (!this.#reader) throw new Error('no file was read to its end');
    return this.#reader;
  }
}

async function* conversation(
  reader: RecordThread,
  finder: RecordThread,
  registry: string,
  request: ReadRecords,
): AsyncGenerator<SheetMessage | FoundBatch | EndMessage> {
  const asked: BatchMessage[] = [];
  async function* found(most: number): AsyncGenerator<FoundBatch> {
    while (asked.length > most) {
      const answer = await finder.next();
      if (answer.kind !== 'found') throw unexpected(answer);
      yield { ...(asked.shift() as BatchMessage), objects: answer.objects };
      reader.send({ kind: 'more' });
    }
  }
  reader.send(request);
  for (;;) {
    const message = await reader.next();
    switch (message.kind) {
      case 'batch': {
        finder.send({ kind: 'find', registry, texts: message.batch.objectTexts });
        asked.push(message);
        yield* found(LOOKED_UP_AHEAD);
        break;
      }
      case 'sheet':
        yield* found(0);
        yield message;
        break;
      case 'end':
        yield* found(0);
        yield message;
        return;
      case 'again':
        throw new ReadAgain(message);
      default:
        throw unexpected(message);
    }
  }
}

function unexpected(message: FromRecordWorker): Error {
  return new Error(`unexpected ${message.kind}`);
}
