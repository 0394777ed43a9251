import { UserError } from '../kernel/errors.ts';
import { readKeptFile } from '../store/archive.ts';
import type { Reader } from '../store/store.ts';
import { planHistory } from './plan-history.ts';
import { requirePossible } from './plan-acts.ts';
import { requirePlan, type PlanSummary } from './stored-plan.ts';

/** A returned file as it was sent. */
export interface ReissuedReturn {
  readonly plan: PlanSummary;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * 重写退回件: the file that went out with the return, byte for byte, from the kept original. Changes nothing
 * and so leaves no journal entry. @throws UserError E_PLAN_UNKNOWN, E_PLAN_STATE, E_PLAN_RETURN_LOST
 */
export function reissueReturn(reader: Reader, reference: string): ReissuedReturn {
  const plan = requirePlan(reader, reference);
  requirePossible(plan.summary, 'reissue');
  const step = planHistory(reader, plan).findLast(({ kind }) => kind === 'returned');
  if (step?.fileId === undefined) {
    throw new UserError('E_PLAN_RETURN_LOST', `数据库没有保存计划${plan.row.id}的退回件`, {
      hint: '运行 zfjd plan show 查看退回时的问题',
    });
  }
  return { plan: plan.summary, ...readKeptFile(reader, step.fileId), name: step.ref };
}
