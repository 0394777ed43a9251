import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/kernel/errors.ts';
import { loadVocabulary } from '../../src/workbook/vocabulary-file.ts';
import { SECTIONS, headerText } from '../../src/workbook/vocabulary.ts';
import { vocabulary } from './build.ts';

describe('headers.yaml', () => {
  it.each([...SECTIONS])('section %s loads and finds its own wordings', (section) => {
    const words = vocabulary(section);
    const own = words.keys.flatMap((key) =>
      words.wordings(key).map((wording) => [wording.replace(/^=/u, ''), key] as const),
    );
    expect(own.map(([wording]) => [wording, words.match(headerText(wording))?.key])).toEqual(own);
  });

  it.each([
    [
      'agency',
      '单位名称 统一社会信用代码 简称 别名 领域 单位类型 委托机关 委托事项 委托起日期 委托止日期 联系人 联系电话 状态 上级主管部门 权重 备注',
      'name code short_name aliases sector unit_type principal mandate_items mandate_from mandate_to contact phone status superior_body weight remark',
    ],
    [
      'item',
      '事项编码 事项名称 条线 认领单位 检查依据 清单类别 风险等级 可否非现场 备案状态 领域 备注',
      'code name sector agency basis list risk off_site status domain remark',
    ],
    [
      'enterprise',
      '统一社会信用代码 企业名称 注册地址 经营场所 分级 是否无感监管 登记状态 所属行业 不鼓励联合检查 条线 消防物联网 特殊属性',
      'code name address premises grade silent status industry no_joint sectors iot traits',
    ],
    [
      'officer',
      '执法证号 姓名 所在单位 有效期至 人员类别 状态',
      'certificate name agency valid_to kind status',
    ],
  ] as const)('%s', (section, headers, keys) => {
    const words = vocabulary(section);
    expect(headers.split(' ').map((h) => words.match(headerText(h))?.key)).toEqual(keys.split(' '));
  });
});

describe('matching', () => {
  const plan = vocabulary();
  it.each([
    ['检 查\u3000事\n项', '检查事项', undefined],
    ['检查事项*', '检查事项', undefined],
    ['＊检查事项：', '检查事项', undefined],
    ['检查类型（日常／专项）', '检查类型', '日常/专项'],
    ['对象(基数)【家】', '对象', '基数、家'],
    ['(外(内)外)甲', '甲', '内、外外'],
  ])('%j → %s, brackets %s', (text, core, bracket) => {
    expect(headerText(text)).toMatchObject({ core, bracket });
  });

  it.each([
    ['检查内容(项目)', 'item_detail', 'synonym'],
    ['检查事项', 'item', 'exact'],
    ['检查事项（全称）', 'item', 'synonym'],
  ])('%s → %s by %s', (text, key, how) => {
    expect(plan.match(headerText(text))).toMatchObject({ key, how });
  });

  it.each([
    ['本年度检查频次上限要求', ['freq_cap']],
    ['双随机抽查比例及频次', ['ratio_freq']],
    ['本局备注', ['remark']],
    ['备注栏外', []],
    ['档案编号', []],
    ['检查对策', []],
    ['检查主体检查方式', ['subject', 'method']],
    ['拟检查企业名称', ['object_scope']],
    ['上次检查时间', []],
    ['上年度检查频次', []],
    ['实际检查时间', []],
    ['检查对象联系电话', []],
    ['检查单位负责人', []],
    ['检查主体地址', []],
    ['检查频次依据', []],
    ['检查事项来源', []],
    ['执法人员证号', []],
  ])('%s contains %j', (text, keys) => {
    expect(
      plan
        .within(headerText(text))
        .map((m) => m.key)
        .sort(),
    ).toEqual([...keys].sort());
  });

  it('never matches by likeness', () => {
    expect(plan.match(headerText('检查对策'))).toBeUndefined();
  });
});

describe('a vocabulary file', () => {
  it.each([
    [
      'a wording of two columns',
      'plan:\n  method: [检查方式]\n  remark: [检查方式]',
      '同时属于「method」和「remark」',
    ],
    ['the same but for brackets', 'plan:\n  method: [检查方式]\n  remark: [检查 方式（全部）]', '同时属于'],
    ['an unknown section', 'plans:\n  remark: [甲]', '不符合要求'],
    ['no list', 'plan:\n  remark: 甲', '不符合要求'],
    ['no YAML', 'plan: [', '不是有效的 YAML'],
    ['a section missing', 'item:\n  name: [甲]', '缺少「plan」部分'],
  ])('refused: %s', (_, text, message) => {
    const load = () => loadVocabulary(text, 'plan');
    expect(load).toThrow(UserError);
    expect(load).toThrow(message);
  });
});
