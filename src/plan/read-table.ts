import type { Finding } from '../kernel/finding.ts';
import { byCertainty, type LocatedTable, type PlacedText } from '../workbook/locate-model.ts';
import type { RowContext } from '../workbook/row-cells.ts';
import type { Vocabulary } from '../workbook/vocabulary.ts';
import { underTitles } from './bands.ts';
import { withoutDittos } from './ditto.ts';
import { LineReader } from './line-cells.ts';
import type { PlanTable, RawCell, RawLine } from './model.ts';
import { tickedColumns, type TickedColumns } from './ticked-columns.ts';
import { isPeriodTotal, periodNotes, periodYears } from './period-table.ts';

export interface TableRead {
  readonly table: PlanTable;
  readonly lines: readonly RawLine[];
  readonly findings: readonly Finding[];
}

/** Reads a located table: its lines cell by cell, and what is wrong with its columns and rows. */
export function readTable(
  file: string,
  sheet: string,
  table: LocatedTable,
  vocabulary: Vocabulary,
  titles: readonly PlacedText[] = [],
): TableRead {
  const findings: Finding[] = [];
  const headerRow = table.headerRows.at(-1) as number;
  const note = (row: number, column: number | undefined, finding: Omit<Finding, 'where' | 'aspect'>) =>
    findings.push({
      aspect: '录入',
      ...finding,
      where: { file, sheet, row, ...(column !== undefined && { column }) },
    });
  for (const column of table.unmatched.filter((one) => !isPeriodTotal(table, one))) {
    const { header, between } = column;
    note(headerRow, column.column, {
      code: 'W102',
      severity: '建议',
      value: header,
      message:
        between.length > 0
          ? `这一列可能是：${between.map((key) => vocabulary.label(key)).join('、')}，内容没有审查`
          : header === ''
            ? '这一列没有表头，内容没有审查'
            : '不认识这一列，内容没有审查',
      next: '改用规范的表头，或请区司法局登记这种写法（zfjd header add）',
    });
  }
  const ticked = tickedColumns(table);
  for (const { key, columns } of table.duplicates) {
    // 抽取类型 beside 检查方式, 检查对象范围 beside 具体检查对象: both are read.
    if (key === 'method' || ticked.has(key)) continue;
    const [first, ...others] = key === 'object_scope' ? columns.toSpliced(1, 1) : columns;
    for (const { column, header } of others) {
      note(headerRow, column, {
        code: 'W102',
        severity: '建议',
        value: header,
        message: `这一列与「${first?.header ?? vocabulary.label(key)}」含义相同，只审查了前一列`,
        next: '合并为一列，或改用规范的表头',
      });
    }
  }
  for (const { row, column, ...said } of periodNotes(table)) note(row, column, said);
  for (const { row, column, text, reason } of table.suspects) {
    note(row, column, {
      code: 'W106',
      severity: '必改',
      value: text,
      message: `这一行疑似错列：${reason}`,
      next: '对照表头逐格核对后改正',
    });
  }
  for (const { row, column, text, from } of table.filled) {
    note(row, column, {
      code: 'W109',
      severity: '建议',
      value: text,
      message: `空白单元格按第${from}行的内容向下填充`,
      next: '如不相同，请填写实际内容',
    });
  }
  const { raw, hasDittos } = linesOf(table, ticked, { file, sheet, vocabulary, findings });
  const stray = raw.filter((line) => Object.values(line.cells).every(isEmpty));
  for (const { row } of stray) {
    const [first] = table.rows.find(({ number }) => number === row)?.extra ?? [];
    note(row, first?.column, {
      code: 'W106',
      severity: '建议',
      value: first?.cell.text ?? '',
      message: '这一行在认识的各列里都没有内容，没有当作计划行',
      next: '是计划内容的，对照表头填到相应的列；是说明文字的，移到表外',
    });
  }
  const written = stray.length === 0 ? raw : raw.filter((line) => !stray.includes(line));
  const own = hasDittos
    ? withoutDittos(written, ({ row, column, text }, message) =>
        note(row, column, {
          code: 'W109',
          severity: '建议',
          value: text,
          message: `“${text}”${message}`,
          next: '写出实际内容',
        }),
      )
    : written;
  const { lines, titled, bands } = underTitles(own, table, titles, (place, value, message) =>
    note(place?.row ?? headerRow, place?.column ?? (table.side > 0 ? table.side : undefined), {
      code: 'W109',
      severity: '建议',
      value,
      message,
      next: '不是这样的行，在检查方式、是否联合等栏目里写明',
    }),
  );
  const years = periodYears(table);
  const columns: Record<string, number> = {};
  const surest = table.columns.toSorted(byCertainty);
  for (const { key, column } of surest) if (key !== undefined) columns[key] ??= column;
  const headers = headersOf(surest, table.duplicates, vocabulary);
  return {
    table: {
      sheet,
      headerRow,
      columns,
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(years && { years }),
      ...(table.side > 0 && { side: table.side }),
      ...(Object.keys(titled).length > 0 && { titled }),
      ...(bands.length > 0 && { bands }),
    },
    lines,
    findings,
  };
}

/** What stands over the columns, where it is not their usual name; both headers where two columns are read as one. */
function headersOf(
  columns: LocatedTable['columns'],
  duplicates: LocatedTable['duplicates'],
  vocabulary: Vocabulary,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, header } of columns) if (key !== undefined) headers[key] ??= header;
  for (const {
    key,
    columns: [first, second],
  } of duplicates) {
    if (!first || !second) continue;
    if (key === 'object_scope') headers['object_names'] = second.header;
    if (key === 'method') headers[key] = `${first.header}、${second.header}`;
  }
  return Object.fromEntries(
    Object.entries(headers).filter(([key, header]) => header !== '' && header !== vocabulary.label(key)),
  );
}

/** Nothing stands in it, not even what cannot be trusted. */
function isEmpty({ text, trouble }: RawCell): boolean {
  return text.trim() === '' && trouble === undefined;
}

function linesOf(
  table: LocatedTable,
  ticked: TickedColumns,
  context: RowContext,
): { readonly raw: readonly RawLine[]; readonly hasDittos: boolean } {
  const reader = new LineReader(table, ticked, context);
  const raw = table.rows.map((row): RawLine => ({
    sheet: context.sheet,
    row: row.number,
    ...(table.side > 0 && { side: table.side }),
    cells: reader.read(row),
  }));
  return { raw, hasDittos: reader.hasDittos };
}
