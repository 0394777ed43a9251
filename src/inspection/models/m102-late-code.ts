import { fromDay } from '../../kernel/local-date.ts';
import { periodText } from '../../kernel/period.ts';
import type { Visit } from '../scan/facts.ts';
import { recordModel } from './model.ts';
import { moment, visitText } from './words.ts';

export const lateCode = recordModel({
  code: 'M102',
  title: '补码超过期限',
  parameter: 'inspection.late_code',
  catalogue: ['COD-05', 'COD-06', 'COD-07', 'COD-08'],
  category: 'procedure',
  meaning:
    '紧急情形先检查后补码的，按本条线的期限核对（自检查之日起算工作日）。生态没有写期限，其他附件没有补码条款，只列为提示，不判断。补码而没有申请时间的，提示核对。',
  advice: '请单位提供紧急情形的依据和补码经过；期限内因系统原因补不上的，核实为有合理说明',
  needs: ['codes'],
  alerts: [
    {
      why: '市监第4个工作日才补',
      records: [{ 检查: '2026-10-12 09:00', 赋码: '2026-10-16 09:00', 补码: '是', 补码理由: '系统故障' }],
    },
    {
      why: '到期仍没有补',
      records: [{ 检查码: '', 赋码: '', 补码: '是', 补码理由: '系统故障' }],
    },
    {
      why: '生态没有期限，列为提示',
      records: [{ 条线: '生态', 赋码: '2026-10-30', 补码: '是', 补码理由: '突击检查' }],
    },
    {
      why: '应急的附件没有补码条款',
      records: [{ 条线: '应急', 赋码: '2026-10-13', 补码: '是', 补码理由: '事故' }],
    },
  ],
  quiet: [
    {
      why: '第3个工作日补的',
      records: [{ 检查: '2026-10-12 09:00', 赋码: '2026-10-15 18:00', 补码: '是', 补码理由: '系统故障' }],
    },
    {
      why: '周末不计入：周五检查，周三补',
      records: [{ 条线: '城管', 检查: '2026-10-16', 赋码: '2026-10-21', 补码: '是', 补码理由: '公共安全' }],
    },
    { why: '先有码后检查', records: [{ 赋码: '2026-10-12 08:00' }] },
    {
      why: '还在期限内',
      on: '2026-10-14',
      records: [{ 检查码: '', 赋码: '', 补码: '是', 补码理由: '系统故障' }],
    },
  ],
  check: (visit, { limit: period }, context) => {
    if (!isLate(visit)) return undefined;
    const { appliedDay, checkedDay } = visit;
    const applied = appliedDay === undefined ? '' : moment(appliedDay, visit.appliedMinute);
    if (period === undefined) {
      if (visit.code !== '' && appliedDay === undefined) return undefined;
      const when = applied === '' ? '至今没有补码' : `${applied}补码`;
      return `${visitText(visit)}，${when}；本条线的文件没有写补码期限，请结合理由「${visit.lateReason || '（未写）'}」判断`;
    }
    const limit = context.limit(checkedDay, period);
    const due = `应在${fromDay(limit)}前补（${periodText(period)}）`;
    if (appliedDay !== undefined)
      return appliedDay > limit ? `${visitText(visit)}，${applied}补码，${due}` : undefined;
    if (visit.code === '')
      return context.today > limit ? `${visitText(visit)}，至今没有补码，${due}` : undefined;
    return {
      message: `${visitText(visit)}，写明是补码，没有申请时间，无法核对期限；${due}`,
      severity: '提示',
    };
  },
});

/** 先检查后补码: said so, or the code was asked for after the visit. */
export function isLate(visit: Visit): boolean {
  if (!visit.onSite || visit.followUp) return false;
  if (visit.code === '') return visit.lateReason !== '';
  if (visit.lateCode) return true;
  const { appliedDay, appliedMinute, checkedDay, checkedMinute } = visit;
  if (appliedDay === undefined || appliedDay < checkedDay) return false;
  if (appliedDay > checkedDay) return true;
  return appliedMinute !== undefined && checkedMinute !== undefined && appliedMinute > checkedMinute;
}
