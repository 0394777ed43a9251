import { groupBy } from '../../kernel/group.ts';
import {
  stayingParties,
  type Effect,
  type JointParty,
  type JointProposal,
  type JointState,
  type JointTask,
} from './model.ts';

/** How the numbers are made; printed beside them. */
export const EFFECT_FORMULA =
  '检查前＝各单位原计划次数之和（同一计划内同一任务的几行算一次；年度、月度计划取次数多的一层，专项另加）；检查后＝合并、联合后的次数，取其中次数最多的一项。一次联合计在牵头单位，配合单位不另计。不同意的单位不计入';

/** 检查前后的次数, of those who take part. */
export function effectOf(tasks: readonly JointTask[], parties: readonly JointParty[]): Effect {
  const joining = tasks.filter(({ agencyId }) => parties.some((party) => party.agencyId === agencyId));
  const before = parties.reduce((sum, { agencyId }) => sum + plannedBy(tasks, agencyId), 0);
  return { before, after: Math.max(0, ...joining.map(({ times }) => times)) };
}

/** Visits one agency planned: the tasks of its annual or its monthly plans, whichever are more, and special ones. */
export function plannedBy(tasks: readonly JointTask[], agencyId: number): number {
  const perTask = new Map<string, { kind: JointTask['planKind']; times: number }>();
  for (const task of tasks) {
    if (task.agencyId !== agencyId) continue;
    const { planId, taskKey, lineId, from, to } = task;
    const key = `${planId} ${taskKey === '' ? lineId : taskKey} ${from} ${to}`;
    perTask.set(key, { kind: task.planKind, times: Math.max(task.times, perTask.get(key)?.times ?? 0) });
  }
  const sum = (kind: JointTask['planKind']) =>
    [...perTask.values()].reduce((all, task) => all + (task.kind === kind ? task.times : 0), 0);
  return Math.max(sum('annual'), sum('monthly')) + sum('special');
}

/** 一个单位的前后次数. */
export interface AgencyEffect {
  readonly agency: string;
  readonly before: number;
  /** Visits it makes as the one who leads, or by itself. */
  readonly led: number;
  /** Visits of others that it joins. */
  readonly joined: number;
}

export interface TotalEffect extends Effect {
  readonly proposals: number;
  /** Of several proposals for one enterprise, together. */
  readonly enterprises: readonly (Effect & { readonly enterprise: string; readonly code: string })[];
  readonly agencies: readonly AgencyEffect[];
}

/** Over several proposals: in total and by agency. */
export function totalEffect(proposals: readonly JointProposal[]): TotalEffect {
  const byAgency = new Map<number, { agency: string; before: number; led: number; joined: number }>();
  for (const { tasks, parties, lead, effect } of proposals) {
    for (const { agencyId, agency } of stayingParties(parties)) {
      const known = byAgency.get(agencyId) ?? { agency, before: 0, led: 0, joined: 0 };
      known.before += plannedBy(tasks, agencyId);
      if (agencyId === lead.agencyId) known.led += effect.after;
      else known.joined += effect.after;
      byAgency.set(agencyId, known);
    }
  }
  const enterprises = [...groupBy(proposals, ({ enterpriseId }) => enterpriseId).values()].map((own) => ({
    enterprise: own[0]?.enterprise ?? '',
    code: own[0]?.code ?? '',
    ...sumOf(own),
  }));
  return {
    proposals: proposals.length,
    ...sumOf(proposals),
    enterprises: enterprises.sort((a, b) => b.before - a.before || (a.code < b.code ? -1 : 1)),
    agencies: [...byAgency.values()].sort((a, b) => b.before - a.before || (a.agency < b.agency ? -1 : 1)),
  };
}

/** Over several proposals. */
export function sumOf(proposals: readonly Pick<JointProposal, 'effect'>[]): Effect {
  const sum = (of: keyof Effect) => proposals.reduce((all, { effect }) => all + effect[of], 0);
  return { before: sum('before'), after: sum('after') };
}

/** What proposals come to, by how far they are. */
export function effectsOf(proposals: readonly JointProposal[]): {
  /** 待答复, as if all agreed. */
  readonly offered: TotalEffect;
  /** 已商定 and 已列入计划. */
  readonly agreed: TotalEffect;
} {
  const inStates = (...states: JointState[]) =>
    totalEffect(proposals.filter(({ state }) => states.includes(state)));
  return { offered: inStates('open'), agreed: inStates('agreed', 'settled') };
}
