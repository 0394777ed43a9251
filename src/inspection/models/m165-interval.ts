import { periodText } from '../../kernel/period.ts';
import { isPlannedOnSite } from '../scan/facts.ts';
import { backFrom, placeSubject, plannedVisits } from './frequency.ts';
import { objectModel } from './model.ts';
import { daysText } from './words.ts';

export const interval = objectModel({
  code: 'M165',
  title: '两次有计划现场检查相隔不足一个月',
  parameter: 'plan.interval',
  catalogue: ['FRQ-01'],
  category: 'conduct',
  meaning:
    '同一单位对同一对象、同一场所的两次有计划现场检查，间隔原则上在一个月以上（市监、公安、药监、应急、农业）。触发式、沿用原码的再次检查不算。',
  advice: '请单位说明为什么不能合并或者隔开',
  needs: ['enterprises'],
  alerts: [
    {
      why: '相隔两周',
      records: [
        { 对象: '甲公司', 检查: '2026-10-05' },
        { 对象: '甲公司', 检查: '2026-10-19' },
      ],
    },
    {
      why: '跨月',
      records: [
        { 对象: '甲公司', 检查: '2026-09-28' },
        { 对象: '甲公司', 检查: '2026-10-12' },
      ],
    },
    {
      why: '同一天两次，码不同',
      records: [
        { 条线: '农业', 对象: '甲公司' },
        { 条线: '农业', 对象: '甲公司' },
      ],
    },
  ],
  quiet: [
    {
      why: '恰好一个月',
      records: [
        { 对象: '甲公司', 检查: '2026-09-12' },
        { 对象: '甲公司', 检查: '2026-10-12' },
      ],
    },
    {
      why: '交通没有规定间隔',
      records: [
        { 条线: '交通', 对象: '甲公司', 检查: '2026-10-05' },
        { 条线: '交通', 对象: '甲公司' },
      ],
    },
    {
      why: '前一次是触发式',
      records: [{ 对象: '甲公司', 检查: '2026-10-05', 来由: '触发式', 来源: '投诉' }, { 对象: '甲公司' }],
    },
    {
      why: '两个单位',
      records: [
        { 对象: '甲公司', 检查: '2026-10-05' },
        { 条线: '公安', 对象: '甲公司' },
      ],
    },
  ],
  check: (object, by) =>
    object.current.flatMap((visit) => {
      const value = isPlannedOnSite(visit) ? by(visit) : undefined;
      if (!value) return [];
      const own = plannedVisits(object.visits, visit);
      const at = own.findIndex(({ id }) => id === visit.id);
      const before = own[at - 1];
      const { period } = value.value;
      if (!before || before.checkedDay <= backFrom(visit.checkedDay, period)) return [];
      return [
        {
          agency: visit.agency,
          subject: `${placeSubject(visit)}/${visit.recordId}`,
          message: `对「${object.name}」两次有计划现场检查（${daysText([before, visit])}）相隔${visit.checkedDay - before.checkedDay}天，原则上应在${periodText(period)}以上`,
          records: [visit, before],
          by: value,
        },
      ];
    }),
});
