import { z } from 'zod';

/** A period: how much of which unit. */
export const period = z.strictObject({
  amount: z.int().positive(),
  unit: z.enum(['working-day', 'day', 'month']),
});

export const severity = z.enum(['必改', '建议']);

/** A period on the calendar alone; windows of plans are not counted in working days. */
const span = z.strictObject({ amount: z.int().positive(), unit: z.enum(['day', 'month']) });

/** 相近: two windows no further apart than `period`; windows longer than `longest` say too little to compare. */
export const nearness = z.strictObject({ period: span, longest: span, severity });

/** 定日 of a year, or before or in the month that a plan is for; see `namedDay`. */
const dayOfYear = z.strictObject({
  month: z.int().min(1).max(12),
  day: z.union([z.int().min(1).max(31), z.literal('last')]),
});
export const dayOfMonth = z.strictObject({
  months_before: z.int().min(0).max(11),
  day: z.union([z.int().min(1).max(31), z.literal('last')]),
});
export const dayOfPlan = z.union([dayOfYear, dayOfMonth]);

/** One step of the filing chain. */
export const filingStep = z.strictObject({
  step: z.enum(['approval', 'superior', 'bureau', 'onward']),
  body: z.string(),
  /** Owed all the same, but not before ours. */
  beside: z.boolean().optional(),
});
/** 检查方式 (S0 二(一)1, 二(一)2). */
export const CHECK_WAYS = ['调阅资料', '实地查看', '案卷评查', '明察暗访', '问卷调查'] as const;
export type CheckWay = (typeof CHECK_WAYS)[number];

/** 公文文种 of a supervision act. */
export const documentKind = z.strictObject({
  kind: z.enum(['suggestion', 'urge', 'opinion']),
  name: z.string(),
  /** 发文字号 before the year, after the bureau's own 机关代字. */
  mark: z.string(),
  /** When it is the right paper, shown to the person who has to choose. */
  use: z.string(),
  /** Letter text in `data/templates/letters/`. */
  template: z.string(),
});

/** Key of the document, place; resolved by `Pack.clause`. */
export const clause = z.tuple([z.string(), z.string()]);

/** 制发依据 of a kind of letter (`LETTER_KINDS`). */
export const letterBasis = z.strictObject({
  kind: z.enum([
    'warning',
    'review',
    'decision',
    'interview',
    'transfer',
    'notice',
    'objection-reply',
    'receipt',
    'guidance',
  ]),
  /** Printed in the letter; none where no text speaks of the paper. */
  basis: z.array(clause),
  /** 文种代字; none for records and for papers of the government, which bear no number of the bureau. */
  mark: z.string().min(1).optional(),
  /** By which clause people answer for what the letter is about. */
  accountability: clause.optional(),
  /** The text gives the letter only to those to whom a 决定书 was issued. */
  decision: z.literal(true).optional(),
});

/** 问责措施 against a body or a person. */
export const accountMeasure = z.strictObject({
  name: z.string().min(1),
  of: z.enum(['agency', 'person']),
  clause,
  /** Only on the ground of a 决定书. */
  decision: z.boolean().optional(),
});

/** 线索来源 */
export const clueSource = z.strictObject({
  code: z.string().regex(/^[a-z-]+$/),
  name: z.string().min(1),
  words: z.array(z.string().min(1)),
  clause,
});

/** 监督事项: a label that a clue may carry besides its category. */
export const topic = z.strictObject({
  code: z.string().regex(/^[A-Z]\d$/),
  list: z.enum(['监督重点', '五个严禁', '八个不得']),
  name: z.string().min(1),
  /** Words that suggest it to the person who has to choose. */
  words: z.array(z.string().min(1)),
  clause,
});

/** 研判结果, in the order in which they are offered. */
export const SCREEN_RESULTS = [
  'accepted',
  'disputed',
  'transferred',
  'corrected',
  'unfounded',
  'duplicate',
] as const;
export const screening = z.strictObject({ result: z.enum(SCREEN_RESULTS), clause });

/** 相似线索 */
export const likenessWeights = z.strictObject({
  text: z.int().min(0),
  enterprise: z.int().min(0),
  date: z.int().min(0),
  /** Apart so many days, nothing is counted for the date. */
  days: z.int().positive(),
  least: z.int().positive(),
});

/** 普遍性、系统性问题: thresholds of the hint. */
export const commonProblem = z.strictObject({
  agencies: z.int().positive(),
  matters: z.int().positive(),
  months: z.int().positive(),
});

/** 检查项目 of the check form. */
export const checkItem = z.strictObject({
  code: z.string().regex(/^[A-Z]\d{2}$/),
  /** 检查重点 */
  area: z.string().min(1),
  /** What is right, so that 符合 is good news. */
  text: z.string().min(1),
  clause,
  way: z.enum(CHECK_WAYS),
  weight: z.int().positive(),
  /** 问题类别 of a case that comes of it. */
  category: z.enum(['qualification', 'procedure', 'decision', 'conduct', 'civility', 'credentials', 'other']),
  /** Only for units of these types. */
  unit_types: z.array(z.string()).min(1).optional(),
  /** Only in quarters that begin on this day or later. */
  from: z.iso.date().optional(),
  /** What of the database is written beside it. */
  known: z.enum(['mandate', 'officers', 'filing', 'publication', 'findings', 'cases']).optional(),
});

/** 检查结果 a form may hold; one without a percentage is left out of the score. */
export const checkResult = z.strictObject({
  word: z.string().min(1),
  percent: z.int().min(0).max(100).optional(),
});

/** 评分口径: full points from `full` on, none from `zero` on, in a straight line between; shares as percent. */
const scoredFigure = z
  .strictObject({
    indicator: z.string().regex(/^[IS]\d{2}$/),
    weight: z.int().positive(),
    full: z.number(),
    zero: z.number(),
  })
  .refine(({ full, zero }) => full !== zero, '满分和零分的界限不能相同');

/** 评估的方面, each with the figures it is judged by. */
export const assessment = z.strictObject({
  aspects: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        weight: z.int().positive(),
        figures: z.array(scoredFigure).min(1),
      }),
    )
    .min(1),
});
