import { query, type Query } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import type { Origin, Result } from '../model.ts';
import { RECORD_SHAPE } from '../store.ts';
import type { AgencyFacts, Visit } from './facts.ts';

const { measure: _measure, repeated: _repeated, ...VISIT_COLUMNS } = RECORD_SHAPE;
const VISIT_SHAPE = { id: 'int', ...VISIT_COLUMNS } as const;
const COLUMNS = Object.keys(VISIT_SHAPE)
  .map((name) => `i.${name}`)
  .join(', ');

/** All records of some days, cancelled ones too. */
export const visitsOfDays = query(
  'inspection.visitsOfDays',
  `SELECT ${COLUMNS} FROM inspection i WHERE i.checked_day BETWEEN ? AND ?`,
  VISIT_SHAPE,
);

/** Earlier visits that count to some objects: takes pairs of object and first day as a JSON list, and the day after. */
export const visitsBefore = query(
  'inspection.visitsBefore',
  `SELECT ${COLUMNS} FROM json_each(?) o
   CROSS JOIN inspection i ON i.enterprise_id = o.value ->> 0 AND i.checked_day >= o.value ->> 1 AND i.checked_day < ?
   WHERE i.cancelled = 0 AND i.outside = '' AND i.origin <> 'survey'`,
  VISIT_SHAPE,
);

type VisitTuple = readonly [
  id: number,
  recordId: string,
  agencyId: number,
  code: string,
  planCode: string,
  task: string,
  origin: Origin,
  source: string,
  outside: string,
  onSite: number,
  followUp: number,
  enterpriseId: number | null,
  objectCode: string,
  objectName: string,
  premisesId: number,
  place: string,
  itemSetId: number,
  officerSetId: number,
  appliedDay: number | null,
  appliedMinute: number | null,
  checkedDay: number,
  checkedMinute: number | null,
  endedDay: number | null,
  endedMinute: number | null,
  enteredDay: number | null,
  enteredMinute: number | null,
  result: Result,
  joint: number,
  jointWith: string,
  advised: number,
  notJoined: string,
  lateCode: number,
  lateReason: string,
  rating: number | null,
  cancelled: number,
  importId: number,
  row: number,
];

/** What a tuple is completed with. */
export interface VisitSources {
  agency(id: number): AgencyFacts;
  layout(importId: number): string;
}

/** Reads records as visits. */
export function readVisits(
  reader: Reader,
  sources: VisitSources,
  from: Query,
  ...params: (string | number)[]
): Visit[] {
  return reader.tuples<VisitTuple>(from, ...params).map((row) => toVisit(row, sources));
}

function toVisit(row: VisitTuple, sources: VisitSources): Visit {
  return {
    id: row[0],
    recordId: row[1],
    agency: sources.agency(row[2]),
    code: row[3],
    planCode: row[4],
    task: row[5],
    origin: row[6],
    source: row[7],
    outside: row[8],
    onSite: row[9] === 1,
    followUp: row[10] === 1,
    enterpriseId: row[11] ?? undefined,
    objectCode: row[12],
    objectName: row[13],
    premisesId: row[14],
    place: row[15],
    itemSetId: row[16],
    officerSetId: row[17],
    appliedDay: row[18] ?? undefined,
    appliedMinute: row[19] ?? undefined,
    checkedDay: row[20],
    checkedMinute: row[21] ?? undefined,
    endedDay: row[22] ?? undefined,
    endedMinute: row[23] ?? undefined,
    enteredDay: row[24] ?? undefined,
    enteredMinute: row[25] ?? undefined,
    result: row[26],
    joint: row[27] === 1,
    jointWith: row[28],
    advised: row[29] === 1,
    notJoined: row[30],
    lateCode: row[31] === 1,
    lateReason: row[32],
    rating: row[33] ?? undefined,
    cancelled: row[34] === 1,
    layout: sources.layout(row[35]),
    row: row[36],
  };
}
