import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sha256 } from './digest.ts';

/** What the build made of data files, with the digest of the texts it was made of. */
interface Prepared {
  /** Below the package's folder, in the order in which they are digested. */
  readonly files: readonly string[];
  readonly digest: string;
  readonly value: unknown;
}

function placeOf(root: string, name: string): string {
  return join(root, 'dist', 'prepared', `${name}.json`);
}

function digestOf(root: string, files: readonly string[]): string {
  return sha256(files.map((file) => readFileSync(join(root, file), 'utf8')).join('\0'));
}

/** Keeps a checked value of data files, so that a run need not check them again. @throws Error where JSON cannot hold it */
export function prepare(root: string, name: string, files: readonly string[], value: unknown): void {
  const made: Prepared = { files, digest: digestOf(root, files), value };
  const json = JSON.stringify(made);
  if (!isDeepStrictEqual(JSON.parse(json), made)) throw new Error(`${name} is no JSON`);
  mkdirSync(join(placeOf(root, name), '..'), { recursive: true });
  writeFileSync(placeOf(root, name), json);
}

/** The value as it was prepared; undefined where it was not, or where one of the files has changed since. */
export function prepared(root: string, name: string): unknown {
  try {
    const { files, digest, value } = JSON.parse(readFileSync(placeOf(root, name), 'utf8')) as Prepared;
    return digestOf(root, files) === digest ? value : undefined;
  } catch {
    return undefined;
  }
}
