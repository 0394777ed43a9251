import { Grid } from './locate-grid.ts';
import { type Header, findHeader, findNextHeader, isHeaderWord } from './locate-header.ts';
import type {
  LocateOptions,
  LocatedSheet,
  LocatedTable,
  PlacedText,
  SkipReason,
  SkippedRow,
} from './locate-model.ts';
import { buildTable } from './locate-rows.ts';
import { isTitleLike, placedText, placedTexts, skipReason } from './locate-skip.ts';
import type { Row, Sheet } from './model.ts';
import type { HeaderWords } from './vocabulary.ts';

/** A table while its rows are being gathered. */
interface Draft {
  readonly header: Header;
  readonly titles: readonly PlacedText[];
  readonly width: number;
  readonly data: Row[];
  readonly skipped: SkippedRow[];
  /** Data and skipped rows in order, so that titles of the next table can be taken back. */
  readonly order: Row[];
  noted: boolean;
}

/**
 * Finds the tables of a sheet: header block, columns by the vocabulary, rows, and what is left out, with
 * the reason. Nothing is guessed by likeness and nothing disappears: a text is a title, a header, a value,
 * in a skipped row or loose.
 */
export function locateTables(
  sheet: Sheet,
  vocabulary: HeaderWords,
  options: LocateOptions = {},
): LocatedSheet {
  const grid = new Grid(sheet, (text) => isHeaderWord(text, vocabulary));
  const tables: LocatedTable[] = [];
  let above: PlacedText[] = [];
  let draft: Draft | undefined;
  for (let index = 0; index < grid.rows.length;) {
    const row = grid.rows[index] as Row;
    const header = draft ? findNextHeader(grid, index, vocabulary) : findHeader(grid, index, vocabulary);
    if (!header) {
      if (draft) sort(grid, draft, row);
      else above.push(...placedTexts(grid, row));
      index += 1;
      continue;
    }
    index += header.rows.length;
    if (draft) {
      const titles = takeTitles(grid, draft);
      if (repeats(draft, header, titles)) {
        skip(grid, draft, [...titles, ...header.rows], 'repeated-header');
        continue;
      }
      tables.push(buildTable(grid, draft, options));
      above = titles.flatMap((title) => placedTexts(grid, title));
    }
    draft = begin(header, above);
    above = [];
  }
  if (draft) tables.push(buildTable(grid, draft, options));
  return { sheet: sheet.name, hidden: sheet.hidden, tables, loose: above };
}

function begin(header: Header, titles: readonly PlacedText[]): Draft {
  return {
    header,
    titles,
    width: header.columns.length,
    data: [],
    skipped: [],
    order: [],
    noted: false,
  };
}

function sort(grid: Grid, draft: Draft, row: Row): void {
  const reason = skipReason(grid, row, draft.width, draft.noted);
  if (reason) skip(grid, draft, [row], reason);
  else {
    draft.data.push(row);
    draft.order.push(row);
  }
  draft.noted = reason === 'note' || (draft.noted && reason === 'empty');
}

function skip(grid: Grid, draft: Draft, rows: readonly Row[], reason: SkipReason): void {
  for (const row of rows) {
    draft.skipped.push({ ...placedText(grid, row), reason });
    draft.order.push(row);
  }
}

/** Removes from the end of a table the rows that are the titles of what follows. */
function takeTitles(grid: Grid, draft: Draft): Row[] {
  const titles: Row[] = [];
  for (let row = draft.order.at(-1); row && isTitleLike(grid, row, draft.width); row = draft.order.at(-1)) {
    const last = draft.skipped.at(-1);
    if (last?.row === row.number) {
      if (last.reason !== 'band' && last.reason !== 'signature' && last.reason !== 'empty') break;
      if (last.reason === 'signature' && !isHeadLine(last.text)) break;
      draft.skipped.pop();
    } else draft.data.pop();
    draft.order.pop();
    titles.unshift(row);
  }
  return titles;
}

/** `填表单位:…` stands above a table, `填表人:…` below. */
function isHeadLine(text: string): boolean {
  return /^(?:填表|填报|编制|报送)(?:单位|时间|日期)/u.test(text);
}

/** The same header again, with no title or the same title: the next printed page of one table. */
function repeats(draft: Draft, header: Header, titles: readonly Row[]): boolean {
  if (header.signature !== draft.header.signature) return false;
  const known = new Set(draft.titles.map(({ text }) => text));
  return titles.every((row) =>
    row.cells.every((cell) => !cell || !cell.text.trim() || known.has(cell.text.trim())),
  );
}
