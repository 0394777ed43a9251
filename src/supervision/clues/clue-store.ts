import { groupBy } from '../../kernel/group.ts';
import { date } from '../../kernel/local-date.ts';
import { command, query, type Row } from '../../store/query.ts';
import type { Reader, Tx } from '../../store/store.ts';
import type { Category } from '../model.ts';
import {
  clueState,
  linkedCase,
  type Clue,
  type ClueFact,
  type ClueView,
  type ScreenResult,
} from './model.ts';

const CLUE_SHAPE = {
  id: 'int',
  agency_code: 'text',
  agency_name: 'text',
  source_kind: 'text',
  source_id: 'text',
  source_text: 'text',
  enterprise: 'text',
  category: 'text',
  topics: 'text',
  problem: 'text',
  discovered_on: 'text',
  proof: 'text',
  proof_file_id: 'int?',
  origin: 'text',
  recorded_at: 'text',
  recorded_by: 'text',
} as const;
const CLUE_COLUMNS = Object.keys(CLUE_SHAPE).join(', ');

const clueById = query('clue.byId', `SELECT ${CLUE_COLUMNS} FROM clue WHERE id = ?`, CLUE_SHAPE);

const clues = query(
  'clue.all',
  `SELECT ${CLUE_COLUMNS} FROM clue WHERE agency_code = COALESCE(?, agency_code) ORDER BY id`,
  CLUE_SHAPE,
);

export const clueByIdentity = query('clue.byIdentity', 'SELECT id FROM clue WHERE identity = ?', {
  id: 'int',
});

export const insertClue = command(
  'clue.insert',
  `INSERT INTO clue (identity, agency_code, agency_name, source_kind, source_id, source_text, enterprise, category,
     topics, problem, discovered_on, proof, proof_file_id, origin, recorded_at, recorded_by)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

const FACT_SHAPE = {
  clue_id: 'int',
  seq: 'int',
  act: 'text',
  on_date: 'text',
  result: 'text',
  category: 'text',
  topics: 'text',
  text: 'text',
  receiver: 'text',
  same_as: 'int?',
  case_number: 'text?',
  recorded_at: 'text',
  recorded_by: 'text',
} as const;
const FACT_COLUMNS = Object.keys(FACT_SHAPE).join(', ');

const factsOfClue = query(
  'clue.factsOf',
  `SELECT ${FACT_COLUMNS} FROM clue_fact WHERE clue_id = ? ORDER BY seq`,
  FACT_SHAPE,
);

const allFacts = query(
  'clue.allFacts',
  `SELECT ${FACT_COLUMNS} FROM clue_fact ORDER BY clue_id, seq`,
  FACT_SHAPE,
);

const cluesOfCase = query(
  'clue.ofCase',
  `SELECT f.clue_id FROM clue_fact f WHERE f.case_number = ? AND f.act = 'link' AND NOT EXISTS (
     SELECT 1 FROM clue_fact later
     WHERE later.clue_id = f.clue_id AND later.seq > f.seq AND later.act = 'unlink')
   ORDER BY f.clue_id`,
  { clue_id: 'int' },
);

const insertFact = command(
  'clue.insertFact',
  `INSERT INTO clue_fact (${FACT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

function toClue(row: Row<typeof clueById>): Clue {
  return {
    id: row.id,
    agency: { code: row.agency_code, name: row.agency_name },
    source: { kind: row.source_kind, id: row.source_id, text: row.source_text },
    enterprise: row.enterprise,
    category: row.category as Category | '',
    topics: JSON.parse(row.topics) as string[],
    problem: row.problem,
    discoveredOn: date(row.discovered_on),
    proof: row.proof,
    ...(row.proof_file_id !== null && { proofFileId: row.proof_file_id }),
    origin: row.origin,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}

function toFact(row: Row<typeof factsOfClue>): ClueFact {
  return {
    clueId: row.clue_id,
    seq: row.seq,
    act: row.act as ClueFact['act'],
    on: date(row.on_date),
    ...(row.result !== '' && { result: row.result as ScreenResult }),
    ...(row.category !== '' && { category: row.category as Category }),
    topics: JSON.parse(row.topics) as string[],
    text: row.text,
    receiver: row.receiver,
    ...(row.same_as !== null && { sameAs: row.same_as }),
    ...(row.case_number !== null && { caseNumber: row.case_number }),
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}

/** The clue as it was last judged. */
function viewOf(registered: Clue, facts: readonly ClueFact[]): ClueView {
  const category = facts.findLast((fact) => fact.category !== undefined)?.category;
  const topics = facts.findLast((fact) => fact.topics.length > 0)?.topics;
  const clue = { ...registered, ...(category && { category }), ...(topics && { topics }) };
  const caseNumber = linkedCase(facts);
  return { clue, state: clueState(facts), facts, ...(caseNumber !== undefined && { caseNumber }) };
}

/** undefined where there is no such clue. */
export function readClue(reader: Reader, id: number): ClueView | undefined {
  const row = reader.get(clueById, id);
  return row && viewOf(toClue(row), reader.all(factsOfClue, id).map(toFact));
}

/** The clues that are in a case. */
export function cluesInCase(reader: Reader, caseNumber: string): ClueView[] {
  return reader.all(cluesOfCase, caseNumber).flatMap(({ clue_id: id }) => readClue(reader, id) ?? []);
}

/** In order of registration; of one agency, or of all. */
export function readClues(reader: Reader, agencyCode?: string): ClueView[] {
  const facts = groupBy(reader.all(allFacts).map(toFact), ({ clueId }) => clueId);
  return reader.all(clues, agencyCode ?? null).map((row) => viewOf(toClue(row), facts.get(row.id) ?? []));
}

export function writeClueFact(tx: Tx, fact: ClueFact): void {
  tx.run(
    insertFact,
    fact.clueId,
    fact.seq,
    fact.act,
    fact.on,
    fact.result ?? '',
    fact.category ?? '',
    JSON.stringify(fact.topics),
    fact.text,
    fact.receiver,
    fact.sameAs ?? null,
    fact.caseNumber ?? null,
    fact.recordedAt,
    fact.recordedBy,
  );
}
