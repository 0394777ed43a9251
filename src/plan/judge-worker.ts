import { parentPort } from 'node:worker_threads';
import { UserError } from '../kernel/errors.ts';
import { troubleFrom, type Trouble } from '../kernel/thread-trouble.ts';
import { packOf } from '../policy/prepared-pack.ts';
import { openReader } from '../store/open.ts';
import { createReader } from '../workbook/reader.ts';
import { vocabulariesOf } from '../workbook/vocabulary.ts';
import type { FromJudgeWorker, JudgeFiles, ToJudgeWorker } from './judge-messages.ts';
import { JudgeDesk, type JudgedBytes } from './judged-file.ts';
import { buffersOf } from './packed-lines.ts';
import { readAhead } from './read-ahead.ts';

// The entry of the thread that reads and judges plans, bundled to dist/judge-worker.cjs.

/** Files on their way or waiting. */
const AHEAD = 3;

/** Files that may still be sent before one is done with. */
const credit: { free: number; wake?: () => void } = { free: AHEAD };

parentPort?.on('message', (message: ToJudgeWorker) => {
  if (message.kind === 'more') {
    credit.free += 1;
    credit.wake?.();
  } else void judgeAll(message).catch((error: unknown) => post(troubleFrom(error)));
});

function post(message: FromJudgeWorker | Trouble, handed: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handed);
}

async function judgeAll(request: JudgeFiles): Promise<void> {
  const reader = createReader({ workerPath: request.readerPath });
  const coming = readAhead(reader, request);
  // The first file is on its way while all else is made ready.
  const first = coming.next();
  const registry = openReader(request.registry);
  const desk = new JudgeDesk(registry, packOf(request.pack), vocabulariesOf(request.wordings));
  for (let at = await first; at.done !== true; at = await coming.next()) {
    const { read } = at.value;
    credit.free -= 1;
    try {
      const workbook = await read;
      const file = registry.snapshot(() => desk.judge(workbook, request.options));
      post({ kind: 'judged', file }, handedOver(file));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      post({ kind: 'failed', trouble: troubleFrom(error) });
    }
    // Before the next but one is begun: what fills the memory meanwhile is the next file, which is waited for then.
    while (credit.free === 0) await new Promise<void>((resolve) => (credit.wake = resolve));
  }
  await reader.close();
}

function handedOver({ bytes, judged }: JudgedBytes): ArrayBuffer[] {
  const lines = judged?.plans.flatMap((plan) => buffersOf(plan.lines)) ?? [];
  return [bytes.buffer as ArrayBuffer, ...lines];
}
