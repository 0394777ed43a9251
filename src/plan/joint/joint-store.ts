import type { LocalDate } from '../../kernel/local-date.ts';
import { command, query, type Row } from '../../store/query.ts';
import type { Tx } from '../../store/store.ts';
import type { Candidate } from './candidates.ts';
import type { Answer, RankedParty } from './model.ts';

const insertProposal = command(
  'joint.insert',
  `INSERT INTO joint_proposal (year, kind, enterprise_id, premises_id, window_from, window_to, window_reason,
     proposed_on, pack_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const insertParty = command(
  'joint.insertParty',
  'INSERT INTO joint_party (proposal_id, agency_id, rank, reason) VALUES (?, ?, ?, ?)',
);
const insertTask = command(
  'joint.insertTask',
  `INSERT INTO joint_task (proposal_id, agency_id, line_id, plan_id, plan_kind, item, item_key, task_key,
     start_day, end_day, times) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
const insertLead = command(
  'joint.insertLead',
  'INSERT INTO joint_lead (proposal_id, agency_id, on_date) VALUES (?, ?, ?)',
);
const insertAnswer = command(
  'joint.insertAnswer',
  'INSERT INTO joint_answer (proposal_id, agency_id, answer, on_date, reason) VALUES (?, ?, ?, ?, ?)',
);

/** Proposals by year (null = all) and id (null = all). */
export const proposals = query(
  'joint.proposals',
  `SELECT p.id, p.year, p.kind, p.enterprise_id, e.code, e.name AS enterprise, p.premises_id,
     coalesce(s.address, '') AS address, p.window_from, p.window_to, p.window_reason, p.proposed_on
   FROM joint_proposal p JOIN enterprise e ON e.id = p.enterprise_id LEFT JOIN premises s ON s.id = p.premises_id
   WHERE p.year = coalesce(?, p.year) AND p.id = coalesce(?, p.id) ORDER BY p.id`,
  {
    id: 'int',
    year: 'int',
    kind: 'text',
    enterprise_id: 'int',
    code: 'text',
    enterprise: 'text',
    premises_id: 'int',
    address: 'text',
    window_from: 'text',
    window_to: 'text',
    window_reason: 'text',
    proposed_on: 'text',
  },
);
/** Of the proposals of a year. */
export const parties = query(
  'joint.parties',
  `SELECT q.proposal_id, q.agency_id, a.name AS agency, a.code, a.sector, a.unit_type, q.rank, q.reason
   FROM joint_party q JOIN joint_proposal p ON p.id = q.proposal_id JOIN agency a ON a.id = q.agency_id
   WHERE p.year = ? ORDER BY q.proposal_id, q.rank`,
  {
    proposal_id: 'int',
    agency_id: 'int',
    agency: 'text',
    code: 'text',
    sector: 'text',
    unit_type: 'text',
    rank: 'int',
    reason: 'text',
  },
);
export const tasks = query(
  'joint.tasks',
  `SELECT t.proposal_id, t.agency_id, t.line_id, t.plan_id, t.plan_kind, t.item, t.item_key, t.task_key,
     t.start_day, t.end_day, t.times, x.sheet, x.row, nullif(x.side, 0) AS side, n.file
   FROM joint_task t JOIN joint_proposal p ON p.id = t.proposal_id
   JOIN plan_line x ON x.id = t.line_id JOIN plan n ON n.id = t.plan_id
   WHERE p.year = ? ORDER BY t.proposal_id, t.start_day, t.plan_id, x.row, x.side`,
  {
    proposal_id: 'int',
    agency_id: 'int',
    line_id: 'int',
    plan_id: 'int',
    plan_kind: 'text',
    item: 'text',
    item_key: 'text',
    task_key: 'text',
    start_day: 'int',
    end_day: 'int',
    times: 'int',
    sheet: 'text',
    row: 'int',
    side: 'int?',
    file: 'text',
  },
);
export const leads = query(
  'joint.leads',
  `SELECT d.proposal_id, d.agency_id, d.on_date FROM joint_lead d JOIN joint_proposal p ON p.id = d.proposal_id
   WHERE p.year = ? ORDER BY d.id`,
  { proposal_id: 'int', agency_id: 'int', on_date: 'text' },
);
export const answers = query(
  'joint.answers',
  `SELECT d.proposal_id, d.agency_id, d.answer, d.on_date, d.reason
   FROM joint_answer d JOIN joint_proposal p ON p.id = d.proposal_id WHERE p.year = ? ORDER BY d.id`,
  { proposal_id: 'int', agency_id: 'int', answer: 'text', on_date: 'text', reason: 'text' },
);

/** 最先收到: when the first version of a plan's series came. Takes plan ids as a JSON list. */
export const firstReceipts = query(
  'joint.firstReceipts',
  `SELECT p.id, q.received_on, q.id AS first_id FROM plan p
   JOIN plan q ON q.series_id = p.series_id AND q.version = 1
   WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id`,
  { id: 'int', received_on: 'text', first_id: 'int' },
);

export type ProposalRow = Row<typeof proposals>;

export function addProposal(
  tx: Tx,
  { kind, burden, window, visits }: Candidate,
  ranked: readonly RankedParty[],
  by: { year: number; on: LocalDate; pack: string },
): number {
  const premises = Math.max(...visits.map(({ premisesId }) => premisesId));
  const { from, to, reason } = window;
  const { id } = tx.run(
    insertProposal,
    by.year,
    kind,
    burden.enterpriseId,
    premises,
    from,
    to,
    reason,
    by.on,
    by.pack,
  );
  for (const [i, party] of ranked.entries()) tx.run(insertParty, id, party.agencyId, i + 1, party.reason);
  for (const v of visits) {
    const times = Math.max(1, v.times);
    const what = [v.planKind, v.item, v.itemKey, v.taskKey] as const;
    tx.run(insertTask, id, v.agencyId, v.lineId, v.planId, ...what, v.startDay, v.endDay, times);
  }
  return id;
}

export function addLead(tx: Tx, proposalId: number, agencyId: number, on: LocalDate): void {
  tx.run(insertLead, proposalId, agencyId, on);
}

export function addAnswer(
  tx: Tx,
  proposalId: number,
  agencyId: number,
  { answer, on, reason }: Answer,
): void {
  tx.run(insertAnswer, proposalId, agencyId, answer, on, reason);
}
