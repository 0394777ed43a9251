import { compact } from '../kernel/text.ts';

/** 别名 with where it comes from; a derived one yields to a written one. */
export interface AgencyAlias {
  readonly alias: string;
  readonly origin: 'name' | 'roster' | 'derived';
}

const PLACE = /^((?:[^市]{2,6}市)?)([^区县]{1,6}[区县])(?=.{2,})/u;

/**
 * Every name an agency goes by, in compact form: its own, those of the roster, and those that follow from
 * the full name by dropping the place in front (上海市金山区应急管理局 → 金山区应急管理局, 区应急管理局,
 * 应急管理局). A rule, not a likeness.
 */
export function namesOf(name: string, written: readonly string[]): AgencyAlias[] {
  const names = new Map<string, AgencyAlias['origin']>([[compact(name), 'name']]);
  for (const alias of written) {
    const key = compact(alias);
    if (key !== '' && !names.has(key)) names.set(key, 'roster');
  }
  for (const full of Array.from(names.keys())) {
    const place = PLACE.exec(full);
    if (!place) continue;
    const [whole, , district = ''] = place;
    const rest = full.slice(whole.length);
    for (const derived of [district + rest, district.at(-1) + rest, rest]) {
      if (!names.has(derived)) names.set(derived, 'derived');
    }
  }
  return [...names].map(([alias, origin]) => ({ alias, origin }));
}
