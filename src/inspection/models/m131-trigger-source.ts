import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const triggerSource = recordModel({
  code: 'M131',
  title: '触发式检查没有写任务来源',
  parameter: 'inspection.trigger_source',
  catalogue: ['TRG-02', 'PLT-06'],
  category: 'procedure',
  meaning: '申请触发式检查的检查码要写明任务来源（交通写触发理由）：投诉举报、转（交）办、非现场发现等。',
  advice: '请单位补写来源和依据；说不出来源的，属于没有计划的检查',
  needs: [],
  alerts: [
    { why: '没有来源', records: [{ 来由: '触发式', 计划编码: '' }] },
    { why: '交通没有触发理由', records: [{ 条线: '交通', 来由: '触发式', 计划编码: '' }] },
    { why: '来源只写了“触发式”', records: [{ 来由: '触发式', 计划编码: '', 来源: '触发式检查' }] },
  ],
  quiet: [
    { why: '写了投诉', records: [{ 来由: '触发式', 计划编码: '', 来源: '投诉' }] },
    { why: '写了交办', records: [{ 条线: '交通', 来由: '触发式', 计划编码: '', 来源: '交办' }] },
    { why: '有计划检查', records: [{}] },
  ],
  check: (visit) => {
    if (visit.origin !== 'triggered') return undefined;
    const said = visit.source.replace(/触发式?|检查|任务|其他|无|\s|[-—/]/gu, '');
    return said === ''
      ? `${visitText(visit)}，触发式检查没有写任务来源（写的是「${visit.source}」）`
      : undefined;
  },
});
