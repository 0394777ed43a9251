import { mkdirSync } from 'node:fs';
import { UserError } from './errors.ts';
import { codeOf, writeTrouble } from './file-trouble.ts';

/** Makes a folder that output goes to, and those above it. Gives it back. @throws UserError as `writeTrouble` */
export function makeFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
    return path;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw writeTrouble(error, path);
    throw new UserError('E_NO_FOLDER', `不能写入「${path}」：这是一个文件，不是文件夹`, {
      hint: '换一个文件夹名，或先移走这个文件',
      cause: error,
    });
  }
}
