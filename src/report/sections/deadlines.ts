import { groupBy } from '../../kernel/group.ts';
import { listDue, urgencyText, type DueItem } from '../due.ts';
import { owedDuties } from '../duties.ts';
import type { ReportDeps, Scope } from '../deps.ts';
import { byName } from '../wording.ts';
import { countFigure, type ReportSection, type ReportTable } from '../model.ts';

/** 期限: who is late with how much, and what comes next. `days` = working days ahead. */
export function openTerms(deps: ReportDeps, scope: Scope, days: number): ReportSection {
  const { store, calendar } = deps;
  const { to: today, agency } = scope;
  const until = calendar.addWorkingDays(today, days);
  const duties = owedDuties(deps, { today, until });
  const { items: all } = listDue(store, calendar, { today, days, duties });
  const items = all.filter((item) => agency === undefined || item.responsible === agency.name);
  const of = (urgency: DueItem['urgency']) => items.filter((item) => item.urgency === urgency);
  const reading = `以统计截止日${today}为准；含应报未报的计划和应抽未抽的季度`;
  return {
    key: 'terms',
    title: '期限',
    list: `zfjd due --days ${days}`,
    figures: [
      countFigure('D01', '超期', of('overdue').length, '届满日已过而未完成的事项数', reading),
      countFigure('D02', '当日到期', of('today').length, `届满日为${today}的事项数`, reading),
      countFigure('D03', '即将到期', of('soon').length, `${until}以前届满的事项数（不含当日）`, reading),
    ],
    tables: [...(agency === undefined ? [overdueTable(of('overdue'))] : []), itemTable(items, until)],
    notes: [],
  };
}

/** The rows sum up to what is overdue. */
function overdueTable(overdue: readonly DueItem[]): ReportTable {
  const owners = [...groupBy(overdue, ({ responsible }) => responsible)].sort(byName);
  const number = (own: readonly DueItem[], owner: DueItem['owner']) =>
    own.filter((item) => item.owner === owner).length;
  return {
    key: 'overdueByAgency',
    title: '各单位超期事项',
    columns: [
      { key: 'responsible', header: '责任单位' },
      { key: 'plans', header: '计划', unit: 'count' },
      { key: 'cases', header: '案件', unit: 'count' },
      { key: 'others', header: '其他', unit: 'count' },
      { key: 'overdue', header: '合计', unit: 'count' },
      { key: 'longest', header: '最长超期（工作日）', unit: 'count' },
    ],
    rows: owners.map(([responsible, own]) => {
      const [plans, cases] = [number(own, 'plan'), number(own, 'case')];
      return {
        responsible,
        plans,
        cases,
        others: own.length - plans - cases,
        overdue: own.length,
        longest: Math.max(...own.map(({ workingDays }) => -workingDays)),
      };
    }),
    reading: '责任单位是应当完成该事项的单位，包括司法局自己；按名称排列，不排名',
    empty: '没有超期的事项',
    chart: {
      title: '各单位超期事项数',
      category: 'responsible',
      series: ['plans', 'cases', 'others'],
      stacked: true,
      lie: 'rows',
    },
  };
}

function itemTable(items: readonly DueItem[], until: string): ReportTable {
  return {
    key: 'terms',
    title: `超期和${until}以前到期的事项`,
    columns: [
      { key: 'state', header: '状态' },
      { key: 'dueOn', header: '届满日' },
      { key: 'responsible', header: '责任单位' },
      { key: 'title', header: '事项' },
      { key: 'ownerId', header: '编号' },
      { key: 'basis', header: '依据' },
    ],
    rows: items.map((item) => ({
      state: urgencyText(item),
      dueOn: item.provisional ? `${item.dueOn}（暂定）` : item.dueOn,
      responsible: item.responsible,
      title: item.title,
      ownerId: item.ownerId,
      basis: item.basis,
    })),
    reading: '暂定：所在年度的放假安排还没有导入',
    empty: `没有超期的事项，${until}以前也没有到期的`,
  };
}
