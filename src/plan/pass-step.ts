import { UserError } from '../kernel/errors.ts';
import { clauseText } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Tx } from '../store/store.ts';
import { requireActDate } from './act-date.ts';
import {
  eventOfStep,
  filingChain,
  outstanding,
  stepText,
  STEP_NAME,
  type ChainStep,
} from './filing-chain.ts';
import type { FilingChain, FilingStep } from './filing-chain.ts';
import type { PlanDeps } from './import-plans.ts';
import { requirePossible } from './plan-acts.ts';
import { addEvent } from './store.ts';
import { factsOf, requirePlan, type StoredPlan } from './stored-plan.ts';

export interface PassStepOptions {
  readonly reference: string;
  /** Which step; may be left out where only one is owed. */
  readonly step?: FilingStep | undefined;
  /** 文号, or words that prove it. */
  readonly ref: string;
  readonly on?: LocalDate | undefined;
  readonly note?: string | undefined;
}

/**
 * 登记备案环节: an approval, the city line's filing or a filing after ours, recorded by itself, in the order
 * the sector's chain has.
 * @throws UserError E_PLAN_STATE, E_PLAN_CHAIN, E_PLAN_STEP, E_PLAN_DATE
 */
export function passStep({ store, pack }: PlanDeps, options: PassStepOptions): StoredPlan {
  return store.write((tx) => {
    const plan = requirePlan(tx, options.reference);
    const { row, summary } = plan;
    requirePossible(summary, 'pass');
    const chain = filingChain(pack, factsOf(tx, row), plan.events);
    const step = chosen(chain, plan, options.step);
    requireOrder(chain, plan, step);
    const today = store.actor.clock.today();
    const on = options.on ?? today;
    requireStepDate(chain, plan, step, on, today);
    recordStep(tx, plan, step, { ref: options.ref, on, note: options.note });
    tx.record({
      act: 'plan.pass',
      subject: 'plan',
      id: row.id,
      summary: `${summary.agency}${summary.period}：${stepText(step)}已登记（${options.ref.trim()}）`,
      after: { step: step.step, body: step.body, ref: options.ref.trim(), on, pack: pack.version },
    });
    return requirePlan(tx, String(row.id));
  });
}

/** Writes down a step that was found to be in order. @throws UserError E_PLAN_STEP where nothing proves it */
export function recordStep(
  tx: Tx,
  plan: StoredPlan,
  { step, body }: ChainStep,
  proof: { readonly ref: string; readonly on: LocalDate; readonly note?: string | undefined },
): void {
  const ref = proof.ref.trim();
  if (ref === '') {
    throw new UserError('E_PLAN_STEP', `登记${body}这一环节须写明文号或说明`, {
      hint: '加 --ref 文号，没有文号的写“已在统一综合执法系统通过”这样的说明',
    });
  }
  const note = [body, proof.note?.trim() ?? ''].filter(Boolean).join('；');
  addEvent(tx, plan.row.id, { kind: eventOfStep(step), on: proof.on, ref, note });
}

/** 环节日期: not after today, nor after our own filing where the step comes first, nor before it where it follows. */
export function requireStepDate(
  { steps }: FilingChain,
  plan: StoredPlan,
  step: ChainStep,
  on: LocalDate,
  today: LocalDate,
): void {
  const earlier = steps
    .slice(0, steps.indexOf(step))
    .findLast(({ done, order }) => done && order !== 'beside');
  const start = earlier?.done ?? plan.events[0];
  // The steps before ours were often taken before the plan came to us.
  const from =
    step.order === 'after' || earlier !== undefined
      ? { on: start?.on ?? on, event: earlier === undefined ? '收到计划' : stepText(earlier) }
      : { on, event: '' };
  requireActDate(`${stepText(step)}日期`, on, from, today);
}

function chosen(chain: FilingChain, plan: StoredPlan, wanted: FilingStep | undefined): ChainStep {
  const names = chain.steps.map(stepText).join(' → ');
  const fail = (message: string, hint: string) => new UserError('E_PLAN_STEP', message, { hint });
  if (wanted !== undefined) {
    const step = chain.steps.find((one) => one.step === wanted);
    if (step?.done) {
      throw fail(
        `计划${plan.row.id}的${stepText(step)}已于${step.done.on}登记（${step.done.ref}）`,
        `运行 zfjd plan show ${plan.row.id} 查看经过`,
      );
    }
    if (step) return step;
    throw fail(
      `计划${plan.row.id}的备案顺序没有“${STEP_NAME[wanted]}”这一环节：${names}（${clauseText(chain.clause)}）`,
      '核对 --step，或单位的条线和类型',
    );
  }
  const owed = outstanding(chain);
  const [only, ...others] = owed;
  if (only && others.length === 0) return only;
  if (!only) {
    const left = chain.steps.find(({ done }) => done === undefined);
    throw fail(
      `计划${plan.row.id}没有等待登记的环节：${names}（${clauseText(chain.clause)}）`,
      left?.order === 'ours'
        ? `区备案用 zfjd plan file ${plan.row.id}`
        : `zfjd plan show ${plan.row.id} 查看经过`,
    );
  }
  throw fail(
    `计划${plan.row.id}还有${owed.length}个环节没有登记：${owed.map(stepText).join('、')}，不知道登记哪一个`,
    `加 --step ${owed.map(({ step }) => STEP_NAME[step]).join(' 或 ')}`,
  );
}

function requireOrder(chain: FilingChain, plan: StoredPlan, step: ChainStep): void {
  const basis = clauseText(chain.clause);
  if (step.order === 'ours') {
    throw new UserError('E_PLAN_CHAIN', `${stepText(step)}不在这里登记`, {
      hint: `用 zfjd plan file ${plan.row.id}，给出计划编码`,
    });
  }
  const place = chain.steps.indexOf(step);
  const first = chain.steps
    .slice(0, place)
    .find(({ order, done }) => done === undefined && order !== 'beside');
  if (!first) return;
  throw new UserError('E_PLAN_CHAIN', `${stepText(first)}应在${stepText(step)}之前（${basis}），还没有登记`, {
    hint:
      first.order === 'ours'
        ? `先用 zfjd plan file ${plan.row.id} 备案`
        : `先用 zfjd plan pass ${plan.row.id} --step ${STEP_NAME[first.step]} --ref 文号 登记`,
  });
}
