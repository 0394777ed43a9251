import type { LocatedColumn } from './locate-model.ts';
import { headerText } from './vocabulary.ts';

export interface HeaderColumn extends LocatedColumn {
  /** Named only because a merged header cell reaches over it; kept only where values stand in it. */
  readonly spread: boolean;
  /** By which it was recognised. */
  readonly wording?: string | undefined;
}

/** A column, and what stands over it from the top row down. */
interface NamedColumn {
  readonly name: { readonly parts: readonly string[] };
  readonly column: HeaderColumn;
}

/**
 * 检查对象类型 beside 检查对象: where a column has the whole name, one that has more behind it is another thing.
 * So is 2025年检查次数 beside 2026年检查次数.
 */
export function withoutOthers<T extends NamedColumn>(all: readonly T[]): readonly T[] {
  const whole = new Set(all.map(({ column: { key, how } }) => (how === 'contains' ? undefined : key)));
  const years = new Map<string, number>();
  for (const { column } of all) {
    const { key = '', header } = column;
    years.set(key, Math.max(years.get(key) ?? 0, yearIn(header)));
  }
  return all.map((one) => {
    const { key, how, wording = '', ...rest } = one.column;
    if (key === undefined || how !== 'contains') return one;
    const year = yearIn(rest.header);
    const isPast = year > 0 && year < (years.get(key) ?? 0);
    const ends = headerText(one.name.parts.join('')).core.endsWith(headerText(wording).core);
    if (!isPast && (ends || !whole.has(key))) return one;
    return { ...one, column: { ...rest, key: undefined, how: undefined, between: [key] } };
  });
}

/** 0 where there is none. */
function yearIn(header: string): number {
  return Number(/20\d{2}/u.exec(header)?.[0] ?? 0);
}
