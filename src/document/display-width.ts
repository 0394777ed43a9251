/** Character cells a text takes on a terminal. */
export type Measure = (text: string) => number;

// ASCII, Chinese characters, Chinese punctuation and full-width forms: nearly everything we show.
const COMMON = /^[\u0020-\u007e\u00b7\u2014\u2018-\u201d\u2026\u3001-\u3015\u4e00-\u9fff\uff01-\uff5e]*$/u;
const WIDE = /[\u3001-\uff5e]/gu;

const commonWidth: Measure = (text) => text.length + (text.match(WIDE)?.length ?? 0);

/**
 * A measure good for any part of the texts given. Common text is counted here: loading string-width
 * compiles its table of all emoji, which takes longer than drawing a page.
 */
export async function measureFor(texts: Iterable<string>): Promise<Measure> {
  for (const text of texts) {
    if (!COMMON.test(text.replaceAll('\n', ''))) return (await import('string-width')).default;
  }
  return commonWidth;
}
