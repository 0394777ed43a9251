import { periodText } from '../../kernel/period.ts';
import { isPlannedOnSite, samePlace, type Visit, type VisitedObject } from '../scan/facts.ts';
import { backFrom } from './frequency.ts';
import { objectModel } from './model.ts';
import { daysText } from './words.ts';

export const notJoined = objectModel({
  code: 'M168',
  title: '多个单位在相近时段分别检查，没有联合也没有理由',
  parameter: 'plan.overlap_window',
  catalogue: ['MRG-01', 'MRG-12', 'OBJ-21'],
  category: 'conduct',
  meaning:
    '不同单位对同一对象、同一场所的有计划现场检查相隔不超过一个月，没有作为联合检查，也没有写未加入理由。“相近时段”文件没有定义，取系统推荐的一个月（本工具口径）。触发式检查、在不鼓励联合检查名单内的对象不看。',
  advice: '请有关单位说明为什么没有联合；今后同类检查列入联合计划',
  needs: ['enterprises'],
  alerts: [
    {
      why: '相隔一周',
      records: [
        { 对象: '甲公司', 检查: '2026-10-05' },
        { 条线: '公安', 对象: '甲公司' },
      ],
    },
    {
      why: '跨月',
      records: [
        { 对象: '甲公司', 检查: '2026-09-20' },
        { 条线: '城管', 对象: '甲公司' },
      ],
    },
    {
      why: '同一天各查各的',
      records: [
        { 条线: '文旅', 对象: '甲公司' },
        { 条线: '卫健', 对象: '甲公司' },
      ],
    },
    {
      why: '先查了另一处，再到别的单位查过的这一处',
      records: [
        { 对象: '甲公司', 场所: '东路1号', 检查: '2026-10-02' },
        { 条线: '公安', 对象: '甲公司', 场所: '西路2号', 检查: '2026-10-10' },
        { 对象: '甲公司', 场所: '西路2号', 检查: '2026-10-20' },
      ],
    },
  ],
  quiet: [
    {
      why: '配合单位的记录已经作废',
      records: [
        { 对象: '甲公司', 检查: '2026-10-05', 联合: '区公安局' },
        { 条线: '公安', 对象: '甲公司', 检查: '2026-10-05', 作废: '是' },
      ],
    },
    {
      why: '联合检查',
      records: [
        { 对象: '甲公司', 联合: '区公安局' },
        { 条线: '公安', 对象: '甲公司', 联合: '区市监局' },
      ],
    },
    {
      why: '写了未加入理由',
      records: [
        { 对象: '甲公司', 检查: '2026-10-05' },
        { 条线: '公安', 对象: '甲公司', 未加入理由: '须暗访' },
      ],
    },
    {
      why: '超过一个月',
      records: [
        { 对象: '甲公司', 检查: '2026-09-05' },
        { 条线: '公安', 对象: '甲公司' },
      ],
    },
    {
      why: '不鼓励联合检查的对象',
      records: [
        { 对象: '不联合公司', 检查: '2026-10-05' },
        { 条线: '公安', 对象: '不联合公司' },
      ],
    },
    {
      why: '一次是触发式',
      records: [
        { 对象: '甲公司', 检查: '2026-10-05', 来由: '触发式', 来源: '投诉' },
        { 条线: '公安', 对象: '甲公司' },
      ],
    },
    {
      why: '场所不同',
      records: [
        { 对象: '甲公司', 场所: '东路1号', 检查: '2026-10-05' },
        { 条线: '公安', 对象: '甲公司', 场所: '西路2号' },
      ],
    },
  ],
  check: (object, by, context) => {
    const exempt = (one: Visit) => context.ratingOf(one)?.noJoint === true;
    // The first visit of an agency that is told speaks for its others of the month.
    const told = new Set<number>();
    return object.current.flatMap((visit) => {
      const value = isApart(visit) && !exempt(visit) && !told.has(visit.agency.id) ? by(visit) : undefined;
      if (!value) return [];
      const { period } = value.value;
      const others = earlierOthers(object, visit, backFrom(visit.checkedDay, period)).filter(
        (other) => !exempt(other),
      );
      const [first] = others;
      if (!first) return [];
      told.add(visit.agency.id);
      return [
        {
          agency: visit.agency,
          subject: `${object.id}/${visit.agency.code}`,
          message: `「${object.name}」${periodText(period)}内被${new Set([visit, ...others].map(({ agency }) => agency.id)).size}个单位分别检查（${daysText([...others, visit])}），没有联合，也没有写未加入理由`,
          records: [visit, ...others],
          by: value,
        },
      ];
    });
  },
});

function isApart(visit: Visit): boolean {
  return isPlannedOnSite(visit) && !visit.joint && visit.notJoined === '';
}

function earlierOthers(object: VisitedObject, visit: Visit, since: number): Visit[] {
  return object.visits
    .slice(0, object.visits.indexOf(visit))
    .filter(
      (other) =>
        other.agency.id !== visit.agency.id &&
        isApart(other) &&
        other.checkedDay >= since &&
        samePlace(other, visit),
    );
}
