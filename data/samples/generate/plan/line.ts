import { agency } from '../agencies.ts';
import type { Enterprise } from '../enterprises.ts';
import { item, type Item } from '../items.ts';
import type { Key, Line, Planted, Value } from './model.ts';

export interface Wanted {
  /** 对象基数, with `percent` the number of inspections follows. */
  readonly base?: number;
  readonly percent?: number;
  readonly firms?: readonly Enterprise[];
  readonly freq?: string;
  readonly time?: string;
  readonly planted?: readonly Planted[];
  readonly band?: string;
  readonly hidden?: boolean;
  /** Cells that differ from what follows from the item. */
  readonly cells?: Readonly<Partial<Record<Key, Value>>>;
}

/** 计划行 of an agency about an item: every column filled with what follows from them, so that any layout has its cells. */
export function line(short: string, itemName: string, wanted: Wanted = {}): Line {
  const who = agency(short);
  const what = item(itemName);
  const { base = 40, percent = what.list === '重点监管' ? 100 : 10, firms, freq = '1次/年' } = wanted;
  const { time = '2026年4月至11月' } = wanted;
  const count = firms?.length ?? Math.ceil((base * percent) / 100);
  const share = firms ? '100%' : `${percent}%`;
  return {
    planted: wanted.planted ?? [],
    ...(wanted.band !== undefined && { band: wanted.band }),
    ...(wanted.hidden !== undefined && { hidden: wanted.hidden }),
    values: {
      plan_name: what.name.replace(/检查$/u, '监督检查'),
      domain: what.sector,
      item: what.name,
      item_detail: what.points,
      item_class: what.list === '重点监管' ? '重点检查事项' : '一般检查事项',
      basis: what.basis,
      subject: who.name,
      internal_unit: '综合监管科',
      object_scope: firms
        ? firms.map((firm) => firm.name).join('、')
        : `${scope(who.unitType)}${what.objects}`,
      object_uscc: firms?.map((firm) => firm.code).join('、') ?? '',
      area: '全区',
      object_base: firms?.length ?? base,
      target_count: count,
      ratio: share,
      ratio_freq: `${share}，${freq}`,
      freq,
      freq_cap: freq,
      method: methodOf(what),
      plan_type: '日常',
      time,
      joint_flag: '否',
      level: '区级',
      risk: 'B',
      enterprise_flag: '是',
      necessity: `${what.objects}数量较多，掌握守法经营情况，防范风险`,
      assign: '执法人员两人一组',
      ...wanted.cells,
    },
  };
}

function scope(unitType: string): string {
  return unitType === '区级部门' ? '全区' : '辖区内';
}

function methodOf(what: Item): string {
  if (what.offSite) return '非现场检查（网络核查）';
  return what.list === '随机抽查' ? '双随机，现场检查' : '现场检查';
}
