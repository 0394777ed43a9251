import { z } from 'zod';
import { period } from './value-forms.ts';

/** How grave an alert is: 应核实 has to be verified in time, 提示 is shown. */
const severity = z.enum(['应核实', '提示']);
const plain = z.strictObject({ severity });

/** What the models over inspection records work by (数据监督). */
export const ALERT_PARAMETERS = {
  /** 预警模型 switched off, and those that only hint where they work by a value of the plan rules. */
  'inspection.models': z.strictObject({ off: z.array(z.string()), hints: z.array(z.string()) }),
  /** 核实期限 of the alerts of one run. */
  'inspection.verify_period': period,
  /** 无码检查. */
  'inspection.no_code': plain,
  /** 补码期限 from the visit; without a period the text sets none: shown, not judged. */
  'inspection.late_code': z.strictObject({ limit: period.optional(), severity }),
  /** 补码理由. */
  'inspection.late_reason': plain,
  /** 结果录入期限 from the end of the visit. */
  'inspection.result_period': z.strictObject({ limit: period, severity }),
  /** 录入先于检查. */
  'inspection.time_order': plain,
  /** 先计划后检查. */
  'inspection.plan_first': plain,
  /** 计划编码 must be that of a plan filed by the agency, in time, with the object and the item. */
  'inspection.plan_match': plain,
  /** 触发式任务来源. */
  'inspection.trigger_source': plain,
  /** Least number of officers. */
  'inspection.officers': z.strictObject({ least: z.int().positive(), severity }),
  /** 执法证: on the roster, valid, of the agency. */
  'inspection.certificates': plain,
  /** 辅助人员 alone. */
  'inspection.assistants': plain,
  /** 登记状态 of objects that are not inspected any more. */
  'inspection.dead_objects': z.strictObject({ statuses: z.array(z.string()).min(1), severity }),
  /** Objects missing from the library. */
  'inspection.unlisted_objects': plain,
  /** 频繁检查: so many times within so many days of the visit before. */
  'inspection.frequent': z.strictObject({
    days: z.int().positive(),
    occasions: z.int().positive(),
    severity,
  }),
  /** 触发式检查视为计划检查: a planned visit due within the period after it is one too many. */
  'inspection.deemed': z.strictObject({ within: period, severity }),
  /** 联合检查 of one object a year. */
  'inspection.joint_yearly': z.strictObject({ times: z.int().positive(), years: z.literal(1), severity }),
  /** 推荐联合而未加入. */
  'inspection.join_reason': plain,
  /** 一人一日检查次数. */
  'inspection.daily_visits': z.strictObject({ most: z.int().positive(), severity }),
  /** 一人同时在两处: visits to different objects that begin within so many minutes. */
  'inspection.two_places': z.strictObject({ minutes: z.int().positive(), severity }),
  /** 冲量: months in a row with so many records each and nothing found. */
  'inspection.nothing_found': z.strictObject({
    months: z.int().positive(),
    least: z.int().positive(),
    severity,
  }),
  /** 评价: this or worse. */
  'inspection.low_rating': z.strictObject({ most: z.int().min(1).max(5), severity }),
  /** 占比突变 against the months before: percentage points, with so many records at least. */
  'inspection.share_shift': z.strictObject({
    months: z.int().positive(),
    points: z.int().positive(),
    least: z.int().positive(),
    severity,
  }),
} as const satisfies Record<string, z.ZodType>;
