import { monthOf, yearOf } from '../../kernel/local-date.ts';
import { INDICATORS } from '../../inspection/indicators/catalogue.ts';
import { WHOLE } from '../../inspection/indicators/groups.ts';
import type { Measures } from '../../inspection/indicators/measures.ts';
import { showIndicators } from '../../inspection/indicators/show-indicators.ts';
import type { ReportDeps, Scope } from '../deps.ts';
import { agencyWords } from '../wording.ts';
import { countFigure, type ReportSection, type ReportTable } from '../model.ts';

/** The kinds a record is of; every record is of one, so that they sum up to all. */
const KINDS = [
  { key: 'planned', header: '有计划现场', of: ({ planned }: Measures) => planned },
  { key: 'triggered', header: '触发式现场', of: ({ triggered }: Measures) => triggered },
  { key: 'unclear', header: '由来不明现场', of: (m: Measures) => m.visits - m.planned - m.triggered },
  { key: 'offSite', header: '非现场', of: ({ offSite }: Measures) => offSite },
  { key: 'surveys', header: '首次摸底', of: ({ surveys }: Measures) => surveys },
  { key: 'outside', header: '不计入的类别', of: ({ outside }: Measures) => outside },
  { key: 'cancelled', header: '作废', of: ({ cancelled }: Measures) => cancelled },
] as const;

/** 检查记录: how many of which kind, and month by month of the year. */
export function inspectionRecords(deps: ReportDeps, scope: Scope): ReportSection {
  const { from, to, agency } = scope;
  const year = yearOf(to);
  const base = { year, agencyId: agency?.id, indicators: [], today: to };
  const months = [monthOf(from), monthOf(to)] as const;
  const period = showIndicators(deps, { ...base, months: yearOf(from) === year ? months : undefined });
  const byMonth = showIndicators(deps, { ...base, by: 'month' });
  const counts = period.groups[0]?.counts;
  const monthly = new Map(byMonth.groups.map((group) => [group.name, group.counts]));
  const all = monthly.get(WHOLE)?.records ?? 0;
  return {
    key: 'records',
    title: '检查记录',
    list: `zfjd inspection list --from ${from} --to ${to}${agencyWords(agency)}`,
    figures: [
      countFigure(
        'R00',
        '检查记录',
        counts?.records ?? 0,
        '本期的检查记录条数',
        '按检查日计；以下各类相加等于本数',
      ),
      ...KINDS.map((kind, i) =>
        countFigure(
          `R0${i + 1}`,
          kind.header,
          counts ? kind.of(counts) : 0,
          '本期该类记录条数',
          '每条记录只属于一类',
        ),
      ),
    ],
    tables: [monthTable(year, monthOf(to), monthly)],
    notes: [],
    ...(all === 0 && {
      missing: '还没有检查记录；把检查码系统导出的记录用 zfjd inspection import 导入',
    }),
  };
}

function monthTable(year: number, last: number, monthly: ReadonlyMap<string, Measures>): ReportTable {
  return {
    key: 'recordsByMonth',
    title: `${year}年逐月检查记录`,
    columns: [
      { key: 'month', header: '月份' },
      ...KINDS.map(({ key, header }) => ({ key, header, unit: 'count' as const })),
      { key: 'records', header: '合计', unit: 'count' },
    ],
    rows: Array.from({ length: last }, (_, i) => {
      const counts = monthly.get(String(i + 1));
      return {
        month: `${i + 1}月`,
        ...Object.fromEntries(KINDS.map((kind) => [kind.key, counts ? kind.of(counts) : 0])),
        records: counts?.records ?? 0,
      };
    }),
    reading: '按检查日计入月份；联合检查按每个单位各计一条',
    empty: '',
    chart: {
      title: `${year}年逐月检查记录（按类别）`,
      category: 'month',
      series: KINDS.map(({ key }) => key),
      stacked: true,
      lie: 'columns',
    },
  };
}

/** 检查指标 of the period without the base year. */
export function inspectionIndicators(deps: ReportDeps, { from, to, agency }: Scope): ReportSection {
  const report = showIndicators(deps, {
    year: yearOf(to),
    months: [monthOf(from), monthOf(to)],
    agencyId: agency?.id,
    indicators: INDICATORS.map((one) => ({ ...one, compare: 'none' as const })),
    today: to,
  });
  const { figures = [], counts } = report.groups[0] ?? {};
  const { records = 0, filingsDue = 0, plansReceived = 0 } = counts ?? {};
  return {
    key: 'indicators',
    title: '检查指标',
    list: `zfjd inspection indicators --year ${yearOf(to)}${agencyWords(agency)}`,
    figures: report.indicators.flatMap((one, i) => {
      const figure = figures[i];
      return figure ? [{ ...one, ...figure }] : [];
    }),
    tables: [],
    notes: [report.notes.at(-1) ?? ''],
    ...(records + filingsDue + plansReceived === 0 && {
      missing:
        '本期没有检查记录，也没有到期的计划，没有指标可以计算；先用 zfjd inspection import 导入检查记录',
    }),
  };
}
