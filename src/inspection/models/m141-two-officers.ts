import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const twoOfficers = recordModel({
  code: 'M141',
  title: '执法人员不足两人',
  parameter: 'inspection.officers',
  catalogue: ['OFF-01', 'OFF-04'],
  category: 'procedure',
  meaning:
    '记录写明的执法人员少于两人。生态的附件写明两名及以上；其他附件没有写人数，列为提示。名录载明的辅助人员不算；只有辅助人员的由 M145 核对。',
  advice: '请单位提供现场检查记录上的签名；漏填的核实为数据错误并请其更正',
  needs: [],
  alerts: [
    { why: '生态只有一人', records: [{ 条线: '生态', 人员: '生态甲' }] },
    { why: '一人写了两遍', records: [{ 条线: '生态', 人员: '生态甲、生态甲' }] },
    { why: '市监只有一人，列为提示', records: [{ 人员: '市监甲' }] },
    { why: '一名执法人员带一名辅助人员', records: [{ 人员: '市监甲、辅助' }] },
    { why: '没有写人员', records: [{ 人员: '' }] },
  ],
  quiet: [
    { why: '两人', records: [{}] },
    { why: '两名执法人员带一名辅助人员', records: [{ 人员: '市监甲、市监乙、辅助' }] },
    { why: '只有辅助人员，由 M145 核对', records: [{ 人员: '辅助' }] },
    { why: '三人', records: [{ 条线: '生态', 人员: '生态甲、生态乙、市监甲' }] },
    { why: '非现场检查', records: [{ 方式: '非现场', 人员: '市监甲' }] },
  ],
  check: (visit, { least }, context) => {
    if (!visit.onSite) return undefined;
    const officers = context.officersOf(visit);
    const able = officers.filter(({ known }) => known?.kind !== '辅助人员');
    if (able.length === 0 && officers.length > 0) return undefined;
    const present = new Set(able.map(({ certificate, name }) => certificate || name));
    if (present.size >= least) return undefined;
    const assistants = officers.length > able.length ? '，另有辅助人员' : '';
    const names = able.map(({ name, certificate }) => name || certificate).join('、');
    return present.size === 0
      ? `${visitText(visit)}，没有写执法人员，应有${least}名以上`
      : `${visitText(visit)}，执法人员只有${present.size}名（${names}）${assistants}，应有${least}名以上`;
  },
});
