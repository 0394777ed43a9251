import { fromDay } from '../../kernel/local-date.ts';
import type { ScanContext } from '../scan/context.ts';
import type { FiledPlan, Visit, Window } from '../scan/facts.ts';
import { recordModel } from './model.ts';
import { visitText } from './words.ts';

const KIND = { annual: '年度计划', monthly: '月度计划', special: '专项计划' } as const;

export const outsideWindow = recordModel({
  code: 'M125',
  title: '检查不在计划写明的时间内',
  parameter: 'inspection.plan_match',
  catalogue: ['FIL-先计划', 'SNG-02'],
  category: 'procedure',
  meaning:
    '检查日期不在计划所属的年度、月份内，或者不在计划写明的时间内：按点名该对象的行判断；没有点名的，按写有该事项的各行判断，有一行没有写时间的不判断。',
  advice: '核对计划是否作过调整并重新备案；没有调整而改期的，请单位说明',
  needs: ['plans'],
  alerts: [
    { why: '用九月计划在十月检查', records: [{ 计划编码: 'JH-九月' }] },
    { why: '用上一年度的计划', records: [{ 计划编码: 'JH-去年' }] },
    {
      why: '计划写明本对象在下旬检查',
      records: [{ 计划编码: 'JH-点名', 对象: '甲公司', 检查: '2026-10-12' }],
    },
    {
      why: '只写范围的行写明三月至九月',
      records: [{ 计划编码: 'JH-分行', 对象: '乙公司', 事项: '市监事项' }],
    },
    {
      why: '点名该对象的行写明下旬，别的行只写范围',
      records: [{ 计划编码: 'JH-分行', 对象: '甲公司', 事项: '临时事项', 检查: '2026-10-12' }],
    },
    {
      why: '横排的列写明是2027年10月',
      records: [{ 计划编码: 'JH-分行', 对象: '乙公司', 事项: '镇事项', 检查: '2026-10-12' }],
    },
  ],
  quiet: [
    {
      why: '写有该事项的行有一行没有写时间',
      records: [{ 计划编码: 'JH-分行', 对象: '乙公司', 事项: '消防设施事项' }],
    },
    {
      why: '在点名该对象的行写明的时间内',
      records: [{ 计划编码: 'JH-分行', 对象: '甲公司', 事项: '临时事项', 检查: '2026-10-22' }],
    },
    { why: '年度计划的年度内', records: [{}] },
    { why: '月度计划的月份内', records: [{ 计划编码: 'JH-十月' }] },
    { why: '在写明的时间内', records: [{ 计划编码: 'JH-点名', 对象: '甲公司', 检查: '2026-10-22' }] },
    { why: '触发式检查', records: [{ 计划编码: 'JH-九月', 来由: '触发式', 来源: '投诉' }] },
  ],
  check: (visit, _value, context) => {
    const plan = context.planOf(visit);
    if (!plan || visit.origin === 'triggered' || visit.followUp) return undefined;
    if (plan.days && (visit.checkedDay < plan.days[0] || visit.checkedDay > plan.days[1]))
      return `${visitText(visit)}，用的是${nameOf(plan)}`;
    const windows = plannedWindows(visit, plan, context);
    if (!windows || windows.some(([from, to]) => visit.checkedDay >= from && visit.checkedDay <= to))
      return undefined;
    const planned = windows.map(([from, to]) => `${fromDay(from)}至${fromDay(to)}`).join('、');
    return `${visitText(visit)}，${nameOf(plan)}写明的时间是${planned}`;
  },
});

/**
 * When the plan has the visit made: by the windows of its object where every line names its objects, else by those of
 * the lines that may be about it. Undefined where one of these states none.
 */
function plannedWindows(visit: Visit, plan: FiledPlan, context: ScanContext): readonly Window[] | undefined {
  const { enterpriseId } = visit;
  const named = enterpriseId === undefined ? undefined : context.contentOf(plan).objects?.get(enterpriseId);
  if (named) return named;
  const lines = context
    .linesOf(visit, plan)
    .filter(({ objects }) => objects.size === 0 || (enterpriseId !== undefined && objects.has(enterpriseId)));
  if (lines.length === 0 || lines.some(({ windows }) => windows.length === 0)) return undefined;
  const windows = lines.flatMap((line) => line.windows);
  return [...new Map(windows.map((window) => [window.join(), window])).values()].sort(([a], [b]) => a - b);
}

function nameOf({ kind, year, period, code }: FiledPlan): string {
  return `${kind === 'monthly' ? `${year}-${period}` : year}${KIND[kind]}「${code}」`;
}
