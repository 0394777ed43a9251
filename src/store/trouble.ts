import { UserError } from '../kernel/errors.ts';

const EXPLANATIONS: readonly [prefix: string, code: string, text: string, hint: string][] = [
  [
    'SQLITE_BUSY',
    'E_DB_BUSY',
    '数据库正被另一个程序写入，等待超时',
    '稍后重试；若长时间如此，请确认没有停住的 zfjd 进程',
  ],
  ['SQLITE_LOCKED', 'E_DB_BUSY', '数据库被锁定', '关闭其他正在使用该文件的程序后重试'],
  [
    'SQLITE_READONLY',
    'E_DB_READONLY',
    '数据库文件是只读的，不能写入',
    '检查文件和所在文件夹的权限，或换一个位置（--db）',
  ],
  ['SQLITE_CANTOPEN', 'E_DB_OPEN', '打不开数据库文件', '检查路径是否存在、是否有权限'],
  ['SQLITE_FULL', 'E_DISK_FULL', '磁盘已满，本次写入已全部撤销', '清理磁盘后重新运行同一命令'],
  [
    'SQLITE_IOERR',
    'E_DB_IO',
    '读写数据库文件时出错，本次写入已撤销',
    '检查磁盘和网络盘连接；不要把数据库放在网络共享盘上',
  ],
  ['SQLITE_CORRUPT', 'E_DB_CORRUPT', '数据库文件已损坏', '从最近的备份恢复，并保留损坏的文件备查'],
  ['SQLITE_NOTADB', 'E_DB_NOT_OURS', '该文件不是数据库', '检查 --db 指向的文件是否正确'],
  ['SQLITE_PERM', 'E_DB_OPEN', '没有访问数据库文件的权限', '检查文件权限'],
];

/** Turns a SQLite error into a UserError where a person can do something about it; else returns it as it is. */
export function explainSqlite(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = EXPLANATIONS.find(([prefix]) => code.startsWith(prefix));
  if (!known) return error;
  const [, name, text, hint] = known;
  return new UserError(name, `${text}：${path}`, { hint, cause: error });
}
