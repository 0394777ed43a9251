import { describe, expect, it } from 'vitest';
import { usccCheckCharacter } from '../../../src/kernel/uscc.ts';
import { parseTargets } from '../../../src/plan/values/targets.ts';

function names(text: string): string[] | string {
  const reading = parseTargets(text);
  if (reading.kind !== 'value') return reading.kind;
  return reading.value.kind === 'list' ? reading.value.names.map((n) => n.name) : reading.value.kind;
}

describe('对象：家数', () => {
  it.each([
    ['19', { low: 19, high: 19, approximate: false }],
    ['19家', { low: 19, high: 19, approximate: false }],
    ['共19家', { low: 19, high: 19, approximate: false }],
    ['约27家', { low: 27, high: 27, approximate: true }],
    ['约50家', { low: 50, high: 50, approximate: true }],
    ['60-70家', { low: 60, high: 70, approximate: false }],
    ['不少于10家', { low: 10, approximate: false }],
    ['1,200户', { low: 1200, high: 1200, approximate: false }],
  ])('%s', (text, expected) => {
    expect(parseTargets(text)).toStrictEqual({ kind: 'value', value: { kind: 'count', ...expected } });
  });

  it('70-60家不猜', () => {
    expect(parseTargets('70-60家').kind).toBe('unreadable');
  });
});

describe('对象：名单', () => {
  it.each([
    ['上海某某化工有限公司、上海石化机械厂', ['上海某某化工有限公司', '上海石化机械厂']],
    ['上海甲有限公司；上海乙商店\n朱泾镇中心小学', ['上海甲有限公司', '上海乙商店', '朱泾镇中心小学']],
    ['1.上海甲有限公司2.上海乙厂3.丙超市', ['上海甲有限公司', '上海乙厂', '丙超市']],
    ['1、上海甲有限公司 2、上海乙厂', ['上海甲有限公司', '上海乙厂']],
    ['①上海甲有限公司②上海乙厂', ['上海甲有限公司', '上海乙厂']],
    ['检查对象：上海甲有限公司、上海乙有限公司', ['上海甲有限公司', '上海乙有限公司']],
    ['上海甲（集团）有限公司，上海乙有限公司', ['上海甲(集团)有限公司', '上海乙有限公司']],
    [
      '上海甲企业(普通、特殊合伙)有限公司、乙《三、四》公司',
      ['上海甲企业(普通、特殊合伙)有限公司', '乙《三、四》公司'],
    ],
    ['老王餐饮店、沙县小吃店', ['老王餐饮店', '沙县小吃店']],
    ['金山区中医医院、枫泾镇卫生院', ['金山区中医医院', '枫泾镇卫生院']],
    ['中国石化销售股份有限公司上海金山加油站', ['中国石化销售股份有限公司上海金山加油站']],
  ])('%j', (text, expected) => {
    expect(names(text)).toStrictEqual(expected);
    expect('warning' in parseTargets(text)).toBe(false);
  });

  it('带统一社会信用代码', () => {
    const body = '91310116MA1J00000';
    const good = body + usccCheckCharacter(body);
    const bad = body + (good.endsWith('0') ? '1' : '0');
    expect(parseTargets(`老王(${good})、老李 ${good.toLowerCase()}`)).toHaveProperty('value.names', [
      { name: '老王', uscc: good },
    ]);
    expect(parseTargets(`老王(${good})`)).toStrictEqual({
      kind: 'value',
      value: { kind: 'list', names: [{ name: '老王', uscc: good }] },
    });
    const reading = parseTargets(`上海甲有限公司(统一社会信用代码：${bad})`);
    expect(reading).toHaveProperty('value.names', [
      { name: '上海甲有限公司', fault: expect.stringContaining('校验位') as unknown },
    ]);
  });

  it('重复的只计一次，并说出来', () => {
    expect(parseTargets('上海甲有限公司、上海甲有限公司')).toStrictEqual({
      kind: 'value',
      value: { kind: 'list', names: [{ name: '上海甲有限公司' }] },
      warning: '“上海甲有限公司”重复列出，只计一次',
    });
  });

  it.each([
    ['上海甲有限公司、上海乙厂等5家企业', 2, 5, undefined],
    ['上海甲有限公司、上海乙厂等2家企业', 2, undefined, undefined],
    ['上海甲有限公司、上海乙厂（共5家）', 2, 5, undefined],
    ['上海甲有限公司，共3家', 1, 3, undefined],
    ['下列3家企业：上海甲有限公司、上海乙厂', 2, 3, undefined],
    ['上海甲有限公司、上海乙厂等', 2, undefined, ['等']],
    ['上海甲有限公司、上海乙厂……', 2, undefined, ['等']],
    ['上海甲有限公司等重点企业', 1, undefined, ['等重点企业']],
    ['上海甲有限公司、全区其他单位', 1, undefined, ['全区其他单位']],
    ['上海甲有限公司及全区其他单位', 1, undefined, ['全区其他单位']],
    ['上海甲有限公司、辖区培训机构', 1, undefined, ['辖区培训机构']],
    ['老王餐饮店、其余餐饮单位', 1, undefined, ['其余餐饮单位']],
    ['1.上海甲有限公司；2.上海乙厂；3.其他企业', 2, undefined, ['其他企业']],
  ])('没有列全：%s', (text, counted, told, rest) => {
    const reading = parseTargets(text);
    const list = reading.kind === 'value' && reading.value.kind === 'list' ? reading.value : undefined;
    expect([list?.names.length, list?.told, list?.rest]).toStrictEqual([counted, told, rest]);
  });

  it.each([
    ['上海甲有限公司（金山大道1、2号）', '上海甲有限公司', '金山大道1、2号'],
    ['上海甲有限公司（地址：朱泾镇3号）', '上海甲有限公司', '地址:朱泾镇3号'],
    ['上海甲有限公司（《证一、证二》持有人）', '上海甲有限公司', '《证一、证二》持有人'],
    ['上海甲店（个体工商户）', '上海甲店(个体工商户)', undefined],
    ['上海甲事务所（普通合伙）', '上海甲事务所(普通合伙)', undefined],
  ])('名称后面的括号：%s', (text, name, bracket) => {
    expect(parseTargets(text)).toHaveProperty('value.names', [
      bracket === undefined ? { name } : { name, bracket },
    ]);
  });

  it.each([
    ['上海甲有限公司和上海乙有限公司', ['上海甲有限公司', '上海乙有限公司']],
    ['上海甲有限公司 上海乙有限公司', ['上海甲有限公司', '上海乙有限公司']],
    ['上海甲有限公司，上海乙有限公司、上海丙厂', ['上海甲有限公司', '上海乙有限公司', '上海丙厂']],
    ['重点企业：上海甲有限公司；一般企业：上海乙厂', ['上海甲有限公司', '上海乙厂']],
    ['上海丁中等职业学校、上海等等有限公司', ['上海丁中等职业学校', '上海等等有限公司']],
  ])('其他隔法：%s', (text, expected) => {
    expect(names(text)).toStrictEqual(expected);
  });
});

describe('对象：范围', () => {
  it.each([
    '人员密集场所',
    '密室剧本杀经营场所',
    '沿街商铺',
    '定点医院',
    '定点药店、定点医院',
    '第一类门店',
    '持有有效的《融资担保业务经营许可证》的融资担保公司',
    '辖区培训机构',
    '学校、幼儿园、培训机构',
    '融资担保公司、小额贷款公司、典当行',
    '超市、农贸市场、酒店',
    '律师事务所、会计师事务所',
    '危化品企业、港区加油站',
    '中国石化销售股份有限公司下属加油站、加气站',
    '学校等教育机构',
    '市内各加油站、加气站',
    '危险化学品生产企业',
    '低风险对象7家',
  ])('%s', (text) => {
    expect(parseTargets(text)).toStrictEqual({ kind: 'value', value: { kind: 'scope', text } });
  });

  it('取出有名目的数字，保留原文', () => {
    const text = '全市危险化学品企业共58家,确定检查11家重点企业,“双随机”检查3家';
    expect(parseTargets(text)).toStrictEqual({
      kind: 'value',
      value: { kind: 'scope', text, labelled: { total: 58, key: 11, random: 3 } },
    });
    expect(parseTargets('从100家某某名录库中按照10%的比例随机抽取10家')).toHaveProperty('value.labelled', {
      total: 100,
      random: 10,
      share: 10,
    });
  });

  it('有意不定与未填写', () => {
    expect(parseTargets('根据监管需要')).toStrictEqual({ kind: 'open', text: '根据监管需要' });
    expect(parseTargets('').kind).toBe('unreadable');
  });
});
