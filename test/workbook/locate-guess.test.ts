import { describe, expect, it } from 'vitest';
import { guessSection, guessSections } from '../../src/workbook/locate-guess.ts';
import { SECTIONS } from '../../src/workbook/vocabulary.ts';
import { sheet, vocabulary, words } from './build.ts';

const ALL = SECTIONS.map((section) => vocabulary(section));

describe('guessSection', () => {
  it.each([
    ['plan', '2026年度检查计划', '序号·检查事项·检查依据·检查主体·检查对象范围·检查比例·检查方式·检查频次'],
    ['plan', '', '检查主体·检查事项·检查依据·检查对象·检查时间·检查比例·同一企业检查频次·可联合检查部门'],
    ['agency', '执法单位名录', '序号·单位名称·统一社会信用代码·单位类型·委托机关·委托事项·联系人·联系电话'],
    ['item', '行政检查事项清单', '事项编码·事项名称·实施主体·检查依据·风险等级·备注'],
    ['enterprise', '检查对象名录', '统一社会信用代码·企业名称·经营地址·登记状态·所属行业'],
    ['enterprise', '', '统一社会信用代码·企业名称·住所·分级·是否无感监管'],
    ['officer', '执法人员名册', '姓名·执法证号·所在单位·有效期至'],
  ])('%s: %s', (section, title, header) => {
    const guess = guessSection(sheet([[title], words(header), words(header).map(() => '甲')]), ALL);
    expect(guess).toMatchObject({ section, row: 2 });
  });

  it('a roster scores higher as a roster than as a plan', () => {
    const guesses = guessSections(sheet([words('统一社会信用代码·企业名称·经营地址·登记状态')]), ALL);
    expect(guesses[0]).toEqual({ section: 'enterprise', score: 1, row: 1 });
    expect(guesses.find((g) => g.section === 'plan')?.score).toBeLessThan(1);
  });

  it('no header, no guess', () => {
    expect(guessSection(sheet([['关于做好检查工作的通知'], ['甲', '乙', '丙']]), ALL)).toBeUndefined();
  });
});
