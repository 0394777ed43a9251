/**
 * 计数: what is counted of some records and plans. Every one is a number of things, so that sums over agencies are
 * the sum of all, and sums over months that of the year; but for the four of `DISTINCT`, which count each object once.
 */
export const ADDITIVE = [
  /** Every record of the period, cancelled and outside ones included. */
  'records',
  /** 作废 */
  'cancelled',
  /** 不计入的检查: of a class that the sector sets apart. */
  'outside',
  /** 首次摸底 */
  'surveys',
  /** 现场检查 that count: V of the formulas. */
  'visits',
  /** 非现场检查 that count: N. */
  'offSite',
  /** 有计划的现场检查: P. */
  'planned',
  /** 触发式的现场检查 */
  'triggered',
  /** 随机抽取的, of the planned on-site ones. */
  'random',
  /** Visits that state their items, and how many items they state. */
  'itemised',
  'items',
  /** Visits whose object is known by code or name. */
  'named',
  /** 系统推荐联合, and what became of it. */
  'advised',
  'joined',
  /** Recommended, not joined, and a reason stated. */
  'reasoned',
  /** Records with a final result, 未涉及 left out; and those that found something. */
  'judged',
  'found',
  /** Records with any result. */
  'resulted',
  /** Found something, and it is written what was done; guided = 行政指导. */
  'measured',
  'guided',
  /** 企业评价: how many rated, and the sum of their points. */
  'rated',
  'ratingPoints',
  /** Visits made together with others. */
  'jointVisits',
  /** 补码 and 结果录入: due by today, and done in time. */
  'lateCodesDue',
  'lateCodesOnTime',
  'entriesDue',
  'entriesOnTime',
  /** 备案 and 公布 of plans: due in the period, and done in time. */
  'filingsDue',
  'filingsOnTime',
  'publicationsDue',
  'publicationsOnTime',
  /** Versions of plans received in the period; those without 必改 that were not returned. */
  'plansReceived',
  'plansClean',
  /** 整改 that fell due in the period, and what was done in time. */
  'rectifyDue',
  'rectifyOnTime',
  /** 季度抽查 and 定向检查 on site: points reached, and points that could be. */
  'sitePoints',
  'siteBase',
  /** 计划检查 whose window ended in the period, and those that were carried out. */
  'executionDue',
  'executionDone',
  /** 投诉举报 that became a clue. */
  'complaints',
] as const;

/** Each object, or each group of agencies at one object, counts once, in every sum anew. */
export const DISTINCT = [
  /** 检查对象 with their premises. */
  'sites',
  /** 检查对象 */
  'firms',
  /** 检查对象 visited again within the days of the pack. */
  'repeatFirms',
  /** 联合检查组 */
  'jointGroups',
] as const;

export type Measure = (typeof ADDITIVE)[number] | (typeof DISTINCT)[number];
export type Measures = Record<Measure, number>;

export function noMeasures(): Measures {
  return Object.fromEntries([...ADDITIVE, ...DISTINCT].map((measure) => [measure, 0])) as Measures;
}

/** Adds some counts to others. */
export function add(to: Measures, more: Partial<Measures>): void {
  for (const [measure, value] of Object.entries(more)) to[measure as Measure] += value;
}
