import { monthOf, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import { cellsOf, filingYear, type AgencyYear, type YearCell } from '../../plan/filing-year.ts';
import { listPlans } from '../../plan/list-plans.ts';
import { readAllEvents } from '../../plan/store.ts';
import type { PlanSummary } from '../../plan/stored-plan.ts';
import { within, type ReportDeps, type Scope } from '../deps.ts';
import { agencyWords } from '../wording.ts';
import { countFigure, shareFigure, type ReportSection, type ReportTable } from '../model.ts';

/** 已备案的计划 with the day it was filed; withdrawn ones are not among them. */
interface Filing {
  readonly plan: PlanSummary;
  readonly on: LocalDate;
}

const FILED: ReadonlySet<string> = new Set(['filed', 'published', 'replaced']);
const isFiled = ({ state }: Pick<YearCell, 'state'>) => FILED.has(state);

/** 计划备案: what was filed in the period, who has filed what of the year, and who is late. */
export function planFiling({ store, pack }: ReportDeps, scope: Scope): ReportSection {
  const { to, agency } = scope;
  const year = yearOf(to);
  const plans = listPlans(store, {}).filter(
    (plan) => agency === undefined || plan.agencyCode === agency.code,
  );
  const filings = filingsOf(plans, readAllEvents(store));
  const received = plans.filter(({ receivedOn }) => within(scope, receivedOn)).length;
  const { rows } = filingYear(store, pack, { year, today: to, agency: agency?.code });
  const cells = rows.flatMap((row) => cellsOf(row));
  const due = cells.filter(({ expected }) => expected?.fileBy !== undefined && expected.fileBy.on <= to);
  const inTime = due.filter((cell) => isFiled(cell) && !cell.filedLate);
  return {
    key: 'plan-filing',
    title: '检查计划备案',
    list: `zfjd plan list${agencyWords(agency)}`,
    figures: [
      countFigure('B01', '本期收到计划', received, '本期收到的计划份数', '每一版本各算一份，按收到日计'),
      countFigure(
        'B02',
        '本期备案计划',
        filings.filter(({ on }) => within(scope, on)).length,
        '本期备案的计划份数',
        '按备案日计；被调整后的计划替代的仍计，截止日以前撤回的不计。与 zfjd plan list 中已备案、已公布、已替代的份数一致',
      ),
      countFigure(
        'B03',
        `${year}年应备案计划`,
        due.length,
        '备案期限在统计截止日以前届满的计划份数',
        '按名录中的单位和政策包规定的年度、月度计划推算；启用本工具以前到期的月度计划不计',
      ),
      shareFigure(
        'B04',
        `${year}年按期备案率`,
        [inTime.length, due.length],
        '按期备案的份数÷应备案份数',
        '期限出处见 zfjd plan status；没有报送的算未按期',
      ),
      countFigure(
        'B05',
        '期末逾期',
        cells.filter(({ overdue }) => overdue).length,
        '报送、备案、公布、函告有一项已过期限而未完成的计划份数',
        '以统计截止日为准',
      ),
    ],
    tables: [monthTable(year, filings, rows, to), stateTable(year, rows)],
    notes: [],
    ...(plans.length === 0 && {
      missing: '还没有收到检查计划；把各单位报来的计划放进一个文件夹，运行 zfjd plan import <文件夹>',
    }),
  };
}

function filingsOf(plans: readonly PlanSummary[], events: ReturnType<typeof readAllEvents>): Filing[] {
  return plans.flatMap((plan): Filing[] => {
    const filed = isFiled(plan) && events.get(plan.id)?.findLast(({ kind }) => kind === 'filed');
    return filed ? [{ plan, on: filed.on }] : [];
  });
}

/** One row a month up to the last day: filings of these months sum up to those of the year. */
function monthTable(
  year: number,
  filings: readonly Filing[],
  rows: readonly AgencyYear[],
  to: LocalDate,
): ReportTable {
  const late = new Set(
    rows.flatMap((row) =>
      cellsOf(row).flatMap((cell) => (cell.filedLate && cell.plan ? [cell.plan.id] : [])),
    ),
  );
  const ofYear = filings.filter(({ on }) => yearOf(on) === year && on <= to);
  return {
    key: 'filingsByMonth',
    title: `${year}年逐月备案`,
    columns: [
      { key: 'month', header: '月份' },
      { key: 'inTime', header: '按期或没有期限', unit: 'count' },
      { key: 'late', header: '迟报', unit: 'count' },
      { key: 'filed', header: '合计', unit: 'count' },
    ],
    rows: Array.from({ length: monthOf(to) }, (_, i) => {
      const own = ofYear.filter(({ on }) => monthOf(on) === i + 1);
      const lateOnes = own.filter(({ plan }) => late.has(plan.id)).length;
      return { month: `${i + 1}月`, inTime: own.length - lateOnes, late: lateOnes, filed: own.length };
    }),
    reading: '按备案日计入月份，不论是哪一年的计划；迟报＝备案日晚于备案期限，只看现行有效的版本',
    empty: '',
    chart: {
      title: `${year}年逐月备案份数`,
      category: 'month',
      series: ['inTime', 'late'],
      stacked: true,
      lie: 'columns',
    },
  };
}

function stateTable(year: number, rows: readonly AgencyYear[]): ReportTable {
  return {
    key: 'filingByAgency',
    title: `${year}年各单位备案情况`,
    columns: [
      { key: 'agency', header: '单位' },
      { key: 'annual', header: '年度计划' },
      { key: 'filed', header: '已备案', unit: 'count' },
      { key: 'pending', header: '已报未备案', unit: 'count' },
      { key: 'late', header: '迟报', unit: 'count' },
      { key: 'overdue', header: '逾期', unit: 'count' },
    ],
    rows: rows.flatMap((row) => {
      const cells = cellsOf(row).filter(({ state }) => state !== 'blank');
      if (cells.length === 0) return [];
      const number = (test: (cell: YearCell) => boolean) => cells.filter(test).length;
      return [
        {
          agency: row.name,
          annual: ANNUAL[row.annual.state],
          filed: number(isFiled),
          pending: number((cell) => cell.plan !== undefined && !isFiled(cell)),
          late: number(({ filedLate }) => filedLate),
          overdue: number(({ overdue }) => overdue),
        },
      ];
    }),
    reading: '一份计划（年度、每个月度、每个专项）算一格，有几个版本也算一格；逐格情况见 zfjd plan status',
    empty: '没有应报送计划的单位；先用 zfjd registry import 导入单位名录',
  };
}

const ANNUAL: Readonly<Record<YearCell['state'], string>> = {
  open: '已报，可以备案',
  faulty: '已报，有必改问题',
  returned: '已退回',
  filed: '已备案',
  published: '已公布',
  replaced: '已替代',
  withdrawn: '已撤回',
  superseded: '已被新版本替代',
  blank: '不需要',
  waiting: '未到期',
  late: '已过报送日',
  missing: '逾期未报',
};
