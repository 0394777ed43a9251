import { periodText } from '../../kernel/period.ts';
import { counts, isPlannedOnSite, samePlace } from '../scan/facts.ts';
import { backFrom } from './frequency.ts';
import { objectModel } from './model.ts';
import { daysText } from './words.ts';

export const deemed = objectModel({
  code: 'M169',
  title: '触发式检查已经涵盖，计划检查又做了一次',
  parameter: 'inspection.deemed',
  catalogue: ['MRG-02', 'MRG-03'],
  category: 'conduct',
  meaning:
    '触发式现场检查完成后一个月内到期、内容已被涵盖的计划检查，视为已经完成（市监、公安、卫健、城管）。同一单位又对同一对象、同一场所、相同事项做计划检查的列出。建管没有写视为完成，不判断。',
  advice: '请单位说明计划检查为什么没有核减；内容不同的核实为有合理说明',
  needs: ['enterprises'],
  alerts: [
    {
      why: '投诉查过，一周后计划检查',
      records: [{ 对象: '甲公司', 检查: '2026-10-05', 来由: '触发式', 来源: '投诉' }, { 对象: '甲公司' }],
    },
    {
      why: '跨月',
      records: [
        { 条线: '城管', 对象: '甲公司', 检查: '2026-09-28', 来由: '触发式', 来源: '交办' },
        { 条线: '城管', 对象: '甲公司' },
      ],
    },
    {
      why: '触发式查的事项更多',
      records: [
        { 对象: '甲公司', 检查: '2026-10-05', 来由: '触发式', 来源: '投诉', 事项: '市监事项、非现场事项' },
        { 对象: '甲公司', 事项: '市监事项' },
      ],
    },
  ],
  quiet: [
    {
      why: '超过一个月',
      records: [{ 对象: '甲公司', 检查: '2026-09-05', 来由: '触发式', 来源: '投诉' }, { 对象: '甲公司' }],
    },
    {
      why: '计划检查有触发式没有查的事项',
      records: [
        { 对象: '甲公司', 检查: '2026-10-05', 来由: '触发式', 来源: '投诉', 事项: '市监事项' },
        { 对象: '甲公司', 事项: '市监事项、非现场事项' },
      ],
    },
    {
      why: '建管没有这样规定',
      records: [
        { 条线: '建管', 对象: '甲公司', 检查: '2026-10-05', 来由: '触发式', 来源: '投诉' },
        { 条线: '建管', 对象: '甲公司' },
      ],
    },
    {
      why: '另一个单位查的',
      records: [
        { 条线: '公安', 对象: '甲公司', 检查: '2026-10-05', 来由: '触发式', 来源: '投诉' },
        { 对象: '甲公司' },
      ],
    },
  ],
  check: (object, by, context) =>
    object.current.flatMap((visit) => {
      const value = isPlannedOnSite(visit) ? by(visit) : undefined;
      if (!value) return [];
      const { within: period } = value.value;
      const since = backFrom(visit.checkedDay, period);
      const items = context.itemsOf(visit).map(({ key }) => key);
      const before = object.visits.slice(0, object.visits.indexOf(visit)).find((other) => {
        if (other.agency.id !== visit.agency.id || other.origin !== 'triggered') return false;
        if (!other.onSite || !counts(other) || other.result === '' || other.checkedDay < since) return false;
        if (!samePlace(other, visit)) return false;
        const covered = new Set(context.itemsOf(other).map(({ key }) => key));
        return items.length > 0 && items.every((key) => covered.has(key));
      });
      if (!before) return [];
      return [
        {
          agency: visit.agency,
          subject: visit.recordId,
          message: `「${object.name}」的触发式检查和计划检查（${daysText([before, visit])}）相隔不超过${periodText(period)}，事项已被涵盖，计划检查应视为已经完成`,
          records: [visit, before],
          by: value,
        },
      ];
    }),
});
