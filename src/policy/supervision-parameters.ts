import { z } from 'zod';
import {
  accountMeasure,
  clause,
  clueSource,
  commonProblem,
  documentKind,
  letterBasis,
  likenessWeights,
  period,
  screening,
  topic,
} from './value-forms.ts';

/** Values of 监督: periods, papers, clues, accountability. */
export const SUPERVISION_PARAMETERS = {
  /** From 「经预警提醒未整改」 confirmed to the document. */
  'supervision.document_period': period,
  /** From service to the end of rectification. */
  'supervision.rectify_period': period,
  /** From the end of rectification to the follow-up review. */
  'supervision.review_period': period,
  /** From discovery of a systemic problem to guidance. */
  'supervision.guidance_period': period,
  'supervision.documents': z.array(documentKind).min(1),
  /** 制发依据 of the letters other than the documents. */
  'supervision.letters': z.array(letterBasis).min(1),
  /** 线索来源 and 投诉渠道, the first whose word stands in what a person writes. */
  'supervision.clue_sources': z.array(clueSource).min(1),
  /** 监督重点, 五个严禁, 八个不得. */
  'supervision.topics': z.array(topic).min(1),
  /** 线索研判: by which clause each result. */
  'supervision.screening': z.array(screening).min(1),
  /** 相似线索: what counts how much, of 100; shown from `least` on. */
  'supervision.likeness': likenessWeights,
  /** 普遍性、系统性问题: proposed from so many agencies, or so many clues and cases, within so many months. */
  'supervision.common_problem': commonProblem,
  /** Who decides when the document is not followed, and how it is asked for. */
  'supervision.escalation': z.strictObject({
    decider: z.string(),
    decision: z.string(),
    /** Title of the request. */
    request: z.string(),
    /** 文种代字 of the request. */
    mark: z.string(),
    template: z.string(),
    /** 重大问题: asked for without a document before; absent where no text allows it. */
    direct: z.strictObject({ template: z.string(), clause }).optional(),
  }),
  /** 送达: days after which what was published counts as served. */
  'supervision.service': z.strictObject({
    publication_days: z.int().positive(),
    /** 电子送达 needs the consent of the one served, by this clause. */
    consent: clause.optional(),
  }),
  /** 异议: whether raising one stops the clock. */
  'supervision.objection': z.strictObject({ stops_clock: z.literal(false) }),
  /** 延长: whether only before the end of the period. */
  'supervision.extension': z.strictObject({ before_end: z.boolean() }),
  /** 复议、诉讼期间: what is left of a period runs on afterwards. */
  'supervision.suspension': z.strictObject({ afterwards: z.literal('remaining') }),
  /** 第二轮: whether a document may follow a failed review. */
  'supervision.second_round': z.strictObject({ allowed: z.boolean() }),
  /** 上一级主管部门 of vertically managed bodies is told of problems found; no text gives a number of days. */
  'supervision.superior_notice': z.strictObject({ owed: z.string() }),
  /** 问责: measures, each by its clause. */
  'supervision.accountability': z
    .array(accountMeasure)
    .min(1)
    .refine((measures) => new Set(measures.map(({ name }) => name)).size === measures.length, '措施重复'),
  /** 核准: whether a letter is issued only after a second person approved it. */
  'supervision.approval': z.strictObject({ required: z.boolean() }),
} as const satisfies Record<string, z.ZodType>;
