import { compact } from '../kernel/text.ts';
import type { LocatedCell, LocatedRow, LocatedTable } from '../workbook/locate-model.ts';
import { PERIOD_COLUMNS } from '../workbook/period-columns.ts';
import { RowCells, troubleOf, type RowContext } from '../workbook/row-cells.ts';
import type { Cell } from '../workbook/model.ts';
import { isDitto } from './ditto.ts';
import type { RawCell } from './model.ts';
import { tickedCell, type TickedColumns } from './ticked-columns.ts';

/** What a column's header says about the form of its values. */
interface ColumnForms {
  /** 计量单位 that a header gives once for all its cells: 检查比例（%）, 检查频次（次/年）. */
  readonly units: ReadonlyMap<string, string>;
  /** 是否现场检查: what 是 and 否 stand for. */
  readonly methods: { readonly yes: string; readonly no: string } | undefined;
}

/** 检查月份, 检查时间（月）, 检查季度: what their numbers are. */
const MONTH_HEADER = /(月|季度)份?$/u;

/** What bare numbers are under 检查户数/1月, 检查次数/1月, 检查日期/1月. */
function unitIn(header: string): string | undefined {
  if (/家|户|对象数|企业数|单位数/u.test(header)) return '家';
  if (/次/u.test(header)) return '次';
  return /日期|\d月日/u.test(header) ? '日' : undefined;
}

/** 单位：家, in the corner above a table. */
function unitAbove({ titles }: LocatedTable): string | undefined {
  const unit = titles
    .map(({ text }) => /单位:([家户个次]次?|所)\)?$/u.exec(compact(text))?.[1])
    .find((found) => found !== undefined);
  return unit === undefined ? undefined : unit === '次' ? '次' : '家';
}

function formsOf(table: LocatedTable): ColumnForms {
  const titled = unitAbove(table);
  const units = table.columns.flatMap(({ key, bracket }): [string, string][] => {
    if (key === 'ratio' && bracket === '%') return [[key, '%']];
    return (key === 'freq' || key === 'freq_cap') && bracket !== undefined && /^次\/.{1,2}$/u.test(bracket)
      ? [[key, bracket]]
      : [];
  });
  const times = table.columns.flatMap(({ key, header, bracket }): [string, string][] => {
    const unit = key === 'time' ? MONTH_HEADER.exec(`${header}${bracket ?? ''}`)?.[1] : undefined;
    return unit === undefined ? [] : [['time', unit]];
  });
  const periods = table.columns.flatMap(({ key, header, bracket = '' }): [string, string][] => {
    if (key === undefined || !PERIOD_COLUMNS.has(key)) return [];
    const unit = unitIn(`${header}${bracket}`) ?? titled;
    return unit === undefined ? [] : [[key, unit]];
  });
  const asked = table.columns.find(({ key }) => key === 'method')?.header ?? '';
  const [on, off] = ['现场检查', '非现场检查'];
  const methods = /^是否(?:可以?|能)?非现场/u.test(asked)
    ? { yes: off, no: on }
    : /^是否(?:可以?|能)?现场/u.test(asked)
      ? { yes: on, no: off }
      : undefined;
  return { units: new Map([...units, ...times, ...periods]), methods };
}

/** What a cell that can be trusted holds for its column, wherever it stands. */
type Value = Pick<RawCell, 'text' | 'date' | 'number'>;

interface Column {
  readonly key: string;
  /** Values found so far: cells that are alike are one object, and read once. */
  readonly values: Map<Cell, Value>;
  /** 抽取类型 beside 检查方式: one says how objects are drawn, the other how they are inspected. */
  readonly joined: boolean;
}

/** Reads the rows of one table into cells by column name; an empty one keeps its place. */
export class LineReader {
  readonly #context: RowContext;
  readonly #forms: ColumnForms;
  readonly #columns: readonly Column[];
  readonly #twoScopes: boolean;
  readonly #ticked: TickedColumns;
  /** Whether any value read so far points at the one above it. */
  hasDittos = false;
  /** Every row has these columns: copying them is much cheaper than adding one after the other. */
  readonly #form: Readonly<Record<string, RawCell>>;

  constructor(table: LocatedTable, ticked: TickedColumns, context: RowContext) {
    this.#context = context;
    this.#forms = formsOf(table);
    const doubled = new Set(table.duplicates.map(({ key }) => key));
    const keys = new Set(table.columns.flatMap(({ key }) => key ?? []));
    this.#columns = [...keys].map((key) => ({
      key,
      values: new Map<Cell, Value>(),
      joined: key === 'method' && doubled.has(key),
    }));
    this.#twoScopes = doubled.has('object_scope');
    this.#ticked = ticked;
    this.#form = Object.fromEntries([...keys].map((key) => [key, { text: '', row: 0, column: 0 }]));
  }

  read(row: LocatedRow): Record<string, RawCell> {
    const found = { ...this.#form };
    for (const column of this.#columns) {
      found[column.key] = this.#read(row, column) ?? emptyCell(row, column.key);
    }
    const names = this.#twoScopes ? secondOf(row, 'object_scope') : undefined;
    if (names) {
      this.hasDittos ||= isDitto(names.cell.text);
      found['object_names'] ??= { text: names.cell.text, row: names.row, column: names.column };
    }
    return found;
  }

  /** Undefined where nothing stands in the column, or the columns, of this name. */
  #read(row: LocatedRow, column: Column): RawCell | undefined {
    const { key, joined } = column;
    const says = this.#ticked.get(key);
    if (says) return tickedCell(row, key, says);
    const at = joined ? row.all(key)[0] : row.get(key);
    return at && this.#cell(row, at, column);
  }

  #cell(row: LocatedRow, at: LocatedCell, column: Column): RawCell {
    let value = column.values.get(at.cell);
    if (!value) {
      const { key, joined } = column;
      const cells = new RowCells(row, this.#context);
      const written = [
        cells.raw(key),
        ...(joined ? othersOf(row, key) : []).map(({ cell }) => (cell.trouble ? '' : cell.text.trim())),
      ];
      const text = written.filter((part) => part !== '').join('；');
      value = valueOf(at.cell, text, key, this.#forms);
      this.hasDittos ||= isDitto(value.text);
      // Reading it is what tells of its trouble, and what is joined differs from row to row.
      if (troubleOf(at.cell) !== undefined) {
        const { text: said, ...rest } = value;
        return { text: said, row: at.row, column: at.column, trouble: true, ...rest };
      }
      if (!joined) column.values.set(at.cell, value);
    }
    const { text, date, number } = value;
    const { row: atRow, column: atColumn } = at;
    if (date === undefined && number === undefined) return { text, row: atRow, column: atColumn };
    return {
      text,
      row: atRow,
      column: atColumn,
      ...(date !== undefined && { date }),
      ...(number !== undefined && { number }),
    };
  }
}

/** So that a finding can point at it. */
function emptyCell(row: LocatedRow, key: string): RawCell {
  return { text: '', row: row.number, column: row.place(key)?.column ?? 0 };
}

/** 3、6、9; 3-5; 一、三 under 检查月份 and 检查季度. */
const BARE_TIME =
  /^(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[-—~、,，至到](?:\d{1,2}|[一二三四五六七八九十]{1,2}))*$/u;

function valueOf(cell: Cell, written: string, key: string, { units, methods }: ColumnForms): Value {
  const bare = key === 'time' ? BARE_TIME : /^\d+(?:\.\d+)?$/u;
  const unit = bare.test(written.trim()) ? units.get(key) : undefined;
  return {
    text:
      key === 'method'
        ? inWords(written, methods)
        : unit === undefined
          ? written
          : `${written.trim()}${unit}`,
    ...(cell.date && { date: cell.date }),
    ...(cell.number !== undefined && unit === undefined && { number: cell.number }),
  };
}

function inWords(text: string, methods: ColumnForms['methods']): string {
  const said = compact(text);
  if (!methods) return text;
  return /^[是√✓]$/u.test(said) ? methods.yes : /^[否×✗]$/u.test(said) ? methods.no : text;
}

/** The values of the further columns of a name. */
function othersOf(row: LocatedRow, key: string): LocatedCell[] {
  const place = row.place(key);
  return row.all(key).filter(({ column }) => column !== place?.column);
}

/** The value of the second column of a name: 具体检查对象 beside 检查对象范围. */
function secondOf(row: LocatedRow, key: string): LocatedCell | undefined {
  return othersOf(row, key).find(({ cell }) => cell.trouble === undefined);
}
