import { isOnSite, textOf } from '../model.ts';
import { timesPerYear } from '../values/frequency.ts';
import { frequencyKey } from './keys.ts';
import { lineRule } from './rule.ts';

export const frequencyCap = lineRule({
  code: 'P201',
  title: '同一主体同一经营场所的有计划现场检查频次',
  aspect: '合理性',
  parameter: 'plan.frequency_cap',
  catalogue: ['FRQ-01'],
  explanation:
    '按每行写明的频次折算成每年次数，另外写明上限的看上限。文件用语是“一般”，因此是建议，说明理由可以保留。非现场检查不计。',
  good: [
    { why: '每年一次', sector: '市监', cells: { 检查频次: '1次/年' } },
    { why: '非现场不计', sector: '市监', cells: { 检查频次: '2次/年', 检查方式: '非现场检查' } },
    { why: '卫健文件没有规定次数', sector: '卫健', cells: { 检查频次: '4次/年' } },
  ],
  bad: [
    { why: '每年两次', sector: '市监', cells: { 检查频次: '2次/年' } },
    { why: '不少于两次', sector: '市监', cells: { 检查频次: '不少于2次/年' } },
    { why: '一次而上限三次', sector: '市监', cells: { 检查频次: '1次/年；上限3次/年' } },
    { why: '每季度一次', sector: '应急', cells: { 检查频次: '每季度1次' } },
  ],
  check: (line, { times, years }) => {
    if (line.frequency?.kind !== 'value' || !isOnSite(line)) return [];
    const { low, months } = line.frequency.value;
    // “不少于2次/年” has no upper bound; its lower one decides.
    const perYear = timesPerYear(line.frequency.value) ?? (low * 12) / months;
    const { cap } = line.frequency.value;
    const capPerYear = cap === undefined ? 0 : (cap.times * 12) / cap.months;
    const most = Math.max(perYear, capPerYear);
    if (most * years <= times) return [];
    return [
      {
        key: perYear < most && textOf(line, 'freq_cap') !== '' ? 'freq_cap' : frequencyKey(line),
        message: `${perYear < most ? '写明的上限' : ''}折合每年${round(most)}次，超过一般${years === 1 ? '每年' : `每${years}年`}最多${times}次`,
        next: `改为不超过${times}次；确需多次的，写明理由和间隔`,
      },
    ];
  },
});

function round(n: number): string {
  return String(Math.round(n * 10) / 10);
}
