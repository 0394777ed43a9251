import { yearStart } from '../scan/month-span.ts';
import { counts, isPlannedOnSite, type Visit } from '../scan/facts.ts';
import type { ScanContext } from '../scan/context.ts';
import { objectModel } from './model.ts';
import { daysText } from './words.ts';

export const fireOnce = objectModel({
  code: 'M170',
  title: '消防检查后其他单位当年又检查消防事项',
  parameter: 'plan.fire_once',
  catalogue: ['FRQ-02'],
  category: 'conduct',
  meaning:
    '消防救援机构当年已经对该对象作过有计划现场检查，其他单位又以计划检查消防事项（事项名称含“消防”）。触发式检查、联合检查不看。',
  advice: '请后检查的单位说明理由',
  needs: ['enterprises'],
  alerts: [
    {
      why: '消防查过，镇又查',
      records: [
        { 条线: '消防', 对象: '甲公司', 检查: '2026-05-10' },
        { 条线: '镇', 对象: '甲公司', 事项: '消防设施事项' },
      ],
    },
    {
      why: '市监又查',
      records: [
        { 条线: '消防', 对象: '甲公司', 检查: '2026-09-10' },
        { 对象: '甲公司', 事项: '消防设施事项' },
      ],
    },
    {
      why: '同月',
      records: [
        { 条线: '消防', 对象: '甲公司', 检查: '2026-10-05' },
        { 条线: '应急', 对象: '甲公司', 事项: '消防设施事项' },
      ],
    },
  ],
  quiet: [
    {
      why: '不是消防事项',
      records: [
        { 条线: '消防', 对象: '甲公司', 检查: '2026-05-10' },
        { 条线: '镇', 对象: '甲公司' },
      ],
    },
    {
      why: '上一年查的',
      records: [
        { 条线: '消防', 对象: '甲公司', 检查: '2025-05-10' },
        { 条线: '镇', 对象: '甲公司', 事项: '消防设施事项' },
      ],
    },
    {
      why: '触发式',
      records: [
        { 条线: '消防', 对象: '甲公司', 检查: '2026-05-10' },
        { 条线: '镇', 对象: '甲公司', 事项: '消防设施事项', 来由: '触发式', 来源: '投诉' },
      ],
    },
    {
      why: '联合检查',
      records: [
        { 条线: '消防', 对象: '甲公司' },
        { 条线: '应急', 对象: '甲公司', 事项: '消防设施事项', 联合: '消防' },
      ],
    },
  ],
  check: (object, by, context) =>
    object.current.flatMap((visit) => {
      if (visit.agency.sector === FIRE || visit.joint || !isPlannedOnSite(visit)) return [];
      const value = by(visit);
      if (!value) return [];
      const items = fireItems(visit, value.value.words, context);
      if (items.length === 0) return [];
      const since = yearStart(visit.checkedDay);
      const before = object.visits
        .slice(0, object.visits.indexOf(visit))
        .find(
          (other) =>
            other.agency.sector === FIRE &&
            other.origin !== 'triggered' &&
            other.onSite &&
            counts(other) &&
            other.checkedDay >= since,
        );
      if (!before) return [];
      return [
        {
          agency: visit.agency,
          subject: visit.recordId,
          message: `「${object.name}」消防救援机构本年已经检查（${daysText([before, visit])}），又检查了「${items.join('、')}」`,
          records: [visit, before],
          by: value,
        },
      ];
    }),
});

/** 条线 of the fire service. */
const FIRE = '消防';

function fireItems(visit: Visit, words: readonly string[], context: ScanContext): string[] {
  return context
    .itemsOf(visit)
    .map(({ name }) => name)
    .filter((name) => words.some((word) => name.includes(word)));
}
