import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { XLSX } from '../workbook/make-xlsx.ts';
import { bench, json } from './harness.ts';
import { fillRegistry } from './inbox.ts';
import { CODE_HEAD, record, recordInbox, row, type Fields } from './record-inbox.ts';

const desk = bench();
const { zfjd, init, path } = desk;
const { putCsv, take, records } = recordInbox(desk);

beforeEach(async () => {
  await init();
  fillRegistry(desk);
});

type Told = Awaited<ReturnType<typeof take>>['findings'];
const places = (findings: Told) =>
  findings
    .map(({ code, where }) => {
      const { row: number, column } = where as { row: number; column: number };
      return `${code} ${number}/${column}`;
    })
    .sort();

/** A workbook of one sheet with merged cells, `A5:A7`. */
function putMerged(
  name: string,
  rows: readonly (readonly string[])[],
  merges: readonly string[],
  bookType: 'xlsx' | 'biff8' = 'xlsx',
): string {
  const sheet = XLSX.utils.aoa_to_sheet(rows as string[][]);
  sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '九月');
  writeFileSync(path(name), XLSX.write(book, { type: 'buffer', bookType }) as Buffer);
  return path(name);
}

describe('a record that runs over several rows', () => {
  const OBJECT = CODE_HEAD.indexOf('检查对象') + 1;
  const goesOn = row(CODE_HEAD, { 检查事项: '餐饮服务检查', 执法人员: '李四' });

  it('is told at the row that goes on, and nothing comes in', async () => {
    const { code, findings } = await take(
      putCsv('a.csv', [CODE_HEAD, record({}), goesOn, record({ 检查码编号: 'JCM002' })]),
    );
    expect(code).toBe(1);
    expect(places(findings)).toEqual([`I109 3/${OBJECT}`]);
    expect(findings[0]?.message).toContain('像是第2行那条记录的续行');
    expect(records()).toEqual([]);
  });

  it('is not given to the agency of the command line', async () => {
    const { findings } = await take(
      putCsv('a.csv', [CODE_HEAD, record({ 执法单位: '' }), goesOn]),
      '--agency',
      '区市监局',
    );
    expect(places(findings)).toEqual([`I109 3/${OBJECT}`]);
  });

  it('has its odd row written out where the others go in', async () => {
    const { sheet, data } = await take(putCsv('a.csv', [CODE_HEAD, record({}), goesOn]), '--partial');
    expect(sheet).toMatchObject({ rows: 2, added: 1, refused: 1 });
    const again = await take(data.saved[0] as string);
    expect(again.findings).toMatchObject([{ code: 'I109', where: { row: 2 } }]);
  });

  it('may have only the object left out', async () => {
    const { findings } = await take(
      putCsv('a.csv', [CODE_HEAD, record({}), record({ 检查码编号: 'JCM002', 检查对象: '' })]),
    );
    expect(places(findings)).toEqual([`I109 3/${OBJECT}`]);
    expect(findings[0]?.message).toContain('没有检查对象');
  });
});

describe('merged cells among the records', () => {
  const many = (count: number, more: (i: number) => Fields) =>
    Array.from({ length: count }, (_, i) => record({ 检查码编号: `M${i}`, ...more(i) }));
  const title = [['检查码记录'], CODE_HEAD];
  const OFFICERS = XLSX.utils.encode_col(CODE_HEAD.indexOf('执法人员'));
  const COLUMN = CODE_HEAD.indexOf('执法人员') + 1;

  it.each([
    ['fast', 'xlsx'],
    ['slow', 'biff8'],
  ] as const)('are told at every row they hide a value of (%s reading)', async (_how, bookType) => {
    const rows = many(5, (i) => ({ 执法人员: i === 1 ? '张三、李四' : '' }));
    const file = putMerged('a.xlsx', [...title, ...rows], ['A1:D1', `${OFFICERS}4:${OFFICERS}6`], bookType);
    const { findings, sheet } = await take(file);
    expect(places(findings)).toEqual([4, 5, 6].map((number) => `I109 ${number}/${COLUMN}`));
    expect(findings[0]?.message).toContain('「执法人员」第4至6行是合并单元格');
    expect(sheet).toMatchObject({ rows: 5, refused: 3 });
    const partial = await take(file, '--partial');
    expect(partial.sheet).toMatchObject({ rows: 5, added: 2, refused: 3 });
    expect(records().map(({ row: number }) => number)).toEqual([3, 7]);
  });

  it('are nothing to tell above the records, in one row, or in a column that is not used', async () => {
    const head = [...CODE_HEAD, '备注'];
    const rows = many(3, () => ({})).map((cells) => [...cells, '']);
    const last = XLSX.utils.encode_col(head.length - 1);
    const file = putMerged('a.xlsx', [['记录'], head, ...rows], ['A1:E1', `${last}3:${last}5`, 'B4:C4']);
    const { code, sheet, findings } = await take(file);
    expect(findings).toEqual([]);
    expect(code).toBe(0);
    expect(sheet).toMatchObject({ added: 3 });
  });
});

describe('codes without words', () => {
  it('are told, and not taken for a result or a way of inspecting', async () => {
    const head = ['执法单位', '检查对象', '检查时间', '检查结果', '检查方式'];
    const { findings, code } = await take(
      putCsv('a.csv', [
        head,
        ['区市监局', '甲公司', '2026-10-03', '1', '2'],
        ['区市监局', '乙公司', '2026-10-03', '0', '02'],
        ['区市监局', '丙公司', '2026-10-03', '未发现问题', '非现场检查'],
      ]),
    );
    expect(code).toBe(0);
    expect(places(findings)).toEqual(['I202 2/4', 'I202 3/4', 'I205 2/5', 'I205 3/5']);
    expect(records().map(({ result }) => result)).toEqual(['', '', 'none']);
  });
});

describe('officers in several columns', () => {
  const officers = async (id: string) => {
    const { out } = await zfjd(`inspection show ${id} --json`);
    const { records: shown } = json(out)['data'] as { records: { officers: object[] }[] };
    return shown[0]?.officers;
  };

  it('are read together, each with the number beside the name', async () => {
    const head = [
      '检查码编号',
      '执法单位',
      '检查对象',
      '检查时间',
      '执法人员1',
      '执法证号1',
      '执法人员2',
      '执法证号2',
    ];
    const { data } = await take(
      putCsv('a.csv', [
        head,
        ['J1', '区市监局', '甲公司', '2026-10-03', '张三', '', '李四', 'A00002'],
        ['J2', '区市监局', '乙公司', '2026-10-03', '张三', 'A00001', '', ''],
      ]),
    );
    expect(data.files[0]?.notes.join()).not.toMatch(/不认识的列/);
    expect(await officers('J1')).toEqual([
      { code: '', name: '张三' },
      { code: 'A00002', name: '李四' },
    ]);
    expect(await officers('J2')).toEqual([{ code: 'A00001', name: '张三' }]);
  });

  it.each([
    ['主办执法人员', '协办执法人员'],
    ['执法人员（一）', '执法人员（二）'],
    ['检查人员①', '检查人员②'],
    ['检查人员姓名', '检查人员姓名'],
  ])('may be called %s and %s', async (one, other) => {
    const head = ['检查码编号', '执法单位', '检查对象', '检查时间', one, other, '检查人员人数'];
    await take(putCsv('a.csv', [head, ['J1', '区市监局', '甲公司', '2026-10-03', '张三', '李四', '2']]));
    expect(await officers('J1')).toEqual([
      { code: '', name: '张三' },
      { code: '', name: '李四' },
    ]);
  });
});
