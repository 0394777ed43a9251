import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const objectNotPlanned = recordModel({
  code: 'M126',
  title: '检查的对象不在计划内',
  parameter: 'inspection.plan_match',
  catalogue: ['SNG-02', 'FIL-先计划'],
  category: 'procedure',
  meaning:
    '计划每一行，或者写有该事项的每一行，都点名对象，而检查的对象不在其中。其中有一行只写范围（如“全区餐饮企业”）或者没有列全（“等5家”）的不判断；触发式检查不看。',
  advice: '核对计划的名单；按抽取结果更换对象的，请单位提供变更依据',
  needs: ['plans', 'enterprises'],
  alerts: [
    { why: '名单里没有', records: [{ 计划编码: 'JH-点名', 对象: '乙公司', 检查: '2026-10-22' }] },
    {
      why: '名单里没有，注销的也一样',
      records: [{ 计划编码: 'JH-点名', 对象: '注销公司', 检查: '2026-10-22' }],
    },
    { why: '没有写来由', records: [{ 计划编码: 'JH-点名', 对象: '丙公司', 来由: '未写明' }] },
    {
      why: '写有该事项的各行点名别的对象，别的事项只写范围',
      records: [{ 计划编码: 'JH-分行', 对象: '乙公司', 事项: '临时事项', 检查: '2026-10-22' }],
    },
  ],
  quiet: [
    {
      why: '写有该事项的行点名了它',
      records: [{ 计划编码: 'JH-分行', 对象: '丙公司', 事项: '非现场事项', 检查: '2026-10-22' }],
    },
    {
      why: '写有该事项的行没有列全（“等5家”）',
      records: [{ 计划编码: 'JH-分行', 对象: '乙公司', 事项: '未认领事项' }],
    },
    { why: '写有该事项的行只写范围', records: [{ 计划编码: 'JH-分行', 对象: '乙公司', 事项: '市监事项' }] },
    { why: '在名单里', records: [{ 计划编码: 'JH-点名', 对象: '甲公司', 检查: '2026-10-22' }] },
    { why: '计划只写范围', records: [{ 对象: '乙公司' }] },
    { why: '触发式检查', records: [{ 计划编码: 'JH-点名', 对象: '乙公司', 来由: '触发式', 来源: '投诉' }] },
  ],
  check: (visit, _value, context) => {
    const plan = context.planOf(visit);
    if (!plan || visit.enterpriseId === undefined || visit.origin === 'triggered') return undefined;
    const { enterpriseId } = visit;
    const all = context.contentOf(plan).objects;
    if (all)
      return all.has(enterpriseId)
        ? undefined
        : `${visitText(visit)}，计划「${plan.code}」点名的${all.size}个对象里没有它`;
    const lines = context.linesOf(visit, plan);
    const named = new Set(lines.flatMap(({ objects }) => [...objects]));
    if (named.has(enterpriseId) || lines.length === 0 || lines.some(({ objects }) => objects.size === 0))
      return undefined;
    return `${visitText(visit)}，计划「${plan.code}」对该事项点名的${named.size}个对象里没有它`;
  },
});
