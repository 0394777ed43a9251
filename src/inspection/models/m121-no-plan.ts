import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const noPlan = recordModel({
  code: 'M121',
  title: '没有计划编码，也不是触发式检查',
  parameter: 'inspection.plan_first',
  catalogue: ['FIL-先计划', 'COD-02', 'OFP-05'],
  category: 'procedure',
  meaning:
    '除触发式检查外先计划后检查，检查码应当带计划编码。写明有计划而没有编码的，或者既没有编码、也没有触发来源的，都列出。建管把上级部署的阶段性、专题性检查算作触发式，其他条线算有计划（附件11二(二)与其他附件不一致）。',
  advice: '请单位补报计划编码或触发来源；确属计划外又非触发的，属于先计划后检查的问题',
  needs: [],
  alerts: [
    { why: '写明有计划，没有编码', records: [{ 计划编码: '' }] },
    { why: '没有写来由，也没有来源', records: [{ 计划编码: '', 来由: '未写明' }] },
    { why: '镇的检查同样先计划', records: [{ 条线: '镇', 计划编码: '' }] },
  ],
  quiet: [
    { why: '有计划编码', records: [{}] },
    { why: '触发式检查', records: [{ 计划编码: '', 来由: '触发式', 来源: '投诉' }] },
    { why: '没有写来由，写了来源', records: [{ 计划编码: '', 来由: '未写明', 来源: '12345投诉' }] },
    { why: '告知承诺核查不计入', records: [{ 计划编码: '', 不计入: '告知承诺核查' }] },
  ],
  check: (visit, _value, context) => {
    if (visit.planCode !== '' || visit.origin === 'triggered') return undefined;
    if (visit.origin === 'unknown' && visit.source !== '') return undefined;
    const said =
      visit.origin === 'planned' ? '写明是有计划检查，没有计划编码' : '没有计划编码，也没有触发来源';
    const filed = context.files(visit) ? '' : '；数据库里没有该单位本年已备案的计划';
    return `${visitText(visit)}，${said}${filed}`;
  },
});
