import { drawStatus, type Coverage, type DrawStatus } from '../../draw/draw-status.ts';
import { quarterOf, quarterText } from '../../kernel/local-date.ts';
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

/** 季度抽查 of the quarter in which the period ends: rate, coverage of the cycle, scores and what was found. */
export function spotCheck(deps: ReportDeps, { to, agency }: Scope): ReportSection {
  const { pack } = deps;
  const quarter = quarterOf(to);
  const status = drawStatus(deps);
  const scores = scoresOf(deps, quarter).filter(
    ({ subject }) => agency === undefined || subject.code === agency.code,
  );
  const { note } = pack.get('spot_check.cycle_quarters', status.today);
  const whole = agency === undefined;
  return {
    key: 'spot-check',
    title: `${quarterText(quarter)}抽查`,
    figures: [...(whole ? rateFigures(status, quarter) : []), ...scoreFigures(scores)],
    tables: [...(whole ? [coverageTable(status)] : []), scoreTable(quarter, scores)],
    notes: note === undefined || !whole ? [] : [note],
    ...(!status.quarters.some((one) => one.drawn !== undefined) && {
      missing: `还没有做过季度抽查；zfjd draw guide --quarter ${quarterOf(status.today)} 一步一步地做`,
    }),
  };
}

/** Subjects of any quarter that was drawn or has targeted checks; none elsewhere. */
function scoresOf({ store, pack }: ReportDeps, quarter: string): SubjectScore[] {
  return subjectsOf(store, pack, quarter).length === 0 ? [] : scoreChecks(store, pack, { quarter });
}

function rateFigures({ quarters, rate, basis, coverage }: DrawStatus, quarter: string): ReportFigure[] {
  const own = quarters.find((one) => one.quarter === quarter);
  const percent = `${(rate.numerator * 100) / rate.denominator}%`;
  const sum = (of: (one: Coverage) => number) => coverage.reduce((total, one) => total + of(one), 0);
  return [
    shareFigure(
      'E01',
      `抽查比例（不低于${percent}${own?.rateMet === undefined ? '' : own.rateMet ? '，已达到' : '，没有达到'}）`,
      [own?.drawn ?? 0, own?.size ?? 0],
      '抽中并在变动以后有效的单位数÷承诺名单的单位数',
      `每季度不低于${percent}：${basis}`,
    ),
    shareFigure(
      'E02',
      '本轮覆盖率',
      [sum(({ covered }) => covered), sum(({ size }) => size)],
      '本轮抽到过的单位数÷在用的单位数',
      '以制作报告之日的名录为准；本轮的起止见 zfjd draw status',
    ),
  ];
}

function scoreFigures(scores: readonly SubjectScore[]): ReportFigure[] {
  const done = scores.filter(({ check }) => check !== undefined);
  const problems = done.reduce((sum, { score }) => sum + (score?.problems ?? 0), 0);
  return [
    countFigure('E11', '应检查的单位', scores.length, '抽中的单位数＋定向检查的单位数', '变动以后有效的'),
    countFigure('E12', '已录入检查表的单位', done.length, '录入了检查表的单位数', '按最新一版'),
    countFigure('E13', '发现的问题', problems, '没有得满分的检查项目数', '不适用的不计'),
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

function scoreTable(quarter: string, scores: readonly SubjectScore[]): ReportTable {
  return {
    key: 'scores',
    title: `${quarterText(quarter)}现场检查`,
    columns: [
      { key: 'agency', header: '单位' },
      { key: 'how', header: '类别' },
      { key: 'checkedOn', header: '检查日期' },
      { key: 'score', header: '得分', unit: 'mean' },
      { key: 'problems', header: '问题', unit: 'count' },
      { key: 'clues', header: '转线索', unit: 'count' },
    ],
    rows: scores.map(({ subject, check, score, clues }) => ({
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
