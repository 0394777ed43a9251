import type { Period } from '../kernel/period.ts';
import { command, query, type Row, type SqlValue } from '../store/query.ts';

export const insertVisit = command(
  'plan.insertVisit',
  `INSERT INTO plan_visit (line_id, plan_id, enterprise_id, premises_id, item_key, task_key, start_day, end_day,
     times, on_site, joint, random)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
export const clearVisits = command('plan.clearVisits', 'DELETE FROM plan_visit WHERE plan_id = ?');

/**
 * 相距不足一个期限: whether the day `later` lies before the end of a period that starts on the day `from`.
 * Months end as in 民法典第二百零二条; that costs a computation of dates, made only where the number of days
 * does not decide. Columns of `span`, given by `spanValues`.
 */
export function within(from: string, later: string, span: string): string {
  const day = `date((${from}) * 86400, 'unixepoch'`;
  return `(${later} - ${from} < ${span}.least OR (${later} - ${from} <= ${span}.most
    AND date((${later}) * 86400, 'unixepoch') < min(${day}, ${span}.step), ${day}, 'start of month', ${span}.beyond, '-1 day'))))`;
}

/** A period for SQL: its least and most days, and the steps of date arithmetic between the two. */
export function spanValues({ amount, unit }: Period): SqlValue[] {
  return unit === 'month'
    ? [amount * SHORTEST_MONTH, amount * LONGEST_MONTH, `+${amount} months`, `+${amount + 1} months`]
    : [amount, amount, `+${amount} days`, '+9999 months'];
}
const SHORTEST_MONTH = 28;
const LONGEST_MONTH = 31;
const SPAN = '(least, most, step, beyond) AS (VALUES (?, ?, ?, ?))';

/** The live plans of a year, with what the pack's values are chosen by. Takes the year. */
export const LIVE = `WITH live AS MATERIALIZED (
  SELECT lp.id, lp.agency_id, lp.agency, lp.sector, lp.kind, lp.file, lp.received_on,
    coalesce(a.unit_type, '') AS unit_type,
    EXISTS (SELECT 1 FROM plan_event e WHERE e.plan_id = lp.id AND e.kind = 'filed') AS filed
  FROM live_plan lp LEFT JOIN agency a ON a.id = lp.agency_id
  WHERE lp.year = ?)`;

/** What the pack's values for the live plans of a year are chosen by. */
export const liveScopes = query(
  'plan.liveScopes',
  `${LIVE} SELECT DISTINCT sector, unit_type, kind, received_on FROM live`,
  { sector: 'text', unit_type: 'text', kind: 'text', received_on: 'text' },
);

/** An annual plan and the monthly plans that carry it out name the same visits. */
export const DIFFERENT_LAYERS = `(l.agency_id = m.agency_id AND l.kind <> m.kind AND l.kind <> 'special' AND m.kind <> 'special')`;

/**
 * Visits of open plans, each with the nearest other visit that `condition` (over v, l and the other's w, m)
 * calls a match. Takes the year, two spans (how near they are, and how long a window may be to be compared) and
 * the sectors concerned, as a JSON list.
 */
function meeting(condition: string): string {
  return `${LIVE},
near ${SPAN},
longest ${SPAN},
met AS (
  SELECT v.line_id, v.plan_id, v.enterprise_id, v.start_day, v.end_day,
    (SELECT w.id FROM plan_visit w JOIN live m ON m.id = w.plan_id
     WHERE w.enterprise_id = v.enterprise_id AND w.line_id <> v.line_id AND w.on_site = 1
       AND w.start_day <= v.end_day + near.most AND w.end_day >= v.start_day - near.most
       AND NOT ${DIFFERENT_LAYERS} AND ${condition}
       AND ${within('w.start_day', 'w.end_day', 'longest')}
       AND CASE WHEN v.start_day <= w.start_day THEN ${within('v.end_day', 'w.start_day', 'near')}
                ELSE ${within('w.end_day', 'v.start_day', 'near')} END
     ORDER BY max(w.start_day - v.end_day, v.start_day - w.end_day), w.id LIMIT 1) AS other
  FROM plan_visit v JOIN live l ON l.id = v.plan_id, near, longest
  WHERE l.filed = 0 AND v.on_site = 1 AND ${within('v.start_day', 'v.end_day', 'longest')}
    AND l.sector IN (SELECT value FROM json_each(?)))
SELECT met.plan_id, met.line_id, e.name AS enterprise, l.sector, l.unit_type, l.kind, l.received_on,
  met.start_day, met.end_day, w.start_day AS other_start, w.end_day AS other_end, m.agency AS other_agency,
  m.file AS other_file, wl.id AS other_line, wl.sheet AS other_sheet, wl.row AS other_row
FROM met
JOIN live l ON l.id = met.plan_id
JOIN enterprise e ON e.id = met.enterprise_id
JOIN plan_visit w ON w.id = met.other
JOIN plan_line wl ON wl.id = w.line_id
JOIN live m ON m.id = w.plan_id
ORDER BY met.plan_id, met.line_id, e.name, met.start_day`;
}

const meetingShape = {
  plan_id: 'int',
  line_id: 'int',
  enterprise: 'text',
  sector: 'text',
  unit_type: 'text',
  kind: 'text',
  received_on: 'text',
  start_day: 'int',
  end_day: 'int',
  other_start: 'int',
  other_end: 'int',
  other_agency: 'text',
  other_file: 'text',
  other_line: 'int',
  other_sheet: 'text',
  other_row: 'int',
} as const;

const SAME_PLACE = 'w.premises_id = v.premises_id';

/** When two visits v and w, of plans l and m, are a match; 统筹清单 asks the same of all live plans. */
export const MATCH = {
  /** 同一单位同一事项再次检查. */
  repeated: `m.agency_id = l.agency_id AND ${SAME_PLACE} AND w.item_key = v.item_key
    AND NOT (w.plan_id = v.plan_id AND w.start_day = v.start_day AND w.end_day = v.end_day)`,
  /** 同一单位不同事项, not already one task. */
  unmerged: `m.agency_id = l.agency_id AND ${SAME_PLACE} AND w.item_key <> v.item_key
    AND NOT (w.plan_id = v.plan_id AND w.task_key <> '' AND w.task_key = v.task_key)`,
  /** 不同单位不同事项, neither joint. */
  unjoined: `m.agency_id <> l.agency_id AND w.item_key <> v.item_key AND v.joint = 0 AND w.joint = 0`,
  /** 不同单位同一事项. */
  sameItem: `m.agency_id <> l.agency_id AND w.item_key = v.item_key AND NOT (v.joint = 1 AND w.joint = 1)`,
} as const;

export const repeatedVisits = query('plan.repeatedVisits', meeting(MATCH.repeated), meetingShape);
export const unmergedVisits = query('plan.unmergedVisits', meeting(MATCH.unmerged), meetingShape);
/** Not where the object is on the list of those not to be joined. */
export const unjoinedVisits = query(
  'plan.unjoinedVisits',
  meeting(`${MATCH.unjoined}
    AND NOT EXISTS (SELECT 1 FROM rating r WHERE r.enterprise_id = v.enterprise_id AND r.no_joint = 1)`),
  meetingShape,
);
export const sameItemVisits = query('plan.sameItemVisits', meeting(MATCH.sameItem), meetingShape);

/** Visits of other agencies to objects that the fire service has drawn this year. Takes the year. */
export const fireVisits = query(
  'plan.fireVisits',
  `${LIVE},
drawn AS (
  SELECT w.enterprise_id, min(w.plan_id) AS plan_id
  FROM plan_visit w JOIN live m ON m.id = w.plan_id
  WHERE m.sector = '消防' AND w.random = 1 GROUP BY w.enterprise_id)
SELECT DISTINCT v.plan_id, v.line_id, e.name AS enterprise, v.item_key AS item, l.sector, l.unit_type, l.kind,
  l.received_on, f.agency AS fire_agency, f.file AS fire_file
FROM drawn
JOIN plan_visit v ON v.enterprise_id = drawn.enterprise_id
JOIN live l ON l.id = v.plan_id
JOIN live f ON f.id = drawn.plan_id
JOIN enterprise e ON e.id = v.enterprise_id
WHERE l.filed = 0 AND l.sector <> '消防' AND v.on_site = 1 AND v.joint = 0
ORDER BY v.plan_id, v.line_id, e.name`,
  {
    plan_id: 'int',
    line_id: 'int',
    enterprise: 'text',
    item: 'text',
    sector: 'text',
    unit_type: 'text',
    kind: 'text',
    received_on: 'text',
    fire_agency: 'text',
    fire_file: 'text',
  },
);

export type Meeting = Row<typeof repeatedVisits>;

/**
 * 全年合计: visits an agency plans to one object and place, by layer (an annual plan and the monthly plans that
 * carry it out are counted apart, special plans with each). `having` chooses among the totals.
 */
export function yearlyTotals(having: string): string {
  return `visit AS (
  SELECT v.id, v.line_id, v.plan_id, v.enterprise_id, v.premises_id, v.start_day, v.end_day, v.times,
    l.agency_id, l.kind, l.filed
  FROM plan_visit v JOIN live l ON l.id = v.plan_id WHERE v.on_site = 1 AND l.agency_id IS NOT NULL),
layer (name) AS (VALUES ('annual'), ('monthly')),
spell AS (
  SELECT agency_id, enterprise_id, premises_id, layer.name AS layer, max(times) AS times
  FROM visit JOIN layer ON visit.kind IN (layer.name, 'special')
  GROUP BY agency_id, enterprise_id, premises_id, layer.name, start_day, end_day),
total AS (
  SELECT agency_id, enterprise_id, premises_id, layer, sum(times) AS times
  FROM spell GROUP BY agency_id, enterprise_id, premises_id, layer HAVING ${having})`;
}

/** The visits that a total counts. */
export const COUNTED = `v.agency_id = t.agency_id AND v.enterprise_id = t.enterprise_id
  AND v.premises_id = t.premises_id AND v.kind IN (t.layer, 'special')`;

/** Objects an agency plans to visit in more than one window of the year, with the number of visits. */
export const crowdedVisits = query(
  'plan.crowdedVisits',
  `${LIVE},
${yearlyTotals('count(*) > 1')}
SELECT v.plan_id, v.line_id, e.name AS enterprise, l.sector, l.unit_type, l.kind, l.received_on,
  max(t.times) AS times
FROM total t
JOIN visit v ON ${COUNTED}
JOIN live l ON l.id = v.plan_id
JOIN enterprise e ON e.id = v.enterprise_id
WHERE l.filed = 0
GROUP BY v.line_id, v.enterprise_id
ORDER BY v.plan_id, v.line_id, e.name`,
  {
    plan_id: 'int',
    line_id: 'int',
    enterprise: 'text',
    sector: 'text',
    unit_type: 'text',
    kind: 'text',
    received_on: 'text',
    times: 'int?',
  },
);

/** Named objects of open 月度计划, where the agency has an annual plan. Takes the year. */
export const monthlyItems = query(
  'plan.monthlyItems',
  `${LIVE}
SELECT v.plan_id, v.line_id, v.item_key, l.agency_id, l.sector, l.unit_type, l.kind, l.received_on,
  y.file AS annual_file
FROM live l
JOIN live y ON y.agency_id = l.agency_id AND y.kind = 'annual'
JOIN plan_visit v ON v.plan_id = l.id
WHERE l.kind = 'monthly' AND l.filed = 0 AND l.agency_id IS NOT NULL AND v.item_key <> ''
GROUP BY v.line_id
ORDER BY v.plan_id, v.line_id`,
  {
    plan_id: 'int',
    line_id: 'int',
    item_key: 'text',
    agency_id: 'int',
    sector: 'text',
    unit_type: 'text',
    kind: 'text',
    received_on: 'text',
    annual_file: 'text',
  },
);

/** 检查事项 of an agency's annual plan as written. Takes the year and the agency. */
export const annualItems = query(
  'plan.annualItems',
  `${LIVE}
SELECT DISTINCT coalesce(nullif(x.cells ->> '$.item.text', ''), x.cells ->> '$.item_detail.text', '') AS item
FROM live l JOIN plan_line x ON x.plan_id = l.id
WHERE l.kind = 'annual' AND l.agency_id = ?`,
  { item: 'text' },
);

/** What a line plans and on whom, as written but for blanks. */
const planned = (line: string) =>
  `replace(coalesce(nullif(${line}.cells ->> '$.item.text', ''), ${line}.cells ->> '$.item_detail.text', ''), ' ', '')`;
const scoped = (line: string) => `replace(coalesce(${line}.cells ->> '$.object_scope.text', ''), ' ', '')`;

/** Lines of open 专项计划 that repeat item and objects of a line of the agency's annual plan. Takes the year. */
export const repeatedItems = query(
  'plan.repeatedItems',
  `${LIVE},
own AS MATERIALIZED (
  SELECT x.id, x.plan_id, x.row, l.kind, l.agency_id, ${planned('x')} AS item, ${scoped('x')} AS scope
  FROM live l JOIN plan_line x ON x.plan_id = l.id
  WHERE l.agency_id IS NOT NULL AND (l.kind = 'annual' OR l.kind = 'special' AND l.filed = 0)
    AND EXISTS (SELECT 1 FROM live s WHERE s.agency_id = l.agency_id AND s.kind = 'special' AND s.filed = 0)),
annual AS (
  SELECT agency_id, item, scope, min(id) AS id FROM own
  WHERE kind = 'annual' AND item <> '' AND scope <> '' GROUP BY agency_id, item, scope)
SELECT l.id AS plan_id, x.id AS line_id, l.sector, l.unit_type, l.kind, l.received_on, y.file AS annual_file,
  z.row AS annual_row
FROM own x
JOIN annual a ON a.agency_id = x.agency_id AND a.item = x.item AND a.scope = x.scope
JOIN live l ON l.id = x.plan_id
JOIN own z ON z.id = a.id
JOIN live y ON y.id = z.plan_id
WHERE x.kind = 'special'
ORDER BY l.id, x.id`,
  {
    plan_id: 'int',
    line_id: 'int',
    sector: 'text',
    unit_type: 'text',
    kind: 'text',
    received_on: 'text',
    annual_file: 'text',
    annual_row: 'int',
  },
);
