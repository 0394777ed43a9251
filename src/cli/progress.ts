import { basename } from 'node:path';
import type { Deps } from './deps.ts';

/** A line of progress on stderr, only where a person watches. */
export function fileProgress({ io, options }: Pick<Deps, 'io' | 'options'>) {
  const shown = io.stdoutTTY && options.quiet !== true && options.json !== true;
  return {
    step: (path: string, index: number, total: number) => {
      if (shown) io.stderr.write(`\r\u001b[K正在读取 ${index + 1}/${total} ${basename(path)}`);
    },
    done: () => {
      if (shown) io.stderr.write('\r\u001b[K');
    },
  };
}

/** The same for files so long that their rows are what passes. */
export function rowProgress({ io, options }: Pick<Deps, 'io' | 'options'>) {
  const shown = io.stdoutTTY && options.quiet !== true && options.json !== true;
  return {
    step: (file: string, rows: number) => {
      if (shown) io.stderr.write(`\r\u001b[K${file} 已读${rows.toLocaleString('en-US')}行`);
    },
    done: () => {
      if (shown) io.stderr.write('\r\u001b[K');
    },
  };
}
