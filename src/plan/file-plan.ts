import type { Calendar } from '../calendar/calendar.ts';
import { meetDeadline, setDeadline } from '../calendar/deadlines.ts';
import { UserError } from '../kernel/errors.ts';
import { chineseDate, date, type LocalDate } from '../kernel/local-date.ts';
import type { Tx } from '../store/store.ts';
import { requireActDate } from './act-date.ts';
import { checkPlan } from './check-plans.ts';
import type { PlanDeps } from './import-plans.ts';
import { scopeOfPlan } from './judge.ts';
import { addEvent, codesOfYear, readEvents, type PlanRow } from './store.ts';
import { factsOf, requirePlan, STATE_NAME, type PlanSummary, type StoredPlan } from './stored-plan.ts';

export interface FilePlanDeps extends PlanDeps {
  readonly calendar: Calendar;
}

export interface FilePlanOptions {
  readonly reference: string;
  /** 备案日期, where it is not today. */
  readonly on?: LocalDate | undefined;
  /** 市级条线备案: number or words that prove it. */
  readonly superiorRef?: string | undefined;
  readonly superiorOn?: LocalDate | undefined;
  readonly note?: string | undefined;
}

/**
 * 备案: refuses while 必改 findings stand or an earlier step of the filing chain is missing; gives the plan
 * code and sets the clock for publication.
 * @throws UserError E_PLAN_STATE, E_PLAN_FAULTY, E_PLAN_CHAIN, E_PLAN_DATE
 */
export function filePlan(deps: FilePlanDeps, options: FilePlanOptions): StoredPlan {
  const { row } = checkPlan(deps, options.reference);
  return deps.store.write((tx) => {
    const { summary } = requirePlan(tx, String(row.id));
    const today = deps.store.actor.clock.today();
    const on = options.on ?? today;
    requireOpen(summary);
    requireActDate('备案日期', on, { on: summary.receivedOn, event: '收到计划' }, today);
    const facts = factsOf(tx, row);
    const scope = scopeOfPlan(facts);
    const chain = deps.pack.get('plan.filing_chain', summary.receivedOn, scope);
    const superior = chain.value.find((step) => step.step === 'superior');
    if (superior)
      fileWithSuperior(
        tx,
        row,
        summary,
        superior.body,
        `${chain.clause.document}${chain.clause.at}`,
        on,
        options,
      );
    const code = nextCode(tx, deps.pack.get('plan.code_form', on, scope).value, row.year);
    addEvent(tx, row.id, { kind: 'filed', on, ref: code, note: options.note ?? '' });
    setPublication(tx, deps, row, summary, code, on);
    tx.record({
      act: 'plan.file',
      subject: 'plan',
      id: row.id,
      summary: `${summary.agency}${summary.period}备案，计划编码 ${code}`,
      after: { code, on, pack: deps.pack.version, advice: summary.advice, superiorRef: options.superiorRef },
    });
    return requirePlan(tx, String(row.id));
  });
}

function requireOpen(summary: PlanSummary): void {
  if (summary.state === 'faulty') {
    throw new UserError(
      'E_PLAN_FAULTY',
      `计划${summary.id}（${summary.agency}${summary.period}）还有${summary.must}项必改问题，不能备案`,
      {
        hint: `运行 zfjd plan return ${summary.id} 退回修改，或 zfjd plan show ${summary.id} 查看问题`,
      },
    );
  }
  if (summary.state !== 'open') {
    throw new UserError(
      'E_PLAN_STATE',
      `计划${summary.id}（${summary.agency}${summary.period}）${STATE_NAME[summary.state]}，不能备案`,
      {
        hint: `运行 zfjd plan show ${summary.id} 查看经过`,
      },
    );
  }
}

function fileWithSuperior(
  tx: Tx,
  row: PlanRow,
  summary: PlanSummary,
  body: string,
  basis: string,
  on: LocalDate,
  { superiorRef, superiorOn }: FilePlanOptions,
): void {
  if (readEvents(tx, row.id).some(({ kind }) => kind === 'superior-filed')) return;
  if (superiorRef === undefined || superiorRef.trim() === '') {
    throw new UserError('E_PLAN_CHAIN', `${summary.agency}的计划应先经${body}备案（${basis}），还没有登记`, {
      hint: `备案时加 --superior-ref 文号（或“已在统一综合执法系统通过”）和 --superior-on 日期`,
    });
  }
  const day = superiorOn ?? on;
  if (day > on) {
    throw new UserError('E_PLAN_DATE', `${body}备案日期${day}晚于区备案日期${on}`, {
      hint: '核对 --superior-on',
    });
  }
  addEvent(tx, row.id, { kind: 'superior-filed', on: day, ref: superiorRef.trim(), note: body });
}

/** The first number of the year that is not taken; codes are never used twice. */
function nextCode(tx: Tx, form: string, year: number): string {
  const taken = new Set(codesOfYear(tx, year));
  for (let n = taken.size + 1; ; n += 1) {
    const code = form.replace('{year}', String(year)).replace('{seq}', String(n).padStart(4, '0'));
    if (!taken.has(code)) return code;
  }
}

function setPublication(
  tx: Tx,
  { pack, calendar }: FilePlanDeps,
  row: PlanRow,
  summary: PlanSummary,
  code: string,
  on: LocalDate,
): void {
  const common = {
    owner: 'plan',
    ownerId: code,
    step: 'publish',
    title: `向社会公布${summary.period}`,
    responsible: summary.agency,
    startOn: on,
    startEvent: `${chineseDate(on)}备案`,
  } as const;
  if (summary.kind === 'annual') {
    const by = pack.find('plan.publish_by', on, {});
    if (by)
      setDeadline(tx, calendar, {
        ...common,
        period: { unit: 'fixed', on: date(`${row.year}-${by.value}`) },
        basis: by.clause,
      });
  } else if (summary.kind === 'special') {
    const within = pack.find('plan.publish_period', on, {});
    if (within) setDeadline(tx, calendar, { ...common, period: within.value, basis: within.clause });
  }
}

export interface PublishPlanOptions {
  readonly reference: string;
  readonly on?: LocalDate | undefined;
  /** Where it can be seen. */
  readonly where: string;
}

/** 公布: records that a filed plan has been made public, and where. @throws UserError E_PLAN_STATE, E_PLAN_DATE */
export function publishPlan({ store }: PlanDeps, options: PublishPlanOptions): StoredPlan {
  return store.write((tx) => {
    const { row, summary, events } = requirePlan(tx, options.reference);
    const filed = events.findLast(({ kind }) => kind === 'filed');
    if (!filed || summary.state !== 'filed') {
      throw new UserError('E_PLAN_STATE', `计划${row.id}${STATE_NAME[summary.state]}，不能登记公布`, {
        hint: '先备案再登记公布',
      });
    }
    const today = store.actor.clock.today();
    const on = options.on ?? today;
    requireActDate('公布日期', on, { on: filed.on, event: '备案' }, today);
    addEvent(tx, row.id, { kind: 'published', on, ref: options.where, note: '' });
    if (summary.kind !== 'monthly') {
      meetDeadline(tx, { owner: 'plan', ownerId: filed.ref, step: 'publish' }, on, `公布于${options.where}`);
    }
    tx.record({
      act: 'plan.publish',
      subject: 'plan',
      id: row.id,
      summary: `${summary.agency}${summary.period}（${filed.ref}）已公布`,
      after: { on, where: options.where },
    });
    return requirePlan(tx, String(row.id));
  });
}
