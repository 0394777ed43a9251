import { parentPort } from 'node:worker_threads';
import { UserError } from '../kernel/errors.ts';
import { thrownText } from './faults.ts';
import { readPacked } from './read.ts';
import type { ReadReply, ReadRequest } from './worker-messages.ts';

// The entry of the reading thread, bundled to dist/workbook-worker.cjs.
parentPort?.on('message', (request: ReadRequest) => {
  const reply = answer(request);
  parentPort?.postMessage(reply, transferable(reply));
});

function answer({ file, bytes, encoding, limits }: ReadRequest): ReadReply {
  try {
    return { kind: 'read', workbook: readPacked(bytes, file, { encoding, limits }), bytes };
  } catch (error) {
    if (error instanceof UserError) {
      return { kind: 'refused', code: error.code, message: error.message, hint: error.hint };
    }
    return {
      kind: 'defect',
      message: thrownText(error),
      stack: error instanceof Error ? error.stack : undefined,
    };
  }
}

function transferable(reply: ReadReply): ArrayBuffer[] {
  if (reply.kind !== 'read') return [];
  const { texts, numbers, days, troubles, sheets } = reply.workbook;
  return [
    reply.bytes,
    texts.units,
    texts.ends,
    numbers,
    days,
    troubles,
    ...sheets.map((sheet) => sheet.rows),
  ].map((array) => array.buffer as ArrayBuffer);
}
