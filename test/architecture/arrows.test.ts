import { describe, expect, it } from 'vitest';
import { sourceFiles, type SourceFile } from './source-files.ts';

const BASE = ['kernel', 'store'];
const TOOLS = [...BASE, 'calendar', 'policy', 'workbook', 'document'];
const FEATURES = [...TOOLS, 'registry', 'supervision'];

/** Which rooms a room may import, besides itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  store: ['kernel'],
  calendar: BASE,
  policy: BASE,
  workbook: BASE,
  document: BASE,
  mail: ['kernel'],
  registry: TOOLS,
  supervision: TOOLS,
  plan: FEATURES,
  inspection: [...FEATURES, 'plan'],
  draw: FEATURES,
  complaint: [...TOOLS, 'supervision'],
  onsite: [...FEATURES, 'plan', 'draw'],
  report: [...FEATURES, 'plan', 'inspection', 'draw', 'onsite', 'complaint'],
  cli: [...FEATURES, 'plan', 'inspection', 'draw', 'onsite', 'complaint', 'report', 'mail'],
  main: [...FEATURES, 'plan', 'inspection', 'draw', 'onsite', 'complaint', 'report', 'mail', 'cli'],
};

/** Packages that only these rooms touch. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  xlsx: ['workbook'],
  'better-sqlite3': ['store'],
  'hyparquet-writer': ['store'],
  nodemailer: ['mail'],
  docx: ['document'],
  saxes: ['document'],
  'cli-table3': ['document'],
  '@inquirer/prompts': ['cli'],
  commander: ['cli', 'main'],
  'chinese-days': ['calendar'],
};

const files = sourceFiles();

describe('src', () => {
  it('was read', () => {
    const rooms = new Set(files.map((file) => file.room));
    expect([...rooms]).toEqual(expect.arrayContaining(['kernel', 'store', 'calendar', 'cli', 'main']));
    expect(files.find((file) => file.path === 'src/main.ts')?.ours).toContain('src/cli/program.ts');
  });

  it('imports along the arrows only', () => {
    const byPath = new Map(files.map((file) => [file.path, file.room]));
    const wrong = files.flatMap((file) =>
      file.ours.flatMap((target) => {
        const room = byPath.get(target);
        if (room === undefined || room === file.room || ARROWS[file.room]?.includes(room)) return [];
        return [`${file.path} → ${target}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('has no circle among its files', () => {
    expect(circles(files)).toEqual([]);
  });

  it('has no file of 300 lines or more', () => {
    expect(files.filter((file) => file.lines >= 300).map((file) => `${file.path} ${file.lines}`)).toEqual([]);
  });

  it('touches each library in its own room', () => {
    const wrong = files.flatMap((file) =>
      file.packages
        .filter((name) => HOMES[name]?.includes(file.room) === false)
        .map((name) => `${file.path}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('declares SQL in store files only', () => {
    const declares =
      /import \{[^}]*\b(?:query|command)\b[^}]*\} from '[^']*store\/query\.ts'|from '\.\/query\.ts'/;
    const wrong = files.filter(
      (file) => file.room !== 'store' && !file.path.endsWith('store.ts') && declares.test(file.text),
    );
    expect(wrong.map((file) => file.path)).toEqual([]);
  });
});

describe('the circle finder', () => {
  it('finds one', () => {
    const file = (path: string, ...ours: string[]) => ({ path, loaded: ours }) as unknown as SourceFile;
    expect(circles([file('a', 'b'), file('b', 'c'), file('c', 'b')])).toEqual(['b → c → b']);
    expect(circles([file('a', 'b', 'c'), file('b', 'c'), file('c')])).toEqual([]);
  });
});

function circles(graph: readonly SourceFile[]): string[] {
  const targets = new Map(graph.map((file) => [file.path, file.loaded]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const next of targets.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of graph) visit(path, []);
  return found;
}
