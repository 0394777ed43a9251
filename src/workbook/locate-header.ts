import type { Grid } from './locate-grid.ts';
import type { LocatedColumn } from './locate-model.ts';
import type { Row } from './model.ts';
import { type HeaderMatch, type HeaderText, type HeaderWords, headerText } from './vocabulary.ts';

export interface HeaderColumn extends LocatedColumn {
  /** Named only because a merged header cell reaches over it; kept only where values stand in it. */
  readonly spread: boolean;
}

/** 表头: one or two rows. */
export interface Header {
  readonly rows: readonly Row[];
  readonly columns: readonly HeaderColumn[];
  /** Columns recognised by their full wording, and by a wording they contain. */
  readonly strong: number;
  readonly weak: number;
  /** Of the different names recognised, those that say what the table is about: not 序号, not 备注. */
  readonly telling: number;
  /** Of the different names recognised by their full wording, the telling ones. */
  readonly sure: number;
  readonly filled: number;
  /** Equal for a header and its repetition on a later page. */
  readonly signature: string;
}

/** Longer texts are sentences. */
const LONGEST_HEADER = 60;
const LONGEST_CHILD = 20;
/** A header may be preceded by a line of labels that looks like one; how far to look for the better one. */
const LOOK_AHEAD = 3;
const PLAIN_KEYS: ReadonlySet<string> = new Set(['seq', 'remark']);

/** The header that begins at this row, at the top of a sheet where anything may precede it. */
export function findHeader(grid: Grid, index: number, vocabulary: HeaderWords): Header | undefined {
  const row = grid.rows[index];
  const below = grid.rows[index + 1];
  if (!row || !(anyMatch(grid, row, vocabulary, 1) || (below && anyMatch(grid, below, vocabulary, 1)))) {
    return undefined;
  }
  const first = readHeader(grid, index, vocabulary);
  if (!first || !isHeader(first)) return undefined;
  if (hits(first) >= first.filled * 0.6) return first;
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead += 1) {
    const better = readHeader(grid, index + ahead, vocabulary);
    if (better && isHeader(better) && hits(better) > hits(first)) return undefined;
  }
  return first;
}

/** The header that begins at this row below another table: rows of data that happen to hold such words are none. */
export function findNextHeader(grid: Grid, index: number, vocabulary: HeaderWords): Header | undefined {
  const row = grid.rows[index];
  if (!row || !anyMatch(grid, row, vocabulary, 2)) return undefined;
  const header = readHeader(grid, index, vocabulary);
  if (!header || !isHeader(header)) return undefined;
  if (header.filled <= 3) return header.strong === header.filled ? header : undefined;
  return header.sure >= 2 && header.strong >= 3 && header.strong >= header.filled * 0.6 ? header : undefined;
}

function hits(header: Header): number {
  return header.strong + header.weak;
}

function isHeader(header: Header): boolean {
  if (header.filled < 2 || header.sure < 1) return false;
  if (header.filled <= 3) return header.sure >= 2;
  return header.telling >= 2 && hits(header) >= 3 && hits(header) * 3 >= header.filled;
}

/** Cheap refusal for most rows: whether so many cells are header words. */
function anyMatch(grid: Grid, row: Row, vocabulary: HeaderWords, least: number): boolean {
  let found = 0;
  for (const { text } of grid.filled(row)) {
    if (text.length <= LONGEST_HEADER && isWord(text, vocabulary)) found += 1;
    if (found === least) return true;
  }
  return false;
}

/** Answers of `isWord` so far: data cells repeat themselves. */
const words = new WeakMap<HeaderWords, Map<string, boolean>>();
const WORDS_KEPT = 20_000;

function isWord(text: string, vocabulary: HeaderWords): boolean {
  let known = words.get(vocabulary);
  if (!known || known.size > WORDS_KEPT) words.set(vocabulary, (known = new Map<string, boolean>()));
  let answer = known.get(text);
  if (answer === undefined) known.set(text, (answer = vocabulary.match(headerText(text)) !== undefined));
  return answer;
}

interface Named {
  readonly column: number;
  readonly parent: string;
  readonly child: string;
  readonly spread: boolean;
}

function readHeader(grid: Grid, index: number, vocabulary: HeaderWords): Header | undefined {
  const row = grid.rows[index];
  if (!row || grid.filled(row).length < 2) return undefined;
  const next = grid.rows[index + 1];
  const groups = groupColumns(grid, row);
  if (next && isChildRow(grid, row, next, groups, vocabulary)) {
    return judge(nameColumns(grid, row, next, groups), [row, next], vocabulary);
  }
  return judge(nameColumns(grid, row, undefined, groups), [row], vocabulary);
}

/** Column → the column whose header cell reaches over it: by a merge, or where merges were lost, to its left. */
function groupColumns(grid: Grid, row: Row): ReadonlyMap<number, number> {
  const groups = new Map<number, number>();
  const filled = grid.filled(row);
  for (const { column } of filled) {
    const merge = grid.mergeAt(row.number, column);
    if (merge && merge.right > merge.left) {
      for (let c = merge.left; c <= Math.min(merge.right, merge.left + 200); c += 1) groups.set(c, column);
    }
  }
  if (groups.size > 0) return groups;
  for (const [at, { column }] of filled.entries()) {
    const end = filled[at + 1]?.column ?? column + 1;
    if (end - column > 1 && !grid.mergeAt(row.number, column)) {
      for (let c = column; c < end; c += 1) groups.set(c, column);
    }
  }
  return groups;
}

function isChildRow(
  grid: Grid,
  row: Row,
  next: Row,
  groups: ReadonlyMap<number, number>,
  vocabulary: HeaderWords,
): boolean {
  if (next.number !== row.number + 1) return false;
  const children = grid.filled(next);
  const merges = grid.mergesFrom(row.number);
  const tall = merges.filter((m) => m.bottom >= next.number && grid.own(row, m.left));
  if (children.length > 0 && tall.length * 2 >= grid.filled(row).length) return true;
  if (groups.size === 0 || children.length < 2) return false;
  const fits = children.every(
    ({ column, text }) => groups.has(column) && text.length <= LONGEST_CHILD && !/^[\d.,%]+$/u.test(text),
  );
  if (!fits) return false;
  const parents = grid.filled(row);
  if (parents.some(({ column, text }) => groups.get(column) === column && text.includes(':'))) return false;
  if (tall.length > 0 && merges.some((m) => m.right > m.left)) return true;
  return children.some(({ column, text }) => {
    const parent = parents.find((p) => p.column === groups.get(column))?.text ?? '';
    return [text, parent + text].some((t) => vocabulary.match(headerText(t)) !== undefined);
  });
}

function nameColumns(
  grid: Grid,
  row: Row,
  child: Row | undefined,
  groups: ReadonlyMap<number, number>,
): readonly Named[] {
  const names: Named[] = [];
  const last = Math.max(row.cells.length, child?.cells.length ?? 0, ...groups.keys());
  for (let column = 1; column <= last; column += 1) {
    const own = grid.own(row, column)?.text ?? '';
    const below = child ? (grid.own(child, column)?.text ?? '') : '';
    const group = groups.get(column);
    const merged = group !== undefined && grid.width(row.number, group) > 1;
    const inherits = own === '' && group !== undefined && (merged || below !== '');
    const parent = inherits ? (grid.own(row, group)?.text ?? '') : own;
    if (parent === '' && below === '') continue;
    names.push({ column, parent, child: below, spread: inherits && below === '' });
  }
  return names;
}

function judge(names: readonly Named[], rows: readonly Row[], vocabulary: HeaderWords): Header {
  const columns: HeaderColumn[] = [];
  const sure = new Set<string>();
  const telling = new Set<string>();
  let strong = 0;
  let weak = 0;
  let filled = 0;
  for (const name of names) {
    const { match, between } = matchColumn(name, vocabulary);
    const text = [name.parent, name.child].filter((t) => t !== '').map((t) => t.replace(/\s+/gu, ' ').trim());
    columns.push({
      column: name.column,
      key: match?.key,
      header: text.join('/'),
      bracket: headerText(name.parent + name.child).bracket,
      how: match?.how,
      between,
      spread: name.spread,
    });
    if (name.spread) continue;
    filled += 1;
    if (!match) continue;
    if (match.how === 'contains') weak += 1;
    else strong += 1;
    if (PLAIN_KEYS.has(match.key)) continue;
    telling.add(match.key);
    if (match.how !== 'contains') sure.add(match.key);
  }
  const signature = names.map((n) => `${n.column}:${headerText(n.parent + n.child).core}`).join('|');
  return { rows, columns, strong, weak, filled, signature, sure: sure.size, telling: telling.size };
}

/** Parent and child joined, then the child alone, by full wording; only then by a wording contained. */
function matchColumn(
  { parent, child }: Named,
  vocabulary: HeaderWords,
): { match: HeaderMatch | undefined; between: readonly string[] } {
  const forms = (child === '' || parent === '' ? [parent + child] : [parent + child, child])
    .map(headerText)
    .filter(readable);
  for (const form of forms) {
    const match = vocabulary.match(form);
    if (match) return { match, between: [] };
  }
  for (const form of forms) {
    const found = vocabulary.within(form);
    if (found.length === 1) return { match: found[0], between: [] };
    if (found.length > 1) return { match: undefined, between: found.map((f) => f.key) };
  }
  return { match: undefined, between: [] };
}

/** A label before a value (`填表单位:`) or a sentence is no header. */
export function readable(form: HeaderText): boolean {
  return form.core.length <= LONGEST_HEADER && !form.core.includes(':');
}
