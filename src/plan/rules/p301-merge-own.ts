import { isUnmerged } from '../visit-matches.ts';
import { meeting, within } from './meetings.ts';
import { objectRule } from './rule.ts';

export const mergeOwn = objectRule({
  code: 'P301',
  title: '同一单位对同一对象的多项检查应当合并',
  aspect: '统筹',
  parameter: 'plan.merge_window',
  catalogue: ['MRG-01', 'MRG-02', 'MRG-05', 'MRG-03', 'MRG-06', 'MRG-10'],
  explanation:
    '同一单位在相近时段对同一对象安排不同事项的现场检查。同一计划内任务名称相同、时间有共同部分的视为已经合并；时间没有共同部分的，一次查不完，不算合并。',
  good: [
    {
      why: '列为一个任务',
      sector: '卫健',
      cells: { 任务名称: '综合检查', 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年4月' },
      also: [
        {
          sector: '卫健',
          same: true,
          cells: {
            任务名称: '综合检查',
            检查事项: '另一事项检查',
            检查对象范围: '上海甲食品有限公司',
            检查时间: '2026年4月',
          },
        },
      ],
    },
  ],
  bad: [
    {
      why: '同月两个任务',
      sector: '卫健',
      cells: { 任务名称: '任务一', 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年4月' },
      also: [
        {
          sector: '卫健',
          same: true,
          cells: {
            任务名称: '任务二',
            检查事项: '另一事项检查',
            检查对象范围: '上海甲食品有限公司',
            检查时间: '2026年4月',
          },
        },
      ],
    },
  ],
  ...meeting('plan.merge_window', isUnmerged, {
    message: (other, nearness) => `与${other}在${within(nearness)}检查同一对象`,
    next: '合并为一次检查（列为同一任务）',
    agreed: '按商定改报：各行写同一任务名称和商定的时间，改报后本条自动消除',
  }),
});
