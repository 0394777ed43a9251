import type { LocalDate } from '../kernel/local-date.ts';
import type { Reader } from '../store/store.ts';
import { textOf } from './model.ts';
import { planRowsOfYear, readEvents, readLines } from './store.ts';
import { summarise } from './stored-plan.ts';
import type { PlanKind } from './values/model.ts';

/** 公布清单的一行: a line of a filed plan, with what the ordinance wants made public (第六十二条). */
export interface PublicLine {
  /** 计划名称 */
  readonly plan: string;
  /** 计划编码 */
  readonly code: string;
  /** 检查事项: two lines of a plan may differ in nothing else. */
  readonly matter: string;
  /** 检查主体 */
  readonly subject: string;
  /** 检查对象范围 */
  readonly scope: string;
  /** 检查方式 */
  readonly method: string;
  /** 检查项目; the item where the line has none. */
  readonly item: string;
  /** 检查比例 */
  readonly ratio: string;
  readonly filedOn: LocalDate;
  readonly publishedOn: LocalDate | undefined;
}

export interface PublicList {
  readonly year: number;
  readonly plans: number;
  readonly lines: readonly PublicLine[];
}

export interface ExportPlansOptions {
  readonly year: number;
  /** Without one annual and special plans: what the ordinance wants made public. */
  readonly kind?: PlanKind | undefined;
  /** Code of the agency, or part of its name. */
  readonly agency?: string | undefined;
}

/** 公布清单: the lines of the plans of a year that are filed and in force, in the order of their codes. */
export function exportPlans(reader: Reader, { year, kind, agency }: ExportPlansOptions): PublicList {
  const plans = planRowsOfYear(reader, year)
    .map((row) => summarise(reader, row))
    .filter(
      (plan) =>
        (plan.state === 'filed' || plan.state === 'published') &&
        (kind === undefined ? plan.kind !== 'monthly' : plan.kind === kind) &&
        (agency === undefined || plan.agencyCode === agency || plan.agency.includes(agency)),
    )
    .sort((a, b) => ((a.code ?? '') < (b.code ?? '') ? -1 : 1));
  const lines = plans.flatMap((plan) => {
    const events = readEvents(reader, plan.id);
    const on = (what: string) => events.findLast((event) => event.kind === what)?.on;
    return readLines(reader, plan.id).map((line): PublicLine => ({
      plan: plan.title || `${plan.agency}${plan.period}`,
      code: plan.code ?? '',
      matter: textOf(line, 'item'),
      subject: textOf(line, 'subject') || plan.agency,
      scope: textOf(line, 'object_scope'),
      method: textOf(line, 'method'),
      item: textOf(line, 'item_detail') || textOf(line, 'item'),
      ratio: textOf(line, 'ratio') || textOf(line, 'ratio_freq'),
      filedOn: on('filed') ?? plan.receivedOn,
      publishedOn: on('published'),
    }));
  });
  return { year, plans: plans.length, lines };
}
