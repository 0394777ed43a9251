import { colourOf, gradeOf } from './grade.ts';
import { lineRule } from './rule.ts';

export const gradeForm = lineRule({
  code: 'P216',
  title: '检查对象的等级应当按本条线的分级写',
  aspect: '合理性',
  parameter: 'plan.grade_form',
  catalogue: ['OBJ-03', 'OBJ-04', 'OBJ-05', 'OBJ-06', 'OBJ-07', 'OBJ-08', 'OBJ-11', 'OBJ-12'],
  explanation:
    '城管按红、黄、绿三色分级，其他条线按A、B、C、D分级。等级一栏写成另一种的指出；“高、中、低风险”一类的写法不判断。',
  good: [
    { why: '城管写颜色', sector: '城管', cells: { 检查对象等级: '绿色' } },
    { why: '市监写字母', sector: '市监', cells: { 检查对象等级: 'B级' } },
    { why: '风险高低不判断', sector: '城管', cells: { 检查对象等级: '低风险' } },
  ],
  bad: [
    { why: '城管写字母', sector: '城管', cells: { 检查对象等级: 'A级' } },
    { why: '市监写颜色', sector: '市监', cells: { 检查对象等级: '红色' } },
  ],
  check: (line, { form }) => {
    const letters = gradeOf(line) !== undefined;
    const colours = colourOf(line) !== undefined;
    if (form === 'letters' ? !colours : !letters) return [];
    return [
      {
        key: 'risk',
        message: `本条线按${form === 'letters' ? 'A、B、C、D四级' : '红、黄、绿三色'}分级`,
        next: '按检查对象库中的等级改写',
      },
    ];
  },
});
