import { fromDay } from '../../kernel/local-date.ts';
import { yearStart } from '../scan/month-span.ts';
import { counts } from '../scan/facts.ts';
import { objectModel } from './model.ts';

export const jointYearly = objectModel({
  code: 'M171',
  title: '同一企业一年内的联合检查超过次数',
  parameter: 'inspection.joint_yearly',
  catalogue: ['FRQ-11'],
  category: 'conduct',
  meaning:
    '长春规定对同一企业的联合检查原则上每年不超过2次（上级另有规定的除外）。金山的文件没有规定，默认停用；政策包启用后供参照。同一天各单位的联合记录算一次。',
  advice: '请牵头单位说明理由',
  needs: ['enterprises'],
  alerts: [
    {
      why: '一年三次',
      records: [
        { 对象: '甲公司', 联合: '公安', 检查: '2026-02-10' },
        { 对象: '甲公司', 联合: '公安', 检查: '2026-06-10' },
        { 对象: '甲公司', 联合: '公安' },
      ],
    },
    {
      why: '由不同单位牵头',
      records: [
        { 对象: '甲公司', 联合: '公安', 检查: '2026-02-10' },
        { 条线: '城管', 对象: '甲公司', 联合: '公安', 检查: '2026-06-10' },
        { 条线: '文旅', 对象: '甲公司', 联合: '公安' },
      ],
    },
    {
      why: '同月三次',
      records: [
        { 对象: '甲公司', 联合: '公安', 检查: '2026-10-08' },
        { 对象: '甲公司', 联合: '公安', 检查: '2026-10-15' },
        { 对象: '甲公司', 联合: '公安', 检查: '2026-10-22' },
      ],
    },
  ],
  quiet: [
    {
      why: '两次',
      records: [
        { 对象: '甲公司', 联合: '公安', 检查: '2026-02-10' },
        { 对象: '甲公司', 联合: '公安' },
      ],
    },
    {
      why: '同一天算一次',
      records: [
        { 对象: '甲公司', 联合: '公安' },
        { 条线: '公安', 对象: '甲公司', 联合: '市监' },
        { 条线: '城管', 对象: '甲公司', 联合: '市监' },
      ],
    },
    {
      why: '上一年的不算',
      records: [
        { 对象: '甲公司', 联合: '公安', 检查: '2025-11-10' },
        { 对象: '甲公司', 联合: '公安', 检查: '2026-06-10' },
        { 对象: '甲公司', 联合: '公安' },
      ],
    },
  ],
  check: (object, by) => {
    const last = object.current.findLast(({ joint }) => joint);
    const value = last && by(last);
    if (!value) return [];
    const since = yearStart(last.checkedDay);
    const visits = object.visits.filter((visit) => visit.joint && counts(visit) && visit.checkedDay >= since);
    const days = [...new Set(visits.map(({ checkedDay }) => checkedDay))];
    if (days.length <= value.value.times) return [];
    return [
      {
        agency: last.agency,
        subject: String(object.id),
        message: `「${object.name}」本年联合检查${days.length}次（${days.map(fromDay).join('、')}），原则上不超过${value.value.times}次`,
        records: [last, ...visits.filter(({ id }) => id !== last.id)],
        by: value,
      },
    ];
  },
});
