import { command, query } from '../store/query.ts';

export const holidayYear = query(
  'calendar.holidayYear',
  'SELECT year, arrangement, file_id, imported_on FROM holiday_year WHERE year = ?',
  { year: 'int', arrangement: 'text', file_id: 'int', imported_on: 'text' },
);

export const upsertHolidayYear = command(
  'calendar.upsertHolidayYear',
  `INSERT INTO holiday_year (year, arrangement, file_id, imported_on) VALUES (?, ?, ?, ?)
   ON CONFLICT (year) DO UPDATE SET
     arrangement = excluded.arrangement, file_id = excluded.file_id, imported_on = excluded.imported_on`,
);

const DEADLINE = `SELECT id, owner, owner_id, step, title, responsible, start_on, start_event, amount, unit,
  due_on, provisional, basis, met_on, met_by, void_on, void_reason FROM deadline`;

const DEADLINE_SHAPE = {
  id: 'int',
  owner: 'text',
  owner_id: 'text',
  step: 'text',
  title: 'text',
  responsible: 'text',
  start_on: 'text',
  start_event: 'text',
  amount: 'int',
  unit: 'text',
  due_on: 'text',
  provisional: 'int',
  basis: 'text',
  met_on: 'text?',
  met_by: 'text?',
  void_on: 'text?',
  void_reason: 'text?',
} as const;

export const deadlinesByOwner = query(
  'deadline.byOwner',
  `${DEADLINE} WHERE owner = ? AND owner_id = ? ORDER BY id`,
  DEADLINE_SHAPE,
);

export const openDeadlinesByDue = query(
  'deadline.open',
  `${DEADLINE} WHERE met_on IS NULL AND void_on IS NULL ORDER BY due_on, id`,
  DEADLINE_SHAPE,
);

/** The same up to a day; by the index of the open ones. */
export const openDeadlinesUntil = query(
  'deadline.openUntil',
  `${DEADLINE} WHERE met_on IS NULL AND void_on IS NULL AND due_on <= ? ORDER BY due_on, id`,
  DEADLINE_SHAPE,
);

export const liveDeadline = query(
  'deadline.live',
  `${DEADLINE} WHERE owner = ? AND owner_id = ? AND step = ? AND void_on IS NULL`,
  DEADLINE_SHAPE,
);

export const insertDeadline = command(
  'deadline.insert',
  `INSERT INTO deadline (owner, owner_id, step, title, responsible, start_on, start_event, amount, unit,
     due_on, provisional, basis)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

export const markDeadlineMet = command(
  'deadline.meet',
  'UPDATE deadline SET met_on = ?, met_by = ? WHERE id = ?',
);

export const markDeadlineVoid = command(
  'deadline.void',
  'UPDATE deadline SET void_on = ?, void_reason = ?, met_on = NULL, met_by = NULL WHERE id = ?',
);

export const moveDeadline = command(
  'deadline.move',
  'UPDATE deadline SET due_on = ?, provisional = ? WHERE id = ?',
);
