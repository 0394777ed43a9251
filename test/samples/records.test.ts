import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FILED } from '../../data/samples/generate/plan/filed.ts';
import { bench, json } from '../cli/harness.ts';
import { SAMPLES } from './setting.ts';

const { zfjd, init } = bench({ shared: true });

interface Planted {
  readonly file: string;
  readonly row: number;
  readonly model: string;
}
const planted = JSON.parse(readFileSync(join(SAMPLES, 'inspection-faults.json'), 'utf8')) as Planted[];

/** 植入的异常 → what finds it. */
const FOUND_BY: Readonly<Record<string, readonly string[]>> = {
  无检查码: ['M101'],
  补码超期: ['M102'],
  // The sector gives no number of days: it is shown, with another severity.
  补码不限期: ['M102'],
  录入超期: ['M111'],
  录入早于检查: ['M112'],
  无计划检查: ['M121'],
  计划编码不存在: ['M122'],
  计划属于其他单位: ['M123'],
  计划以外的事项: ['M127'],
  触发式没有来源: ['M131'],
  不足两人: ['M141'],
  人员不在名录: ['M142'],
  其他单位的人员: ['M144'],
  事项不在事项库: ['M127', 'M151'],
  事项没有认领: ['M127', 'M151'],
  对象已注销: ['M161'],
  无感监管对象: ['M153'],
  无事不扰事项: ['M127', 'M152'],
  '一年多次、六十日内三次': ['M163', 'M165', 'M167'],
  多头检查: ['M168'],
  覆盖后又检查: ['M169'],
  消防重复检查: ['M127', 'M170'],
  一天多次: ['M181'],
  同时两地: ['M182'],
  推荐未加入: ['M172'],
  评价低: ['M184'],
  可以非现场: ['M185'],
  总是没有问题: ['M183'],
  触发式骤增: ['M186'],
};

/** 检查情况简表 has neither 计划编码 nor 执法人员: each of its records is told for that. */
const SIMPLE = '商务委检查情况.csv';

interface Alert {
  readonly model: string;
  readonly evidence: readonly { readonly file: string; readonly row: number }[];
}
let alerts: readonly Alert[];
/** 计划编码 of the samples → the one that the program gave. */
const codes = new Map<string, string>();

beforeAll(async () => {
  await init('2026-03-05');
  await zfjd(['registry', 'import', join(SAMPLES, '名录'), '--today', '2026-03-05']);
  await zfjd(['plan', 'import', join(SAMPLES, '计划'), '--today', '2026-03-05']);
  const open = json((await zfjd('plan list --state open --json')).out) as {
    data: { plans: { id: number; file: string }[] };
  };
  for (const { file, before, code } of FILED) {
    const id = String(open.data.plans.find((plan) => plan.file === file)?.id);
    const on = ['--today', '2026-03-06'];
    if (before === 'approval') await zfjd(['plan', 'pass', id, '--step', '审批', '--ref', '签发', ...on]);
    const superior = before === 'superior' ? ['--superior-ref', '已备案'] : [];
    const answer = await zfjd(['plan', 'file', id, ...superior, ...on, '--json']);
    codes.set(code, (json(answer.out) as { data: { plan: { code: string } } }).data.plan.code);
  }
  const files = readdirSync(join(SAMPLES, '检查记录')).map((file) => join(SAMPLES, '检查记录', file));
  await zfjd(['inspection', 'import', ...files, '--today', '2026-11-05']);
  await zfjd('inspection scan --month 2026-10 --today 2026-11-05');
  const listed = await zfjd('inspection alerts list --month 2026-10 --limit 1000 --json');
  alerts = (json(listed.out) as { data: { alerts: Alert[] } }).data.alerts;
}, 120_000);

const place = ({ file, row }: { file: string; row: number }) => `${file} ${row}`;

it('carry the codes that the demo gives', () => {
  expect(codes.size).toBe(FILED.length);
  expect([...codes].filter(([told, given]) => told !== given)).toEqual([]);
});

describe('the odd records of the demo district', () => {
  it('are all that is found, but for what a table of few columns cannot say', () => {
    const odd = new Map(planted.map((one) => [place(one), one.model]));
    const others = alerts.filter(
      ({ model, evidence }) =>
        !evidence.some((one) => odd.has(place(one))) &&
        !(['M121', 'M141'].includes(model) && evidence.every(({ file }) => file === SIMPLE)),
    );
    expect(others.map(({ model, evidence }) => [model, evidence.map(place)])).toEqual([]);
  });

  it.each(Object.entries(FOUND_BY))('%s is found by %j', (name, models) => {
    const rows = new Set(planted.filter(({ model }) => model === name).map(place));
    const found = alerts.filter(({ evidence }) => evidence.some((one) => rows.has(place(one))));
    expect(found.map(({ model }) => model)).toEqual(expect.arrayContaining([...models]));
  });
});
