import type { Block, CellText, Chart, Outcome } from '../../document/blocks.ts';
import type { Unit } from '../../inspection/indicators/model.ts';
import type { CellValue, Report, ReportFigure, ReportSection, ReportTable } from '../../report/model.ts';
import { changeText, figureText, valueText } from './figures.ts';

/** A report: what is missing first, then section by section, and at the end how each number comes about. */
export function reportView(name: string, report: Report, version = 1): Outcome<Report> {
  const { sections, notes } = report;
  return {
    schema: `zfjd.report.${name}/${version}`,
    data: report,
    blocks: [
      {
        kind: 'pairs',
        pairs: [
          ['单位', report.bureau],
          ['统计期间', `${report.from}至${report.to}`],
          ['制作日期', report.today],
        ],
      },
      ...sections.flatMap((section, i) => sectionBlocks(section, i)),
      { kind: 'heading', text: '口径' },
      readingTable(sections),
      ...notes.map((text): Block => ({ kind: 'text', text, tone: 'quiet' })),
    ],
  };
}

/** The figures that say most, in one line. */
export function reportSummary({ sections }: Report): string {
  const empty = sections.filter(({ missing }) => missing !== undefined).length;
  const parts = sections
    .filter(({ missing }) => missing === undefined)
    .flatMap(({ figures }) => figures.slice(0, 1))
    .map((figure) => `${figure.title}${textOf(figureText(figure, figure.unit))}`);
  return [...parts, ...(empty === 0 ? [] : [`${empty}部分还没有数据`])].join('，');
}

const textOf = (cell: CellText) => (typeof cell === 'string' ? cell : cell.text);

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** `一、检查计划备案` */
export function sectionTitle({ title }: ReportSection, index: number): string {
  return `${NUMERALS[index] ?? index + 1}、${title}`;
}

function sectionBlocks(section: ReportSection, index: number): Block[] {
  const heading: Block = { kind: 'heading', text: sectionTitle(section, index) };
  if (section.missing !== undefined) return [heading, { kind: 'text', text: section.missing, tone: 'warn' }];
  return [heading, ...contentOf(section), { kind: 'text', text: `明细：${section.list}`, tone: 'quiet' }];
}

/** Everything below the heading of a section that has something to say. */
export function contentOf({ figures, tables, notes }: ReportSection): Block[] {
  return [
    ...(figures.length === 0 ? [] : [figureTable(figures)]),
    ...tables.flatMap((table): Block[] => [
      { kind: 'text', text: table.title, tone: 'strong' },
      tableBlock(table),
    ]),
    ...notes.filter((text) => text !== '').map((text): Block => ({ kind: 'text', text, tone: 'quiet' })),
  ];
}

function figureTable(figures: readonly ReportFigure[]): Block {
  const compared = figures.some(({ base }) => base !== undefined);
  return {
    kind: 'table',
    columns: [
      { header: '代码' },
      { header: '指标' },
      { header: '数值', align: 'right' },
      ...(compared ? [{ header: '基期', align: 'right' as const }, { header: '变化' }] : []),
    ],
    rows: figures.map((figure) => [
      figure.code,
      figure.title,
      figureText(figure, figure.unit),
      ...(compared ? [baseText(figure), changeText(figure, figure.change)] : []),
    ]),
    empty: '',
  };
}

function baseText({ base, unit }: ReportFigure): CellText {
  if (base === undefined) return { text: '不比较', tone: 'quiet' };
  return base.value === undefined ? { text: '不能比较', tone: 'quiet' } : figureText(base, unit);
}

function cellOf(value: CellValue | undefined, unit: Unit | undefined): CellText {
  if (value === null || value === undefined) return { text: '—', tone: 'quiet' };
  if (typeof value === 'string') return value;
  return unit === 'mean' ? value.toFixed(1) : valueText(value, unit ?? 'count');
}

function tableBlock(table: ReportTable): Block {
  const { columns, rows, empty, chart } = table;
  return {
    kind: 'table',
    columns: columns.map(({ header, unit }) => ({ header, ...(unit && { align: 'right' as const }) })),
    rows: rows.map((row) => columns.map(({ key, unit }) => cellOf(row[key], unit))),
    empty,
    ...(chart && rows.length > 0 && { chart: chartOf(table, chart) }),
  };
}

function chartOf(
  { columns, rows }: ReportTable,
  { title, category, series, stacked, lie }: NonNullable<ReportTable['chart']>,
): Chart {
  return {
    title,
    stacked,
    lie,
    categories: rows.map((row) => String(row[category] ?? '')),
    series: series.map((key) => {
      const column = columns.find((one) => one.key === key);
      return { name: column?.header ?? key, values: rows.map((row) => drawn(row[key], column?.unit)) };
    }),
  };
}

/** Shares are drawn in percent, as the table writes them. */
function drawn(value: CellValue | undefined, unit: Unit | undefined): number | null {
  if (typeof value !== 'number') return null;
  return unit === 'percent' ? Number((value * 100).toFixed(1)) : value;
}

/** 口径 of every figure and table, each once. */
function readingTable(sections: readonly ReportSection[]): Block {
  return {
    kind: 'table',
    columns: [{ header: '数' }, { header: '计算式' }, { header: '口径' }],
    rows: readingRows(sections).map(([name, formula, reading]) => [name, formula, reading]),
    empty: '',
  };
}

/** Name, formula, reading and list of everything that is a number. */
export function readingRows(
  sections: readonly ReportSection[],
): (readonly [string, string, string, string])[] {
  return sections
    .filter(({ missing }) => missing === undefined)
    .flatMap(({ figures, tables, list }) => [
      ...figures.map(
        ({ code, title, formula, reading }) => [`${code} ${title}`, formula, reading, list] as const,
      ),
      ...tables.map(({ title, reading }) => [title, '', reading, list] as const),
    ]);
}
