import { fromDay, monthOf } from '../../kernel/local-date.ts';
import type { AgencyRecord } from '../../registry/agency-store.ts';
import { add, noMeasures, type Measures } from './measures.ts';

/** 按什么分组 the figures are shown. */
export const BREAKDOWNS = ['agency', 'sector', 'month'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** The group of everything that was asked for. */
export const WHOLE = '';

/** Which groups a day of an agency belongs to; none where the agency was not asked for. */
export type GroupsOf = (agencyId: number, day: number) => readonly string[];

/** 条线 of an agency that has none. */
export const NO_SECTOR = '未分条线';

/** Groups of the agencies that count, besides the whole: by name of agency, by sector, or by month `1` to `12`. */
export function groupsOf(agencies: readonly AgencyRecord[], by: Breakdown | undefined): GroupsOf {
  const nameOf = new Map(
    agencies.map(({ id, name, sector }) => [id, by === 'sector' ? sector || NO_SECTOR : name]),
  );
  const known = new Map<string, readonly string[]>();
  return (agencyId, day) => {
    const name = nameOf.get(agencyId);
    if (name === undefined) return [];
    const own = by === undefined ? WHOLE : by === 'month' ? String(monthOf(fromDay(day))) : name;
    let groups = known.get(own);
    if (!groups) known.set(own, (groups = own === WHOLE ? [WHOLE] : [WHOLE, own]));
    return groups;
  };
}

/** 分组计数: the counts of each group, filled by whoever counts something. */
export class Tally {
  readonly groups = new Map<string, Measures>();
  readonly of: GroupsOf;

  constructor(of: GroupsOf) {
    this.of = of;
    this.groups.set(WHOLE, noMeasures());
  }

  /** Counts something of an agency on a day, in every group that it belongs to. */
  count(agencyId: number, day: number, more: Partial<Measures>): void {
    for (const group of this.of(agencyId, day)) add(this.measures(group), more);
  }

  measures(group: string): Measures {
    let measures = this.groups.get(group);
    if (!measures) this.groups.set(group, (measures = noMeasures()));
    return measures;
  }
}
