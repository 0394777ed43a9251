/** 坏文件: how fast hostile archives are refused, and what a batch with some of them takes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { HOSTILE } from '../test/workbook/hostile.ts';
import { bundleReader } from './bench-read.ts';
import { PEAK_MB } from './peak-memory.ts';
import { writeTable } from '../src/workbook/write-table.ts';

const DIST = join(__dirname, '..', 'dist');
const TIME_GOAL_MS = 50;
const MEMORY_GOAL_MB = 50;
const BATCH = Number(process.env['BENCH_BATCH'] ?? 1000);
const HOSTILE_IN_BATCH = BATCH / 20;
const BATCH_MEMORY_GOAL_MB = 200;

/** Reads each file in a process that has read before: ms and the growth of memory in MB at its worst of three. */
const REFUSE = `
const fs = require('node:fs');
const { readWorkbook } = require(process.argv[1]);
const [good, ...files] = process.argv.slice(2);
for (let i = 0; i < 20; i++) readWorkbook(fs.readFileSync(good), 'good.xlsx');
console.log(JSON.stringify(files.map((file) => {
  const bytes = fs.readFileSync(file);
  const before = process.memoryUsage.rss();
  let ms = 0, mb = 0, code = 'read';
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    try { readWorkbook(bytes, 'x.xlsx'); } catch (error) { code = error.code; }
    ms = Math.max(ms, performance.now() - start);
    mb = Math.max(mb, (process.memoryUsage.rss() - before) / 1e6);
  }
  return { ms, mb, code };
})));`;

const READ_ALL = `
const fs = require('node:fs'), path = require('node:path');
const { createReader } = require(process.argv[1]);
const reader = createReader({ workerPath: process.argv[2] });
(async () => {
  let read = 0, refused = 0;
  for (const name of fs.readdirSync(process.argv[3])) {
    try {
      const { workbook } = await reader.read(path.join(process.argv[3], name));
      read += workbook.sheets[0].rows.length > 0 ? 1 : 0;
    } catch (error) {
      if (!String(error.code).startsWith('E_WORKBOOK_')) throw error;
      refused++;
    }
  }
  await reader.close();
  console.log(JSON.stringify({ read, refused, mb: ${PEAK_MB} }));
})();`;

function run(code: string, args: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', code, ...args], {
    encoding: 'utf8',
    cwd: join(__dirname, '..'),
  });
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

function table(rows: number): Promise<Uint8Array> {
  const columns = ['序号', '检查事项', '检查对象'].map((header) => ({ header }));
  const lines = Array.from({ length: rows }, (_, i) => [String(i), `第${i % 9}检查事项`, `某某${i}有限公司`]);
  return writeTable([{ name: '计划', columns, rows: lines }]);
}

/** True where every hostile file is refused within the goals, and the batch is read and refused as it should be. */
export async function benchHostile(folder: string): Promise<boolean> {
  const place = join(folder, 'hostile');
  const batch = join(place, 'batch');
  mkdirSync(batch, { recursive: true });
  const good = join(place, 'good.xlsx');
  writeFileSync(good, await table(200));
  const files = HOSTILE.map(([, , make], i) => {
    const path = join(place, `${i}.xlsx`);
    writeFileSync(path, make());
    return path;
  });
  const refusedAll = refuseEach(place, good, files);
  return (await readBatch(place, batch)) && refusedAll;
}

function refuseEach(place: string, good: string, files: readonly string[]): boolean {
  const read = join(place, 'read.cjs');
  buildSync({
    entryPoints: [join(__dirname, '../src/workbook/read.ts')],
    outfile: read,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    external: ['xlsx'],
  });
  const results = run(REFUSE, [read, good, ...files]) as { ms: number; mb: number; code: string }[];
  let kept = true;
  for (const [i, { ms, mb, code }] of results.entries()) {
    const [kind, expected] = HOSTILE[i] as (typeof HOSTILE)[number];
    const isKept = code === expected && ms <= TIME_GOAL_MS && mb <= MEMORY_GOAL_MB;
    kept &&= isKept;
    console.log(
      `拒绝${kind}  zfjd ${ms.toFixed(1)} ms ${mb.toFixed(0)} MB  goal ${TIME_GOAL_MS} ms ${MEMORY_GOAL_MB} MB  ${isKept ? 'ok' : `over ${code}`}`,
    );
  }
  return kept;
}

async function readBatch(place: string, batch: string): Promise<boolean> {
  const bytes = await table(50);
  const hostile = HOSTILE.map(([, , make]) => make());
  for (let i = 0; i < BATCH; i += 1) {
    const content = i % 20 === 7 ? (hostile[Math.floor(i / 20) % hostile.length] as Uint8Array) : bytes;
    writeFileSync(join(batch, `${i}.xlsx`), content);
  }
  const reader = join(place, 'reader.cjs');
  bundleReader(reader);
  const start = performance.now();
  const { read, refused, mb } = run(READ_ALL, [reader, join(DIST, 'workbook-worker.cjs'), batch]) as {
    read: number;
    refused: number;
    mb: number;
  };
  const seconds = (performance.now() - start) / 1000;
  const kept = refused === HOSTILE_IN_BATCH && read + refused === BATCH && mb <= BATCH_MEMORY_GOAL_MB;
  console.log(
    `成批${BATCH}个文件  zfjd ${seconds.toFixed(1)} s  读入${read} 拒绝${refused}  ${mb.toFixed(0)} MB  goal ${BATCH_MEMORY_GOAL_MB} MB  ${kept ? 'ok' : 'over'}`,
  );
  return kept;
}
