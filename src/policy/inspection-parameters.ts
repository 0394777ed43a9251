import { z } from 'zod';
import { assessment, period } from './value-forms.ts';

/** Values of 检查记录: scope, origin, execution, indicators, assessment. */
export const INSPECTION_PARAMETERS = {
  /**
   * 抵作: a triggered visit on the spot counts as a visit planned for so many months after it (`months` absent = the
   * rest of the year); windows longer than `longest_months` do not say when they are visited.
   */
  'inspection.deduction': z.strictObject({
    months: z.int().positive().optional(),
    longest_months: z.int().positive(),
  }),
  /** 补码: from the visit to the code that is applied for afterwards. */
  'inspection.late_code_period': period,
  /** 结果录入: from the end of the visit to the entry of its result. */
  'inspection.entry_period': period,
  /** 基数年份: the year that figures are compared with. */
  'inspection.baseline_year': z.int().min(2000).max(2100),
  /** 短期内再次检查, in days. */
  'inspection.repeat_days': z.int().positive(),
  /** 指标: what a sector calls its aims, and which figures show each; codes of `indicators/catalogue.ts`. */
  'inspection.aims': z.strictObject({
    name: z.string().min(1),
    aims: z
      .array(z.strictObject({ title: z.string().min(1), indicators: z.array(z.string().regex(/^I\d{2}$/)) }))
      .min(1),
  }),
  /** 评估: aspects, their weights, and how a figure becomes points; see `assessment/score.ts`. */
  'inspection.assessment': assessment,
  /** 不计入的检查: each class with words by which a record is known for it, and words with which it is not one. */
  'inspection.outside': z
    .array(
      z.strictObject({
        class: z.string().min(1),
        words: z.array(z.string().min(1)).min(1),
        unless: z.array(z.string().min(1)).default([]),
      }),
    )
    .min(1),
  /** 检查的由来, by words of the record; `otherwise` = where it says nothing. */
  'inspection.origins': z.strictObject({
    planned: z.array(z.string().min(1)).min(1),
    /** As the whole of the source. */
    planned_exact: z.array(z.string().min(1)).default([]),
    triggered: z.array(z.string().min(1)).min(1),
    /** Planned with a plan code, triggered without. */
    triggered_without_plan: z.array(z.string().min(1)).default([]),
    survey: z.array(z.string().min(1)).min(1),
    otherwise: z.enum(['planned', 'unknown']),
  }),
} as const satisfies Record<string, z.ZodType>;
