/**
 * 检查记录: a city year imported from .csv and .xlsx, beside what `sqlite3 .import` with the same indexes and `unzip` of
 * the same files take. Runs with BENCH_INSPECTION=1 only, since making the city takes minutes.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { PEAK_MB, type Usage } from './peak-memory.ts';

const SHIM = join(__dirname, 'zfjd.js');
const LARGE = Number(process.env['BENCH_INSPECTION_ROWS'] ?? 700_000);
const SMALL = LARGE / 10;
const ENTERPRISES = Math.round((LARGE * 30) / 7);
const AGENCIES = 60;
const GOALS = { csv: 2, xlsx: 6, memoryMb: 500, growth: 12 };

const HEAD = [
  '检查码编号',
  '计划编码',
  '任务来源',
  '任务名称',
  '检查对象',
  '统一社会信用代码',
  '检查地点',
  '检查事项',
  '检查结果',
  '处理措施',
  '执法人员',
  '执法单位',
  '申请时间',
  '检查时间',
  '结果录入时间',
  '是否联合',
  '联合部门',
  '补码标志',
  '评价',
  '状态',
];

/** A number below `to` that looks drawn, from a row's number. */
const drawn = (row: number, seed: number, to: number) =>
  Math.floor(((((row + seed) * 48_271) % 2_147_483_647) / 2_147_483_647) * to);
const two = (n: number) => String(n).padStart(2, '0');
const when = (row: number, later: number) => {
  const day = 1 + drawn(row, 17, 28);
  return `2025-${two(1 + drawn(row, 29, 12))}-${two(day)} ${two(9 + later)}:${two(drawn(row, 31 + later, 60))}`;
};

function record(row: number): string[] {
  const agency = drawn(row, 7, AGENCIES);
  const object = 1 + drawn(row, 11, ENTERPRISES);
  const planned = drawn(row, 13, 10) < 8;
  const officer = drawn(row, 19, 40);
  return [
    `JCM2025${String(row).padStart(9, '0')}`,
    planned ? `JSBA-2025-${String(drawn(row, 23, 5000)).padStart(5, '0')}` : '',
    planned ? '检查计划' : (['投诉举报', '转办交办', '移送'][drawn(row, 37, 3)] ?? ''),
    `第${agency}执法局2025年${1 + drawn(row, 41, 12)}月第${drawn(row, 43, 30)}项日常检查`,
    `上海第${object}示例贸易有限公司`,
    code(object),
    `上海市示例区第${object % 900}路${object % 1999}号${object % 17}幢`,
    `第${drawn(row, 47, 120)}项检查事项检查；第${drawn(row, 53, 20)}项检查事项检查`,
    drawn(row, 59, 10) < 2 ? '发现问题' : '未发现问题',
    drawn(row, 59, 10) < 2 ? '责令改正' : '',
    `人员${agency}甲${officer}(3101${two(agency)}${String(officer).padStart(4, '0')})、人员${agency}乙${officer}(3101${two(agency)}${String(officer + 500).padStart(4, '0')})`,
    `第${agency}执法局`,
    when(row, 0),
    when(row, 1),
    when(row, 3),
    drawn(row, 61, 20) === 0 ? '是' : '否',
    drawn(row, 61, 20) === 0 ? `第${(agency + 1) % AGENCIES}执法局` : '',
    '否',
    drawn(row, 67, 3) === 0 ? '满意' : '',
    '已完成',
  ];
}

function code(object: number): string {
  return `91310000${String(object).padStart(9, '0')}X`;
}

/** A city: the agencies and the enterprises, each at one place. */
function makeCity(path: string): void {
  run(process.execPath, [
    SHIM,
    'init',
    '--db',
    path,
    '--pack',
    'jinshan',
    '--bureau',
    '某市司法局',
    '--code',
    '某司',
  ]);
  const db = new Database(path);
  db.pragma('synchronous = OFF');
  const count = (to: number) =>
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
  db.exec(`BEGIN;
  ${count(AGENCIES)} INSERT INTO agency SELECT i, 'A' || i, '第' || (i - 1) || '执法局', '区级部门', '市监', '', '', NULL,
    NULL, '', 1, '', '', '在用', '', '2025-01-01' FROM n;
  INSERT INTO agency_alias (alias, agency_id, origin) SELECT name, id, 'name' FROM agency;
  ${count(ENTERPRISES)} INSERT INTO enterprise SELECT i, '91310000' || format('%09d', i) || 'X',
    '上海第' || i || '示例贸易有限公司', '上海第' || i || '示例贸易有限公司', '存续', '', '2025-01-01' FROM n;
  INSERT INTO premises SELECT id, id, address, address FROM (SELECT id, '上海市示例区第' || (id % 900) || '路' ||
    (id % 1999) || '号' || (id % 17) || '幢' AS address FROM enterprise);
  COMMIT;`);
  db.close();
}

function makeCsv(path: string, rows: number): void {
  const fd = openSync(path, 'w');
  let lines = [HEAD.join(',')];
  for (let row = 1; row <= rows; row += 1) {
    lines.push(record(row).join(','));
    if (lines.length >= 10_000 || row === rows) {
      writeSync(fd, `${lines.join('\r\n')}\r\n`);
      lines = [];
    }
  }
  closeSync(fd);
}

/** The same as a workbook with inline strings, as reporting systems write it; packed by `zip`. */
function makeXlsx(folder: string, path: string, rows: number): void {
  const parts = join(folder, 'parts');
  const NS = 'http://schemas.openxmlformats.org';
  const write = (name: string, text: string) => writeFileSync(join(parts, name), text);
  for (const sub of ['_rels', 'xl/_rels', 'xl/worksheets']) mkdirSync(join(parts, sub), { recursive: true });
  write(
    '[Content_Types].xml',
    `<Types xmlns="${NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  );
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  write('_rels/.rels', relation('officeDocument', 'xl/workbook.xml'));
  write('xl/_rels/workbook.xml.rels', relation('worksheet', 'worksheets/sheet1.xml'));
  write(
    'xl/workbook.xml',
    `<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets><sheet name="记录" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  const fd = openSync(join(parts, 'xl/worksheets/sheet1.xml'), 'w');
  writeSync(fd, `<worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetData>`);
  let lines: string[] = [];
  for (let row = 0; row <= rows; row += 1) {
    const cells = (row === 0 ? HEAD : record(row)).map((text, i) =>
      text === ''
        ? ''
        : `<c r="${String.fromCharCode(65 + i)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
    );
    lines.push(`<row r="${row + 1}">${cells.join('')}</row>`);
    if (lines.length >= 10_000 || row === rows) {
      writeSync(fd, lines.join(''));
      lines = [];
    }
  }
  writeSync(fd, '</sheetData></worksheet>');
  closeSync(fd);
  run('zip', ['-q', '-r', '-1', path, '.'], parts);
  rmSync(parts, { recursive: true });
}

function run(command: string, args: readonly string[], cwd?: string, input?: string): string {
  const { status, stderr, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    cwd,
    input,
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

interface Imported {
  readonly ms: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
}

/** One import into a copy of the city. */
function importInto(folder: string, city: string, file: string, rows: number): Imported {
  const db = join(folder, 'run.db');
  run('cp', [city, db]);
  // The copy is at rest before the import, whose own commit would else have to bring it to the disk.
  run('sync', [db]);
  const usage = join(folder, 'usage.json');
  const hook = join(folder, 'usage.cjs');
  writeFileSync(
    hook,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(usage)}, JSON.stringify({ ...process.resourceUsage(), peakMb: ${PEAK_MB} })));`,
  );
  let out = '';
  const ms = timed(() => {
    out = run(process.execPath, ['-r', hook, SHIM, 'inspection', 'import', file, '--db', db, '--json']);
  });
  const { data } = JSON.parse(out) as { data: { files: { sheets: { added: number }[] }[] } };
  const added = data.files[0]?.sheets[0]?.added;
  if (added !== rows) throw new Error(`${added} of ${rows} records came in`);
  const { peakMb, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(usage, 'utf8')) as Usage;
  for (const suffix of ['', '-wal', '-shm']) rmSync(db + suffix, { force: true });
  return { ms, cpuMs: (userCPUTime + systemCPUTime) / 1000, memoryMb: peakMb };
}

/** `.import` of the same file, and the indexes the table of records has. */
function plainImport(folder: string, csv: string): number {
  const db = join(folder, 'plain.db');
  const script = `.mode csv
.import ${csv} t
CREATE UNIQUE INDEX a ON t (检查码编号);
CREATE INDEX b ON t (检查时间, 执法单位);
CREATE INDEX c ON t (统一社会信用代码, 检查时间);
CREATE INDEX d ON t (检查码编号, 状态);
CREATE INDEX e ON t (计划编码, 检查时间);
CREATE INDEX f ON t (执法人员, 检查时间);
`;
  const ms = timed(() => run('sqlite3', [db], undefined, script));
  rmSync(db);
  return ms;
}

export function benchInspection(folder: string): boolean {
  if (process.env['BENCH_INSPECTION'] !== '1') {
    console.log('检查记录: left out (BENCH_INSPECTION=1 runs it)');
    return true;
  }
  const city = join(folder, 'city.db');
  makeCity(city);
  const csv = join(folder, '记录.csv');
  const small = join(folder, '少量记录.csv');
  const xlsx = join(folder, '记录.xlsx');
  makeCsv(csv, LARGE);
  makeCsv(small, SMALL);
  makeXlsx(folder, xlsx, LARGE);
  console.log(
    `${LARGE} records, ${ENTERPRISES} enterprises: csv ${size(csv)} MB, xlsx ${size(xlsx)} MB packed`,
  );
  const plain = plainImport(folder, csv);
  const fromSmall = importInto(folder, city, small, SMALL);
  const fromCsv = importInto(folder, city, csv, LARGE);
  const unzip = timed(() => run('sh', ['-c', `unzip -p ${xlsx} > /dev/null`]));
  const fromXlsx = importInto(folder, city, xlsx, LARGE);
  const rows: readonly (readonly [name: string, value: number, goal: number, detail: string])[] = [
    ['csv / sqlite3 .import', fromCsv.ms / plain, GOALS.csv, seconds(fromCsv, plain)],
    ['xlsx / unzip -p', fromXlsx.ms / unzip, GOALS.xlsx, seconds(fromXlsx, unzip)],
    ['csv growth × 10', fromCsv.ms / fromSmall.ms, GOALS.growth, seconds(fromCsv, fromSmall.ms)],
    ['csv memory, MB', fromCsv.memoryMb, GOALS.memoryMb, ''],
    ['xlsx memory, MB', fromXlsx.memoryMb, GOALS.memoryMb, ''],
  ];
  let kept = true;
  for (const [name, value, goal, detail] of rows) {
    const ok = value <= goal;
    kept &&= ok;
    console.log(`${name.padEnd(22)} ${value.toFixed(2)}  goal ${goal}  ${ok ? 'ok' : 'over'}  ${detail}`);
  }
  return kept;
}

function size(path: string): number {
  return Math.round(statSync(path).size / 1e6);
}

function seconds({ ms, cpuMs }: Imported, other: number): string {
  return `${(ms / 1000).toFixed(1)} s (cpu ${(cpuMs / 1000).toFixed(1)} s) beside ${(other / 1000).toFixed(1)} s`;
}

if (require.main === module) {
  const [, , folder = '/tmp'] = process.argv;
  process.env['BENCH_INSPECTION'] = '1';
  process.exitCode = benchInspection(folder) ? 0 : 1;
}
