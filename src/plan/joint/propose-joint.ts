import { UserError } from '../../kernel/errors.ts';
import type { AgencyRecord } from '../../registry/agency-store.ts';
import { AgencyDirectory } from '../../registry/directory.ts';
import { requireAgency } from '../../registry/require-agency.ts';
import type { Reader, Tx } from '../../store/store.ts';
import type { PlanDeps } from '../import-plans.ts';
import { burdensOf } from '../overlap/burdens.ts';
import { burdened } from '../overlap/list-overlaps.ts';
import { measuresOf } from '../overlap/measures.ts';
import type { Burden } from '../overlap/model.ts';
import { unwelcome } from '../visit-matches.ts';
import { candidatesIn, type Candidate, type JointVisit } from './candidates.ts';
import { isTheJointVisit } from './carried-out.ts';
import { addLead, addProposal } from './joint-store.ts';
import { rankParties } from './lead.ts';
import { JOINT_KIND_NAME, type JointProposal } from './model.ts';
import { taskKeyOf } from './recorded.ts';
import { JOINABLE, listProposals } from './stored-joint.ts';

export interface ProposeOptions {
  readonly year: number;
  /** Code of the enterprise or part of its name; absent = all of the year. */
  readonly enterprise?: string | undefined;
  /** 另定牵头: one of the agencies that take part. */
  readonly lead?: string | undefined;
}

export interface ProposedJoint {
  readonly year: number;
  /** New ones, and those that got another lead. */
  readonly proposed: readonly JointProposal[];
  /** Overlaps that are the matter of an earlier proposal. */
  readonly known: readonly JointProposal[];
  /** Enterprises left alone, and why. */
  readonly skipped: readonly { readonly enterprise: string; readonly reason: string }[];
}

/**
 * 提出合并、联合检查的建议 for the overlaps of a year's live plans. The same overlap is not proposed twice.
 * @throws UserError E_AGENCY_UNKNOWN, E_JOINT_LEAD
 */
export function proposeJoint({ store, pack }: PlanDeps, options: ProposeOptions): ProposedJoint {
  const { year, enterprise } = options;
  const on = store.actor.clock.today();
  const named =
    options.lead === undefined
      ? undefined
      : requireAgency(new AgencyDirectory(store), options.lead, 'E_AGENCY_UNKNOWN');
  const skipped: { enterprise: string; reason: string }[] = [];
  const { fresh, known } = store.write((tx) => {
    const earlier = listProposals(tx, pack, year).filter(({ state }) => state !== 'replaced');
    const made: number[] = [];
    const met = new Set<number>();
    let leads = named === undefined;
    for (const burden of overlapping(tx, pack, year, enterprise)) {
      skipped.push(...leftAlone(burden));
      const theirs = earlier.filter(({ enterpriseId }) => enterpriseId === burden.enterpriseId);
      for (const candidate of candidatesIn(burden)) {
        if (named && !candidate.visits.some(({ agencyId }) => agencyId === named.id)) continue;
        leads = true;
        const before = theirs.findLast((proposal) => sameMatter(proposal, candidate));
        const answered = before?.parties.some(({ answer }) => answer !== undefined) ?? false;
        if (before && (answered || coversAll(before, candidate))) {
          met.add(before.id);
          if (named && relead(tx, before, named)) made.push(before.id);
          if (!coversAll(before, candidate))
            skipped.push({
              enterprise: burden.enterprise,
              reason: `联合建议${before.id}已有答复，之后又有检查与它重叠，没有并入：${strangers(before, candidate)}`,
            });
          continue;
        }
        if (candidate.window.to < on) {
          skipped.push({ enterprise: burden.enterprise, reason: `时间已过（${candidate.window.to}前）` });
          continue;
        }
        made.push(propose(tx, candidate, named));
      }
    }
    if (!leads && named) {
      throw new UserError(
        'E_JOINT_LEAD',
        `${named.name}在「${enterprise}」没有可以合并、联合的检查，不能牵头`,
        {
          hint: `牵头单位要在参加单位之内；运行 zfjd plan overlaps --year ${year} --enterprise ${enterprise} 查看`,
        },
      );
    }
    return { fresh: made, known: [...met].filter((id) => !made.includes(id)) };
  });
  const all = listProposals(store, pack, year);
  const chosen = (ids: readonly number[]) => all.filter(({ id }) => ids.includes(id));
  return { year, proposed: chosen(fresh), known: chosen(known), skipped };

  function propose(tx: Tx, candidate: Candidate, lead: AgencyRecord | undefined): number {
    const ranked = rankParties(tx, pack, on, candidate);
    const id = addProposal(tx, candidate, ranked, { year, on, pack: pack.version });
    if (lead && ranked[0]?.agencyId !== lead.id) addLead(tx, id, lead.id, on);
    const { burden, kind, window, visits } = candidate;
    tx.record({
      act: 'joint.propose',
      subject: 'joint',
      id,
      summary: `提出${JOINT_KIND_NAME[kind]}建议${id}：${burden.enterprise}，${[...new Set(visits.map((v) => v.agency))].join('、')}，${window.from}至${window.to}`,
      after: {
        kind,
        enterprise: burden.code,
        window,
        lead: lead?.code ?? ranked[0]?.agencyId,
        lines: visits.map(({ lineId }) => lineId),
        pack: pack.version,
      },
    });
    return id;
  }

  /** Gives a proposal another lead, as long as nobody has answered. */
  function relead(tx: Tx, proposal: JointProposal, lead: AgencyRecord): boolean {
    if (proposal.lead.agencyId === lead.id) return false;
    if (proposal.parties.some(({ answer }) => answer !== undefined)) {
      throw new UserError('E_JOINT_LEAD', `联合建议${proposal.id}已有单位答复，不能再换牵头单位`, {
        hint: `运行 zfjd plan joint show ${proposal.id} 查看答复；各单位另行商定的，由原牵头单位答复不同意后重新商定`,
      });
    }
    addLead(tx, proposal.id, lead.id, on);
    tx.record({
      act: 'joint.lead',
      subject: 'joint',
      id: proposal.id,
      summary: `联合建议${proposal.id}改由${lead.name}牵头`,
      before: { lead: proposal.lead.code },
      after: { lead: lead.code },
    });
    return true;
  }
}

function overlapping(
  reader: Reader,
  pack: PlanDeps['pack'],
  year: number,
  enterprise: string | undefined,
): Burden[] {
  const measures = measuresOf(reader, pack, year, JOINABLE);
  return burdensOf(reader, measures, burdened(reader, measures, { enterprise }).ids);
}

/** Overlaps of several agencies that are not to be joined. */
function leftAlone(burden: Burden): { enterprise: string; reason: string }[] {
  const barred = burden.meetings.filter(
    ({ kind, a, b }) => kind === 'others' && unwelcome(burden, a.sector, b.sector),
  );
  if (barred.length === 0) return [];
  const sectors = burden.noJoint.map((sector) => (sector === '' ? '全部条线' : sector)).join('、');
  return [
    {
      enterprise: burden.enterprise,
      reason: `在不鼓励联合检查名单内（${sectors}），不建议联合；可以请各单位错开时间`,
    },
  ];
}

/** At least two of the inspections are already the matter of this proposal. */
function sameMatter(proposal: JointProposal, { visits }: Candidate): boolean {
  const isTask = isMatterOf(proposal);
  const own = visits.filter((visit) => isTask(visit) || isTheJointVisit(proposal, visit));
  return new Set(own.map(keyOf)).size > 1;
}

function coversAll(proposal: JointProposal, candidate: Candidate): boolean {
  return strangersTo(proposal, candidate).length === 0;
}

function strangers(proposal: JointProposal, candidate: Candidate): string {
  return strangersTo(proposal, candidate)
    .map(({ agency, item }) => `${agency}“${item}”`)
    .join('、');
}

/** Neither proposed nor what has come of it. */
function strangersTo(proposal: JointProposal, { visits }: Candidate): JointVisit[] {
  const isTask = isMatterOf(proposal);
  return visits.filter((visit) => !isTask(visit) && !isTheJointVisit(proposal, visit));
}

function isMatterOf({ tasks }: JointProposal): (visit: JointVisit) => boolean {
  const theirs = new Set(tasks.map((task) => taskKeyOf(task.agencyId, task)));
  return (visit) => theirs.has(keyOf(visit));
}

function keyOf(visit: JointVisit): string {
  return taskKeyOf(visit.agencyId, visit);
}
