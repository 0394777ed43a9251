import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** One file of `src/` and what it imports. */
export interface SourceFile {
  /** `src/plan/store.ts` */
  readonly path: string;
  /** `plan`; `main` for src/main.ts. */
  readonly room: string;
  readonly text: string;
  readonly lines: number;
  /** Our own files it imports, statically or lazily, values or types. */
  readonly ours: readonly string[];
  /** Those of them that are there at run time: `import type` leaves nothing behind. */
  readonly loaded: readonly string[];
  /** npm packages it imports. */
  readonly packages: readonly string[];
}

const IMPORT = /(?:^|[\s;(])(?:from|import)\s*\(?\s*'([^']+)'/gm;

const TYPE_IMPORT = /^(?:import|export) type \{[^}]*\} from '[^']+';$/gm;

export function sourceFiles(): SourceFile[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.split(sep).join('/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map(readSource);
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const targets = targetsIn(text);
  const ownOf = (all: readonly string[]) =>
    all.filter((target) => target.startsWith('.')).map((target) => posix.join(posix.dirname(path), target));
  const folder = relative('src', dirname(path)).split(sep)[0] ?? '';
  return {
    path,
    room: folder === '' ? 'main' : folder,
    text,
    lines: text.split('\n').length - 1,
    ours: ownOf(targets),
    loaded: ownOf(targetsIn(text.replace(TYPE_IMPORT, ''))),
    packages: targets
      .filter((target) => !target.startsWith('.') && !target.startsWith('node:'))
      .map(packageOf),
  };
}

function targetsIn(text: string): string[] {
  return [...new Set([...text.matchAll(IMPORT)].map((m) => m[1] ?? ''))];
}

/** `@inquirer/prompts` of `@inquirer/prompts/x`. */
function packageOf(target: string): string {
  const parts = target.split('/');
  return target.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? target);
}
