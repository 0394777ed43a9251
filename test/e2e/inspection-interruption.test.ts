import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { dataOf, program } from './program.ts';

const { run, start, path } = program();
const ROWS = 30_000;

function prepare(): void {
  expect(run('init', '--pack', 'jinshan', '--bureau', '示例区司法局', '--code', '示司').code).toBe(0);
  writeFileSync(
    path('单位.csv'),
    '统一社会信用代码,单位名称,单位类型\n11310199006116733M,上海市示例区市场监督管理局,区级部门\n',
  );
  expect(run('registry', 'import', path('单位.csv')).code).toBe(0);
  const lines = Array.from(
    { length: ROWS },
    (_, i) => `JCM${i},日常检查,第${i}公司,上海市示例区市场监督管理局,2026-03-05 09:00`,
  );
  writeFileSync(path('记录.csv'), `检查码编号,任务名称,检查对象,执法单位,检查时间\n${lines.join('\n')}\n`);
}

/** Straight from the file, as another program would see it. */
function counts() {
  const db = new Database(path('a.db'), { readonly: true });
  const count = (sql: string) => db.prepare(sql).pluck().get() as number;
  try {
    return {
      records: count('SELECT count(*) FROM inspection'),
      imports: count('SELECT count(*) FROM inspection_import'),
      indexes: count("SELECT count(*) FROM sqlite_schema WHERE tbl_name = 'inspection' AND type = 'index'"),
    };
  } finally {
    db.close();
  }
}

describe('an import of records that is killed', () => {
  it('leaves nothing half, indexes included, and the next run brings all of it in', async () => {
    prepare();
    const before = counts();
    const child = start('inspection', 'import', path('记录.csv'));
    const ended = once(child, 'exit');
    // Killed while its rows are being written.
    const log = `${path('a.db')}-wal`;
    for (let tries = 0; tries < 5000 && !(existsSync(log) && statSync(log).size > 500_000); tries += 1)
      await wait(2);
    child.kill('SIGKILL');
    await ended;
    expect(counts()).toEqual(before);
    expect(run('db', 'check').code).toBe(0);

    const again = run('inspection', 'import', path('记录.csv'), '--json');
    expect(again.code).toBe(0);
    expect(dataOf(again.out)).toMatchObject({ files: [{ sheets: [{ added: ROWS, refused: 0 }] }] });
    expect(counts()).toEqual({ records: ROWS, imports: 1, indexes: before.indexes });
    expect(run('journal', 'verify').code).toBe(0);
  }, 60_000);
});
