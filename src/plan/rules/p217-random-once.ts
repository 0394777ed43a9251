import { isOnSite } from '../model.ts';
import { timesPerYear } from '../values/frequency.ts';
import { gradeOf, gradesInRoster } from './grade.ts';
import { frequencyKey } from './keys.ts';
import { lineRule } from './rule.ts';

export const randomOnce = lineRule({
  code: 'P217',
  title: '消防双随机检查年度内原则上一次',
  aspect: '合理性',
  parameter: 'plan.random_once',
  catalogue: ['FRQ-02'],
  explanation:
    '以双随机方式检查、没有写对象等级的，频次折算超过每年一次。写明等级的、点名对象在名录中都有等级的按 P207 的分级频次判断。',
  good: [
    { why: '每年一次', sector: '消防', cells: { 检查方式: '双随机现场检查', 检查频次: '1次/年' } },
    {
      why: 'D级另有频次',
      sector: '消防',
      cells: { 检查方式: '双随机现场检查', 检查频次: '每半年1次', 检查对象等级: 'D级' },
    },
  ],
  bad: [{ why: '每半年一次', sector: '消防', cells: { 检查方式: '双随机现场检查', 检查频次: '每半年1次' } }],
  check: (line, { times, years }, { scope }) => {
    if (line.frequency?.kind !== 'value' || line.method?.kind !== 'value') return [];
    if (!line.method.value.random || !isOnSite(line) || gradeOf(line) !== undefined) return [];
    const graded = [...gradesInRoster(line, scope.sector ?? '').values()].flat();
    if (graded.length > 0 && graded.length === line.objects.length) return [];
    const perYear = timesPerYear(line.frequency.value);
    if (perYear === undefined || perYear * years <= times) return [];
    return [
      {
        key: frequencyKey(line),
        message: `双随机检查折合每年${Math.round(perYear * 10) / 10}次，原则上每年${times}次`,
        next: `改为每年${times}次；属于分级检查的，写明对象等级`,
      },
    ];
  },
});
