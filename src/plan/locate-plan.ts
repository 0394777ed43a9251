import type { AgencyDirectory } from '../registry/directory.ts';
import { withWords, type HeaderWord } from '../workbook/header-words.ts';
import type { LocatedSheet, LocateOptions } from '../workbook/locate-model.ts';
import { titleFacts } from '../workbook/locate-title.ts';
import { locateTables } from '../workbook/locate.ts';
import type { Sheet } from '../workbook/model.ts';
import type { Vocabulary } from '../workbook/vocabulary.ts';

/** A sheet's tables and the words they were found by. */
export interface LocatedPlan {
  readonly located: LocatedSheet;
  readonly vocabulary: Vocabulary;
}

export interface LocateContext {
  readonly file: string;
  readonly vocabulary: Vocabulary;
  readonly directory: AgencyDirectory;
  /** Header words of single agencies, by code. */
  readonly agencyWords: ReadonlyMap<string, readonly HeaderWord[]>;
  /** What the importer says the agency is. */
  readonly agency: string | undefined;
}

/** Titles stand near the top; further down stand data. */
const TITLE_ROWS = 15;

/**
 * Finds a sheet's tables; where a header is not known, once more with the words of the agency that the
 * importer, the titles or the file's name give.
 */
export function locatePlan(sheet: Sheet, context: LocateContext, options: LocateOptions): LocatedPlan {
  const { vocabulary, agencyWords } = context;
  const located = locateTables(sheet, vocabulary, options);
  const known = located.tables.length > 0 && located.tables.every((table) => table.unmatched.length === 0);
  if (known || agencyWords.size === 0) return { located, vocabulary };
  const words = wordsFor(located, context);
  if (words === undefined) return { located, vocabulary };
  const own = withWords(vocabulary, words);
  return { located: locateTables(sheet, own, options), vocabulary: own };
}

function wordsFor(located: LocatedSheet, context: LocateContext): readonly HeaderWord[] | undefined {
  const titles = [...located.tables.flatMap((table) => table.titles), ...located.loose].filter(
    ({ row }) => row <= TITLE_ROWS,
  );
  const texts =
    context.agency === undefined
      ? titleFacts(titles, context.file).agencyTexts.map(({ value }) => value)
      : [context.agency];
  for (const text of texts) {
    const match = context.directory.find(text);
    if (match.kind === 'found') return context.agencyWords.get(match.agency.code);
  }
  return undefined;
}
