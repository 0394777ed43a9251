/** What an installation without a network consists of, as files. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** One file of the bundle: where it is now, and its name below the bundle's folder, with slashes. */
export interface BundleFile {
  readonly from: string;
  readonly to: string;
}

interface Manifest {
  readonly version: string;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

export const readManifest = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/**
 * Kept out of the program's one file and loaded from node_modules at first use: native, large, or used by few
 * commands. What every run needs (commander, string-width …) is in it: one file read instead of dozens.
 */
export const LOADED = [
  '@inquirer/prompts',
  'better-sqlite3',
  'cli-table3',
  'docx',
  'saxes',
  'xlsx',
  'yaml',
  'zod',
];

/** Of the native package only what runs: its sources and SQLite's are ten times as much. */
const NATIVE = ['package.json', 'LICENSE', 'lib', 'build/Release/better_sqlite3.node'];

/** Texts and types, which nothing loads. */
const IDLE =
  /\.(?:md|markdown|map|[cm]?ts|tsbuildinfo|flow)$|(?:^|\/)(?:test|tests|docs|examples?|\.github)\//iu;

/** Everything but the Node runtime and the launchers: the program, its data, and the packages it loads. */
export function bundleFiles(root: string): BundleFile[] {
  const own = [...(readManifest(root).files ?? []), 'package.json', 'LICENSE', 'README.md', 'docs'].flatMap(
    (name) => filesBelow(join(root, name)),
  );
  const packages = packageFolders(root).flatMap((folder) =>
    folder.endsWith(`${sep}better-sqlite3`)
      ? NATIVE.flatMap((name) => filesBelow(join(folder, name)))
      : filesBelow(folder).filter((path) => !IDLE.test(slashed(relative(folder, path)))),
  );
  return [...own, ...packages].map((from) => ({ from, to: slashed(relative(root, from)) }));
}

const slashed = (path: string) => path.split(sep).join('/');

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** The folders of the loaded packages and of all that they need, found as Node finds them. */
function packageFolders(root: string): string[] {
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const folder = locate(name, from);
    if (folder === undefined || found.has(folder)) return;
    found.add(folder);
    for (const needed of Object.keys(readManifest(folder).dependencies ?? {})) visit(needed, folder);
  };
  for (const name of LOADED) visit(name, root);
  return [...found].sort();
}

function locate(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
