/**
 * 读取: our reader, thread and all, against SheetJS with its fastest options. Both go through every cell of
 * what they read and add its value up, since ours makes cells only when they are asked for.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { BOOK_KINDS, writeBook } from './bench-books.ts';
import { PEAK_MB } from './peak-memory.ts';

const DIST = join(__dirname, '..', 'dist');
const ROWS = Number(process.env['BENCH_READ_ROWS'] ?? 100_000);
const COLUMNS = 15;
const ROUNDS = Number(process.env['BENCH_READ_ROUNDS'] ?? 3);
/** Most of SheetJS's time, of the processor and by the clock, for each kind. */
const GOAL = 0.15;
const MEMORY_GOAL_MB = 200;

/** One reading: processor and clock time in ms, the most memory the process ever had in MB, the sum of all cells. */
interface Reading {
  readonly cpu: number;
  readonly wall: number;
  readonly memory: number;
  readonly sum: number;
}

const measured = (prepare: string, read: string) => `
${prepare}
const cpuStart = process.cpuUsage();
const start = performance.now();
let rows = 0, sum = 0;
const report = () => {
  if (rows !== ${ROWS}) throw new Error('rows lost: ' + rows);
  const { user, system } = process.cpuUsage(cpuStart);
  const wall = performance.now() - start;
  console.log(JSON.stringify({ cpu: (user + system) / 1000, wall, memory: ${PEAK_MB}, sum }));
};
${read}`;

const BARE = measured(
  `const XLSX = require('xlsx'), fs = require('node:fs');`,
  `const book = XLSX.read(fs.readFileSync(process.argv[1]), {
    type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellStyles: false,
  });
  for (const row of book.Sheets[book.SheetNames[0]]['!data']) {
    rows++;
    for (const { v } of row) sum += typeof v === 'number' ? v : v.length;
  }
  report();`,
);

const OURS = measured(
  `const { createReader } = require(process.argv[2]);`,
  `const reader = createReader({ workerPath: process.argv[3] });
  reader.read(process.argv[1], { large: true }).then(({ workbook }) => {
    for (const { cells } of workbook.sheets[0].rows) {
      rows++;
      for (const cell of cells) sum += cell.number ?? cell.text.length;
    }
    report();
    return reader.close();
  });`,
);

function measure(code: string, args: readonly string[]): Reading {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', code, ...args], {
    encoding: 'utf8',
    cwd: join(__dirname, '..'),
  });
  if (status !== 0) throw new Error(`reading ${args[0]} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Reading;
}

/** The reader as one file, for a process that measures it. */
export function bundleReader(outfile: string): void {
  buildSync({
    entryPoints: [join(__dirname, '../src/workbook/reader.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
  });
}

/** One line: what, SheetJS, ours, the ratio and its goal. */
function compare(
  name: string,
  unit: string,
  bare: number,
  ours: number,
  goal: number,
  isKept: boolean,
): void {
  const [theirs, own] = [bare, ours].map((n) => `${n.toFixed(0)} ${unit}`);
  console.log(
    `${name}  SheetJS ${theirs}  zfjd ${own}  ${(ours / bare).toFixed(2)}  goal ${goal}${unit === 'MB' ? ' MB' : ''}  ${isKept ? 'ok' : 'over'}`,
  );
}

/** True where our reader keeps to GOAL and MEMORY_GOAL_MB with each kind of workbook. */
export async function benchRead(folder: string): Promise<boolean> {
  const books = join(folder, 'read');
  mkdirSync(books);
  const reader = join(books, 'reader.cjs');
  bundleReader(reader);
  let kept = true;
  for (const [name, content] of BOOK_KINDS) {
    const path = join(books, `${name}.xlsx`);
    await writeBook(path, content(), { rows: ROWS, columns: COLUMNS });
    const bare: Reading[] = [];
    const ours: Reading[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(measure(BARE, [path]));
      ours.push(measure(OURS, [path, reader, join(DIST, 'workbook-worker.cjs')]));
    }
    if (bare[0]?.sum !== ours[0]?.sum) throw new Error(`${name}: SheetJS read other cells`);
    const title = `读取${name} ${ROWS}×${COLUMNS}`;
    for (const [what, key] of [
      ['处理器', 'cpu'],
      ['时钟', 'wall'],
    ] as const) {
      const [theirs, own] = [bare, ours].map((all) => Math.min(...all.map((one) => one[key]))) as [
        number,
        number,
      ];
      const isKept = own / theirs <= GOAL;
      compare(`${title} ${what}`, 'ms', theirs, own, GOAL, isKept);
      kept &&= isKept;
    }
    const [theirs, own] = [bare, ours].map((all) => Math.max(...all.map((one) => one.memory))) as [
      number,
      number,
    ];
    compare(`${title} 内存`, 'MB', theirs, own, MEMORY_GOAL_MB, own <= MEMORY_GOAL_MB);
    kept &&= own <= MEMORY_GOAL_MB;
  }
  return kept;
}
