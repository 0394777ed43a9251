import type { LocalDate } from '../../kernel/local-date.ts';
import { fromDay } from '../../kernel/local-date.ts';
import { compact } from '../../kernel/text.ts';
import { groupBy } from '../../kernel/group.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Row } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import type { PlanKind } from '../values/model.ts';
import { measuresOf, type Measures } from './measures.ts';
import {
  PARTS_OF,
  type Burden,
  type Meeting,
  type OverlapKind,
  type PlannedVisit,
  type UnnamedLine,
} from './model.ts';
import { burdened, foundFor, PART, ratingsFor, visitsTo, type VisitRow } from './overlap-store.ts';

export interface OverlapFilter {
  readonly year: number;
  /** Id of the agency that must take part. */
  readonly agencyId?: number | undefined;
  /** Code of the enterprise, or part of its name. */
  readonly enterprise?: string | undefined;
  readonly kind?: OverlapKind | undefined;
  /** How many enterprises at most. */
  readonly limit?: number | undefined;
}

/** 重叠清单: the enterprises that are burdened most come first. */
export interface Overlaps {
  readonly year: number;
  /** Enterprises with an overlap of what was asked for; `burdens` may be fewer. */
  readonly enterprises: number;
  readonly burdens: readonly Burden[];
  /** 专项 on 随机抽查 items that names nobody. */
  readonly unnamed: readonly UnnamedLine[];
}

/** The bureau's view of all live plans of a year, filed and open alike. */
export function listOverlaps(
  { store, pack }: { readonly store: Reader; readonly pack: Pack },
  filter: OverlapFilter,
): Overlaps {
  const { year, agencyId, enterprise, kind, limit } = filter;
  const wanted =
    kind === undefined ? Object.values(PARTS_OF).reduce((all, parts) => all | parts) : PARTS_OF[kind];
  const measures = measuresOf(store, pack, year, wanted);
  const text = enterprise === undefined ? null : compact(enterprise);
  const ranked = store.all(
    burdened,
    year,
    measures.near,
    measures.caps,
    measures.flagged,
    wanted,
    text,
    text?.toUpperCase() ?? null,
    text,
    agencyId ?? 0,
    agencyId ?? 0,
    limit ?? -1,
  );
  const burdens = burdensOf(
    store,
    year,
    measures,
    ranked.map(({ id }) => id),
    wanted,
  );
  const askedForAll = (kind ?? 'special') === 'special' && enterprise === undefined;
  return {
    year,
    enterprises: ranked[0]?.objects ?? 0,
    burdens,
    unnamed: askedForAll ? unnamedLines(measures, agencyId) : [],
  };
}

/** What is planned for these enterprises, in the order given. `wanted` masks the parts looked at. */
export function burdensOf(
  reader: Reader,
  year: number,
  { near, caps, flagged }: Measures,
  ids: readonly number[],
  wanted: number,
): Burden[] {
  const list = JSON.stringify(ids);
  const found = groupBy(
    reader.all(foundFor, year, near, list, caps, flagged, list),
    (row) => row.enterprise_id,
  );
  const visits = groupBy(reader.all(visitsTo, year, list), (row) => row.enterprise_id);
  const ratings = groupBy(reader.all(ratingsFor, list), (row) => row.enterprise_id);
  return ids.flatMap((id) => {
    const rows = (found.get(id) ?? []).filter(({ kinds }) => (kinds & wanted) !== 0);
    const own = visits.get(id) ?? [];
    const [first] = own;
    if (!first || rows.length === 0) return [];
    const about = ratings.get(id) ?? [];
    return [
      {
        enterpriseId: id,
        code: first.code,
        enterprise: first.enterprise,
        ...burdenOf(own, rows),
        noJoint: about.flatMap((r) => (r.no_joint === 1 ? [r.sector] : [])),
        graded: about.flatMap((r) => (r.grade === '' ? [] : [r.sector])),
      },
    ];
  });
}

function burdenOf(
  rows: readonly VisitRow[],
  found: readonly Row<typeof foundFor>[],
): Pick<Burden, 'agencies' | 'kinds' | 'nearest' | 'visits' | 'meetings'> {
  const byVisit = groupBy(found, (row) => row.visit_id);
  const visits = rows.flatMap((row) => {
    const own = byVisit.get(row.id);
    return own ? [plannedVisit(row, own)] : [];
  });
  const byId = new Map(visits.map((visit) => [visit.id, visit]));
  const meetings = new Map<string, Meeting>();
  for (const { visit_id: at, other_id: otherId, gap, kinds } of found) {
    const [a, b] = [byId.get(at), byId.get(otherId ?? 0)];
    if (!a || !b || gap === null || a.id > b.id) continue;
    const kind = kindsIn(kinds)[0] as OverlapKind;
    meetings.set(`${a.id} ${b.id} ${kind}`, { a, b, kind, sameItem: (kinds & PART.sameItem) !== 0, gap });
  }
  const gaps = [...meetings.values()].map(({ gap }) => gap);
  return {
    agencies: new Set(visits.map(({ agencyId, agency }) => agencyId ?? agency)).size,
    kinds: kindsIn(found.reduce((all, { kinds }) => all | kinds, 0)),
    nearest: gaps.length === 0 ? undefined : Math.min(...gaps),
    visits,
    meetings: [...meetings.values()],
  };
}

function plannedVisit(row: VisitRow, found: readonly Row<typeof foundFor>[]): PlannedVisit {
  return {
    id: row.id,
    agencyId: row.agency_id ?? undefined,
    agency: row.agency,
    sector: row.sector,
    unitType: row.unit_type,
    planId: row.plan_id,
    planCode: row.plan_code,
    planKind: row.kind as PlanKind,
    receivedOn: row.received_on as LocalDate,
    lineId: row.line_id,
    where: { file: row.file, sheet: row.sheet, row: row.row },
    item: row.item,
    itemKey: row.item_key,
    taskKey: row.task_key,
    premisesId: row.premises_id,
    address: row.address,
    from: fromDay(row.start_day),
    to: fromDay(row.end_day),
    times: row.times,
    joint: row.joint === 1,
    random: row.random === 1,
    kinds: kindsIn(found.reduce((all, { kinds }) => all | kinds, 0)),
    yearly: found.find(({ times }) => times !== null)?.times ?? undefined,
  };
}

function kindsIn(parts: number): OverlapKind[] {
  return (Object.keys(PARTS_OF) as OverlapKind[]).filter((kind) => (parts & PARTS_OF[kind]) !== 0);
}

function unnamedLines({ special }: Measures, agencyId: number | undefined): UnnamedLine[] {
  return special.flatMap((line) => {
    if (line.visits !== 0 || (agencyId !== undefined && line.agency_id !== agencyId)) return [];
    const { agency, plan_id: planId, file, sheet, row, item } = line;
    return [{ agency, planId, where: { file, sheet, row }, item }];
  });
}
