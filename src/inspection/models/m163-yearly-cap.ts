import { backFrom, lastOfPlace, placeSubject, plannedVisits } from './frequency.ts';
import { objectModel } from './model.ts';
import { daysText } from './words.ts';
import { yearStart } from '../scan/month-span.ts';

export const yearlyCap = objectModel({
  code: 'M163',
  title: '同一对象同一场所的有计划现场检查超过年度次数',
  parameter: 'plan.frequency_cap',
  catalogue: ['FRQ-01', 'COD-10'],
  category: 'conduct',
  meaning:
    '同一单位对同一对象、同一经营场所的有计划现场检查，自然年内超过上限（一般每年1次）。触发式检查、同一任务沿用原码的再次检查、不计入的检查不算；场所没有写明的按同一场所算。文件写“一般”，确需多次的有理由即可。卫健、城管、文旅、生态、建管、人社、医保没有规定次数，不判断。',
  advice: '请单位说明多次检查的理由；理由成立的核实为有合理说明',
  needs: ['enterprises'],
  alerts: [
    { why: '三月和十月各一次', records: [{ 对象: '甲公司', 检查: '2026-03-10' }, { 对象: '甲公司' }] },
    {
      why: '同月两次',
      records: [
        { 条线: '公安', 对象: '甲公司', 检查: '2026-10-12' },
        { 条线: '公安', 对象: '甲公司', 检查: '2026-10-26' },
      ],
    },
    {
      why: '没有写场所，按同一场所',
      records: [
        { 对象: '甲公司', 场所: '东路1号', 检查: '2026-03-10' },
        { 对象: '甲公司', 场所: '' },
      ],
    },
  ],
  quiet: [
    { why: '一年一次', records: [{ 对象: '甲公司' }] },
    {
      why: '两个场所各一次',
      records: [
        { 对象: '甲公司', 场所: '东路1号', 检查: '2026-03-10' },
        { 对象: '甲公司', 场所: '西路2号' },
      ],
    },
    {
      why: '其中一次是触发式',
      records: [{ 对象: '甲公司', 检查: '2026-03-10', 来由: '触发式', 来源: '投诉' }, { 对象: '甲公司' }],
    },
    { why: '上一年的不算', records: [{ 对象: '甲公司', 检查: '2025-12-20' }, { 对象: '甲公司' }] },
    {
      why: '卫健没有规定次数',
      records: [
        { 条线: '卫健', 对象: '甲公司', 检查: '2026-03-10' },
        { 条线: '卫健', 对象: '甲公司' },
      ],
    },
    {
      why: '同一任务的再次检查',
      records: [
        { 对象: '甲公司', 检查: '2026-10-12' },
        { 对象: '甲公司', 检查: '2026-10-20', 复查: '是' },
      ],
    },
  ],
  check: (object, by) =>
    lastOfPlace(object).flatMap((visit) => {
      const value = by(visit);
      if (!value) return [];
      const { times, years } = value.value;
      const since = backFrom(yearStart(visit.checkedDay), { amount: 12 * (years - 1), unit: 'month' });
      const own = plannedVisits(object.visits, visit).filter(({ checkedDay }) => checkedDay >= since);
      if (own.length <= times) return [];
      return [
        {
          agency: visit.agency,
          subject: placeSubject(visit),
          message: `对「${object.name}」${years === 1 ? '本年' : `${years}年内`}有计划现场检查${own.length}次（${daysText(own)}），一般不超过${times}次`,
          records: [visit, ...own.filter(({ id }) => id !== visit.id)],
          by: value,
        },
      ];
    }),
});
