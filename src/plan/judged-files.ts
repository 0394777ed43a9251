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
const HEAP_MB = 4096;
/** Most of what judging makes is forgotten with the file. */
const YOUNG_MB = 64;

/** 审查的线程: begins at once, so that it is there when all else is. */
export class JudgeThread {
  readonly #thread: Thread<ToJudgeWorker, FromJudgeWorker>;
  readonly #readerPath: string;

  constructor({ judge, reader }: JudgeThreads, heapMb = HEAP_MB) {
    this.#readerPath = reader;
    this.#thread = new Thread({
      workerPath: judge,
      task: 'judging plans',
      heapMb,
      youngMb: YOUNG_MB,
      outOfMemory: (most) =>
        new UserError('E_WORKBOOK_MEMORY', `审查计划需要的内存超过${most} MB`, {
          hint: '把文件分几次导入；已导入的不会重复',
        }),
    });
  }

  /** One for files that are many. */
  static forMany(files: readonly string[], threads: JudgeThreads): JudgeThread | undefined {
    return files.length >= MANY ? new JudgeThread(threads) : undefined;
  }

  send(request: Omit<JudgeFiles, 'kind' | 'readerPath'>): void {
    this.#thread.send({ kind: 'judge', readerPath: this.#readerPath, ...request });
  }

  /** What became of the next file, which is this one. @throws UserError where it cannot be read or holds no plan */
  async next(path: string): Promise<JudgedBytes> {
    const message = await this.#thread.next().catch((error: unknown) => {
      throw error instanceof UserError ? about(basename(path), error) : error;
    });
    this.#thread.send({ kind: 'more' });
    if (message.kind === 'failed') throw thrown(message.trouble, 'judging plans');
    return message.file;
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }
}

/** What befell the thread, told of the file it was waited for. */
function about(file: string, { code, message, hint }: UserError): UserError {
  return new UserError(code, `「${file}」：${message}`, hint === undefined ? {} : { hint });
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
