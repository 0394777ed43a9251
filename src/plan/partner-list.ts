/** 参加单位 as they are kept with a visit: ids as a JSON list; nothing where not all of them are known. */
export function partnersText(ids: readonly number[] | undefined): string | null {
  return ids === undefined ? null : JSON.stringify(ids);
}

const known = new Map<string, readonly number[]>();

/** The same lists come again and again; each is read once. */
export function partnersIn(text: string | null): readonly number[] | undefined {
  if (text === null || text === '') return undefined;
  let ids = known.get(text);
  if (!ids) known.set(text, (ids = JSON.parse(text) as number[]));
  return ids;
}
