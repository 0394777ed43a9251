import { a1 } from '../kernel/cell-ref.ts';
import { UserError } from '../kernel/errors.ts';
import { clauseText, type Finding } from '../kernel/finding.ts';
import type { Reader, Store } from '../store/store.ts';
import { keyOfFinding, visitKey } from './line-key.ts';
import { readLines } from './store.ts';
import { requirePlan, STATE_NAME, type StoredPlan } from './stored-plan.ts';
import { addWaiver, endWaiver, type Waiver } from './waiver-store.ts';

/** Which findings of a plan: of one rule, at one place where one is given. */
export interface FindingChoice {
  readonly reference: string;
  readonly code: string;
  readonly sheet?: string | undefined;
  readonly row?: number | undefined;
  readonly column?: number | undefined;
}

export interface WaiveOptions extends FindingChoice {
  readonly reason: string;
}

/** What was waived or taken back, and the plan as it is now. */
export interface WaivedPlan {
  readonly plan: StoredPlan;
  readonly waivers: readonly Omit<Waiver, 'id' | 'version'>[];
  /** Of the same choice, but 必改 and so not waived. */
  readonly must: readonly Finding[];
}

/**
 * 豁免: a 建议 finding may stand, for a reason that is kept. 必改 follows 应当 or 不得 and cannot be waived.
 * @throws UserError E_PLAN_STATE, E_WAIVER_REASON, E_WAIVER_NONE, E_WAIVER_MUST, E_WAIVER_TWICE
 */
export function waiveFindings({ store }: { store: Store }, options: WaiveOptions): WaivedPlan {
  const reason = options.reason.trim();
  if (reason === '') {
    throw new UserError('E_WAIVER_REASON', '豁免须写明理由', { hint: '加 --reason 理由' });
  }
  const code = options.code.trim().toUpperCase();
  return store.write((tx) => {
    const plan = requireUndecided(tx, options.reference);
    const { row, summary } = plan;
    const matching = plan.findings.filter((f) => f.code === code && stands(options, f.where));
    const chosen = matching.filter(({ severity }) => severity === '建议');
    const must = matching.filter(({ severity }) => severity === '必改');
    if (chosen.length === 0) throw nothingToWaive(plan, code, options, must);
    const keyOf = keyOfFinding(readLines(tx, row.id), visitKey);
    const on = store.actor.clock.today();
    const waivers = chosen.map((finding): Omit<Waiver, 'id' | 'version'> => {
      const { sheet, row: at, column } = finding.where;
      const place = {
        ...(sheet !== undefined && { sheet }),
        ...(at !== undefined && { row: at }),
        ...(column !== undefined && { column }),
      };
      return {
        planId: row.id,
        code,
        ...place,
        value: finding.value,
        lineKey: keyOf(finding),
        on,
        reason,
      };
    });
    for (const waiver of waivers) addWaiver(tx, waiver);
    tx.record({
      act: 'plan.waive',
      subject: 'plan',
      id: row.id,
      summary: `豁免${summary.agency}${summary.period}的${code}建议${waivers.length}项`,
      after: { waivers },
      reason,
    });
    return { plan: requirePlan(tx, String(row.id)), waivers, must };
  });
}

export interface UnwaiveOptions extends FindingChoice {
  readonly reason?: string | undefined;
}

/** 撤销豁免: the findings stand again. @throws UserError E_PLAN_STATE, E_WAIVER_NONE */
export function unwaiveFindings({ store }: { store: Store }, options: UnwaiveOptions): WaivedPlan {
  const code = options.code.trim().toUpperCase();
  return store.write((tx) => {
    const plan = requireUndecided(tx, options.reference);
    const { row, summary } = plan;
    const waivers = [
      ...plan.waived
        .filter(({ finding }) => finding.code === code && stands(options, finding.where))
        .map(({ waiver }) => waiver),
      ...plan.idle.filter((waiver) => waiver.code === code && stands(options, waiver)),
    ].filter(({ id }, i, all) => all.findIndex((other) => other.id === id) === i);
    if (waivers.length === 0) {
      throw new UserError('E_WAIVER_NONE', `计划${row.id}${placeOf(options)}没有豁免过${code}`, {
        hint: `运行 zfjd plan show ${row.id} 查看已豁免的问题`,
      });
    }
    const on = store.actor.clock.today();
    for (const { id } of waivers) endWaiver(tx, id, on, options.reason ?? '');
    tx.record({
      act: 'plan.unwaive',
      subject: 'plan',
      id: row.id,
      summary: `撤销${summary.agency}${summary.period}的${code}豁免${waivers.length}项`,
      before: { waivers },
      ...(options.reason !== undefined && { reason: options.reason }),
    });
    return { plan: requirePlan(tx, String(row.id)), waivers, must: [] };
  });
}

function requireUndecided(reader: Reader, reference: string): StoredPlan {
  const plan = requirePlan(reader, reference);
  const { id, agency, period, state } = plan.summary;
  if (state === 'open' || state === 'faulty') return plan;
  throw new UserError('E_PLAN_STATE', `计划${id}（${agency}${period}）${STATE_NAME[state]}，不能再改豁免`, {
    hint: `运行 zfjd plan show ${id} 查看经过`,
  });
}

function stands(
  choice: FindingChoice,
  at: { readonly sheet?: string; readonly row?: number; readonly column?: number },
): boolean {
  return (
    (choice.sheet === undefined || choice.sheet === at.sheet) &&
    (choice.row === undefined || choice.row === at.row) &&
    (choice.column === undefined || choice.column === at.column)
  );
}

function placeOf({ sheet, row, column }: FindingChoice): string {
  return `${sheet ?? ''}${row === undefined ? '' : `${sheet === undefined ? '' : '!'}${a1(row, column)}`}`;
}

function nothingToWaive(
  { row, findings, waived }: StoredPlan,
  code: string,
  choice: FindingChoice,
  must: readonly Finding[],
): UserError {
  const [first] = must;
  if (first) {
    const basis = first.basis ? `（${clauseText(first.basis)}）` : '';
    return new UserError(
      'E_WAIVER_MUST',
      `${code}在这里是必改问题${basis}，不能豁免：文件写明“应当”或“不得”`,
      {
        hint: `请单位改正：zfjd plan return ${row.id}；规则说明：zfjd rule show ${code}`,
      },
    );
  }
  if (waived.some(({ finding }) => finding.code === code && stands(choice, finding.where))) {
    return new UserError('E_WAIVER_TWICE', `计划${row.id}${placeOf(choice)}的${code}已经豁免`, {
      hint: `换一个理由先运行 zfjd plan unwaive ${row.id} ${code}`,
    });
  }
  const codes = new Set(findings.flatMap((f) => (f.severity === '建议' ? [f.code] : [])));
  return new UserError('E_WAIVER_NONE', `计划${row.id}${placeOf(choice)}没有${code}这个问题`, {
    hint:
      codes.size === 0
        ? `这份计划没有可以豁免的建议`
        : `可以豁免的建议：${[...codes].join('、')}；位置见 zfjd plan show ${row.id}`,
  });
}
