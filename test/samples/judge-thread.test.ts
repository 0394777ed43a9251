import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import { UserError } from '../../src/kernel/errors.ts';
import { importPlans, type ImportPlansOptions, type PlanFileReport } from '../../src/plan/import-plans.ts';
import { JudgeThread, type JudgeFilesDeps } from '../../src/plan/judged-files.ts';
import { withdrawPlan } from '../../src/plan/withdraw-plan.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import { openReader } from '../../src/store/open.ts';
import { createReader } from '../../src/workbook/reader.ts';
import { openRegistry, planFiles, ROOT, SAMPLES, vocabularies, type Registry } from './setting.ts';

const pack = loadPack(packFolder(ROOT), 'jinshan');
const dist = (name: string) => join(ROOT, 'dist', name);
const scripts = { judge: dist('judge-worker.cjs'), reader: dist('workbook-worker.cjs') };
const broken = readdirSync(join(SAMPLES, '坏文件')).map((file) => join(SAMPLES, '坏文件', file));
const good = planFiles.map((file) => join(SAMPLES, '计划', file));
/** Files that cannot be read stand between those that can. */
const FILES = [...good.slice(0, 5), ...broken, ...good.slice(5), join(SAMPLES, '没有这个文件.xlsx')];

const TABLES = ['kept_file', 'plan', 'plan_line', 'plan_visit', 'plan_finding', 'plan_series', 'plan_event'];

/** Everything that a connection of its own finds written. */
function written({ store }: Registry) {
  const file = openReader(store.path);
  try {
    const all = (table: string) =>
      file.tuples({ name: '', sql: `SELECT * FROM ${table} ORDER BY 1, 2, 3`, shape: {} });
    return Object.fromEntries(TABLES.map((table) => [table, all(table)]));
  } finally {
    file.close();
  }
}

const reader = createReader({ workerPath: scripts.reader });
afterAll(() => reader.close());

async function imported(
  registry: Registry,
  options: ImportPlansOptions,
  own?: Partial<JudgeFilesDeps>,
): Promise<PlanFileReport[]> {
  return importPlans({ store: registry.store, pack, reader, vocabularies, ...own }, options);
}

async function inThread(registry: Registry, options: ImportPlansOptions, paths = scripts) {
  const thread = new JudgeThread(paths);
  try {
    return await imported(registry, options, { thread });
  } finally {
    await thread.close();
  }
}

describe('files judged in a thread of their own', () => {
  let here: Registry;
  let there: Registry;
  beforeAll(async () => {
    [here, there] = [await openRegistry(), await openRegistry()];
  });
  afterAll(() => {
    here.drop();
    there.drop();
  });

  it('give the same reports and the same rows as without it', async () => {
    const [plain, threaded] = [
      await imported(here, { files: FILES }),
      await inThread(there, { files: FILES }),
    ];
    expect(plain.filter(({ outcome }) => outcome === 'imported')).toHaveLength(good.length);
    expect(plain.filter(({ outcome }) => outcome === 'failed')).toHaveLength(broken.length + 1);
    expect(threaded).toEqual(plain);
    expect(written(there)).toEqual(written(here));
  });

  it('are known the second time', async () => {
    const before = written(there);
    const again = await inThread(there, { files: FILES });
    expect(again.filter(({ outcome }) => outcome === 'known')).toHaveLength(good.length);
    expect(again).toEqual(await imported(here, { files: FILES }));
    expect(written(there)).toEqual(before);
  });

  it('are read anew where they are told otherwise, as without it', async () => {
    const told = { files: good.slice(0, 4), title: '另外的名称' };
    const [plain, threaded] = [await imported(here, told), await inThread(there, told)];
    expect(plain.map(({ outcome }) => outcome)).toEqual(['imported', 'imported', 'imported', 'imported']);
    expect(threaded).toEqual(plain);
    expect(written(there)).toEqual(written(here));
  });

  it('are judged once more where they were known when the thread saw them and are not when they are written', async () => {
    const fresh = await openRegistry();
    try {
      const files = good.slice(0, 4);
      const [, , , last] = await inThread(fresh, { files });
      const [plan] = last?.outcome === 'imported' ? last.plans : [];
      if (!plan) throw new Error('nothing to withdraw');
      const withdraw = () => {
        // By then the thread has long told that it knows the file.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
        const calendar = loadCalendar(ROOT, fresh.store);
        withdrawPlan(
          { store: fresh.store, pack, calendar },
          { reference: String(plan.id), reason: '报错了' },
        );
      };
      const told = {
        files,
        title: plan.title,
        onFile: (_: string, index: number) => index === 3 && withdraw(),
      };
      const again = await inThread(fresh, told);
      expect(again[3]).toMatchObject({
        outcome: 'imported',
        plans: [{ title: plan.title, lines: plan.lines }],
      });
    } finally {
      fresh.drop();
    }
  });

  it('leave nothing behind in a dry run', async () => {
    const fresh = await openRegistry();
    try {
      const before = written(fresh);
      const reports = await inThread(fresh, { files: good.slice(0, 6), dryRun: true });
      expect(reports.every(({ outcome }) => outcome === 'imported')).toBe(true);
      expect(written(fresh)).toEqual(before);
    } finally {
      fresh.drop();
    }
  });
});

describe('a thread that fails', () => {
  let folder = '';
  let registry: Registry;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zfjd-judge-'));
    registry = await openRegistry();
  });
  afterAll(() => {
    registry.drop();
    rmSync(folder, { recursive: true });
  });
  const naughty = (name: string, code: string) => {
    const judge = join(folder, `${name}.cjs`);
    writeFileSync(
      judge,
      `require('node:worker_threads').parentPort.on('message', ({ kind, files }) => { if (kind === 'judge') { ${code} } });`,
    );
    return { ...scripts, judge };
  };
  const files = good.slice(0, 5);

  it('by ending is told, and the next import goes on', async () => {
    await expect(inThread(registry, { files }, naughty('exit', 'process.exit(3);'))).rejects.toThrow(
      'judging plans: thread ended with 3',
    );
    expect((await inThread(registry, { files })).map(({ outcome }) => outcome)).toEqual(
      files.map(() => 'imported'),
    );
  });

  it('by a defect is told with where it was', async () => {
    const defect =
      "require('node:worker_threads').parentPort.postMessage({ kind: 'defect', message: 'no such thing', stack: 'at judge' });";
    const error = await inThread(registry, { files }, naughty('defect', defect)).catch((e: unknown) => e);
    expect(error).not.toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: 'judging plans: no such thing', stack: 'at judge' });
  });

  const eat = 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length));';
  const memory = (file: string) => ({
    file: basename(file),
    outcome: 'failed',
    code: 'E_WORKBOOK_MEMORY',
    message: `「${basename(file)}」：审查这个文件需要的内存超过32 MB`,
    hint: '把这个文件拆成几个再导入；其他文件不受影响',
  });

  it('for want of memory fails the file at hand; a new thread takes the others', async () => {
    const threads = naughty(
      'memory',
      `const told = (file) => require('node:worker_threads').parentPort.postMessage(
         { kind: 'failed', trouble: { kind: 'refused', code: 'E_TOLD', message: file } });
       for (const file of files) { if (/大/u.test(file)) { ${eat} } told(file); }`,
    );
    const names = ['大1', '1', '2', '大2', '大3', '3', '大4'];
    const thread = new JudgeThread(threads, 32);
    try {
      const reports = await imported(registry, { files: names }, { thread });
      expect(reports).toEqual(
        names.map((file) =>
          file.startsWith('大')
            ? memory(file)
            : { file, outcome: 'failed', code: 'E_TOLD', message: file, hint: undefined },
        ),
      );
    } finally {
      await thread.close();
    }
  });

  it('for want of memory for each file fails each, and ends', async () => {
    const thread = new JudgeThread(naughty('each', eat), 32);
    try {
      expect(await imported(registry, { files }, { thread })).toEqual(files.map(memory));
    } finally {
      await thread.close();
    }
  });

  it('by refusing all there is to do ends the import, which says why', async () => {
    const refusal =
      "require('node:worker_threads').parentPort.postMessage({ kind: 'refused', code: 'E_SOMETHING', message: '审查不了', hint: '再试' });";
    await expect(inThread(registry, { files }, naughty('refuse', refusal))).rejects.toMatchObject({
      code: 'E_SOMETHING',
      message: '审查不了',
      hint: '再试',
    });
  });

  it('by refusing the rest says so of each file that is not in', async () => {
    const fresh = await openRegistry();
    // Two files are told by the real thread.
    const judge = join(folder, 'later.cjs');
    writeFileSync(
      judge,
      `const port = require('node:worker_threads').parentPort;
       const { postMessage } = port;
       let told = 0;
       port.postMessage = (message, handed) => {
         told += 1;
         if (told <= 2) postMessage.call(port, message, handed);
         else if (told === 3) postMessage.call(port, { kind: 'refused', code: 'E_SOMETHING', message: '审查不了', hint: '再试' });
       };
       require(${JSON.stringify(scripts.judge)});`,
    );
    try {
      const reports = await inThread(fresh, { files }, { ...scripts, judge });
      expect(reports.map((r) => (r.outcome === 'failed' ? [r.code, r.message] : r.outcome))).toEqual([
        'imported',
        'imported',
        ['E_SOMETHING', `「${basename(files[2] ?? '')}」：审查不了`],
        ...files
          .slice(3)
          .map((path) => ['E_IMPORT_STOPPED', `「${basename(path)}」：审查不了，导入到此为止`]),
      ]);
    } finally {
      fresh.drop();
    }
  });
});
