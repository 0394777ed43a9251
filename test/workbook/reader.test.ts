import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from 'esbuild';
import { createReader, type WorkbookReader } from '../../src/workbook/reader.ts';
import { readPackedInPieces, readWorkbook } from '../../src/workbook/read.ts';
import { HOSTILE } from './hostile.ts';
import { book, written } from './make-xlsx.ts';
import { plain, texts } from './read-check.ts';

// Beside node_modules, because the bundle asks for `xlsx` from where it lies.
const root = join(dirname(__filename), '../../node_modules/.cache/zfjd-test');
const rows = [
  ['序号', '检查事项', '日期'],
  [1, '消防安全', new Date(Date.UTC(2026, 2, 5))],
];
let dir = '';
let workerPath = '';
const readers: WorkbookReader[] = [];
const reader = (limits = {}, path = workerPath) => {
  const made = createReader({ workerPath: path, limits });
  readers.push(made);
  return made;
};
const file = (name: string, data: Buffer | string): string => {
  const path = join(dir, name);
  writeFileSync(path, data);
  return path;
};
/** A worker that does as the name of the file says. */
const NAUGHTY = `const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ file, bytes }) => {
  if (file.includes('hang')) for (;;);
  if (file.includes('memory')) { const all = []; for (;;) all.push(new Array(1000).fill(all.length)); }
  if (file.includes('exit')) process.exit(3);
  if (file.includes('throw')) throw 'a plain string';
  parentPort.postMessage({ kind: 'read', bytes, workbook: { file, kind: 'csv', date1904: false, formats: [], texts: { blocks: [], long: [] }, shown: {}, sheets: [] } });
});`;

beforeAll(async () => {
  mkdirSync(root, { recursive: true });
  dir = mkdtempSync(join(root, 'reader-'));
  workerPath = join(dir, 'worker.cjs');
  await build({
    entryPoints: [join(dirname(__filename), '../../src/workbook/worker.ts')],
    outfile: workerPath,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  });
});

afterAll(async () => {
  await Promise.all(readers.map((r) => r.close()));
  rmSync(dir, { recursive: true, force: true });
});

describe('the reader', () => {
  it.each([
    ['计划.xlsx', 'xlsx'],
    ['计划.xls', 'biff8'],
    ['计划.ods', 'ods'],
  ] as const)('reads %s in its thread and gives the bytes back', async (name, bookType) => {
    const bytes = written(rows, bookType);
    const read = await reader().read(file(name, bytes));
    expect(plain(read.workbook)).toEqual(plain(readWorkbook(bytes, name)));
    expect(texts(read.workbook)[1]?.[1]).toBe('消防安全');
    expect(Buffer.from(read.bytes).equals(bytes)).toBe(true);
  });

  it('reads a batch with hostile files in it to its end, and answers for each', async () => {
    const one = reader();
    const good = written(rows);
    const hostile = HOSTILE.map(([, , make]) => make());
    const answers: string[] = [];
    for (let i = 0; i < 60; i++) {
      const bytes = i % 5 === 0 ? (hostile[(i / 5) % hostile.length] as Buffer) : good;
      const answer = one.read(file(`批${i}.xlsx`, bytes)).then(
        ({ workbook }) => texts(workbook)[1]?.[1],
        (error: { code: string }) => error.code,
      );
      answers.push((await answer) ?? '');
    }
    expect(answers).toEqual(
      Array.from({ length: 60 }, (_, i) =>
        i % 5 === 0 ? HOSTILE[(i / 5) % HOSTILE.length]?.[1] : '消防安全',
      ),
    );
  });

  it('passes the encoding on', async () => {
    const path = file('国标.csv', Buffer.from('d6d0b9fa0a', 'hex'));
    const { workbook } = await reader().read(path, { encoding: 'gb18030' });
    expect(texts(workbook)).toEqual([['中国']]);
    await expect(reader().read(path, { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'E_WORKBOOK_ENCODING',
    });
  });

  it('goes on with the next file after one that is refused', async () => {
    const one = reader();
    const good = file('好.xlsx', written(rows));
    const bad = file('坏.xlsx', written(rows).subarray(0, 500));
    const results = await Promise.allSettled([one.read(bad), one.read(good), one.read(bad), one.read(good)]);
    expect(results.map((r) => r.status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect(results[0]).toMatchObject({
      reason: { name: 'UserError', code: 'E_WORKBOOK_TRUNCATED', exit: 3 },
    });
  });

  it.each([
    ['missing', () => join(dir, '没有.xlsx'), 'MISSING'],
    ['a folder', () => dir, 'DIRECTORY'],
    ['empty', () => file('空.xlsx', ''), 'EMPTY'],
    ['a device', () => '/dev/null', 'NOT_FILE'],
    ['below a file', () => join(file('文件.xlsx', 'x'), '计划.xlsx'), 'MISSING'],
  ])('refuses a path that is %s', async (_, path, code) => {
    await expect(reader().read(path())).rejects.toMatchObject({
      name: 'UserError',
      code: `E_WORKBOOK_${code}`,
    });
  });

  it('has bounds that `large` lifts', async () => {
    const path = file('大.csv', 'x'.repeat(50_000_001));
    await expect(reader().read(path)).rejects.toMatchObject({ code: 'E_WORKBOOK_TOO_BIG' });
    const { workbook } = await reader().read(path, { large: true });
    expect(workbook.sheets[0]?.rows[0]?.cells[0]?.text.length).toBe(50_000_001);
  });

  it('stops at the time limit, then reads the next file', async () => {
    const naughty = reader({ milliseconds: 1500 }, file('naughty.cjs', NAUGHTY));
    await expect(naughty.read(file('hang.xlsx', 'x'))).rejects.toMatchObject({ code: 'E_WORKBOOK_TIMEOUT' });
    await expect(naughty.read(file('a.xlsx', 'x'))).resolves.toMatchObject({ workbook: { file: 'a.xlsx' } });
  });

  it('counts no time that the caller itself was at work: what was read meanwhile is taken', async () => {
    const naughty = reader({ milliseconds: 400 }, file('naughty.cjs', NAUGHTY));
    await naughty.read(file('a.xlsx', 'x'));
    const read = naughty.read(file('b.xlsx', 'x'));
    await new Promise(setImmediate);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 800);
    await expect(read).resolves.toMatchObject({ workbook: { file: 'b.xlsx' } });
  });

  it('stops at the heap limit, then reads the next file', async () => {
    const naughty = reader({ heapMb: 32 }, file('naughty.cjs', NAUGHTY));
    await expect(naughty.read(file('memory.xlsx', 'x'))).rejects.toMatchObject({ code: 'E_WORKBOOK_MEMORY' });
    await expect(naughty.read(file('a.xlsx', 'x'))).resolves.toMatchObject({ workbook: { file: 'a.xlsx' } });
  });

  it('outlives a thread that dies, and says that it is a defect', async () => {
    const naughty = reader({}, file('naughty.cjs', NAUGHTY));
    await expect(naughty.read(file('exit.xlsx', 'x'))).rejects.toThrow(/ended with 3/);
    await expect(naughty.read(file('throw.xlsx', 'x'))).rejects.toBeDefined();
    await expect(naughty.read(file('a.xlsx', 'x'))).resolves.toMatchObject({ workbook: { file: 'a.xlsx' } });
  });
});

describe('shared strings that are many', () => {
  const MANY = 40_000;
  /** Over a million characters that do not compress too well, and the odd ones among them. */
  const shared = (count: number): string[] =>
    Array.from({ length: count }, (_, i) => {
      if (i === 7) return '<t></t>';
      if (i === 8) return '<r><t>富</t></r><rPh sb="0" eb="1"><t>fu</t></rPh><r><t>文本</t></r>';
      if (i === 9) return `<t>${'很长'.repeat(40_000)}</t>`;
      return `<t>上海第${i}示例${Math.imul(i, 0x9e3779b1)}有限公司${Math.imul(i, 0x85ebca6b)}</t>`;
    });
  const cells = (count: number) =>
    Array.from({ length: count }, (_, i) => `<row><c t="s"><v>${i}</v></c></row>`).join('');
  const inline = (i: number) =>
    `<row><c t="inlineStr"><is><t>上海第${i}示例</t></is></c><c s="1"><v>${i + 0.5}</v></c></row>`;
  const bytes = (count: number, second = '') =>
    book({
      strings: shared(count),
      formats: ['# ?/?'],
      sheets: [
        { name: '甲', rows: cells(count) },
        { name: '乙', rows: inline(1) + inline(2) + inline(1) + cells(12) + second },
      ],
    });

  it('are handed over as soon as they are read, and few are not', async () => {
    const handed: number[] = [];
    const packed = await readPackedInPieces(bytes(MANY), '多.xlsx', {}, ({ blocks }) =>
      handed.push(blocks.length),
    );
    expect(handed).toEqual([packed.texts.firstBlock]);
    expect(packed.texts.firstBlock).toBeGreaterThanOrEqual(16);
    expect(packed.texts.firstLong).toBe(1);
    await readPackedInPieces(bytes(100), '少.xlsx', {}, () => handed.push(0));
    expect(handed).toHaveLength(1);
  });

  it.each([
    ['of a usual file', ''],
    ['of a file that the fast path gives up after them', '<row><unknown/></row>'],
  ])('are the same, %s', async (_, second) => {
    const data = bytes(MANY, second);
    const { workbook } = await reader().read(file('多.xlsx', data));
    expect(workbook.sheets[0]?.rows).toHaveLength(MANY - 1);
    expect(plain(workbook)).toEqual(plain(readWorkbook(data, '多.xlsx')));
  });
});
