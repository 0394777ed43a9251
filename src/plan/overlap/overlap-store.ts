import { query, type Row } from '../../store/query.ts';
import { COUNTED, DIFFERENT_LAYERS, LIVE, MATCH, within, yearlyTotals } from '../visit-store.ts';

/** Live plans of a year, with what the pack's values are chosen by. Takes the year. */
export const livePlans = query(
  'overlap.livePlans',
  `${LIVE} SELECT id, sector, unit_type, kind, received_on FROM live ORDER BY id`,
  { id: 'int', sector: 'text', unit_type: 'text', kind: 'text', received_on: 'text' },
);

/** Parts of `kinds`: what is the matter with a visit. */
export const PART = { others: 1, sameItem: 2, own: 4, interval: 8, cap: 16, special: 32 } as const;

/** 经营场所不同: both stated and not the same. Where one is not stated, the visits may well meet. */
const ELSEWHERE = '(v.premises_id <> w.premises_id AND v.premises_id <> 0 AND w.premises_id <> 0)';

const SPAN = (name: string, path: string) =>
  ['least', 'most', 'step', 'beyond']
    .map((part) => `value ->> '$.${path}.${part}' AS ${name}${part}`)
    .join(', ');
const NEAR = `near AS MATERIALIZED (
  SELECT value ->> '$.plan' AS plan_id, value ->> '$.parts' AS parts, ${SPAN('', 'period')}, ${SPAN('l', 'longest')}
  FROM json_each(?)),
measured AS MATERIALIZED (SELECT live.*, near.* FROM live JOIN near ON near.plan_id = live.id)`;
/** Whether a window is short enough to be compared, by the values for the plan l. */
const comparable = (visit: string) =>
  within(`${visit}.start_day`, `${visit}.end_day`, 'longest').replaceAll('longest.', 'l.l');

/** Pairs of visits that are too near each other, by the values in force for the plan of v. */
function pairs(source: string): string {
  return `pair AS MATERIALIZED (
  SELECT v.enterprise_id, v.id AS a, w.id AS b, max(w.start_day - v.end_day, v.start_day - w.end_day) AS gap,
    l.parts & (CASE WHEN ${ELSEWHERE} THEN 0 WHEN ${MATCH.unjoined} THEN ${PART.others}
      WHEN ${MATCH.sameItem} THEN ${PART.others | PART.sameItem} WHEN ${MATCH.unmerged} THEN ${PART.own}
      WHEN ${MATCH.repeated} THEN ${PART.interval} ELSE 0 END) AS kinds
  FROM ${source}
  CROSS JOIN measured l ON l.id = v.plan_id AND ${comparable('v')}
  CROSS JOIN plan_visit w ON w.enterprise_id = v.enterprise_id AND w.line_id <> v.line_id AND w.on_site = 1
    AND w.start_day <= v.end_day + l.most AND w.end_day >= v.start_day - l.most
    AND ${comparable('w')}
  CROSS JOIN live m ON m.id = w.plan_id
  WHERE v.on_site = 1 AND NOT ${DIFFERENT_LAYERS} AND kinds > 0
    AND CASE WHEN v.start_day <= w.start_day THEN ${within('v.end_day', 'w.start_day', 'l')}
             ELSE ${within('w.end_day', 'v.start_day', 'l')} END)`;
}

/** All visits, object by object, so that those that may meet lie together. */
const BY_OBJECT = 'plan_visit v INDEXED BY plan_visit_object';

/** Every visit with what is the matter with it, and the one it meets where it is a matter of two. */
const FOUND = `cap AS MATERIALIZED (
  SELECT value ->> '$.plan' AS plan_id, value ->> '$.times' AS times FROM json_each(?)),
flagged AS MATERIALIZED (SELECT value AS line_id FROM json_each(?)),
${yearlyTotals('sum(times) > 1')},
found AS (
  SELECT enterprise_id, a AS visit_id, b AS other_id, gap, kinds, NULL AS times FROM pair
  UNION ALL SELECT enterprise_id, b, a, gap, kinds, NULL FROM pair
  UNION ALL SELECT v.enterprise_id, v.id, NULL, NULL, ${PART.cap}, t.times
  FROM total t JOIN visit v ON ${COUNTED} JOIN cap ON cap.plan_id = v.plan_id WHERE t.times > cap.times
  UNION ALL SELECT v.enterprise_id, v.id, NULL, NULL, ${PART.special}, NULL
  FROM plan_visit v WHERE v.line_id IN (SELECT line_id FROM flagged)
    AND v.plan_id IN (SELECT plan_id FROM plan_line WHERE id IN (SELECT line_id FROM flagged)))`;

/**
 * 负担排序: the objects with overlaps, the most burdened first: by agencies, visits, nearness. Takes the year,
 * nearness and caps by plan and flagged lines (JSON lists), the kinds wanted, the agency (0 = any), the
 * enterprise's code twice and part of its name (null = any), and how many (-1 = all).
 */
export const burdened = query(
  'overlap.burdened',
  `${LIVE}, ${NEAR}, ${pairs(BY_OBJECT)}, ${FOUND}
SELECT e.id, count(*) OVER () AS objects
FROM found f JOIN plan_visit v ON v.id = f.visit_id JOIN live l ON l.id = v.plan_id
JOIN enterprise e ON e.id = f.enterprise_id
WHERE f.kinds & ? <> 0 AND (? IS NULL OR e.code = ? OR instr(e.name_key, ?) > 0)
GROUP BY e.id
HAVING ? = 0 OR max(l.agency_id = ?) = 1
ORDER BY count(DISTINCT l.agency_id) DESC, count(DISTINCT f.visit_id) DESC, min(f.gap), e.name, e.id
LIMIT ?`,
  { id: 'int', objects: 'int' },
);

/**
 * What is found about these objects (JSON list of ids, given last). Takes the year, nearness, the objects, caps
 * and flagged lines.
 */
export const foundFor = query(
  'overlap.foundFor',
  `${LIVE}, ${NEAR},
${pairs('json_each(?) o JOIN plan_visit v ON v.enterprise_id = o.value')}, ${FOUND}
SELECT f.enterprise_id, f.visit_id, f.other_id, f.gap, f.kinds, f.times
FROM found f WHERE f.enterprise_id IN (SELECT value FROM json_each(?))
ORDER BY f.enterprise_id, f.visit_id, f.other_id, f.kinds`,
  {
    enterprise_id: 'int',
    visit_id: 'int',
    other_id: 'int?',
    gap: 'int?',
    kinds: 'int',
    times: 'int?',
  },
);

/** All visits on the spot that live plans of a year pay to these objects (JSON list of ids). */
export const visitsTo = query(
  'overlap.visitsTo',
  `${LIVE}
SELECT v.id, v.enterprise_id, e.code, e.name AS enterprise, v.premises_id, coalesce(p.address, '') AS address,
  v.plan_id, v.line_id, l.agency_id, l.agency, coalesce(l.sector, '') AS sector, l.unit_type, l.kind,
  l.received_on, l.file, coalesce(
    (SELECT ev.ref FROM plan_event ev WHERE ev.plan_id = l.id AND ev.kind = 'filed' ORDER BY ev.id DESC LIMIT 1), '') AS plan_code,
  x.sheet, x.row, v.item_key, v.task_key,
  coalesce(nullif(x.cells ->> '$.item.text', ''), x.cells ->> '$.item_detail.text', v.item_key) AS item,
  v.start_day, v.end_day, v.times, v.joint, v.random
FROM json_each(?) o
JOIN plan_visit v ON v.enterprise_id = o.value
JOIN live l ON l.id = v.plan_id
JOIN enterprise e ON e.id = v.enterprise_id
JOIN plan_line x ON x.id = v.line_id
LEFT JOIN premises p ON p.id = v.premises_id
WHERE v.on_site = 1
ORDER BY e.name, e.id, v.start_day, v.end_day, l.agency, v.plan_id, x.row, v.id`,
  {
    id: 'int',
    enterprise_id: 'int',
    code: 'text',
    enterprise: 'text',
    premises_id: 'int',
    address: 'text',
    plan_id: 'int',
    line_id: 'int',
    agency_id: 'int?',
    agency: 'text',
    sector: 'text',
    unit_type: 'text',
    kind: 'text',
    received_on: 'text',
    file: 'text',
    plan_code: 'text',
    sheet: 'text',
    row: 'int',
    item_key: 'text',
    task_key: 'text',
    item: 'text',
    start_day: 'int',
    end_day: 'int',
    times: 'int',
    joint: 'int',
    random: 'int',
  },
);
export type VisitRow = Row<typeof visitsTo>;

const SAME_WORDS = ['item', 'item_code', 'item_detail', 'method']
  .map((key) => `y.cells ->> '$.${key}.text' IS x.cells ->> '$.${key}.text'`)
  .join(' AND ');

/** One line for each wording of item and method in a plan. Takes plan ids as a JSON list. */
export const wordings = query(
  'overlap.wordings',
  `SELECT x.plan_id, min(x.id) AS line_id FROM json_each(?) p JOIN plan_line x ON x.plan_id = p.value
   GROUP BY x.plan_id, x.cells ->> '$.item.text', x.cells ->> '$.item_code.text', x.cells ->> '$.item_detail.text',
     x.cells ->> '$.method.text'
   ORDER BY line_id`,
  { plan_id: 'int', line_id: 'int?' },
);

/** The lines worded as one of these (JSON list of line ids), with how many objects each names. */
export const linesWorded = query(
  'overlap.linesWorded',
  `${LIVE},
named AS MATERIALIZED (SELECT line_id, count(*) AS visits FROM plan_visit
   WHERE plan_id IN (SELECT id FROM live WHERE kind = 'special') GROUP BY line_id)
   SELECT y.id, y.plan_id, l.agency_id, l.agency, l.file, y.sheet, y.row,
     coalesce(nullif(y.cells ->> '$.item.text', ''), y.cells ->> '$.item_detail.text', '') AS item,
     coalesce(n.visits, 0) AS visits
   FROM plan_line x JOIN plan_line y ON y.plan_id = x.plan_id AND ${SAME_WORDS} JOIN live l ON l.id = y.plan_id
   LEFT JOIN named n ON n.line_id = y.id
   WHERE x.id IN (SELECT value FROM json_each(?)) ORDER BY y.plan_id, y.id`,
  {
    id: 'int',
    plan_id: 'int',
    agency_id: 'int?',
    agency: 'text',
    file: 'text',
    sheet: 'text',
    row: 'int',
    item: 'text',
    visits: 'int?',
  },
);

/** 不鼓励联合检查 and grades of these objects (JSON list of ids), by sector ('' = every sector). */
export const ratingsFor = query(
  'overlap.ratings',
  `SELECT enterprise_id, sector, grade, no_joint FROM rating WHERE enterprise_id IN (SELECT value FROM json_each(?))`,
  { enterprise_id: 'int', sector: 'text', grade: 'text', no_joint: 'int' },
);
