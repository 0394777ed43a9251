import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const foreignPlan = recordModel({
  code: 'M123',
  title: '用了其他单位的计划编码',
  parameter: 'inspection.plan_match',
  catalogue: ['COD-02'],
  category: 'procedure',
  meaning:
    '计划编码是另一个单位的。联合检查按牵头单位的计划实施，不列出；受委托组织用委托机关的计划，不列出。',
  advice: '属于联合检查的，请单位补写联合部门；编码写错的请其更正',
  needs: ['plans'],
  alerts: [
    { why: '市监用了公安的计划', records: [{ 计划编码: 'JH-公安' }] },
    { why: '镇用了区城管局的计划', records: [{ 条线: '镇', 计划编码: 'JH-城管' }] },
    { why: '触发式检查写了别的单位的计划', records: [{ 来由: '触发式', 来源: '移送', 计划编码: 'JH-公安' }] },
  ],
  quiet: [
    { why: '本单位的计划', records: [{}] },
    { why: '联合检查用牵头单位的计划', records: [{ 计划编码: 'JH-公安', 联合: '区公安局' }] },
    { why: '受委托组织用委托机关的计划', records: [{ 条线: '受托', 计划编码: 'JH-市监' }] },
  ],
  check: (visit, _value, context) => {
    const plan = context.planOf(visit);
    if (!plan || plan.agencyId === undefined || visit.joint) return undefined;
    const { id, principalCode } = visit.agency;
    if (plan.agencyId === id || context.agency(plan.agencyId).code === principalCode) return undefined;
    return `${visitText(visit)}，计划编码「${plan.code}」是${plan.agency}的计划，记录没有写联合检查`;
  },
});
