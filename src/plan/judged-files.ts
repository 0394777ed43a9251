import { basename } from 'node:path';
import { UserError } from '../kernel/errors.ts';
import { Thread, thrown } from '../kernel/thread.ts';
import { formOf } from '../policy/prepared-pack.ts';
import type { Pack } from '../policy/pack.ts';
import type { Store } from '../store/store.ts';
import type { ReadFileOptions, WorkbookReader } from '../workbook/reader.ts';
import {
  SECTIONS,
  wordingsOf,
  type ColumnWordings,
  type Section,
  type Vocabulary,
} from '../workbook/vocabulary.ts';
import type { FromJudgeWorker, JudgeFiles, ToJudgeWorker } from './judge-messages.ts';
import { JudgeDesk, type JudgedBytes, type JudgeOptions } from './judged-file.ts';
import { readAhead } from './read-ahead.ts';

/** Bundled scripts of the threads that judge and read. */
export interface JudgeThreads {
  readonly judge: string;
  readonly reader: string;
}

export interface JudgeFilesDeps {
  readonly store: Store;
  readonly pack: Pack;
  readonly reader: WorkbookReader;
  readonly vocabularies: Readonly<Record<Section, Vocabulary>>;
  /** Where there is one, files are judged in it while those before are written. */
  readonly thread?: JudgeThread | undefined;
}

export type JudgeFilesOptions = JudgeOptions & ReadFileOptions & { readonly files: readonly string[] };

/** Fewer files are done before a further thread has begun. */
const MANY = 4;
const TASK = 'judging plans';
const HEAP_MB = 4096;
/** Most of what judging makes is forgotten with the file. */
const YOUNG_MB = 64;

const HEAP_FULL = 'E_WORKBOOK_MEMORY';

/** No further file will be judged, whichever it is. */
export class JudgingRefused extends UserError {}

/** 审查的线程: begins at once, so that it is there when all else is. */
export class JudgeThread {
  readonly #threads: JudgeThreads;
  readonly #heapMb: number;
  #thread: Thread<ToJudgeWorker, FromJudgeWorker>;
  #request: JudgeFiles | undefined;
  /** How many of the files of the request are told of. */
  #told = 0;

  constructor(threads: JudgeThreads, heapMb = HEAP_MB) {
    this.#threads = threads;
    this.#heapMb = heapMb;
    this.#thread = this.#started();
  }

  /** One for files that are many. */
  static forMany(files: readonly string[], threads: JudgeThreads): JudgeThread | undefined {
    return files.length >= MANY ? new JudgeThread(threads) : undefined;
  }

  send(request: Omit<JudgeFiles, 'kind' | 'readerPath'>): void {
    this.#request = { kind: 'judge', readerPath: this.#threads.reader, ...request };
    this.#told = 0;
    this.#thread.send(this.#request);
  }

  /**
   * What became of the next file, which is this one.
   * @throws UserError where it cannot be read or holds no plan; JudgingRefused where no other will be judged either
   */
  async next(path: string): Promise<JudgedBytes> {
    this.#told += 1;
    const message = await this.#thread.next().catch((error: unknown) => {
      throw error instanceof UserError ? this.#ended(path, error) : error;
    });
    this.#thread.send({ kind: 'more' });
    if (message.kind === 'failed') throw thrown(message.trouble, TASK);
    return message.file;
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }

  /** The thread is no more. Where this file was too much for it, a new one takes those after it: each fails one at least. */
  #ended(path: string, { code, message, hint }: UserError): UserError {
    if (code !== HEAP_FULL) return new JudgingRefused(code, message, hint === undefined ? {} : { hint });
    const left = this.#request?.files.slice(this.#told) ?? [];
    if (this.#request && left.length > 0) {
      this.#thread = this.#started();
      this.send({ ...this.#request, files: left });
    }
    return new UserError(code, `「${basename(path)}」：${message}`, {
      hint: '把这个文件拆成几个再导入；其他文件不受影响',
    });
  }

  #started(): Thread<ToJudgeWorker, FromJudgeWorker> {
    return new Thread({
      workerPath: this.#threads.judge,
      task: TASK,
      heapMb: this.#heapMb,
      youngMb: YOUNG_MB,
      outOfMemory: (most) => new UserError(HEAP_FULL, `审查这个文件需要的内存超过${most} MB`),
    });
  }
}

/** One file, once it is waited for. */
export interface ComingFile {
  readonly path: string;
  /** @throws UserError where the file cannot be read or holds no plan */
  readonly judged: () => Promise<JudgedBytes>;
}

/** 审查: each file read and judged, in order; nothing is written. */
export function judgedFiles(
  deps: JudgeFilesDeps,
  options: JudgeFilesOptions,
): AsyncIterable<ComingFile> | Iterable<ComingFile> {
  return deps.thread ? inThread(deps.thread, deps, options) : hereAndNow(deps, options);
}

async function* hereAndNow(deps: JudgeFilesDeps, options: JudgeFilesOptions): AsyncGenerator<ComingFile> {
  const desk = new JudgeDesk(deps.store, deps.pack, deps.vocabularies);
  for await (const { path, read } of readAhead(deps.reader, options))
    yield { path, judged: async () => desk.judge(await read, options) };
}

function inThread(
  thread: JudgeThread,
  { store, pack, vocabularies }: JudgeFilesDeps,
  { files, encoding, large = false, ...said }: JudgeFilesOptions,
): ComingFile[] {
  const { agency, year, kind, month, title, blankFill, series, receivedOn } = said;
  thread.send({
    files,
    registry: store.path,
    pack: formOf(pack),
    wordings: Object.fromEntries(
      SECTIONS.map((section) => [section, wordingsOf(vocabularies[section])]),
    ) as Record<Section, ColumnWordings>,
    options: { agency, year, kind, month, title, blankFill, series, receivedOn, large },
    encoding,
    large,
  });
  return files.map((path) => ({ path, judged: () => thread.next(path) }));
}

/** Judges a file whatever is known of it: something has changed since it was found to be known. */
export async function judgeAnew(
  deps: JudgeFilesDeps,
  path: string,
  options: JudgeOptions & ReadFileOptions,
): Promise<JudgedBytes> {
  const desk = new JudgeDesk(deps.store, deps.pack, deps.vocabularies);
  return desk.judge(await deps.reader.read(path, options), options, true);
}
