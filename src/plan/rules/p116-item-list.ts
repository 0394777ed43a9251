import { textOf } from '../model.ts';
import { lineRule } from './rule.ts';

const LISTS = ['重点监管', '随机抽查', '无事不扰'];

export const itemList = lineRule({
  code: 'P116',
  title: '事项的清单类别应当与事项库一致',
  aspect: '合法性',
  parameter: 'plan.item_lists',
  catalogue: ['ITM-06'],
  explanation:
    '事项类别一栏写明重点监管、随机抽查或者无事不扰，而检查事项库中列入另一类清单。“重点检查事项、一般检查事项”是另一种分类，不比对。',
  good: [
    { why: '与库一致', sector: '市监', cells: { 检查事项: '随机抽查事项检查', 事项类别: '随机抽查事项' } },
    { why: '另一种分类', sector: '市监', cells: { 检查事项: '随机抽查事项检查', 事项类别: '重点检查事项' } },
  ],
  bad: [
    {
      why: '库中是随机抽查',
      sector: '市监',
      cells: { 检查事项: '随机抽查事项检查', 事项类别: '重点监管事项' },
    },
  ],
  check: (line) => {
    const list = line.item?.list ?? '';
    const said = LISTS.filter((name) => textOf(line, 'item_class').includes(name));
    if (list === '' || said.length !== 1 || said[0] === list) return [];
    return [
      {
        key: 'item_class',
        message: `事项库把该事项列入“${list}”清单，计划写“${said[0]}”`,
        next: '按事项库改正，或先调整事项清单',
      },
    ];
  },
});
