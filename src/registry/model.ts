import type { LocalDate } from '../kernel/local-date.ts';

/** 单位类型 (S0 二(三)1). */
export const UNIT_TYPES = ['区级部门', '街镇园区', '授权组织', '受委托组织'] as const;
export type UnitType = (typeof UNIT_TYPES)[number];

/** 清单类别 of an item: 重点监管事项, 随机抽查事项, 无事不扰事项; empty where not sorted yet. */
export const ITEM_LISTS = ['重点监管', '随机抽查', '无事不扰', ''] as const;
export type ItemList = (typeof ITEM_LISTS)[number];

/** 备案状态 of an item. */
export const ITEM_STATUSES = ['已备案', '临时', '未备案'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** 登记状态 of an enterprise. */
export const ENTERPRISE_STATUSES = ['存续', '注销', '吊销', '停业', '迁出'] as const;
export type EnterpriseStatus = (typeof ENTERPRISE_STATUSES)[number];

/** 执法单位 */
export interface Agency {
  readonly code: string;
  readonly name: string;
  /** 简称和别名 as the roster gives them. */
  readonly aliases: readonly string[];
  readonly unitType: UnitType;
  /** 条线, e.g. `市监`; empty for towns and streets. */
  readonly sector: string;
  /** 委托机关 */
  readonly principal: string;
  /** 委托事项 */
  readonly mandateItems: readonly string[];
  readonly mandateFrom: LocalDate | undefined;
  readonly mandateTo: LocalDate | undefined;
  /** 上级主管部门, for vertically managed bodies. */
  readonly superior: string;
  /** 抽查权重, 1 to 3. */
  readonly weight: number;
  readonly contact: string;
  readonly phone: string;
  readonly status: '在用' | '撤销';
  readonly remark: string;
}

/** 检查事项 */
export interface Item {
  readonly code: string;
  readonly name: string;
  readonly sector: string;
  /** Codes of the agencies that have claimed it. */
  readonly claimedBy: readonly string[];
  readonly basis: string;
  readonly list: ItemList;
  readonly risk: string;
  readonly offSite: boolean;
  readonly status: ItemStatus;
  readonly domain: string;
  readonly remark: string;
}

/** 分级分类 of an enterprise in one sector. */
export interface Rating {
  /** Empty = every sector. */
  readonly sector: string;
  readonly grade: string;
  /** 无感监管 */
  readonly silent: boolean;
  /** 不鼓励联合检查 */
  readonly noJoint: boolean;
}

/** 检查对象 */
export interface Enterprise {
  readonly code: string;
  readonly name: string;
  readonly status: EnterpriseStatus;
  readonly industry: string;
  /** 经营场所 */
  readonly premises: readonly string[];
  readonly ratings: readonly Rating[];
}

/** 执法人员 */
export interface Officer {
  /** 执法证号 */
  readonly certificate: string;
  readonly name: string;
  /** Code of the agency. */
  readonly agency: string;
  readonly kind: '执法人员' | '辅助人员';
  readonly validTo: LocalDate | undefined;
  readonly status: '在岗' | '离岗';
}

/** 名录种类 */
export const ROSTERS = ['agency', 'item', 'enterprise', 'officer'] as const;
export type Roster = (typeof ROSTERS)[number];
