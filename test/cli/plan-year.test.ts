import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/workbook/read.ts';
import { planRows, ROW } from '../plan/desk.ts';
import { XLSX } from '../workbook/make-xlsx.ts';
import { bench, json } from './harness.ts';
import { fillRegistry, putPlan } from './inbox.ts';

const desk = bench();
/** Begun in the middle of the year. */
const later = bench();
const { zfjd, init, path } = desk;

beforeEach(async () => {
  await init('2025-12-01');
  fillRegistry(desk);
});

const on = (day: string, line: string) => zfjd(`${line} --today ${day}`);

async function take(title: string, more = {}, day = '2026-03-05'): Promise<void> {
  const file = putPlan(desk, `${title}.xlsx`, title, more);
  const { err } = await zfjd(['plan', 'import', file, '--today', day]);
  expect(err).toBe('');
}

/** The row of a unit in a tab-separated answer. */
function row(out: string, name: string): string[] {
  return (
    out
      .split('\n')
      .find((line) => line.startsWith(name))
      ?.split('\t') ?? []
  );
}

const FIRE = '上海市示例区消防救援支队';
const TRAFFIC = '上海市示例区交通委员会';
const TOWN = '上海市示例区望潮镇人民政府';

describe('plan status', () => {
  /** Day, then 消防, 交通 and a town as the matrix shows them where nothing came at all. */
  it.each([
    ['2026-01-10', '未', '缺未未 未未未', '未', '缺未未 未未未', '未'],
    ['2026-02-28', '未', '缺缺未 未未未', '未', '缺缺催 未未未', '未'],
    ['2026-03-31', '缺!', '缺缺缺 未未未', '催!', '缺缺缺 催未未', '未'],
    ['2026-04-01', '缺!', '缺缺缺 缺未未', '缺!', '缺缺缺 缺未未', '缺!'],
  ])('of %s says who sent nothing', async (day, fire, fireMonths, traffic, trafficMonths, town) => {
    const { code, out } = await on(day, 'plan status --year 2026');
    expect(code).toBe(0);
    const shown = (name: string) => row(out, name).slice(1, 3);
    expect(shown(FIRE)).toEqual([fire, `${fireMonths} 未未未 未未未`]);
    expect(shown(TRAFFIC)).toEqual([traffic, `${trafficMonths} 未未未 未未未`]);
    expect(shown(TOWN)).toEqual([town, '']);
    // Entrusted units are in the list, and nothing is said to be missing.
    expect(row(out, '示例区某某服务中心').slice(1)).toEqual(['', '', '', '']);
    expect(row(out, '已撤销单位').slice(1)).toEqual(['', '', '', '']);
    expect(out).toContain('图例：未 未到期；');
  });

  it('of the last days of December and the first of January', async () => {
    const months = async (day: string, year: number) =>
      row((await on(day, `plan status --year ${year}`)).out, TRAFFIC)[2];
    expect(await months('2026-12-31', 2026)).toBe('缺缺缺 缺缺缺 缺缺缺 缺缺缺');
    expect(await months('2026-12-31', 2027)).toBe('催未未 未未未 未未未 未未未');
    expect(await months('2027-01-05', 2027)).toBe('缺未未 未未未 未未未 未未未');
  });

  it('expects no monthly plan that was due before the file was begun', async () => {
    await later.init('2026-03-25');
    fillRegistry(later);
    const { out } = await later.zfjd('plan status --year 2026 --today 2026-04-01');
    expect(row(out, FIRE).slice(1, 3)).toEqual(['缺!', '··· 缺未未 未未未 未未未']);
    expect(out).toContain('本库2026-03-25启用，此前到期的月度计划不算缺报');
    expect((await on('2026-04-01', 'plan status --year 2026')).out).not.toContain('启用');
  });

  it('follows a plan from its coming to its publication, and what was sent unasked', async () => {
    await take('望潮镇人民政府2026年度检查计划');
    await take('区卫生健康委员会2026年度检查计划', { 检查事项: '自拟事项检查' });
    await take('区卫生健康委员会2026年5月检查计划', { 检查时间: '2026年5月' });
    await take('望潮镇人民政府2026年烟花爆竹专项检查计划');
    const shown = async (day: string, name: string) =>
      row((await on(day, 'plan status --year 2026')).out, name).slice(1);
    expect(await shown('2026-03-05', TOWN)).toEqual(['收', '', '1（收1）', '']);
    expect(await shown('2026-03-05', '上海市示例区卫生健康委员会')).toEqual([
      '错',
      '··· ·收· ··· ···',
      '',
      '',
    ]);
    await on('2026-03-05', 'plan file 1');
    await on('2026-03-05', `plan return 2 -o ${path('退回')}`);
    expect(await shown('2026-03-05', TOWN)).toEqual(['备', '', '1（收1）', '']);
    expect(await shown('2026-03-31', TOWN)).toEqual(['备', '', '1（收1）', '']);
    expect(await shown('2026-04-01', TOWN)).toEqual(['备!', '', '1（收1）', '1']);
    await on('2026-03-30', 'plan publish 1 --where 门户网站');
    expect(await shown('2026-04-01', TOWN)).toEqual(['公', '', '1（收1）', '']);
    expect((await shown('2026-03-20', '上海市示例区卫生健康委员会'))[0]).toBe('退!');
    await take('望潮镇人民政府2026年度检查计划', { 检查比例: '20%' }, '2026-04-02');
    expect((await shown('2026-04-02', TOWN))[0]).toBe('公+');
    await on('2026-04-02', 'plan withdraw 4 --reason 取消');
    expect((await shown('2026-04-02', TOWN))[2]).toBe('1（撤1）');
  });

  it('filters, and tells cron by the exit code', async () => {
    const fire = await on('2026-01-10', 'plan status --sector 消防 --json');
    expect(json(fire.out)).toMatchObject({
      schema: 'zfjd.plan.status/1',
      data: {
        year: 2026,
        today: '2026-01-10',
        rows: [{ name: FIRE, annual: { state: 'waiting', overdue: false } }],
      },
    });
    const town = await on('2026-04-01', 'plan status --agency 望潮镇 --json');
    expect(json(town.out)).toMatchObject({
      data: { rows: [{ name: TOWN, annual: { state: 'missing', overdue: true } }] },
    });
    const codes = async (line: string) => (await on('2026-01-10', line)).code;
    expect(await codes('plan status --sector 消防 --exit-code')).toBe(1);
    expect(await codes('plan status --sector 消防')).toBe(0);
    expect(await codes('plan status --sector 公安 --exit-code')).toBe(0);
    expect((await on('2026-01-10', 'plan status --sector 无此条线')).out).toContain('没有符合条件的单位');
  });

  it('is exported as a table in words, with whom to call', async () => {
    await on('2026-04-01', `plan status --year 2026 -o ${path('进度.xlsx')}`);
    const [sheet] = readWorkbook(readFileSync(path('进度.xlsx')), '进度.xlsx').sheets;
    const texts = sheet?.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
    expect(texts?.[0]).toEqual(
      expect.arrayContaining(['单位', '条线', '年度', '1月', '12月', '专项', '联系人', '电话']),
    );
    expect(texts?.find(([name]) => name === TOWN)).toEqual(
      expect.arrayContaining(['街镇园区', '过了备案期限未报，逾期']),
    );
    const saved = await on('2026-04-01', `plan status --year 2026 -o ${path('进度.csv')}`);
    expect(saved.out).toBe(`共22行\n已保存：${path('进度.csv')}\n`);
    expect(readFileSync(path('进度.csv'), 'utf8')).toMatch(/^\ufeff单位,单位类型,/u);
    expect(await on('2026-04-01', 'plan status -o 进度.doc')).toMatchObject({ code: 2 });
  });
});

describe('plan remind', () => {
  it('names whom to call and why, the soonest first', async () => {
    await take('望潮镇人民政府2026年度检查计划');
    await take('区药品监督管理局2026年度检查计划');
    await take('区卫生健康委员会2026年度检查计划', { 检查方式: '' });
    await on('2026-03-05', 'plan file 1');
    await on('2026-03-05', `plan return 3 -o ${path('退回')}`);
    const { code, out } = await on('2026-03-29', 'plan remind --exit-code');
    expect(code).toBe(1);
    const block = (name: string) =>
      out
        .split(`\n${name}（`)[1]
        ?.split('\n\n')[0]
        ?.split('\n')
        .slice(2)
        .map((line) => line.split('\t'));
    expect(block(TOWN)).toEqual([
      [
        '2026-03-31',
        '2026年度计划',
        'JSBA-2026-0001',
        '已备案，没有登记公布',
        '《上海市优化营商环境条例》第六十二条',
      ],
    ]);
    expect(block('上海市示例区药品监督管理局')?.map((line) => line.slice(0, 4))).toEqual([
      ['2026-03-31', '2026年度计划', '2', '还没有登记市药品监管部门相应业务处备案，不能备案'],
    ]);
    expect(block('上海市示例区卫生健康委员会')?.map((line) => line.slice(0, 4))).toEqual([
      ['2026-03-19逾期', '2026年度计划', '3', '2026-03-05退回，已24天，还没有重新报送'],
    ]);
    expect(
      block(FIRE)
        ?.slice(0, 3)
        .map((line) => [line[0], line[3]]),
    ).toEqual([
      ['2025-12-31逾期', '报送备案期限已过，还没有报来'],
      ['2026-01-07逾期', '没有登记函告其他部门'],
      ['2026-01-31逾期', '报送备案期限已过，还没有报来'],
    ]);
    // Longest overdue first among the agencies.
    const place = (name: string) => out.indexOf(`\n${name}（`);
    expect(place(FIRE)).toBeLessThan(place('上海市示例区卫生健康委员会'));
    expect(place('上海市示例区卫生健康委员会')).toBeLessThan(place(TOWN));
    // What the texts leave open is told once.
    expect(out.match(/十个工作日是本工具的催办口径/gu)).toHaveLength(1);
  });

  it('does not forget an amendment that was sent back', async () => {
    await take('望潮镇人民政府2026年度检查计划');
    await on('2026-03-05', 'plan file 1');
    await on('2026-03-06', 'plan publish 1 --where 门户网站');
    await take('望潮镇人民政府2026年度检查计划', { 检查方式: '' }, '2026-04-02');
    await on('2026-04-02', `plan return 2 -o ${path('退回')}`);
    const { out } = await on('2026-04-30', 'plan remind --agency 望潮镇');
    expect(out).toMatch(/2026-04-17逾期\t2026年度计划\t2\t2026-04-02退回，已28天，还没有重新报送/u);
    expect(row((await on('2026-04-30', 'plan status')).out, TOWN).slice(1)).toEqual(['公+!', '', '', '1']);
  });

  it('asks for the steps that are owed after filing, and for the letter', async () => {
    await take('区消防救援支队2026年4月检查计划');
    await on('2026-03-05', 'plan pass 1 --step 审批 --ref 支队长签发');
    await on('2026-03-05', 'plan file 1');
    const texts = async (day: string) =>
      (
        json((await on(day, 'plan remind --year 2026 --sector 消防 --json')).out) as {
          data: { reminders: { period: string; text: string; dueOn?: string }[] };
        }
      ).data.reminders
        .filter(({ period }) => period === '2026年4月月度计划')
        .map(({ text, dueOn }) => [dueOn, text]);
    expect(await texts('2026-04-03')).toEqual([
      ['2026-04-07', '已备案，没有登记函告其他部门'],
      [undefined, '还没有登记市消防部门备案'],
    ]);
    const told = await on('2026-04-03', 'plan inform 1 --to 区应急局、区市监局 --ref 示消函〔2026〕4号');
    expect(told.out).toMatch(/2026-04-03\t函告\t示消函〔2026〕4号\t区应急局、区市监局\t测试员/u);
    await on('2026-04-03', 'plan pass 1 --ref 沪消备9号');
    expect(await texts('2026-04-03')).toEqual([]);
  });

  it('looks into January at the end of December', async () => {
    const { out } = await on('2026-12-31', 'plan remind --sector 交通');
    expect(out).toContain('2026、2027年计划催办');
    expect(out).toMatch(/2026-12-25逾期\t2027年1月月度计划\t\t拟定期限已过，还没有报来/u);
  });

  it('is quiet, and saved, for cron', async () => {
    const { code, out, err } = await zfjd([
      'plan',
      'remind',
      '--quiet',
      '--exit-code',
      '-o',
      path('催办.txt'),
      '--today',
      '2026-04-01',
    ]);
    expect([code, err, out]).toEqual([1, '', `已保存：${path('催办.txt')}\n`]);
    expect(readFileSync(path('催办.txt'), 'utf8')).toContain('望潮镇人民政府（名录没有联系人和电话）');
    expect((await on('2026-01-10', 'plan remind --sector 公安 --year 2026 --exit-code')).code).toBe(0);
  });
});

describe('due', () => {
  it('lists plans that did not come, once the bureau takes plans in', async () => {
    const due = async (day: string) => (await on(day, 'due --days 5')).out;
    expect(await due('2026-04-01')).not.toContain('备案');
    await take('望潮镇人民政府2026年度检查计划');
    const out = await due('2026-04-01');
    expect(out).toMatch(/超期1个工作日\t2026-03-31\t上海市示例区民政局\t报送2026年度计划备案\t2026年度计划/u);
    expect(out).toMatch(/2026-03-31\t某区司法局\t上海市示例区望潮镇人民政府2026年度计划：办理备案（计划1）/u);
    expect(out).toMatch(/2026-04-07\t上海市示例区消防救援支队\t向其他部门函告2026年4月月度计划/u);
    expect(await due('2026-12-28')).toMatch(/2026-12-25\t上海市示例区交通委员会\t拟定2027年1月月度计划/u);
    const ics = path('期限.ics');
    await zfjd(['due', '--ics', ics, '--today', '2026-04-01']);
    const uids = readFileSync(ics, 'utf8').match(/^UID:.*(?:\r\n .*)*/gmu) ?? [];
    expect(uids.length).toBeGreaterThan(20);
    expect(new Set(uids).size).toBe(uids.length);
  });
});

describe('plan export', () => {
  it('lists what the ordinance wants made public, of plans in force, harmless in a spreadsheet', async () => {
    await take('望潮镇人民政府2026年度检查计划', { 检查对象范围: '=HYPERLINK("http://x")' });
    await take('望潮镇人民政府2026年烟花爆竹专项检查计划');
    await take('望潮镇人民政府2026年4月检查计划');
    for (const id of [1, 3]) await on('2026-03-05', `plan file ${id}`);
    await on('2026-03-20', 'plan publish 1 --where 门户网站');
    await on('2026-03-20', `plan export --year 2026 -o ${path('清单.xlsx')}`);
    const [sheet] = readWorkbook(readFileSync(path('清单.xlsx')), '清单.xlsx').sheets;
    expect(sheet?.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))).toEqual([
      [
        '计划名称',
        '计划编码',
        '检查事项',
        '检查主体',
        '检查对象范围',
        '检查方式',
        '检查项目',
        '检查比例',
        '备案日期',
        '公布日期',
      ],
      [
        '望潮镇人民政府2026年度检查计划',
        'JSBA-2026-0001',
        '普通事项检查',
        TOWN,
        `'=HYPERLINK("http://x")`,
        '现场检查',
        '资质和现场情况',
        '10%',
        '2026-03-05',
        '2026-03-20',
      ],
    ]);
    const monthly = await on('2026-03-20', 'plan export --year 2026 --kind 月度 --json');
    expect(json(monthly.out)).toMatchObject({
      schema: 'zfjd.plan.export/1',
      data: { plans: 1, lines: [{ code: 'JSBA-2026-0002', plan: '望潮镇人民政府2026年4月检查计划' }] },
    });
    await on('2026-03-20', `plan export --year 2026 -o ${path('清单.html')}`);
    expect(readFileSync(path('清单.html'), 'utf8')).toMatch(/<th[^>]*>检查对象范围<\/th>/u);
    expect((await on('2026-03-20', 'plan export --year 2027')).out).toContain('没有已备案的计划');
  });
});

describe('plan return', () => {
  it('says where notes could not be added, because the sheet has some of its own', async () => {
    const title = '望潮镇人民政府2026年度检查计划';
    const sheet: Record<string, unknown> = XLSX.utils.aoa_to_sheet(
      planRows([title], [{ ...ROW, 检查方式: '' }]),
    );
    sheet['A1'] = { t: 's', v: title, c: [{ a: '某人', t: '已与县局核对' }] };
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, '计划表');
    writeFileSync(path('批注.xlsx'), XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    await on('2026-03-05', `plan import ${path('批注.xlsx')}`);
    const { out } = await on('2026-03-05', `plan return 1 -o ${path('退回')}`);
    expect(out).toContain('工作表「计划表」原来就有批注，不能再加批注：有问题的格子只标了颜色');
    await take('望潮镇人民政府2026年烟花爆竹专项检查计划', { 检查方式: '' });
    expect((await on('2026-03-05', `plan return 2 --reason x -o ${path('退回')}`)).out).not.toContain('批注');
  });
});

describe('plan return --again', () => {
  it('writes the same file again, and changes nothing', async () => {
    await take('望潮镇人民政府2026年度检查计划', { 检查方式: '' });
    const first = json((await on('2026-03-05', `plan return 1 -o ${path('甲')} --json`)).out)['data'] as {
      path: string;
    };
    const journal = (await on('2026-03-06', 'journal list --json')).out;
    const second = json((await on('2026-03-06', `plan return 1 --again -o ${path('乙')} --json`)).out)[
      'data'
    ] as { path: string };
    expect(second.path).not.toBe(first.path);
    expect(readFileSync(second.path).equals(readFileSync(first.path))).toBe(true);
    expect((await on('2026-03-06', 'journal list --json')).out).toBe(journal);
    await take('望潮镇人民政府2026年烟花爆竹专项检查计划');
    expect(await on('2026-03-06', 'plan return 2 --again')).toMatchObject({ code: 3 });
  });
});
