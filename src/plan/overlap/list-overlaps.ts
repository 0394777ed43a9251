import { compact } from '../../kernel/text.ts';
import { Top } from '../../kernel/top.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Reader } from '../../store/store.ts';
import { objectsInBatches, objectsOfPlans } from '../visit-store.ts';
import { agenciesIn, burdensOf, nearestIn } from './burdens.ts';
import { findOverlaps } from './find-overlaps.ts';
import { measuresOf, type Measures } from './measures.ts';
import { OVERLAP_NAME, type Burden, type OverlapKind, type UnnamedLine } from './model.ts';
import { objectsNamed } from './overlap-store.ts';

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
  const { year, agencyId, enterprise, kind } = filter;
  const wanted = kind === undefined ? (Object.keys(OVERLAP_NAME) as OverlapKind[]) : [kind];
  const measures = measuresOf(store, pack, year, wanted);
  const { enterprises, ids } = burdened(store, measures, filter);
  const askedForAll = measures.kinds.has('special') && enterprise === undefined;
  return {
    year,
    enterprises,
    burdens: burdensOf(store, measures, ids),
    unnamed: askedForAll ? unnamedLines(measures, agencyId) : [],
  };
}

/** What the objects with overlaps are ranked by. */
interface Rank {
  readonly id: number;
  readonly name: string;
  readonly agencies: number;
  readonly visits: number;
  readonly nearest: number;
}

/** 负担排序: the objects with overlaps, the most burdened first, and how many there are beyond the limit. */
export function burdened(
  reader: Reader,
  measures: Measures,
  { agencyId, enterprise, limit }: Pick<OverlapFilter, 'agencyId' | 'enterprise' | 'limit'>,
): { enterprises: number; ids: number[] } {
  const top = new Top(heavier, limit);
  let enterprises = 0;
  for (const objects of objectsInBatches(
    reader,
    visitedBy(reader, measures, agencyId, enterprise),
    measures.plans,
  )) {
    for (const object of objects) {
      const found = findOverlaps(object, measures);
      if (!found) continue;
      if (agencyId !== undefined && ![...found.visits.keys()].some(({ plan }) => plan.agencyId === agencyId))
        continue;
      enterprises += 1;
      top.add({
        id: object.id,
        name: object.name,
        agencies: agenciesIn(found),
        visits: found.visits.size,
        nearest: nearestIn(found) ?? Infinity,
      });
    }
  }
  return { enterprises, ids: top.sorted().map(({ id }) => id) };
}

/** Objects that come into question. */
function visitedBy(
  reader: Reader,
  { plans }: Measures,
  agencyId: number | undefined,
  enterprise: string | undefined,
): number[] {
  const of = [...plans.values()].filter((plan) => agencyId === undefined || plan.agencyId === agencyId);
  const visited = reader.all(objectsOfPlans, JSON.stringify(of.map(({ id }) => id))).map(({ id }) => id);
  if (enterprise === undefined) return visited;
  const text = compact(enterprise);
  const named = new Set(reader.all(objectsNamed, text.toUpperCase(), text).map(({ id }) => id));
  return visited.filter((id) => named.has(id));
}

/** By units, then by visits, then by nearness. */
function heavier(a: Rank, b: Rank): number {
  if (a.agencies !== b.agencies) return b.agencies - a.agencies;
  if (a.visits !== b.visits) return b.visits - a.visits;
  if (a.nearest !== b.nearest) return a.nearest - b.nearest;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id - b.id;
}

function unnamedLines({ special }: Measures, agencyId: number | undefined): UnnamedLine[] {
  return special.flatMap(({ plan, namesObjects, place, item }) => {
    if (namesObjects || (agencyId !== undefined && plan.agencyId !== agencyId)) return [];
    return [{ agency: plan.agency, planId: plan.id, where: { file: plan.file, ...place }, item }];
  });
}
