import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const noCode = recordModel({
  code: 'M101',
  title: '现场检查没有检查码，也没有补码理由',
  parameter: 'inspection.no_code',
  catalogue: ['COD-01', 'COD-08', 'COD-09'],
  category: 'procedure',
  meaning:
    '“无码不检查”：现场检查前应当取得检查码。写了补码理由的由 M102 核对期限；首次摸底、不计入的检查和非现场检查不看。',
  advice: '请单位说明为什么没有检查码；确属首次摸底、系统故障等情形的，请其更正记录',
  needs: ['codes'],
  alerts: [
    { why: '有计划检查没有码', records: [{ 检查码: '' }] },
    { why: '触发式检查也要有码', records: [{ 检查码: '', 来由: '触发式', 来源: '投诉' }] },
    { why: '人社的附件没有补码条款，仍要有码', records: [{ 条线: '人社', 检查码: '' }] },
  ],
  quiet: [
    { why: '有检查码', records: [{}] },
    { why: '首次摸底不申请检查码', records: [{ 检查码: '', 来由: '摸底' }] },
    { why: '非现场检查', records: [{ 检查码: '', 方式: '非现场' }] },
    { why: '写了补码理由，看 M102', records: [{ 检查码: '', 补码: '是', 补码理由: '系统故障' }] },
    { why: '导出表没有检查码一栏', records: [{ 检查码: '', 导出: 'simple' }] },
  ],
  check: (visit) => {
    if (visit.code !== '' || !visit.onSite || visit.lateReason !== '') return undefined;
    return `${visitText(visit)}，没有检查码，也没有写补码理由`;
  },
});
