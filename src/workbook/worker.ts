import { parentPort } from 'node:worker_threads';
import { troubleFrom } from '../kernel/thread-trouble.ts';
import { buffersOf } from './packed.ts';
import { readPackedInPieces } from './read.ts';
import type { PackedTexts } from './packed-texts.ts';
import type { ReadReply, ReadRequest, TextsAhead } from './worker-messages.ts';

// The entry of the reading thread, bundled to dist/workbook-worker.cjs.
parentPort?.on('message', (request: ReadRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply, transferable(reply)));
});

function sendAhead(texts: PackedTexts): void {
  const message: TextsAhead = { kind: 'texts', texts };
  parentPort?.postMessage(
    message,
    texts.blocks.map(({ buffer }) => buffer as ArrayBuffer),
  );
}

async function answer({ file, bytes, encoding, limits }: ReadRequest): Promise<ReadReply> {
  try {
    const workbook = await readPackedInPieces(bytes, file, { encoding, limits }, sendAhead);
    return { kind: 'read', workbook, bytes };
  } catch (error) {
    return troubleFrom(error);
  }
}

function transferable(reply: ReadReply): ArrayBuffer[] {
  return reply.kind === 'read' ? [reply.bytes.buffer as ArrayBuffer, ...buffersOf(reply.workbook)] : [];
}
