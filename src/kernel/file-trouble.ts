import { UserError } from './errors.ts';

const TROUBLE: Readonly<Record<string, readonly [code: string, what: string, hint: string]>> = {
  EACCES: ['E_WRITE_DENIED', '没有写入权限', '换一个有写入权限的文件夹，或请管理员调整权限'],
  EPERM: ['E_WRITE_DENIED', '没有写入权限', '换一个有写入权限的文件夹，或关闭正在打开该文件的程序后重试'],
  EBUSY: ['E_WRITE_DENIED', '文件正被其他程序使用', '关闭正在打开该文件的程序后重试'],
  EROFS: ['E_WRITE_DENIED', '所在磁盘是只读的', '换一个可写的文件夹'],
  ENOSPC: ['E_DISK_FULL', '磁盘空间不足', '清理磁盘空间后重试；原有文件没有改动'],
  EDQUOT: ['E_DISK_FULL', '磁盘配额已用完', '清理磁盘空间后重试；原有文件没有改动'],
  EFBIG: ['E_DISK_FULL', '文件超过磁盘允许的大小', '换一个磁盘后重试'],
  ENOENT: ['E_NO_FOLDER', '所在文件夹不存在', '先建立该文件夹，或换一个路径'],
  ENOTDIR: ['E_NO_FOLDER', '路径中有一段不是文件夹', '检查路径'],
  EISDIR: ['E_IS_FOLDER', '这是一个文件夹，不是文件', '在路径后面加上文件名'],
  ENAMETOOLONG: ['E_NAME_TOO_LONG', '文件名过长', '换一个较短的文件名'],
  EEXIST: ['E_FILE_EXISTS', '文件已经存在，没有覆盖', '换一个文件名，或先移走原有文件'],
};

/** The code of an error of the system or of SQLite; '' where it has none. */
export const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What a person is told about an error of the file system; errors we have no words for stay as they are. */
export function writeTrouble(error: unknown, path: string): unknown {
  const [code, what, hint] = TROUBLE[codeOf(error)] ?? [];
  if (code === undefined || what === undefined || hint === undefined) return error;
  return new UserError(code, `不能写入「${path}」：${what}`, { hint, cause: error });
}
