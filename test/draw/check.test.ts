import { describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { checkInputs, checkRules, faultText } from '../../src/draw/check.ts';
import { rosterFile } from '../../src/draw/canonical.ts';
import type { DrawInputs, DrawRules, Unit } from '../../src/draw/model.ts';
import { commit } from '../../src/draw/record.ts';
import { exampleInputs, exampleRules, limits } from './support.ts';

function withUnit(change: Partial<Unit>): DrawInputs {
  const [first, ...rest] = exampleInputs.units;
  return { ...exampleInputs, units: first ? [{ ...first, ...change }, ...rest] : rest };
}

describe('inputs of a commitment', () => {
  it('are sound in the example', () => {
    expect(checkInputs(exampleInputs, limits)).toEqual([]);
  });

  const cases: [why: string, inputs: DrawInputs, text: string][] = [
    ['lower-case code', withUnit({ code: 'u001' }), '「u001」：代码只能'],
    ['full-width code', withUnit({ code: 'Ｕ００１' }), '代码只能'],
    ['tab in a code', withUnit({ code: 'U0\t01' }), '代码只能'],
    ['empty code', withUnit({ code: '' }), '不能为空'],
    ['code twice', withUnit({ code: 'U002' }), '「U002」：单位代码重复'],
    ['name twice', withUnit({ name: '示例区教育局' }), '单位名称重复'],
    ['tab in a name', withUnit({ name: '甲\t局' }), '制表符'],
    ['line break in a name', withUnit({ name: '甲\n局' }), '换行'],
    ['blank in front', withUnit({ name: ' 甲局' }), '首尾有空格'],
    ['ideographic space behind', withUnit({ name: '甲局\u3000' }), '首尾有空格'],
    ['zero-width space', withUnit({ name: '甲\u200b局' }), '看不见的字符'],
    ['zero-width joiner behind', withUnit({ name: '甲局\u200d' }), '看不见的字符'],
    ['direction override', withUnit({ name: '甲\u202e局' }), '看不见的字符'],
    ['half a surrogate', withUnit({ name: '甲\ud800局' }), '看不见的字符'],
    ['no name', withUnit({ name: '' }), '名称为空'],
    ['stratum in Chinese', withUnit({ stratum: '部门' }), '的分层：代码只能'],
    ['weight 0', withUnit({ weight: 0 }), '权重应为1至3之间的整数'],
    ['weight 4', withUnit({ weight: 4 }), '权重应为1至3之间的整数'],
    ['weight 1.5', withUnit({ weight: 1.5 }), '权重应为1至3之间的整数'],
    ['no agency', { ...exampleInputs, units: [], exclusions: [] }, '没有单位'],
    [
      'inspector twice',
      { ...exampleInputs, inspectors: [...exampleInputs.inspectors, 'J01'] },
      '「J01」：检查人员代码重复',
    ],
    [
      'unknown agency',
      { ...exampleInputs, exclusions: [{ unit: 'U999', inspector: 'J01' }] },
      '单位不在名录中',
    ],
    [
      'unknown inspector',
      { ...exampleInputs, exclusions: [{ unit: 'U001', inspector: 'J99' }] },
      '人员不在检查人员名单中',
    ],
    [
      'exclusion twice',
      { ...exampleInputs, exclusions: [...exampleInputs.exclusions, { unit: 'U003', inspector: 'J11' }] },
      '回避登记重复',
    ],
    ['one inspector for all', { ...exampleInputs, inspectors: ['J01'], exclusions: [] }, '可派检查人员1人'],
  ];
  it.each(cases)('are refused: %s', (_why, inputs, text) => {
    expect(checkInputs(inputs, limits).map(faultText).join('\n')).toContain(text);
    expect(() => commit(inputs, limits)).toThrow(text);
  });

  it('are told all at once', () => {
    const inputs = { ...withUnit({ code: 'u1', name: '甲\u200b局', weight: 9 }), exclusions: [] };
    expect(checkInputs(inputs, limits)).toHaveLength(3);
  });

  it('write one digest for NFC and NFD names, and count them as one name', () => {
    const name = 'バス局';
    const unit = { code: 'U1', stratum: 'BM', weight: 1, covered: false };
    const nfd = { ...unit, name: name.normalize('NFD') };
    expect(rosterFile([nfd])).toBe(rosterFile([{ ...unit, name }]));
    const both = { ...exampleInputs, units: [nfd, { ...unit, code: 'U2', name }], exclusions: [] };
    expect(checkInputs(both).map((f) => f.message)).toEqual(['单位名称重复']);
  });
});

describe('rules', () => {
  const source = exampleRules.seedSource;
  const cases: [why: string, change: Partial<DrawRules>, text: string][] = [
    ['below the floor', { rate: { numerator: 9, denominator: 100 } }, '低于规定的下限 10/100'],
    ['more than all', { rate: { numerator: 3, denominator: 2 } }, '不能超过全部'],
    ['no denominator', { rate: { numerator: 1, denominator: 0 } }, '分母应为'],
    ['quarter past the cycle', { cyclePosition: 9 }, '序号应为1至8'],
    ['negative seats', { riskSeats: -1 }, '常抽席位应为'],
    ['one inspector', { inspectorsPerUnit: 1 }, '不得少于2人'],
    ['period in words', { period: '2026年二季度' }, '2026Q2'],
    ['no source', { seedSource: { notBefore: source.notBefore } }, '没有写明种子来源'],
    ['three digits', { seedSource: { lottery: 'FC3D', notBefore: source.notBefore } }, '10.0比特'],
    ['five dice', { seedSource: { dice: 5, notBefore: source.notBefore } }, '16.6比特'],
    ['no deadline', { commitDeadline: '2026-04-12' }, '2026-04-12T18:00+08:00'],
    ['day that is none', { commitDeadline: '2026-02-30T18:00+08:00' }, '承诺截止时间应写成'],
    ['two days of lead', { commitDeadline: '2026-04-13T18:00+08:00' }, '至少早3日'],
    [
      'seed before the deadline',
      { seedSource: { lottery: 'KL8', notBefore: date('2026-04-12') } },
      '须早于种子日期',
    ],
  ];
  it.each(cases)('are refused: %s', (_why, change, text) => {
    expect(
      checkRules({ ...exampleRules, ...change }, limits)
        .map(faultText)
        .join('\n'),
    ).toContain(text);
  });

  it('take their limits from the caller', () => {
    const rules = { ...exampleRules, rate: { numerator: 9, denominator: 100 } };
    expect(checkRules(rules)).toEqual([]);
    expect(checkRules(rules, { ...limits, floorRate: { numerator: 9, denominator: 100 } })).toEqual([]);
  });
});
