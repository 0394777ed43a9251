import type { Place } from './words.ts';

/** A whole script for one shell: it needs nothing of the program when it runs. */
export type CompletionScript = (places: readonly Place[]) => string;

/** A text as one word of a POSIX shell, and of fish where it has no backslash. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
