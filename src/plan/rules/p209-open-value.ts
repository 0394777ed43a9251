import { textOf } from '../model.ts';
import { TIME_KEYS } from './keys.ts';
import { openRatioNote } from './open-ratio.ts';
import { lineRule } from './rule.ts';

export const openValue = lineRule({
  code: 'P209',
  title: '比例、频次、时间应当可以核对',
  aspect: '合理性',
  parameter: 'plan.open_values',
  catalogue: ['PLC-三性', 'PLT-10'],
  explanation:
    '比例、频次或检查时间写成“根据需要”“不定期”“不设上限”一类，无法核对是否合理。文旅的不特定对象检查、入企巡查可以不写比例。',
  good: [
    { why: '写明比例', cells: { 检查比例: '10%' } },
    { why: '文旅入企巡查', sector: '文旅', cells: { 检查对象范围: '不特定对象', 检查比例: '根据需要' } },
  ],
  bad: [
    { why: '比例不定', cells: { 检查比例: '根据监管需要' } },
    { why: '时间不定', cells: { 检查时间: '不定期' } },
  ],
  check: (line, _value, context) => {
    const open = (
      [
        ['ratio', line.ratio],
        ['freq', line.frequency],
        ['time', line.time],
      ] as const
    ).filter(([, reading]) => reading?.kind === 'open');
    return open.flatMap(([field]) => {
      if (field === 'ratio' && openRatioNote(line, context) !== undefined) return [];
      const key = (field === 'time' ? TIME_KEYS : [field, 'ratio_freq', 'freq_cap']).find(
        (candidate) => textOf(line, candidate) !== '',
      );
      return [
        {
          ...(key !== undefined && { key }),
          message: `${{ ratio: '检查比例', freq: '检查频次', time: '检查时间' }[field]}没有确定`,
          next: '写明数值或时段；确实无法确定的，在备注中说明理由',
        },
      ];
    });
  },
});
