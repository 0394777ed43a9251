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
import { partOf, sideBySide } from './locate-sides.ts';
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
  const { tables, loose } = locateParts(grid, vocabulary, options);
  return { sheet: sheet.name, hidden: sheet.hidden, tables, loose };
}

type Located = Pick<LocatedSheet, 'tables' | 'loose'>;

/** Tables below each other, and where tables stand side by side, each side by itself. */
function locateParts(grid: Grid, vocabulary: HeaderWords, options: LocateOptions): Located {
  const bands = sideBySide(grid, vocabulary);
  if (bands.length === 0) return locateBelow(grid, vocabulary, options);
  const tables: LocatedTable[] = [];
  let loose: readonly PlacedText[] = [];
  let done = 0;
  const take = (found: Located) => {
    const [first, ...others] = found.tables;
    if (first) tables.push({ ...first, titles: [...loose, ...first.titles] }, ...others);
    loose = first ? found.loose : [...loose, ...found.loose];
  };
  const part = (first: number, end: number, from: number, to: number) =>
    grid.with(partOf(grid.sheet, grid.rows.slice(first, end), from, to));
  for (const { first, end, column } of bands) {
    if (first > done) take(locateBelow(part(done, first, 1, Number.POSITIVE_INFINITY), vocabulary, options));
    take(
      abreast(
        locateBelow(part(first, end, 1, column), vocabulary, options),
        locateParts(part(first, end, column, Number.POSITIVE_INFINITY), vocabulary, options),
        column,
      ),
    );
    done = end;
  }
  if (done < grid.rows.length) {
    take(locateBelow(part(done, grid.rows.length, 1, Number.POSITIVE_INFINITY), vocabulary, options));
  }
  return { tables, loose };
}

/** A title above both tables is one of either, on whichever side it stands, unless the other has one in its row. */
function abreast(left: Located, right: Located, column: number): Located {
  const [one, ...below] = left.tables;
  const [other, ...more] = right.tables;
  if (!one || !other)
    return { tables: [...left.tables, ...right.tables], loose: [...left.loose, ...right.loose] };
  const top = Math.min(...one.headerRows, ...other.headerRows);
  const share = (own: readonly PlacedText[], others: readonly PlacedText[]) =>
    [...own, ...others.filter(({ row }) => row < top && !own.some((title) => title.row === row))].toSorted(
      (a, b) => a.row - b.row || a.column - b.column,
    );
  return {
    tables: [
      { ...one, titles: share(one.titles, other.titles) },
      ...below,
      { ...other, titles: share(other.titles, one.titles), side: other.side || column },
      ...more.map((table) => ({ ...table, side: table.side || column })),
    ],
    loose: [...left.loose, ...right.loose],
  };
}

function locateBelow(grid: Grid, vocabulary: HeaderWords, options: LocateOptions): Located {
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
  return { tables, loose: above };
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
  const { width, noted, header, data } = draft;
  const goesOn = ({ number }: Row) => {
    const top = topOver(grid, number, header);
    return top !== undefined && data.findLast((above) => above.number <= top)?.number === top;
  };
  const reason = skipReason(grid, row, { width, noted, goesOn });
  if (reason) skip(grid, draft, [row], reason);
  else {
    draft.data.push(row);
    draft.order.push(row);
  }
  draft.noted = reason === 'note' || (draft.noted && reason === 'empty');
}

/** The row in which a merged cell begins that reaches over this one. */
function topOver(grid: Grid, row: number, { columns }: Header): number | undefined {
  for (const { column } of columns) {
    const merge = grid.tallOver(row, column);
    if (merge) return merge.top;
  }
  return undefined;
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
  for (let row = draft.order.at(-1); row && titled(grid, draft, row); row = draft.order.at(-1)) {
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

function titled(grid: Grid, { header, width }: Draft, row: Row): boolean {
  return isTitleLike(grid, row, width, header.columns[0]?.column);
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
