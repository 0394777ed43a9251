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

const READ_TROUBLE: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOENT: ['不存在', '核对路径；路径中有空格时加引号'],
  ENOTDIR: ['路径中有一段不是文件夹', '核对路径'],
  EISDIR: ['这是一个文件夹，不是文件', '写到文件名为止'],
  EACCES: ['没有读取权限', '请文件所有者开放读取权限（文件夹还要有进入的权限），或复制到自己的文件夹'],
  EPERM: ['没有读取权限', '请文件所有者开放读取权限，或关闭正在使用它的程序后重试'],
  EBUSY: ['正被其他程序占用', '关闭正在使用它的程序后重试'],
  EIO: ['磁盘读取出错', '检查磁盘或网络文件夹后重试'],
  ELOOP: ['符号链接绕成了圈', '改用文件实际所在的路径'],
};

/** Does `work`, which reads what is at `path`. @throws UserError E_FILE_READ; errors we have no words for as they are */
export function reading<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const [what, hint] = READ_TROUBLE[codeOf(error)] ?? [];
    if (what === undefined || hint === undefined) throw error;
    throw new UserError('E_FILE_READ', `读不了「${path}」：${what}`, { hint, cause: error });
  }
}

/** What only the system can be the reason of, wherever in the program it is met. */
const REFUSALS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EBUSY', 'EIO']);

/**
 * 系统拒绝: an error of the file system that nobody has put into words where it arose, and that is no fault of the
 * program; undefined for every other.
 */
export function systemRefusal(error: unknown): UserError | undefined {
  const code = codeOf(error);
  if (!REFUSALS.has(code) || !(error instanceof Error)) return undefined;
  const place = 'path' in error && typeof error.path === 'string' ? `「${error.path}」` : '文件';
  const [, what = '磁盘读写出错', hint = '检查磁盘或网络文件夹后重试'] = TROUBLE[code] ?? [];
  const said = what === '没有写入权限' ? '没有权限' : what;
  return new UserError('E_FILE_ACCESS', `系统不让读写${place}：${said}`, { hint, cause: error });
}

/** What a person is told about an error of the file system; errors we have no words for stay as they are. */
export function writeTrouble(error: unknown, path: string): unknown {
  const [code, what, hint] = TROUBLE[codeOf(error)] ?? [];
  if (code === undefined || what === undefined || hint === undefined) return error;
  return new UserError(code, `不能写入「${path}」：${what}`, { hint, cause: error });
}
