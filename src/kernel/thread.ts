import { Worker } from 'node:worker_threads';
import { UserError } from './errors.ts';
import type { Trouble } from './thread-trouble.ts';

export interface ThreadOptions {
  /** The bundled script that it runs. */
  readonly workerPath: string;
  /** What it does, for a defect: `reading records`. */
  readonly task: string;
  /** Most memory of its heap. */
  readonly heapMb: number;
  /** Memory for what is made and soon forgotten; with more of it less is swept. */
  readonly youngMb?: number;
  /** Says that the thread needs more memory than that. */
  readonly outOfMemory: (heapMb: number) => UserError;
  /** How long it may say nothing, in ms, and what is said then. */
  readonly silence?: { readonly milliseconds: number; readonly trouble: () => UserError };
}

/** 另一个线程: what it says is taken in its order. It keeps no program running. */
export class Thread<To, From extends { readonly kind: string }> {
  readonly #options: ThreadOptions;
  readonly #worker: Worker;
  readonly #waiting: (From | Trouble)[] = [];
  #failed: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(options: ThreadOptions) {
    this.#options = options;
    const { workerPath, heapMb, youngMb } = options;
    // Its output is thrown away: SheetJS prints what it does not know.
    this.#worker = new Worker(workerPath, {
      resourceLimits: {
        maxOldGenerationSizeMb: heapMb,
        ...(youngMb !== undefined && { maxYoungGenerationSizeMb: youngMb }),
      },
      stdout: true,
      stderr: true,
    });
    this.#worker.unref();
    this.#worker.on('message', (message: From | Trouble) => {
      this.#waiting.push(message);
      this.#wake?.();
    });
    this.#worker.on('error', (error: NodeJS.ErrnoException) => this.#fail(this.#explained(error)));
    this.#worker.on('exit', (code) => this.#fail(new Error(`${options.task}: thread ended with ${code}`)));
  }

  send(message: To): void {
    this.#worker.postMessage(message, []);
  }

  /** @throws UserError where the thread says so */
  async next(): Promise<From> {
    const message = this.#waiting.shift() ?? (await this.#arrival());
    if (isTrouble(message)) throw thrown(message, this.#options.task);
    return message;
  }

  async #arrival(): Promise<From | Trouble> {
    const { silence } = this.#options;
    this.#worker.ref();
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        if (silence) timer = setTimeout(() => this.#fail(silence.trouble()), silence.milliseconds);
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

  #explained(error: NodeJS.ErrnoException): Error {
    const { heapMb, outOfMemory } = this.#options;
    return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(heapMb) : error;
  }
}

function isTrouble(message: { readonly kind: string }): message is Trouble {
  return message.kind === 'refused' || message.kind === 'defect';
}

/** What a thread ran into, as an error of this one. */
export function thrown(trouble: Trouble, task: string): Error {
  if (trouble.kind === 'refused') {
    const { code, message, hint } = trouble;
    return new UserError(code, message, hint === undefined ? {} : { hint });
  }
  const defect = new Error(`${task}: ${trouble.message}`);
  if (trouble.stack !== undefined) defect.stack = trouble.stack;
  return defect;
}
