import { isOnSite, textOf } from '../model.ts';
import { timesPerYear } from '../values/frequency.ts';
import { lineRule } from './rule.ts';

export const repeatLimit = lineRule({
  code: 'P214',
  title: '一年多次的应当写明不重复检查的时限',
  aspect: '合理性',
  parameter: 'plan.repeat_limit',
  catalogue: ['FRQ-04'],
  explanation:
    '交通的不重复现场检查时限由年度计划自定。频次高于每年一次的现场检查，频次、备注各栏都没有写间隔或者不重复检查的时限。',
  good: [
    { why: '每年一次', sector: '交通', cells: { 检查频次: '1次/年' } },
    { why: '写明间隔', sector: '交通', cells: { 检查频次: '2次/年', 备注: '两次检查间隔不少于3个月' } },
  ],
  bad: [{ why: '没有写间隔', sector: '交通', cells: { 检查频次: '2次/年' } }],
  check: (line) => {
    if (line.frequency?.kind !== 'value' || !isOnSite(line)) return [];
    const perYear = timesPerYear(line.frequency.value);
    if (perYear === undefined || perYear <= 1) return [];
    const keys = ['freq', 'freq_cap', 'ratio_freq'];
    if (
      /间隔|重复|每半年|每季|每月/u.test(
        [...keys, 'remark', 'item_detail'].map((k) => textOf(line, k)).join('\n'),
      )
    )
      return [];
    return [
      {
        key: keys.find((key) => textOf(line, key) !== '') ?? 'freq',
        message: '一年检查多次，没有写明不重复现场检查的时限',
        next: '在备注中写明两次检查的间隔',
      },
    ];
  },
});
