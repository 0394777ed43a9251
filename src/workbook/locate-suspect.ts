import type { HeaderColumn } from './locate-others.ts';
import type { FilledCell, Grid } from './locate-grid.ts';
import type { SuspectRow } from './locate-model.ts';
import type { Cell, Row } from './model.ts';

const TIME = /\d{4}[年.\-/]|\d月|季度|半年|^全年|^每月/u;
const RATIO = /\d%|\d(?:户|家)|全覆盖/u;
const FREQUENCY = /\d次|[一二两三四]次|次\/|^[<>=≤≥]+\d/u;

/** What a value of these columns looks like; only what no other column's value looks like. */
const KIND: Readonly<Record<string, { readonly fits: RegExp; readonly open: RegExp }>> = {
  ratio: { fits: RATIO, open: /\d|需要|按需|适时|全部|不设/u },
  ratio_freq: { fits: RATIO, open: /\d|需要|按需|适时|全部|次/u },
  freq: { fits: FREQUENCY, open: /\d|需要|按需|适时|每|次/u },
  freq_cap: { fits: FREQUENCY, open: /\d|需要|按需|适时|每|次|不设/u },
  time: { fits: TIME, open: /\d|年|月|季|适时|按需|需要|定期|另行/u },
  time_start: { fits: TIME, open: /\d|年|月/u },
  time_end: { fits: TIME, open: /\d|年|月/u },
  object_uscc: { fits: /^[0-9A-HJ-NPQRTUWXY]{18}$/iu, open: /[0-9]{6}/u },
  joint_flag: { fits: /^[是否有无√×]$/u, open: /^[是否有无√×yn/-]|部门/iu },
  enterprise_flag: { fits: /^[是否]$/u, open: /^[是否有无√×yn/-]/iu },
  method: { fits: /现场|书面|网络|线上|远程|双随机|实地/u, open: /查|抽|核|验|机|向|覆盖/u },
  basis: { fits: /^《.+》/u, open: /法|条例|规定|办法|《|依据|通知|方案|文件|同上|〃/u },
};

const AT_END: ReadonlySet<string> = new Set(['method', 'basis']);

/** What can only be of one family of columns. */
const UNMISTAKABLE: readonly (readonly [family: RegExp, text: RegExp])[] = [
  [/^time/u, /\d月|季度|\d{4}年/u],
  [/^ratio/u, /\d%/u],
  [/freq/u, /\d次/u],
];

/** Does a value look like one of this column? One with any figure may, unless it is plainly of another. */
function belongs(key: string | undefined, text: string): boolean {
  const kind = key === undefined ? undefined : KIND[key];
  if (key === undefined || !kind) return false;
  if (kind.fits.test(text)) return true;
  return kind.open.test(text) && !UNMISTAKABLE.some(([family, own]) => !family.test(key) && own.test(text));
}

/** Whether cells belong to columns, as found so far. */
type Belonging = Map<string, Map<Cell, boolean>>;

function belongsTo(known: Belonging, key: string | undefined, { cell, text }: FilledCell): boolean {
  if (key === undefined) return false;
  let ofColumn = known.get(key);
  if (!ofColumn) known.set(key, (ofColumn = new Map<Cell, boolean>()));
  let answer = ofColumn.get(cell);
  if (answer === undefined) ofColumn.set(cell, (answer = belongs(key, text)));
  return answer;
}

/**
 * Rows one cell short: their last column is empty, and a value stands one column to the left of where its
 * kind belongs. Reported, never moved.
 */
export function suspectShifts(
  rows: readonly Row[],
  grid: Grid,
  columns: readonly HeaderColumn[],
): SuspectRow[] {
  const last = columns.at(-1);
  if (!last) return [];
  const pairs = columns.flatMap((column, at): Pair[] => {
    const kind = column.key === undefined ? undefined : KIND[column.key];
    const left = columns[at - 1];
    // Words such as 现场 stand in other columns too: these two kinds tell only at the end of a row.
    const tells = column === last || !AT_END.has(column.key ?? '');
    return kind && left && tells ? [{ left, column, fits: kind.fits }] : [];
  });
  const known: Belonging = new Map();
  return rows.flatMap((row) => {
    const filled = grid.filled(row);
    if (filled.length >= columns.length || valueIn(filled, last)) return [];
    return suspectShift(row.number, filled, { pairs, last }, known) ?? [];
  });
}

/** A column whose values are known by their look, and the one to its left. */
interface Pair {
  readonly left: HeaderColumn;
  readonly column: HeaderColumn;
  readonly fits: RegExp;
}

function valueIn(filled: readonly FilledCell[], { column }: HeaderColumn): FilledCell | undefined {
  return filled.find((value) => value.column === column);
}

function suspectShift(
  row: number,
  filled: readonly FilledCell[],
  { pairs, last }: { readonly pairs: readonly Pair[]; readonly last: HeaderColumn },
  known: Belonging,
): SuspectRow | undefined {
  for (const { left, column, fits } of pairs) {
    const here = valueIn(filled, column);
    const before = valueIn(filled, left);
    // The column that is empty is the last one: what stands before it must be of a kind of its own.
    const atEnd = column === last && left.key !== undefined && left.key in KIND;
    if (before === undefined || (here === undefined && !atEnd)) continue;
    if ((here && belongsTo(known, column.key, here)) || belongsTo(known, left.key, before)) continue;
    if (!fits.test(before.text)) continue;
    return {
      row,
      column: left.column,
      text: before.cell.text,
      reason: `「${column.header}」的内容像是填在了左边的「${left.header}」列，末列「${last.header}」为空，本行可能少填一格`,
    };
  }
  return undefined;
}
