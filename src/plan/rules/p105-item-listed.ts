import { didYouMean } from '../../kernel/suggest.ts';
import { jointUnits } from '../model.ts';
import { itemKey } from './keys.ts';
import { lineRule, type Hit } from './rule.ts';

export const itemListed = lineRule({
  code: 'P105',
  title: '检查事项应当在事项库内并由本单位认领',
  aspect: '合法性',
  parameter: 'plan.unlisted_item',
  catalogue: ['ITM-01', 'ITM-02', 'ITM-03', 'ITM-04', 'ITM-05', 'ITM-10'],
  explanation:
    '按事项编码或事项全称在检查事项库中查找。没有导入事项库时不判断。获准的临时事项按条线的规定放行。联合检查的行，牵头、配合部门中有一个认领即可。严重程度按条线文件的用语：“不得”为必改，“一般”为建议。',
  good: [
    { why: '已备案且已认领', sector: '市监', cells: { 检查事项: '普通事项检查' } },
    { why: '获准临时检查', sector: '市监', cells: { 检查事项: '临时事项检查' } },
    {
      why: '联合检查，事项由配合部门认领',
      sector: '公安',
      cells: { 检查事项: '市监专有事项检查', 是否联合检查: '是', 配合部门: '区市监局' },
    },
    { why: '一格写几个事项，都在库内', sector: '市监', cells: { 检查事项: '1.普通事项检查 2.另一事项检查' } },
  ],
  bad: [
    { why: '事项库里没有', sector: '市监', cells: { 检查事项: '自拟事项检查' } },
    {
      why: '一格写几个事项，有一个不在库内',
      sector: '市监',
      cells: { 检查事项: '1.普通事项检查\n2.自拟事项检查' },
    },
    { why: '事项没有备案', sector: '市监', cells: { 检查事项: '未备案事项检查' } },
    { why: '别的单位认领的事项', sector: '公安', cells: { 检查事项: '市监专有事项检查' } },
    {
      why: '联合检查，但配合部门也没有认领',
      sector: '公安',
      cells: { 检查事项: '市监专有事项检查', 是否联合检查: '是', 配合部门: '上海市示例区应急管理局' },
    },
    { why: '公安没有临时事项的例外', sector: '公安', cells: { 检查事项: '临时事项检查' } },
  ],
  check: (line, { exceptions }, { plan, itemNames, principalCode, directory }) => {
    if (line.itemText === '' || itemNames.length === 0) return [];
    const key = itemKey(line);
    const { agency } = plan;
    const partners = jointUnits(line).flatMap((name) => {
      const match = directory.find(name);
      return match.kind === 'found' ? [match.agency.code] : [];
    });
    return line.items.flatMap(({ text, item }): Hit[] => {
      const at = line.items.length > 1 ? { key, value: text } : { key };
      if (!item) {
        return [
          {
            ...at,
            message: `事项库里没有这个事项。${didYouMean(text, itemNames)}`,
            next: '改用事项库中的全称或编码；确需新增的，先认领、备案',
          },
        ];
      }
      if (item.status === '未备案' || (item.status === '临时' && !exceptions.includes('临时'))) {
        return [{ ...at, message: `事项状态为“${item.status}”，尚未备案`, next: '备案后再列入计划' }];
      }
      if (!agency || item.claimedBy.includes(agency.code)) return [];
      if (principalCode !== undefined && item.claimedBy.includes(principalCode)) return [];
      if (partners.some((code) => item.claimedBy.includes(code))) return [];
      return [{ ...at, message: '本单位没有认领这个事项', next: '先在检查事项库中认领，或改由认领单位检查' }];
    });
  },
});
