import { compact } from '../kernel/text.ts';
import { Grid } from './locate-grid.ts';
import type { Sheet } from './model.ts';
import { type HeaderText, type Section, type Vocabulary, headerText } from './vocabulary.ts';

export interface SectionGuess {
  readonly section: Section;
  /** Share of the header cells that are words of this section, 0 to 1; words of the title count a little. */
  readonly score: number;
  /** Where the header stands that was judged by. */
  readonly row: number;
}

const TITLE_WORDS: Readonly<Record<Section, RegExp>> = {
  plan: /(?:检查|抽查|执法)(?:工作)?计划/u,
  agency: /(?:执法|检查)(?:单位|主体|机关)(?:名录|名单|清单)|单位名录/u,
  item: /事项(?:清单|目录|名录|库|表)/u,
  enterprise: /(?:对象|企业|主体|监管对象)(?:名录|名单|库)/u,
  officer: /人员(?:名录|名单|名册|库)|持证人员/u,
  inspection: /检查(?:码)?记录|检查行为|检查情况/u,
  sample: /(?:案卷|案件|检查记录|文书)(?:清单|目录|台账|一览表)/u,
};
const TITLE_WEIGHT = 0.15;
/** A header stands near the top. */
const ROWS = 15;

/**
 * What a sheet seems to be about, best first; only the sections in which its header has at least two words.
 * For messages (“看起来像…”); nothing is imported by likeness.
 */
export function guessSections(sheet: Sheet, vocabularies: readonly Vocabulary[]): readonly SectionGuess[] {
  const grid = new Grid(sheet);
  const rows = grid.rows.slice(0, ROWS);
  const titles = [
    sheet.name,
    ...rows.flatMap((row) => (grid.filled(row).length === 1 ? grid.filled(row) : [])),
  ]
    .map((title) => (typeof title === 'string' ? compact(title) : title.text))
    .join('\n');
  const headers = rows.map((row) => grid.filled(row).map(({ text }) => headerText(text)));
  const guesses = vocabularies.flatMap((vocabulary): SectionGuess[] => {
    let best: SectionGuess | undefined;
    for (const [at, row] of rows.entries()) {
      const filled = headers[at] as readonly HeaderText[];
      const keys = new Set<string>();
      for (const header of filled) {
        const match = vocabulary.match(header);
        if (match && match.key !== 'seq' && match.key !== 'remark') keys.add(match.key);
      }
      const score = keys.size / filled.length;
      // Records share most of their words with the plans they carry out.
      if (vocabulary.section === 'inspection' && !(keys.has('result') && keys.has('checked'))) continue;
      if (keys.size >= 2 && score > (best?.score ?? 0)) {
        best = { section: vocabulary.section, score, row: row.number };
      }
    }
    if (!best) return [];
    const titled = TITLE_WORDS[vocabulary.section].test(titles) ? TITLE_WEIGHT : 0;
    return [{ ...best, score: Math.min(1, best.score + titled) }];
  });
  return guesses.sort((a, b) => b.score - a.score);
}

/** The best guess; undefined where no row looks like a header of any section. */
export function guessSection(sheet: Sheet, vocabularies: readonly Vocabulary[]): SectionGuess | undefined {
  return guessSections(sheet, vocabularies)[0];
}
