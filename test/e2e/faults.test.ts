import { once } from 'node:events';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { dataOf, program, ROOT } from './program.ts';

/** `ZFJD_TEST_FULL=1`: ten kills, a thousand files. */
const FULL = process.env['ZFJD_TEST_FULL'] !== undefined;
const KILLS = FULL ? 10 : 3;
const FILES = FULL ? 1000 : 60;
const HOSTILE = FULL ? 50 : 6;
const MEMORY_MB = 600;
const MINUTES = 60_000;

/** Tells at its end the most memory a process ever had, in kB. */
const MEASURE = `process.on('exit', () => process.stderr.write('memory ' + process.resourceUsage().maxRSS + '\\n'));`;

const { run, runWith, start, path } = program();
const samples = (name: string) => join(ROOT, 'data', 'samples', name);

function prepare(): void {
  expect(run('init', '--pack', 'jinshan', '--bureau', '示例区司法局', '--code', '示司').code).toBe(0);
  expect(run('registry', 'import', samples('名录')).code).toBe(0);
}

/** What an import leaves behind, whenever and in whatever order it was written. */
const TABLES = {
  plan: 'SELECT id, series_id, version, title, file_id, file, received_on, tables FROM plan',
  series: 'SELECT * FROM plan_series',
  events: 'SELECT plan_id, kind, on_date, ref, note FROM plan_event',
  lines: 'SELECT plan_id, sheet, row, cells FROM plan_line',
  visits: `SELECT v.plan_id, l.row, v.enterprise_id, v.start_day, v.end_day, v.item_key, v.times
    FROM plan_visit v JOIN plan_line l ON l.id = v.line_id`,
  findings: `SELECT plan_id, scope, code, sheet, row, column, value, message, enterprise_id FROM plan_finding`,
  files: 'SELECT sha256, name, bytes FROM kept_file',
  received: `SELECT subject_id, summary FROM journal WHERE act = 'plan.import'`,
};

function contents(file: string): Record<string, string[]> {
  const db = new Database(path(file), { readonly: true });
  try {
    const rows = (sql: string) =>
      db
        .prepare(sql)
        .all()
        .map((row) => JSON.stringify(row))
        .sort();
    return Object.fromEntries(Object.entries(TABLES).map(([name, sql]) => [name, rows(sql)]));
  } finally {
    db.close();
  }
}

describe('an import that is killed again and again', () => {
  it(
    'ends as one that nobody disturbed',
    async () => {
      prepare();
      copyFileSync(path('a.db'), path('b.db'));
      const began = Date.now();
      expect(run('plan', 'import', samples('计划'), '--db', path('b.db')).code).toBe(1);
      const whole = Date.now() - began;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const child = start('plan', 'import', samples('计划'));
        const ended = once(child, 'exit');
        await Promise.race([ended, wait(Math.random() * whole)]);
        child.kill('SIGKILL');
        await ended;
        expect(run('db', 'check')).toMatchObject({ code: 0 });
      }
      expect(run('plan', 'import', samples('计划')).code).toBeLessThan(2);
      expect(contents('a.db')).toEqual(contents('b.db'));
      expect(run('db', 'check').code).toBe(0);
    },
    (2 + KILLS) * MINUTES,
  );
});

describe('an import while others read', () => {
  it(
    'keeps nobody waiting',
    async () => {
      prepare();
      const child = start('plan', 'import', samples('计划'));
      const ended = once(child, 'exit');
      let answers = 0;
      while (child.exitCode === null || answers === 0) {
        for (const words of [['plan', 'list', '--json'], ['due']]) {
          expect(run(...words)).toMatchObject({ code: 0, err: '' });
          answers += 1;
          await wait(0);
        }
      }
      await ended;
      const { plans } = dataOf(run('plan', 'list', '--json').out) as { plans: unknown[] };
      expect(plans).toHaveLength(51);
    },
    2 * MINUTES,
  );
});

/** Files that are no plans, each in another way. */
const TRAPS: readonly (() => Buffer)[] = [
  () => Buffer.from('PK'),
  () => Buffer.from('PK\u0003\u0004'.padEnd(300, '\u0000')),
  () => Buffer.from('ID;PSCALC3\nC;Y99999999;X1;K1\nE\n'),
  () => Buffer.from('<html><body><table><tr><td>1</td></tr></table></body></html>'),
  () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 0xff)]),
  () => Buffer.alloc(0),
];

function fill(folder: string): void {
  mkdirSync(folder);
  const header = '检查事项,检查依据,检查对象范围,检查比例,检查频次,检查方式,检查时间';
  for (let i = 0; i < FILES; i += 1) {
    const name = join(folder, String(i).padStart(4, '0'));
    if (i % Math.floor(FILES / HOSTILE) === 0 && i / Math.floor(FILES / HOSTILE) < HOSTILE) {
      const trap = TRAPS[(i / Math.floor(FILES / HOSTILE)) % TRAPS.length] as () => Buffer;
      writeFileSync(`${name}.xlsx`, trap());
      continue;
    }
    const rows = Array.from(
      { length: 20 },
      (_, n) => `第${n}检查事项,《某法》第一条,辖区企业,10%,1次/年,现场检查,2026年4月`,
    );
    const title = `第${i}镇人民政府2026年度检查计划\n填表单位：第${i}镇人民政府`;
    writeFileSync(`${name}.csv`, `\uFEFF${[title, header, ...rows].join('\n')}\n`);
  }
}

describe('a folder with hostile files among many', () => {
  it(
    'is imported to its end; each of them is named, and memory stays bounded',
    () => {
      prepare();
      fill(path('inbox'));
      writeFileSync(path('memory.cjs'), MEASURE);
      const { code, out, err } = runWith(
        ['--require', path('memory.cjs')],
        'plan',
        'import',
        path('inbox'),
        '--json',
      );
      expect(code).toBe(1);
      const { files } = dataOf(out) as { files: { file: string; outcome: string; code?: string }[] };
      expect(files).toHaveLength(FILES);
      const failed = files.filter(({ outcome }) => outcome === 'failed');
      expect(failed).toHaveLength(HOSTILE);
      expect(failed.filter((file) => !/^E_(?:WORKBOOK|PLAN)_/u.test(file.code ?? ''))).toEqual([]);
      expect(files.filter(({ outcome }) => outcome === 'imported')).toHaveLength(FILES - HOSTILE);
      expect(Number(/memory (\d+)/u.exec(err)?.[1]) / 1000).toBeLessThan(MEMORY_MB);
    },
    (FULL ? 10 : 2) * MINUTES,
  );
});
