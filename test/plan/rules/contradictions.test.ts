import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../../src/kernel/local-date.ts';
import type { ParameterName } from '../../../src/policy/parameters.ts';
import type { Scope } from '../../../src/policy/pack.ts';
import { JINSHAN, openDistrict, type Case, type District } from './district.ts';
import { A, OTHER, SILENT } from './cases/helpers.ts';

let district: District;
beforeAll(() => {
  district = openDistrict();
});
afterAll(() => district.drop());

/** 文件互相矛盾、没有写明之处: where it bites, the finding says so. */
const SHOWN: readonly (readonly [what: string, code: string, example: Case, says: RegExp])[] = [
  ['消防C级没有频次', 'P207', { sector: '消防', cells: { 检查对象等级: 'C级' } }, /没有规定C级/u],
  [
    '消防D级每半年一次与年度内一次',
    'P207',
    { sector: '消防', cells: { 检查对象等级: 'D级', 检查频次: '每季度1次' } },
    /D级每半年一次.*不一致/u,
  ],
  [
    '消防高风险全覆盖与A级两年一次',
    'P219',
    { sector: '消防', cells: { 检查事项: '高风险事项检查', 检查比例: '50%' } },
    /A级每2年检查一次，两处不一致/u,
  ],
  [
    '建管把上级部署归为触发式',
    'P118',
    { sector: '建管', cells: { 备注: '上级部署的专题检查' } },
    /其他条线列为有计划检查，两处不一致/u,
  ],
  ['药监写成市场监管的清单', 'P204', { sector: '药监', cells: { 检查对象范围: SILENT } }, /市场监管.*清单/u],
  [
    '公安无事不扰的两处例外',
    'P205',
    { sector: '公安', cells: { 检查事项: '无事不扰事项检查' } },
    /两处不一致；此处取四\(一\)3/u,
  ],
  [
    '农业无事不扰的两处例外',
    'P205',
    { sector: '农业', cells: { 检查事项: '无事不扰事项检查' } },
    /两处不一致；此处取四\(一\)3/u,
  ],
  [
    '生态A级与区方案',
    'P204',
    { sector: '生态', cells: { 检查对象等级: 'A级' } },
    /以非现场检查为主.*两处不一致/u,
  ],
  [
    '文旅巡查的比例与条例',
    'P104',
    { sector: '文旅', cells: { 检查对象范围: '入企巡查', 检查比例: '' } },
    /条例第六十二条.*两处不一致/u,
  ],
  [
    '相近时段没有定义',
    'P302',
    {
      sector: '卫健',
      cells: { 检查对象范围: A },
      also: [{ sector: '城管', cells: { 检查事项: OTHER, 检查对象范围: A } }],
    },
    /“相近时段”没有定义/u,
  ],
  ['公安附件的编号', 'P117', { sector: '公安', cells: { 检查事项: '典当业检查' } }, /编号（11）出现两次/u],
  [
    '条例原文没有逐字核对',
    'P110',
    { sector: '卫健', cells: { 备注: '聘请第三方机构协助' } },
    /没有逐字核对/u,
  ],
];

describe('contradictions and gaps', () => {
  it.each(SHOWN)('%s: told by %s', (_what, code, example, says) => {
    const found = district.judge(example).filter((one) => one.code === code);
    expect(found.map(({ message }) => message).join('\n')).toMatch(says);
  });

  it('一般、原则上 is never more than 建议: the yearly cap', () => {
    const found = district.judge({ sector: '市监', cells: { 检查频次: '4次/年' } });
    expect(found.map(({ code, severity }) => `${code} ${severity}`)).toContain('P201 建议');
  });

  it.each<[string, ParameterName, Scope, RegExp]>([
    ['农业没有写区司法局', 'plan.filing_chain', { sector: '农业', unitType: '区级部门' }, /没有提区司法局/u],
    ['卫健同时报两处', 'plan.filing_chain', { sector: '卫健', unitType: '区级部门' }, /没有写先后/u],
    ['城管街镇队分别报', 'plan.filing_chain', { sector: '城管', unitType: '街镇园区' }, /各街镇综合执法队/u],
    ['六个附件没有公布期限', 'plan.publish_by', {}, /没有写公布期限/u],
    ['专项计划的一个月未核对', 'plan.publish_period', {}, /未核对原文/u],
    ['建议书的起算', 'supervision.document_period', {}, /未写明起算事件/u],
    ['整改期限的起算', 'supervision.rectify_period', {}, /未写明起算点/u],
    ['决定没有期限', 'supervision.escalation', {}, /没有规定上报和决定的期限/u],
  ])('%s: said in the pack', (_what, name, scope, says) => {
    expect(JINSHAN.find(name, date('2026-01-31'), scope)?.note ?? '').toMatch(says);
  });
});
