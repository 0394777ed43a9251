import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const CHUNK = 1 << 20;

/** SHA-256 of a file of any size, as 64 lower-case hex digits. */
export function fileDigest(path: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const length = readSync(file, buffer);
      if (length === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

/** 摘要文件 beside a file, in the form that `sha256sum -c` takes. */
export const digestPath = (path: string) => `${path}.sha256`;

export function writeDigestFile(path: string, digest: string): void {
  const file = openSync(digestPath(path), 'w', 0o600);
  try {
    writeFileSync(file, `${digest}  ${basename(path)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What the digest file beside `path` says; undefined where there is none, '' where it is none of ours. */
export function readDigestFile(path: string): string | undefined {
  try {
    return /^([0-9a-f]{64}) /u.exec(readFileSync(digestPath(path), 'utf8'))?.[1] ?? '';
  } catch {
    return undefined;
  }
}
