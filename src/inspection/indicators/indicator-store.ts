import { cellText } from '../../plan/stored-cells.ts';
import { query } from '../../store/query.ts';

/** 计入的检查: not cancelled, of no class that is set apart, no first survey. */
const COUNTED = "i.cancelled = 0 AND i.outside = '' AND i.origin <> 'survey'";
const VISIT = `(${COUNTED} AND i.on_site = 1)`;

/**
 * 计入的检查: one row for each agency and day, in the order of the index, so that nothing is sorted. A visit is by random
 * selection where its task says so, where its plan is one of random selection throughout, or where the line of the
 * plan that names the object is.
 */
export const daySums = query(
  'inspection.daySums',
  `WITH size AS MATERIALIZED (SELECT set_id, count(*) AS items FROM inspection_item GROUP BY set_id),
   random_plan AS MATERIALIZED (
     SELECT e.ref FROM plan_event e JOIN plan_line l ON l.plan_id = e.plan_id WHERE e.kind = 'filed'
     GROUP BY e.ref HAVING min(instr(coalesce(${cellText('l', 'method')}, ''), '随机')) > 0)
   SELECT i.agency_id, i.checked_day,
     sum(i.on_site) AS visits,
     sum(i.on_site = 0) AS off_site,
     sum(i.on_site AND i.origin = 'planned') AS planned,
     sum(i.on_site AND i.origin = 'triggered') AS triggered,
     sum(i.on_site AND i.origin = 'planned' AND (instr(i.task, '随机') > 0 OR instr(i.source, '随机') > 0
       OR i.plan_code IN (SELECT ref FROM random_plan)
       OR (i.plan_code <> '' AND i.enterprise_id IS NOT NULL AND EXISTS (
         SELECT 1 FROM plan_event e JOIN plan_visit v ON v.enterprise_id = i.enterprise_id AND v.plan_id = e.plan_id
         WHERE e.ref = i.plan_code AND e.kind = 'filed' AND v.random = 1)))) AS random,
     sum(i.on_site AND s.items > 0) AS itemised,
     sum(CASE WHEN i.on_site THEN coalesce(s.items, 0) ELSE 0 END) AS items,
     sum(i.on_site AND (i.enterprise_id IS NOT NULL OR i.object_code <> '' OR i.object_name <> '')) AS named,
     sum(i.on_site AND i.advised) AS advised,
     sum(i.on_site AND i.advised AND i.joint) AS joined,
     sum(i.on_site AND i.advised AND NOT i.joint AND i.not_joined <> '') AS reasoned,
     sum(i.result IN ('found', 'none')) AS judged,
     sum(i.result = 'found') AS found,
     sum(i.result <> '') AS resulted,
     sum(i.result = 'found' AND i.measure <> '') AS measured,
     sum(i.result = 'found' AND instr(i.measure, '指导') > 0) AS guided,
     count(i.rating) AS rated,
     total(i.rating) AS rating_points
   FROM inspection i LEFT JOIN size s ON s.set_id = i.item_set_id
   WHERE i.checked_day BETWEEN ? AND ? AND ${COUNTED}
   GROUP BY i.checked_day, i.agency_id`,
  {
    agency_id: 'int',
    checked_day: 'int',
    visits: 'int?',
    off_site: 'int?',
    planned: 'int?',
    triggered: 'int?',
    random: 'int?',
    itemised: 'int?',
    items: 'int?',
    named: 'int?',
    advised: 'int?',
    joined: 'int?',
    reasoned: 'int?',
    judged: 'int?',
    found: 'int?',
    resulted: 'int?',
    measured: 'int?',
    guided: 'int?',
    rated: 'int',
    rating_points: 'real',
  },
);

/** What is set apart, by why, in the same form. */
export const apartSums = query(
  'inspection.apartSums',
  `SELECT i.agency_id, i.checked_day, sum(i.cancelled) AS cancelled,
     sum(i.cancelled = 0 AND i.outside <> '') AS outside,
     sum(i.cancelled = 0 AND i.outside = '') AS surveys
   FROM inspection i
   WHERE i.checked_day BETWEEN ? AND ? AND NOT (${COUNTED})
   GROUP BY i.checked_day, i.agency_id`,
  { agency_id: 'int', checked_day: 'int', cancelled: 'int?', outside: 'int?', surveys: 'int?' },
);

/** Which object each visit was at, by day. Texts only where the object or its premises is not on file. */
export const visitedSites = query(
  'inspection.visitedSites',
  `SELECT i.agency_id, i.checked_day, coalesce(i.enterprise_id, 0) AS enterprise_id, i.premises_id,
     CASE WHEN i.enterprise_id IS NOT NULL THEN '' WHEN i.object_code <> '' THEN i.object_code ELSE i.object_name END AS object,
     CASE WHEN i.premises_id = 0 THEN i.place ELSE '' END AS place
   FROM inspection i
   WHERE i.checked_day BETWEEN ? AND ? AND ${VISIT}
     AND (i.enterprise_id IS NOT NULL OR i.object_code <> '' OR i.object_name <> '')
   ORDER BY i.checked_day`,
  {
    agency_id: 'int',
    checked_day: 'int',
    enterprise_id: 'int',
    premises_id: 'int',
    object: 'text',
    place: 'text',
  },
);
export type SiteTuple = readonly [
  agencyId: number,
  day: number,
  enterpriseId: number,
  premisesId: number,
  object: string,
  place: string,
];

/** 可能联合的: visits marked as joint, or under a code that another agency's visit has as well. */
export const jointVisits = query(
  'inspection.jointVisits',
  `SELECT i.agency_id, i.checked_day, i.code, i.joint,
     CASE WHEN i.enterprise_id IS NOT NULL THEN '#' || i.enterprise_id WHEN i.object_code <> '' THEN i.object_code
       ELSE i.object_name END AS object
   FROM inspection i
   WHERE i.checked_day BETWEEN ? AND ? AND ${VISIT}
     AND (i.joint = 1 OR (i.code <> '' AND EXISTS (
       SELECT 1 FROM inspection o WHERE o.code = i.code AND o.agency_id <> i.agency_id AND o.cancelled = 0
         AND o.on_site = 1 AND o.outside = '' AND o.origin <> 'survey')))
   ORDER BY i.checked_day, i.id`,
  { agency_id: 'int', checked_day: 'int', code: 'text', joint: 'int', object: 'text' },
);
export type JointTuple = readonly [
  agencyId: number,
  day: number,
  code: string,
  joint: number,
  object: string,
];

/** 补码: how many, by the days that matter. */
export const lateCodes = query(
  'inspection.lateCodes',
  `SELECT i.agency_id, i.checked_day, i.applied_day, count(*) AS records
   FROM inspection i
   WHERE i.checked_day BETWEEN ? AND ? AND i.late_code = 1 AND ${COUNTED}
   GROUP BY i.agency_id, i.checked_day, i.applied_day`,
  { agency_id: 'int', checked_day: 'int', applied_day: 'int?', records: 'int' },
);

/** 结果录入 of some agencies: how many, by the days that matter. Takes the agencies as a JSON list. */
export const resultEntries = query(
  'inspection.resultEntries',
  `SELECT i.agency_id, i.checked_day, coalesce(i.ended_day, i.checked_day) AS ended_day, i.entered_day, count(*) AS records
   FROM inspection i
   WHERE i.checked_day BETWEEN ? AND ? AND i.agency_id IN (SELECT value FROM json_each(?)) AND ${COUNTED}
   GROUP BY 1, 2, 3, 4`,
  { agency_id: 'int', checked_day: 'int', ended_day: 'int', entered_day: 'int?', records: 'int' },
);
