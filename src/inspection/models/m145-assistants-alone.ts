import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const assistantsAlone = recordModel({
  code: 'M145',
  title: '辅助人员单独检查',
  parameter: 'inspection.assistants',
  catalogue: ['SUB-12', 'SUB-03'],
  category: 'qualification',
  meaning: '记录写明的人员在名录中全部是辅助人员。辅助人员只能在执法人员带领下做辅助工作。',
  advice: '请单位提供现场检查记录上执法人员的签名；漏填执法人员的核实为数据错误',
  needs: ['officers'],
  alerts: [
    { why: '只有一名辅助人员', records: [{ 人员: '辅助' }] },
    { why: '两名都是辅助人员', records: [{ 人员: '辅助、辅助二' }] },
    { why: '药监同样', records: [{ 条线: '药监', 人员: '辅助' }] },
  ],
  quiet: [
    { why: '有执法人员带领', records: [{ 人员: '市监甲、辅助' }] },
    { why: '都是执法人员', records: [{}] },
    { why: '另有一人不在名录中，无法判断', records: [{ 人员: '辅助、王五/X1' }] },
  ],
  check: (visit, _value, context) => {
    const officers = context.officersOf(visit);
    if (officers.length === 0 || officers.some(({ known }) => known?.kind !== '辅助人员')) return undefined;
    return `${visitText(visit)}，人员只有辅助人员${officers.map(({ name }) => name).join('、')}`;
  },
});
