/** Measures what a person waits for, in units of an empty Node, and says whether it is within what we promise. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { insertDeadline } from '../src/calendar/store.ts';
import { addDays, date } from '../src/kernel/local-date.ts';
import { benchCases } from './bench-cases.ts';
import { benchAlerts } from './bench-alerts.ts';
import { benchDraw } from './bench-draw.ts';
import { benchImport } from './bench-import.ts';
import { benchHostile } from './bench-hostile.ts';
import { benchInspection } from './bench-inspection.ts';
import { benchPortfolio } from './bench-portfolio.ts';
import { benchRead } from './bench-read.ts';

const SHIM = join(__dirname, 'zfjd.js');
const TODAY = '2026-11-23';
const DEADLINES = 300;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 25);

/** One thing measured; `goal` is its most, as a multiple of the first one's median. */
interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly goal?: number;
}

function runNode(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
}

/** A database as a bureau has it after a year: several hundred clocks, some of them running. */
function makeDatabase(path: string): void {
  runNode([SHIM, 'init', '--db', path, '--pack', 'jinshan', '--bureau', '某区司法局', '--code', '某司']);
  const db = new Database(path);
  const insert = db.prepare(insertDeadline.sql);
  db.transaction(() => {
    for (let i = 0; i < DEADLINES; i += 1) {
      const start = addDays(date(TODAY), (i % 60) - 40);
      const due = addDays(start, 21);
      const who = `第${i % 30}执法单位`;
      insert.run(
        'case',
        `2026-${i}`,
        'rectify',
        '整改',
        who,
        start,
        '送达',
        15,
        'working-day',
        due,
        0,
        '办法',
      );
    }
  })();
  db.close();
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Medians of runs that take turns, so that a busy moment of the machine hits all alike. */
function measure(cases: readonly Case[]): number[] {
  const times = cases.map((): number[] => []);
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [i, { args }] of cases.entries()) {
      const start = performance.now();
      runNode(args);
      // The first round warms the file cache.
      if (round >= 0) times[i]?.push(performance.now() - start);
    }
  }
  return times.map(median);
}

/** 启动: help and the command that runs every morning. True where all are within their goals. */
function benchStartUp(folder: string): boolean {
  const db = join(folder, 'bench.db');
  makeDatabase(db);
  const cases: Case[] = [
    { name: 'node -e 0', args: ['-e', '0'] },
    { name: 'zfjd --help', args: [SHIM, '--help'], goal: 1.4 },
    { name: 'zfjd due', args: [SHIM, 'due', '--db', db, '--today', TODAY], goal: 1.7 },
  ];
  const medians = measure(cases);
  const unit = medians[0] ?? Number.NaN;
  let kept = true;
  for (const [i, { name, goal }] of cases.entries()) {
    const time = medians[i] ?? Number.NaN;
    const ratio = time / unit;
    const ok = goal === undefined || ratio <= goal;
    kept &&= ok;
    const verdict = goal === undefined ? '' : `  goal ${goal}  ${ok ? 'ok' : 'over'}`;
    console.log(`${name.padEnd(14)} ${time.toFixed(1).padStart(7)} ms  ${ratio.toFixed(2)}${verdict}`);
  }
  return kept;
}

const BENCHES: readonly ((folder: string) => boolean | Promise<boolean>)[] = [
  benchStartUp,
  benchCases,
  benchImport,
  benchPortfolio,
  benchAlerts,
  benchDraw,
  benchInspection,
  benchRead,
  benchHostile,
];

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-bench-'));
  try {
    let kept = true;
    for (const bench of BENCHES) kept = (await bench(folder)) && kept;
    process.exitCode = kept ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
