import { basename, join, resolve } from 'node:path';
import { statSync } from 'node:fs';
import { UserError } from '../../kernel/errors.ts';
import type { Reader } from '../../store/store.ts';

/** A letter for reading, beside what stands in the folder already; gives its path. */
export async function writeReading(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const { writeFileAtomic } = await import('../../document/write-file.ts');
  return writeFileAtomic(join(folder, name), bytes, { mode: 0o644, existing: 'number' });
}

/** The letter is issued and kept by now: a disk that cannot take the file is told, not thrown. */
export async function writeIssuedFile(
  reader: Reader,
  folder: string,
  { number, fileId }: { readonly number: string; readonly fileId: number },
): Promise<string | UserError> {
  const { readKeptFile } = await import('../../store/archive.ts');
  const { bytes } = readKeptFile(reader, fileId);
  try {
    return await writeReading(folder, `${number}.docx`, bytes);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** A kept file taken out into a folder, or under a name; gives its name and its path. */
export async function writeKeptFile(reader: Reader, fileId: number, output: string) {
  const [{ readKeptFile }, { writeFileAtomic }] = await Promise.all([
    import('../../store/archive.ts'),
    import('../../document/write-file.ts'),
  ]);
  const { name, bytes } = readKeptFile(reader, fileId);
  const target = resolve(output);
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
  const path = isFolder ? join(target, basename(name)) : target;
  return { name, path: writeFileAtomic(path, bytes, { mode: 0o644, existing: 'number' }) };
}
