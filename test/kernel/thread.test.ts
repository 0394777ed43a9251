import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/kernel/errors.ts';
import { Thread, type ThreadOptions } from '../../src/kernel/thread.ts';
import { troubleFrom } from '../../src/kernel/thread-trouble.ts';

type Word = { readonly kind: 'word'; readonly text: string };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zfjd-thread-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const made: Thread<string, Word>[] = [];
afterEach(async () => {
  await Promise.all(made.splice(0).map((thread) => thread.close()));
});

/** A thread that does `code` with each message, which is called `m`; `say` answers. */
function speaker(code: string, options: Partial<ThreadOptions> = {}): Thread<string, Word> {
  const workerPath = join(folder, `${made.length}-${code.length}.cjs`);
  writeFileSync(
    workerPath,
    `const { parentPort } = require('node:worker_threads');
     const say = (text) => parentPort.postMessage({ kind: 'word', text });
     parentPort.on('message', (m) => { ${code} });`,
  );
  const one = new Thread<string, Word>({
    workerPath,
    task: 'testing',
    heapMb: 64,
    outOfMemory: (heapMb) => new UserError('E_TOO_MUCH', `more than ${heapMb} MB`),
    ...options,
  });
  made.push(one);
  return one;
}

describe('a thread', () => {
  it('is heard in the order it spoke, however late it is listened to', async () => {
    const echo = speaker('say(m); say(m + m);');
    echo.send('a');
    echo.send('b');
    const heard = [await echo.next(), await echo.next(), await echo.next(), await echo.next()];
    expect(heard.map(({ text }) => text)).toEqual(['a', 'aa', 'b', 'bb']);
  });

  it('passes on expected trouble, and goes on', async () => {
    const picky = speaker(
      "if (m === 'no') parentPort.postMessage({ kind: 'refused', code: 'E_NO', message: '不行', hint: '换一个' }); else say(m);",
    );
    picky.send('no');
    picky.send('yes');
    await expect(picky.next()).rejects.toEqual(new UserError('E_NO', '不行', { hint: '换一个' }));
    await expect(picky.next()).resolves.toEqual({ kind: 'word', text: 'yes' });
  });

  it('passes on a defect with its own stack', async () => {
    const faulty = speaker("parentPort.postMessage({ kind: 'defect', message: 'oh', stack: 'there' });");
    faulty.send('go');
    await expect(faulty.next()).rejects.toMatchObject({ message: 'testing: oh', stack: 'there' });
  });

  it.each([
    ['ends', 'process.exit(4);', 'testing: thread ended with 4'],
    ['throws', "throw new Error('thrown');", 'thrown'],
  ])('that %s is told of, also whoever asks later', async (_what, code, message) => {
    const gone = speaker(code);
    gone.send('go');
    await expect(gone.next()).rejects.toThrow(message);
    await expect(gone.next()).rejects.toThrow(message);
  });

  it('that needs too much memory is told of in words', async () => {
    const greedy = speaker('const all = []; for (;;) all.push(new Array(1e5).fill(all.length));');
    greedy.send('go');
    await expect(greedy.next()).rejects.toEqual(new UserError('E_TOO_MUCH', 'more than 64 MB'));
  });

  it('that says nothing for too long is given up', async () => {
    const trouble = () => new UserError('E_SILENT', '没有进展');
    const mute = speaker('', { silence: { milliseconds: 50, trouble } });
    mute.send('go');
    await expect(mute.next()).rejects.toEqual(trouble());
  });
});

describe('trouble on its way between threads', () => {
  it.each([
    [new UserError('E_X', '不行'), { kind: 'refused', code: 'E_X', message: '不行', hint: undefined }],
    ['a plain string', { kind: 'defect', message: 'a plain string', stack: undefined }],
    [{ odd: 1 }, { kind: 'defect', message: '{"odd":1}', stack: undefined }],
  ])('is %o taken apart', (thrown, trouble) => {
    expect(troubleFrom(thrown)).toEqual(trouble);
  });

  it('keeps the stack of a defect', () => {
    const defect = new Error('oh');
    expect(troubleFrom(defect)).toEqual({ kind: 'defect', message: 'oh', stack: defect.stack });
  });
});
