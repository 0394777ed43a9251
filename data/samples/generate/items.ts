import { AGENCIES, agency, type Agency } from './agencies.ts';
import { ITEM_LIST } from './item-list.ts';

export interface Item {
  readonly code: string;
  readonly name: string;
  readonly sector: string;
  readonly objects: string;
  readonly points: string;
  readonly basis: string;
  readonly list: '重点监管' | '随机抽查' | '无事不扰';
  readonly offSite: boolean;
  readonly status: '已备案' | '临时' | '未备案';
  readonly claimedBy: readonly Agency[];
}

const LIST = { 重: '重点监管', 随: '随机抽查', 扰: '无事不扰' } as const;

/** 检查事项 of the demo district. */
export const ITEMS: readonly Item[] = Object.entries(ITEM_LIST).flatMap(([sector, text], at) =>
  text
    .trim()
    .split('\n')
    .map((line, index): Item => {
      const [flags = '', name = '', objects = '', points = '', basis = '', others = ''] = line.split('|');
      return {
        code: `JCSX-${String(at + 1).padStart(2, '0')}-${String(index + 1).padStart(3, '0')}`,
        name,
        sector,
        objects,
        points,
        basis,
        list: LIST[flags[0] as keyof typeof LIST],
        offSite: flags.includes('非'),
        status: flags.includes('未') ? '未备案' : name === '剧本娱乐经营场所检查' ? '临时' : '已备案',
        claimedBy: claimants(sector, others),
      };
    }),
);

/** By name. @throws RangeError */
export function item(name: string): Item {
  const found = ITEMS.find((one) => one.name === name);
  if (!found) throw new RangeError(`no item ${name}`);
  return found;
}

/** The sector's own authority, and those named: 简称, or all stations (`*所`), or all towns (`*镇`). */
function claimants(sector: string, others: string): Agency[] {
  const own = AGENCIES.filter((one) => one.sector === sector && one.unitType === '区级部门');
  const further = others
    .split(',')
    .filter((one) => one !== '')
    .flatMap((one) => {
      if (one === '*所') return AGENCIES.filter((a) => a.short.endsWith('市场监管所'));
      if (one === '*镇') return AGENCIES.filter((a) => a.unitType === '街镇园区');
      return [agency(one)];
    });
  return [...own, ...further];
}
