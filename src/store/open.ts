import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UserError } from '../kernel/errors.ts';
import { codeOf } from '../kernel/file-trouble.ts';
import { fileVersion, LATEST_VERSION, migrate, refuseNewer } from './migrate.ts';
import { FileReader } from './reader.ts';
import { Store, type Actor } from './store.ts';
import { explainSqlite } from './trouble.ts';

/** "zfjd" in ASCII: marks the file as ours. */
const APPLICATION_ID = 0x7a666a64;
/**
 * Bytes of a page of a new file. Four times SQLite's usual: with millions of enterprises a look into an index then costs
 * half, a first load of records a quarter less.
 */
const PAGE_BYTES = 16_384;
/** How long a write waits for another process. */
const BUSY_TIMEOUT_MS = 10_000;

function connect(path: string, readonly = false): Database.Database {
  const db = new Database(path, { fileMustExist: true, readonly, timeout: BUSY_TIMEOUT_MS });
  try {
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    if (isWritable(path) || !isSettled(path)) throw error;
    return prepare(readOnlyCopy(path));
  }
}

function prepare(db: Database.Database): Database.Database {
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  // The library's default, NORMAL, may lose the last transactions in a power cut: never a number given out.
  db.pragma('synchronous = FULL');
  // The first look at the file itself.
  db.pragma('user_version');
  return db;
}

/**
 * 只读: the file as it is now, in memory. Reading it in its place would need a log beside it, which cannot be made
 * where nobody may write; nobody writes, so nothing in it changes meanwhile.
 */
function readOnlyCopy(path: string): Database.Database {
  const bytes = readFileSync(path);
  // File format 2 is the one with a log, 1 the one without (sqlite.org/fileformat2.html, offsets 18 and 19).
  bytes.fill(1, 18, 20);
  return new Database(bytes, { readonly: true });
}

/** Both the file and its folder, where the log is. */
function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Nothing stands in the log that is not in the file: nobody is writing. */
function isSettled(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

/** Creates a new file, readable by its owner only. @throws UserError E_DB_EXISTS, or when the place is not writable */
export function createStore(path: string, actor: Actor): Store {
  let fd: number;
  try {
    mkdirSync(dirname(path), { recursive: true });
    fd = openSync(path, 'wx', 0o600);
  } catch (error) {
    throw explainCreate(error, path);
  }
  closeSync(fd);
  try {
    const db = connect(path);
    db.pragma(`page_size = ${PAGE_BYTES}`);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma('journal_mode = WAL');
    migrate(db, actor.clock.now());
    return new Store(db, path, actor);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    throw explainSqlite(error, path);
  }
}

function explainCreate(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EEXIST':
      return new UserError('E_DB_EXISTS', `数据库已存在，没有改动它：${path}`, {
        hint: '直接使用它，或用 --db 指定另一个位置',
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new UserError('E_DB_OPEN', `没有在此处建立文件的权限：${path}`, {
        hint: '换一个有权限的文件夹（--db），或请管理员开放权限',
      });
    case 'ENOSPC':
      return new UserError('E_DISK_FULL', `磁盘已满，未能建立：${path}`, { hint: '清理磁盘后重试' });
    case 'ENOTDIR':
      return new UserError('E_DB_OPEN', `路径中有一段不是文件夹：${path}`, { hint: '检查 --db 的路径' });
    case 'EISDIR':
      return new UserError('E_DB_OPEN', `这是一个文件夹，不是数据库文件：${path}`, {
        hint: '检查 --db 的路径',
      });
    default:
      if (typeof code !== 'string') return error;
      return new UserError('E_DB_OPEN', `不能在此处建立文件（${code}）：${path}`, {
        hint: '换一个文件夹（--db）',
        cause: error,
      });
  }
}

/**
 * Opens a copy that nobody works in, for reading, in whatever form it has. Nothing is written, beside it neither.
 * @throws UserError E_DB_NOT_OURS, E_DB_NEWER …
 */
export function openCopy(path: string, actor: Actor): Store {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    requireOurs(db, path);
    refuseNewer(db, path);
    return new Store(db, path, actor);
  } catch (error) {
    db?.close();
    throw explainSqlite(error, path);
  }
}

/**
 * 另一个线程的读取: a connection of its own to a file that this process has open. What is being written by the other
 * connection it does not see.
 */
export function openReader(path: string): FileReader {
  try {
    return new FileReader(connect(path, true), path);
  } catch (error) {
    throw explainSqlite(error, path);
  }
}

function requireOurs(db: Database.Database, path: string): void {
  if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return;
  throw new UserError('E_DB_NOT_OURS', `该文件不是 zfjd 的数据库：${path}`, {
    hint: '检查 --db 指向的文件是否正确',
  });
}

/** Result of opening: the store, and the backup made where the file had to be brought to a newer form. */
export interface Opened {
  readonly store: Store;
  readonly migratedFrom?: { readonly version: number; readonly backup: string };
}

/** A file that may not be seen is not one that is missing: nobody is to make another. @throws UserError E_DB_OPEN */
function lookAt(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return undefined;
    throw new UserError('E_DB_OPEN', `没有进入数据库所在文件夹的权限：${path}`, {
      hint: '请管理员开放权限；定时任务和工作人员请用同一个系统用户，或用 --db 指明另一个数据库',
      cause: error,
    });
  }
}

/** Opens an existing file. @throws UserError when it is missing, not ours, newer than the program, or unreadable */
export function openStore(path: string, actor: Actor): Opened {
  const found = lookAt(path);
  if (!found) {
    throw new UserError('E_DB_MISSING', `还没有数据库：${path}`, {
      hint: `先运行 zfjd init（或用 --db 指明已有的数据库）`,
    });
  }
  if (found.isDirectory()) {
    throw new UserError('E_DB_OPEN', `这是一个文件夹，不是数据库文件：${path}`, { hint: '检查 --db 的路径' });
  }
  let db: Database.Database | undefined;
  try {
    db = connect(path);
    requireOurs(db, path);
    refuseNewer(db, path);
    const version = fileVersion(db);
    if (version === LATEST_VERSION) return { store: new Store(db, path, actor) };
    if (!isWritable(path)) {
      throw new UserError(
        'E_DB_READONLY',
        `数据库是旧版本程序写成的，使用前要先升级，但这里不能写入：${path}`,
        {
          hint: '请有写入权限的人运行一次 zfjd db check，或把文件复制到可写的文件夹后用 --db 指明',
        },
      );
    }
    const backup = `${path}.v${version}-${actor.clock.now().replace(/\D/g, '').slice(0, 14)}.bak`;
    db.prepare('VACUUM INTO ?').run(backup);
    chmodSync(backup, 0o600);
    migrate(db, actor.clock.now());
    return { store: new Store(db, path, actor), migratedFrom: { version, backup } };
  } catch (error) {
    db?.close();
    throw explainSqlite(error, path);
  }
}
