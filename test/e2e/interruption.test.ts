import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { dataOf, program, ROOT } from './program.ts';

const { run, start, path } = program();
const samples = (name: string) => join(ROOT, 'data', 'samples', name);

function prepare(): void {
  expect(run('init', '--pack', 'jinshan', '--bureau', '示例区司法局', '--code', '示司').code).toBe(0);
  expect(run('registry', 'import', samples('名录')).code).toBe(0);
}

interface Counts {
  readonly plans: number;
  readonly files: number;
  readonly received: number;
  readonly journalled: number;
}

/** Straight from the file, as another program would see it. */
function counts(): Counts {
  const db = new Database(path('a.db'), { readonly: true });
  const count = (sql: string) => db.prepare(sql).pluck().get() as number;
  try {
    return {
      plans: count('SELECT count(*) FROM plan'),
      files: count('SELECT count(DISTINCT file_id) FROM plan'),
      received: count("SELECT count(*) FROM plan_event WHERE kind = 'received'"),
      journalled: count("SELECT count(*) FROM journal WHERE act = 'plan.import'"),
    };
  } finally {
    db.close();
  }
}

describe('an import that is killed', () => {
  it('leaves whole files in or out, and the next run goes on', async () => {
    prepare();
    const child = start('plan', 'import', samples('计划'));
    const ended = once(child, 'exit');
    // Killed as soon as the first files are in.
    for (let tries = 0; tries < 2000 && counts().plans < 3; tries += 1) await wait(2);
    child.kill('SIGKILL');
    await ended;
    const after = counts();
    expect(after.plans).toBeGreaterThanOrEqual(3);
    expect(after.plans).toBeLessThan(51);
    expect(after).toMatchObject({ received: after.plans, journalled: after.plans });
    expect(run('db', 'check').code).toBe(0);

    const again = run('plan', 'import', samples('计划'), '--json');
    expect(again.code).toBe(1);
    const { files } = dataOf(again.out) as { files: { outcome: string }[] };
    expect(files.filter((f) => f.outcome === 'known')).toHaveLength(after.files);
    expect(files.filter((f) => f.outcome === 'imported')).toHaveLength(51 - after.files);
    expect(counts()).toMatchObject({ plans: 51, received: 51, journalled: 51 });
    expect(run('journal', 'verify').code).toBe(0);
  }, 60_000);
});

describe('two imports at once', () => {
  it('wait for each other and import nothing twice', async () => {
    prepare();
    const children = [start('plan', 'import', samples('计划')), start('plan', 'import', samples('计划'))];
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number));
    // One that found every file already there has nothing to tell.
    expect(codes).toContain(1);
    expect(codes.filter((code) => code !== 0 && code !== 1)).toEqual([]);
    expect(counts()).toMatchObject({ plans: 51, received: 51, journalled: 51 });
    expect(run('db', 'check').code).toBe(0);
  }, 60_000);
});
