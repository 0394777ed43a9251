/** 读数: what became of one cell's text. Nothing is guessed: what has two meanings is unreadable. */
export type Reading<T> =
  /** Read; the warning says what was supplied or left unread, e.g. `“月”字缺失，按11月理解`. */
  | { readonly kind: 'value'; readonly value: T; readonly warning?: string }
  /** Deliberately left open by the sender: 根据监管需要, 不定期, 不设上限. */
  | { readonly kind: 'open'; readonly text: string }
  /** `reason`: what is wrong with it; `hint`: how the sender should write it. */
  | { readonly kind: 'unreadable'; readonly reason: string; readonly hint: string };

/** A value, with as many warnings as there are. */
export function read<T>(value: T, ...warnings: readonly (string | undefined)[]): Reading<T> {
  const said = [...new Set(warnings.filter((w) => w !== undefined))];
  return said.length === 0 ? { kind: 'value', value } : { kind: 'value', value, warning: said.join('；') };
}

export function open(text: string): Reading<never> {
  return { kind: 'open', text };
}

export function unreadable(reason: string, hint: string): Reading<never> {
  return { kind: 'unreadable', reason, hint };
}
