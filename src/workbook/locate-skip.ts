import { compact } from '../kernel/text.ts';
import type { FilledCell, Grid } from './locate-grid.ts';
import type { PlacedText, SkipReason } from './locate-model.ts';
import type { Row } from './model.ts';

const TOTAL_VALUE = /^[\d,.]+%?$|^[-/—–]*$|\d(?:户|家|次|项|条|件|个|人)/u;
const NOTE =
  /^(?:\*|※)?(?:注|备注|说明|填表说明|填报说明|填写说明|注意事项|备注说明)(?:\d|[一二三四五]|[:、.]|$)/u;
const NOTE_LINE = /^(?:\(?\d{1,2}[.、)]|[①-⑳]|[一二三四五六七八九十]{1,2}、)/u;
const SIGNER =
  /^(?:填表人|填报人|制表人|制表|编制人|审核人|审核|审批人|复核人|经办人|负责人|单位负责人|主要负责人|分管领导|分管负责人|主管领导|联系人|联系电话|单位盖章|填报单位|填表单位|填报日期|填表日期|填报时间|填表时间|报送时间)(?:\(.{0,6}\))?:/u;
const SEAL = /\((?:盖章|公章|签章|签字|签名|加盖公章)\)/u;
const BAND = /^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.])/u;
const BAND_NUMBER = /^\(?[一二三四五六七八九十]{1,3}[)、.]?$/u;
const TITLE =
  /^附(?:件|表|录)\d{0,2}|(?:计划|名录|清单|统计|汇总|一览)表?(?:\(.*\))?$|(?:单位|时间|日期)[^:]{0,4}:/u;

/** What is known of the rows above one. */
export interface Above {
  /** Number of columns of the table. */
  readonly width: number;
  /** A note stands above. */
  readonly noted: boolean;
  /** Whether a merged cell of a data row above reaches over this one. */
  readonly goesOn: (row: Row) => boolean;
}

/** Why a row below a header is no data; undefined where it is data. */
export function skipReason(grid: Grid, row: Row, { width, noted, goesOn }: Above): SkipReason | undefined {
  const filled = grid.filled(row);
  const [first] = filled;
  if (!first) return 'empty';
  if (isColumnNumbers(filled)) return 'column-numbers';
  if (isExample(filled)) return 'example';
  if (isTotal(filled, width)) return 'total';
  // Little is its own, since most of its cells are merged with those above.
  if (filled.length <= 2 && goesOn(row)) return undefined;
  if (filled.length <= 2 && NOTE.test(first.text)) return 'note';
  if (isInstruction(filled)) return 'note';
  if (isSignature(filled)) return 'signature';
  if (isClosing(grid, row, width)) return 'signature';
  // 一 | 道路运输: a heading whose number stands in a cell of its own.
  if (filled.length === 2 && width > 4 && BAND_NUMBER.test(first.text)) return 'band';
  if (filled.length > 1) return undefined;
  const wide = width > 2 && grid.width(row.number, first.column) * 2 >= width;
  if (noted && (wide || NOTE_LINE.test(first.text))) return 'note';
  return wide || (BAND.test(first.text) && width > 3) ? 'band' : undefined;
}

/** 落款: a unit's name, a date or a sentence alone on a line, with no fuller row below it. */
const CLOSING =
  /^\d{4}年\d{1,2}月\d{1,2}日$|^[^,、;]{2,30}(?:局|委员会|委|人民政府|办事处|管委会|大队|支队|总队)(?:\(.{0,6}\))?$|^.{8,}[。.]$/u;

function isClosing(grid: Grid, row: Row, width: number): boolean {
  const filled = grid.filled(row);
  if (width < 5 || filled.length > 2 || !filled.every(({ text }) => CLOSING.test(text))) return false;
  const below = grid.rows.slice(grid.rows.indexOf(row) + 1);
  return below.every((later) => grid.filled(later).length <= 2);
}

/** A row that may be the title of the table below it: one text at the table's left edge, no numbered line. */
export function isTitleLike(grid: Grid, row: Row, width: number, left = 1): boolean {
  const filled = grid.filled(row);
  const [first] = filled;
  for (let column = left; column < left + width; column += 1) {
    if (grid.tallOver(row.number, column)) return false;
  }
  if (!first) return true;
  if (NOTE.test(first.text) || NOTE_LINE.test(first.text)) return false;
  if (TITLE.test(first.text) && filled.length <= 6) return true;
  return filled.length === 1 && (first.column <= left || grid.width(row.number, first.column) * 2 >= width);
}

export function placedText(grid: Grid, row: Row): PlacedText {
  const filled = grid.filled(row);
  return {
    text: filled.map(({ cell }) => cell.text.trim()).join(' '),
    row: row.number,
    column: filled[0]?.column ?? 1,
  };
}

/** Every text of a row with its own place. */
export function placedTexts(grid: Grid, row: Row): PlacedText[] {
  return grid.filled(row).map(({ cell, column }) => ({ text: cell.text.trim(), row: row.number, column }));
}

/** Columns are numbered with these where they are not with figures. */
const COLUMN_LETTERS = ['甲乙丙丁戊己庚辛壬癸', '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** `1 2 3 4 …`, `甲 乙 1 2 3 …`, `(1) (2) (3) …`, `甲 乙 丙 丁 …`, `A B C D …` under a header. */
function isColumnNumbers(filled: readonly FilledCell[]): boolean {
  if (filled.length < 4) return false;
  const inOrder = (letters: string) =>
    filled.every(({ cell }, at) => cell.text.trim().toUpperCase() === letters[at]);
  if (COLUMN_LETTERS.some(inOrder)) return true;
  const letters = filled.findIndex(({ text }, at) => text !== COLUMN_LETTERS[0]?.[at]);
  if (letters < 0 || filled.length - letters < 4) return false;
  return filled.slice(letters).every(({ text }, at) => text === `${at + 1}` || text === `(${at + 1})`);
}

function isExample(filled: readonly FilledCell[]): boolean {
  return filled.some(({ marks }, at) => marks.exampleOrder || (at < 2 && marks.exampleLabel));
}

const INSTRUCTION = /^[([【]?(?:填写|填报|填表)(?:说明|要求|须知|提示)[)\]】]?:?$/u;

/** `(按事项库填写) (写明条款) (次/年)`: what is to be written into the columns. */
function isInstruction(filled: readonly FilledCell[]): boolean {
  const [first] = filled;
  if (first === undefined || filled.length < 3) return false;
  return INSTRUCTION.test(first.text) || filled.every(({ text }) => /^[(【].+[)】]$/u.test(text));
}

/** The word among the first cells and beside it nothing but figures. */
function isTotal(filled: readonly FilledCell[], width: number): boolean {
  const at = filled.slice(0, 3).findIndex(({ marks }) => marks.total);
  if (at < 0) return false;
  const rest = filled.filter((_, index) => index !== at);
  const figures = rest.filter(({ text }) => TOTAL_VALUE.test(compact(text)));
  return figures.length === rest.length || (rest.length * 2 < width && rest.length - figures.length <= 1);
}

function isSignature(filled: readonly FilledCell[]): boolean {
  const [first] = filled;
  if (!first) return false;
  if (SIGNER.test(first.text)) return true;
  return filled.length <= 2 && SEAL.test(first.text) && first.text.length <= 40;
}
