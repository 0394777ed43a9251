import { deadlinesOf } from '../../calendar/deadlines.ts';
import { date, type LocalDate } from '../../kernel/local-date.ts';
import { command, query, type Row } from '../../store/query.ts';
import type { Reader, Tx } from '../../store/store.ts';
import {
  problemState,
  type Ground,
  type Problem,
  type ProblemFact,
  type ProblemView,
  type Subject,
} from './model.ts';

const PROBLEM_SHAPE = {
  id: 'int',
  title: 'text',
  topic: 'text',
  discovered_on: 'text',
  text: 'text',
  recorded_at: 'text',
  recorded_by: 'text',
} as const;

const problemRows = query(
  'problem.all',
  `SELECT ${Object.keys(PROBLEM_SHAPE).join(', ')} FROM problem WHERE id = COALESCE(?, id) ORDER BY id`,
  PROBLEM_SHAPE,
);

export const insertProblem = command(
  'problem.insert',
  `INSERT INTO problem (title, topic, discovered_on, text, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)`,
);

const groundsOf = query(
  'problem.grounds',
  'SELECT kind, number FROM problem_ground WHERE problem_id = ? ORDER BY kind, number',
  { kind: 'text', number: 'text' },
);

export const insertGround = command(
  'problem.insertGround',
  'INSERT INTO problem_ground (problem_id, kind, number) VALUES (?, ?, ?)',
);

const FACT_SHAPE = {
  problem_id: 'int',
  seq: 'int',
  act: 'text',
  on_date: 'text',
  document: 'text',
  title: 'text',
  addressees: 'text',
  text: 'text',
  file_id: 'int?',
  draft_id: 'int?',
  recorded_at: 'text',
  recorded_by: 'text',
} as const;
const FACT_COLUMNS = Object.keys(FACT_SHAPE).join(', ');

const factsOf = query(
  'problem.facts',
  `SELECT ${FACT_COLUMNS} FROM problem_fact WHERE problem_id = ? ORDER BY seq`,
  FACT_SHAPE,
);

const insertFact = command(
  'problem.insertFact',
  `INSERT INTO problem_fact (${FACT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

function toProblem(row: Row<typeof problemRows>): Problem {
  return {
    id: row.id,
    title: row.title,
    subject: row.topic as Subject | '',
    discoveredOn: date(row.discovered_on),
    text: row.text,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}

function toFact(row: Row<typeof factsOf>): ProblemFact {
  return {
    problemId: row.problem_id,
    seq: row.seq,
    act: row.act as ProblemFact['act'],
    on: date(row.on_date),
    document: row.document,
    title: row.title,
    addressees: row.addressees,
    text: row.text,
    ...(row.file_id !== null && { fileId: row.file_id }),
    ...(row.draft_id !== null && { draft: row.draft_id }),
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}

function viewOf(reader: Reader, problem: Problem, today: LocalDate): ProblemView {
  const facts = reader.all(factsOf, problem.id).map(toFact);
  const term = deadlinesOf(reader, 'problem', String(problem.id)).find((d) => d.voidOn === undefined);
  return {
    problem,
    grounds: reader
      .all(groundsOf, problem.id)
      .map(({ kind, number }) => ({ kind: kind as Ground['kind'], number })),
    facts,
    state: problemState(facts),
    ...(term && { term }),
    overdue: term !== undefined && term.metOn === undefined && term.dueOn < today,
  };
}

/** undefined where there is no such problem. */
export function readProblem(reader: Reader, id: number, today: LocalDate): ProblemView | undefined {
  const row = reader.get(problemRows, id);
  return row && viewOf(reader, toProblem(row), today);
}

/** In order of registration. */
export function readProblems(reader: Reader, today: LocalDate): ProblemView[] {
  return reader.all(problemRows, null).map((row) => viewOf(reader, toProblem(row), today));
}

export function writeProblemFact(tx: Tx, fact: ProblemFact): void {
  tx.run(
    insertFact,
    fact.problemId,
    fact.seq,
    fact.act,
    fact.on,
    fact.document,
    fact.title,
    fact.addressees,
    fact.text,
    fact.fileId ?? null,
    fact.draft ?? null,
    fact.recordedAt,
    fact.recordedBy,
  );
}
