import { itemKey } from './keys.ts';
import { lineRule } from './rule.ts';

export const scopeItems = lineRule({
  code: 'P117',
  title: '公安检查事项应当在附件列明的范围内',
  aspect: '合法性',
  parameter: 'plan.scope_items',
  catalogue: ['ITM-10', 'SCP-公安'],
  explanation: '附件2列明纳入规范的19个事项；事项名称中没有其中任何一项的关键词的指出，供人工核对。',
  good: [{ why: '旅馆业', sector: '公安', cells: { 检查事项: '旅馆业治安管理检查' } }],
  bad: [{ why: '不在19项内', sector: '公安', cells: { 检查事项: '市监专有事项检查' } }],
  check: (line, { items }) =>
    line.itemText === '' || items.some(({ words }) => words.some((word) => line.itemText.includes(word)))
      ? []
      : [
          {
            key: itemKey(line),
            message: '看不出属于附件2列明的19个事项中的哪一项',
            next: '核对事项名称；确实不在范围内的，不按本方案报送和统计',
          },
        ],
});
