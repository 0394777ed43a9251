/** 导入: the whole line (read, judge, compare, store, journal) against the bare library reading the same files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { usccCheckCharacter } from '../src/kernel/uscc.ts';
import { writeTable, type Table } from '../src/workbook/write-table.ts';

const SHIM = join(__dirname, 'zfjd.js');
const WORKBOOKS = 60;
const ROWS = 500;
const ENTERPRISES = 20_000;
const ROUNDS = Number(process.env['BENCH_IMPORT_ROUNDS'] ?? 3);
/** Most of SheetJS's time only to read, and of csvkit's to read and insert. */
const GOAL = 0.6;
const CSVKIT_GOAL = 0.25;
const TODAY = '2026-03-05';

/** Reads every file of a folder with SheetJS' fastest correct options, and does nothing with it. */
const BARE = `
const fs = require('node:fs'), path = require('node:path'), XLSX = require('xlsx');
let rows = 0;
for (const name of fs.readdirSync(process.argv[1])) {
  const book = XLSX.read(fs.readFileSync(path.join(process.argv[1], name)), {
    type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellStyles: false,
  });
  for (const sheet of book.SheetNames) rows += XLSX.utils.sheet_to_json(book.Sheets[sheet], { header: 1 }).length;
}
if (rows < ${WORKBOOKS * ROWS}) throw new Error('rows lost: ' + rows);
`;

function uscc(serial: number): string {
  const body = `91310116MA${String(serial).padStart(7, '0')}`;
  return body + usccCheckCharacter(body);
}

const columns = (...headers: string[]): Table['columns'] => headers.map((header) => ({ header }));

async function writeRosters(folder: string): Promise<void> {
  const agencies = Array.from({ length: WORKBOOKS }, (_, i) => [
    uscc(i),
    `示例区第${i}执法局`,
    '区级部门',
    '卫健',
  ]);
  const names = agencies.map((row) => row[1]).join('、');
  const items = Array.from({ length: 50 }, (_, i) => [`S${i}`, `第${i}检查事项`, names, '已备案']);
  const firms = Array.from({ length: ENTERPRISES }, (_, i) => [
    uscc(i + 1000),
    `上海第${i}示例有限公司`,
    '存续',
  ]);
  const tables: [string, Table][] = [
    [
      '单位',
      { name: '单位', columns: columns('统一社会信用代码', '单位名称', '单位类型', '条线'), rows: agencies },
    ],
    ['事项', { name: '事项', columns: columns('事项编码', '事项名称', '认领单位', '备案状态'), rows: items }],
    ['企业', { name: '企业', columns: columns('统一社会信用代码', '企业名称', '登记状态'), rows: firms }],
  ];
  for (const [name, table] of tables) writeFileSync(join(folder, `${name}.xlsx`), await writeTable([table]));
}

/** Every second agency that visits a firm comes months later: both are compared, and nothing is found. */
function monthOf(book: number, row: number): number {
  const again = Math.floor((book * ROWS + row) / ENTERPRISES);
  return 4 + ((row + 4 * again) % 8);
}

async function writePlans(folder: string): Promise<void> {
  const headers = columns(
    '序号',
    '任务名称',
    '检查事项',
    '检查依据',
    '检查主体',
    '检查对象范围',
    '统一社会信用代码',
    '检查比例',
    '检查方式',
    '检查内容',
    '检查频次',
    '检查时间',
    '是否联合检查',
    '承办科室',
    '备注',
  );
  for (let book = 0; book < WORKBOOKS; book += 1) {
    const rows = Array.from({ length: ROWS }, (_, i) => {
      const firm = (book * ROWS + i) % ENTERPRISES;
      return [
        String(i + 1),
        `第${book}批第${i}项任务`,
        `第${i % 50}检查事项`,
        '《中华人民共和国基本医疗卫生与健康促进法》第八十六条',
        `示例区第${book}执法局`,
        `上海第${firm}示例有限公司`,
        uscc(firm + 1000),
        '100%',
        '现场检查',
        '卫生管理制度落实、从业人员健康管理、设施设备维护情况',
        '1次/年',
        `2026年${monthOf(book, i)}月`,
        '否',
        `第${i % 9}科`,
        i % 3 === 0 ? '结合日常巡查开展' : '',
      ];
    });
    const table: Table = { name: `示例区第${book}执法局2026年度检查计划`, columns: headers, rows };
    writeFileSync(join(folder, `示例区第${book}执法局2026年度检查计划.xlsx`), await writeTable([table]));
  }
}

function run(args: readonly string[], allowed: readonly number[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1e9,
    cwd: join(__dirname, '..'),
  });
  if (status === null || !allowed.includes(status))
    throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

/** True where the whole import takes at most GOAL times what the bare library takes to read. */
export async function benchImport(folder: string): Promise<boolean> {
  const [rosters, plans] = [join(folder, 'rosters'), join(folder, 'plans')];
  for (const made of [rosters, plans]) mkdirSync(made);
  await writeRosters(rosters);
  await writePlans(plans);
  const bare: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const db = ['--db', join(folder, `import-${round}.db`), '--today', TODAY];
    run([SHIM, 'init', ...db, '--pack', 'jinshan', '--bureau', '某区司法局', '--code', '某司'], [0]);
    run([SHIM, 'registry', 'import', rosters, ...db], [0]);
    bare.push(run(['-e', BARE, plans], [0]));
    whole.push(run([SHIM, 'plan', 'import', plans, ...db], [0, 1]));
  }
  const best = (times: readonly number[]) => Math.min(...times);
  const ratio = best(whole) / best(bare);
  const rows = WORKBOOKS * ROWS;
  console.log(`SheetJS 只读取 ${rows} 行  ${best(bare).toFixed(0).padStart(6)} ms  1.00`);
  console.log(
    `zfjd plan import ${rows} 行 ${best(whole).toFixed(0).padStart(6)} ms  ${ratio.toFixed(2)}  goal ${GOAL}  ${ratio <= GOAL ? 'ok' : 'over'}`,
  );
  const csvkit = csvkitTime(folder, plans);
  if (csvkit === undefined) {
    console.log('没有安装 csvkit（apt-get install csvkit），没有与 in2csv | csvsql --insert 比较');
    return ratio <= GOAL;
  }
  const part = best(whole) / csvkit;
  console.log(
    `in2csv | csvsql --insert ${csvkit.toFixed(0)} ms（${WORKBOOKS}个文件，按${CSVKIT_FILES}个推算）`,
  );
  console.log(
    `zfjd 与 csvkit 之比  ${part.toFixed(3)}  goal ${CSVKIT_GOAL}  ${part <= CSVKIT_GOAL ? 'ok' : 'over'}`,
  );
  return ratio <= GOAL && part <= CSVKIT_GOAL;
}

/** csvkit takes seconds a file; what it takes for a few stands for all, which are of one size. */
const CSVKIT_FILES = 5;

/** in2csv | csvsql --insert for every file, in ms; undefined where csvkit is not installed. */
function csvkitTime(folder: string, plans: string): number | undefined {
  if (spawnSync('in2csv', ['--version']).status !== 0) return undefined;
  const files = readdirSync(plans).slice(0, CSVKIT_FILES);
  const start = performance.now();
  for (const [i, file] of files.entries()) {
    const insert = `in2csv "$1" 2>/dev/null | csvsql --db "sqlite:///$2" --insert --tables "plan$3"`;
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', insert, 'sh', join(plans, file), join(folder, 'csvkit.db'), String(i)],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`csvkit ended with ${status}: ${stderr}`);
  }
  return ((performance.now() - start) / files.length) * WORKBOOKS;
}
