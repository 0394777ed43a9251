import { compact } from '../../kernel/text.ts';
import { lineRule } from './rule.ts';

export const mandateScope = lineRule({
  code: 'P103',
  title: '受委托组织只能检查委托事项',
  aspect: '合法性',
  parameter: 'plan.subject_qualification',
  catalogue: ['SUB-02'],
  explanation:
    '检查事项应当是名录中登记的委托事项之一，或者名称中包含委托事项。没有登记委托事项的不判断（见名录检查 R202）。',
  good: [{ why: '事项在委托范围内', unitType: '受委托组织', cells: { 检查事项: '委托事项甲检查' } }],
  bad: [{ why: '事项超出委托范围', unitType: '受委托组织', cells: { 检查事项: '普通事项检查' } }],
  check: (line, _value, { plan }) => {
    const { agency } = plan;
    if (agency?.unitType !== '受委托组织' || agency.mandateItems.length === 0 || line.itemText === '')
      return [];
    const item = compact(line.itemText);
    if (agency.mandateItems.some((allowed) => item.includes(allowed) || allowed.includes(item))) return [];
    return [
      {
        key: 'item',
        message: `事项不在委托范围内（委托事项：${agency.mandateItems.join('、')}）`,
        next: '删去该行，或由委托机关以自己的名义报送',
      },
    ];
  },
});
