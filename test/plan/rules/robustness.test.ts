import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDistrict, type Case, type District } from './district.ts';
import { enterpriseCode, SECTORS } from './registry.ts';

let district: District;
beforeAll(() => {
  district = openDistrict();
});
afterAll(() => district.drop());

const HEADERS = [
  '任务名称',
  '检查事项',
  '事项编码',
  '检查内容',
  '事项类别',
  '检查依据',
  '检查主体',
  '检查对象范围',
  '统一社会信用代码',
  '检查地址',
  '检查对象等级',
  '检查比例',
  '检查频次',
  '检查频次上限',
  '抽查比例及频次',
  '检查对象基数',
  '检查数量',
  '检查方式',
  '检查类型',
  '检查人员',
  '必要性',
  '检查时间',
  '开始时间',
  '结束时间',
  '是否联合检查',
  '牵头部门',
  '配合部门',
  '上级计划编码',
  '备注',
];

/** What stands in plans, so that the rules have something to chew on. */
const WORDS = [
  '普通事项检查',
  '重点监管事项检查',
  '随机抽查事项检查',
  '无事不扰事项检查',
  '上海甲食品有限公司',
  '上海丙科技有限公司、上海乙商贸有限公司',
  enterpriseCode('上海甲食品有限公司'),
  '双随机现场检查',
  '联合非现场检查',
  '触发式，全覆盖',
  '10%',
  '不低于50%',
  '每季度1次',
  '2次/年',
  '间隔不少于3个月',
  'A级',
  'D',
  '绿色',
  '2026年4月',
  '2026年4月至12月',
  '不定期',
  '是',
  '否',
  '区市监局',
  '区公安分局、本局',
  '赵持证、孙辅助',
  '网格员',
  '委托第三方机构检查',
  '上级部署',
  '《安全生产法》第六十五条',
  '根据需要',
];

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((w) => w.join('；')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.stringMatching(/^[\d年月日至、.%次/（）() \n*+?[\]\\-]{0,40}$/u) },
);
const cells = fc.dictionary(fc.constantFrom(...HEADERS), cell, { maxKeys: HEADERS.length });
const sector = fc.constantFrom(undefined, ...Object.keys(SECTORS));
const kind = fc.constantFrom('annual' as const, 'monthly' as const, 'special' as const);

const plans: fc.Arbitrary<Case> = fc
  .record({
    sector,
    kind,
    cells,
    also: fc.array(fc.record({ sector, kind, same: fc.boolean(), cells }), { maxLength: 2 }),
    without: fc.subarray(HEADERS, { maxLength: 4 }),
  })
  .map(({ sector: own, also, without, ...rest }) => ({
    ...rest,
    ...(own !== undefined && { sector: own }),
    // A column that is left out has no cells.
    without: without.filter((header) => ![rest, ...also].some((line) => header in line.cells)),
    also: also.map(({ sector: other, ...line }) => ({
      ...line,
      ...(other !== undefined && { sector: other }),
    })),
  }));

describe('judging', () => {
  it('never throws, says all that a finding must say, and says the same twice', () => {
    fc.assert(
      fc.property(plans, (example) => {
        const found = district.judge(example);
        expect(district.judge(example)).toEqual(found);
        for (const { code, message, next, severity, where } of found) {
          expect(code).toMatch(/^[PW]\d{3}$/u);
          expect([message, next].every((text) => text.length > 1)).toBe(true);
          expect(['必改', '建议']).toContain(severity);
          expect(where.file).not.toBe('');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('knows of no rule by chance: what is found in a line depends on no other order of its cells', () => {
    fc.assert(
      fc.property(plans, (example) => {
        const turned = {
          ...example,
          cells: Object.fromEntries(Object.entries(example.cells).reverse()),
        };
        const said = (one: Case) =>
          district.judge(one).map(({ code, severity, plan }) => `${code} ${severity} ${plan}`);
        expect(said(turned)).toEqual(said(example));
      }),
      { numRuns: 60 },
    );
  });
});
