import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { codeOf } from './file-trouble.ts';

/** Gives a finished file its name unless another has it. @throws EEXIST */
export function claimName(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
    rmSync(temporary);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    // Memory sticks and some network drives know no hard links.
    if (existsSync(path)) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
    renameSync(temporary, path);
  }
}
