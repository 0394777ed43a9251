import { toDay } from '../../kernel/local-date.ts';
import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const expiredOfficer = recordModel({
  code: 'M143',
  title: '执法证已经过期，或者人员已经离岗',
  parameter: 'inspection.certificates',
  catalogue: ['SUB-03', 'SUB-04'],
  category: 'qualification',
  meaning:
    '检查之日执法证的有效期已过。名录只写“离岗”、没有离岗日期的，无法判断检查时是否在岗，列为提示。没有写有效期的不判断。',
  advice: '请单位提供换证记录；已经换证的先更新名录',
  needs: ['officers'],
  alerts: [
    { why: '九月底到期，十月检查', records: [{ 人员: '市监甲、过期' }] },
    { why: '到期后一天', records: [{ 人员: '市监甲、过期', 检查: '2026-10-01' }] },
    { why: '名录载明离岗，列为提示', records: [{ 人员: '市监甲、离岗' }] },
  ],
  quiet: [
    { why: '没有写有效期', records: [{}] },
    { why: '到期当天仍有效', records: [{ 人员: '市监甲、月中到期', 检查: '2026-10-15' }] },
    { why: '还有一年', records: [{ 人员: '市监甲、新证' }] },
  ],
  check: (visit, _value, context) => {
    const officers = context.officersOf(visit).flatMap(({ known }) => known ?? []);
    const expired = officers.filter(
      ({ validTo }) => validTo !== undefined && toDay(validTo) < visit.checkedDay,
    );
    if (expired.length > 0) {
      const names = expired.map(({ name, validTo }) => `${name}的执法证${validTo}到期`);
      return `${visitText(visit)}，${names.join('；')}`;
    }
    const gone = officers.filter(({ status }) => status === '离岗');
    if (gone.length === 0) return undefined;
    return {
      message: `${visitText(visit)}，名录载明${gone.map(({ name }) => name).join('、')}已离岗；名录没有离岗日期，请核对检查时是否在岗`,
      severity: '提示',
    };
  },
});
