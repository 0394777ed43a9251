import { UserError } from '../../kernel/errors.ts';
import { clauseText } from '../../kernel/finding.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { allAgencies } from '../../registry/agency-store.ts';
import { INDICATORS } from '../indicators/catalogue.ts';
import { WHOLE } from '../indicators/groups.ts';
import type { Indicator } from '../indicators/model.ts';
import { showIndicators, type IndicatorDeps, type SiteScore } from '../indicators/show-indicators.ts';
import { ASSESSMENT_FIGURES } from './figures.ts';
import { scoreOf, type Scorecard } from './score.ts';

export interface AssessOptions {
  readonly year: number;
  /** 1 to 4; the whole year where absent. */
  readonly quarter?: number | undefined;
  readonly agencyId?: number | undefined;
  readonly sector?: string | undefined;
  readonly today: LocalDate;
  /** 现场检查的得分 of the year, from the room of the 季度抽查. */
  readonly siteScores: readonly SiteScore[];
}

/** 计分卡 of one agency. */
export interface AgencyAssessment extends Scorecard {
  readonly agency: string;
  readonly code: string;
  readonly sector: string;
  /** Shown beside the score and not part of it: it must not become a quota. */
  readonly foundRate?: number;
}

export interface Assessment {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** By name: there is no ranking. */
  readonly agencies: readonly AgencyAssessment[];
  readonly formula: readonly string[];
  readonly notes: readonly string[];
}

/** The rate that is shown beside the score. */
const FOUND = 'I13';

/** 效能评估 by the aspects of the pack, agency by agency. @throws UserError E_PERIOD, E_PACK_VALUE */
export function assess(deps: IndicatorDeps, options: AssessOptions): Assessment {
  const { year, quarter, today, agencyId, sector, siteScores } = options;
  const all = new Map([...INDICATORS, ...ASSESSMENT_FIGURES].map((one) => [one.code, one]));
  const months = quarter === undefined ? undefined : ([quarter * 3 - 2, quarter * 3] as const);
  const report = showIndicators(deps, {
    year,
    months,
    agencyId,
    sector,
    by: 'agency',
    indicators: [...all.values()].map((one): Indicator => ({ ...one, compare: 'none' })),
    siteScores,
    today,
  });
  const scheme = deps.pack.get('inspection.assessment', report.to);
  const unknown = scheme.value.aspects
    .flatMap(({ figures }) => figures)
    .find(({ indicator }) => !all.has(indicator));
  if (unknown) {
    throw new UserError('E_PACK', `政策包的 inspection.assessment 引用了没有的指标「${unknown.indicator}」`, {
      hint: `可用的指标：${[...all.keys()].join('、')}`,
    });
  }
  const byName = new Map(allAgencies(deps.store).map((agency) => [agency.name, agency]));
  const agencies = report.groups.flatMap(({ name, figures }): AgencyAssessment[] => {
    const agency = byName.get(name);
    if (name === WHOLE || !agency) return [];
    const known = new Map(figures.map((figure) => [figure.code, figure]));
    const foundRate = known.get(FOUND)?.value;
    return [
      {
        agency: name,
        code: agency.code,
        sector: agency.sector,
        ...scoreOf(scheme.value, all, known),
        ...(foundRate !== undefined && { foundRate }),
      },
    ];
  });
  return {
    from: report.from,
    to: report.to,
    agencies,
    formula: scheme.value.aspects.map(({ title, weight, figures }) =>
      aspectText(title, weight, figures, all),
    ),
    notes: [
      `评估的方面：${clauseText(scheme.clause)}。${scheme.note ?? ''}`,
      '各方面得分为所列指标得分的加权平均；指标达到满分线得100分，低于零分线得0分，其间按直线计；总分为各方面的加权平均。没有数据的指标和方面不计，权重由其余的分担，并注明用到的权重。',
      '计分卡用于帮助各单位改进，按单位名称排列，不排名，不作为处罚数量、罚没款的考核依据。',
    ],
  };
}

function aspectText(
  title: string,
  weight: number,
  figures: readonly { indicator: string; weight: number; full: number; zero: number }[],
  all: ReadonlyMap<string, Indicator>,
): string {
  const parts = figures.map(({ indicator, weight: own, full, zero }) => {
    const one = all.get(indicator);
    const unit = one?.unit === 'percent' ? '%' : '';
    return `${one?.title ?? indicator}（权重${own}，满分线${full}${unit}，零分线${zero}${unit}）`;
  });
  return `${title}（权重${weight}）：${parts.join('＋')}`;
}
