import { guardForm } from '../document/form-guard.ts';
import type { ZipEntry } from '../document/zip.ts';
import { UserError } from '../kernel/errors.ts';
import { printable } from '../kernel/text.ts';
import { DEFAULT_LIMITS } from '../workbook/model.ts';
import { openZip } from '../workbook/zip.ts';

/** Of a form of a few pages, with a picture of the head at most. */
const LIMITS = { ...DEFAULT_LIMITS, fileBytes: 20e6, partBytes: 20e6, totalBytes: 60e6, entries: 500 };

/** OLE: .doc, or a .docx behind a password. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** The parts of a docx that somebody else wrote, once it passed every guard. @throws UserError E_TEMPLATE_FILE */
export function openForm(bytes: Buffer, file: string): ZipEntry[] {
  const entries = unzip(bytes, file);
  guardForm(entries, file);
  return entries;
}

function unzip(bytes: Buffer, file: string): ZipEntry[] {
  const refuse = (reason: string, hint: string, cause?: unknown) =>
    new UserError('E_TEMPLATE_FILE', `${reason}，不能用作文书模板`, { hint, cause });
  if (bytes.length > LIMITS.fileBytes) {
    throw refuse(
      `「${printable(file)}」太大（${Math.ceil(bytes.length / 1e6)}MB，上限20MB）`,
      '压缩其中的图片后另存',
    );
  }
  if (bytes.subarray(0, OLE.length).equals(OLE)) {
    throw refuse(
      `「${printable(file)}」是旧格式（.doc）或者设有密码`,
      '在 WPS 或 Word 中打开，去掉密码，另存为 .docx',
    );
  }
  try {
    const zip = openZip(bytes, file, LIMITS);
    return zip.names
      .filter((name) => !name.endsWith('/'))
      .map((name) => ({ name: name.replaceAll('\\', '/'), data: zip.read(name) ?? Buffer.alloc(0) }));
  } catch (error) {
    // Its own next steps speak of spreadsheets.
    if (!(error instanceof UserError)) throw error;
    throw refuse(error.message, '确认文件来源；在 WPS 或 Word 中打开，另存为 .docx 后重试', error);
  }
}
