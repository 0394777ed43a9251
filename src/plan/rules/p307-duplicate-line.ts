import { a1 } from '../../kernel/cell-ref.ts';
import { compact } from '../../kernel/text.ts';
import { textOf, type PlanLine } from '../model.ts';
import { TIME_KEYS } from './keys.ts';
import { planRule } from './rule.ts';

const KEYS = [
  'plan_name',
  'item',
  'item_detail',
  'object_scope',
  'object_uscc',
  'place',
  'area',
  'risk',
  'internal_unit',
  ...TIME_KEYS,
  'method',
  'level',
];

/** What two lines of one inspection must not say differently. */
const MEASURES: readonly (readonly [key: string, label: string])[] = [
  ['object_base', '对象基数'],
  ['ratio', '检查比例'],
  ['ratio_freq', '比例及频次'],
  ['target_count', '检查数量'],
  ['freq', '检查频次'],
  ['freq_cap', '频次上限'],
];

/** Where they differ all the same: `检查比例“10%”与“20%”不同`. */
function differences(line: PlanLine, before: PlanLine): string[] {
  return MEASURES.flatMap(([key, label]) => {
    const [own, other] = [textOf(line, key), textOf(before, key)];
    if (own === '' || other === '' || compact(own) === compact(other)) return [];
    return `${label}“${own}”与“${other}”不同`;
  });
}

function keyOf(line: PlanLine, names: readonly string[]): string {
  return names.map((name) => compact(textOf(line, name))).join('\u0000');
}

export const duplicateLine = planRule({
  code: 'P307',
  title: '同一计划内不应有重复的行',
  aspect: '统筹',
  parameter: 'plan.duplicate_lines',
  catalogue: ['MRG-05'],
  explanation:
    '任务、事项、对象、场所、时间和方式都相同的行，只保留一行；其中比例、频次、数量不一致的，指出两行各写了什么。左右并排的表也互相比较。',
  good: [{ why: '对象不同', cells: {}, also: [{ cells: { 检查对象范围: '辖区内餐饮企业' }, same: true }] }],
  bad: [{ why: '完全相同的两行', cells: {}, also: [{ cells: {}, same: true }] }],
  check: (_plan, lines) => {
    const alike = new Map<string, PlanLine[]>();
    for (const line of lines) {
      // By the two columns that differ most; only lines alike in them are compared in all.
      const key = keyOf(line, ['object_scope', 'item']);
      const group = alike.get(key);
      if (group) group.push(line);
      else alike.set(key, [line]);
    }
    const suspects = new Set([...alike.values()].filter((group) => group.length > 1).flat());
    const first = new Map<string, PlanLine>();
    return lines.flatMap((line) => {
      if (!suspects.has(line)) return [];
      const key = keyOf(line, KEYS);
      const before = first.get(key);
      if (!before) {
        first.set(key, line);
        return [];
      }
      const where = before.sheet === line.sheet ? '' : `工作表「${before.sheet}」`;
      const place = `${where}${a1(before.row, before.side)}`;
      const differ = differences(line, before);
      return differ.length === 0
        ? [{ line, message: `与${place}相同`, next: '删去重复的行；不是重复的，写明区别' }]
        : [
            {
              line,
              message: `与${place}是同一项检查，但${differ.join('，')}`,
              next: '核对哪一行正确，只保留一行；不是同一项的，写明区别',
            },
          ];
    });
  },
});
