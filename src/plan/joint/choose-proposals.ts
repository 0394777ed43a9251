import { AgencyDirectory } from '../../registry/directory.ts';
import { requireAgency } from '../../registry/require-agency.ts';
import type { PlanDeps } from '../import-plans.ts';
import { totalEffect, type TotalEffect } from './effect.ts';
import type { JointProposal, JointState } from './model.ts';
import { listProposals } from './stored-joint.ts';

export interface ProposalFilter {
  readonly year: number;
  readonly state?: JointState | undefined;
  /** An agency that takes part, by any name. */
  readonly agency?: string | undefined;
}

/** 建议清单, with what it comes to: what is on offer, and what is agreed on. */
export interface ProposalList {
  readonly year: number;
  readonly proposals: readonly JointProposal[];
  /** 待答复, as if all agreed. */
  readonly offered: TotalEffect;
  /** 已商定 and 已列入计划. */
  readonly agreed: TotalEffect;
}

/** @throws UserError E_AGENCY_UNKNOWN */
export function chooseProposals({ store, pack }: PlanDeps, filter: ProposalFilter): ProposalList {
  const { year, state, agency } = filter;
  const only =
    agency === undefined ? undefined : requireAgency(new AgencyDirectory(store), agency, 'E_AGENCY_UNKNOWN');
  const proposals = listProposals(store, pack, year).filter(
    (proposal) =>
      (state === undefined || proposal.state === state) &&
      (only === undefined || proposal.parties.some(({ agencyId }) => agencyId === only.id)),
  );
  const inStates = (...states: JointState[]) =>
    totalEffect(proposals.filter((p) => states.includes(p.state)));
  return { year, proposals, offered: inStates('open'), agreed: inStates('agreed', 'settled') };
}
