import { AgencyDirectory } from '../../registry/directory.ts';
import { requireAgency } from '../../registry/require-agency.ts';
import type { PlanDeps } from '../import-plans.ts';
import type { JointProposal, JointState } from './model.ts';
import { listProposals } from './stored-joint.ts';

export interface ProposalFilter {
  readonly year: number;
  readonly state?: JointState | undefined;
  /** An agency that takes part, by any name. */
  readonly agency?: string | undefined;
}

/** 建议清单. @throws UserError E_AGENCY_UNKNOWN */
export function chooseProposals({ store, pack }: PlanDeps, filter: ProposalFilter): JointProposal[] {
  const { year, state, agency } = filter;
  const only =
    agency === undefined ? undefined : requireAgency(new AgencyDirectory(store), agency, 'E_AGENCY_UNKNOWN');
  return listProposals(store, pack, year).filter(
    (proposal) =>
      (state === undefined || proposal.state === state) &&
      (only === undefined || proposal.parties.some(({ agencyId }) => agencyId === only.id)),
  );
}
