/** 统筹: the comparison of a district's plans over 100 000 and 1 000 000 visits, and of one new plan against them. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { buildSync } from 'esbuild';
import { PEAK_MB } from './peak-memory.ts';

const ROOT = join(__dirname, '..');
const YEAR = 2026;
const AGENCIES = 60;
const NEW_TARGETS = 500;
const RULE_ROUNDS = 5;
const NEW_PLAN = AGENCIES * 13 + 1;
const SMALL = Number(process.env['BENCH_PORTFOLIO_VISITS'] ?? 100_000);
const LARGE = 10 * SMALL;
/** Objects are an eighth of the visits; half of the visits go to a tenth of them, some to very few. */
const VISITS_PER_OBJECT = 8;
const GOALS = { wholeMs: 8000, growth: 12, newPlanMs: 50, memoryMb: 600, overlapsMs: 10_000 };
const SECTORS = ['市监', '卫健', '城管', '应急', '消防', '生态', '交通', '文旅', '建管', '药监', '公安', ''];

/** A number from 0 to 1 that looks drawn, from a row's number. */
const drawn = (row: string, seed: number) =>
  `(((${row} + ${seed}) * (${row} + ${seed}) % 2147483647) * 48271 % 2147483647) / 2147483647.0`;
const firstDay = (year: string) => `unixepoch(${year} || '-01-01') / 86400`;

/** Which object a row visits. */
const objectOf = (row: string, objects: number) => `1 + CAST(CASE
    WHEN ${drawn(row, 40503)} < 0.05 THEN ${drawn(row, 69069)} * ${Math.max(1, objects / 1000)}
    WHEN ${drawn(row, 40503)} < 0.5 THEN ${drawn(row, 69069)} * ${objects / 10}
    ELSE ${drawn(row, 69069)} * ${objects} END AS INTEGER)`;

const count = (to: number) =>
  `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

/**
 * For each agency an annual plan, nineteen of twenty filed, and twelve monthly ones, filed up to November: what is
 * open on a given day is the coming month and what came late, some 7 % of the visits. Windows of
 * the annual plans are the year, a quarter or a month; thirty items, which all agencies share.
 */
function generate(path: string, visits: number): void {
  const objects = visits / VISITS_PER_OBJECT;
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  db.pragma('synchronous = OFF');
  db.exec(`BEGIN;
  INSERT INTO kept_file (id, sha256, name, bytes, packed, kept_on)
    VALUES (1, '${'0'.repeat(64)}', '计划.xlsx', 0, x'0300', '${YEAR}-01-01');
  ${count(AGENCIES)} INSERT INTO agency SELECT i, 'A' || i, '第' || i || '执法局', '区级部门',
    '${JSON.stringify(SECTORS)}' ->> (i % ${SECTORS.length}), '', '', NULL, NULL, '', 1, '', '', '在用', '', '${YEAR}-01-01' FROM n;
  ${count(objects)} INSERT INTO enterprise SELECT i, 'E' || i, '上海第' || i || '有限公司', '上海第' || i || '有限公司', '存续', '',
    '${YEAR}-01-01' FROM n;
  ${count(AGENCIES * 13)} INSERT INTO plan_series SELECT i, 'A' || (1 + i % ${AGENCIES}), 1 + i % ${AGENCIES},
    '第' || (1 + i % ${AGENCIES}) || '执法局', ${YEAR}, iif(i <= ${AGENCIES}, 'annual', 'monthly'),
    iif(i <= ${AGENCIES}, '', format('%02d', (i - 1) / ${AGENCIES})) FROM n;
  INSERT INTO plan SELECT id, id, 1, '', 1, agency || kind || period || '.xlsx', '${YEAR}-01-05', '[]' FROM plan_series;
  INSERT INTO plan_event (plan_id, kind, on_date, ref, note) SELECT id, 'received', '${YEAR}-01-05', '', '' FROM plan;
  INSERT INTO plan_event (plan_id, kind, on_date, ref, note) SELECT id, 'filed', '${YEAR}-01-06', 'C' || id, ''
    FROM plan_series WHERE iif(kind = 'annual', id % 20 <> 0, CAST(period AS INTEGER) <= 11);
  CREATE TEMP TABLE target AS ${count(visits)} SELECT i,
    1 + CAST(iif(${drawn('i', 27644437)} < 0.4, ${drawn('i', 7919)} * ${AGENCIES},
      ${AGENCIES} + ${drawn('i', 7919)} * ${AGENCIES * 12}) AS INTEGER) AS plan_id,
    ${objectOf('i', objects)} AS object_id, CAST(${drawn('i', 104729)} * 30 AS INTEGER) AS item,
    CAST(${drawn('i', 1299709)} * 12 AS INTEGER) AS m, i % 3 AS length FROM n;
  INSERT INTO plan_line (id, plan_id, sheet, row, cells) SELECT i, plan_id, 'Sheet1', i, json_object('item', json_object('text', '第' || item || '检查事项',
    'row', i, 'column', 2), 'object_scope', json_object('text', '上海第' || object_id || '有限公司', 'row', i, 'column', 3))
    FROM target;
  INSERT INTO plan_visit SELECT t.object_id, t.plan_id, t.i, w.first, w.last, 0, '第' || item || '检查事项', '', 1, t.i % 10 <> 0, t.i % 7 = 0, t.i % 5 = 0, NULL
    FROM (SELECT t.*, iif(s.kind = 'annual', t.m, CAST(s.period AS INTEGER) - 1) AS month,
        iif(s.kind = 'annual', t.length, 2) AS window FROM target t JOIN plan_series s ON s.id = t.plan_id) t
    JOIN (SELECT m.value AS month, k.value AS window,
        unixepoch('${YEAR}-01-01', '+' || CASE k.value WHEN 0 THEN 0 WHEN 1 THEN m.value / 3 * 3 ELSE m.value END || ' months') / 86400 AS first,
        unixepoch('${YEAR}-01-01', '+' || CASE k.value WHEN 0 THEN 12 WHEN 1 THEN m.value / 3 * 3 + 3 ELSE m.value + 1 END || ' months') / 86400 - 1 AS last
      FROM json_each('[0,1,2,3,4,5,6,7,8,9,10,11]') m, json_each('[0,1,2]') k) w ON w.month = t.month AND w.window = t.window ORDER BY t.object_id, t.plan_id, t.i;
  DROP TABLE target;
  COMMIT;
  ANALYZE`);
  db.close();
}

/** A special plan of one agency, received after the others were compared. */
function addPlan(path: string, visits: number): void {
  const objects = visits / VISITS_PER_OBJECT;
  const db = new Database(path);
  const id = NEW_PLAN;
  db.exec(`BEGIN;
  INSERT INTO plan_series VALUES (${id}, 'A7', 7, '第7执法局', ${YEAR}, 'special', '新计划');
  INSERT INTO plan VALUES (${id}, ${id}, 1, '', 1, '新计划.xlsx', '${YEAR}-03-05', '[]');
  INSERT INTO plan_event (plan_id, kind, on_date, ref, note) VALUES (${id}, 'received', '${YEAR}-03-05', '', '');
  ${count(NEW_TARGETS)} INSERT INTO plan_line (id, plan_id, sheet, row, cells) SELECT ${visits} + i, ${id}, 'Sheet1', i,
    json_object('item', json_object('text', '新事项', 'row', i, 'column', 2), 'object_scope', json_object('text', '', 'row', i, 'column', 3)) FROM n;
  ${count(NEW_TARGETS)} INSERT INTO plan_visit SELECT ${objectOf('(i * 1009)', objects)}, ${id}, ${visits} + i, ${firstDay(`'${YEAR}'`)} + 90 + i % 180,
    ${firstDay(`'${YEAR}'`)} + 119 + i % 180, 0, '第' || (i % 30) || '检查事项', '', 1, 1, 0, 0, NULL FROM n;
  COMMIT`);
  db.close();
}

/** What an act took: milliseconds of this process's own work, whatever else the machine does, or as said. */
interface Measured {
  readonly ms: number;
  readonly memoryMb: number;
}

/** One act in a process of its own, which prints what it took. */
const measured = (act: string, prepare = '', time = '(user + system) / 1000') => `
const { comparePlans, judgeVisits, listOverlaps, objectsInBatches, Portfolio, openStore, fixedClock, loadPack, packFolder } =
  require(process.argv[1]);
const [, , path, root] = process.argv;
const { store } = openStore(path, { operator: 'bench', clock: fixedClock('${YEAR}-03-05') });
const pack = loadPack(packFolder(root), 'jinshan');
${prepare}
const start = process.cpuUsage();
${act}
const { user, system } = process.cpuUsage(start);
store.close();
console.log(JSON.stringify({ ms: ${time}, memoryMb: ${PEAK_MB} }));
`;
const COMPARE = measured(`store.write((tx) => {
  comparePlans(tx, pack, ${YEAR});
  tx.record({ act: 'bench', subject: 'plan', id: ${YEAR}, summary: '比对' });
});`);
/**
 * The rules alone, over the visits to the objects of the new plan: in a process that has just begun, by the clock, since
 * what the engine translates meanwhile in other threads is not theirs.
 */
const RULES_ALONE = measured(
  `const begun = performance.now();
for (const batch of batches) judgeVisits(batch, changes, portfolio.context);
const ms = performance.now() - begun;`,
  `const portfolio = new Portfolio(store, pack, ${YEAR});
const changes = { plans: new Set([${NEW_PLAN}]), former: new Map(), objects: new Set() };
const batches = [...objectsInBatches(store, portfolio.objectsOf([${NEW_PLAN}]), portfolio.plans)];`,
  'ms',
);
const OVERLAPS = measured(`listOverlaps({ store, pack }, { year: ${YEAR}, limit: 20 });`);

function bundle(outfile: string): string {
  const parts = [
    ['comparePlans', 'src/plan/compare-plans.ts'],
    ['judgeVisits', 'src/plan/judge-visits.ts'],
    ['objectsInBatches', 'src/plan/visit-store.ts'],
    ['Portfolio', 'src/plan/portfolio.ts'],
    ['listOverlaps', 'src/plan/overlap/list-overlaps.ts'],
    ['openStore', 'src/store/open.ts'],
    ['fixedClock', 'src/kernel/clock.ts'],
    ['loadPack, packFolder', 'src/policy/load.ts'],
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

function run(act: string, program: string, path: string): Measured {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', act, program, path, ROOT], {
    encoding: 'utf8',
    env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
  });
  if (status !== 0) throw new Error(`the act ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

function countFindings(path: string): number {
  const db = new Database(path, { readonly: true });
  const findings = db.prepare('SELECT count(*) FROM plan_finding').pluck().get() as number;
  db.close();
  return findings;
}

function report(name: string, value: number, unit: string, goal: number): boolean {
  const ok = value <= goal;
  console.log(`${name}  ${value.toFixed(unit === '×' ? 1 : 0)} ${unit}  goal ${goal}  ${ok ? 'ok' : 'over'}`);
  return ok;
}

/** True where the comparison keeps to its goals. */
export function benchPortfolio(folder: string): boolean {
  const program = bundle(join(folder, 'compare.cjs'));
  const results = [SMALL, LARGE].map((visits) => {
    const path = join(folder, `portfolio-${visits}.db`);
    const init = ['init', '--db', path, '--pack', 'jinshan', '--bureau', '某区司法局', '--code', '某司'];
    spawnSync(process.execPath, [join(__dirname, 'zfjd.js'), ...init]);
    generate(path, visits);
    const whole = run(COMPARE, program, path);
    const findings = countFindings(path);
    const overlaps = run(OVERLAPS, program, path);
    addPlan(path, visits);
    const rules = Array.from({ length: RULE_ROUNDS }, () => run(RULES_ALONE, program, path).ms);
    const one = run(COMPARE, program, path);
    return { visits, whole, findings, overlaps, rules, one };
  });
  const [small, large] = results as [(typeof results)[0], (typeof results)[0]];
  console.log(`统筹比对 ${SMALL} 项检查  ${small.whole.ms.toFixed(0)} ms  问题 ${small.findings}`);
  return [
    report(`统筹比对 ${LARGE} 项检查（问题 ${large.findings}）`, large.whole.ms, 'ms', GOALS.wholeMs),
    report(`统筹比对 ${SMALL} → ${LARGE}`, large.whole.ms / small.whole.ms, '×', GOALS.growth),
    report(
      `新计划 ${NEW_TARGETS} 个对象对 ${LARGE} 项，规则（连同读写 ${large.one.ms.toFixed(0)} ms）`,
      Math.min(...large.rules),
      'ms',
      GOALS.newPlanMs,
    ),
    report('统筹比对内存', large.whole.memoryMb, 'MB', GOALS.memoryMb),
    report(`重叠清单 ${LARGE} 项检查，前20家`, large.overlaps.ms, 'ms', GOALS.overlapsMs),
    report('重叠清单内存', large.overlaps.memoryMb, 'MB', GOALS.memoryMb),
  ].every(Boolean);
}
