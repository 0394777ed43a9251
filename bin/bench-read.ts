/** 读取: our reader, thread and all, against SheetJS with its fastest options, on what Excel, we and registers write. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { columnName } from '../src/kernel/cell-ref.ts';
import { newPackage, relationsXml } from '../src/workbook/write-package.ts';
import { RELATION_NAMESPACE, SHEET_NAMESPACE, XML_HEAD } from '../src/workbook/write-xml.ts';
import { writeZip, type Part } from '../src/workbook/write-zip.ts';

const DIST = join(__dirname, '..', 'dist');
const ROWS = Number(process.env['BENCH_READ_ROWS'] ?? 100_000);
const COLUMNS = 15;
const ROUNDS = Number(process.env['BENCH_READ_ROUNDS'] ?? 3);
/** Most of SheetJS's processor time, in the mean of the three kinds. */
const GOAL = 0.15;
const MEMORY_GOAL_MB = 200;

/** Prints the processor time of one reading in ms and the most memory the process ever had in kB. */
const MEASURED = (prepare: string, read: string) => `
${prepare}
const start = process.cpuUsage();
const check = (rows) => {
  if (rows !== ${ROWS}) throw new Error('rows lost: ' + rows);
  const { user, system } = process.cpuUsage(start);
  console.log(JSON.stringify([(user + system) / 1000, process.resourceUsage().maxRSS]));
};
${read}`;

const BARE = MEASURED(
  `const XLSX = require('xlsx'), fs = require('node:fs');`,
  `const book = XLSX.read(fs.readFileSync(process.argv[1]), {
    type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellStyles: false,
  });
  check(book.Sheets[book.SheetNames[0]]['!data'].filter(Boolean).length);`,
);

const OURS = MEASURED(
  `const { createReader } = require(process.argv[2]);`,
  `const reader = createReader({ workerPath: process.argv[3] });
  reader.read(process.argv[1], { large: true }).then(({ workbook }) => {
    check(workbook.sheets[0].rows.length);
    return reader.close();
  });`,
);

type CellXml = (ref: string, row: number, column: number) => string;

const text = (row: number, column: number) =>
  column % 3 === 0
    ? `上海第${row}示例有限公司${column}`
    : `第${(row * 7 + column) % 400}批检查任务，现场检查，1次/年`;

/** How the cells are written; `strings` are the shared ones they came to need. */
interface Content {
  readonly cell: CellXml;
  readonly strings: Iterable<string>;
}

function sharedStrings(): Content {
  const ids = new Map<string, number>();
  const cell: CellXml = (ref, row, column) => {
    const value = text(row, column);
    const id = ids.get(value) ?? ids.size;
    ids.set(value, id);
    return `<c r="${ref}" s="3" t="s"><v>${id}</v></c>`;
  };
  return { cell, strings: { [Symbol.iterator]: () => ids.keys() } };
}

const KINDS: readonly (readonly [name: string, content: () => Content])[] = [
  ['共享文字', sharedStrings],
  [
    '行内文字',
    () => ({
      strings: [],
      cell: (ref, row, column) =>
        `<c r="${ref}" s="3" t="inlineStr"><is><t xml:space="preserve">${text(row, column)}</t></is></c>`,
    }),
  ],
  [
    '数字日期',
    () => ({
      strings: [],
      cell: (ref, row, column) =>
        column % 3 === 0
          ? `<c r="${ref}" s="4"><v>${45_000 + ((row + column) % 700)}</v></c>`
          : `<c r="${ref}"><v>${column % 3 === 1 ? row * column : (row * 7 + column) / 100}</v></c>`,
    }),
  ],
];

async function writeBook(path: string, { cell, strings }: Content): Promise<void> {
  const names = Array.from({ length: COLUMNS }, (_, i) => columnName(i + 1));
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const cells = names.map((name, column) => cell(`${name}${i + 1}`, i + 1, column));
    return `<row r="${i + 1}" spans="1:${COLUMNS}">${cells.join('')}</row>`;
  });
  const xml = `${XML_HEAD}<worksheet xmlns="${SHEET_NAMESPACE}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const parts = newPackage([{ name: '名录', xml }]).map(([name, content]): Part => {
    if (name === 'xl/_rels/workbook.xml.rels') return [name, Buffer.from(RELATIONS)];
    return [name, Buffer.from(withStringsAndDates(Buffer.from(content).toString()))];
  });
  const items = Array.from(strings, (value) => `<si><t>${value}</t></si>`).join('');
  const shared = `${XML_HEAD}<sst xmlns="${SHEET_NAMESPACE}">${items}</sst>`;
  writeFileSync(path, await writeZip([...parts, ['xl/sharedStrings.xml', Buffer.from(shared)]]));
}

const STRINGS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml';
const RELATIONS =
  XML_HEAD +
  relationsXml(
    [
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ].map(
      ([type, target], i) =>
        `<Relationship Id="rId${i + 1}" Type="${RELATION_NAMESPACE}/${type}" Target="${target}"/>`,
    ),
  );

/** Shared strings listed in the content types; style 4 shows a date. */
function withStringsAndDates(xml: string): string {
  return xml
    .replace('</Types>', `<Override PartName="/xl/sharedStrings.xml" ContentType="${STRINGS_TYPE}"/></Types>`)
    .replace('</cellXfs>', '<xf numFmtId="14"/></cellXfs>');
}

function measure(code: string, args: readonly string[]): readonly [ms: number, memoryKb: number] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', code, ...args], {
    encoding: 'utf8',
    cwd: join(__dirname, '..'),
  });
  if (status !== 0) throw new Error(`reading ${args[0]} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as [number, number];
}

/** True where our reader keeps to GOAL and MEMORY_GOAL_MB. */
export async function benchRead(folder: string): Promise<boolean> {
  const books = join(folder, 'read');
  mkdirSync(books);
  const reader = join(books, 'reader.cjs');
  buildSync({
    entryPoints: [join(__dirname, '../src/workbook/reader.ts')],
    outfile: reader,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
  });
  const ratios: number[] = [];
  let memory = 0;
  for (const [name, content] of KINDS) {
    const path = join(books, `${name}.xlsx`);
    await writeBook(path, content());
    let [bare, ours] = [Infinity, Infinity];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare = Math.min(bare, measure(BARE, [path])[0]);
      const [ms, kb] = measure(OURS, [path, reader, join(DIST, 'workbook-worker.cjs')]);
      ours = Math.min(ours, ms);
      memory = Math.max(memory, kb / 1000);
    }
    ratios.push(ours / bare);
    const times = `SheetJS ${bare.toFixed(0)} ms  zfjd ${ours.toFixed(0)} ms`;
    console.log(`读取${name} ${ROWS}×${COLUMNS}  ${times}  ${(ours / bare).toFixed(2)}`);
  }
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const kept = mean <= GOAL && memory <= MEMORY_GOAL_MB;
  console.log(
    `读取平均  ${mean.toFixed(2)}  goal ${GOAL}  memory ${memory.toFixed(0)} MB  goal ${MEMORY_GOAL_MB}  ${kept ? 'ok' : 'over'}`,
  );
  return kept;
}
