import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { allAgencies } from '../../src/registry/agency-store.ts';
import { allEnterprises } from '../../src/registry/enterprise-store.ts';
import { date } from '../../src/kernel/local-date.ts';
import { formOf } from '../../src/onsite/check-form.ts';
import { addCheck } from '../../src/onsite/store.ts';
import { loadPack } from '../../src/policy/load.ts';
import { packFolder } from '../../src/policy/prepared-pack.ts';
import { keepFile } from '../../src/store/archive.ts';
import { putRecords } from '../inspection/indicator-records.ts';
import { SECTORS, TOWN } from '../plan/rules/registry.ts';
import { bench, json } from './harness.ts';
import { fillRegistry, putPlan, putRows } from './inbox.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const desk = bench();
const { zfjd, init, path } = desk;
const MARKET = SECTORS['市监'] ?? '';
const FIRM = '上海甲食品有限公司';

beforeEach(async () => {
  await init();
  fillRegistry(desk);
});

/** Ids of a town, 市监 and an enterprise. */
function ids() {
  return desk.withStore((store) => {
    const agency = (name: string) => allAgencies(store).find((one) => one.name === name)?.id ?? 0;
    const firm = allEnterprises(store).find(({ name }) => name === FIRM)?.id ?? 0;
    return { town: agency(TOWN), market: agency(MARKET), firm };
  });
}

/** A plan of the town that visits one firm in April and one in September, filed. */
async function filePlan(): Promise<string> {
  const file = putPlan(desk, '计划.xlsx', `${TOWN}2026年度检查计划`, {
    检查主体: TOWN,
    检查对象范围: FIRM,
    检查时间: '2026年4月、2026年9月',
    检查频次: '2次/年',
  });
  await zfjd(['plan', 'import', file, '--today', '2026-03-05']);
  const { err, code } = await zfjd('plan file 1 --today 2026-03-10');
  expect({ err, code }).toEqual({ err: '', code: 0 });
  return 'JSBA-2026-0001';
}

describe('inspection execution', () => {
  it('到期、完成、提前完成，逐月的表', async () => {
    const plan = await filePlan();
    const { town, market, firm } = ids();
    putRecords(path('a.db'), [
      { agency: town, day: '2026-04-10', enterprise: firm, plan },
      { agency: town, day: '2026-05-10', enterprise: firm, plan },
      { agency: town, day: '2026-04-11', enterprise: firm, plan: 'JSBA-2020-0001' },
      { agency: market, day: '2026-04-12', enterprise: firm, plan },
      { agency: market, day: '2026-04-13', enterprise: firm },
    ]);
    const { out, code } = await zfjd('inspection execution --year 2026 --json');
    const data = json(out)['data'] as { plans: unknown[]; unplanned: unknown[]; total: unknown };
    expect(code).toBe(0);
    expect(data.plans).toMatchObject([
      { planned: 2, due: 2, done: 1, byCode: 1, outside: 1, neverStarted: false },
    ]);
    expect(data.total).toMatchObject({ due: 2, done: 1 });
    expect(data.unplanned).toMatchObject([
      { agency: MARKET, withoutCode: 1, unknownCode: 0, foreignCode: 1 },
      { agency: TOWN, withoutCode: 0, unknownCode: 1, foreignCode: 0 },
    ]);
    const april = await zfjd('检查记录 执行 --year 2026 --month 4');
    expect(april.out).toContain('统计到2026-04-30）：到期1次，完成1次，执行率100.0%');
    const saved = await zfjd(['inspection', 'execution', '-o', path('执行.xlsx')]);
    expect(saved.code).toBe(0);
    expect(existsSync(path('执行.xlsx'))).toBe(true);
  });

  it('没有记录的到期计划是从未启动，执行率不是空话', async () => {
    await filePlan();
    const { out } = await zfjd('inspection execution --year 2026 --month 9');
    expect(out).toContain('到期2次，完成0次，执行率0.0%');
    expect(out).toContain('到期而从未启动的计划1份');
    const before = await zfjd('inspection execution --year 2026 --month 3');
    expect(before.out).toContain('执行率无法计算（没有到期的计划检查）');
  });
});

describe('inspection indicators', () => {
  it('计数和记录对得上，计算式和口径都印出', async () => {
    const { town, firm } = ids();
    putRecords(path('a.db'), [
      { agency: town, day: '2026-09-01', enterprise: firm, result: 'found' },
      { agency: town, day: '2026-09-02', enterprise: firm },
      { agency: town, day: '2026-09-03', enterprise: firm, cancelled: true },
    ]);
    const { out, code } = await zfjd('inspection indicators --year 2026 --month 9');
    expect(code).toBe(0);
    expect(out).toContain('记录3条：现场2、非现场0、首次摸底0、不计入的类别0、作废1');
    expect(out).toContain('检查问题发现率\t50.0%（1/2）\t不能比较');
    expect(out).toContain('2024年9月没有记录，也没有可用的上报总数，不能比较');
    expect(out).toContain('发现问题的记录数÷有结果的记录数');
    expect(out).not.toContain('NaN');
  });

  it('-o 存成的表每行都带计算式和口径', async () => {
    await zfjd(['inspection', 'indicators', '--by', '单位', '-o', path('指标.csv')]);
    const { out } = await zfjd('inspection indicators --json');
    expect((json(out)['data'] as { indicators: unknown[] }).indicators).toHaveLength(19);
    expect(existsSync(path('指标.csv'))).toBe(true);
  });

  it('还没有开始的月份说明原因', async () => {
    const { code, err } = await zfjd('inspection indicators --year 2026 --month 12');
    expect(code).toBe(3);
    expect(err).toContain('2026年12月还没有开始');
  });
});

describe('inspection baseline', () => {
  const set = (...more: string[]) =>
    zfjd([
      'inspection',
      'baseline',
      'set',
      ...more,
      '--agency',
      TOWN,
      '--month',
      '9',
      '--source',
      '2024年统计年报',
    ]);

  it('登记的总数用于比较，并说明是上报总数；再登记一次即更正', async () => {
    const { town, firm } = ids();
    putRecords(path('a.db'), [{ agency: town, day: '2026-09-01', enterprise: firm }]);
    await set('现场检查=9', '有计划现场检查=9');
    expect((await set('现场检查=4', '有计划现场检查=2')).code).toBe(0);
    const { out } = await zfjd('inspection indicators --year 2026 --month 9');
    expect(out).toContain('有计划现场检查次数\t1\t2\t减少50.0%');
    // What was not reported is not made up.
    expect(out).toContain('现场检查对象数\t1\t不能比较');
    expect(out).toContain(`${TOWN}用的是上报总数（来源：2024年统计年报）`);
    expect((await zfjd('inspection baseline list')).out).toContain(`${TOWN}\t9\t4\t2`);
  });

  it('部分多于全部、写法不对的，都不登记', async () => {
    expect((await set('现场检查=1', '有计划现场检查=2')).err).toContain('有计划现场检查2多于现场检查1');
    expect((await set('现场检查=多')).code).toBe(2);
    expect((await zfjd('inspection baseline list')).out).toContain('没有登记2024年的基数');
  });

  it('导入表格：有错的整张不导入，改好后全部导入', async () => {
    const header = ['单位', '月份', '现场检查', '有计划现场检查', '来源'];
    const file = putRows(desk, '基数.xlsx', [
      header,
      [TOWN, '1月', '12', '8', '年报'],
      ['没有的单位', '13', 'x', '', '年报'],
    ]);
    const wrong = await zfjd(['inspection', 'baseline', 'import', file]);
    expect(wrong.code).toBe(3);
    expect(wrong.out).toContain('有错误，整张表没有导入');
    expect((await zfjd('inspection baseline list')).out).toContain('没有登记2024年的基数');
    const right = putRows(desk, '基数2.xlsx', [
      header,
      [TOWN, '1月', '1,200', '8', '年报'],
      [MARKET, '2', '5', '', '年报'],
    ]);
    expect((await zfjd(['inspection', 'baseline', 'import', right])).out).toContain('2个单位月，已导入');
    expect((await zfjd('inspection baseline list')).out).toContain(`${TOWN}\t1\t1200\t8`);
  });
});

describe('inspection assess', () => {
  it('按名称排列，附计分方法；没有数据的方面不计，权重写明', async () => {
    const { town, market, firm } = ids();
    putRecords(path('a.db'), [
      {
        agency: town,
        day: '2026-09-01',
        enterprise: firm,
        result: 'found',
        measure: '行政指导',
        task: '双随机',
      },
      { agency: market, day: '2026-09-02', enterprise: firm, result: '' },
    ]);
    const { out, code } = await zfjd('inspection assess --year 2026 --quarter 3 --json');
    expect(code).toBe(0);
    const { agencies } = json(out)['data'] as {
      agencies: {
        agency: string;
        points: number;
        weightUsed: number;
        aspects: { title: string; points?: number }[];
      }[];
    };
    const names = agencies.map(({ agency }) => agency);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'zh-CN')));
    const points = (name: string) =>
      Object.fromEntries(
        (agencies.find(({ agency }) => agency === name)?.aspects ?? []).map((one) => [one.title, one.points]),
      );
    expect(points(TOWN)).toMatchObject({ 抽查比例: 100, 问题发现: 100, 执法衔接: 100, 合规指导: 100 });
    expect(points(TOWN)['部门协同']).toBeUndefined();
    expect(points(MARKET)).toMatchObject({ 抽查比例: 0, 问题发现: 0 });
    const text = (await zfjd('inspection assess --year 2026 --quarter 3')).out;
    expect(text).toContain('按单位名称排列，不排名');
    expect(text).toContain('计划统筹（权重20）');
  });

  it('现场检查按最后一版计分，没有填完的和本期以外的不计', async () => {
    const { town, market } = ids();
    putRecords(path('a.db'), [
      { agency: town, day: '2026-09-01' },
      { agency: market, day: '2026-09-02' },
    ]);
    const pack = loadPack(packFolder(ROOT), 'jinshan');
    const form = formOf(pack, '2026Q3', '区级部门');
    const [full, half] = [100, 50].map(
      (share) => form.results.find(({ percent }) => percent === share)?.word,
    );
    const weights = form.items.map(({ weight }) => weight);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const put = (name: string, version: number, on: string, results: readonly (string | undefined)[]) =>
      desk.withStore((store) =>
        store.write((tx) => {
          tx.record({ act: 'test', subject: 'onsite', id: 1, summary: '测试' });
          const agency = allAgencies(store).find((one) => one.name === name);
          const fileId = keepFile(tx, '检查表.xlsx', Buffer.from(`${name}${version}`), on);
          addCheck(
            tx,
            {
              quarter: '2026Q3',
              agency: { code: agency?.code ?? '', name },
              unitType: '区级部门',
              version,
              checkedOn: date(on),
              inspectors: '甲',
              file: '检查表.xlsx',
              fileId,
              recordedOn: date(on),
              recordedBy: '乙',
              answers: form.items.flatMap(({ code }, i) => {
                const result = results[i];
                return result === undefined
                  ? []
                  : [{ item: code, result, problem: '', evidence: '', corrected: false }];
              }),
            },
            { packVersion: pack.version, at: `${on}T09:00:00+08:00` },
          );
        }),
      );
    put(
      TOWN,
      1,
      '2026-08-03',
      weights.map(() => half),
    );
    put(
      TOWN,
      2,
      '2026-08-03',
      weights.map((_, i) => (i === 0 ? half : full)),
    );
    put(MARKET, 1, '2026-08-04', [full]);
    const figure = async (name: string, quarter: number) => {
      const { out } = await zfjd([
        'inspection',
        'assess',
        '--year',
        '2026',
        '--quarter',
        String(quarter),
        '--json',
        '--agency',
        name,
      ]);
      const { agencies } = json(out)['data'] as {
        agencies: {
          aspects: {
            title: string;
            points?: number;
            figures: { numerator: number; denominator: number }[];
          }[];
        }[];
      };
      return agencies[0]?.aspects.find(({ title }) => title === '季度抽查');
    };
    const reached = total - (weights[0] ?? 0) / 2;
    const scored = await figure(TOWN, 3);
    expect(scored?.figures).toMatchObject([{ numerator: reached, denominator: total }]);
    expect(scored?.points).toBeCloseTo((((reached / total) * 100 - 60) / 40) * 100, 6);
    expect((await figure(MARKET, 3))?.points).toBeUndefined();
    expect((await figure(TOWN, 2))?.points).toBeUndefined();
  });
});
