import { fromDay, type LocalDate } from '../../kernel/local-date.ts';
import { placeText } from '../../kernel/cell-ref.ts';
import { periodText } from '../../kernel/period.ts';
import type { ParameterValue } from '../../policy/parameters.ts';
import type { DatedValue } from '../../policy/pack.ts';
import type { Query, Shape } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import { agreementsOf } from '../joint/agreements.ts';
import { liveScopes, spanValues, type Meeting } from '../visit-store.ts';
import type { PortfolioContext, PortfolioHit } from './rule.ts';

/** Parameters that say how near two visits must be. */
type NearnessParameter =
  'plan.interval' | 'plan.overlap_window' | 'plan.merge_window' | 'plan.mutual_recognition';

type Nearness = ParameterValue<'plan.overlap_window'>;

/** What a meeting of two visits is told as. */
interface Wording {
  message(other: string, nearness: Nearness): string;
  readonly next: string;
  /** What to do once the agencies have agreed on one visit; absent where that settles nothing. */
  readonly agreed?: string;
}

/** Runs one of the visit queries for each value that is in force for a live plan, and keeps what it is in force for. */
export function meetings<S extends Shape>(
  reader: Reader,
  { pack, year }: PortfolioContext,
  query: Query<S>,
  parameter: NearnessParameter,
  wording: Wording,
): (PortfolioHit & { readonly by: DatedValue<Nearness> })[] {
  const agreement = wording.agreed === undefined ? undefined : agreementsOf(reader, year);
  const groups = new Map<string, { nearness: Nearness; sectors: Set<string> }>();
  for (const scope of reader.all(liveScopes, year)) {
    const value = pack.find(parameter, scope.received_on as LocalDate, scopeOf(scope))?.value;
    if (!value) continue;
    const group = groups.get(spanKey(value)) ?? { nearness: value, sectors: new Set() };
    groups.set(spanKey(value), group);
    group.sectors.add(scope.sector);
  }
  return [...groups].flatMap(
    ([
      key,
      {
        nearness: { period, longest },
        sectors,
      },
    ]) => {
      const spans = [...spanValues(period), ...spanValues(longest)];
      const rows = reader.all(query, year, ...spans, JSON.stringify([...sectors]));
      return (rows as unknown as Meeting[]).flatMap((row) => {
        const by = pack.find(parameter, row.received_on as LocalDate, scopeOf(row));
        if (!by || spanKey(by.value) !== key) return [];
        const other = `${row.other_agency}${placeText({ file: row.other_file, sheet: row.other_sheet, row: row.other_row })}（${fromDay(row.other_start)}至${fromDay(row.other_end)}）`;
        const agreed = agreement?.(row.line_id, row.other_line, row.enterprise);
        const message = wording.message(other, by.value);
        return [
          {
            planId: row.plan_id,
            lineId: row.line_id,
            key: 'object_scope',
            value: row.enterprise,
            message: agreed === undefined ? message : `${message}；${agreed}`,
            next: agreed === undefined ? wording.next : (wording.agreed ?? wording.next),
            by,
          },
        ];
      });
    },
  );
}

function spanKey({ period, longest }: Nearness): string {
  return `${periodText(period)} ${periodText(longest)}`;
}

/** What the pack's value for a row is chosen by. */
export function scopeOf(row: { sector: string; unit_type: string; kind: string }) {
  return {
    ...(row.sector !== '' && { sector: row.sector }),
    ...(row.unit_type !== '' && { unitType: row.unit_type }),
    kind: row.kind,
  };
}

/** `一个月` in words of the pack: `1个月内`. */
export function within(nearness: Nearness): string {
  return `${periodText(nearness.period)}内`;
}
