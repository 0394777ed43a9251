import type { Merge, Row } from '../workbook/model.ts';
import type { HeaderWords } from '../workbook/vocabulary.ts';
import { PERSONAL, RecordInterpreter, type InterpretOptions } from './interpret-record.ts';
import { MergedRows, mergedRecords } from './merged-rows.ts';
import type { RecordTrouble } from './record-cells.ts';
import { FLAG, type RecordDraft } from './record-batch.ts';
import { findRecordTable, HEAD_ROWS, skipReason, type RecordTable } from './record-columns.ts';
import type { SheetEnd } from './record-messages.ts';

/** What comes of the rows of one sheet, in their order. */
export interface SheetSink {
  found(table: RecordTable): void;
  record(draft: RecordDraft, row: Row): void;
  refused(row: Row): void;
  trouble(trouble: RecordTrouble): void;
  /** Of every row of data: which of its cells are not to be kept. */
  personal?(row: Row, cells: readonly number[]): void;
  /** A row that is no data. */
  other?(row: Row): void;
}

const PERSONAL_KEYS: ReadonlySet<string> = new Set(PERSONAL);

/** 一张工作表: its header among the first rows, then record after record. */
export class RecordSheet {
  readonly sheet: number;
  readonly name: string;
  readonly #words: HeaderWords;
  readonly #options: InterpretOptions;
  readonly #sink: SheetSink;
  #head: Row[] | undefined = [];
  #table: RecordTable | undefined;
  #interpreter: RecordInterpreter | undefined;
  #checked = 0;
  #rows = 0;
  #citizens = 0;
  readonly #skipped: Record<string, number> = {};
  readonly #personal = new Set<number>();
  #merges: readonly Merge[] = [];
  readonly #merged: MergedRows;

  constructor(sheet: number, name: string, words: HeaderWords, options: InterpretOptions, sink: SheetSink) {
    this.#merged = new MergedRows(options.merged?.get(sheet) ?? []);
    this.sheet = sheet;
    this.name = name;
    this.#words = words;
    this.#options = options;
    this.#sink = sink;
  }

  take(row: Row): void {
    if (!this.#head) {
      this.#data(row);
      return;
    }
    this.#head.push(row);
    if (this.#head.length === HEAD_ROWS) this.#settleHead();
  }

  /** What the file says of merged cells, after its rows. */
  merge(merges: readonly Merge[]): void {
    this.#merges = merges;
  }

  /** Merged regions among the records. */
  get mergedRecords(): Merge[] {
    return this.#table ? mergedRecords(this.#merges, this.#table.columns, this.#table.headerRow) : [];
  }

  finish(): SheetEnd {
    this.#settleHead();
    const columns = this.#table?.columns ?? [];
    return {
      sheet: this.sheet,
      name: this.name,
      found: this.#table !== undefined,
      rows: this.#rows,
      skipped: this.#skipped,
      citizens: this.#citizens,
      personal: columns
        .filter(({ column, key }) => PERSONAL_KEYS.has(key ?? '') && this.#personal.has(column - 1))
        .map(({ header }) => header),
      hides: this.#personal.size > 0,
    };
  }

  #settleHead(): void {
    const head = this.#head;
    if (!head) return;
    this.#head = undefined;
    const table = findRecordTable(this.name, head, this.#words);
    if (table) {
      this.#table = table;
      this.#checked = (table.columns.find(({ key }) => key === 'checked')?.column ?? 1) - 1;
      this.#interpreter = new RecordInterpreter(table.columns, this.#options, (t) => this.#sink.trouble(t));
      this.#sink.found(table);
    }
    for (const row of head) {
      if (table && row.number > table.headerRow) this.#data(row);
      else this.#sink.other?.(row);
    }
  }

  #data(row: Row): void {
    const interpreter = this.#interpreter;
    if (!interpreter) return;
    const skipped = skipReason(row, this.#words, this.#checked);
    if (skipped !== undefined) {
      this.#skipped[skipped] = (this.#skipped[skipped] ?? 0) + 1;
      this.#sink.other?.(row);
      return;
    }
    this.#rows += 1;
    interpreter.begin(row);
    const personal = interpreter.personal();
    for (const at of personal) this.#personal.add(at);
    this.#sink.personal?.(row, personal);
    const merged = this.#merged.troubles(row, this.#table?.columns ?? []);
    for (const trouble of merged) this.#sink.trouble(trouble);
    const draft = merged.length > 0 ? undefined : interpreter.read();
    if (!draft) {
      this.#sink.refused(row);
      return;
    }
    if (draft.numbers.flags & FLAG.citizen) this.#citizens += 1;
    this.#sink.record(draft, row);
  }
}
