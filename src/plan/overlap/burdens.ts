import { fromDay } from '../../kernel/local-date.ts';
import { groupBy } from '../../kernel/group.ts';
import { compareTexts } from '../../kernel/text.ts';
import type { Row } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import { placeOfLine } from '../model.ts';
import { objectsInBatches } from '../visit-store.ts';
import type { Visit, VisitedObject } from '../visits.ts';
import { findOverlaps, type FoundOverlaps } from './find-overlaps.ts';
import type { Measures } from './measures.ts';
import { OVERLAP_NAME, type Burden, type Meeting, type OverlapKind, type PlannedVisit } from './model.ts';
import { addresses, linesShown, objectCodes, planCodes, ratingsFor } from './overlap-store.ts';

type Overlapped = readonly [object: VisitedObject, found: FoundOverlaps];

/** What is planned for these objects, in the order given; those without an overlap are left out. */
export function burdensOf(reader: Reader, measures: Measures, ids: readonly number[]): Burden[] {
  const burdens = new Map<number, Burden>();
  for (const objects of objectsInBatches(reader, ids, measures.plans)) {
    const overlapped = objects.flatMap((object): Overlapped[] => {
      const found = findOverlaps(object, measures);
      return found ? [[object, found]] : [];
    });
    const details = detailsOf(reader, overlapped);
    for (const one of overlapped) burdens.set(one[0].id, burdenOf(one, details));
  }
  return ids.flatMap((id) => burdens.get(id) ?? []);
}

/** What is shown of visits and objects but not compared; read for those shown alone. */
interface Details {
  readonly codes: ReadonlyMap<number, string>;
  readonly lines: ReadonlyMap<number, Row<typeof linesShown>>;
  readonly addresses: ReadonlyMap<number, string>;
  readonly planCodes: ReadonlyMap<number, string>;
  readonly ratings: ReadonlyMap<number, readonly Row<typeof ratingsFor>[]>;
}

function detailsOf(reader: Reader, overlapped: readonly Overlapped[]): Details {
  const visits = overlapped.flatMap(([, found]) => [...found.visits.keys()]);
  const list = (ids: readonly number[]) => JSON.stringify([...new Set(ids)]);
  const objects = list(overlapped.map(([{ id }]) => id));
  const lines = reader.all(linesShown, list(visits.map(({ lineId }) => lineId)));
  const places = reader.all(addresses, list(visits.map(({ premisesId }) => premisesId)));
  const codes = reader.all(planCodes, list(visits.map(({ plan }) => plan.id)));
  return {
    codes: new Map(reader.all(objectCodes, objects).map(({ id, code }) => [id, code])),
    lines: new Map(lines.map((line) => [line.id, line])),
    addresses: new Map(places.map(({ id, address }) => [id, address])),
    planCodes: new Map(codes.map(({ plan_id: id, ref }) => [id, ref])),
    ratings: groupBy(reader.all(ratingsFor, objects), (row) => row.enterprise_id),
  };
}

function burdenOf([object, found]: Overlapped, details: Details): Burden {
  const planned = new Map<Visit, PlannedVisit>();
  for (const visit of found.visits.keys())
    planned.set(visit, plannedVisit(visit, planned.size + 1, found, details));
  const visits = [...planned.values()].sort(inTime);
  const ratings = details.ratings.get(object.id) ?? [];
  return {
    enterpriseId: object.id,
    code: details.codes.get(object.id) ?? '',
    enterprise: object.name,
    agencies: agenciesIn(found),
    kinds: inOrder(new Set(visits.flatMap(({ kinds }) => kinds))),
    nearest: nearestIn(found),
    noJoint: ratings.flatMap(({ no_joint: noJoint, sector }) => (noJoint === 1 ? [sector] : [])),
    graded: ratings.flatMap(({ grade, sector }) => (grade === '' ? [] : [sector])),
    visits,
    meetings: found.pairs.map(({ a, b, ...pair }): Meeting => {
      return { a: planned.get(a) as PlannedVisit, b: planned.get(b) as PlannedVisit, ...pair };
    }),
  };
}

function plannedVisit(visit: Visit, id: number, found: FoundOverlaps, details: Details): PlannedVisit {
  const { plan, lineId, premisesId } = visit;
  const line = details.lines.get(lineId);
  return {
    id,
    agencyId: plan.agencyId,
    agency: plan.agency,
    sector: plan.sector,
    unitType: plan.unitType,
    planId: plan.id,
    planCode: details.planCodes.get(plan.id) ?? '',
    planKind: plan.kind,
    receivedOn: plan.receivedOn,
    lineId,
    where: { file: plan.file, ...(line && placeOfLine(line)) },
    item: line?.item ?? visit.itemKey,
    itemKey: visit.itemKey,
    taskKey: visit.taskKey,
    premisesId,
    address: details.addresses.get(premisesId) ?? '',
    from: fromDay(visit.startDay),
    to: fromDay(visit.endDay),
    times: visit.times,
    joint: visit.joint,
    partners: visit.partners,
    random: visit.random,
    kinds: inOrder(found.visits.get(visit) ?? new Set()),
    yearly: found.yearly.get(visit),
  };
}

/** Units that take part; those that are not registered by their name. */
export function agenciesIn({ visits }: FoundOverlaps): number {
  return new Set([...visits.keys()].map(({ plan }) => plan.agencyId ?? plan.agency)).size;
}

/** The least gap between two visits; undefined where none meet. */
export function nearestIn({ pairs }: FoundOverlaps): number | undefined {
  return pairs.reduce<number | undefined>(
    (least, { gap }) => (least === undefined || gap < least ? gap : least),
    undefined,
  );
}

function inOrder(kinds: ReadonlySet<OverlapKind>): OverlapKind[] {
  return (Object.keys(OVERLAP_NAME) as OverlapKind[]).filter((kind) => kinds.has(kind));
}

function inTime(a: PlannedVisit, b: PlannedVisit): number {
  return (
    compareTexts(a.from, b.from) ||
    compareTexts(a.to, b.to) ||
    compareTexts(a.agency, b.agency) ||
    compareTexts(a.where.file, b.where.file) ||
    a.planId - b.planId ||
    (a.where.row ?? 0) - (b.where.row ?? 0) ||
    a.id - b.id
  );
}
