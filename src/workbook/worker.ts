import { parentPort } from 'node:worker_threads';
import { UserError } from '../kernel/errors.ts';
import { thrownText } from './faults.ts';
import { buffersOf } from './packed.ts';
import { readPackedInPieces } from './read.ts';
import type { ReadReply, ReadRequest } from './worker-messages.ts';

// The entry of the reading thread, bundled to dist/workbook-worker.cjs.
parentPort?.on('message', (request: ReadRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply, transferable(reply)));
});

async function answer({ file, bytes, encoding, limits }: ReadRequest): Promise<ReadReply> {
  try {
    const workbook = await readPackedInPieces(bytes, file, { encoding, limits });
    return { kind: 'read', workbook, bytes };
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
  return reply.kind === 'read' ? [reply.bytes.buffer as ArrayBuffer, ...buffersOf(reply.workbook)] : [];
}
