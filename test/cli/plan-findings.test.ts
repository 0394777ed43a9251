import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/workbook/read.ts';
import { bench, json } from './harness.ts';
import { fillRegistry, putPlan } from './inbox.ts';

const desk = bench();
const { zfjd, init, path } = desk;
const TOWN = '望潮镇人民政府2026年度检查计划';
const MARKET = '区市监局2026年度检查计划';
const run = (...words: string[]) => zfjd([...words, '--today', '2026-03-05']);
const findings = (...words: string[]) => run('plan', 'findings', ...words);

interface Row {
  readonly rule: string;
  readonly planId: number;
  readonly waived: boolean;
}

async function rows(...words: string[]): Promise<string[]> {
  const { code, out } = await findings(...words, '--json');
  expect(code).toBe(0);
  const data = json(out)['data'] as { rows: Row[] };
  return data.rows.map(({ planId, rule, waived }) => `${planId} ${rule}${waived ? ' 已豁免' : ''}`);
}

/** The texts of a sheet, row by row. */
function sheetsOf(file: string): Record<string, string[][]> {
  const { sheets } = readWorkbook(new Uint8Array(readFileSync(path(file))), file);
  return Object.fromEntries(
    sheets.map((sheet) => [sheet.name, sheet.rows.map((row) => row.cells.map((cell) => cell?.text ?? ''))]),
  );
}

beforeEach(async () => {
  await init();
});

describe('with nothing to list', () => {
  it('says what to do next', async () => {
    const { code, out } = await findings();
    expect(code).toBe(0);
    expect(out).toMatch(/没有符合条件的计划；.*zfjd plan import[\s\S]*0份计划，共0条/u);
    fillRegistry(desk);
    await run('plan', 'import', putPlan(desk, '镇.xlsx', TOWN));
    expect((await findings()).out).toMatch(/没有符合条件的问题；.*--state open[\s\S]*1份计划，共0条/u);
    expect((await findings('--group', '单位')).out).toContain('没有符合条件的问题');
  });
});

describe('findings of several plans', () => {
  beforeEach(async () => {
    fillRegistry(desk);
    await run('plan', 'import', putPlan(desk, '镇.xlsx', TOWN, { 检查频次: '根据需要' }));
    const faulty = { 检查事项: '=1+1', 检查依据: '工作需要', 检查时间: '2026年1月' };
    await run('plan', 'import', putPlan(desk, '市监.xlsx', MARKET, faulty));
  });

  it('are shown under their plans, with a tally', async () => {
    const { code, out, err } = await findings();
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/计划1 上海市示例区望潮镇人民政府2026年度计划（第1版），可以备案\n【建议】P209/u);
    expect(out).toMatch(/计划2 上海市示例区市场监督管理局2026年度计划（第1版），有必改问题/u);
    expect(out).toContain('2份计划，共4条：必改2条，建议2条');
  });

  it.each([
    [[], ['1 P209', '2 P105', '2 P106', '2 P109']],
    [['--year', '2027'], []],
    [
      ['--agency', '区市监局', '--severity', '必改'],
      ['2 P106', '2 P109'],
    ],
    [
      ['--rule', 'p209，P105'],
      ['1 P209', '2 P105'],
    ],
    [['--aspect', '合理性'], ['1 P209']],
    [['--plan', '1'], ['1 P209']],
    [['--state', '有问题', '--rule', 'P109'], ['2 P109']],
    [['--kind', '月度'], []],
    [['--waived'], []],
  ])('%j keeps those', async (words, kept) => {
    expect(await rows(...words)).toEqual(kept);
  });

  it.each([
    [['--rule', 'P999'], 3, /没有规则「P999」/u],
    [['--rule', ','], 3, /没有规则/u],
    [['--severity', '严重'], 2, /必改、建议/u],
    [['--group', '日期'], 2, /单位、规则、计划/u],
    [['--plan', '9'], 3, /没有计划「9」/u],
    [['-o', 'a.docx'], 2, /\.xlsx、\.csv、.*\.json/u],
  ])('%j is refused', async (words, code, message) => {
    const answer = await findings(...words);
    expect([answer.code, answer.err]).toEqual([code, expect.stringMatching(message)]);
  });

  it.each([
    ['单位', /上海市示例区市场监督管理局\t2\t1\t0\t1\n上海市示例区望潮镇人民政府\t0\t1\t0\t1/u],
    ['规则', /P109\t先计划后检查\t1\t1\t0\t0\t1\nP209\t.*\t1\t0\t1\t0\t1/u],
    ['计划', /2\t上海市示例区市场监督管理局2026年度计划（第1版）\t2\t1\t0\n1\t/u],
  ])('are counted by %s', async (group, text) => {
    expect((await findings('--group', group)).out).toMatch(text);
  });

  it('are the same for machines, with stable keys', async () => {
    const { data, findings: standing } = json((await findings('--plan', '1', '--json')).out) as {
      data: { rows: object[] };
      findings: object[];
    };
    expect(Object.keys(data)).toEqual([
      'plans',
      'must',
      'advice',
      'waived',
      'idleWaivers',
      'rows',
      'leftOut',
    ]);
    expect(standing).toHaveLength(1);
    expect(data.rows).toEqual([
      {
        planId: 1,
        agency: '上海市示例区望潮镇人民政府',
        agencyCode: expect.stringMatching(/^9131/u) as unknown,
        period: '2026年度计划',
        version: 1,
        state: 'open',
        file: '镇.xlsx',
        sheet: 'Sheet1',
        row: 3,
        column: 7,
        cell: 'G3',
        value: '根据需要',
        rule: 'P209',
        title: '比例、频次、时间应当可以核对',
        severity: '建议',
        aspect: '合理性',
        message: '检查频次没有确定',
        basis: expect.stringContaining('二(三)2') as unknown,
        next: expect.stringContaining('备注') as unknown,
        waived: false,
        waiver: null,
      },
    ]);
  });

  it('are exported for Excel: inert cells, counts first where asked for', async () => {
    const { out } = await findings('--group', '规则', '-o', path('问题.xlsx'));
    expect(out).toMatch(/共4行\n.*已保存：.*问题\.xlsx/u);
    const { 汇总: counts, 问题: details } = sheetsOf('问题.xlsx');
    expect(counts?.map(([rule]) => rule)).toEqual(['规则', 'P105', 'P106', 'P109', 'P209']);
    expect(details?.[0]?.slice(7, 14)).toEqual(['位置', '原值', '规则', '规则名称', '级别', '方面', '问题']);
    expect(details?.[2]?.slice(7, 10)).toEqual(['A3', "'=1+1", 'P105']);
    expect(details?.map((row) => row[16])).toEqual(['已豁免', '否', '否', '否', '否']);
  });

  it('are exported as CSV with the mark that Excel needs', async () => {
    await findings('-o', path('问题.csv'));
    const text = readFileSync(path('问题.csv'), 'utf8');
    expect(text.startsWith('\ufeff单位,计划,版本')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(6);
    expect(text).toContain(",'=1+1,P105,");
  });

  it('are exported as JSON as shown', async () => {
    await findings('-o', path('问题.json'));
    expect(readFileSync(path('问题.json'), 'utf8')).toBe((await findings('--json')).out);
  });

  it('show which are waived, why, and which waiver is not needed any more', async () => {
    await run('plan', 'waive', '1', 'P209', '--reason', '按举报安排');
    expect(await rows()).toEqual(['1 P209 已豁免', '2 P105', '2 P106', '2 P109']);
    expect(await rows('--waived')).toEqual(['1 P209 已豁免']);
    expect((await findings('--plan', '1')).out).toMatch(
      /已豁免（1项）[\s\S]*按举报安排\t2026-03-05[\s\S]*共0条；已豁免1条/u,
    );
    await findings('-o', path('问题.xlsx'));
    expect(sheetsOf('问题.xlsx')['问题']?.[1]?.slice(16)).toEqual(['是', '按举报安排', '2026-03-05']);
    await run('plan', 'import', putPlan(desk, '镇2.xlsx', TOWN));
    const { out } = await findings('--rule', 'P209');
    expect(out).toMatch(/不再需要的豁免[\s\S]*计划3 上海市示例区望潮镇.*\tP209\t.*\t按举报安排/u);
    const { err } = await findings('--rule', 'P209', '-o', path('空.csv'));
    expect(err).toContain('没有存“不再需要的豁免”');
  });

  it('go by themselves when a corrected version passes, and stay with the old one', async () => {
    await run('plan', 'import', putPlan(desk, '市监改.xlsx', MARKET));
    expect(await rows('--agency', '区市监局')).toEqual([]);
    expect(await rows('--agency', '区市监局', '--all')).toEqual(['2 P105', '2 P106', '2 P109']);
    expect(await rows('--plan', '2')).toEqual(['2 P105', '2 P106', '2 P109']);
  });

  it('leave out what was sent back, until it is asked for', async () => {
    await run('plan', 'return', '2', '-o', path('退回'));
    expect(await rows()).toEqual(['1 P209']);
    expect(await rows('--state', '已退回')).toEqual(['2 P105', '2 P106', '2 P109']);
  });

  it('keep those of a filed plan', async () => {
    await run('plan', 'file', '1');
    expect(await rows('--state', '已备案')).toEqual(['1 P209']);
    expect(await rows('--plan', 'JSBA-2026-0001')).toEqual(['1 P209']);
  });
});
