/** 数据监督: all alert models over a month of a district and over a year of a city, and the indicators of that year. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { buildSync } from 'esbuild';
import { PEAK_MB } from './peak-memory.ts';

const ROOT = join(__dirname, '..');
const YEAR = 2026;
const AGENCIES = 60;
const ITEMS = 888;
/** Pairs of officers that go out together, in each agency. */
const PAIRS = 100;
const GOALS = {
  districtMs: 2000,
  cityMs: 60_000,
  memoryMb: 700,
  floodMs: 20_000,
  floodMb: 500,
  indicatorsMs: 30_000,
};
const SECTORS = [
  '市监',
  '卫健',
  '城管',
  '应急',
  '消防',
  '生态',
  '交通',
  '文旅',
  '建管',
  '药监',
  '公安',
  '人社',
];

interface Size {
  readonly records: number;
  readonly enterprises: number;
  /** Months the records lie in, the first of the year. */
  readonly months: readonly [first: number, last: number];
  /** The records do not come in the order of time. */
  readonly shuffled?: boolean;
}
const DISTRICT: Size = { records: 4000, enterprises: 60_000, months: [10, 10] };
/** A month in which nearly every record is wrong in several ways. */
const FLOOD: Size = { records: 60_000, enterprises: 60_000, months: [10, 10] };
const CITY: Size = {
  records: Number(process.env['BENCH_ALERTS_RECORDS'] ?? 700_000),
  enterprises: Number(process.env['BENCH_ALERTS_ENTERPRISES'] ?? 3_000_000),
  months: [1, 12],
};

const STRIDE = 104_729;

/** A number from 0 to 1 that looks drawn, from a row's number; agencies and officers take turns instead. */
const drawn = (row: string, seed: number) =>
  `(((${row} + ${seed * 1_000_003}) * (${row} + ${seed * 7919}) % 2147483647) * 48271 % 2147483647) / 2147483647.0`;
const whole = (row: string, seed: number, below: number) => `CAST(${drawn(row, seed)} * ${below} AS INTEGER)`;
const count = (to: number) =>
  `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

/**
 * Registry, filed plans and records, in the order of time as exports bring them. A sixth of the enterprises are visited, most once or twice a year, a hundredth
 * of the visits goes to a few of them; two in a hundred records lack a code, the source, an officer, a plan …
 */
function generate(path: string, size: Size): void {
  const { records, enterprises, shuffled = false } = size;
  const [first, last] = size.months;
  // A number that has no divisor in common with any count of records here: each place is taken once.
  const place = shuffled ? `i * ${STRIDE} % ${records}` : 'i';
  const from = `unixepoch('${YEAR}-${String(first).padStart(2, '0')}-01') / 86400`;
  const days = last === first ? 30 : 365;
  const pool = Math.max(1000, Math.floor(enterprises / 6));
  const rare = (seed: number, wrong: string, right: string) =>
    `iif(${drawn('i', seed)} < 0.02, ${wrong}, ${right})`;
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  db.pragma('synchronous = OFF');
  db.exec(`BEGIN;
  INSERT INTO kept_file (id, sha256, name, bytes, packed, kept_on)
    VALUES (1, '${'0'.repeat(64)}', '记录.csv', 0, x'0300', '${YEAR}-01-01');
  INSERT INTO inspection_import (id, file_id, file, layout, imported_on, rows, added, changed, same, refused) VALUES (1, 1, '记录.csv', 'code', '${YEAR}-01-01', ${records}, ${records}, 0, 0, 0);
  ${count(AGENCIES)} INSERT INTO agency SELECT i, 'A' || i, '第' || i || '执法局', '区级部门',
    '${JSON.stringify(SECTORS)}' ->> (i % ${SECTORS.length}), '', '', NULL, NULL, '', 1, '', '', '在用', '', '${YEAR}-01-01' FROM n;
  ${count(ITEMS)} INSERT INTO item SELECT i, 'I' || i, '第' || i || '检查事项', '第' || i || '检查事项', '', '',
    iif(i % 50 = 0, '无事不扰', '随机抽查'), '', i % 25 = 0, '已备案', '', '', '${YEAR}-01-01' FROM n;
  INSERT INTO item_claim SELECT i.id, a.id FROM item i, agency a WHERE i.id % 40 <> a.id % 40;
  ${count(AGENCIES * PAIRS * 2)} INSERT INTO officer SELECT i, 'C' || i, '执法员' || i, 1 + (i - 1) / ${PAIRS * 2}, '执法人员',
    iif(i % 200 = 0, '${YEAR}-06-30', '2030-01-01'), '在岗', '${YEAR}-01-01' FROM n;
  ${count(enterprises)} INSERT INTO enterprise SELECT i, 'E' || i, '上海第' || i || '有限公司', '上海第' || i || '有限公司',
    iif(i % 100 = 0, '注销', '存续'), '', '${YEAR}-01-01' FROM n;
  ${count(pool)} INSERT INTO rating SELECT i, '', iif(i % 25 = 0, 'A', substr('BCD', 1 + i % 3, 1)), i % 100 = 0, i % 70 = 0 FROM n;
  ${count(AGENCIES)} INSERT INTO plan_series SELECT i, 'A' || i, i, '第' || i || '执法局', ${YEAR}, 'annual', '' FROM n;
  INSERT INTO plan SELECT id, id, 1, '', 1, agency || '.xlsx', '${YEAR - 1}-12-05', '[]' FROM plan_series;
  INSERT INTO plan_event (plan_id, kind, on_date, ref, note) SELECT id, 'filed', '${YEAR - 1}-12-20', 'P' || id, '' FROM plan;
  INSERT INTO plan_line (id, plan_id, sheet, row, cells) SELECT id, id, 'Sheet1', 2, '{}' FROM plan;
  ${count(ITEMS)} INSERT INTO inspection_item_set SELECT i, 'I' || i FROM n;
  INSERT INTO inspection_item SELECT id, 1, 'I' || id, '第' || id || '检查事项', '第' || id || '检查事项' FROM inspection_item_set;
  ${count(AGENCIES * PAIRS)} INSERT INTO inspection_officer_set SELECT i, 'C' || i FROM n;
  INSERT INTO inspection_officer SELECT s.id, k.value, 'C' || (2 * s.id - 2 + k.value), '执法员' || (2 * s.id - 2 + k.value)
    FROM inspection_officer_set s, json_each('[1,2]') k WHERE s.id % 50 <> 0 OR k.value = 1;
  ${count(records)} INSERT INTO inspection SELECT i, 'R' || i, agency, ${rare(11, "''", "'JCM' || i")},
    iif(triggered, '', ${rare(13, "''", "'P' || agency")}), '日常检查', iif(triggered, 'triggered', 'planned'),
    iif(triggered, ${rare(17, "''", "'投诉举报'")}, ''), iif(k % 30 = 0, '抽检', ''), k % 12 <> 0, k % 25 = 0, object,
    'E' || object, '上海第' || object || '有限公司', 0, '', 1 + ${whole('i', 19, ITEMS)},
    1 + (agency - 1) * ${PAIRS} + turn % ${PAIRS}, day + ${rare(29, '5', '0')}, minute - 60, day, minute, day,
    minute + 40, day + ${rare(31, '30', '1')}, 1380, iif(k % 9 = 0, 'found', 'none'), '', k % 20 = 0, iif(k % 20 = 0, '其他局', ''),
    k % 40 = 0, '', 0, '', iif(k % 6 = 0, ${rare(37, '2', '5')}, NULL), k % 100 = 0, 1, i + 1, 0
    FROM (SELECT i, i % ${AGENCIES} + 1 AS agency, i / ${AGENCIES} AS turn, i / 7 AS k, i / 7 % 5 = 0 AS triggered,
      1 + iif(${drawn('i', 43)} < 0.01, ${whole('i', 47, 100)}, ${whole('i', 53, pool)}) AS object,
      ${from} + (${place}) * ${days} / ${records + 1} AS day, 540 + i / ${AGENCIES * PAIRS} % 8 * 50 AS minute FROM n);
  COMMIT;
  ANALYZE`);
  db.close();
}

interface Measured {
  readonly ms: number;
  readonly memoryMb: number;
  readonly raised: number;
}

/** The run in a process of its own, which prints what it took: this process's own work, whatever else goes on. */
const SCAN = `
const { scanMonths, openStore, fixedClock, loadPack, packFolder, loadCalendar } = require(process.argv[1]);
const [, , path, root, from, to] = process.argv;
const { store } = openStore(path, { operator: 'bench', clock: fixedClock('${YEAR}-12-31') });
const [pack, calendar] = [loadPack(packFolder(root), 'jinshan'), loadCalendar(root, store)];
const start = process.cpuUsage();
const scans = scanMonths({ store, pack, calendar }, { from, to });
const { user, system } = process.cpuUsage(start);
store.close();
const raised = scans.reduce((sum, one) => sum + one.raised, 0);
console.log(JSON.stringify({ ms: (user + system) / 1000, memoryMb: ${PEAK_MB}, raised }));
`;

/** The indicators of the year, by agency. */
const INDICATORS = `
const { showIndicators, openStore, fixedClock, loadPack, packFolder, loadCalendar } = require(process.argv[1]);
const [, , path, root] = process.argv;
const { store } = openStore(path, { operator: 'bench', clock: fixedClock('${YEAR}-12-31') });
const [pack, calendar] = [loadPack(packFolder(root), 'jinshan'), loadCalendar(root, store)];
const start = process.cpuUsage();
const { groups } = showIndicators({ store, pack, calendar }, { year: ${YEAR}, by: 'agency', today: '${YEAR}-12-31' });
const { user, system } = process.cpuUsage(start);
store.close();
console.log(JSON.stringify({ ms: (user + system) / 1000, memoryMb: ${PEAK_MB}, raised: groups.length }));
`;

function bundle(outfile: string): string {
  const parts = [
    ['scanMonths', 'src/inspection/alerts/scan-months.ts'],
    ['showIndicators', 'src/inspection/indicators/show-indicators.ts'],
    ['openStore', 'src/store/open.ts'],
    ['fixedClock', 'src/kernel/clock.ts'],
    ['loadPack, packFolder', 'src/policy/load.ts'],
    ['loadCalendar', 'src/calendar/calendar.ts'],
  ];
  buildSync({
    stdin: {
      contents: parts.map(([names, file]) => `export { ${names} } from './${file}';`).join('\n'),
      resolveDir: ROOT,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    loader: { '.sql': 'text' },
  });
  return outfile;
}

const scan = (program: string, path: string, from: string, to: string) =>
  measure(SCAN, program, path, from, to);

function measure(act: string, program: string, path: string, ...months: string[]): Measured {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['-e', act, program, path, ROOT, ...months],
    {
      encoding: 'utf8',
      env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
    },
  );
  if (status !== 0) throw new Error(`the act ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

function makeDatabase(path: string, size: Size): string {
  const init = ['init', '--db', path, '--pack', 'jinshan', '--bureau', '某区司法局', '--code', '某司'];
  spawnSync(process.execPath, [join(__dirname, 'zfjd.js'), ...init]);
  generate(path, size);
  return path;
}

/** Takes code, plan and rating from every record, and enters every result too early. */
function spoil(path: string): string {
  const db = new Database(path);
  db.exec(
    `UPDATE inspection SET code = '', plan_code = '', origin = 'unknown', outside = '', cancelled = 0, rating = 1, follow_up = 0,
       entered_day = checked_day - 1`,
  );
  db.close();
  return path;
}

function report(name: string, value: number, unit: string, goal: number): boolean {
  const ok = value <= goal;
  console.log(`${name}  ${value.toFixed(0)} ${unit}  goal ${goal}  ${ok ? 'ok' : 'over'}`);
  return ok;
}

/** True where the models keep to their goals. */
export function benchAlerts(folder: string): boolean {
  const program = bundle(join(folder, 'alerts.cjs'));
  const district = makeDatabase(join(folder, 'alerts-district.db'), DISTRICT);
  const month = scan(program, district, `${YEAR}-10`, `${YEAR}-10`);
  const flooded = spoil(makeDatabase(join(folder, 'alerts-flood.db'), FLOOD));
  const flood = scan(program, flooded, `${YEAR}-10`, `${YEAR}-10`);
  const floodAgain = scan(program, flooded, `${YEAR}-10`, `${YEAR}-10`);
  const city = makeDatabase(join(folder, 'alerts-city.db'), CITY);
  const year = scan(program, city, `${YEAR}-01`, `${YEAR}-12`);
  const again = scan(program, city, `${YEAR}-12`, `${YEAR}-12`);
  const indicators = measure(INDICATORS, program, city);
  const shuffled = makeDatabase(join(folder, 'alerts-shuffled.db'), { ...CITY, shuffled: true });
  const unordered = scan(program, shuffled, `${YEAR}-01`, `${YEAR}-12`);
  console.log(`再扫描一个月  ${again.ms.toFixed(0)} ms  新预警 ${again.raised}`);
  return [
    report(`区一个月 ${DISTRICT.records} 条记录（预警 ${month.raised}）`, month.ms, 'ms', GOALS.districtMs),
    report(`几乎条条预警 ${FLOOD.records} 条（预警 ${flood.raised}）`, flood.ms, 'ms', GOALS.floodMs),
    report('同上，内存', flood.memoryMb, 'MB', GOALS.floodMb),
    report('同上，再扫描一次', floodAgain.ms, 'ms', GOALS.floodMs),
    report('同上，再扫描的内存', floodAgain.memoryMb, 'MB', GOALS.floodMb),
    report(`市一年 ${CITY.records} 条记录（预警 ${year.raised}）`, year.ms, 'ms', GOALS.cityMs),
    report('市一年扫描内存', year.memoryMb, 'MB', GOALS.memoryMb),
    report(`同上，记录不按时间先后（预警 ${unordered.raised}）`, unordered.ms, 'ms', GOALS.cityMs),
    report('同上，内存', unordered.memoryMb, 'MB', GOALS.memoryMb),
    report(`市一年指标，按单位（${indicators.raised}组）`, indicators.ms, 'ms', GOALS.indicatorsMs),
    report('同上，内存', indicators.memoryMb, 'MB', GOALS.memoryMb),
  ].every(Boolean);
}
