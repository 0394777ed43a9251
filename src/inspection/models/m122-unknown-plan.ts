import { fromDay } from '../../kernel/local-date.ts';
import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const unknownPlan = recordModel({
  code: 'M122',
  title: '计划编码查不到，或者计划已经撤回',
  parameter: 'inspection.plan_match',
  catalogue: ['COD-02', 'FIL-编码'],
  category: 'procedure',
  meaning:
    '记录写的计划编码在已备案的计划中没有，或者检查时计划已经撤回。数据库里没有该单位本年任何备案的，只列为提示：计划可能还没有导入。',
  advice: '核对计划是否已经导入和备案（zfjd plan list）；编码写错的请单位更正',
  needs: ['plans'],
  alerts: [
    { why: '没有这个编码', records: [{ 计划编码: 'JH-没有' }] },
    { why: '计划在检查前已撤回', records: [{ 计划编码: 'JH-撤回' }] },
    { why: '没有备案过计划的单位，列为提示', records: [{ 条线: '医保', 计划编码: 'JH-没有' }] },
  ],
  quiet: [
    { why: '已备案的编码', records: [{}] },
    { why: '撤回之前的检查', records: [{ 计划编码: 'JH-撤回', 检查: '2026-10-02' }] },
    { why: '没有编码，看 M121', records: [{ 计划编码: '' }] },
  ],
  check: (visit, _value, context) => {
    if (visit.planCode === '') return undefined;
    const plan = context.planOf(visit);
    if (!plan) {
      const filed = context.files(visit);
      const remark = filed ? '' : '；数据库里没有该单位本年已备案的计划，可能还没有导入';
      return {
        message: `${visitText(visit)}，计划编码「${visit.planCode}」不在已备案的计划中${remark}`,
        ...(!filed && { severity: '提示' as const }),
      };
    }
    if (plan.withdrawnDay === undefined || visit.checkedDay <= plan.withdrawnDay) return undefined;
    return `${visitText(visit)}，计划「${plan.code}」已在${fromDay(plan.withdrawnDay)}撤回`;
  },
});
