import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Reader } from '../../store/store.ts';
import { burdensOf } from '../overlap/burdens.ts';
import { measuresOf } from '../overlap/measures.ts';
import type { OverlapKind, PlannedVisit } from '../overlap/model.ts';
import { objectsInBatches } from '../visit-store.ts';
import type { Visit } from '../visits.ts';
import { joinable } from './candidates.ts';
import { isCarriedOut } from './carried-out.ts';
import { effectOf } from './effect.ts';
import { proposals } from './joint-store.ts';
import { LEAST_PARTIES, recordedProposals, taskKeyOf, type RecordedProposal } from './recorded.ts';
import {
  stayingParties,
  type JointKind,
  type JointParty,
  type JointProposal,
  type JointState,
} from './model.ts';

/** What can become one visit. */
export const JOINABLE: readonly OverlapKind[] = ['others', 'own'];

/** The proposals of a year, with where each stands by today's plans, the oldest first. */
export function listProposals(reader: Reader, pack: Pack, year: number): JointProposal[] {
  const recorded = recordedProposals(reader, year);
  const ids = [...new Set(recorded.map(({ row }) => row.enterprise_id))];
  if (ids.length === 0) return [];
  const measures = measuresOf(reader, pack, year, JOINABLE);
  const burdens = new Map(burdensOf(reader, measures, ids).map((burden) => [burden.enterpriseId, burden]));
  const visits = new Map<number, readonly Visit[]>();
  for (const objects of objectsInBatches(reader, ids, measures.plans))
    for (const object of objects) visits.set(object.id, object.visits);
  return recorded.map((one) => {
    const { row } = one;
    const burden = burdens.get(row.enterprise_id);
    const later = recorded.filter(
      (other) => other.row.id > row.id && other.row.enterprise_id === row.enterprise_id,
    );
    return weigh(one, burden ? joinable(burden) : [], visits.get(row.enterprise_id) ?? [], later);
  });
}

/** By number. @throws UserError E_JOINT_UNKNOWN */
export function requireProposal(reader: Reader, pack: Pack, id: number): JointProposal {
  const [row] = reader.all(proposals, null, id);
  const found = row && listProposals(reader, pack, row.year).find((proposal) => proposal.id === id);
  if (found) return found;
  throw new UserError('E_JOINT_UNKNOWN', `没有联合建议「${id}」`, {
    hint: '运行 zfjd plan joint list 查看建议的序号',
  });
}

function weigh(
  { row, kind, parties: recorded, tasks: own, namedLead }: RecordedProposal,
  meetings: readonly { readonly a: PlannedVisit; readonly b: PlannedVisit }[],
  visits: readonly Visit[],
  later: readonly RecordedProposal[],
): JointProposal {
  const keys = new Set(own.map((task) => taskKeyOf(task.agencyId, task)));
  const declined = new Set(
    recorded.flatMap(({ agencyId, answer }) => (answer?.answer === 'decline' ? [agencyId] : [])),
  );
  const inside = (v: PlannedVisit) => keys.has(taskKeyOf(v.agencyId, v)) && !declined.has(v.agencyId ?? 0);
  const still = meetings.filter(({ a, b }) => inside(a) && inside(b));
  const meeting = new Set(still.flatMap(({ a, b }) => [a.agencyId, b.agencyId]));
  const live = still.some(({ a, b }) => kind === 'merge' || a.agencyId !== b.agencyId);
  const all = recorded.map((party) => ({ ...party, concerned: !live || meeting.has(party.agencyId) }));
  const staying = stayingParties(all);
  const lead = staying.find(({ agencyId }) => agencyId === namedLead) ?? staying[0] ?? all[0];
  if (!lead) throw new Error(`proposal ${row.id} has no party`);
  const window = {
    from: row.window_from as LocalDate,
    to: row.window_to as LocalDate,
    reason: row.window_reason,
  };
  return {
    id: row.id,
    year: row.year,
    kind,
    state: stateOf(
      kind,
      live,
      staying,
      () => replacedBy(keys, later),
      () => isCarriedOut({ kind, lead, parties: all, tasks: own, window }, visits),
    ),
    enterpriseId: row.enterprise_id,
    code: row.code,
    enterprise: row.enterprise,
    address: row.address,
    window,
    proposedOn: row.proposed_on as LocalDate,
    lead,
    parties: all,
    tasks: own,
    effect: effectOf(own, staying),
  };
}

function stateOf(
  kind: JointKind,
  live: boolean,
  staying: readonly JointParty[],
  replaced: () => boolean,
  carried: () => boolean,
): JointState {
  if (staying.length < LEAST_PARTIES[kind]) return 'declined';
  const agreed = staying.every(({ answer }) => answer?.answer === 'accept');
  if (live && agreed) return 'agreed';
  if (replaced()) return 'replaced';
  if (live) return 'open';
  return agreed && carried() ? 'settled' : 'obsolete';
}

function replacedBy(keys: ReadonlySet<string>, later: readonly RecordedProposal[]): boolean {
  return later.some(({ tasks: theirs }) => {
    const others = new Set(theirs.map((task) => taskKeyOf(task.agencyId, task)));
    return [...keys].every((key) => others.has(key));
  });
}
