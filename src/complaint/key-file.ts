import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder, writeFileAtomic } from '../document/write-file.ts';
import { sha256 } from '../kernel/digest.ts';
import { UserError } from '../kernel/errors.ts';

/** 密钥 of the complaints ledger: 32 bytes in a file of their own, never in the database. */
export interface Key {
  /** Says which key it is without saying what it is. */
  readonly id: string;
  readonly bytes: Buffer;
  readonly path: string;
}

const MARK = 'zfjd-key-1';
const LENGTH = 32;
const BACK_UP = '密钥丢失后，投诉人信息再也无法恢复；请找回备份，放回原处或用环境变量 ZFJD_KEY_FILE 指明';

/**
 * The key at a path; undefined where there is none.
 * @throws UserError E_KEY_FORMAT, E_KEY_READ
 */
export function readKey(path: string): Key | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError('E_KEY_READ', `读不了密钥文件：${path}（${code}）`, {
      hint: '密钥文件只有建立它的用户能读；核对路径和权限',
      cause: error,
    });
  }
  const [, encoded = ''] = new RegExp(`^${MARK} ([0-9A-Za-z+/=]+)\\s*$`).exec(text) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== LENGTH) {
    throw new UserError('E_KEY_FORMAT', `不是投诉台账的密钥文件，或已损坏：${path}`, { hint: BACK_UP });
  }
  return { id: sha256(Buffer.concat([Buffer.from('id\0'), bytes])).slice(0, 16), bytes, path };
}

const textOf = (bytes: Buffer) => `${MARK} ${bytes.toString('base64')}\n`;

/** A new key, readable by its owner only. One that somebody made meanwhile is taken instead. @throws UserError E_KEY_WRITE */
export function createKey(path: string): Key {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const file = openSync(path, 'wx', 0o600);
    try {
      writeFileSync(file, textOf(randomBytes(LENGTH)));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'EEXIST') {
      throw new UserError('E_KEY_WRITE', `不能建立密钥文件：${path}（${code}）`, {
        hint: '用环境变量 ZFJD_KEY_FILE 指明一个能写的地方',
        cause: error,
      });
    }
  }
  const key = readKey(path);
  if (!key) throw new Error(`the key just written is gone: ${path}`);
  return key;
}

/** A key that is kept nowhere. */
export function passingKey(): Key {
  return { id: '0'.repeat(16), bytes: randomBytes(LENGTH), path: '' };
}

/** Where a new key waits while everything is sealed with it. */
export function nextKeyPath(path: string): string {
  return `${path}.new`;
}

/**
 * A new key beside the one in use. One that is there was never used, since what was cut short before is made good by
 * `requireKey`: it is taken; one that was cut short itself is made anew. @throws UserError E_KEY_WRITE
 */
export function prepareNextKey(path: string): Key {
  const next = nextKeyPath(path);
  try {
    if (readKey(next)) syncFolder(dirname(next));
  } catch (error) {
    if (!(error instanceof UserError && error.code === 'E_KEY_FORMAT')) throw error;
    rmSync(next);
  }
  const key = createKey(next);
  syncFolder(dirname(next));
  return key;
}

/** Puts the new key into the place of the old one, whole; false where the folder does not let it. */
export function takeNextKey(path: string): boolean {
  try {
    renameSync(nextKeyPath(path), path);
    syncFolder(dirname(path));
    return true;
  } catch {
    return false;
  }
}

/** A copy of a key at another place; the same key there already is left. @throws UserError E_FILE_EXISTS … */
export function keepKey(key: Key, path: string): void {
  if (isKey(path, key.id)) return;
  writeFileAtomic(path, textOf(key.bytes), { mode: 0o600, existing: 'refuse' });
}

function isKey(path: string, id: string): boolean {
  try {
    return readKey(path)?.id === id;
  } catch (error) {
    if (error instanceof UserError && error.code === 'E_KEY_FORMAT') return false;
    throw error;
  }
}

/**
 * The key that something was sealed with; the switch to a new one that was cut short after everything was sealed with
 * it is made good. @throws UserError E_KEY_MISSING, E_KEY_WRONG
 */
export function requireKey(path: string, id: string): Key {
  const next = nextKeyPath(path);
  if (isKey(next, id) && !isKey(path, id)) {
    const key = readKey(next);
    if (key) return takeNextKey(path) ? { ...key, path } : key;
  }
  const key = readKey(path);
  if (!key) throw new UserError('E_KEY_MISSING', `没有找到密钥文件：${path}`, { hint: BACK_UP });
  if (key.id === id) return key;
  throw new UserError('E_KEY_WRONG', `密钥文件不是这个数据库用的那一把：${path}`, {
    hint: `要的是 ${id}，这里是 ${key.id}。${BACK_UP}`,
  });
}

/** What is wrong with who may read it; undefined where nothing is. Windows has no such bits. */
export function keyModeFault({ path }: Key): string | undefined {
  if (process.platform === 'win32') return undefined;
  const mode = statSync(path).mode & 0o777;
  return (mode & 0o077) === 0
    ? undefined
    : `密钥文件的权限为${mode.toString(8)}，其他用户可以读取，应为600：chmod 600 ${path}`;
}
