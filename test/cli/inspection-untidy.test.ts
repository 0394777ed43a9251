import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { XLSX } from '../workbook/make-xlsx.ts';
import { bench, json } from './harness.ts';
import { fillRegistry } from './inbox.ts';
import { CODE_HEAD, record, recordInbox, type Fields } from './record-inbox.ts';

// What districts send when nobody told them how: each file is counted row by row, and whatever is said of it names the
// file, the sheet and the cell.

const desk = bench();
const { zfjd, init, path } = desk;
const { putCsv, take, records } = recordInbox(desk);

beforeEach(async () => {
  await init();
  fillRegistry(desk);
});

const total = async (filter = '') => {
  const { out } = await zfjd(`inspection list ${filter} --json`);
  return (json(out)['data'] as { total: number }).total;
};
const rows = (count: number, more: (i: number) => Fields = () => ({})) =>
  Array.from({ length: count }, (_, i) =>
    record({ 检查码编号: `U${i}`, 检查对象: `第${i}公司`, ...more(i) }),
  );

type Cells = readonly (readonly unknown[])[];

function putBook(name: string, sheets: Readonly<Record<string, Cells>>): string {
  const book = XLSX.utils.book_new();
  for (const [sheet, cells] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells as unknown[][]), sheet);
  writeFileSync(path(name), XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path(name);
}

/** 检查记录,… in GBK: only what the test needs. */
function putGbk(name: string, cells: readonly (readonly string[])[]): string {
  const known = new Map<string, number[]>();
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\uFFFD' && !known.has(char)) known.set(char, [lead, trail]);
    }
  const text = cells.map((line) => line.join(',')).join('\r\n');
  writeFileSync(
    path(name),
    Buffer.from([...text].flatMap((char) => known.get(char) ?? [char.charCodeAt(0)])),
  );
  return path(name);
}

describe('untidy files', () => {
  it.each([
    [',', '逗号.csv'],
    [';', '分号.csv'],
    ['\t', '制表符.csv'],
    ['\t', '制表符.txt'],
  ])('parted by %j come in whole', async (separator, name) => {
    writeFileSync(path(name), [CODE_HEAD, ...rows(12)].map((cells) => cells.join(separator)).join('\n'));
    expect((await take(path(name))).sheet).toMatchObject({ rows: 12, added: 12, refused: 0 });
    expect(await total()).toBe(12);
  });

  it('in GBK come in whole', async () => {
    expect((await take(putGbk('国标.csv', [CODE_HEAD, ...rows(9)]))).sheet).toMatchObject({ added: 9 });
    expect(records()[3]).toMatchObject({ object_name: '第3公司' });
  });

  it('with titles, notes, sums, blank rows and two sheets', async () => {
    const blank = CODE_HEAD.map(() => '');
    const file = putBook('两张表.xlsx', {
      九月: [
        ['区检查码记录'],
        ['填报单位：区市监局'],
        [],
        CODE_HEAD,
        ...rows(5),
        [],
        blank,
        ['合计', '5'],
        ['注：截至9月底'],
        blank,
      ],
      十月: [
        ['区检查码记录'],
        CODE_HEAD,
        ...rows(7, (i) => ({ 检查码编号: `V${i}`, 执法单位: '区公安分局' })),
        blank,
        blank,
      ],
      填写说明: [['一、按格式填写'], ['二、不得空行']],
    });
    const { data, code } = await take(file);
    expect(code).toBe(0);
    expect(data.files[0]?.sheets?.map(({ rows: read, added }) => [read, added])).toEqual([
      [5, 5],
      [7, 7],
    ]);
    expect(data.files[0]?.notes.join()).toMatch(/「填写说明」没有找到检查记录的表头/);
    expect(await total()).toBe(12);
    // Each sheet is read by itself: whose records they are is not mixed up.
    expect(await total('--agency 区公安分局')).toBe(7);
  });

  it('with times as text, serial number, date cell and ISO', async () => {
    const at = CODE_HEAD.indexOf('检查时间');
    const times = [
      '2026-10-03 09:05',
      46_298 + 545 / 1440,
      new Date(Date.UTC(2026, 9, 3, 9, 5)),
      '2026-10-03T09:05:00+08:00',
      '2026年10月3日上午9时05分',
      '20261003090500',
      '2026/10/3 9:05:00',
    ];
    const cells = rows(times.length).map((line, i) => line.map((text, c) => (c === at ? times[i] : text)));
    const { sheet, findings } = await take(putBook('时间.xlsx', { 表: [CODE_HEAD, ...cells] }));
    expect(findings).toEqual([]);
    expect(sheet).toMatchObject({ added: times.length });
    expect(records().map(({ checked_minute: minute }) => minute)).toEqual(times.map(() => 545));
    expect(new Set(records().map(({ checked_day: day }) => day)).size).toBe(1);
  });

  it('with formulas: what they showed is read, and an error is told at its cell', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([CODE_HEAD, ...rows(2)]);
    const object = XLSX.utils.encode_col(CODE_HEAD.indexOf('检查对象'));
    sheet[`${object}2`] = { t: 's', v: '甲公司', f: 'CONCATENATE("甲","公司")' };
    sheet[`${object}3`] = { t: 'e', v: 0x17, w: '#REF!', f: 'A9+#REF!' };
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, '公式');
    writeFileSync(path('公式.xlsx'), XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const { findings, sheet: read } = await take(path('公式.xlsx'), '--partial');
    expect(findings).toMatchObject([
      {
        code: 'I108',
        where: { file: '公式.xlsx', sheet: '公式', row: 3, column: CODE_HEAD.indexOf('检查对象') + 1 },
      },
    ]);
    expect(read).toMatchObject({ rows: 2, added: 1, refused: 1 });
    expect(records()).toMatchObject([{ object_name: '甲公司' }]);
  });

  it('with a cell short in a row: the row is not taken for another', async () => {
    const short = record({ 检查码编号: 'U9' });
    short.splice(CODE_HEAD.indexOf('检查地点'), 1);
    const { findings, code } = await take(putCsv('少一格.csv', [CODE_HEAD, ...rows(2), short]));
    expect(code).toBe(1);
    expect(new Set(findings.map(({ where }) => (where as { row: number }).row))).toEqual(new Set([4]));
    expect(records()).toEqual([]);
  });
});

describe('the same records in several files', () => {
  const visit = (more: Fields) => record({ 检查码编号: 'W1', ...more });

  it('twice in one file count once; corrected twice they say the last, and keep both before', async () => {
    await take(putCsv('一.csv', [CODE_HEAD, visit({}), visit({})]));
    await take(putCsv('二.csv', [CODE_HEAD, visit({ 检查要点结果: '发现问题' })]));
    await take(putCsv('三.csv', [CODE_HEAD, visit({ 检查要点结果: '未发现问题', 评价: '满意' })]));
    expect(await total()).toBe(1);
    expect(records()).toMatchObject([{ result: 'none', rating: 4 }]);
    const { out } = await zfjd('inspection show W1');
    expect(out).toMatch(/由「二\.csv」更新[\s\S]*由「三\.csv」更新/);
  });

  it('cancelled in the first file and as it was in the second: the later file holds, and it is told', async () => {
    await take(putCsv('作废.csv', [CODE_HEAD, visit({ 状态: '已作废' })]));
    const { sheet } = await take(putCsv('原件.csv', [CODE_HEAD, visit({})]));
    expect(sheet).toMatchObject({ added: 0, changed: 1 });
    expect(records()).toMatchObject([{ cancelled: 0 }]);
    expect((await zfjd('inspection show W1')).out).toMatch(/由「原件\.csv」更新：已作废原为“是”/);
  });

  it('of tomorrow are not taken, and every complaint names file, sheet and cell', async () => {
    const bad = [
      visit({ 检查码编号: 'X1', 检查时间: '2027-10-03' }),
      visit({ 检查码编号: 'X2', 检查时间: '十月三日' }),
      visit({ 检查码编号: 'X3', 执法单位: '没有的局' }),
      visit({ 检查码编号: 'X4', 是否联合: '也许' }),
      visit({ 检查码编号: 'X5', 评价: '还行吧' }),
    ];
    const { findings } = await take(putCsv('坏.csv', [CODE_HEAD, visit({}), ...bad]), '--partial');
    expect(findings.map(({ code }) => code).sort()).toEqual(['I102', 'I104', 'I105', 'I201', 'I204']);
    for (const { where } of findings) {
      const cell = where as { file: string; sheet: string; row: number; column: number };
      expect([cell.file, cell.sheet, cell.row > 2, cell.column > 0]).toEqual(['坏.csv', '坏', true, true]);
    }
    // What cannot be read is left out, what is only doubtful is in.
    expect(await total()).toBe(3);
  });
});
