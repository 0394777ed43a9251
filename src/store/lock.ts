import Database from 'better-sqlite3';
import { UserError } from '../kernel/errors.ts';
import { codeOf } from '../kernel/file-trouble.ts';

/**
 * 运行锁: `work` runs only while no other process runs under the same lock. The lock is one of the operating
 * system, taken through SQLite: it ends with the process, however that ends, so there is no stale one. The empty
 * file stays; removing it would let a third process take another lock of the same name.
 * @throws UserError E_RUNNING at once where another has it, E_DISK_FULL, E_WRITE_DENIED
 */
export async function withLock<T>(path: string, what: string, work: () => Promise<T>): Promise<T> {
  const lock = take(path, what);
  try {
    return await work();
  } finally {
    lock.close();
  }
}

/** How SQLite says that a file cannot be made or written. */
const CANNOT_WRITE = /^SQLITE_(?:CANTOPEN|READONLY|PERM)/u;

function take(path: string, what: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db?.close();
    const code = codeOf(error);
    if (code.startsWith('SQLITE_BUSY')) {
      throw new UserError('E_RUNNING', `另一个进程正在做同一件事（${what}），这一次没有做：${path}`, {
        hint: '等它结束后重试；进程已不在的，锁随之解除，不必删除锁文件',
        cause: error,
      });
    }
    if (code === 'SQLITE_FULL') {
      throw new UserError('E_DISK_FULL', `不能写入锁文件：${path}：磁盘空间不足`, {
        hint: '清理磁盘空间后重试；原有文件没有改动',
        cause: error,
      });
    }
    if (!code.startsWith('SQLITE_')) throw error;
    const why = CANNOT_WRITE.test(code) ? '没有写入权限' : code;
    throw new UserError('E_WRITE_DENIED', `不能写入锁文件：${path}（${why}）`, {
      hint: '检查所在文件夹的写入权限；定时任务和工作人员请用同一个系统用户，或换一个文件夹',
      cause: error,
    });
  }
}
