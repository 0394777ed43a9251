/** 抽查: a draw far larger than any district, and a second stage of millions of files. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { FILE } from '../src/draw/canonical.ts';
import type { DrawInputs } from '../src/draw/model.ts';
import { buildRecord } from '../src/draw/record.ts';
import { NewFolder } from '../src/document/new-folder.ts';
import { date } from '../src/kernel/local-date.ts';
import { usccCheckCharacter } from '../src/kernel/uscc.ts';
import { PEAK_MB, type Usage } from './peak-memory.ts';

const SHIM = join(__dirname, 'zfjd.js');
const AGENCIES = Number(process.env['BENCH_AGENCIES'] ?? 100_000);
const FILES = Number(process.env['BENCH_FILES'] ?? 2_000_000);
const DRAW_SECONDS = 3;
const SAMPLE_SECONDS = 20;
const SAMPLE_MEGABYTES = 500;
const QUARTER = '2026Q4';
const BODY = '11310116MA0000001';
const CODE = BODY + usccCheckCharacter(BODY);

function report(name: string, value: number, unit: string, goal: number): boolean {
  const ok = value <= goal;
  console.log(
    `${name.padEnd(34)} ${value.toFixed(1).padStart(7)} ${unit}  goal ${goal}  ${ok ? 'ok' : 'over'}`,
  );
  return ok;
}

/** Draws, pairs and writes the whole record; gives the seconds. Two tickets an agency and up to three tries each. */
function draw(folder: string, count: number): number {
  const inputs: DrawInputs = {
    rules: {
      period: QUARTER,
      rate: { numerator: 10, denominator: 100 },
      cycleQuarters: 10,
      cyclePosition: 1,
      riskSeats: 1,
      inspectorsPerUnit: 2,
      seedSource: { dice: 8, notBefore: date('2026-11-27') },
      commitDeadline: '2026-11-24T18:00+08:00',
    },
    units: Array.from({ length: count }, (_, i) => ({
      code: `U${String(i).padStart(6, '0')}`,
      name: `第${i}执法单位`,
      stratum: 'BM',
      weight: 1 + (i % 3),
      covered: false,
    })),
    inspectors: Array.from({ length: 10 }, (_, i) => `J${i}`),
    exclusions: [],
  };
  const start = performance.now();
  const { files } = buildRecord(inputs, `CC1|${QUARTER}|2026-11-27|D10-00713358`);
  new NewFolder(folder).finish(files, FILE.verify);
  return (performance.now() - start) / 1000;
}

function writeNumbers(path: string, count: number): void {
  const file = openSync(path, 'w');
  writeSync(file, '案号\n');
  for (let at = 0; at < count; at += 100_000) {
    const rows = Array.from({ length: Math.min(100_000, count - at) }, (_, i) => {
      // Not in byte order, as lists by date are not.
      const n = ((at + i) * 7919) % 10_000_000;
      return `AJ-2026-${String(n).padStart(8, '0')}\n`;
    });
    writeSync(file, rows.join(''));
  }
  closeSync(file);
}

interface Measured {
  readonly seconds: number;
  /** Seconds of processor time, which a busy machine does not change. */
  readonly busy: number;
  /** The most memory it had. */
  readonly megabytes: number;
}

/** Runs one command. */
function measure(folder: string, words: readonly string[]): Measured {
  const probe = join(folder, 'probe.cjs');
  const out = join(folder, 'rss.txt');
  writeFileSync(
    probe,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(out)}, JSON.stringify({ ...process.resourceUsage(), peakMb: ${PEAK_MB} })))`,
  );
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', probe, SHIM, ...words], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  const seconds = (performance.now() - start) / 1000;
  const used = JSON.parse(readFileSync(out, 'utf8')) as Usage;
  return { seconds, busy: (used.userCPUTime + used.systemCPUTime) / 1e6, megabytes: used.peakMb };
}

/** The first stage, over a roster of one. */
function drawOne(folder: string, db: string): void {
  const roster = join(folder, '执法单位名录.csv');
  writeFileSync(roster, `统一社会信用代码,单位名称,单位类型\n${CODE},示例区水务局,区级部门\n`);
  const of = ['--quarter', QUARTER, '--confirm', QUARTER];
  const at = ['--on', '2026-11-21', '--at', '网站'];
  const acts = [
    ['init', '--pack', 'jinshan', '--bureau', '某区司法局', '--code', '某司'],
    ['registry', 'import', roster],
    [
      'draw',
      'commit',
      ...of,
      '--dice',
      '8',
      '--not-before',
      '2026-11-27',
      '--inspector',
      'J1',
      '--inspector',
      'J2',
      '-o',
      join(folder, 'c1'),
    ],
    ['draw', 'publish', '--quarter', QUARTER, ...at],
    ['draw', 'seed', ...of, '--date', '2026-11-27', '--dice', '00713358', '--today', '2026-11-28'],
    ['draw', 'run', '--quarter', QUARTER, '-o', join(folder, 'r1'), '--today', '2026-11-28'],
  ];
  for (const words of acts) {
    const today = words.includes('--today') ? [] : ['--today', '2026-11-21'];
    measure(folder, [...words, '--db', db, ...today]);
  }
}

/** 第二阶段 of one agency, from its list to the record. */
function sample(folder: string): { seconds: number; megabytes: number } {
  const db = join(folder, 'sample.db');
  drawOne(folder, db);
  const list = join(folder, '案卷清单.tsv');
  writeNumbers(list, FILES);
  const on = (day: string): string[] => ['--db', db, '--quarter', QUARTER, '--today', day, '--quiet'];
  const confirmed = ['--confirm', QUARTER];
  const acts = [
    ['sample', 'import', list, '--agency', '示例区水务局', '--category', 'AJ', ...on('2026-12-01')],
    [
      'sample',
      'commit',
      '--dice',
      '8',
      '--not-before',
      '2026-12-03',
      '-o',
      join(folder, 'c'),
      ...confirmed,
      ...on('2026-12-01'),
    ],
    ['sample', 'publish', '--on', '2026-12-01', '--at', '网站', ...on('2026-12-02')],
    ['sample', 'seed', '--date', '2026-12-03', '--dice', '31415926', ...confirmed, ...on('2026-12-03')],
    ['sample', 'run', '-o', join(folder, 'r'), ...on('2026-12-03')],
  ];
  const runs = acts.map((words) => measure(folder, words));
  for (const [i, run] of runs.entries()) {
    const name = acts[i]?.slice(0, 2).join(' ');
    console.log(
      `  zfjd ${name}: ${run.seconds.toFixed(1)} s（处理器 ${run.busy.toFixed(1)} s）, ${run.megabytes.toFixed(0)} MB`,
    );
  }
  return {
    seconds: runs.reduce((n, r) => n + r.seconds, 0),
    megabytes: Math.max(...runs.map((r) => r.megabytes)),
  };
}

/** True where both are within their goals. */
export function benchDraw(folder: string): boolean {
  const drawn = report(
    `抽取并记录 ${AGENCIES} 家单位`,
    draw(join(folder, 'record'), AGENCIES),
    's',
    DRAW_SECONDS,
  );
  const { seconds, megabytes } = sample(folder);
  const quick = report(`第二阶段 ${FILES} 件，从清单到记录`, seconds, 's', SAMPLE_SECONDS);
  return report('其中最多占用内存', megabytes, 'MB', SAMPLE_MEGABYTES) && quick && drawn;
}
