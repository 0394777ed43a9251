import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { csvField, jsonValue } from '../../src/store/export/text-formats.ts';
import { bench, json, ROOT } from '../cli/harness.ts';

const { zfjd, init, path } = bench();

/** A table with every kind of value at its edges, beside our own. */
async function database(): Promise<void> {
  await init();
  await zfjd(['calendar', 'import', join(ROOT, 'data', 'holidays', '2026.json')]);
  const db = new Database(path('a.db'));
  db.exec(
    'CREATE TABLE edge (id INTEGER PRIMARY KEY, made_on TEXT NOT NULL, n INTEGER, t TEXT, r REAL, b BLOB) STRICT',
  );
  const insert = db.prepare('INSERT INTO edge (made_on, n, t, r, b) VALUES (?, ?, ?, ?, ?)');
  const rows: [string, bigint | null, string | null, number | null, Buffer | null][] = [
    ['2025-12-31', 9_223_372_036_854_775_807n, '', 0.1, Buffer.from([0, 255, 1])],
    ['2026-01-01', -9_223_372_036_854_775_808n, '引号"，逗号,\r\n换行', -1e300, Buffer.alloc(0)],
    ['2026-01-02', null, null, null, null],
    ['没有年份', 9_007_199_254_740_993n, '=1+1 \u{20BB7}', 5e-324, Buffer.from('中')],
  ];
  for (const row of rows) insert.run(...row);
  db.close();
}

function table(name: string): Record<string, unknown>[] {
  const db = new Database(path('a.db'), { readonly: true });
  const rows = db.prepare(`SELECT * FROM ${name}`).safeIntegers().all() as Record<string, unknown>[];
  db.close();
  return rows;
}

interface SchemaTable {
  readonly name: string;
  readonly rows: number;
  readonly files: string[];
  readonly partitioned_by: string | null;
}

const schemaTables = (folder: string) =>
  json(readFileSync(path(`${folder}/schema.json`), 'utf8'))['tables'] as SchemaTable[];

const bytes = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value) : value);

describe('db export', () => {
  it('as Parquet, read back, equals every table; parted by year', async () => {
    await database();
    expect(await zfjd(['db', 'export', '-o', path('p'), '--format', 'parquet'])).toMatchObject({ code: 0 });
    const tables = schemaTables('p');
    expect(tables.find(({ name }) => name === 'edge')).toMatchObject({
      partitioned_by: 'made_on',
      files: [
        'edge/partition_year=2025/part-0.parquet',
        'edge/partition_year=2026/part-0.parquet',
        'edge/partition_year=__HIVE_DEFAULT_PARTITION__/part-0.parquet',
      ],
    });
    const empty = tables.find(({ rows }) => rows === 0);
    for (const { name, rows, files } of tables.filter((t) => t.rows > 0 || t === empty)) {
      const read: Record<string, unknown>[] = [];
      for (const file of files) {
        const content = new Uint8Array(readFileSync(path(`p/${file}`)));
        read.push(...(await parquetReadObjects({ file: content.buffer, utf8: false })));
      }
      const values = read.map((row) =>
        Object.fromEntries(Object.entries(row).map(([k, v]) => [k, bytes(v)])),
      );
      expect({ name, rows: values }).toEqual({ name, rows: table(name) });
      expect(rows).toBe(values.length);
    }
  });

  it('as CSV and JSON lines, every value exact', async () => {
    await database();
    await zfjd(['db', 'export', '-o', path('c'), '--table', 'edge', '--table', 'setting']);
    expect(readdirSync(path('c')).sort()).toEqual(['edge.csv', 'schema.json', 'setting.csv']);
    expect(readFileSync(path('c/edge.csv'), 'utf8')).toBe(
      [
        'id,made_on,n,t,r,b',
        '1,2025-12-31,9223372036854775807,"",0.1,AP8B',
        '2,2026-01-01,-9223372036854775808,"引号""，逗号,\r\n换行",-1e+300,""',
        '3,2026-01-02,,,,',
        '4,没有年份,9007199254740993,=1+1 \u{20BB7},5e-324,5Lit',
        '',
      ].join('\r\n'),
    );
    await zfjd(['db', 'export', '-o', path('j'), '--format', 'jsonl']);
    const lines = readFileSync(path('j/edge.jsonl'), 'utf8').split('\n');
    expect(lines[1]).toBe(
      String.raw`{"id":2,"made_on":"2026-01-01","n":-9223372036854775808,"t":"引号\"，逗号,\r\n换行","r":-1e+300,"b":""}`,
    );
    expect(lines[2]).toBe('{"id":3,"made_on":"2026-01-02","n":null,"t":null,"r":null,"b":null}');
    expect(lines).toHaveLength(5);
    expect(readdirSync(path('j'))).toHaveLength(schemaTables('j').length + 1);
  });

  it.each([
    [null, '', 'null'],
    ['', '""', '""'],
    [Infinity, 'Infinity', '1e999'],
    ['a\rb', '"a\rb"', String.raw`"a\rb"`],
  ])('writes %j as %s and %s', (value, csv, jsonText) => {
    expect([csvField(value), jsonValue(value)]).toEqual([csv, jsonText]);
  });

  it('appears whole or not at all, and replaces nothing', async () => {
    await database();
    writeFileSync(path('there'), 'x');
    expect((await zfjd(['db', 'export', '-o', path('there')])).err).toContain('没有覆盖');
    const unknown = await zfjd(['db', 'export', '-o', path('n'), '--table', 'plann']);
    expect(unknown).toMatchObject({ code: 3, err: expect.stringContaining('您是不是要找：plan') });
    expect(existsSync(path('n'))).toBe(false);
    expect(readdirSync(path('.')).filter((name) => name.startsWith('.zfjd-'))).toEqual([]);
  });
});
