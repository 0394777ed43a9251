import { textOf } from '../model.ts';
import { gradeOf } from './grade.ts';
import { ratioKey } from './keys.ts';
import { lineRule } from './rule.ts';

export const gradeRatio = lineRule({
  code: 'P206',
  title: '最高风险等级的对象应当全部检查',
  aspect: '合理性',
  parameter: 'plan.grade_ratio',
  catalogue: ['OBJ-09', 'OBJ-10'],
  explanation:
    '行中的对象等级是最高风险等级，而检查比例的上限低于规定比例。等级一栏为空或者含多个等级的不判断；生态的核技术利用单位按专门规定，不判断。',
  good: [{ why: 'D级全部检查', sector: '生态', cells: { 检查对象等级: 'D级', 检查比例: '100%' } }],
  bad: [{ why: 'D级只查一半', sector: '生态', cells: { 检查对象等级: 'D级', 检查比例: '50%' } }],
  check: (line, { grade, percent, except }) => {
    const own = line.itemText + textOf(line, 'domain') + textOf(line, 'object_scope');
    if (gradeOf(line) !== grade || except.some((word) => own.includes(word))) return [];
    if (line.ratio?.kind !== 'value' || line.ratio.value.kind !== 'share' || line.ratio.value.high >= percent)
      return [];
    return [
      {
        key: ratioKey(line),
        message: `${grade}级对象应当按${percent}%检查，现为${line.ratio.value.text}`,
        next: `${grade}级对象单列一行，比例改为${percent}%`,
      },
    ];
  },
});
