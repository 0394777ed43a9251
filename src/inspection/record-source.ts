import type {
  BatchMessage,
  FromRecordWorker,
  KeptForm,
  PickedRow,
  ReadRecords,
  RefusedRows,
} from './record-messages.ts';
import { RecordThread } from './record-thread.ts';

/** Batches whose objects are being looked up while an earlier one is written. */
const LOOKED_UP_AHEAD = 2;

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

/** The threads of one source. */
interface Threads {
  readonly reader: RecordThread;
  readonly finder: RecordThread;
}

/**
 * 读记录的线程: one file at a time, read and interpreted in one thread, its objects looked up in another. What they do
 * ahead is bounded.
 */
export class RecordSource {
  readonly #workerPath: string;
  /** Those whose file was read to its end; of any other something may still be on its way. */
  #threads: Threads | undefined;

  /** @param workerPath the bundled `record-worker.ts` */
  constructor(workerPath: string) {
    this.#workerPath = workerPath;
  }

  /** Sheets, batches of records and the end, in that order. @throws UserError where the file cannot be read, ReadAgain */
  async *read(request: ReadRecords): AsyncGenerator<SheetMessage | FoundBatch | EndMessage> {
    const threads = this.#threads ?? this.#start();
    this.#threads = undefined;
    try {
      for await (const message of conversation(threads, request)) {
        if (message.kind === 'end') this.#threads = threads;
        yield message;
      }
    } finally {
      if (this.#threads !== threads) await end(threads);
    }
  }

  /** What is to be kept of the file last read. */
  async keep(): Promise<KeptForm> {
    const { reader } = this.#lastRead();
    reader.send({ kind: 'keep' });
    const message = await reader.next();
    if (message.kind !== 'kept') throw unexpected(message);
    return message;
  }

  /** Rows of the file last read, as they stand in it. */
  async pick(rows: RefusedRows): Promise<readonly PickedRow[]> {
    const { reader } = this.#lastRead();
    reader.send({ kind: 'pick', rows });
    const message = await reader.next();
    if (message.kind !== 'picked') throw unexpected(message);
    return message.rows;
  }

  async close(): Promise<void> {
    if (this.#threads) await end(this.#threads);
  }

  #start(): Threads {
    return { reader: new RecordThread(this.#workerPath), finder: new RecordThread(this.#workerPath) };
  }

  #lastRead(): Threads {
    if (!this.#threads) throw new Error('no file was read to its end');
    return this.#threads;
  }
}

async function* conversation(
  { reader, finder }: Threads,
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
        const { rows, texts } = message.batch;
        finder.send({ kind: 'find', registry: request.registry, rows, texts });
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

async function end({ reader, finder }: Threads): Promise<void> {
  await Promise.all([reader.close(), finder.close()]);
}

function unexpected(message: FromRecordWorker): Error {
  return new Error(`unexpected ${message.kind}`);
}
