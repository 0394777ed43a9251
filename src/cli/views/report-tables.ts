import type { Report, ReportFigure } from '../../report/model.ts';
import type { Table } from '../../workbook/write-table.ts';
import { cellNumber, changeText } from './figures.ts';
import { readingRows } from './report-sections.ts';

/** A report as a workbook: all figures, each table on a sheet of its own, and the 口径. Numbers stay numbers. */
export function reportTables({ sections, notes }: Report): [Table, ...Table[]] {
  return [
    {
      name: '指标',
      columns: [
        { header: '部分', width: 20 },
        { header: '代码', width: 8 },
        { header: '指标', width: 32 },
        { header: '数值', width: 12 },
        { header: '分子', width: 10 },
        { header: '分母', width: 10 },
        { header: '基期', width: 12 },
        { header: '变化', width: 18 },
        { header: '说明', width: 40 },
        { header: '计算式', width: 44 },
        { header: '口径', width: 60 },
      ],
      rows: sections.flatMap(({ title, figures, missing }) =>
        figures.map((figure) => figureRow(title, figure, missing)),
      ),
    },
    ...sections.flatMap(({ tables }) =>
      tables.map(({ title, columns, rows }): Table => ({
        name: title,
        columns: columns.map(({ header, unit }) => ({ header, width: unit === undefined ? 26 : 12 })),
        rows: rows.map((row) => columns.map(({ key }) => row[key] ?? null)),
      })),
    ),
    {
      name: '口径',
      columns: [
        { header: '数', width: 36 },
        { header: '计算式', width: 50 },
        { header: '口径', width: 80 },
        { header: '明细', width: 60 },
      ],
      rows: [...readingRows(sections), ...notes.map((note) => ['说明', '', note, ''] as const)],
    },
  ];
}

function figureRow(section: string, figure: ReportFigure, missing: string | undefined) {
  const { code, title, unit, value, numerator, denominator, base, change, formula, reading } = figure;
  return [
    section,
    code,
    title,
    cellNumber(value, unit),
    numerator,
    denominator ?? null,
    cellNumber(base?.value, unit),
    changeText(figure, change),
    [figure.missing, base?.missing, missing].filter((text) => text !== undefined).join('；'),
    formula,
    reading,
  ];
}
