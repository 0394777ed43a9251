import { assess, type AgencyAssessment } from '../../inspection/assessment/assess.ts';
import { yearOf } from '../../kernel/local-date.ts';
import { siteScoresOf } from '../../onsite/year-scores.ts';
import type { ReportDeps, Scope } from '../deps.ts';
import { agencyWords } from '../wording.ts';
import { countFigure, type ReportSection, type ReportTable } from '../model.ts';

/** 效能评估 (S1 三(三)): the six aspects, unit by unit, without a ranking. */
export function evaluation(deps: ReportDeps, { to, agency }: Scope): ReportSection {
  const year = yearOf(to);
  const siteScores = siteScoresOf(deps.store, deps.pack, year);
  const report = assess(deps, { year, agencyId: agency?.id, siteScores, today: to });
  const scored = report.agencies.filter(({ points }) => points !== undefined);
  const [first] = report.agencies;
  return {
    key: 'evaluation',
    title: '效能评估',
    list: `zfjd inspection assess --year ${yearOf(to)}${agencyWords(agency)}`,
    figures: [
      countFigure(
        'F01',
        '有得分的单位',
        scored.length,
        '至少一个方面可以计算的单位数',
        '没有数据的方面不计，权重由其余的分担',
      ),
    ],
    tables: first === undefined ? [] : [aspectTable(first, report.agencies, report.formula)],
    notes: report.notes,
    ...(scored.length === 0 && {
      missing: '没有可以评估的数据；先导入检查计划（zfjd plan import）和检查记录（zfjd inspection import）',
    }),
  };
}

const rounded = (points: number | undefined) => (points === undefined ? null : Number(points.toFixed(1)));

function aspectTable(
  first: AgencyAssessment,
  agencies: readonly AgencyAssessment[],
  formula: readonly string[],
): ReportTable {
  return {
    key: 'aspects',
    title: '各单位计分卡',
    columns: [
      { key: 'agency', header: '单位' },
      ...first.aspects.map(({ title }, i) => ({
        key: `aspect${i + 1}`,
        header: title,
        unit: 'mean' as const,
      })),
      { key: 'points', header: '总分', unit: 'mean' },
      { key: 'weightUsed', header: '用到的权重', unit: 'count' },
    ],
    rows: agencies
      .filter(({ points }) => points !== undefined)
      .map(({ agency, aspects, points, weightUsed }) => ({
        agency,
        ...Object.fromEntries(aspects.map((aspect, i) => [`aspect${i + 1}`, rounded(aspect.points)])),
        points: rounded(points),
        weightUsed,
      })),
    reading: formula.join('；'),
    empty: '没有可以评估的数据',
  };
}
