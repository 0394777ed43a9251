/** 监督案件: what is due among ten thousand open cases, against the same with none. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { insertDeadline } from '../src/calendar/store.ts';
import { addDays, date } from '../src/kernel/local-date.ts';
import { insertCaseFile, insertFact } from '../src/supervision/store.ts';

const SHIM = join(__dirname, 'zfjd.js');
const TODAY = date('2026-11-23');
const CASES = Number(process.env['BENCH_CASES'] ?? 10_000);
const ROUNDS = 11;
const GOAL = 3;

function run(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [SHIM, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`zfjd ${args.join(' ')} ended with ${status}: ${stderr}`);
}

const ACTS = ['open', 'warn', 'confirm', 'issue', 'serve'] as const;

/** Cases being put right, served over the last sixty days; one in ten waits for service. */
function fill(path: string): void {
  const db = new Database(path);
  const [file, fact, deadline] = [insertCaseFile, insertFact, insertDeadline].map(({ sql }) =>
    db.prepare(sql),
  );
  db.transaction(() => {
    for (let i = 1; i <= CASES; i += 1) {
      const number = `2026-${String(i).padStart(5, '0')}`;
      const agency = `第${i % 60}执法单位`;
      const served = addDays(TODAY, -(i % 28));
      const opened = addDays(served, -20);
      file?.run(
        number,
        2026,
        i,
        `A${i % 60}`,
        agency,
        'alert',
        String(i),
        '数据监督',
        'conduct',
        '重复检查',
        opened,
        opened,
      );
      const waits = i % 10 === 0;
      for (const [seq, act] of ACTS.entries()) {
        if (act === 'serve' && waits) continue;
        const details = JSON.stringify(act === 'issue' ? { document: `某司执监意〔2026〕${i}号` } : {});
        const on = act === 'serve' ? served : opened;
        fact?.run(number, seq + 1, act, on, '', '凭证', null, details, `${on}T09:00:00+08:00`, '测试员');
      }
      if (waits) continue;
      for (const [step, days] of [
        ['rectify', 30],
        ['review', 37],
      ] as const) {
        const due = addDays(served, days);
        deadline?.run(
          'case',
          number,
          step,
          '整改',
          agency,
          served,
          '送达',
          15,
          'working-day',
          due,
          0,
          '办法',
        );
      }
    }
  })();
  db.close();
}

function once(args: readonly string[]): number {
  const start = performance.now();
  run(...args);
  return performance.now() - start;
}

const middle = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** True where `due` over all of them takes no more than three times what it takes over none. */
export function benchCases(folder: string): boolean {
  const [none, many] = ['cases-none.db', 'cases-many.db'].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  for (const db of [none, many]) {
    run('init', '--db', db, '--pack', 'jinshan', '--bureau', '某区司法局', '--code', '某司');
  }
  fill(many);
  const times: [number[], number[]] = [[], []];
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [i, db] of [none, many].entries()) {
      const time = once(['due', '--db', db, '--today', TODAY]);
      if (round >= 0) times[i]?.push(time);
    }
  }
  const [empty, full] = [middle(times[0]), middle(times[1])];
  const ok = full <= GOAL * empty;
  console.log(
    `zfjd due, ${CASES} open cases`.padEnd(34) +
      ` ${full.toFixed(1).padStart(7)} ms  ${(full / empty).toFixed(2)} × none  goal ${GOAL}  ${ok ? 'ok' : 'over'}`,
  );
  return ok;
}
