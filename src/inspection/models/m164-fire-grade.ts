import { backFrom, lastOfPlace, placeSubject, plannedVisits } from './frequency.ts';
import { objectModel } from './model.ts';
import { daysText } from './words.ts';

export const fireGrade = objectModel({
  code: 'M164',
  title: '消防安全重点单位的检查超过分级频次',
  parameter: 'plan.grade_frequency',
  catalogue: ['OBJ-13', 'FRQ-02', 'FRQ-05'],
  category: 'conduct',
  meaning:
    '消防按名录中的等级核对：A级每2年、B级每年、D级每半年一次现场检查。文件没有写C级，不判断；D级每半年一次与同一附件“年度内原则上检查一次”不一致，按分级频次。触发式检查不受限制。',
  advice: '核对对象等级；人员密集场所等另有规定的核实为有合理说明',
  needs: ['enterprises'],
  alerts: [
    {
      why: 'A级两年内两次',
      records: [
        { 条线: '消防', 对象: 'A级公司', 检查: '2025-06-10' },
        { 条线: '消防', 对象: 'A级公司' },
      ],
    },
    {
      why: 'B级一年内两次',
      records: [
        { 条线: '消防', 对象: 'B级公司', 检查: '2026-02-10' },
        { 条线: '消防', 对象: 'B级公司' },
      ],
    },
    {
      why: 'D级半年内两次',
      records: [
        { 条线: '消防', 对象: 'D级公司', 检查: '2026-06-10' },
        { 条线: '消防', 对象: 'D级公司' },
      ],
    },
  ],
  quiet: [
    {
      why: 'D级半年以上',
      records: [
        { 条线: '消防', 对象: 'D级公司', 检查: '2026-03-10' },
        { 条线: '消防', 对象: 'D级公司' },
      ],
    },
    {
      why: 'C级没有规定',
      records: [
        { 条线: '消防', 对象: 'C级公司', 检查: '2026-09-10' },
        { 条线: '消防', 对象: 'C级公司' },
      ],
    },
    {
      why: '触发式检查',
      records: [
        { 条线: '消防', 对象: 'B级公司', 检查: '2026-02-10' },
        { 条线: '消防', 对象: 'B级公司', 来由: '触发式', 来源: '投诉' },
      ],
    },
    { why: '其他条线', records: [{ 对象: 'B级公司', 检查: '2026-02-10' }, { 对象: 'B级公司' }] },
  ],
  check: (object, by, context) =>
    lastOfPlace(object).flatMap((visit) => {
      const value = by(visit);
      const grade = context.ratingOf(visit)?.grade ?? '';
      const cap = value?.value.grades[grade];
      if (!value || !cap) return [];
      const since = backFrom(visit.checkedDay, { amount: cap.months, unit: 'month' });
      const own = plannedVisits(object.visits, visit).filter(
        ({ checkedDay }) => checkedDay > since && checkedDay <= visit.checkedDay,
      );
      if (own.length <= cap.times) return [];
      return [
        {
          agency: visit.agency,
          subject: placeSubject(visit),
          message: `「${object.name}」为${grade}级，${cap.months}个月内现场检查${own.length}次（${daysText(own)}），应为${cap.times}次`,
          records: [visit, ...own.filter(({ id }) => id !== visit.id)],
          by: value,
        },
      ];
    }),
});
