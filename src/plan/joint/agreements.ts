import { fromDay } from '../../kernel/local-date.ts';
import type { Reader } from '../../store/store.ts';
import type { Visit, VisitedObject } from '../visits.ts';
import { JOINT_KIND_NAME } from './model.ts';
import { agreedOn, leadAgency, recordedProposals, taskKeyOf, type RecordedProposal } from './recorded.ts';

/** Tells of two visits to an object whether their agencies have agreed to make one of them; else undefined. */
export type AgreementBetween = (object: VisitedObject, visit: Visit, other: Visit) => string | undefined;

/** 已商定的建议, for findings that ask for what is agreed already. */
export function agreementsOf(reader: Reader, year: number): AgreementBetween {
  const byObject = new Map<number, { readonly tasks: ReadonlySet<string>; readonly text: string }[]>();
  for (const one of recordedProposals(reader, year)) {
    if (!agreedOn(one)) continue;
    const agreement = { tasks: agreedTasks(one), text: textOf(one) };
    const known = byObject.get(one.row.enterprise_id);
    if (known) known.push(agreement);
    else byObject.set(one.row.enterprise_id, [agreement]);
  }
  return ({ id }, visit, other) => {
    const agreements = byObject.get(id);
    if (!agreements) return undefined;
    const [own, theirs] = [keyOf(visit), keyOf(other)];
    return agreements.find(({ tasks }) => tasks.has(own) && tasks.has(theirs))?.text;
  };
}

/** Those of the agencies that have accepted. */
function agreedTasks({ tasks, parties }: RecordedProposal): Set<string> {
  const accepted = new Set(
    parties.flatMap(({ agencyId, answer }) => (answer?.answer === 'accept' ? [agencyId] : [])),
  );
  return new Set(
    tasks.flatMap((task) => (accepted.has(task.agencyId) ? [taskKeyOf(task.agencyId, task)] : [])),
  );
}

function keyOf({ plan, itemKey, startDay, endDay }: Visit): string {
  return taskKeyOf(plan.agencyId, { itemKey, from: fromDay(startDay), to: fromDay(endDay) });
}

function textOf(agreed: RecordedProposal): string {
  const { kind, row } = agreed;
  const lead = kind === 'joint' ? `，${leadAgency(agreed)}牵头` : '';
  return `已商定${JOINT_KIND_NAME[kind]}（联合建议${row.id}${lead}，${row.window_from}至${row.window_to}），等计划改报`;
}
