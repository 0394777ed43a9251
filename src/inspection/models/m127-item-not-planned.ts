import { saysSame } from '../scan/same-item.ts';
import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const itemNotPlanned = recordModel({
  code: 'M127',
  title: '检查的事项不在计划内',
  parameter: 'inspection.plan_match',
  catalogue: ['SNG-02', 'FIL-先计划'],
  category: 'procedure',
  meaning:
    '记录的检查事项没有一项出现在计划的检查事项里。计划写的名称较宽或较窄、一格写几项的，互相包含就算一致；计划没有写事项的不判断；触发式检查不看。',
  advice: '核对计划的检查事项；名称写法不同的核实为有合理说明',
  needs: ['plans'],
  alerts: [
    { why: '计划里没有这个事项', records: [{ 计划编码: 'JH-点名', 对象: '甲公司', 事项: '无事不扰事项' }] },
    { why: '两项都没有', records: [{ 计划编码: 'JH-点名', 事项: '无事不扰事项、消防设施事项' }] },
    { why: '十月计划同样', records: [{ 计划编码: 'JH-十月', 事项: '未认领事项' }] },
  ],
  quiet: [
    { why: '就是计划的事项', records: [{ 计划编码: 'JH-点名', 对象: '甲公司', 事项: '市监事项' }] },
    { why: '有一项在计划里', records: [{ 计划编码: 'JH-点名', 事项: '无事不扰事项、市监事项' }] },
    { why: '计划没有写事项', records: [{ 事项: '无事不扰事项' }] },
  ],
  check: (visit, _value, context) => {
    const plan = context.planOf(visit);
    if (!plan || visit.origin === 'triggered') return undefined;
    const seen = context.itemsOf(visit);
    const planned = context.contentOf(plan).items;
    if (seen.length === 0 || planned.length === 0) return undefined;
    if (context.itemNames(visit).some((name) => planned.some((item) => saysSame(item, name))))
      return undefined;
    return `${visitText(visit)}，事项「${seen.map(({ name, code }) => name || code).join('、')}」不在计划「${plan.code}」的检查事项中`;
  },
});
