import { lineRule } from './rule.ts';

export const ratioCount = lineRule({
  code: 'P212',
  title: '比例、基数与数量应当一致',
  aspect: '合理性',
  parameter: 'plan.open_values',
  catalogue: ['PLC-三性'],
  explanation:
    '同一行同时写了比例、对象基数和数量，而数量与基数乘比例不符。比例有零头的，多一家少一家都可以；比例写“不低于”的，数量不得少于它。',
  good: [{ why: '20家的10%是2家', cells: { 检查比例: '10%', 检查对象基数: '20', 检查数量: '2' } }],
  bad: [{ why: '20家的10%不是8家', cells: { 检查比例: '10%', 检查对象基数: '20', 检查数量: '8' } }],
  check: (line) => {
    if (line.base === undefined || line.count === undefined) return [];
    if (line.ratio?.kind !== 'value' || line.ratio.value.kind !== 'share') return [];
    const { low, high, op, per } = line.ratio.value;
    if (op === '~' || (per !== undefined && per !== 'year')) return [];
    const least = (op === '>=' ? Math.ceil : Math.floor)(shareOf(line.base, low));
    const most = Math.ceil(shareOf(line.base, high));
    if (line.count >= least && line.count <= most) return [];
    return [
      {
        key: 'target_count',
        message: `基数${line.base}、比例${line.ratio.value.text}，数量应为${least === most ? most : `${least}至${most}`}，现为${line.count}`,
        next: '核对三者后改正',
      },
    ];
  },
});

/** Percent of a number of objects, free of the dust of binary fractions. */
function shareOf(base: number, percent: number): number {
  return Number(((base * percent) / 100).toFixed(6));
}
