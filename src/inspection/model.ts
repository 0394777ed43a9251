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
  /** A further visit of the same task under the same code. */
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
