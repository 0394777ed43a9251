import { clauseText } from '../../kernel/finding.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Reader } from '../../store/store.ts';
import type { Candidate, JointVisit } from './candidates.ts';
import { firstReceipts } from './joint-store.ts';
import type { RankedParty } from './model.ts';

interface Claim extends RankedParty {
  /** Sectors that the policy names go before all others. */
  readonly named: boolean;
  readonly received: string;
  readonly firstPlan: number;
}

/** 谁发起谁牵头: the parties in the order in which they would lead, each with its reason. */
export function rankParties(
  reader: Reader,
  pack: Pack,
  on: LocalDate,
  { kind, burden, visits }: Candidate,
): RankedParty[] {
  const receipts = new Map(
    reader.all(firstReceipts, JSON.stringify(visits.map(({ planId }) => planId))).map((row) => [row.id, row]),
  );
  const claims = new Map<number, Claim>();
  for (const visit of visits) {
    const claim = claimOf(visit, burden.graded, pack, on, receipts.get(visit.planId));
    const known = claims.get(visit.agencyId);
    if (!known || order(claim, known) < 0) claims.set(visit.agencyId, claim);
  }
  return [...claims.values()]
    .sort(order)
    .map(({ agencyId, reason }) => ({ agencyId, reason: kind === 'merge' ? '本单位的检查' : reason }));
}

function order(a: Claim, b: Claim): number {
  return (
    Number(b.named) - Number(a.named) ||
    (a.received < b.received ? -1 : a.received > b.received ? 1 : 0) ||
    a.firstPlan - b.firstPlan
  );
}

function claimOf(
  { agencyId, sector, unitType, planId, receivedOn }: JointVisit,
  graded: readonly string[],
  pack: Pack,
  on: LocalDate,
  receipt: { readonly received_on: string; readonly first_id: number } | undefined,
): Claim {
  const received = receipt?.received_on ?? receivedOn;
  const firstPlan = receipt?.first_id ?? planId;
  const special = pack.find('plan.joint_lead', on, { sector, unitType });
  const named = special?.value.by === 'sector' && (!special.value.graded_only || graded.includes(sector));
  const general = pack.find('plan.joint_lead', on);
  const by = named ? special : general;
  const because = named ? `${sector}部门牵头` : `计划${received}收到`;
  const note = by?.note === undefined ? '' : `；${by.note.replace(/。$/u, '')}`;
  return {
    agencyId,
    named,
    received,
    firstPlan,
    reason: by ? `${because}（${clauseText(by.clause)}${note}）` : because,
  };
}
