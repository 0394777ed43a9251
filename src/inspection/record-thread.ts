import { Worker } from 'node:worker_threads';
import { UserError } from '../kernel/errors.ts';
import type { FromRecordWorker, ToRecordWorker } from './record-messages.ts';

/** How long the thread may say nothing, in milliseconds. */
const SILENCE = 120_000;
const HEAP_MB = 2048;

/** 另一个线程: what it says is taken in its order. It keeps no program running. */
export class RecordThread {
  readonly #worker: Worker;
  readonly #waiting: FromRecordWorker[] = [];
  #failed: Error | undefined;
  #wake: (() => void) | undefined;

  /** @param workerPath the bundled `record-worker.ts` */
  constructor(workerPath: string) {
    // Its output is thrown away: SheetJS prints what it does not know.
    this.#worker = new Worker(workerPath, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      stdout: true,
      stderr: true,
    });
    this.#worker.unref();
    this.#worker.on('message', (message: FromRecordWorker) => {
      this.#waiting.push(message);
      this.#wake?.();
    });
    this.#worker.on('error', (error: NodeJS.ErrnoException) => this.#fail(explained(error)));
    this.#worker.on('exit', (code) => this.#fail(new Error(`reading thread ended with ${code}`)));
  }

  send(message: ToRecordWorker): void {
    this.#worker.postMessage(message, []);
  }

  /** @throws UserError where the thread says so */
  async next(): Promise<FromRecordWorker> {
    const message = this.#waiting.shift() ?? (await this.#arrival());
    if (message.kind === 'refused') {
      throw new UserError(
        message.code,
        message.message,
        message.hint === undefined ? {} : { hint: message.hint },
      );
    }
    if (message.kind === 'defect') {
      const defect = new Error(`reading records: ${message.message}`);
      if (message.stack !== undefined) defect.stack = message.stack;
      throw defect;
    }
    return message;
  }

  async #arrival(): Promise<FromRecordWorker> {
    this.#worker.ref();
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        timer = setTimeout(() => this.#fail(silent()), SILENCE);
        if (this.#failed) resolve();
      });
    } finally {
      clearTimeout(timer);
      this.#wake = undefined;
      this.#worker.unref();
    }
    const message = this.#waiting.shift();
    if (message) return message;
    throw this.#failed ?? new Error('woken without a message');
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    this.#wake?.();
  }
}

function explained(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new UserError('E_WORKBOOK_MEMORY', `读取检查记录需要的内存超过${HEAP_MB} MB`, {
    hint: '把文件拆成几个，或另存为 .csv 后导入',
  });
}

function silent(): UserError {
  return new UserError('E_WORKBOOK_TIMEOUT', '读取检查记录没有进展，已停止', {
    hint: '把文件拆成几个，或另存为 .csv 后重试',
  });
}
