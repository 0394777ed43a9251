import { yearStart } from '../scan/month-span.ts';
import { isPlannedOnSite, type Visit } from '../scan/facts.ts';
import { objectModel } from './model.ts';
import { daysText } from './words.ts';

export const frequent = objectModel({
  code: 'M167',
  title: '频繁检查：短期内再次检查，一年中发生多次',
  parameter: 'inspection.frequent',
  catalogue: ['FRQ-07'],
  category: 'conduct',
  meaning:
    '同一企业60个自然日内被检查2次（各单位合计，有因检查除外），一年中这种情形累计3次的列出，以后每多一次列一次。参照海南省的预警模型，本区文件没有规定；原文“累计3次”是对一家企业还是对一个地区没有写清，按一家企业（本工具口径）。',
  advice: '会同各单位核对能否合并、联合；属于法定频次的核实为有合理说明',
  needs: ['enterprises'],
  alerts: [
    {
      why: '四个月连查四次',
      records: [
        { 对象: '甲公司', 检查: '2026-07-10' },
        { 条线: '公安', 对象: '甲公司', 检查: '2026-08-20' },
        { 条线: '城管', 对象: '甲公司', 检查: '2026-09-15' },
        { 条线: '卫健', 对象: '甲公司' },
      ],
    },
    {
      why: '一个单位连查四次',
      records: [
        { 对象: '甲公司', 检查: '2026-08-03' },
        { 对象: '甲公司', 检查: '2026-09-01' },
        { 对象: '甲公司', 检查: '2026-09-20' },
        { 对象: '甲公司' },
      ],
    },
    {
      why: '第四次情形再列一次',
      records: [
        { 对象: '甲公司', 检查: '2026-06-10' },
        { 对象: '甲公司', 检查: '2026-07-10' },
        { 对象: '甲公司', 检查: '2026-08-10' },
        { 对象: '甲公司', 检查: '2026-09-10' },
        { 对象: '甲公司' },
      ],
    },
  ],
  quiet: [
    {
      why: '有一次联合检查的配合单位作废了记录，一次算一次',
      records: [
        { 对象: '甲公司', 检查: '2026-08-10' },
        { 对象: '甲公司', 检查: '2026-09-10', 联合: '区公安局' },
        { 条线: '公安', 对象: '甲公司', 检查: '2026-09-10', 联合: '区市监局', 作废: '是' },
        { 对象: '甲公司' },
      ],
    },
    { why: '只发生一次', records: [{ 对象: '甲公司', 检查: '2026-09-10' }, { 对象: '甲公司' }] },
    {
      why: '间隔都在60天以上',
      records: [
        { 对象: '甲公司', 检查: '2026-01-10' },
        { 对象: '甲公司', 检查: '2026-04-10' },
        { 对象: '甲公司', 检查: '2026-07-10' },
        { 对象: '甲公司', 检查: '2026-10-10' },
      ],
    },
    {
      why: '有因检查除外',
      records: [
        { 对象: '甲公司', 检查: '2026-07-10', 来由: '触发式', 来源: '投诉' },
        { 对象: '甲公司', 检查: '2026-08-20' },
        { 对象: '甲公司', 检查: '2026-09-15', 来由: '触发式', 来源: '投诉' },
        { 对象: '甲公司' },
      ],
    },
    {
      why: '一次联合检查算一次',
      records: [
        { 对象: '甲公司', 联合: '区公安局' },
        { 条线: '公安', 对象: '甲公司', 联合: '区市监局' },
        { 条线: '城管', 对象: '甲公司', 联合: '区市监局' },
        { 条线: '卫健', 对象: '甲公司', 联合: '区市监局' },
      ],
    },
  ],
  check: (object, by) => {
    const last = object.current.findLast(isPlannedOnSite);
    const value = last && by(last);
    if (!value) return [];
    const { days, occasions } = value.value;
    const since = yearStart(last.checkedDay);
    const visits = together(
      object.visits.filter((visit) => isPlannedOnSite(visit) && visit.checkedDay >= since),
    );
    const again = visits.filter((visit, i) => {
      const before = visits[i - 1];
      return before !== undefined && visit.checkedDay - before.checkedDay <= days;
    });
    const newest = again.at(-1);
    if (again.length < occasions || newest === undefined || !object.current.includes(newest)) return [];
    return [
      {
        agency: newest.agency,
        subject: String(object.id),
        message: `「${object.name}」本年被检查${visits.length}次（${daysText(visits)}），其中${again.length}次距上一次不超过${days}天`,
        records: [newest, ...visits.filter(({ id }) => id !== newest.id)],
        by: value,
      },
    ];
  },
});

/** Joint visits of one day are one. */
function together(visits: readonly Visit[]): Visit[] {
  return visits.filter(
    (visit, i) =>
      !visits
        .slice(0, i)
        .some((before) => before.checkedDay === visit.checkedDay && before.joint && visit.joint),
  );
}
