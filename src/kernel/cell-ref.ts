/** A place in somebody's file. Row and column count from 1 as in a spreadsheet program; absent = the whole. */
export interface CellRef {
  /** File name as the user knows it. */
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: number;
}

/** 27 → `AA` */
export function columnName(column: number): string {
  let name = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  }
  return name;
}

/** `G12`; only `第12行` where the column is not known. */
export function a1(row: number, column?: number): string {
  return column === undefined ? `第${row}行` : `${columnName(column)}${row}`;
}

/** `「市监局2026年度计划.xlsx」Sheet1!G12` */
export function placeText(ref: CellRef): string {
  let text = `「${ref.file}」`;
  if (ref.sheet !== undefined) text += ref.sheet;
  if (ref.row !== undefined) text += `${ref.sheet === undefined ? '' : '!'}${a1(ref.row, ref.column)}`;
  return text;
}
