import { monthOf, yearOf } from '../../kernel/local-date.ts';
import type { Indicator, IndicatorReport, SectorAims } from '../../inspection/indicators/model.ts';
import { showIndicators } from '../../inspection/indicators/show-indicators.ts';
import type { ReportDeps, Scope } from '../deps.ts';
import { agencyWords } from '../wording.ts';
import type { ReportFigure, ReportSection, ReportTable } from '../model.ts';

/** 四减少四提高: the indicators beside the same days of the base year, and the aims of each sector. */
export function comparedIndicators(deps: ReportDeps, { from, to, agency }: Scope): ReportSection {
  const report = showIndicators(deps, {
    year: yearOf(to),
    months: [monthOf(from), monthOf(to)],
    agencyId: agency?.id,
    today: to,
  });
  const whole = report.groups[0];
  const figures = report.indicators.flatMap((one, i): ReportFigure[] => {
    const figure = whole?.figures[i];
    return figure ? [{ ...one, ...figure }] : [];
  });
  return {
    key: 'compared',
    title: `与${report.baseYear}年同期比较`,
    list: `zfjd inspection indicators --year ${yearOf(to)}${agencyWords(agency)}`,
    figures,
    tables: [
      shareTable(report, figures),
      ...report.aims.map((aims, i) => aimTable(aims, i, report, figures)),
    ],
    notes: [`基期：${whole?.baseNote ?? ''}`, ...report.notes],
    ...((whole?.counts.records ?? 0) === 0 && {
      missing: `还没有检查记录，不能与${report.baseYear}年比较；用 zfjd inspection import 导入记录，用 zfjd inspection baseline import 导入基期总数`,
    }),
  };
}

/** What is drawn: shares only, since a number of visits and a share have no common scale. */
function shareTable(
  { baseYear, indicators }: IndicatorReport,
  figures: readonly ReportFigure[],
): ReportTable {
  const shown = indicators.filter((one: Indicator) => one.unit === 'percent' && one.compare === 'difference');
  const percent = (value: number | undefined) => (value === undefined ? null : Number(value.toFixed(4)));
  return {
    key: 'sharesAgainstBase',
    title: `各项比率与${baseYear}年同期`,
    columns: [
      { key: 'indicator', header: '指标' },
      { key: 'base', header: `${baseYear}年同期`, unit: 'percent' },
      { key: 'now', header: '本期', unit: 'percent' },
    ],
    rows: shown.map(({ code, title }) => {
      const figure = figures.find((one) => one.code === code);
      return { indicator: title, base: percent(figure?.base?.value), now: percent(figure?.value) };
    }),
    reading: '空白表示不能计算，不是0；计算式见口径',
    empty: '',
    chart: {
      title: `各项比率与${baseYear}年同期（%）`,
      category: 'indicator',
      series: ['base', 'now'],
      stacked: false,
      lie: 'rows',
    },
  };
}

function aimTable(
  { sector, name, clause, note, aims }: SectorAims,
  index: number,
  { indicators }: IndicatorReport,
  figures: readonly ReportFigure[],
): ReportTable {
  return {
    key: `aims${index + 1}`,
    title: `${name}（${sector}）`,
    columns: [
      { key: 'aim', header: '目标' },
      { key: 'indicators', header: '对应的指标' },
      { key: 'direction', header: '全区结果' },
    ],
    rows: aims.map(({ title, indicators: codes }) => ({
      aim: title,
      indicators: codes.map((code) => indicators.find((one) => one.code === code)?.title ?? code).join('、'),
      direction: codes.map((code) => directionOf(figures.find((one) => one.code === code))).join('、'),
    })),
    reading: `${clause}${note === undefined ? '' : `。${note}`}。结果是报告范围内全部记录的，不是这些条线自己的；分条线见 zfjd inspection indicators --by 条线`,
    empty: '',
  };
}

function directionOf(figure: ReportFigure | undefined): string {
  if (figure?.change === undefined) return '不能比较';
  const { change, compare } = figure;
  if (change === 0) return '持平';
  if (compare === 'reduction') return change > 0 ? '减少' : '增加';
  return change > 0 ? '提高' : '降低';
}
