import type { Pack } from '../../policy/pack.ts';
import type { Reader } from '../../store/store.ts';
import { currentDraw } from '../changes/stored-changes.ts';
import { numberGaps, type NumberGap } from './gaps.ts';
import type { KnownFile } from './import-lists.ts';
import { sampleSize } from './model.ts';
import { fileNumber } from './number.ts';
import { numbersOf, storedLists, type StoredList } from './stored-sample.ts';
import type { LocalDate } from '../../kernel/local-date.ts';

/** 一份清单, with what seems to be missing from it. */
export interface CheckedList {
  readonly unit: string;
  readonly unitName: string;
  readonly category: string;
  readonly categoryName: string;
  readonly source: StoredList['source'];
  readonly origin: string;
  /** M */
  readonly files: number;
  /** m */
  readonly toDraw: number;
  readonly round?: number;
  readonly gaps: readonly NumberGap[];
  /** Known to the database, not on the list. */
  readonly missing: readonly KnownFile[];
}

/** 清单核对 of a quarter. */
export interface ListCheck {
  readonly quarter: string;
  readonly lists: readonly CheckedList[];
  /** Agencies in force and categories without any list. */
  readonly absent: readonly { readonly unit: string; readonly unitName: string; readonly category: string }[];
}

/**
 * 核对漏报: for each list the gaps in its numbers and the filed plans and recorded inspections it leaves out, and which lists are not in yet.
 * A gap is a question to the agency, not a proof. @throws UserError E_DRAW_NOT_DRAWN
 */
export function checkLists(
  reader: Reader,
  pack: Pack,
  quarter: string,
  known: readonly KnownFile[],
  on: LocalDate,
): ListCheck {
  const { inputs, replay, changes } = currentDraw(reader, quarter);
  const categories = pack.get('spot_check.second_stage', on).value;
  const names = new Map(inputs.units.map((u) => [u.code, u.name]));
  for (const { change } of changes) if (change.kind === 'omitted') names.set(change.unit, change.entry.name);
  const lists = storedLists(reader, quarter);
  const has = new Set(lists.map((l) => `${l.unit}\t${l.category}`));
  return {
    quarter,
    lists: lists.map((list) => {
      const { unit, category, source, origin, files, round } = list;
      const numbers = numbersOf(reader, list);
      const rule = categories.find((c) => c.code === category);
      return {
        unit,
        unitName: names.get(unit) ?? '',
        category,
        categoryName: rule?.name ?? category,
        source,
        origin,
        files,
        toDraw: rule ? sampleSize(toCategory(rule), files) : 0,
        ...(round !== undefined && { round }),
        gaps: numberGaps(numbers),
        missing: missingFrom(
          numbers,
          known.filter((k) => k.unit === unit && k.register === rule?.register),
        ),
      };
    }),
    absent: replay.standing
      .seats()
      .flatMap(({ unit }) =>
        categories
          .filter((c) => !has.has(`${unit}\t${c.code}`))
          .map((c) => ({ unit, unitName: names.get(unit) ?? '', category: c.code })),
      ),
  };
}

/** A category of the pack in the form the record keeps. */
export function toCategory({
  code,
  name,
  rate,
  least,
}: {
  code: string;
  name: string;
  rate: { p: number; q: number };
  least: number;
}) {
  return { code, name, rate: { numerator: rate.p, denominator: rate.q }, least };
}

/** Of inspections only those between the first and the last visit on the list: it may be of a shorter time. */
function missingFrom(numbers: readonly string[], known: readonly KnownFile[]): KnownFile[] {
  const listed = new Set(numbers);
  const days = known.flatMap((k) => (k.on !== undefined && listed.has(fileNumber(k.number)) ? [k.on] : []));
  const [first, last] = [days.reduce(earlier, '9999'), days.reduce(later, '')];
  return known.filter(
    ({ number, on }) => !listed.has(fileNumber(number)) && (on === undefined || (on >= first && on <= last)),
  );
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);
