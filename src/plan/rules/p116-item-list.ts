import { compact } from '../../kernel/text.ts';
import { textOf } from '../model.ts';
import { itemKey } from './keys.ts';
import { lineRule, type Hit } from './rule.ts';

const LISTS = ['重点监管', '随机抽查', '无事不扰'];

export const itemList = lineRule({
  code: 'P116',
  title: '事项的清单类别、风险应当与事项库一致',
  aspect: '合法性',
  parameter: 'plan.item_lists',
  catalogue: ['ITM-06', 'ITM-07'],
  explanation:
    '事项类别一栏写明重点监管、随机抽查、无事不扰或者高、中、低风险，而检查事项库中是另一类；或者事项库里清单和风险本身对不上：无事不扰清单只收低风险事项，市监、药监、消防的高风险事项列入重点监管清单。“重点检查事项、一般检查事项”是另一种分类，不比对。',
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
    { why: '高风险列入无事不扰', cells: { 检查事项: '错列清单事项检查', 备注: '上级部署' } },
  ],
  check: (line, { lists }) => {
    if (!line.item) return [];
    const { list, risk } = line.item;
    const text = compact(textOf(line, 'item_class'));
    const said = LISTS.filter((name) => text.includes(name));
    const saidRisk = /^([高中低])风险/u.exec(text)?.[1];
    const hits: Hit[] = [];
    if (list !== '' && said.length === 1 && said[0] !== list) {
      hits.push({
        key: 'item_class',
        message: `事项库把该事项列入“${list}”清单，计划写“${said[0]}”`,
        next: '按事项库改正，或先调整事项清单',
      });
    }
    const level = /^[高中低]/u.exec(compact(risk))?.[0];
    if (level !== undefined && saidRisk !== undefined && saidRisk !== level) {
      hits.push({
        key: 'item_class',
        message: `事项库中该事项是${level}风险，计划写${saidRisk}风险`,
        next: '按事项库改正，或先调整事项的风险分类',
      });
    }
    const allowed = level === undefined ? undefined : lists[level];
    if (allowed && list !== '' && !allowed.includes(list)) {
      hits.push({
        key: itemKey(line),
        message: `事项库中该事项是${level}风险，却列入“${list}”清单`,
        next: `核对事项库：${level}风险事项列入${allowed.join('或')}清单；改正后重新导入事项库`,
      });
    }
    return hits;
  },
});
