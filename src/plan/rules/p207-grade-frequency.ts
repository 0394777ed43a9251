import { isOnSite, textOf, type PlanLine } from '../model.ts';
import { frequencyOfGrade, timesPerYear } from '../values/frequency.ts';
import { gradeOf, gradesInRoster } from './grade.ts';
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
    '按行中的对象等级比对频次，没有写等级的按点名对象在名录中的消防等级，频次分等级写的逐级比对，多于、少于规定的都指出（附件3三(二)3写的是“每半年开展一次”，不是上限）；非重点单位不分级，不比对。文件没有规定的等级（C级）提示请示确认，不作推断。月度、专项计划只写次数、没有写周期的，看不出全年次数，不判断。人员密集场所A级另有非现场检查，不在此判断。',
  good: [
    { why: 'B级每年一次', sector: '消防', cells: { 检查对象等级: 'B级', 检查频次: '1次/年' } },
    { why: 'D级每半年一次', sector: '消防', cells: { 检查对象等级: 'D级', 检查频次: '每半年1次' } },
    { why: '分等级写的，都合规定', sector: '消防', cells: { 检查频次: 'B级1次/年、D级2次/年' } },
  ],
  bad: [
    { why: 'D级每年只查一次', sector: '消防', cells: { 检查对象等级: 'D级', 检查频次: '1次/年' } },
    { why: 'A级每年一次', sector: '消防', cells: { 检查对象等级: 'A级', 检查频次: '1次/年' } },
    { why: 'C级文件没有规定', sector: '消防', cells: { 检查对象等级: 'C级', 检查频次: '1次/年' } },
    { why: '分等级写的，D级少了', sector: '消防', cells: { 检查频次: 'B级1次/年、D级1次/年' } },
  ],
  check: (line, { grades }, { scope, plan }) => {
    if (!isOnSite(line) || OTHER_UNITS.test(line.itemText)) return [];
    return [...gradesOf(line, scope.sector ?? '')].flatMap(([grade, named]) => {
      const whose = named.length === 0 ? '' : `${someOf(named)}在名录中评为${grade}级，`;
      const limit = grades[grade];
      if (!limit) {
        return [
          {
            key: named.length === 0 ? 'risk' : 'object_scope',
            message: `${whose}文件没有规定${grade}级对象的检查频次，无法判断`,
            next: '请示市消防救援部门后在备注中写明依据',
          },
        ];
      }
      const spec =
        line.frequency?.kind === 'value' ? frequencyOfGrade(line.frequency.value, grade) : undefined;
      const perYear = spec && timesPerYear(spec);
      const due = limit.times * 12;
      // 「不少于」 states no upper bound, 「不超过」 no lower one: only what is stated is compared.
      if (perYear === undefined || perYear * limit.months === due) return [];
      const few = perYear * limit.months < due;
      if (few && spec?.op === '<=') return [];
      // A number of times without its period, in a plan for a month or a campaign, is none a year.
      if (plan.kind !== 'annual' && !/[年季月周]/u.test(textOf(line, frequencyKey(line)))) return [];
      return [
        {
          key: frequencyKey(line),
          message: `${whose}${grade}级对象每${limit.months}个月检查${limit.times}次，现折合每年${Math.round(perYear * 10) / 10}次${few ? '，少于规定' : ''}`,
          next: '按等级调整频次',
        },
      ];
    });
  },
});

/**
 * The grade of the line; where it has none of its own those its frequency names, else those of the objects it
 * names, with the objects.
 */
function gradesOf(line: PlanLine, sector: string): ReadonlyMap<string, readonly string[]> {
  const own = gradeOf(line);
  if (own !== undefined) return new Map([[own, []]]);
  const named = line.frequency?.kind === 'value' ? (line.frequency.value.grades ?? []) : [];
  const told = named.flatMap(({ of }) => of.filter((grade) => /^[A-D]$/u.test(grade)));
  return told.length > 0 ? new Map(told.map((grade) => [grade, []])) : gradesInRoster(line, sector);
}

/** Names in a message. */
const MOST_NAMES = 3;

function someOf(names: readonly string[]): string {
  const some = names.slice(0, MOST_NAMES).map((name) => `“${name}”`);
  return `${some.join('、')}${names.length > MOST_NAMES ? `等${names.length}家` : ''}`;
}
