import { UserError } from '../kernel/errors.ts';
import { clauseText } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Tx } from '../store/store.ts';
import { requireActDate } from './act-date.ts';
import { checkPlan } from './check-plans.ts';
import { codesOfYear } from './code-store.ts';
import { filingChain, missingBefore, stepText, STEP_NAME, type FilingChain } from './filing-chain.ts';
import { closeClocks, startFilingClocks, type ClockDeps } from './filing-clocks.ts';
import type { PlanDeps } from './import-plans.ts';
import { scopeOfPlan } from './judge.ts';
import { recordStep, requireStepDate } from './pass-step.ts';
import { requirePossible } from './plan-acts.ts';
import { addEvent } from './store.ts';
import { factsOf, requirePlan, type StoredPlan } from './stored-plan.ts';

export interface FilePlanDeps extends PlanDeps, ClockDeps {}

export interface FilePlanOptions {
  readonly reference: string;
  /** 备案日期, where it is not today. */
  readonly on?: LocalDate | undefined;
  /** 市级条线备案, where it was not recorded before: number or words that prove it. */
  readonly superiorRef?: string | undefined;
  readonly superiorOn?: LocalDate | undefined;
  readonly note?: string | undefined;
}

/**
 * 备案: refuses while 必改 findings stand or an earlier step of the filing chain is missing; gives the plan
 * code and starts its clocks. A plan that changes a filed one takes its place from now on.
 * @throws UserError E_PLAN_STATE, E_PLAN_FAULTY, E_PLAN_CHAIN, E_PLAN_STEP, E_PLAN_DATE
 */
export function filePlan(deps: FilePlanDeps, options: FilePlanOptions): StoredPlan {
  const { row } = checkPlan(deps, options.reference);
  return deps.store.write((tx) => {
    const { summary } = requirePlan(tx, String(row.id));
    const today = deps.store.actor.clock.today();
    const on = options.on ?? today;
    requirePossible(summary, 'file');
    requireActDate('备案日期', on, { on: summary.receivedOn, event: '收到计划' }, today);
    const superior = recordSuperior(tx, deps, String(row.id), on, options);
    requireChain(tx, deps, String(row.id), on);
    const code = nextCode(
      tx,
      deps.pack.get('plan.code_form', on, scopeOfPlan(factsOf(tx, row))).value,
      row.year,
    );
    const changes = summary.changes;
    const note = [changes === undefined ? '' : `调整${changes}`, options.note ?? '']
      .filter(Boolean)
      .join('；');
    addEvent(tx, row.id, { kind: 'filed', on, ref: code, note });
    const filed = requirePlan(tx, String(row.id));
    if (changes !== undefined) closeClocks(tx, requirePlan(tx, changes), on, `调整后的计划${code}已备案`);
    startFilingClocks(tx, deps, filed, on);
    tx.record({
      act: 'plan.file',
      subject: 'plan',
      id: row.id,
      summary: `${summary.agency}${summary.period}备案，计划编码 ${code}${changes === undefined ? '' : `，替代 ${changes}`}`,
      after: { code, on, pack: deps.pack.version, advice: summary.advice, superiorRef: superior, changes },
    });
    return requirePlan(tx, String(row.id));
  });
}

/** Records the city line's filing that was told together with ours. @throws UserError E_PLAN_STEP where it is not needed, or is known as another */
function recordSuperior(
  tx: Tx,
  deps: FilePlanDeps,
  reference: string,
  on: LocalDate,
  { superiorRef, superiorOn }: FilePlanOptions,
): string | undefined {
  if (superiorRef === undefined || superiorRef.trim() === '') return undefined;
  const plan = requirePlan(tx, reference);
  const chain = filingChain(deps.pack, factsOf(tx, plan.row), plan.events);
  const step = chain.steps.find((one) => one.step === 'superior');
  if (!step) {
    throw new UserError(
      'E_PLAN_STEP',
      `${plan.summary.agency}的计划不须经市级条线备案（${clauseText(chain.clause)}）`,
      {
        hint: '去掉 --superior-ref 再备案',
      },
    );
  }
  if (step.done) {
    if (step.done.ref === superiorRef.trim()) return undefined;
    throw new UserError('E_PLAN_STEP', `${stepText(step)}已于${step.done.on}登记为「${step.done.ref}」`, {
      hint: '核对文号；已登记的不改，去掉 --superior-ref 再备案',
    });
  }
  const day = superiorOn ?? on;
  if (day > on && step.order === 'before') {
    throw new UserError('E_PLAN_DATE', `${stepText(step)}日期${day}晚于区备案日期${on}`, {
      hint: '核对 --superior-on',
    });
  }
  requireStepDate(chain, plan, step, day, deps.store.actor.clock.today());
  recordStep(tx, plan, step, { ref: superiorRef, on: day });
  return superiorRef.trim();
}

function requireChain(tx: Tx, deps: FilePlanDeps, reference: string, on: LocalDate): void {
  const plan = requirePlan(tx, reference);
  const chain: FilingChain = filingChain(deps.pack, factsOf(tx, plan.row), plan.events);
  const [first] = missingBefore(chain);
  if (first) {
    const alone = `zfjd plan pass ${plan.row.id} --step ${STEP_NAME[first.step]} --ref 文号 --on 日期`;
    const together = '，或备案时加 --superior-ref 文号（或“已在统一综合执法系统通过”）和 --superior-on 日期';
    throw new UserError(
      'E_PLAN_CHAIN',
      `${plan.summary.agency}的计划应先经${stepText(first)}（${clauseText(chain.clause)}），还没有登记`,
      { hint: `先用 ${alone} 登记${first.step === 'superior' ? together : ''}` },
    );
  }
  for (const { done, order, ...step } of chain.steps) {
    if (order === 'before' && done && done.on > on) {
      throw new UserError('E_PLAN_DATE', `备案日期${on}早于${stepText(step)}日期${done.on}`, {
        hint: '核对 --on',
      });
    }
  }
}

/** The first number of the year that is not taken; codes are never used twice. */
function nextCode(tx: Tx, form: string, year: number): string {
  const taken = new Set(codesOfYear(tx, year));
  for (let n = taken.size + 1; ; n += 1) {
    const code = form.replace('{year}', String(year)).replace('{seq}', String(n).padStart(4, '0'));
    if (!taken.has(code)) return code;
  }
}
