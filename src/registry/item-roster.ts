import { compact } from '../kernel/text.ts';
import type { RowCells } from '../workbook/row-cells.ts';
import { allItems, findItem, saveItem } from './item-store.ts';
import type { Item, ItemList, ItemStatus } from './model.ts';
import type { RosterContext, RosterForm } from './roster.ts';
import { listOf, oneOf, required } from './row-values.ts';

const LIST_WORDS: readonly (readonly [RegExp, ItemList])[] = [
  [/重点/, '重点监管'],
  [/无事不扰/, '无事不扰'],
  [/随机/, '随机抽查'],
];
const STATUS_WORDS: readonly (readonly [RegExp, ItemStatus])[] = [
  [/临时/, '临时'],
  [/未备案|未认领|待备案|否/, '未备案'],
  [/已备案|备案|已认领|在用|是/, '已备案'],
];

/** 检查事项库 (S1 二2) */
export const itemRoster: RosterForm<Item> = {
  roster: 'item',
  columns: ['code', 'name', 'agency'],
  code: (item) => item.code,
  name: (item) => item.name,
  find: (reader, code) => {
    const found = findItem(reader, code);
    if (!found) return undefined;
    const { id: _id, nameKey: _key, ...item } = found;
    return item;
  },
  save: saveItem,
  codes: (reader) => allItems(reader).map((item) => item.code),
  // One item may stand on several rows, one for each agency that has claimed it.
  join: (known, further) => {
    const claimedBy = [...new Set([...known.claimedBy, ...further.claimedBy])].sort();
    const same = JSON.stringify({ ...known, claimedBy }) === JSON.stringify({ ...further, claimedBy });
    return same ? { ...known, claimedBy } : undefined;
  },
  read: (cells, context) => {
    const item = {
      code: cells.code('code'),
      name: cells.text('name'),
      sector: compact(cells.text('sector')),
      claimedBy: claimants(cells, context),
      basis: cells.text('basis'),
      list: oneOf(cells, 'list', LIST_WORDS, 'R103') ?? '',
      risk: compact(cells.text('risk')),
      offSite: cells.yes('off_site', 'R103'),
      status: oneOf(cells, 'status', STATUS_WORDS, 'R103') ?? '已备案',
      domain: cells.text('domain'),
      remark: cells.text('remark'),
    } as const;
    return required(cells, ['code', 'name']) ? item : undefined;
  },
};

function claimants(cells: RowCells, { directory }: RosterContext): string[] {
  const codes = new Set<string>();
  for (const name of listOf(cells, 'agency')) {
    const match = directory.find(name);
    if (match.kind === 'found') codes.add(match.agency.code);
    else {
      cells.find('agency', {
        code: 'R107',
        severity: '必改',
        message:
          match.kind === 'ambiguous'
            ? `「${name}」可能指：${match.agencies.map((a) => a.name).join('、')}`
            : `名录里没有「${name}」。${match.hint}`,
        next: '改用单位全称，或先导入执法单位名录（含简称、别名）',
      });
    }
  }
  return [...codes].sort();
}
