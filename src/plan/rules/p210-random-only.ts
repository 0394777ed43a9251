import { lineRule } from './rule.ts';

export const randomOnly = lineRule({
  code: 'P210',
  title: '随机抽查事项不另行安排专项或全覆盖检查',
  aspect: '合理性',
  parameter: 'plan.random_only',
  catalogue: ['SNG-01'],
  explanation: '事项在检查事项库中列入“随机抽查”清单，而这一行属于专项计划，或者检查方式写全覆盖。',
  good: [
    {
      why: '双随机抽查',
      sector: '市监',
      cells: { 检查事项: '随机抽查事项检查', 检查方式: '双随机现场检查' },
    },
  ],
  bad: [
    {
      why: '专项计划',
      sector: '市监',
      kind: 'special',
      cells: { 检查事项: '随机抽查事项检查', 检查方式: '现场检查' },
    },
    { why: '全覆盖', sector: '市监', cells: { 检查事项: '随机抽查事项检查', 检查方式: '全覆盖现场检查' } },
  ],
  check: (line, _value, { plan }) => {
    if (!line.items.some(({ item }) => item?.list === '随机抽查')) return [];
    const method = line.method?.kind === 'value' ? line.method.value : undefined;
    const full = method?.fullCoverage === true;
    const special = plan.kind === 'special' && method?.random !== true;
    if (!full && !special) return [];
    return [
      {
        key: full ? 'method' : 'item',
        message: `该事项在“随机抽查”清单内，不另行安排${full ? '全覆盖' : '专项'}检查`,
        next: '改为双随机抽查，或说明不适用随机抽查的理由',
      },
    ];
  },
});
