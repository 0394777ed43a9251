import { UserError } from '../kernel/errors.ts';
import { Thread } from '../kernel/thread.ts';
import type { FromRecordWorker, ToRecordWorker } from './record-messages.ts';

/** How long the thread may say nothing, in milliseconds. */
const SILENCE = 120_000;
const HEAP_MB = 2048;

export type RecordThread = Thread<ToRecordWorker, FromRecordWorker>;

/** 读记录的线程. @param workerPath the bundled `record-worker.ts` */
export function recordThread(workerPath: string): RecordThread {
  return new Thread({
    workerPath,
    task: 'reading records',
    heapMb: HEAP_MB,
    outOfMemory: (heapMb) =>
      new UserError('E_WORKBOOK_MEMORY', `读取检查记录需要的内存超过${heapMb} MB`, {
        hint: '把文件拆成几个，或另存为 .csv 后导入',
      }),
    silence: {
      milliseconds: SILENCE,
      trouble: () =>
        new UserError('E_WORKBOOK_TIMEOUT', '读取检查记录没有进展，已停止', {
          hint: '把文件拆成几个，或另存为 .csv 后重试',
        }),
    },
  });
}
