import { fromDay } from '../../kernel/local-date.ts';
import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const beforeFiling = recordModel({
  code: 'M124',
  title: '检查早于计划备案',
  parameter: 'inspection.plan_first',
  catalogue: ['FIL-先计划', 'FIL-编码'],
  category: 'procedure',
  meaning: '备案通过、取得计划编码以后才能开始检查。检查日期早于该编码的备案日期的列出；触发式检查不看。',
  advice: '请单位说明；备案日期补登有误的，核对 zfjd plan show 后核实为数据错误',
  needs: ['plans'],
  alerts: [
    { why: '备案前八天', records: [{ 计划编码: 'JH-晚' }] },
    { why: '备案前一天', records: [{ 计划编码: 'JH-晚', 检查: '2026-10-19' }] },
    { why: '没有写来由，写了编码', records: [{ 计划编码: 'JH-晚', 来由: '未写明' }] },
  ],
  quiet: [
    { why: '备案当天', records: [{ 计划编码: 'JH-晚', 检查: '2026-10-20' }] },
    { why: '备案之后', records: [{}] },
    { why: '触发式检查', records: [{ 计划编码: 'JH-晚', 来由: '触发式', 来源: '投诉' }] },
  ],
  check: (visit, _value, context) => {
    const plan = context.planOf(visit);
    if (!plan || visit.origin === 'triggered' || visit.checkedDay >= plan.filedDay) return undefined;
    return `${visitText(visit)}，计划「${plan.code}」${fromDay(plan.filedDay)}才备案`;
  },
});
