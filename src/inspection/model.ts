/** 检查的由来: 有计划检查, 触发式检查, 首次摸底, or not said by the record. */
export const ORIGINS = ['planned', 'triggered', 'survey', 'unknown'] as const;
export type Origin = (typeof ORIGINS)[number];

/** 检查结果: 发现问题, 未发现问题, 未涉及; empty = no result entered yet. */
export const RESULTS = ['found', 'none', 'not-involved', ''] as const;
export type Result = (typeof RESULTS)[number];

/**
 * 检查记录: one visit by one agency. Days count from 1970-01-01 (`toDay`), minutes from midnight;
 * a minute without value means that only the day is known.
 */
export interface Inspection {
  readonly id: number;
  /** 记录唯一标识 */
  readonly recordId: string;
  readonly agencyId: number;
  /** 检查码编号; empty = no code. */
  readonly code: string;
  /** 计划编码; empty = none. */
  readonly planCode: string;
  /** 任务名称 */
  readonly task: string;
  readonly origin: Origin;
  /** 任务来源 or 触发来源, as written. */
  readonly source: string;
  /** Empty = counts; else the class of visits that is not counted (`inspection.outside` of the pack). */
  readonly outside: string;
  readonly onSite: boolean;
  /** A further visit of the same task: says so, or an earlier visit under the same code stands. */
  readonly followUp: boolean;
  readonly enterpriseId: number | undefined;
  /** 统一社会信用代码; empty for a citizen. */
  readonly objectCode: string;
  readonly objectName: string;
  /** 0 = not on file or not stated. */
  readonly premisesId: number;
  /** 检查地点 */
  readonly place: string;
  readonly itemSetId: number;
  readonly officerSetId: number;
  readonly appliedDay: number | undefined;
  readonly appliedMinute: number | undefined;
  readonly checkedDay: number;
  readonly checkedMinute: number | undefined;
  readonly endedDay: number | undefined;
  readonly endedMinute: number | undefined;
  readonly enteredDay: number | undefined;
  readonly enteredMinute: number | undefined;
  readonly result: Result;
  /** 处理措施, as written. */
  readonly measure: string;
  readonly joint: boolean;
  /** 联合部门, as written. */
  readonly jointWith: string;
  /** The system recommended to join another agency's visit. */
  readonly advised: boolean;
  /** 未加入理由 */
  readonly notJoined: string;
  /** 补码 */
  readonly lateCode: boolean;
  readonly lateReason: string;
  /** 评价, 1 (worst) to 5. */
  readonly rating: number | undefined;
  readonly cancelled: boolean;
  readonly importId: number;
  readonly row: number;
}

/** 三种导出格式: 检查码记录, 国家“互联网+监管”行政检查行为, 简表. */
export const LAYOUTS = ['code', 'national', 'simple'] as const;
export type Layout = (typeof LAYOUTS)[number];
export const LAYOUT_NAME: Readonly<Record<Layout, string>> = {
  code: '检查码记录',
  national: '“互联网+监管”行政检查行为',
  simple: '检查情况简表',
};

/** A record as the table has it. */
type StoredRecord = {
  readonly [K in keyof Inspection as SnakeCase<K>]: undefined extends Inspection[K]
    ? number | null
    : Inspection[K] extends boolean
      ? number
      : Inspection[K] extends string
        ? string
        : number;
};
type SnakeCase<S extends string> = S extends `${infer Head}${infer Rest}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeCase<Rest>}`
  : S;

export function inspectionOf(row: StoredRecord): Inspection {
  return {
    id: row.id,
    recordId: row.record_id,
    agencyId: row.agency_id,
    code: row.code,
    planCode: row.plan_code,
    task: row.task,
    origin: row.origin as Origin,
    source: row.source,
    outside: row.outside,
    onSite: row.on_site === 1,
    followUp: row.follow_up === 1,
    enterpriseId: row.enterprise_id ?? undefined,
    objectCode: row.object_code,
    objectName: row.object_name,
    premisesId: row.premises_id,
    place: row.place,
    itemSetId: row.item_set_id,
    officerSetId: row.officer_set_id,
    appliedDay: row.applied_day ?? undefined,
    appliedMinute: row.applied_minute ?? undefined,
    checkedDay: row.checked_day,
    checkedMinute: row.checked_minute ?? undefined,
    endedDay: row.ended_day ?? undefined,
    endedMinute: row.ended_minute ?? undefined,
    enteredDay: row.entered_day ?? undefined,
    enteredMinute: row.entered_minute ?? undefined,
    result: row.result as Result,
    measure: row.measure,
    joint: row.joint === 1,
    jointWith: row.joint_with,
    advised: row.advised === 1,
    notJoined: row.not_joined,
    lateCode: row.late_code === 1,
    lateReason: row.late_reason,
    rating: row.rating ?? undefined,
    cancelled: row.cancelled === 1,
    importId: row.import_id,
    row: row.row,
  };
}
