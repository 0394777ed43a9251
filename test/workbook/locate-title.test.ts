import { describe, expect, it } from 'vitest';
import { titleFacts } from '../../src/workbook/locate-title.ts';

function facts(titles: readonly string[], file: string) {
  return titleFacts(
    titles.map((text, index) => ({ text, row: index + 1, column: 1 })),
    file,
  );
}

describe('titleFacts', () => {
  it('reads 填表单位 and 填报时间 from one cell (H1)', () => {
    const read = facts(
      ['附件5', '行政检查计划统计表', '填表单位:涪城区教育和体育局（盖章）  填报时间：2026年02月03日'],
      '2026年度计划.xlsx',
    );
    expect(read.agencyText).toMatchObject({
      value: '涪城区教育和体育局',
      source: 'label',
      row: 3,
      column: 1,
    });
    expect(read.filledOn).toMatchObject({ value: '2026-02-03', source: 'label' });
    expect(read.year).toMatchObject({ value: 2026, source: 'file', text: '2026年度计划.xlsx' });
    expect(read.contradictions).toEqual([]);
  });

  it('reads a value from the cell to the right', () => {
    const read = titleFacts(
      [
        { text: '编制单位', row: 1, column: 1 },
        { text: '填报单位（盖章）：', row: 2, column: 1 },
        { text: '区卫生健康委', row: 2, column: 3 },
        { text: '填报日期', row: 2, column: 5 },
        { text: '填报日期：', row: 3, column: 5 },
      ],
      '计划.xlsx',
    );
    expect(read.agencyText).toMatchObject({ value: '区卫生健康委', row: 2, column: 3 });
    expect(read.filledOn).toBeUndefined();
  });

  it.each([
    [
      '金山区应急管理局2026年度安全生产行政检查计划',
      '金山区应急管理局',
      2026,
      undefined,
      'annual',
      '安全生产',
    ],
    ['2026年金山卫镇人民政府行政检查计划', '金山卫镇人民政府', 2026, undefined, 'annual', undefined],
    ['2023年“双随机、一公开”抽查工作计划', undefined, 2023, undefined, 'annual', undefined],
    ['区卫健委2026年3月份行政检查计划', '区卫健委', 2026, 3, 'monthly', undefined],
    ['2026年十一月行政检查计划', undefined, 2026, 11, 'monthly', undefined],
    ['二〇二六年度行政检查计划', undefined, 2026, undefined, 'annual', undefined],
    [
      '附件2：区消防救援局关于冬春火灾防控的专项检查计划',
      '区消防救援局',
      undefined,
      undefined,
      'special',
      '冬春火灾防控',
    ],
    ['2026年1月-12月行政检查计划', undefined, 2026, undefined, 'annual', undefined],
    ['2026年度月度检查计划汇总', undefined, 2026, undefined, 'monthly', undefined],
    ['区市监局2026年度行政检查计划（2026年3月修订）', '区市监局', 2026, undefined, 'annual', undefined],
    ['区市监局2026年度行政检查计划（3月稿）', '区市监局', 2026, undefined, 'annual', undefined],
    ['区市监局2026年3月检查计划（2月28日修改）', '区市监局', 2026, 3, 'monthly', undefined],
    ['2025年12月制定的区市监局2026年度行政检查计划', '区市监局', 2026, undefined, 'annual', undefined],
    ['区市监局2026年4月上报检查计划', '区市监局', 2026, 4, 'monthly', undefined],
    ['2026年1月到6月行政检查计划', undefined, 2026, undefined, 'annual', undefined],
    ['2026年1月至2026年6月行政检查计划', undefined, 2026, undefined, 'annual', undefined],
    ['2026年4月、5月行政检查计划', undefined, 2026, undefined, 'annual', undefined],
    ['03区市监局2026年度行政检查计划', '区市监局', 2026, undefined, 'annual', undefined],
  ])('%s', (title, agency, year, month, kind, hint) => {
    const read = facts([title], '新建表格.xlsx');
    expect([
      read.agencyText?.value,
      read.year?.value,
      read.month?.value,
      read.kind?.value,
      read.sectorHint?.value,
    ]).toEqual([agency, year, month, kind, hint]);
  });

  it.each([
    ['市监局2026年度计划.xlsx', '市监局', 2026],
    ['附件1-石化街道_2026.xls', '石化街道', 2026],
    ['区水务局计划20260103.xlsx', '区水务局', undefined],
  ])('file name %s', (file, agency, year) => {
    const read = facts([], file);
    expect([read.agencyText?.value, read.year?.value]).toEqual([agency, year]);
  });

  it('knows 双随机 and 部门联合', () => {
    const read = facts(['2026年部门联合“双随机、一公开”抽查计划'], 'x.xlsx');
    expect([read.random?.value, read.joint?.value]).toEqual([true, true]);
    expect(facts(['2026年检查计划'], 'x.xlsx')).not.toHaveProperty('joint');
  });

  it('tells where title and file name disagree', () => {
    const read = facts(['区应急局2026年度行政检查计划'], '区应急局2025年3月检查计划.xlsx');
    expect(read.year?.value).toBe(2026);
    expect(read.contradictions).toEqual([
      '年度前后不一：标题「区应急局2026年度行政检查计划」为2026年，文件名「区应急局2025年3月检查计划.xlsx」为2025年',
      '计划类型前后不一：标题「区应急局2026年度行政检查计划」为年度计划，文件名「区应急局2025年3月检查计划.xlsx」为月度计划',
    ]);
  });

  it('takes a month that nobody says more of for that of a monthly plan', () => {
    const read = facts(['检查计划表', '3月'], '区应急局2026年.xlsx');
    expect([read.kind?.value, read.month?.value]).toEqual(['monthly', 3]);
  });

  it('takes a date alone on its line for the day of the paper', () => {
    const read = facts(['区应急局2026年3月检查计划', '（2025年12月）'], 'x.xlsx');
    expect([read.year?.value, read.month?.value, read.contradictions]).toEqual([2026, 3, []]);
    expect(facts(['区应急局检查计划', '2026年1月'], 'x.xlsx').year?.value).toBe(2026);
  });

  it('gives every text that names a unit: 标题, 填表单位, 文件名', () => {
    const read = facts(['区应急管理局2026年度检查计划', '填报单位：区应急局'], '应急局2026.xlsx');
    expect(read.agencyTexts.map((f) => f.value)).toEqual(['区应急管理局', '区应急局', '应急局']);
  });
});
