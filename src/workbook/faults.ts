import { UserError } from '../kernel/errors.ts';

/** A file that cannot be read: which, why, and what to do. `code` becomes `E_WORKBOOK_<code>`. */
export function fault(code: string, file: string, reason: string, hint: string, cause?: unknown): UserError {
  return new UserError(`E_WORKBOOK_${code}`, `「${file}」${reason}`, { hint, cause });
}

const RESAVE = '请在 WPS 或 Excel 中打开它，确认内容完整后另存为 .xlsx 再交来；打不开就请填报单位重新发送';

export function damaged(file: string, detail: string, cause?: unknown): UserError {
  return fault('DAMAGED', file, `已损坏，${detail}，一行也没有读入`, RESAVE, cause);
}

export function truncated(file: string): UserError {
  return fault(
    'TRUNCATED',
    file,
    '不完整，文件尾部缺失，可能没有传完',
    '请重新下载或请填报单位重新发送，再核对文件大小',
  );
}

export function bomb(file: string, detail: string): UserError {
  return fault(
    'BOMB',
    file,
    `的压缩结构异常（${detail}），不像办公软件保存的表格，没有读取`,
    '请确认文件来源；确是本单位的表格，就在 WPS 或 Excel 中打开后另存为 .xlsx',
  );
}

export function tooBig(file: string, what: string, actual: number, limit: number, unit: string): UserError {
  return fault(
    'TOO_BIG',
    file,
    `太大：${what}${actual.toLocaleString('en-US')}${unit}，上限${limit.toLocaleString('en-US')}${unit}`,
    '删去图片和多余的工作表、或拆成几个文件；确需整份读取时加 --large',
  );
}

export function tooManyCells(file: string, limit: number): UserError {
  return fault(
    'CELLS',
    file,
    `有内容的单元格超过${limit.toLocaleString('en-US')}个`,
    '拆成几个文件；确需整份读取时加 --large',
  );
}

export function passwordProtected(file: string): UserError {
  return fault(
    'PASSWORD',
    file,
    '设有打开密码，无法读取',
    '用密码打开后，在“文件—信息—保护工作簿”（WPS：文件—文档加密）中去掉密码，保存后再交来',
  );
}

export function brokenSheet(file: string, sheet: string, cause?: unknown): UserError {
  return fault('SHEET', file, `的工作表「${sheet}」已损坏，读不出来，整份文件没有读入`, RESAVE, cause);
}

export function timedOut(file: string, milliseconds: number): UserError {
  return fault(
    'TIMEOUT',
    file,
    `读了${Math.round(milliseconds / 100) / 10}秒仍未读完，已停止`,
    '在 WPS 或 Excel 中打开后另存为 .xlsx 再试；文件确实很大时加 --large',
  );
}

export function outOfMemory(file: string, heapMb: number): UserError {
  return fault(
    'MEMORY',
    file,
    `读取时占用内存超过${heapMb}MB，已停止`,
    '在 WPS 或 Excel 中打开后另存为 .xlsx 再试；文件确实很大时加 --large',
  );
}

/** What a file that could not be opened or read is refused with. */
export function accessFault(path: string, file: string, error: NodeJS.ErrnoException): UserError {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fault('MISSING', file, `不存在（${path}）`, '核对路径和文件名', error);
    case 'EACCES':
    case 'EPERM':
      return fault(
        'PERMISSION',
        file,
        '没有读取权限',
        '请文件所有者开放读取权限，或把文件复制到自己的文件夹',
        error,
      );
    case 'EBUSY':
      return fault('BUSY', file, '正被其他程序占用', '在 WPS 或 Excel 中关闭它后重试', error);
    default:
      return fault(
        'IO',
        file,
        `读取失败（${error.code ?? error.message}）`,
        '检查磁盘或网络文件夹后重试',
        error,
      );
  }
}
