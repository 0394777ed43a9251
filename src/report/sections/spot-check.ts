import { nextQuarter } from '../../draw/cycle.ts';
import { drawStatus, type Coverage, type DrawStatus, type QuarterStatus } from '../../draw/draw-status.ts';
import { quarterOf, quarterText, type LocalDate } from '../../kernel/local-date.ts';
import { scoreChecks, type SubjectScore } from '../../onsite/score-checks.ts';
import { subjectsOf } from '../../onsite/subjects.ts';
import type { ReportDeps, Scope } from '../deps.ts';
import {
  countFigure,
  shareFigure,
  type ReportFigure,
  type ReportSection,
  type ReportTable,
} from '../model.ts';

/** 季度抽查 of the quarters of the period: rates, coverage of the cycle, scores and what was found. */
export function spotCheck(deps: ReportDeps, { from, to, agency }: Scope): ReportSection {
  const { pack } = deps;
  const quarters = quartersOf(from, to);
  const status = drawStatus(deps);
  const byQuarter = quarters.map((quarter): QuarterScores => ({
    quarter,
    scores: scoresOf(deps, quarter).filter(
      ({ subject }) => agency === undefined || subject.code === agency.code,
    ),
    status: status.quarters.find((one) => one.quarter === quarter),
  }));
  const scores = byQuarter.flatMap((one) => one.scores);
  const { note } = pack.get('spot_check.cycle_quarters', status.today);
  const whole = agency === undefined;
  return {
    key: 'spot-check',
    title: quarters.length === 1 ? `${quarterText(quarterOf(to))}抽查` : '季度抽查',
    list: quarters.length === 1 ? `zfjd draw score --quarter ${quarterOf(to)}` : 'zfjd draw status',
    figures: [...(whole ? rateFigures(status, byQuarter) : []), ...scoreFigures(scores)],
    tables: [
      ...(whole && quarters.length > 1 ? [quarterTable(byQuarter)] : []),
      ...(whole ? [coverageTable(status)] : []),
      scoreTable(byQuarter),
    ],
    notes: note === undefined || !whole ? [] : [note],
    ...(!status.quarters.some((one) => one.drawn !== undefined) && {
      missing: `还没有做过季度抽查；zfjd draw guide --quarter ${quarterOf(status.today)} 一步一步地做`,
    }),
  };
}

interface QuarterScores {
  readonly quarter: string;
  readonly scores: readonly SubjectScore[];
  /** Absent for a quarter that this file does not answer for. */
  readonly status: QuarterStatus | undefined;
}

/** The quarters that have a day in the period. */
function quartersOf(from: LocalDate, to: LocalDate): string[] {
  const quarters: string[] = [];
  for (let quarter = quarterOf(from); quarter <= quarterOf(to); quarter = nextQuarter(quarter))
    quarters.push(quarter);
  return quarters;
}

/** Subjects of any quarter that was drawn or has targeted checks; none elsewhere. */
function scoresOf({ store, pack }: ReportDeps, quarter: string): SubjectScore[] {
  return subjectsOf(store, pack, quarter).length === 0 ? [] : scoreChecks(store, pack, { quarter });
}

function rateFigures(
  { rate, basis, coverage }: DrawStatus,
  byQuarter: readonly QuarterScores[],
): ReportFigure[] {
  const known = byQuarter.flatMap(({ status }) => status ?? []);
  const drawn = known.filter((one) => one.drawn !== undefined);
  const percent = `${(rate.numerator * 100) / rate.denominator}%`;
  const sum = (of: (one: Coverage) => number) => total(coverage, of);
  return [
    countFigure(
      'E00',
      '已抽取的季度',
      drawn.length,
      '本期中已抽取的季度数',
      `本期应抽取${known.length}个季度；启用本工具以前的季度不计`,
    ),
    shareFigure(
      'E01',
      `抽查比例（每季度不低于${percent}，${metText(drawn)}）`,
      [total(drawn, (one) => one.drawn), total(drawn, (one) => one.size)],
      '各季度抽中并在变动以后有效的单位数之和÷各季度承诺名单的单位数之和',
      `每季度不低于${percent}：${basis}；是否达到按每个季度分别看`,
    ),
    shareFigure(
      'E02',
      '本轮覆盖率',
      [sum(({ covered }) => covered), sum(({ size }) => size)],
      '本轮抽到过的单位数÷在用的单位数',
      '单位以制作之日的名录为准，抽到以统计截止日为准',
    ),
  ];
}

/** 已达到, or in how many of the quarters. */
function metText(drawn: readonly QuarterStatus[]): string {
  const met = drawn.filter(({ rateMet }) => rateMet === true).length;
  if (drawn.length === 0) return '还没有抽取';
  if (drawn.length === 1) return met === 1 ? '已达到' : '没有达到';
  return `${drawn.length}个季度中${met}个达到`;
}

function total<T>(all: readonly T[], of: (one: T) => number | undefined): number {
  return all.reduce((sum, one) => sum + (of(one) ?? 0), 0);
}

const problemsOf = (scores: readonly SubjectScore[]) => total(scores, ({ score }) => score?.problems);
const checkedOf = (scores: readonly SubjectScore[]) =>
  scores.filter(({ check }) => check !== undefined).length;

/** One row a quarter; what was found sums up to the figures of the period. */
function quarterTable(byQuarter: readonly QuarterScores[]): ReportTable {
  return {
    key: 'quarters',
    title: '各季度抽查',
    columns: [
      { key: 'quarter', header: '季度' },
      { key: 'state', header: '进度' },
      { key: 'size', header: '名单单位', unit: 'count' },
      { key: 'drawn', header: '抽中', unit: 'count' },
      { key: 'rate', header: '比例', unit: 'percent' },
      { key: 'met', header: '达到比例' },
      { key: 'subjects', header: '应检查', unit: 'count' },
      { key: 'checked', header: '已录入', unit: 'count' },
      { key: 'problems', header: '问题', unit: 'count' },
      { key: 'clues', header: '转线索', unit: 'count' },
    ],
    rows: byQuarter.map(({ quarter, scores, status }) => {
      const { size = null, drawn = null, rateMet } = status ?? {};
      return {
        quarter: quarterText(quarter),
        state: status?.state ?? '启用以前',
        size,
        drawn,
        rate: size === null || drawn === null ? null : Number((drawn / size).toFixed(4)),
        met: rateMet === undefined ? '' : rateMet ? '是' : '否',
        subjects: scores.length,
        checked: checkedOf(scores),
        problems: problemsOf(scores),
        clues: total(scores, ({ clues }) => clues.size),
      };
    }),
    reading: '单位数是承诺名单的；抽中是变动以后有效的；应检查含定向检查。逐季度与 zfjd draw score 一致',
    empty: '',
  };
}

function scoreFigures(scores: readonly SubjectScore[]): ReportFigure[] {
  return [
    countFigure(
      'E11',
      '应检查的单位',
      scores.length,
      '抽中的单位数＋定向检查的单位数',
      '变动以后有效的；各季度相加',
    ),
    countFigure(
      'E12',
      '已录入检查表的单位',
      checkedOf(scores),
      '录入了检查表的单位数',
      '按最新一版；各季度相加',
    ),
    countFigure('E13', '发现的问题', problemsOf(scores), '没有得满分的检查项目数', '不适用的不计'),
  ];
}

function coverageTable({ cycle, coverage }: DrawStatus): ReportTable {
  return {
    key: 'coverage',
    title: `本轮覆盖（自${cycle.start}起${cycle.quarters}个季度，现为第${cycle.position}个）`,
    columns: [
      { key: 'stratum', header: '分层' },
      { key: 'covered', header: '已抽', unit: 'count' },
      { key: 'uncovered', header: '未抽', unit: 'count' },
      { key: 'size', header: '单位数', unit: 'count' },
      { key: 'need', header: '按期抽遍每季需', unit: 'count' },
    ],
    rows: coverage.map(({ name, size, covered, need }) => ({
      stratum: name,
      covered,
      uncovered: size - covered,
      size,
      need,
    })),
    reading: '在用的单位；与 zfjd draw status 一致',
    empty: '名录中没有在用的执法单位；先用 zfjd registry import 导入名录',
    chart: {
      title: '本轮覆盖的单位数',
      category: 'stratum',
      series: ['covered', 'uncovered'],
      stacked: true,
      lie: 'rows',
    },
  };
}

function scoreTable(byQuarter: readonly QuarterScores[]): ReportTable {
  const [first, ...others] = byQuarter.map(({ quarter }) => quarter);
  const quarter = others.at(-1) ?? first ?? '';
  return {
    key: 'scores',
    title: others.length === 0 ? `${quarterText(quarter)}现场检查` : '各季度现场检查',
    columns: [
      ...(others.length === 0 ? [] : [{ key: 'quarter', header: '季度' }]),
      { key: 'agency', header: '单位' },
      { key: 'how', header: '类别' },
      { key: 'checkedOn', header: '检查日期' },
      { key: 'score', header: '得分', unit: 'mean' },
      { key: 'problems', header: '问题', unit: 'count' },
      { key: 'clues', header: '转线索', unit: 'count' },
    ],
    rows: byQuarter
      .flatMap(({ scores }) => scores)
      .map(({ subject, check, score, clues }) => ({
        ...(others.length > 0 && { quarter: quarterText(subject.quarter) }),
        agency: subject.name,
        how: subject.how,
        checkedOn: check?.checkedOn ?? '未录入',
        score: score?.tenths === undefined ? null : score.tenths / 10,
        problems: score?.problems ?? null,
        clues: clues.size,
      })),
    reading: '得分＝∑（分值×系数）÷∑适用项目的分值×100，与 zfjd draw score 一致；没有答完的没有得分',
    empty: `${quarter}还没有抽取，也没有定向检查；zfjd draw guide --quarter ${quarter}`,
  };
}
