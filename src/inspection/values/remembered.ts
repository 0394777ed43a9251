import { ownText } from '../../kernel/text.ts';

/** A column of words has few; one of other texts is not to fill the memory. */
const MOST = 10_000;

/** `read`, which must depend on the text alone, and what it gave for the texts met lately. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    let entry = known.get(text);
    if (!entry) {
      entry = { value: read(text) };
      if (known.size >= MOST) known.clear();
      known.set(ownText(text), entry);
    }
    return entry.value;
  };
}
