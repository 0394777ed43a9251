import { groupBy } from '../../kernel/group.ts';
import { caseClocks } from '../../supervision/clocks.ts';
import { CATEGORIES, STAGE_NAMES, type Stage } from '../../supervision/model.ts';
import { listCases, type CaseSummary } from '../../supervision/show-case.ts';
import { readFacts } from '../../supervision/store.ts';
import { within, type ReportDeps, type Scope } from '../deps.ts';
import { agencyWords, byName } from '../wording.ts';
import {
  countFigure,
  shareFigure,
  type ReportFigure,
  type ReportSection,
  type ReportTable,
} from '../model.ts';

/** Clocks of a case by step; a later round is kept as `rectify#2`. */
const STEPS = {
  react: '预警提醒反馈',
  document: '制发文书',
  rectify: '整改',
  review: '复查',
  execute: '执行决定',
} as const;

/** 监督案件: opened and closed in the period, where all stand now, and whether the terms were kept. */
export function supervisionCases(deps: ReportDeps, scope: Scope): ReportSection {
  const { agency } = scope;
  const all = listCases(deps, agency === undefined ? {} : { agencyCode: agency.code });
  const cases = all.filter(({ file }) => file.openedOn <= scope.to);
  const closed = cases.filter(({ file }) => wasClosed(deps, file.number, scope)).length;
  const count = (test: (one: CaseSummary) => boolean) => cases.filter(test).length;
  return {
    key: 'cases',
    title: '监督案件',
    list: `zfjd case list${agencyWords(agency)}`,
    figures: [
      countFigure(
        'C01',
        '本期立案',
        count(({ file }) => within(scope, file.openedOn)),
        '立案日在本期的案件数',
        '以立案日计，与 zfjd case list 一致',
      ),
      countFigure(
        'C02',
        '本期结案',
        closed,
        '结案日在本期的案件数',
        '包括提醒后整改到位、线索不成立而结案的',
      ),
      countFigure(
        'C03',
        '在办案件',
        count(({ status }) => status.stage !== 'closed'),
        '没有结案的案件数',
        '以统计截止日为准；已报请的仍算在办',
      ),
      countFigure(
        'C04',
        '有期限超期的案件',
        count(({ status }) => status.overdue.length > 0),
        '有期限已过而未完成的案件数',
        '以统计截止日为准；暂定的届满日也计',
      ),
      ...rates(deps, cases, scope),
    ],
    tables: [
      stageTable(cases),
      categoryTable(cases),
      ...(agency === undefined ? [agencyTable(cases)] : [caseTable(cases)]),
    ],
    notes: [],
    ...(cases.length === 0 && {
      missing: '还没有监督案件；发现问题以后用 zfjd case open 立案',
    }),
  };
}

const CLOSING: ReadonlySet<string> = new Set(['close', 'resolve', 'dismiss', 'conclude', 'terminate']);

function wasClosed({ store }: ReportDeps, number: string, scope: Scope): boolean {
  return readFacts(store, number).some(({ act, on }) => CLOSING.has(act) && within(scope, on));
}

/** 及时率 of each step: of the terms that ended in the period, those kept. */
function rates({ store }: ReportDeps, cases: readonly CaseSummary[], scope: Scope): ReportFigure[] {
  const ended = cases
    .flatMap(({ file }) => caseClocks(store, file.number))
    .filter(({ voidOn, dueOn, metOn }) => {
      // The last day of a term that still runs is no day too late.
      const over = metOn !== undefined || dueOn < scope.madeOn;
      return voidOn === undefined && within(scope, dueOn) && over;
    });
  return Object.entries(STEPS).map(([step, name], i) => {
    const own = ended.filter((clock) => clock.step.replace(/#\d+$/u, '') === step);
    const kept = own.filter(({ metOn, dueOn }) => metOn !== undefined && metOn <= dueOn).length;
    return shareFigure(
      `C1${i + 1}`,
      `${name}及时率`,
      [kept, own.length],
      '期限内完成的件数÷期限在本期届满的件数',
      '已撤销的期限不计；届满以后才完成和截止日没有完成的都算不及时',
    );
  });
}

/** Where the cases stand: the rows sum up to the list. */
function stageTable(cases: readonly CaseSummary[]): ReportTable {
  const stages = groupBy(cases, ({ status }) => status.stage);
  return {
    key: 'casesByStage',
    title: '案件各在哪一步',
    columns: [
      { key: 'stage', header: '阶段' },
      { key: 'cases', header: '案件', unit: 'count' },
      { key: 'overdue', header: '其中超期', unit: 'count' },
    ],
    rows: (Object.keys(STAGE_NAMES) as Stage[]).flatMap((stage) => {
      const own = stages.get(stage) ?? [];
      const overdue = own.filter(({ status }) => status.overdue.length > 0).length;
      return own.length === 0 ? [] : [{ stage: STAGE_NAMES[stage], cases: own.length, overdue }];
    }),
    reading: '统计截止日以前立案的全部案件，含已结案的；阶段以统计截止日为准',
    empty: '没有案件',
    chart: { title: '案件各阶段件数', category: 'stage', series: ['cases'], stacked: false, lie: 'rows' },
  };
}

function categoryTable(cases: readonly CaseSummary[]): ReportTable {
  const groups = groupBy(cases, ({ file }) => file.category);
  return {
    key: 'casesByCategory',
    title: '案件按问题类别',
    columns: [
      { key: 'category', header: '类别' },
      { key: 'cases', header: '案件', unit: 'count' },
      { key: 'agencies', header: '涉及单位', unit: 'count' },
    ],
    rows: Object.entries(CATEGORIES).flatMap(([category, name]) => {
      const own = groups.get(category as keyof typeof CATEGORIES);
      if (!own) return [];
      return [
        { category: name, cases: own.length, agencies: new Set(own.map((c) => c.file.agency.code)).size },
      ];
    }),
    reading: '类别依行政执法监督条例第十一条第二款；每件只有一个类别',
    empty: '没有案件',
  };
}

function agencyTable(cases: readonly CaseSummary[]): ReportTable {
  const groups = [...groupBy(cases, ({ file }) => file.agency.name)].sort(byName);
  return {
    key: 'casesByAgency',
    title: '案件按单位',
    columns: [
      { key: 'agency', header: '单位' },
      { key: 'cases', header: '案件', unit: 'count' },
      { key: 'closed', header: '已结案', unit: 'count' },
      { key: 'open', header: '在办', unit: 'count' },
      { key: 'overdue', header: '其中超期', unit: 'count' },
    ],
    rows: groups.map(([agency, own]) => {
      const closed = own.filter(({ status }) => status.stage === 'closed').length;
      const overdue = own.filter(({ status }) => status.overdue.length > 0).length;
      return { agency, cases: own.length, closed, open: own.length - closed, overdue };
    }),
    reading: '单位名称以立案时的为准，按名称排列，不排名',
    empty: '没有案件',
  };
}

function caseTable(cases: readonly CaseSummary[]): ReportTable {
  return {
    key: 'cases',
    title: '案件',
    columns: [
      { key: 'number', header: '编号' },
      { key: 'openedOn', header: '立案' },
      { key: 'problem', header: '问题' },
      { key: 'stage', header: '阶段' },
      { key: 'next', header: '下一步' },
      { key: 'dueOn', header: '届满日' },
    ],
    rows: cases.map(({ file, status }) => ({
      number: file.number,
      openedOn: file.openedOn,
      problem: file.problem,
      stage: status.stageName,
      next: status.next,
      dueOn: status.due?.dueOn ?? '',
    })),
    reading: '阶段以统计截止日为准',
    empty: '没有案件',
  };
}
