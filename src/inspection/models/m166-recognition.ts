import { periodText } from '../../kernel/period.ts';
import { counts, isPlannedOnSite, samePlace } from '../scan/facts.ts';
import { backFrom } from './frequency.ts';
import { objectModel } from './model.ts';
import { daysText } from './words.ts';

export const recognition = objectModel({
  code: 'M166',
  title: '结果互认期内重复检查同一事项',
  parameter: 'plan.mutual_recognition',
  catalogue: ['FRQ-06'],
  category: 'conduct',
  meaning:
    '同一条线的另一个单位一个月内已经对同一对象、同一场所、同一事项作过现场检查，结果原则上互认（市监、药监、城管）。文件写的是市、区两级之间，区内单位之间比照（本工具口径）。前一次没有结果的不算。',
  advice: '请后检查的单位说明为什么不能用前一次的结果',
  needs: ['enterprises'],
  alerts: [
    {
      why: '市监局查过，受托所又查',
      records: [
        { 对象: '甲公司', 检查: '2026-10-08', 事项: '市监事项' },
        { 条线: '受托', 对象: '甲公司', 事项: '市监事项' },
      ],
    },
    {
      why: '跨月',
      records: [
        { 对象: '甲公司', 检查: '2026-09-28', 事项: '市监事项' },
        { 条线: '受托', 对象: '甲公司', 事项: '市监事项' },
      ],
    },
    {
      why: '前一次是触发式',
      records: [
        { 对象: '甲公司', 检查: '2026-10-08', 来由: '触发式', 来源: '投诉', 事项: '市监事项' },
        { 条线: '受托', 对象: '甲公司', 事项: '市监事项' },
      ],
    },
  ],
  quiet: [
    {
      why: '事项不同',
      records: [
        { 对象: '甲公司', 检查: '2026-10-08', 事项: '非现场事项' },
        { 条线: '受托', 对象: '甲公司', 事项: '市监事项' },
      ],
    },
    {
      why: '超过一个月',
      records: [
        { 对象: '甲公司', 检查: '2026-09-08', 事项: '市监事项' },
        { 条线: '受托', 对象: '甲公司', 事项: '市监事项' },
      ],
    },
    {
      why: '两个条线',
      records: [
        { 对象: '甲公司', 检查: '2026-10-08', 事项: '消防设施事项' },
        { 条线: '公安', 对象: '甲公司', 事项: '消防设施事项' },
      ],
    },
    {
      why: '后一次是触发式',
      records: [
        { 对象: '甲公司', 检查: '2026-10-08', 事项: '市监事项' },
        { 条线: '受托', 对象: '甲公司', 来由: '触发式', 来源: '投诉', 事项: '市监事项' },
      ],
    },
  ],
  check: (object, by, context) =>
    object.current.flatMap((visit) => {
      const value = isPlannedOnSite(visit) && !visit.joint ? by(visit) : undefined;
      if (!value) return [];
      const { period } = value.value;
      const since = backFrom(visit.checkedDay, period);
      const keys = new Set(context.itemsOf(visit).map(({ key }) => key));
      const earlier = object.visits.find(
        (other) =>
          other.agency.id !== visit.agency.id &&
          other.agency.sector === visit.agency.sector &&
          other.onSite &&
          counts(other) &&
          other.result !== '' &&
          other.checkedDay > since &&
          other.checkedDay <= visit.checkedDay &&
          samePlace(other, visit) &&
          context.itemsOf(other).some(({ key }) => keys.has(key)),
      );
      if (!earlier || object.visits.indexOf(earlier) > object.visits.indexOf(visit)) return [];
      const same = context.itemsOf(earlier).filter(({ key }) => keys.has(key));
      return [
        {
          agency: visit.agency,
          subject: visit.recordId,
          message: `「${object.name}」的「${same.map(({ name }) => name).join('、')}」${periodText(period)}内已经检查过（${daysText([earlier, visit])}），结果原则上互认`,
          records: [visit, earlier],
          by: value,
        },
      ];
    }),
});
