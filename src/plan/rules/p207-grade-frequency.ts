import { isOnSite } from '../model.ts';
import { timesPerYear } from '../values/frequency.ts';
import { gradeOf } from './grade.ts';
import { frequencyKey } from './keys.ts';
import { lineRule } from './rule.ts';

/** 分级 is of 消防安全重点单位 alone. */
const OTHER_UNITS = /非重点/u;

export const gradeFrequency = lineRule({
  code: 'P207',
  title: '消防安全重点单位分级检查频次',
  aspect: '合理性',
  parameter: 'plan.grade_frequency',
  catalogue: ['OBJ-13', 'FRQ-02'],
  explanation:
    '按行中的对象等级比对频次，多于、少于规定的都指出（附件3三(二)3写的是“每半年开展一次”，不是上限）；非重点单位不分级，不比对。文件没有规定的等级（C级）提示请示确认，不作推断。人员密集场所A级另有非现场检查，不在此判断。',
  good: [
    { why: 'B级每年一次', sector: '消防', cells: { 检查对象等级: 'B级', 检查频次: '1次/年' } },
    { why: 'D级每半年一次', sector: '消防', cells: { 检查对象等级: 'D级', 检查频次: '每半年1次' } },
  ],
  bad: [
    { why: 'D级每年只查一次', sector: '消防', cells: { 检查对象等级: 'D级', 检查频次: '1次/年' } },
    { why: 'A级每年一次', sector: '消防', cells: { 检查对象等级: 'A级', 检查频次: '1次/年' } },
    { why: 'C级文件没有规定', sector: '消防', cells: { 检查对象等级: 'C级', 检查频次: '1次/年' } },
  ],
  check: (line, { grades }) => {
    const grade = gradeOf(line);
    if (grade === undefined || !isOnSite(line) || OTHER_UNITS.test(line.itemText)) return [];
    const limit = grades[grade];
    if (!limit) {
      return [
        {
          key: 'risk',
          message: `文件没有规定${grade}级对象的检查频次，无法判断`,
          next: '请示市消防救援部门后在备注中写明依据',
        },
      ];
    }
    const perYear = line.frequency?.kind === 'value' ? timesPerYear(line.frequency.value) : undefined;
    const due = limit.times * 12;
    // 「不少于」 states no upper bound, 「不超过」 no lower one: only what is stated is compared.
    if (perYear === undefined || perYear * limit.months === due) return [];
    const capped = line.frequency?.kind === 'value' && line.frequency.value.op === '<=';
    const few = perYear * limit.months < due;
    if (few && capped) return [];
    return [
      {
        key: frequencyKey(line),
        message: `${grade}级对象每${limit.months}个月检查${limit.times}次，现折合每年${Math.round(perYear * 10) / 10}次${few ? '，少于规定' : ''}`,
        next: '按等级调整频次',
      },
    ];
  },
});
