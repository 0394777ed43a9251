import { isSameItem } from '../visit-matches.ts';
import { meeting, within } from './meetings.ts';
import { objectRule } from './rule.ts';

export const sameItem = objectRule({
  code: 'P306',
  title: '不同单位不重复检查同一对象的同一事项',
  aspect: '统筹',
  parameter: 'plan.mutual_recognition',
  catalogue: ['FRQ-06'],
  explanation:
    '不同单位在结果互认的期限内对同一对象同一经营场所安排同一事项；写明的场所不同的不指出。文件写的是市、区两级互认；区内单位之间比照办理，因此是建议。',
  good: [
    {
      why: '事项不同',
      sector: '市监',
      cells: { 检查对象范围: '上海戊药业有限公司', 检查时间: '2026年4月' },
      also: [
        {
          sector: '药监',
          cells: { 检查事项: '另一事项检查', 检查对象范围: '上海戊药业有限公司', 检查时间: '2026年4月' },
        },
      ],
    },
  ],
  bad: [
    {
      why: '同月检查同一事项',
      sector: '市监',
      cells: { 检查对象范围: '上海戊药业有限公司', 检查时间: '2026年4月' },
      also: [{ sector: '药监', cells: { 检查对象范围: '上海戊药业有限公司', 检查时间: '2026年4月' } }],
    },
  ],
  ...meeting('plan.mutual_recognition', isSameItem, {
    message: (other, nearness) => `与${other}在${within(nearness)}检查同一对象的同一事项`,
    next: '由一个单位检查，结果互认',
    agreed: '按商定改报：牵头单位报送联合检查计划，本计划的这一行删去；改报后本条自动消除',
  }),
});
