import { query } from '../../store/query.ts';

/** 现行有效的已备案计划 of a year. */
export const filedPlans = query(
  'inspection.filedPlans',
  `SELECT lp.id, lp.series_id, lp.agency_id, e.ref AS code
   FROM live_plan lp JOIN plan_event e ON e.plan_id = lp.id AND e.kind = 'filed'
   WHERE lp.year = ? AND lp.agency_id IS NOT NULL ORDER BY lp.id`,
  { id: 'int', series_id: 'int', agency_id: 'int', code: 'text' },
);

/** Every code of a year, of plans that were replaced or withdrawn too. */
export const filedCodes = query(
  'inspection.filedCodes',
  `SELECT e.ref AS code, p.series_id
   FROM plan_series s JOIN plan p ON p.series_id = s.id JOIN plan_event e ON e.plan_id = p.id AND e.kind = 'filed'
   WHERE s.year = ?`,
  { code: 'text', series_id: 'int' },
);

/** What a plan visits; lines that name the same object for the same window lie together. */
export const plannedVisits = query(
  'inspection.plannedVisits',
  `SELECT v.enterprise_id, v.premises_id, v.start_day, v.end_day, v.times, v.on_site, v.item_key
   FROM plan_visit v WHERE v.plan_id = ? AND v.times > 0
   ORDER BY v.enterprise_id, v.premises_id, v.start_day, v.end_day`,
  {
    enterprise_id: 'int',
    premises_id: 'int',
    start_day: 'int',
    end_day: 'int',
    times: 'int',
    on_site: 'int',
    item_key: 'text',
  },
);
export type PlannedTuple = readonly [
  enterpriseId: number,
  premisesId: number,
  startDay: number,
  endDay: number,
  times: number,
  onSite: number,
  itemKey: string,
];

/** Lines of a plan that name at least one object that is on file. */
export const namingLines = query(
  'inspection.namingLines',
  'SELECT DISTINCT v.line_id FROM plan_visit v WHERE v.plan_id = ?',
  { line_id: 'int' },
);

/** Records that can carry out a plan: neither cancelled, nor set apart, nor a first survey. */
export const doneVisits = query(
  'inspection.doneVisits',
  `SELECT i.id, i.agency_id, i.plan_code, coalesce(i.enterprise_id, 0) AS enterprise_id, i.premises_id, i.checked_day,
     coalesce(i.ended_day, i.checked_day) AS ended_day, i.on_site, i.origin = 'triggered' AS triggered, i.follow_up,
     i.origin = 'planned' AS planned, i.item_set_id
   FROM inspection i
   WHERE i.checked_day BETWEEN ? AND ? AND i.cancelled = 0 AND i.outside = '' AND i.origin <> 'survey'
   ORDER BY i.checked_day, i.id`,
  {
    id: 'int',
    agency_id: 'int',
    plan_code: 'text',
    enterprise_id: 'int',
    premises_id: 'int',
    checked_day: 'int',
    ended_day: 'int',
    on_site: 'int',
    triggered: 'int?',
    follow_up: 'int',
    planned: 'int?',
    item_set_id: 'int',
  },
);
export type DoneTuple = readonly [
  id: number,
  agencyId: number,
  planCode: string,
  enterpriseId: number,
  premisesId: number,
  day: number,
  endedDay: number,
  onSite: number,
  triggered: number,
  followUp: number,
  planned: number,
  itemSetId: number,
];

/** Items of every set of items. */
export const itemKeys = query(
  'inspection.itemKeys',
  'SELECT set_id, item_key FROM inspection_item ORDER BY set_id, seq',
  { set_id: 'int', item_key: 'text' },
);
