import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UserError } from '../kernel/errors.ts';
import { thrown } from '../kernel/thread.ts';
import { accessFault, fault, outOfMemory, timedOut, tooBig } from './faults.ts';
import { limitsFor } from './limits.ts';
import type { ReadLimits, Workbook } from './model.ts';
import { TextReader } from './packed-texts.ts';
import { unpack } from './unpack.ts';
import type { ReadReply, ReadRequest, TextsAhead } from './worker-messages.ts';

export interface ReadFileOptions {
  /** Character set of a text file, `--encoding`. */
  readonly encoding?: string | undefined;
  /** Lifts the bounds on size, cells, time and memory, `--large`. */
  readonly large?: boolean | undefined;
}

/** A workbook and the very bytes it was read from, for whoever keeps the original. */
export interface ReadFile {
  readonly workbook: Workbook;
  readonly bytes: Uint8Array;
}

/** Reads files one after another in a thread of its own, so that no file can stop the program. */
export interface WorkbookReader {
  /** @throws UserError `E_WORKBOOK_…`; the reader stays usable */
  read(path: string, options?: ReadFileOptions): Promise<ReadFile>;
  /** Reads a file that is at hand, one kept in the database say. `bytes` stay the caller's. */
  readBytes(file: string, bytes: Uint8Array, options?: ReadFileOptions): Promise<Workbook>;
  close(): Promise<void>;
}

export interface ReaderOptions {
  /** The bundled `worker.ts`. */
  readonly workerPath: string;
  /** Bounds other than the usual ones. */
  readonly limits?: Partial<ReadLimits>;
}

/** The thread is started when the first file is read and kept until `close`. */
export function createReader(options: ReaderOptions): WorkbookReader {
  const thread = new ReadingThread(options.workerPath);
  let last: Promise<unknown> = Promise.resolve();
  const queued = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    read: (path, { encoding, large = false } = {}) =>
      queued(async () => {
        const limits = limitsFor(large, options.limits);
        const file = basename(path);
        return thread.run({ file, encoding, limits }, () => readBytes(path, file, limits));
      }),
    readBytes: (file, bytes, { encoding, large = false } = {}) =>
      queued(async () => {
        const limits = limitsFor(large, options.limits);
        const copy = () => new Uint8Array(bytes);
        return (await thread.run({ file, encoding, limits }, copy)).workbook;
      }),
    close: async () => {
      await last;
      await thread.stop();
    },
  };
}

interface Answer {
  readonly reply: ReadReply;
  /** The shared strings, where they came before. */
  readonly ahead: TextReader | undefined;
}

/** One worker, started anew after it was stopped. */
class ReadingThread {
  readonly #workerPath: string;
  #worker: Worker | undefined;
  #heapMb = 0;

  constructor(workerPath: string) {
    this.#workerPath = workerPath;
  }

  /** The thread starts while `bytes` are read. */
  async run(request: Omit<ReadRequest, 'bytes'>, bytes: () => Uint8Array): Promise<ReadFile> {
    const { file, limits } = request;
    const worker = await this.#started(limits.heapMb);
    const { reply, ahead } = await this.#ask(worker, { ...request, bytes: bytes() });
    if (reply.kind === 'read') return { workbook: unpack(reply.workbook, ahead), bytes: reply.bytes };
    throw thrown(reply, `reading ${file}`);
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #started(heapMb: number): Promise<Worker> {
    if (this.#worker && this.#heapMb === heapMb) return this.#worker;
    await this.stop();
    this.#heapMb = heapMb;
    // Its output is thrown away: SheetJS prints what it does not know.
    const worker = new Worker(this.#workerPath, {
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      stdout: true,
      stderr: true,
    });
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #ask(worker: Worker, request: ReadRequest): Promise<Answer> {
    const { file, limits } = request;
    return new Promise<Answer>((resolve, reject) => {
      let ahead: TextReader | undefined;
      const finish = () => {
        clearTimeout(timer);
        clearImmediate(late);
        worker.off('message', onReply).off('error', onError).off('exit', onExit);
        worker.unref();
      };
      const onReply = (reply: ReadReply | TextsAhead) => {
        if (reply.kind === 'texts') {
          ahead = new TextReader(reply.texts);
          ahead.decodeAll();
          return;
        }
        finish();
        resolve({ reply, ahead });
      };
      const fail = (error: Error) => {
        finish();
        this.#worker = undefined;
        void worker.terminate();
        reject(error);
      };
      const onError = (error: NodeJS.ErrnoException) => {
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(file, limits.heapMb) : error);
      };
      const onExit = (code: number) => fail(new Error(`reading thread ended with ${code}`));
      // Where this thread was at work itself, the answer may have come long since: it is taken first.
      let late: NodeJS.Immediate | undefined;
      const timer = setTimeout(() => {
        late = setImmediate(() => fail(timedOut(file, limits.milliseconds)));
      }, limits.milliseconds);
      worker.on('message', onReply).on('error', onError).on('exit', onExit);
      worker.ref();
      worker.postMessage(request, [request.bytes.buffer as ArrayBuffer]);
    });
  }
}

/** At once, so that the thread has its next file before the caller goes to work on the last. */
function readBytes(path: string, file: string, limits: ReadLimits): Uint8Array {
  try {
    const found = statSync(path);
    if (found.isDirectory())
      throw fault('DIRECTORY', file, '是文件夹，不是文件', '写到文件名为止，或把文件夹交给导入命令');
    if (!found.isFile()) throw fault('NOT_FILE', file, '不是普通文件', '先把内容存成 .xlsx 文件');
    if (found.size > limits.fileBytes) throw tooBig(file, '文件', found.size, limits.fileBytes, '字节');
    const bytes = readFileSync(path);
    // Small files may sit in a shared pool, which cannot be handed over.
    return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw accessFault(path, file, error as NodeJS.ErrnoException);
  }
}
