import { quarterRange, type LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { CheckItem, CheckResult } from './model.ts';

/** 检查表 of a quarter for units of one type. */
export interface CheckForm {
  readonly items: readonly CheckItem[];
  readonly results: readonly CheckResult[];
  /** 口径 of the items and of the score, for people. */
  readonly notes: readonly string[];
}

/** The form is that in force on the first day of the quarter, so that all units of a quarter are measured alike. */
export function formDay(quarter: string): LocalDate {
  const range = quarterRange(quarter);
  if (!range) throw new RangeError(`no quarter: ${quarter}`);
  return range.from;
}

/** @throws UserError E_PACK_VALUE where the jurisdiction has no form for that quarter */
export function formOf(pack: Pack, quarter: string, unitType: string): CheckForm {
  const day = formDay(quarter);
  const form = pack.get('spot_check.form', day);
  const scoring = pack.get('spot_check.scoring', day);
  const items = form.value
    .filter(({ from, unit_types: types }) => (from ?? day) <= day && (types?.includes(unitType) ?? true))
    .map(({ code, area, text, clause, way, weight, category, known }): CheckItem => ({
      code,
      area,
      text,
      clause: pack.clause(clause),
      way,
      weight,
      category,
      ...(known && { known }),
    }));
  return {
    items,
    results: scoring.value.results.map(({ word, percent }) => ({
      word,
      ...(percent !== undefined && { percent }),
    })),
    notes: [form.note, scoring.note].filter((note) => note !== undefined),
  };
}

/** Areas with their items, in the order of the form. */
export function byArea<T extends { readonly area: string }>(
  items: readonly T[],
): (readonly [string, readonly T[]])[] {
  const areas = new Map<string, T[]>();
  for (const item of items) areas.set(item.area, [...(areas.get(item.area) ?? []), item]);
  return [...areas];
}
