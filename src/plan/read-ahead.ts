import { setImmediate } from 'node:timers/promises';
import type { ReadFile, ReadFileOptions, WorkbookReader } from '../workbook/reader.ts';

/** Each file as it is read; the thread goes on with the next one while this one is judged. */
export async function* readAhead(
  reader: WorkbookReader,
  { files, encoding, large }: ReadFileOptions & { readonly files: readonly string[] },
): AsyncGenerator<{ path: string; read: Promise<ReadFile> }> {
  const begin = (path: string) => {
    const read = reader.read(path, { encoding, large });
    const settled = read.then(
      () => undefined,
      () => undefined,
    );
    return { path, read, settled };
  };
  let next = files[0] === undefined ? undefined : begin(files[0]);
  for (let i = 1; next; i += 1) {
    const { path, read, settled } = next;
    await settled;
    const following = files[i];
    next = following === undefined ? undefined : begin(following);
    // One turn, in which the thread gets its file.
    await setImmediate();
    yield { path, read };
  }
}
