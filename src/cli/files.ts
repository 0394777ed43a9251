import { existsSync, readFileSync, statSync } from 'node:fs';
import { reading } from '../kernel/file-trouble.ts';

/** A whole file that the user named. @throws UserError E_FILE_READ */
export function readInput(path: string): Buffer {
  return reading(path, () => readFileSync(path));
}

/** Whether a path that something is written to means a folder: it is one, or it ends as one. */
export function meansFolder(path: string): boolean {
  return /[/\\]$/u.test(path) || (existsSync(path) && statSync(path).isDirectory());
}
