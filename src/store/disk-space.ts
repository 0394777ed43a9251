import { statfsSync } from 'node:fs';
import { UserError } from '../kernel/errors.ts';

const MB = 1024 * 1024;
/** Left for what others write meanwhile. */
const MARGIN = 4 * MB;

/** Bytes that an ordinary user can still write on the disk of `folder`. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** @throws UserError E_DISK_FULL where `bytes` more will not go onto the disk of `folder` */
export function requireSpace(folder: string, bytes: number, what: string): void {
  const free = freeBytes(folder);
  if (free >= bytes + MARGIN) return;
  throw diskFull(`${what}需要约${mb(bytes + MARGIN)}，${folder} 只剩${mb(free)}`);
}

/** @throws nothing; the error for a disk that ran full */
export function diskFull(detail: string, cause?: unknown): UserError {
  return new UserError('E_DISK_FULL', `磁盘空间不足：${detail}`, {
    hint: '清理磁盘空间，或换一个磁盘；没有留下半截文件，原有文件没有改动',
    cause,
  });
}

const mb = (bytes: number) => `${Math.ceil((bytes / MB) * 10) / 10} MB`;
