import { textOf, type PlanLine } from '../model.ts';
import type { RuleContext } from './rule.ts';

/** Where the ratio of a line may stay open, the pack's note on it: 文旅 for 不特定对象 and 入企巡查. */
export function openRatioNote(
  line: PlanLine,
  { pack, on, scope }: Pick<RuleContext, 'pack' | 'on' | 'scope'>,
): string | undefined {
  const value = pack.find('plan.open_ratio', on, scope);
  const text = textOf(line, 'object_scope') + line.itemText;
  return value?.value.words.some((word) => text.includes(word)) === true ? (value.note ?? '') : undefined;
}
