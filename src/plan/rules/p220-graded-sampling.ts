import { a1 } from '../../kernel/cell-ref.ts';
import { compact } from '../../kernel/text.ts';
import type { PlanLine } from '../model.ts';
import type { ShareSpec } from '../values/model.ts';
import { colourOf, gradeOf, gravity } from './grade.ts';
import { ratioKey } from './keys.ts';
import { planRule, type Hit } from './rule.ts';

export const gradedSampling = planRule({
  code: 'P220',
  title: '信用好、风险低的对象抽查比例不应更高',
  aspect: '合理性',
  parameter: 'plan.graded_sampling',
  catalogue: ['OBJ-07', 'OBJ-08', 'OBJ-09', 'OBJ-11'],
  explanation:
    '同一份计划里同一事项按等级分行写了比例，而等级好的比例高于等级差的。等级一栏为空、一行写几个等级、按不同周期计比例的不比。',
  good: [
    {
      why: 'A级少查，C级多查',
      sector: '公安',
      cells: { 检查对象等级: 'A级', 检查比例: '5%' },
      also: [{ sector: '公安', same: true, cells: { 检查对象等级: 'C级', 检查比例: '30%' } }],
    },
  ],
  bad: [
    {
      why: 'A级比C级查得多',
      sector: '公安',
      cells: { 检查对象等级: 'A级', 检查比例: '30%' },
      also: [{ sector: '公安', same: true, cells: { 检查对象等级: 'C级', 检查比例: '10%' } }],
    },
  ],
  check: (_plan, lines) => {
    const members = lines.flatMap(graded);
    const least = leastSampled(members);
    return members.flatMap((own): (Hit & { line: PlanLine })[] => {
      const worse = (least.get(keyOf(own)) ?? []).find(
        (other) => gravity(other.grade) > gravity(own.grade) && own.share.low > other.share.high,
      );
      if (!worse) return [];
      return [
        {
          line: own.line,
          key: ratioKey(own.line),
          message: `${own.grade}级对象的比例${own.share.text}高于${a1(worse.line.row, worse.line.side)}${worse.grade}级的${worse.share.text}`,
          next: '降低信用好、风险低的对象的比例，或写明理由',
        },
      ];
    });
  },
});

interface Graded {
  readonly line: PlanLine;
  readonly grade: string;
  readonly share: ShareSpec;
}

function graded(line: PlanLine): Graded[] {
  const grade = gradeOf(line) ?? colourOf(line);
  if (grade === undefined || line.ratio?.kind !== 'value' || line.ratio.value.kind !== 'share') return [];
  return [{ line, grade, share: line.ratio.value }];
}

/** What is compared with each other: one item, by one period. */
function keyOf({ line, share }: Graded): string {
  return `${compact(line.itemText)}|${share.per ?? ''}`;
}

/** Of each item the line of each grade that samples least. */
function leastSampled(members: readonly Graded[]): Map<string, Graded[]> {
  const least = new Map<string, Graded[]>();
  for (const one of members) {
    const known = least.get(keyOf(one)) ?? [];
    const at = known.findIndex(({ grade }) => grade === one.grade);
    const before = known[at];
    if (!before) known.push(one);
    else if (one.share.high < before.share.high) known[at] = one;
    least.set(keyOf(one), known);
  }
  return least;
}
