import type { Block, CellText, Column } from '../../document/blocks.ts';
import { WHOLE, type Breakdown } from '../../inspection/indicators/groups.ts';
import type {
  ComparedFigure,
  Figure,
  Indicator,
  IndicatorGroup,
  IndicatorReport,
} from '../../inspection/indicators/model.ts';
import { listBlock } from '../list/answer.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { cellNumber, changeText, figureText } from './figures.ts';

const BY_NAME: Readonly<Record<Breakdown, string>> = { agency: '单位', sector: '条线', month: '月份' };

/** Indicators of a group stand side by side in tables of so many. */
const SIDE_BY_SIDE = 5;

/** One indicator of one group, beside what it is. */
export interface IndicatorRow {
  readonly range: string;
  readonly indicator: Indicator;
  readonly figure: ComparedFigure;
  /** What has to be known of this figure. */
  readonly remark: string;
}

/** 指标的列, with everything that is needed to check a figure. */
export const INDICATOR_COLUMNS: readonly ListColumn<IndicatorRow>[] = [
  { key: 'range', title: '范围', value: ({ range }) => range, width: 28 },
  { key: 'code', title: '代码', value: ({ indicator }) => indicator.code, width: 8 },
  { key: 'indicator', title: '指标', value: ({ indicator }) => indicator.title, width: 28 },
  figureColumn('value', '本期', ({ figure }) => figure),
  partColumn('numerator', '分子', ({ figure }) => figure.numerator),
  partColumn('denominator', '分母', ({ figure }) => figure.denominator),
  figureColumn('base', '基期', ({ figure }) => figure.base),
  partColumn('baseNumerator', '基期分子', ({ figure }) => known(figure.base)?.numerator),
  partColumn('baseDenominator', '基期分母', ({ figure }) => known(figure.base)?.denominator),
  {
    key: 'change',
    title: '变化',
    value: ({ indicator, figure }) => changeText(indicator, figure.change),
    width: 16,
  },
  { key: 'remark', title: '说明', value: ({ remark }) => remark, more: true, width: 40 },
  { key: 'formula', title: '计算式', value: ({ indicator }) => indicator.formula, more: true, width: 44 },
  { key: 'reading', title: '口径', value: ({ indicator }) => indicator.reading, more: true, width: 60 },
];

/** A figure that could be worked out. */
function known(figure: Figure | undefined): Figure | undefined {
  return figure?.value === undefined ? undefined : figure;
}

function figureColumn(
  key: string,
  title: string,
  figureOf: (row: IndicatorRow) => Figure | undefined,
): ListColumn<IndicatorRow> {
  return {
    key,
    title,
    kind: 'number',
    value: (row) => cellNumber(figureOf(row)?.value, row.indicator.unit) ?? undefined,
    show: (row) => {
      const figure = figureOf(row);
      return figure === undefined ? '' : figureText(figure, row.indicator.unit);
    },
    width: 12,
  };
}

function partColumn(
  key: string,
  title: string,
  value: (row: IndicatorRow) => number | undefined,
): ListColumn<IndicatorRow> {
  return { key, title, kind: 'number', value, more: true, width: 10 };
}

/** 指标, one row for each group and indicator. */
export function indicatorRows({ groups, indicators, by }: IndicatorReport): IndicatorRow[] {
  return groups.flatMap(({ name, figures, baseNote }) =>
    indicators.map((indicator, i) => {
      const figure = figures[i] as ComparedFigure;
      const { base } = figure;
      const remarks = [figure.missing, base === undefined ? '不与基期比较' : (base.missing ?? baseNote)];
      return {
        range: name === WHOLE ? '合计' : groupName(name, by),
        indicator,
        figure,
        remark: remarks.filter((text) => text !== undefined).join('；'),
      };
    }),
  );
}

/** 指标: the whole beside the base year, then the groups; the formulas last. */
export function indicatorList(report: IndicatorReport): ListForm<IndicatorRow> {
  const [whole] = report.groups;
  return {
    schema: 'zfjd.inspection.indicators/1',
    title: `${report.from}至${report.to}检查指标`,
    field: 'figures',
    columns: INDICATOR_COLUMNS,
    record: ({ range, indicator, figure, remark }) => ({ range, ...figure, title: indicator.title, remark }),
    data: () => report,
    head: () => [
      {
        kind: 'text',
        text: `${report.from}至${report.to}检查指标（基期${report.baseYear}年）`,
        tone: 'strong',
      },
    ],
    screen: (rows) => (rows.length === allOf(report) ? wholeScreen(report) : [listBlock(SCREEN, rows)]),
    tail: () => [...aimBlocks(report, whole), ...formulaBlocks(report)],
    sheets: () => [
      {
        name: '说明',
        columns: [{ header: '说明', width: 100 }],
        rows: report.notes.map((note) => [note]),
      },
    ],
    empty: '没有指标；用 zfjd inspection import 导入检查记录',
  };
}

const SCREEN = { columns: INDICATOR_COLUMNS, empty: '' };

const allOf = ({ groups, indicators }: IndicatorReport) => groups.length * indicators.length;

function wholeScreen(report: IndicatorReport): Block[] {
  const [whole, ...groups] = report.groups;
  return [...(whole ? wholeBlocks(report, whole) : []), ...groupBlocks(report, groups)];
}

function formulaBlocks({ indicators, notes }: IndicatorReport): Block[] {
  return [
    { kind: 'heading', text: '计算式和口径' },
    {
      kind: 'table',
      columns: [{ header: '代码' }, { header: '指标' }, { header: '计算式' }, { header: '口径' }],
      rows: indicators.map(({ code, title, formula, reading }) => [code, title, formula, reading]),
      empty: '',
    },
    ...notes.map((text): Block => ({ kind: 'text', text, tone: 'quiet' })),
  ];
}

function wholeBlocks(report: IndicatorReport, whole: IndicatorGroup): Block[] {
  const { counts } = whole;
  const all = `记录${counts.records}条：现场${counts.visits}、非现场${counts.offSite}、首次摸底${counts.surveys}、不计入的类别${counts.outside}、作废${counts.cancelled}`;
  return [
    { kind: 'text', text: all },
    {
      kind: 'table',
      columns: ['代码', '指标', '本期', `${report.baseYear}年同期`, '变化'].map((header) => ({ header })),
      rows: report.indicators.map((one, i): CellText[] => {
        const figure = whole.figures[i] as ComparedFigure;
        return [
          one.code,
          one.title,
          figureText(figure, one.unit),
          baseText(one, figure),
          changeText(one, figure.change),
        ];
      }),
      empty: '',
    },
    { kind: 'text', text: `基期：${whole.baseNote}`, tone: 'quiet' },
  ];
}

function baseText(one: Indicator, { base }: ComparedFigure): CellText {
  if (base === undefined) return { text: '不比较', tone: 'quiet' };
  // Why nothing can be compared stands below the table once.
  return base.value === undefined && base.denominator === undefined
    ? { text: '不能比较', tone: 'quiet' }
    : figureText(base, one.unit);
}

function groupBlocks(report: IndicatorReport, groups: readonly IndicatorGroup[]): Block[] {
  if (report.by === undefined || groups.length === 0) return [];
  const starts = Array.from(
    { length: Math.ceil(report.indicators.length / SIDE_BY_SIDE) },
    (_, i) => i * SIDE_BY_SIDE,
  );
  const { by } = report;
  return [
    { kind: 'heading', text: `按${BY_NAME[by]}` },
    ...starts.map((start): Block => {
      const shown = report.indicators.slice(start, start + SIDE_BY_SIDE);
      return {
        kind: 'table',
        columns: [{ header: BY_NAME[by] }, ...shown.map(({ title }): Column => ({ header: title }))],
        rows: groups.map(({ name, figures }) => [
          groupName(name, by),
          ...shown.map((one, i) => groupCell(one, figures[start + i] as ComparedFigure)),
        ]),
        empty: '',
      };
    }),
  ];
}

function groupCell(one: Indicator, figure: ComparedFigure): CellText {
  const change = changeText(one, figure.change);
  const own = figureText(figure.value === undefined ? { ...figure, missing: '' } : figure, one.unit);
  return change === '' || typeof own !== 'string' ? own : `${own} ${change}`;
}

function groupName(name: string, by: Breakdown | undefined): string {
  return by === 'month' ? `${name}月` : name;
}

/** 工作目标, each with its figures of the whole. */
function aimBlocks({ aims, indicators }: IndicatorReport, whole: IndicatorGroup | undefined): Block[] {
  if (!whole || aims.length === 0) return [];
  const text = (code: string): string => {
    const at = indicators.findIndex((one) => one.code === code);
    const [one, figure] = [indicators[at], whole.figures[at]];
    if (!one || !figure) return code;
    const own = figureText(figure, one.unit);
    const change = changeText(one, figure.change);
    return `${code} ${one.title} ${typeof own === 'string' ? own : own.text}${change === '' ? '' : `，${change}`}`;
  };
  // Figures of one sector are those of the whole only where nothing else was asked for.
  const only = aims.length === 1;
  return [
    { kind: 'heading', text: '各条线的目标' },
    ...aims.map((aim): Block => ({
      kind: 'text',
      text: `${aim.sector}：${aim.name}（${aim.clause}）。${aim.aims
        .map(
          ({ title, indicators: codes }) =>
            `${title}：${only ? codes.map(text).join('；') : codes.join('、')}`,
        )
        .join('；')}${aim.note === undefined ? '' : `。${aim.note}`}`,
    })),
  ];
}
