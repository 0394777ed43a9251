import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { openDeadlines } from '../../src/calendar/deadlines.ts';
import { bench, json } from '../cli/harness.ts';
import { fillDistrict } from './district.ts';
import { addRecords, run as sql } from './records.ts';
import type { ExampleRecord } from '../../src/inspection/models/model.ts';

const { zfjd, init, withStore, path } = bench();

/** Puts records in, by SQL; gives their ids. */
function records(...list: ExampleRecord[]): number[] {
  return change((tx) => addRecords(tx, list));
}

function change<T>(work: (tx: Parameters<Parameters<Store['write']>[0]>[0]) => T): T {
  return withStore((store) =>
    store.write((tx) => {
      const result = work(tx);
      tx.record({ act: 'test', subject: 'test', id: '1', summary: '记录' });
      return result;
    }),
  );
}

interface Listed {
  readonly id: number;
  readonly model: string;
  readonly state: string;
  readonly text: string;
  readonly caseNumber: string;
  readonly evidence: readonly { readonly recordId: string; readonly row: number }[];
}

async function listed(words = ''): Promise<Listed[]> {
  const { out } = await zfjd(`inspection alerts list --json ${words}`);
  return (json(out)['data'] as { alerts: Listed[] }).alerts;
}

/** Everything in the file that a second run must leave alone. */
function fingerprint(): unknown {
  return withStore((store) =>
    ['inspection_alert', 'inspection_alert_record', 'inspection_alert_event', 'deadline', 'journal'].map(
      (table) => store.tuples({ name: 'test', sql: `SELECT * FROM ${table}`, shape: {} }),
    ),
  );
}

/** A district made once, copied for each test. */
let template: Buffer | undefined;
beforeEach(async () => {
  if (template) {
    writeFileSync(path('a.db'), template);
    return;
  }
  await init();
  change(fillDistrict);
  template = readFileSync(path('a.db'));
});

/** 核实期限 that run, as 到期事项 have them. */
function clocks(): string[] {
  return withStore((store) =>
    openDeadlines(store)
      .filter(({ owner }) => owner === 'alert')
      .map(({ title }) => title),
  );
}

const SCAN = 'inspection scan --month 2026-10';

describe('zfjd inspection scan', () => {
  it('says clearly that a month has no records, with exit code 3', async () => {
    const { code, out } = await zfjd(SCAN);
    expect(code).toBe(3);
    expect(out).toContain('2026-10没有检查记录');
  });

  it('finds nothing in clean records', async () => {
    records({}, { 条线: '公安' });
    const { code, out } = await zfjd(SCAN);
    expect(code).toBe(0);
    expect(out).toContain('2026-10检查记录2条');
    expect(await listed()).toEqual([]);
  });

  it('raises alerts with the records they rest on, and starts one clock for the run', async () => {
    records({ 检查码: '' }, { 补码: '是', 检查: '2026-10-13 09:00' }, { 条线: '公安', 检查码: '' });
    const { code, out } = await zfjd(SCAN);
    expect(code).toBe(1);
    expect(out).toContain('新预警3项');
    const alerts = await listed();
    expect(alerts.map(({ model }) => model).sort()).toEqual(['M101', 'M101', 'M103']);
    expect(alerts.map(({ evidence }) => evidence.length)).toEqual([1, 1, 1]);
    const { out: due } = await zfjd('due --days 20');
    expect(due).toContain('核实2026-10检查记录的预警（第1批）');
    expect(due.match(/核实2026-10/gu)).toHaveLength(1);
  });

  it('changes nothing when run again', async () => {
    records(
      { 检查码: '' },
      { 条线: '消防', 对象: 'D级公司', 检查: '2026-06-10' },
      { 条线: '消防', 对象: 'D级公司' },
    );
    await zfjd(SCAN);
    const before = fingerprint();
    const { out, code } = await zfjd(SCAN);
    expect(out).toContain('与上次扫描相同');
    expect(code).toBe(1);
    expect(fingerprint()).toEqual(before);
  });

  it('writes nothing on a trial run', async () => {
    records({ 检查码: '' });
    const before = fingerprint();
    const { out } = await zfjd(`${SCAN} --dry-run`);
    expect(out).toContain('新预警1项');
    expect(fingerprint()).toEqual(before);
  });

  it('scans a year month by month', async () => {
    records({ 检查码: '', 检查: '2026-09-10' }, { 检查码: '' });
    const { out } = await zfjd('inspection scan --from 2026-08 --to 2026-10 --json');
    const { months } = json(out)['data'] as { months: { month: string; raised: number }[] };
    expect(months.map(({ month, raised }) => [month, raised])).toEqual([
      ['2026-08', 0],
      ['2026-09', 1],
      ['2026-10', 1],
    ]);
  });

  it.each([
    ['inspection scan --month 2026-13', '月份写法无法识别'],
    ['inspection scan --month 2027-01', '还没有到'],
    ['inspection scan --from 2026-10 --to 2026-09', '月份写反了'],
    ['inspection scan --month 2026-10 --from 2026-09', '不能和'],
  ])('refuses %s', async (line, message) => {
    const { code, err } = await zfjd(line);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('alerts after the records changed', () => {
  it('are cleared, with the reason, when the record is cancelled', async () => {
    const [id = 0] = records({ 检查码: '' });
    await zfjd(SCAN);
    change((tx) => sql(tx, 'UPDATE inspection SET cancelled = 1 WHERE id = ?', id));
    await zfjd(SCAN);
    const [alert] = await listed();
    expect(alert).toMatchObject({ state: 'cleared', text: expect.stringContaining('已作废') as string });
    expect(clocks()).toEqual([]);
  });

  it('are cleared when an import corrects the record, and come back when it is wrong again', async () => {
    const [id = 0] = records({ 检查码: '' });
    await zfjd(SCAN);
    change((tx) => {
      sql(tx, "UPDATE inspection SET code = 'JCM-补' WHERE id = ?", id);
      sql(tx, "UPDATE inspection_import SET imported_on = '2026-11-24'");
      sql(tx, "INSERT INTO inspection_version SELECT id, import_id, '{}' FROM inspection WHERE id = ?", id);
    });
    await zfjd(SCAN);
    expect(await listed()).toMatchObject([
      { state: 'cleared', text: expect.stringContaining('已更正') as string },
    ]);
    change((tx) => sql(tx, "UPDATE inspection SET code = '' WHERE id = ?", id));
    const { out } = await zfjd(SCAN);
    expect(out).toContain('再次出现1项');
    expect(await listed()).toMatchObject([{ state: 'open' }]);
    expect(clocks()).toHaveLength(1);
  });

  it('stay when they were verified', async () => {
    const [id = 0] = records({ 检查码: '' });
    await zfjd(SCAN);
    await zfjd('inspection verify 1 --result 有合理说明 --text 系统故障');
    change((tx) => sql(tx, "UPDATE inspection SET code = 'JCM-补' WHERE id = ?", id));
    await zfjd(SCAN);
    expect(await listed()).toMatchObject([{ state: 'explained', text: '系统故障' }]);
  });

  it('tell what is known now', async () => {
    records({ 对象: '甲公司', 检查: '2026-03-10' }, { 对象: '甲公司' });
    await zfjd(SCAN);
    records({ 对象: '甲公司', 检查: '2026-05-10' });
    const { out } = await zfjd(SCAN);
    expect(out).toContain('内容有变化1项');
    expect(await listed('--model M163')).toMatchObject([{ evidence: [{}, {}, {}] }]);
  });
});

describe('zfjd inspection verify', () => {
  beforeEach(async () => {
    records({ 检查码: '' }, { 检查码: '', 检查: '2026-10-13 09:00' }, { 条线: '公安', 检查码: '' });
    await zfjd(SCAN);
  });

  it('makes a case of each confirmed alert', async () => {
    const { code, out } = await zfjd('inspection verify 1,2 --result 属实 --text 已电话核实');
    expect(code).toBe(0);
    expect(out).toContain('立案2026-0001');
    expect(out).toContain('立案2026-0002');
    expect((await zfjd('case show 2026-0001')).out).toContain('2026年10月检查记录数据监督');
    expect((await listed()).filter(({ state }) => state === 'confirmed')).toHaveLength(2);
  });

  it('says which batch is still to be verified, and by when', async () => {
    const { out } = await zfjd('inspection verify 1 --result 属实 --text 已电话核实');
    expect(out).toMatch(
      /还没有完成：核实2026-10检查记录的预警（第1批），\d{4}-\d\d-\d\d前：zfjd inspection alerts/,
    );
  });

  it('makes one case for each agency of several', async () => {
    await zfjd('inspection verify 1-3 --result 属实 --text 已电话核实 --together');
    const cases = (await listed()).map(({ id, caseNumber }) => [id, caseNumber]);
    expect(cases).toEqual(
      expect.arrayContaining([
        [1, '2026-0001'],
        [3, '2026-0001'],
        [2, '2026-0002'],
      ]),
    );
    expect(clocks()).toEqual([]);
  });

  it('keeps the reason and the proof, and takes it back by a further fact', async () => {
    const file = path('说明.txt');
    writeFileSync(file, '说明');
    await zfjd([
      'inspection',
      'verify',
      '1',
      '--result',
      '数据错误',
      '--text',
      '单位已更正',
      '--proof',
      file,
    ]);
    const { out } = await zfjd('inspection alerts show 1');
    expect(out).toContain('单位已更正（附佐证文件）');
    expect((await zfjd('inspection verify 1 --undo --text 单位没有更正')).code).toBe(0);
    const shown = (await zfjd('inspection alerts show 1')).out;
    expect(shown).toContain('撤销核实');
    expect(shown).toContain('数据错误');
    expect(await listed('--state 待核实')).toHaveLength(3);
  });

  it('starts the clock again when the last verification is taken back', async () => {
    await zfjd('inspection verify 1-3 --result 合理 --text 有说明');
    expect(clocks()).toEqual([]);
    await zfjd('inspection verify 2 --undo --text 材料不实');
    expect(clocks()).toHaveLength(1);
  });

  it.each([
    ['inspection verify 9 --result 属实 --text 已核实', '没有这些编号的预警', 3],
    ['inspection verify 1 --undo --text 理由', '不是已经核实的', 3],
    ['inspection verify 1 --text 理由', '--result', 2],
    ['inspection verify x --result 属实 --text 已核实', '预警编号', 2],
    ['inspection verify 1 --result 对 --text 已核实', '核实结果', 2],
    ['inspection verify 1 --result 属实', '--text', 2],
    ['inspection verify 1 --result 属实 --text 已核实 --on 2027-01-01', '晚于今天', 3],
  ])('refuses %s', async (line, said, exit) => {
    const before = fingerprint();
    const { code, err } = await zfjd(line);
    expect([code, err]).toEqual([exit, expect.stringContaining(said)]);
    expect(fingerprint()).toEqual(before);
  });

  it('counts what came of them by model, so that a useless one shows', async () => {
    await zfjd('inspection verify 1 --result 属实 --text 已核实');
    await zfjd('inspection verify 2 --result 合理 --text 有说明');
    const { out } = await zfjd('inspection models --json');
    const { models } = json(out)['data'] as {
      models: { code: string; raised: number; confirmation: number }[];
    };
    expect(models.find(({ code }) => code === 'M101')).toMatchObject({ raised: 3, confirmation: 0.5 });
    expect((await zfjd('inspection model show m101')).out).toContain('无码不检查');
    expect((await zfjd('inspection model show M999')).code).toBe(3);
  });

  it('goes out as a table', async () => {
    const file = path('预警.csv');
    const { out } = await zfjd(['inspection', 'alerts', '--agency', '区公安局', '-o', file]);
    expect(out).toContain('已保存');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('区公安局');
    expect(text).not.toContain('区市监局');
  });
});
