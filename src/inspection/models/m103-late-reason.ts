import { isLate } from './m102-late-code.ts';
import { recordModel } from './model.ts';
import { moment, visitText } from './words.ts';

export const lateReason = recordModel({
  code: 'M103',
  title: '先检查后补码，没有写理由',
  parameter: 'inspection.late_reason',
  catalogue: ['COD-05', 'COD-06', 'COD-07'],
  category: 'procedure',
  meaning:
    '补码限于公共安全、人身健康、系统故障等临时、突发、紧急情形，应当写明是哪一种。标明补码的，或者申请时间晚于检查时间的，都要有理由。同一任务的再次检查沿用原码，不看。',
  advice: '请单位说明当时的情形；申请时间填错的，核实为数据错误并请其更正',
  needs: ['codes'],
  alerts: [
    { why: '标明补码，没有理由', records: [{ 补码: '是' }] },
    { why: '检查后一天才申请', records: [{ 检查: '2026-10-12 09:00', 赋码: '2026-10-13 09:00' }] },
    { why: '同一天，检查后才申请', records: [{ 检查: '2026-10-12 09:00', 赋码: '2026-10-12 11:00' }] },
  ],
  quiet: [
    { why: '写明理由', records: [{ 补码: '是', 补码理由: '系统故障' }] },
    { why: '同一天先申请', records: [{ 检查: '2026-10-12 09:00', 赋码: '2026-10-12 08:00' }] },
    { why: '再次检查沿用原码', records: [{ 复查: '是', 赋码: '2026-10-20' }] },
    { why: '同一天，没有时刻', records: [{ 检查: '2026-10-12', 赋码: '2026-10-12' }] },
  ],
  check: (visit) => {
    if (!isLate(visit) || visit.lateReason !== '') return undefined;
    const applied =
      visit.appliedDay === undefined
        ? '标明补码'
        : `${moment(visit.appliedDay, visit.appliedMinute)}才申请检查码`;
    return `${visitText(visit)}，${applied}，没有写补码理由`;
  },
});
