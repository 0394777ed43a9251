import type { LocalDate } from '../kernel/local-date.ts';
import { partnersIn, partnersText } from './partner-list.ts';
import { cellText } from './stored-cells.ts';
import { command, query } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { LineVisit } from './planned-visits.ts';
import type { PlanKind } from './values/model.ts';
import type { LivePlan, Visit, VisitedObject } from './visits.ts';

/** A line that names an object twice, at one place, visits it once in a window. */
const insertVisit = command(
  'plan.insertVisit',
  `INSERT OR IGNORE INTO plan_visit (line_id, plan_id, enterprise_id, premises_id, item_key, task_key, start_day, end_day,
     times, on_site, joint, random, partners)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);
export const clearVisits = command('plan.clearVisits', 'DELETE FROM plan_visit WHERE plan_id = ?');

const livePlans = query(
  'plan.live',
  `SELECT lp.id, lp.agency_id, lp.agency, lp.sector, coalesce(a.unit_type, '') AS unit_type, lp.kind, lp.file,
     lp.received_on,
     EXISTS (SELECT 1 FROM plan_event e WHERE e.plan_id = lp.id AND e.kind = 'filed') AS filed
   FROM live_plan lp LEFT JOIN agency a ON a.id = lp.agency_id
   WHERE lp.year = ? ORDER BY lp.id`,
  {
    id: 'int',
    agency_id: 'int?',
    agency: 'text',
    sector: 'text',
    unit_type: 'text',
    kind: 'text',
    file: 'text',
    received_on: 'text',
    filed: 'int',
  },
);

/** Objects that some plans visit. Takes the plans as a JSON list; answered from the index alone. */
export const objectsOfPlans = query(
  'plan.objectsOfPlans',
  `SELECT DISTINCT v.enterprise_id AS id FROM json_each(?) p CROSS JOIN plan_visit v ON v.plan_id = p.value
   ORDER BY v.enterprise_id`,
  { id: 'int' },
);

/** Every visit to some objects, of live plans and others. Takes the objects as a JSON list. */
export const visitsToObjects = query(
  'plan.visitsToObjects',
  `SELECT v.enterprise_id, v.line_id, v.plan_id, v.premises_id, v.item_key, v.task_key, v.start_day,
     v.end_day, v.times, v.on_site, v.joint, v.random, v.partners
   FROM json_each(?) o CROSS JOIN plan_visit v ON v.enterprise_id = o.value`,
  {
    enterprise_id: 'int',
    line_id: 'int',
    plan_id: 'int',
    premises_id: 'int',
    item_key: 'text',
    task_key: 'text',
    start_day: 'int',
    end_day: 'int',
    times: 'int',
    on_site: 'int',
    joint: 'int',
    random: 'int',
    partners: 'text?',
  },
);

/** A row of it, in the order of its columns. */
type VisitTuple = readonly [
  objectId: number,
  lineId: number,
  planId: number,
  premisesId: number,
  itemKey: string,
  taskKey: string,
  startDay: number,
  endDay: number,
  times: number,
  onSite: number,
  joint: number,
  random: number,
  partners: string | null,
];

const objects = query(
  'plan.objects',
  `SELECT e.id, e.name,
     (SELECT group_concat(r.sector, '|') FROM rating r WHERE r.enterprise_id = e.id AND r.no_joint = 1) AS no_joint
   FROM json_each(?) o CROSS JOIN enterprise e ON e.id = o.value`,
  { id: 'int', name: 'text', no_joint: 'text?' },
);

const ITEM_WRITTEN = `coalesce(nullif(${cellText('x', 'item')}, ''), ${cellText('x', 'item_detail')}, '')`;
const CODE_WRITTEN = `coalesce(${cellText('x', 'item_code')}, '')`;

/** 检查事项 of each line of a plan that names objects, as written. */
export const namedItems = query(
  'plan.namedItems',
  `SELECT x.id AS line_id, ${ITEM_WRITTEN} AS item, ${CODE_WRITTEN} AS code
   FROM (SELECT DISTINCT v.line_id FROM plan_visit v WHERE v.plan_id = ? AND v.item_key <> '') n
   CROSS JOIN plan_line x ON x.id = n.line_id ORDER BY x.id`,
  { line_id: 'int', item: 'text', code: 'text' },
);

/** 检查事项 of a plan as written. */
export const writtenItems = query(
  'plan.writtenItems',
  `SELECT DISTINCT ${ITEM_WRITTEN} AS item, ${CODE_WRITTEN} AS code FROM plan_line x WHERE x.plan_id = ?`,
  { item: 'text', code: 'text' },
);

/** What the lines of a plan are about and on whom, as written but for blanks. */
export const plannedLines = query(
  'plan.plannedLines',
  `SELECT x.id, x.row, nullif(x.side, 0) AS side,
     replace(coalesce(nullif(${cellText('x', 'item')}, ''), ${cellText('x', 'item_detail')}, ''), ' ', '') AS item,
     replace(coalesce(${cellText('x', 'object_scope')}, ''), ' ', '') AS scope
   FROM plan_line x WHERE x.plan_id = ? ORDER BY x.id`,
  { id: 'int', row: 'int', side: 'int?', item: 'text', scope: 'text' },
);

export function addVisit(tx: Tx, planId: number, lineId: number, visit: LineVisit): void {
  const { enterpriseId, premisesId, itemKey, taskKey, startDay, endDay, times, onSite, joint, random } =
    visit;
  tx.run(
    insertVisit,
    lineId,
    planId,
    enterpriseId,
    premisesId,
    itemKey,
    taskKey,
    startDay,
    endDay,
    times,
    onSite ? 1 : 0,
    joint ? 1 : 0,
    random ? 1 : 0,
    partnersText(visit.partners),
  );
}

/** The live plans of a year, the oldest first. */
export function readLivePlans(reader: Reader, year: number): LivePlan[] {
  return reader.all(livePlans, year).map((row) => ({
    id: row.id,
    agencyId: row.agency_id ?? undefined,
    agency: row.agency,
    sector: row.sector,
    unitType: row.unit_type,
    kind: row.kind as PlanKind,
    file: row.file,
    receivedOn: row.received_on as LocalDate,
    filed: row.filed === 1,
  }));
}

/** Objects read at a time: bounds what is in memory, whatever the number of visits in the year. */
const BATCH = 1000;

/**
 * Objects with the visits that these plans make to them, batch by batch; objects without any are left out.
 * `former` are plans as a comparison saw them that have changed since.
 */
export function* objectsInBatches(
  reader: Reader,
  ids: readonly number[],
  plans: ReadonlyMap<number, LivePlan>,
  former: ReadonlyMap<number, LivePlan> = new Map(),
): Generator<VisitedObject[]> {
  for (let at = 0; at < ids.length; at += BATCH)
    yield readVisits(reader, ids.slice(at, at + BATCH), plans, former);
}

function readVisits(
  reader: Reader,
  ids: readonly number[],
  plans: ReadonlyMap<number, LivePlan>,
  former: ReadonlyMap<number, LivePlan>,
): VisitedObject[] {
  const list = JSON.stringify(ids);
  const visits = new Map<number, Visit[]>();
  const formerVisits = new Map<number, Visit[]>();
  for (const row of reader.tuples<VisitTuple>(visitsToObjects, list)) {
    const [objectId, , planId] = row;
    const plan = plans.get(planId);
    if (plan) add(visits, objectId, visitOf(row, plan));
    const formerPlan = former.get(planId);
    if (formerPlan) add(formerVisits, objectId, visitOf(row, formerPlan));
  }
  return reader.all(objects, list).flatMap(({ id, name, no_joint: noJoint }) => {
    const own = visits.get(id);
    if (!own) return [];
    return [
      { id, name, noJoint: noJoint?.split('|') ?? [], visits: own, former: formerVisits.get(id) ?? [] },
    ];
  });
}

function visitOf(row: VisitTuple, plan: LivePlan): Visit {
  const [, lineId, , premisesId, itemKey, taskKey, startDay, endDay, times, onSite, joint, random, partners] =
    row;
  return {
    lineId,
    plan,
    premisesId,
    itemKey,
    taskKey,
    startDay,
    endDay,
    times,
    onSite: onSite === 1,
    joint: joint === 1,
    partners: partnersIn(partners),
    random: random === 1,
  };
}

function add(visits: Map<number, Visit[]>, objectId: number, visit: Visit): void {
  const known = visits.get(objectId);
  if (known) known.push(visit);
  else visits.set(objectId, [visit]);
}
