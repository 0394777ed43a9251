import { UserError } from '../../src/kernel/errors.ts';
import type { Cell, Workbook } from '../../src/workbook/model.ts';
import { readWorkbook, type ReadOptions } from '../../src/workbook/read.ts';

/** The workbook as plain data, to be compared: its cells are made when they are asked for. */
export function plain(workbook: Workbook): Workbook {
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map(({ number, hidden, cells }) => ({
      number,
      hidden,
      cells: Array.from(cells, (cell) => cell && plainCell(cell)),
    })),
  }));
  return { ...workbook, sheets };
}

function plainCell({ text, number, date, trouble }: Cell): Cell {
  return {
    text,
    ...(number === undefined ? {} : { number }),
    ...(date === undefined ? {} : { date }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/** The texts of a sheet, row by row as far as there are cells. */
export function texts(workbook: Workbook, sheet = 0): string[][] {
  return (workbook.sheets[sheet]?.rows ?? []).map((row) => Array.from(row.cells, (cell) => cell?.text ?? ''));
}

/** The cell at row and column, from 1. */
export function cellAt(workbook: Workbook, row: number, column: number, sheet = 0): Cell | undefined {
  const cell = workbook.sheets[sheet]?.rows.find((r) => r.number === row)?.cells[column - 1];
  return cell && plainCell(cell);
}

/** The UserError that reading ends with; anything else is thrown on. */
export function refusal(bytes: Uint8Array, file = '计划.xlsx', options: ReadOptions = {}): UserError {
  try {
    readWorkbook(bytes, file, options);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${file} was read`);
}
