import { fromDay, type LocalDate } from '../../kernel/local-date.ts';
import type { Reader } from '../../store/store.ts';
import { groupBy } from '../../kernel/group.ts';
import { placeOfLine } from '../model.ts';
import type { PlanKind } from '../values/model.ts';
import { answers, leads, parties, proposals, tasks, type ProposalRow } from './joint-store.ts';
import type { Answer, JointKind, JointParty, JointTask } from './model.ts';

/** What is recorded of a proposal, before today's plans are looked at. */
export interface RecordedProposal {
  readonly row: ProposalRow;
  readonly kind: JointKind;
  readonly parties: readonly Omit<JointParty, 'concerned'>[];
  readonly tasks: readonly JointTask[];
  /** Agency named over the order of the parties. */
  readonly namedLead: number | undefined;
}

/** The proposals of a year, as recorded, the oldest first. */
export function recordedProposals(reader: Reader, year: number): RecordedProposal[] {
  const rows = reader.all(proposals, year, null);
  if (rows.length === 0) return [];
  const partiesOf = groupBy(reader.all(parties, year), (row) => row.proposal_id);
  const tasksOf = groupBy(reader.all(tasks, year), (row) => row.proposal_id);
  const leadOf = new Map(reader.all(leads, year).map((row) => [row.proposal_id, row.agency_id]));
  const answerOf = new Map(
    reader
      .all(answers, year)
      .map((row): [string, Answer] => [
        `${row.proposal_id} ${row.agency_id}`,
        { answer: row.answer as Answer['answer'], on: row.on_date as LocalDate, reason: row.reason },
      ]),
  );
  return rows.map((row) => ({
    row,
    kind: row.kind as JointKind,
    namedLead: leadOf.get(row.id),
    parties: (partiesOf.get(row.id) ?? []).map((party) => ({
      agencyId: party.agency_id,
      agency: party.agency,
      code: party.code,
      sector: party.sector,
      unitType: party.unit_type,
      reason: party.reason,
      answer: answerOf.get(`${row.id} ${party.agency_id}`),
    })),
    tasks: (tasksOf.get(row.id) ?? []).map((task) => ({
      agencyId: task.agency_id,
      planId: task.plan_id,
      planKind: task.plan_kind as PlanKind,
      lineId: task.line_id,
      where: { file: task.file, ...placeOfLine(task) },
      item: task.item,
      itemKey: task.item_key,
      taskKey: task.task_key,
      from: fromDay(task.start_day),
      to: fromDay(task.end_day),
      times: task.times,
    })),
  }));
}

/** How many must take part. */
export const LEAST_PARTIES: Readonly<Record<JointKind, number>> = { joint: 2, merge: 1 };

/** Have all that did not decline accepted, and are they enough? */
export function agreedOn({ kind, parties: all }: RecordedProposal): boolean {
  const staying = all.filter(({ answer }) => answer?.answer !== 'decline');
  return staying.length >= LEAST_PARTIES[kind] && staying.every(({ answer }) => answer?.answer === 'accept');
}

/** Name of the agency that leads. */
export function leadAgency({ parties: all, namedLead }: RecordedProposal): string {
  const staying = all.filter(({ answer }) => answer?.answer !== 'decline');
  return (staying.find(({ agencyId }) => agencyId === namedLead) ?? staying[0])?.agency ?? '';
}

/** What an inspection is known by when its plan is sent anew. */
export function taskKeyOf(
  agencyId: number | undefined,
  { itemKey, from, to }: { readonly itemKey: string; readonly from: string; readonly to: string },
): string {
  return `${agencyId ?? ''} ${itemKey} ${from} ${to}`;
}
