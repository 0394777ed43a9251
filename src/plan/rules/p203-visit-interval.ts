import { isRepeated } from '../visit-matches.ts';
import { meeting, within } from './meetings.ts';
import { objectRule } from './rule.ts';

export const visitInterval = objectRule({
  code: 'P203',
  title: '两次现场检查的间隔',
  aspect: '合理性',
  parameter: 'plan.interval',
  catalogue: ['FRQ-01'],
  explanation:
    '同一单位就同一事项对同一对象、同一经营场所的两次现场检查，前一次结束到后一次开始不足规定的间隔。',
  good: [
    {
      why: '间隔五个月',
      sector: '市监',
      cells: { 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年4月' },
      also: [
        { sector: '市监', same: true, cells: { 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年10月' } },
      ],
    },
  ],
  bad: [
    {
      why: '四月查完五月又查',
      sector: '市监',
      cells: { 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年4月' },
      also: [
        { sector: '市监', same: true, cells: { 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年5月' } },
      ],
    },
  ],
  ...meeting('plan.interval', isRepeated, {
    message: (other, nearness) =>
      `与${other}对同一对象检查同一事项，间隔不足${within(nearness).slice(0, -1)}`,
    next: '拉开间隔或合并为一次',
  }),
});
