import { cellText } from '../../plan/stored-cells.ts';
import { query } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import { compact } from '../../kernel/text.ts';
import { monthSpan } from './month-span.ts';
import type { FiledPlan, ObjectRating, PlanContent, Tally } from './facts.ts';

const layouts = query('inspection.layouts', 'SELECT id, layout FROM inspection_import', {
  id: 'int',
  layout: 'text',
});

/** Items of some sets; takes the sets as a JSON list. */
const itemsOfSets = query(
  'inspection.itemsOfSets',
  `SELECT x.set_id, x.code, x.name, x.item_key FROM json_each(?) s
   CROSS JOIN inspection_item x ON x.set_id = s.value ORDER BY x.set_id, x.seq`,
  { set_id: 'int', code: 'text', name: 'text', item_key: 'text' },
);

/** Officers of some sets; takes the sets as a JSON list. */
const officersOfSets = query(
  'inspection.officersOfSets',
  `SELECT x.set_id, x.certificate, x.name FROM json_each(?) s
   CROSS JOIN inspection_officer x ON x.set_id = s.value ORDER BY x.set_id, x.seq`,
  { set_id: 'int', certificate: 'text', name: 'text' },
);

/** Some objects that are not in business any more; takes the objects as a JSON list. */
const deadObjects = query(
  'inspection.deadObjects',
  `SELECT e.id, e.status, e.updated_on FROM json_each(?) o CROSS JOIN enterprise e ON e.id = o.value
   WHERE e.status <> '存续'`,
  { id: 'int', status: 'text', updated_on: 'text' },
);

const ratingsOfObjects = query(
  'inspection.ratingsOfObjects',
  `SELECT r.enterprise_id, r.sector, r.grade, r.silent, r.no_joint FROM json_each(?) o
   CROSS JOIN rating r ON r.enterprise_id = o.value`,
  { enterprise_id: 'int', sector: 'text', grade: 'text', silent: 'int', no_joint: 'int' },
);

/** Plans of some codes, once filed; takes the codes as a JSON list. */
const plansByCode = query(
  'inspection.plansByCode',
  `SELECT p.id, e.ref AS code, s.agency_id, s.agency, s.year, s.kind, s.period,
     CAST(unixepoch(e.on_date) / 86400 AS INTEGER) AS filed_day,
     (SELECT CAST(unixepoch(min(w.on_date)) / 86400 AS INTEGER) FROM plan_event w
      WHERE w.plan_id = p.id AND w.kind = 'withdrawn') AS withdrawn_day
   FROM json_each(?) c CROSS JOIN plan_event e ON e.ref = c.value AND e.kind = 'filed'
   JOIN plan p ON p.id = e.plan_id JOIN plan_series s ON s.id = p.series_id`,
  {
    id: 'int',
    code: 'text',
    agency_id: 'int?',
    agency: 'text',
    year: 'int',
    kind: 'text',
    period: 'text',
    filed_day: 'int?',
    withdrawn_day: 'int?',
  },
);

/** Agencies with a filed plan, by year. */
const filingAgencies = query(
  'inspection.filingAgencies',
  `SELECT DISTINCT s.agency_id, s.year FROM plan_event e JOIN plan p ON p.id = e.plan_id
   JOIN plan_series s ON s.id = p.series_id WHERE e.kind = 'filed' AND s.agency_id IS NOT NULL`,
  { agency_id: 'int', year: 'int' },
);

const plannedItems = query(
  'inspection.plannedItems',
  `SELECT DISTINCT coalesce(nullif(${cellText('x', 'item')}, ''), ${cellText('x', 'item_detail')}, '') AS item
   FROM plan_line x WHERE x.plan_id = ?`,
  { item: 'text' },
);

/** Lines of a plan that name no object on file. */
const openLines = query(
  'inspection.openLines',
  `SELECT count(*) AS lines FROM plan_line x WHERE x.plan_id = ?
   AND NOT EXISTS (SELECT 1 FROM plan_visit v WHERE v.plan_id = x.plan_id AND v.line_id = x.id)`,
  { lines: 'int' },
);

const plannedWindows = query(
  'inspection.plannedWindows',
  'SELECT DISTINCT v.enterprise_id, v.start_day, v.end_day FROM plan_visit v WHERE v.plan_id = ?',
  { enterprise_id: 'int', start_day: 'int', end_day: 'int' },
);

/** What an agency did between two days, in numbers. */
const tallies = query(
  'inspection.tallies',
  `SELECT i.agency_id, count(*) AS visits, sum(i.origin = 'triggered') AS triggered, sum(i.on_site) AS on_site,
     sum(i.result IN ('found', 'none')) AS judged, sum(i.result = 'found') AS found
   FROM inspection i
   WHERE i.checked_day BETWEEN ? AND ? AND i.cancelled = 0 AND i.outside = '' AND i.origin <> 'survey'
   GROUP BY i.agency_id`,
  { agency_id: 'int', visits: 'int', triggered: 'int?', on_site: 'int?', judged: 'int?', found: 'int?' },
);

/** Whether any object is on file. */
const anyEnterprise = query('inspection.anyEnterprise', 'SELECT id FROM enterprise LIMIT 1', { id: 'int' });

export function hasEnterprises(reader: Reader): boolean {
  return reader.get(anyEnterprise) !== undefined;
}

export function readLayouts(reader: Reader): Map<number, string> {
  return new Map(reader.all(layouts).map(({ id, layout }) => [id, layout]));
}

export function readItemSets(reader: Reader, sets: readonly number[]) {
  return reader.all(itemsOfSets, JSON.stringify(sets));
}

export function readOfficerSets(reader: Reader, sets: readonly number[]) {
  return reader.all(officersOfSets, JSON.stringify(sets));
}

/** 登记状态 of the objects that are not 存续, and the day the registry says so of. */
export function readDeadObjects(reader: Reader, objects: readonly number[]) {
  const rows = reader.all(deadObjects, JSON.stringify(objects));
  return new Map(rows.map(({ id, status, updated_on: on }) => [id, { status, on }]));
}

export function readRatings(reader: Reader, objects: readonly number[]): Map<number, ObjectRating[]> {
  const ratings = new Map<number, ObjectRating[]>();
  for (const row of reader.all(ratingsOfObjects, JSON.stringify(objects))) {
    const rating = {
      sector: row.sector,
      grade: row.grade,
      silent: row.silent === 1,
      noJoint: row.no_joint === 1,
    };
    const known = ratings.get(row.enterprise_id);
    if (known) known.push(rating);
    else ratings.set(row.enterprise_id, [rating]);
  }
  return ratings;
}

export function readPlans(reader: Reader, codes: readonly string[]): FiledPlan[] {
  return reader.all(plansByCode, JSON.stringify(codes)).map((row) => ({
    id: row.id,
    code: row.code,
    agencyId: row.agency_id ?? undefined,
    agency: row.agency,
    year: row.year,
    kind: row.kind as FiledPlan['kind'],
    period: row.period,
    days: daysOf(row),
    filedDay: row.filed_day ?? 0,
    withdrawnDay: row.withdrawn_day ?? undefined,
  }));
}

/** Where its windows must lie; a special plan may run into the next year. */
function daysOf({ kind, year, period }: { kind: string; year: number; period: string }): FiledPlan['days'] {
  if (kind === 'special') return undefined;
  const [first, last] = kind === 'monthly' ? [period, period] : ['01', '12'];
  return [monthSpan(`${year}-${first}`).from, monthSpan(`${year}-${last}`).to];
}

/** Keys `agency:year` of the agencies that have filed a plan for a year. */
export function readFilers(reader: Reader): Set<string> {
  return new Set(reader.all(filingAgencies).map((row) => `${row.agency_id}:${row.year}`));
}

export function readPlanContent(reader: Reader, planId: number): PlanContent {
  const items = reader
    .all(plannedItems, planId)
    .map(({ item }) => compact(item))
    .filter((item) => item !== '');
  if ((reader.get(openLines, planId)?.lines ?? 0) > 0) return { items, objects: undefined };
  const objects = new Map<number, [number, number][]>();
  for (const row of reader.all(plannedWindows, planId)) {
    const window: [number, number] = [row.start_day, row.end_day];
    const known = objects.get(row.enterprise_id);
    if (known) known.push(window);
    else objects.set(row.enterprise_id, [window]);
  }
  return { items, objects };
}

/** By agency. */
export function readTallies(reader: Reader, from: number, to: number): Map<number, Tally> {
  return new Map(
    reader.all(tallies, from, to).map((row) => [
      row.agency_id,
      {
        visits: row.visits,
        triggered: row.triggered ?? 0,
        onSite: row.on_site ?? 0,
        judged: row.judged ?? 0,
        found: row.found ?? 0,
      },
    ]),
  );
}
