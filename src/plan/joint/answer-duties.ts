import type { Calendar } from '../../calendar/calendar.ts';
import { clauseText } from '../../kernel/finding.ts';
import { yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Reader } from '../../store/store.ts';
import type { ExpectedDeadline } from '../expected-deadlines.ts';
import { stayingParties } from './model.ts';
import { listProposals } from './stored-joint.ts';

/** 待答复的联合、合并建议 as deadlines: computed from the answers, so that one that came needs no closing. */
export function answerDuties(
  reader: Reader,
  pack: Pack,
  calendar: Calendar,
  { today, until }: { readonly today: LocalDate; readonly until: LocalDate },
): ExpectedDeadline[] {
  return [yearOf(today), yearOf(today) + 1]
    .flatMap((year) => listProposals(reader, pack, year))
    .flatMap(({ id, state, enterprise, proposedOn, parties }): ExpectedDeadline[] => {
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
