import type { Calendar } from '../../calendar/calendar.ts';
import { clauseText } from '../../kernel/finding.ts';
import { yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Reader } from '../../store/store.ts';
import type { ExpectedDeadline } from '../expected-deadlines.ts';
import { JOINT_KIND_NAME, stayingParties, type JointProposal } from './model.ts';
import { listProposals } from './stored-joint.ts';

/**
 * 待答复的建议, and 已商定而计划还没有改报的, as deadlines: computed from the answers and today's plans, so that
 * what was done needs no closing.
 */
export function jointDuties(
  reader: Reader,
  pack: Pack,
  calendar: Calendar,
  { today, until }: { readonly today: LocalDate; readonly until: LocalDate },
): ExpectedDeadline[] {
  return [yearOf(today), yearOf(today) + 1]
    .flatMap((year) => listProposals(reader, pack, year))
    .flatMap((proposal): ExpectedDeadline[] => {
      const { id, state, enterprise, proposedOn, parties } = proposal;
      if (state === 'agreed') return [amendment(proposal, pack)];
      const within = pack.find('plan.joint_answer', proposedOn);
      const silent = stayingParties(parties).filter(({ answer }) => answer === undefined);
      if (state !== 'open' || !within || silent.length === 0) return [];
      const { amount, unit } = within.value;
      const { due, provisional } = calendar.due(proposedOn, within.value);
      return [
        {
          owner: 'plan',
          ownerId: `联合${id}`,
          step: 'answer',
          title: `答复对「${enterprise}」的联合（合并）检查建议${id}`,
          responsible: silent.map(({ agency }) => agency).join('、'),
          startOn: proposedOn,
          startEvent: `提出建议${id}`,
          amount,
          unit,
          dueOn: due,
          provisional,
          basis: clauseText(within.clause),
        },
      ];
    })
    .filter(({ dueOn }) => dueOn <= until);
}

/** 改报 of what was agreed: before the days of the one visit begin. */
function amendment(proposal: JointProposal, pack: Pack): ExpectedDeadline {
  const { id, kind, enterprise, parties, window } = proposal;
  const agreedOn = lastAnswer(proposal);
  return {
    owner: 'plan',
    ownerId: `联合${id}`,
    step: 'amend',
    title: `按商定的${JOINT_KIND_NAME[kind]}改报对「${enterprise}」的检查（联合建议${id}，检查开始以前）`,
    responsible: stayingParties(parties)
      .map(({ agency }) => agency)
      .join('、'),
    startOn: agreedOn,
    startEvent: `商定建议${id}`,
    amount: 0,
    unit: 'fixed',
    dueOn: window.from,
    provisional: false,
    basis: amendmentBasis(proposal, pack),
  };
}

/** The day on which the last of those who stay has accepted. */
export function lastAnswer({ parties, proposedOn }: JointProposal): LocalDate {
  return stayingParties(parties).reduce(
    (day, { answer }) => (answer && answer.on > day ? answer.on : day),
    proposedOn,
  );
}

/** The clause that asks for one visit; empty where the jurisdiction has none. */
export function amendmentBasis({ kind, lead, proposedOn }: JointProposal, pack: Pack): string {
  const parameter = kind === 'merge' ? 'plan.merge_window' : 'plan.overlap_window';
  const by = pack.find(parameter, proposedOn, {
    ...(lead.sector !== '' && { sector: lead.sector }),
    unitType: lead.unitType,
  });
  return by ? clauseText(by.clause) : '';
}
