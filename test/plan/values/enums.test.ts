import { describe, expect, it } from 'vitest';
import {
  parseItemClass,
  parseJoint,
  parseLevel,
  parseMethod,
  parsePlanKind,
  parseYesNo,
} from '../../../src/plan/values/enums.ts';
import type { Reading } from '../../../src/plan/values/reading.ts';

/** The value alone, or the kind of reading where there is none. */
function got<T>(reading: Reading<T>): T | string {
  return reading.kind === 'value' ? reading.value : reading.kind;
}

describe('检查方式', () => {
  it.each([
    ['现场', 'onSite'],
    ['实地核查', 'onSite'],
    ['现场调阅审查或查验、检验、鉴定、勘验、年检等', 'onSite'],
    ['非现场', 'offSite'],
    ['书面检查', 'offSite'],
    ['网络检查', 'offSite'],
    ['线上巡查', 'offSite'],
    ['视频监控巡查', 'offSite'],
    ['无人机巡检', 'offSite'],
    ['线上巡查、现场巡查', 'onSite offSite'],
    ['日常巡查', 'onSite'],
    ['现场检查、网络检查', 'onSite offSite'],
    ['现场检查与网络检查', 'onSite offSite'],
    ['现场和非现场', 'onSite offSite'],
    ['全覆盖及双随机检查', 'random fullCoverage'],
    ['随机或根据投诉', 'random triggered'],
    ['市抽市查、市抽县(区)查', 'random'],
    ['联合现场检查', 'onSite joint'],
    ['定向', 'directed'],
    ['线上线下相结合', 'onSite offSite'],
    ['书面为主，必要时到企业', 'onSite offSite'],
    ['以网络检查为主', 'onSite offSite'],
    ['企业自查+抽查', 'onSite offSite'],
    ['非现场检查（不入企）', 'offSite'],
    ['不到现场', 'offSite'],
    ['双随机非现场抽查', 'offSite random'],
    ['到企业检查', 'onSite'],
    ['飞检', 'onSite'],
    ['四不两直', 'onSite'],
    ['本部门', ''],
  ])('%s', (text, expected) => {
    const method = got(parseMethod(text));
    const said = Object.entries(method).filter(([, yes]) => yes === true);
    expect(said.map(([name]) => name).join(' ')).toBe(expected);
  });

  it('不定向、未定与看不懂', () => {
    expect(parseMethod('不定向')).toHaveProperty('value.directed', false);
    expect(parseMethod('现场')).not.toHaveProperty('value.directed');
    expect(parseMethod('按需').kind).toBe('open');
    expect(parseMethod('检查').kind).toBe('unreadable');
  });
});

describe('是与否', () => {
  it.each([
    ['是', true],
    ['有', true],
    ['√', true],
    ['☑是□否', true],
    ['是☑否□', true],
    ['是√ 否', true],
    ['√是 否', true],
    ['是（√）否（ ）', true],
    ['是√否×', true],
    ['是√', true],
    ['有√ 无', true],
    ['涉企', true],
    ['否', false],
    ['无', false],
    ['×', false],
    ['□是☑否', false],
    ['是 否√', false],
    ['是 √否', false],
    ['是( ) 否(√)', false],
    ['否√', false],
    ['是□否☑', false],
    ['不涉企', false],
    ['不需要', false],
  ])('%s', (text, yes) => {
    expect(parseYesNo(text)).toStrictEqual({ kind: 'value', value: { yes } });
  });

  it.each(['', '可能', '是/否', '□是□否', '☑是☑否', '是否', '是√否', '√是否', '是否√', '是√ 否√', '是 否'])(
    '不猜：%j',
    (text) => {
      expect(parseYesNo(text).kind).toBe('unreadable');
    },
  );

  it('保留旁边的文字', () => {
    expect(got(parseYesNo('是，牵头：应急局'))).toStrictEqual({ yes: true, note: '牵头:应急局' });
    expect(parseYesNo('根据需要').kind).toBe('open');
  });

  it.each([
    ['本部门', { yes: false }],
    ['单部门', { yes: false }],
    ['部门联合', { yes: true }],
    ['跨部门', { yes: true }],
    ['是', { yes: true }],
    ['联合区消防支队', { yes: true, note: '联合区消防支队' }],
    ['由区应急局牵头，区市监局配合', { yes: true, note: '由区应急局牵头,区市监局配合' }],
    ['牵头部门：应急局；配合部门：消防', { yes: true, note: '牵头部门:应急局;配合部门:消防' }],
  ])('联合：%s', (text, expected) => {
    expect(got(parseJoint(text))).toStrictEqual(expected);
  });
});

describe('类型、层级、类别', () => {
  it.each([
    ['年度', 'annual'],
    ['月度', 'monthly'],
    ['专项', 'special'],
    ['日常', 'annual'],
    ['年度检查计划', 'annual'],
    ['年度专项检查计划', 'special'],
    ['日常/专项', 'unreadable'],
    ['不定向', 'unreadable'],
  ])('类型：%s', (text, expected) => {
    expect(got(parsePlanKind(text))).toBe(expected);
  });

  it('日常检查带提示', () => {
    expect(parsePlanKind('日常检查')).toHaveProperty('warning', '日常检查按年度计划理解');
  });

  it.each([
    ['市级', 'city'],
    ['区级', 'county'],
    ['市县(区)级', 'city county'],
    ['省、市、县级', 'province city county'],
    ['区级发起，区级检查', 'county'],
    ['市、区(市)级城市管理部门', 'city county'],
    ['县(市、区)级', 'county'],
    ['街道', 'town'],
  ])('层级：%s', (text, expected) => {
    const levels = got(parseLevel(text));
    expect(typeof levels === 'string' ? levels : levels.join(' ')).toBe(expected);
  });

  it.each([
    ['重点', 'key'],
    ['重点检查事项', 'key'],
    ['一般', 'general'],
    ['一般抽查', 'general'],
    ['一般检查事项、重点检查事项', 'unreadable'],
    ['其他', 'unreadable'],
  ])('类别：%s', (text, expected) => {
    expect(got(parseItemClass(text))).toBe(expected);
  });
});
