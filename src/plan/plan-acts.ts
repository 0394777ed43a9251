import { UserError } from '../kernel/errors.ts';
import { STATE_NAME, type PlanState, type PlanSummary } from './stored-plan.ts';

/** 对一份计划的办理. */
export type PlanAct = 'return' | 'reissue' | 'pass' | 'file' | 'publish' | 'inform' | 'withdraw';

const ACT_NAME: Readonly<Record<PlanAct, string>> = {
  return: '退回',
  reissue: '重写退回件',
  pass: '登记备案环节',
  file: '备案',
  publish: '登记公布',
  inform: '登记函告',
  withdraw: '撤回',
};

const COMMAND: Readonly<Record<PlanAct, string>> = {
  return: 'zfjd plan return',
  reissue: 'zfjd plan return --again',
  pass: 'zfjd plan pass',
  file: 'zfjd plan file',
  publish: 'zfjd plan publish',
  inform: 'zfjd plan inform',
  withdraw: 'zfjd plan withdraw',
};

/** 状态 → what can be done then; everything else is refused. */
export const POSSIBLE: Readonly<Record<PlanState, readonly PlanAct[]>> = {
  open: ['file', 'return', 'pass', 'inform', 'withdraw'],
  faulty: ['return', 'pass', 'inform', 'withdraw'],
  returned: ['reissue', 'withdraw'],
  filed: ['publish', 'pass', 'inform', 'withdraw'],
  published: ['pass', 'inform', 'withdraw'],
  replaced: [],
  superseded: [],
  withdrawn: [],
};

/** What else helps in a state, besides the acts. */
const INSTEAD: Readonly<Partial<Record<PlanState, string>>> = {
  returned: '单位改好后用 zfjd plan import 导入新的一版',
  filed: '要改内容的，请单位报送调整后的计划，用 zfjd plan import 导入，新的一版备案后替代这一版',
  published: '要改内容的，请单位报送调整后的计划，用 zfjd plan import 导入，新的一版备案后替代这一版',
  withdrawn: '要重新办理的，请单位重新报送，用 zfjd plan import 导入',
};

/**
 * Refuses an act that the plan's state does not allow, with the reason and what is possible instead.
 * @throws UserError E_PLAN_STATE; E_PLAN_FAULTY for filing a plan with 必改 findings
 */
export function requirePossible(plan: PlanSummary, act: PlanAct): void {
  const { id, state } = plan;
  if (POSSIBLE[state].includes(act)) return;
  const name = `计划${id}（${plan.agency}${plan.period}）`;
  if (act === 'file' && state === 'faulty') {
    throw new UserError('E_PLAN_FAULTY', `${name}还有${plan.must}项必改问题，不能备案`, {
      hint: `运行 zfjd plan return ${id} 退回修改，或 zfjd plan show ${id} 查看问题`,
    });
  }
  throw new UserError('E_PLAN_STATE', `${name}${stateText(plan)}，不能${ACT_NAME[act]}`, {
    hint: whatNow(plan),
  });
}

function stateText({ state, replacedBy }: PlanSummary): string {
  return state === 'replaced' ? `已由${replacedBy}替代` : STATE_NAME[state];
}

function whatNow({ id, state, replacedBy }: PlanSummary): string {
  if (state === 'replaced') return `现在有效的是${replacedBy}，请对它办理`;
  const acts = POSSIBLE[state].map((act) => `${ACT_NAME[act]}（${COMMAND[act]} ${id}）`);
  const other = INSTEAD[state];
  return [
    ...(acts.length > 0 ? [`现在可以：${acts.join('、')}`] : []),
    ...(other === undefined ? [] : [other]),
    `运行 zfjd plan show ${id} 查看经过`,
  ].join('；');
}
