import { UserError } from '../kernel/errors.ts';

/** 安装不完整: errors of loading a part of the program, told as what to do about it; undefined for all others. */
export function explainInstallation(error: unknown): UserError | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  const told = (message: string, hint: string) =>
    new UserError('E_INSTALLATION', message, { hint, cause: error });
  if (code === 'ERR_DLOPEN_FAILED') {
    return told(
      `数据库组件（better-sqlite3）与本机的 Node.js ${process.versions.node} 或操作系统不相容，没有打开数据库`,
      '在程序所在文件夹运行 npm rebuild better-sqlite3；仍不行时重新运行 npm ci',
    );
  }
  if (error.message.startsWith('Could not locate the bindings file')) {
    return told(
      '数据库组件（better-sqlite3）没有编译好，没有打开数据库',
      '在程序所在文件夹运行 npm rebuild better-sqlite3；不能联网的，从同样系统的电脑上复制 node_modules',
    );
  }
  const missing = code === 'MODULE_NOT_FOUND' ? /^Cannot find module '([^']+)'/u.exec(error.message) : null;
  return missing
    ? told(`程序安装不完整，缺少组件：${missing[1]}`, '在程序所在文件夹重新运行 npm ci')
    : undefined;
}
