import type { Block, CellText, Column, Outcome } from '../../document/blocks.ts';
import { WHOLE, type Breakdown } from '../../inspection/indicators/groups.ts';
import type {
  ComparedFigure,
  Indicator,
  IndicatorGroup,
  IndicatorReport,
} from '../../inspection/indicators/model.ts';
import type { Table } from '../../workbook/write-table.ts';
import { cellNumber, changeText, figureText } from './figures.ts';

const BY_NAME: Readonly<Record<Breakdown, string>> = { agency: '单位', sector: '条线', month: '月份' };

/** Indicators of a group stand side by side in tables of so many. */
const SIDE_BY_SIDE = 5;

/** 指标: the whole beside the base year, then the groups, then the formulas. */
export function indicatorsView(report: IndicatorReport): Outcome<IndicatorReport> {
  const [whole, ...groups] = report.groups;
  return {
    schema: 'zfjd.inspection.indicators/1',
    data: report,
    blocks: [
      { kind: 'text', text: `${report.from}至${report.to}检查指标`, tone: 'strong' },
      ...(whole ? wholeBlocks(report, whole) : []),
      ...groupBlocks(report, groups),
      ...aimBlocks(report, whole),
      { kind: 'heading', text: '计算式和口径' },
      {
        kind: 'table',
        columns: [{ header: '代码' }, { header: '指标' }, { header: '计算式' }, { header: '口径' }],
        rows: report.indicators.map(({ code, title, formula, reading }) => [code, title, formula, reading]),
        empty: '',
      },
      ...report.notes.map((text): Block => ({ kind: 'text', text, tone: 'quiet' })),
    ],
  };
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

/** One row for each group and indicator, with everything that is needed to check it. */
export function indicatorTables(report: IndicatorReport): [Table, ...Table[]] {
  const { indicators, by, baseYear } = report;
  return [
    {
      name: '指标',
      columns: [
        { header: '范围', width: 28 },
        { header: '代码', width: 8 },
        { header: '指标', width: 28 },
        { header: '本期', width: 10 },
        { header: '分子', width: 10 },
        { header: '分母', width: 10 },
        { header: `${baseYear}年同期`, width: 12 },
        { header: '同期分子', width: 10 },
        { header: '同期分母', width: 10 },
        { header: '变化', width: 16 },
        { header: '说明', width: 40 },
        { header: '计算式', width: 44 },
        { header: '口径', width: 60 },
      ],
      rows: report.groups.flatMap(({ name, figures, baseNote }) =>
        indicators.map((one, i) => {
          const figure = figures[i] as ComparedFigure;
          const { base } = figure;
          return [
            name === WHOLE ? '合计' : groupName(name, by),
            one.code,
            one.title,
            cellNumber(figure.value, one.unit),
            figure.numerator,
            figure.denominator ?? null,
            cellNumber(base?.value, one.unit),
            base?.value === undefined ? null : base.numerator,
            base?.value === undefined ? null : (base.denominator ?? null),
            changeText(one, figure.change),
            [figure.missing, base === undefined ? '不与基期比较' : (base.missing ?? baseNote)]
              .filter((text) => text !== undefined)
              .join('；'),
            one.formula,
            one.reading,
          ];
        }),
      ),
    },
    {
      name: '说明',
      columns: [{ header: '说明', width: 100 }],
      rows: report.notes.map((note) => [note]),
    },
  ];
}
