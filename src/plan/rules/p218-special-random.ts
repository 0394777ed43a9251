import { isOnSite, textOf } from '../model.ts';
import { lineRule } from './rule.ts';

export const specialRandom = lineRule({
  code: 'P218',
  title: '专项检查原则上按随机抽查方式组织',
  aspect: '合理性',
  parameter: 'plan.special_random',
  catalogue: ['SPC-01'],
  explanation:
    '市监的专项检查不涉及随机抽查事项、而检查对象已经明确（逐家点名）的，以及消防的专项整治，检查方式没有写随机。依法全覆盖的不指出；市监涉及随机抽查事项的由 P210 指出。',
  good: [
    {
      why: '双随机',
      sector: '市监',
      kind: 'special',
      cells: { 检查对象范围: '上海甲食品有限公司', 检查方式: '双随机现场检查' },
    },
    { why: '对象没有点名', sector: '市监', kind: 'special', cells: {} },
  ],
  bad: [
    { why: '点名逐家检查', sector: '市监', kind: 'special', cells: { 检查对象范围: '上海甲食品有限公司' } },
  ],
  check: (line, { named_only: namedOnly }) => {
    if (line.method?.kind !== 'value' || !isOnSite(line)) return [];
    const { random, fullCoverage } = line.method.value;
    if (random || fullCoverage || line.item?.list === '随机抽查') return [];
    if (namedOnly && line.objects.length === 0) return [];
    return [
      {
        key: textOf(line, 'method') === '' ? 'object_scope' : 'method',
        message: '专项检查没有采用随机抽查方式',
        next: '改为随机抽查；不适用随机抽查的，在备注中写明理由',
      },
    ];
  },
});
