import { z } from 'zod';
import { ALERT_PARAMETERS } from './alert-parameters.ts';
import { INSPECTION_PARAMETERS } from './inspection-parameters.ts';
import { SUPERVISION_PARAMETERS } from './supervision-parameters.ts';
import {
  checkItem,
  checkResult,
  clause,
  dayOfMonth,
  dayOfPlan,
  filingStep,
  nearness,
  period,
  severity,
} from './value-forms.ts';

/**
 * Every value the program takes from a policy, by name, with the form it must have. A pack may leave a
 * parameter out; what hangs on it then does not apply in that jurisdiction.
 */
export const PARAMETERS = {
  /** 抽查比例, a fraction p/q of the agencies per quarter. */
  'spot_check.rate': z.strictObject({ p: z.int().positive(), q: z.int().positive() }),
  /** 分层. */
  'spot_check.strata': z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z0-9-]+$/),
        name: z.string(),
        unit_types: z.array(z.string()),
      }),
    )
    .min(1),
  /** 全覆盖周期, in quarters. */
  'spot_check.cycle_quarters': z.int().positive(),
  /** Seats always at risk for agencies already drawn. */
  'spot_check.risk_seats': z.int().min(0),
  'spot_check.inspectors_per_unit': z.int().positive(),
  /** 回避原因类别, as the record prints them. */
  'spot_check.exclusion_reasons': z.array(z.string().min(1)).min(1),
  /** Least entropy of a seed, in bits. */
  'spot_check.seed_min_bits': z.number().positive(),
  /** Days between publishing the commitment and the seed. */
  'spot_check.commit_days': z.int().positive(),
  /** 第二阶段: which lists a drawn agency hands in, and how many of each list are drawn. */
  'spot_check.second_stage': z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z0-9-]+$/),
        name: z.string(),
        /** Words by which a list names the category. */
        words: z.array(z.string()),
        rate: z.strictObject({ p: z.int().positive(), q: z.int().positive() }),
        /** Drawn at the least, where there are as many. */
        least: z.int().positive(),
        /** What the database itself knows of the category: 已备案的计划, 检查记录. */
        register: z.enum(['plan', 'inspection']).optional(),
      }),
    )
    .min(1),
  /** Days between publishing the digest of the lists and the second seed. */
  'spot_check.second_days': z.int().positive(),
  /** 检查表: the items, each code once, those of an area together. */
  'spot_check.form': z
    .array(checkItem)
    .min(1)
    .refine((items) => new Set(items.map((item) => item.code)).size === items.length, '项目编号重复'),
  /** 评分口径: what each result counts, in percent of the item's weight. */
  'spot_check.scoring': z.strictObject({ results: z.array(checkResult).min(2) }),
  /** Letter texts of 抽查记录 and 抽查通知书, and the 文种代字 of the latter. */
  'spot_check.paper': z.strictObject({
    record: z.string(),
    notice: z.strictObject({
      name: z.string(),
      mark: z.string(),
      template: z.string(),
      /** By which clause the agency has to cooperate. */
      duty: clause,
    }),
  }),
  ...SUPERVISION_PARAMETERS,
  /** 计划要素: canonical column keys (see headers.yaml) a plan must fill. */
  'plan.required_fields': z.array(z.string()).min(1),
  /** 应报的计划: the kinds an agency has to send, annual once and monthly for every month. */
  'plan.expected': z.array(z.enum(['annual', 'monthly'])),
  /** 备案顺序, in order: each step once, `onward` after `bureau`, the others before it. */
  'plan.filing_chain': z
    .array(filingStep)
    .refine((steps) => steps.filter(({ step }) => step === 'bureau').length === 1, '应当有一个 bureau 环节')
    .refine((steps) => new Set(steps.map(({ step }) => step)).size === steps.length, '同一环节只能有一个'),
  /** 拟定期限: by when a plan is drafted. */
  'plan.draft_by': dayOfPlan,
  /** 备案期限: by when a plan is filed with the bureau. */
  'plan.file_by': dayOfPlan,
  /** 函告期限: by when other departments are told of a plan. */
  'plan.inform_by': dayOfMonth.extend({ to: z.string() }),
  /** Day by which a monthly plan is public. */
  'plan.monthly_publish_by': dayOfMonth,
  /** From filing to publication of a plan that changes a published one. */
  'plan.amended_publish_period': period,
  /** From return until the plan should be back. */
  'plan.resubmit_period': period,
  /** Last day of the year by which an annual plan is public, `MM-DD`. */
  'plan.publish_by': z.string().regex(/^\d{2}-\d{2}$/),
  /** From filing to publication of a special plan. */
  'plan.publish_period': period,
  /** Form of a plan code; {year} and {seq} are filled in. */
  'plan.code_form': z.string().includes('{year}').includes('{seq}'),
  /** 频次上限 of planned on-site inspections per object and premises. */
  'plan.frequency_cap': z.strictObject({ times: z.int().positive(), years: z.int().positive(), severity }),
  /** 间隔 between two planned on-site inspections of one object. */
  'plan.interval': nearness,
  /**
   * 无感监管 exceptions: words one of which the plan must give as its reason; `grade` = the grade all of whose
   * objects stand on the list.
   */
  'plan.silent_exceptions': z.strictObject({
    reasons: z.array(z.string()).min(1),
    grade: z.enum(['A', '绿']).optional(),
    severity,
  }),
  /** 无事不扰 exceptions. */
  'plan.undisturbed_exceptions': z.strictObject({ reasons: z.array(z.string()).min(1), severity }),
  /** 相近时段: two plans on one object this near are to be joined. */
  'plan.overlap_window': nearness,
  /** 同一主体多项检查合并. */
  'plan.merge_window': nearness,
  /** The same line twice in one plan. */
  'plan.duplicate_lines': z.strictObject({ severity }),
  /** How grave it is that an item is not in the library or not claimed. */
  'plan.unlisted_item': z.strictObject({ severity, exceptions: z.array(z.string()) }),
  /** In whose name an inspection must be planned. */
  'plan.subject_name': z.strictObject({ name: z.string(), severity }),
  /** Least share of the objects of a grade to be inspected in a year; lines with one of the words have rules of their own. */
  'plan.grade_ratio': z.strictObject({
    grade: z.string(),
    percent: z.number().positive().max(100),
    except: z.array(z.string()).default([]),
    severity,
  }),
  /** 差异化抽查: better grades are not sampled more than worse ones. */
  'plan.graded_sampling': z.strictObject({ severity }),
  /** Most visits per grade; a grade that the text leaves out is absent. */
  'plan.grade_frequency': z.strictObject({
    grades: z.record(z.string(), z.strictObject({ times: z.int().positive(), months: z.int().positive() })),
    severity,
  }),
  /** 牵头单位: who was first, or always this sector (with `graded_only`, for objects that it has graded). */
  'plan.joint_lead': z.strictObject({ by: z.enum(['received', 'sector']), graded_only: z.boolean() }),
  /** 联合、合并建议的答复期限. */
  'plan.joint_answer': period,
  /** Industries where a joint plan is a must. */
  'plan.joint_domains': z.strictObject({ words: z.array(z.string()).min(1), severity }),
  /** 随机抽查事项: no additional special or full-coverage inspection. */
  'plan.random_only': z.strictObject({ severity }),
  /** Special inspections only with a reason of each of these groups. */
  'plan.special_reasons': z.strictObject({
    groups: z.array(z.strictObject({ name: z.string(), reasons: z.array(z.string()).min(1) })).min(1),
    severity,
  }),
  /** 非必要不主动开展双随机检查. */
  'plan.random_need': z.strictObject({ severity }),
  /** Objects whose ratio may stay open, by the words they are called. */
  'plan.open_ratio': z.strictObject({ words: z.array(z.string()).min(1) }),
  /** 第三方: forbidden, with an agreement, or at least not alone. */
  'plan.third_party': z.strictObject({ rule: z.enum(['forbidden', 'agreement', 'assist']), severity }),
  /** Off-site first. */
  'plan.off_site_first': z.strictObject({ severity }),
  /** A superior's plan must be named by its code. */
  'plan.parent_code': z.strictObject({ severity }),
  /** Fields by which the plan tells who leads and who joins. */
  'plan.joint_fields': z.strictObject({ severity }),
  /** Legal basis must name a law, regulation or rule. */
  'plan.legal_basis': z.strictObject({ severity }),
  /** Subjects: qualification, and for entrusted ones scope and period of the mandate. */
  'plan.subject_qualification': z.strictObject({ severity }),
  /** 先计划后检查. */
  'plan.plan_first': z.strictObject({ severity }),
  /** Objects that no longer exist. */
  'plan.dead_objects': z.strictObject({ severity }),
  /** Objects missing from the library. */
  'plan.unlisted_objects': z.strictObject({ severity }),
  /** Ratio and frequency must be numbers that can be checked. */
  'plan.open_values': z.strictObject({ severity }),
  /** Fire items already planned by the fire service this year. */
  'plan.fire_once': z.strictObject({ severity, words: z.array(z.string()).min(1) }),
  /** The same item on the same object by two agencies. */
  'plan.mutual_recognition': nearness,
  /** 辅助人员 by what they are called; they inspect only beside officers. */
  'plan.assistants': z.strictObject({ severity, words: z.array(z.string()).min(1) }),
  /** 检查人员 must hold a certificate of the agency that inspects. */
  'plan.certificates': z.strictObject({ severity }),
  /** Only bodies of the sector itself may inspect. */
  'plan.subject_sector': z.strictObject({ severity }),
  /** 事项清单类别 and 风险 that a plan states must be those of the library; `lists` = lists by the item's risk. */
  'plan.item_lists': z.strictObject({
    lists: z.record(z.string(), z.array(z.string())).default({}),
    severity,
  }),
  /** 适用范围: words by which items inside it are known. */
  /** 纳入规范的事项: a positive list; `apart` is the class of the records of other items (SCP-公安). */
  'plan.scope_items': z.strictObject({
    severity,
    apart: z.string().min(1),
    items: z
      .array(z.strictObject({ name: z.string().min(1), words: z.array(z.string().min(1)).min(1) }))
      .min(1),
  }),
  /** 触发式检查 is not planned: words by which it is known besides those of every sector, and reasons that make it one. */
  'plan.triggered': z.strictObject({
    words: z.array(z.string()).default([]),
    reasons: z.array(z.string()).default([]),
    severity,
  }),
  /** Windows must lie within the year and month of the plan. */
  'plan.plan_period': z.strictObject({ severity }),
  /** 不重复现场检查时限 must follow from the annual plan. */
  'plan.repeat_limit': z.strictObject({ severity }),
  /** 落实上级部署: first the objects outside the 无感监管 list. */
  'plan.silent_last': z.strictObject({ severity }),
  /** How objects are graded: by letters or by three colours. */
  'plan.grade_form': z.strictObject({ form: z.enum(['letters', 'colours']), severity }),
  /** 双随机 inspections of one object. */
  'plan.random_once': z.strictObject({ times: z.int().positive(), years: z.int().positive(), severity }),
  /** 专项检查 by random selection; `named_only` = only where the objects are known beforehand. */
  'plan.special_random': z.strictObject({ named_only: z.boolean(), severity }),
  /** 重点监管事项, and those of high risk: share of the objects in a year, in percent. */
  'plan.key_item_ratio': z.strictObject({
    percent: z.number().positive().max(100),
    risk: z.string().optional(),
    severity,
  }),
  /** A joint inspection stands in the plan of the agency that leads it. */
  'plan.lead_reports': z.strictObject({ severity }),
  /** 日常检查 and 专项检查 that can be done together are planned once. */
  'plan.merge_plans': z.strictObject({ severity }),
  /** 月度计划 carries out the annual plan. */
  'plan.monthly_within_annual': z.strictObject({ severity }),
  ...INSPECTION_PARAMETERS,
  ...ALERT_PARAMETERS,
} as const satisfies Record<string, z.ZodType>;

export type ParameterName = keyof typeof PARAMETERS;
export type ParameterValue<N extends ParameterName> = z.infer<(typeof PARAMETERS)[N]>;
