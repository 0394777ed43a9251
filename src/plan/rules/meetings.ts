import { addMonths, fromDay, toDay, type LocalDate } from '../../kernel/local-date.ts';
import { placeText } from '../../kernel/cell-ref.ts';
import { addDays } from '../../kernel/local-date.ts';
import { periodText, type Period } from '../../kernel/period.ts';
import type { ParameterValue } from '../../policy/parameters.ts';
import type { DatedValue } from '../../policy/pack.ts';
import type { Query, Shape } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import type { Meeting } from '../visit-store.ts';
import type { PortfolioContext, PortfolioHit } from './rule.ts';

/** Parameters that say how near two visits must be. */
type NearnessParameter =
  'plan.interval' | 'plan.overlap_window' | 'plan.merge_window' | 'plan.mutual_recognition';

type Nearness = ParameterValue<'plan.overlap_window'>;

/** The most days a period can last, for a first choice in SQL; the exact day is decided afterwards. */
const LONGEST_MONTH = 31;

/** What a meeting of two visits is told as. */
interface Wording {
  message(other: string, nearness: Nearness): string;
  readonly next: string;
}

/** Runs one of the visit queries and keeps the pairs that are near by the value in force for the plan. */
export function meetings<S extends Shape>(
  reader: Reader,
  { pack, year }: PortfolioContext,
  query: Query<S>,
  parameter: NearnessParameter,
  wording: Wording,
): (PortfolioHit & { readonly by: DatedValue<Nearness> })[] {
  const values = pack.parameters.get(parameter)?.values ?? [];
  if (values.length === 0) return [];
  const forms = values.map((v) => v.value as Nearness);
  const apart = Math.max(...forms.map((form) => mostDays(form.period)));
  const longest = Math.max(...forms.map((form) => mostDays(form.longest)));
  const rows = reader.all(query, year, apart, apart, longest, longest) as unknown as Meeting[];
  return rows.flatMap((row) => {
    const by = pack.find(parameter, row.received_on as LocalDate, scopeOf(row));
    if (!by || !isNear(row, by.value)) return [];
    const other = `${row.other_agency}${placeText({ file: row.other_file, sheet: row.other_sheet, row: row.other_row })}（${fromDay(row.other_start)}至${fromDay(row.other_end)}）`;
    return [
      {
        planId: row.plan_id,
        lineId: row.line_id,
        key: 'object_scope',
        value: row.enterprise,
        message: wording.message(other, by.value),
        next: wording.next,
        by,
      },
    ];
  });
}

/** What the pack's value for a row is chosen by. */
export function scopeOf(row: { sector: string; unit_type: string; kind: string }) {
  return {
    ...(row.sector !== '' && { sector: row.sector }),
    ...(row.unit_type !== '' && { unitType: row.unit_type }),
    kind: row.kind,
  };
}

function mostDays({ amount, unit }: Period): number {
  return unit === 'month' ? amount * LONGEST_MONTH : amount;
}

function isNear(row: Meeting, { period, longest }: Nearness): boolean {
  const isShort = (start: number, end: number) => end < toDay(after(fromDay(start), longest));
  if (!isShort(row.start_day, row.end_day) || !isShort(row.other_start, row.other_end)) return false;
  const [end, start] =
    row.start_day <= row.other_start ? [row.end_day, row.other_start] : [row.other_end, row.start_day];
  return start < toDay(after(fromDay(end), period));
}

function after(day: LocalDate, { amount, unit }: Period): LocalDate {
  return unit === 'month' ? addMonths(day, amount) : addDays(day, amount);
}

/** `一个月` in words of the pack: `1个月内`. */
export function within(nearness: Nearness): string {
  return `${periodText(nearness.period)}内`;
}
