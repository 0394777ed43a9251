/** Canonical column names of a plan, as in `data/headers.yaml`; `extra` is a column nobody knows. */
export type Key =
  | 'seq'
  | 'plan_code'
  | 'plan_name'
  | 'parent_code'
  | 'domain'
  | 'item'
  | 'item_detail'
  | 'item_class'
  | 'basis'
  | 'subject'
  | 'internal_unit'
  | 'object_scope'
  | 'object_uscc'
  | 'area'
  | 'object_base'
  | 'target_count'
  | 'ratio'
  | 'ratio_freq'
  | 'freq'
  | 'freq_cap'
  | 'method'
  | 'plan_type'
  | 'time'
  | 'time_start'
  | 'time_end'
  | 'joint_flag'
  | 'lead'
  | 'coop'
  | 'level'
  | 'risk'
  | 'enterprise_flag'
  | 'necessity'
  | 'assign'
  | 'remark'
  | 'extra';

export type Severity = '必改' | '建议';

/** 埋设的问题: what the program should find at a cell of a line. */
export interface Planted {
  readonly code: string;
  readonly severity: Severity;
  /** The column it is about; the line's row alone where absent. */
  readonly key?: Key;
  readonly note: string;
}

/** A value as the spreadsheet holds it: text, a number, a percentage, a day, an error of the program. */
export type Value =
  string | number | { readonly percent: number } | { readonly day: string } | { readonly error: '#REF!' };

export interface Line {
  readonly values: Readonly<Partial<Record<Key, Value>>>;
  readonly planted: readonly Planted[];
  /** 分组标题 above the line. */
  readonly band?: string;
  /** Hidden in the spreadsheet program. */
  readonly hidden?: boolean;
}

/** 栏 of a layout: header as written; a parent makes the header two rows high. */
export interface Column {
  readonly key: Key;
  readonly header: string;
  readonly parent?: string;
}

export interface Layout {
  readonly columns: readonly Column[];
  /** Columns whose equal neighbours are merged downwards. */
  readonly merged?: readonly Key[];
  /** A row `1 2 3 …` under the header. */
  readonly numbered?: boolean;
  /** The header again after so many lines, as on a second printed page. */
  readonly page?: number;
}

/** Title rows, one table, and what stands under it. */
export interface Block {
  readonly above: readonly string[];
  readonly layout: Layout;
  readonly lines: readonly Line[];
  readonly below?: readonly string[];
  /** 合计 of the column 检查数量. */
  readonly total?: boolean;
  /** About the header: the cell of a column, or its row where none is named. */
  readonly plantedHeader?: readonly Planted[];
}

export interface PlanSheet {
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly hidden?: boolean;
}

export interface PlanFile {
  /** With its ending, which says the format. */
  readonly file: string;
  readonly sheets: readonly PlanSheet[];
}

export function planted(code: string, severity: Severity, key: Key | undefined, note: string): Planted {
  return { code, severity, ...(key !== undefined && { key }), note };
}
