import { fromDay, type LocalDate } from '../kernel/local-date.ts';
import type { Cell, Row, Sheet, Workbook } from './model.ts';
import { unpackTexts } from './packed-texts.ts';
import { NO_DAY, TROUBLES, type PackedWorkbook } from './packed.ts';

/** Rows with cells this far apart stay sparse, so that a note in XFD1 costs nothing. */
const SPARSE_FROM = 256;

/** Cells that are alike are one object. */
export function unpack(packed: PackedWorkbook): Workbook {
  const cells = unpackCells(packed);
  const sheets = packed.sheets.map((sheet): Sheet => ({
    name: sheet.name,
    hidden: sheet.hidden,
    rows: unpackRows(sheet.rows, cells),
    merges: sheet.merges,
  }));
  const { file, kind, encoding } = packed;
  return encoding === undefined ? { file, kind, sheets } : { file, kind, encoding, sheets };
}

function unpackCells(packed: PackedWorkbook): Cell[] {
  const dates = new Map<number, LocalDate>();
  const dateOf = (day: number): LocalDate => {
    let date = dates.get(day);
    if (date === undefined) dates.set(day, (date = fromDay(day)));
    return date;
  };
  return unpackTexts(packed.texts).map((text, id) => {
    const number = packed.numbers[id] as number;
    const day = packed.days[id] as number;
    const trouble = TROUBLES[packed.troubles[id] as number];
    if (trouble === undefined && day === NO_DAY) return Number.isNaN(number) ? { text } : { text, number };
    return {
      text,
      ...(Number.isNaN(number) ? {} : { number }),
      ...(day === NO_DAY ? {} : { date: dateOf(day) }),
      ...(trouble === undefined ? {} : { trouble }),
    };
  });
}

function unpackRows(numbers: Int32Array, palette: readonly Cell[]): Row[] {
  const rows: Row[] = [];
  let at = 0;
  while (at < numbers.length) {
    const count = numbers[at + 2] as number;
    const end = at + 3 + count * 2;
    const width = numbers[end - 2] as number;
    const cells: (Cell | undefined)[] = [];
    for (let i = at + 3; i < end; i += 2) {
      const column = numbers[i] as number;
      if (width < SPARSE_FROM) while (cells.length < column - 1) cells.push(undefined);
      cells[column - 1] = palette[numbers[i + 1] as number];
    }
    rows.push({ number: numbers[at] as number, hidden: numbers[at + 1] === 1, cells });
    at = end;
  }
  return rows;
}
