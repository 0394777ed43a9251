import { quantityText } from '../values/count.ts';
import { lineRule } from './rule.ts';

export const ratioCount = lineRule({
  code: 'P212',
  title: '比例、基数与数量应当一致',
  aspect: '合理性',
  parameter: 'plan.open_values',
  catalogue: ['PLC-三性'],
  explanation:
    '同一行同时写了比例、对象基数和数量，而数量与基数乘比例不符。比例有零头的，多一家少一家都可以；比例写“不低于”的，数量不得少于它；基数、数量写成范围的，按不利的一端（基数最多、数量最少）核对。',
  good: [
    { why: '20家的10%是2家', cells: { 检查比例: '10%', 检查对象基数: '20', 检查数量: '2' } },
    {
      why: '基数是范围，数量够最多的一端',
      cells: { 检查比例: '10%', 检查对象基数: '60-70家', 检查数量: '7' },
    },
  ],
  bad: [
    { why: '20家的10%不是8家', cells: { 检查比例: '10%', 检查对象基数: '20', 检查数量: '8' } },
    { why: '按70家计应为7家', cells: { 检查比例: '10%', 检查对象基数: '60-70家', 检查数量: '6' } },
  ],
  check: (line) => {
    const { base, count } = line;
    if (base === undefined || count === undefined) return [];
    if (line.ratio?.kind !== 'value' || line.ratio.value.kind !== 'share') return [];
    const { low, high, op, per, text } = line.ratio.value;
    if (op === '~' || (per !== undefined && per !== 'year')) return [];
    const least = (objects: number) => (op === '>=' ? Math.ceil : Math.floor)(shareOf(objects, low));
    const fewest = least(base.low);
    const most = Math.ceil(shareOf(base.high ?? Number.POSITIVE_INFINITY, high));
    const said = `基数${quantityText(base)}、比例${text}`;
    const now = `现为${quantityText(count)}`;
    if ((count.high ?? most) < fewest || count.low > most) {
      const should =
        fewest === most ? most : Number.isFinite(most) ? `${fewest}至${most}` : `不少于${fewest}`;
      return [{ key: 'target_count', message: `${said}，数量应为${should}，${now}`, next: '核对三者后改正' }];
    }
    // A range is held against its worse end: the most objects there may be, the fewest that may be inspected.
    const worst = base.high ?? base.low;
    if (count.low >= least(worst)) return [];
    return [
      {
        key: 'target_count',
        severity: '建议',
        message: `${said}，按不利的一端（基数${worst}）数量应不少于${least(worst)}，${now}`,
        next: '写出确定的基数和数量，或者按较大的基数安排',
      },
    ];
  },
});

/** Percent of a number of objects, free of the dust of binary fractions. */
function shareOf(base: number, percent: number): number {
  return Number(((base * percent) / 100).toFixed(6));
}
