import { planExecution } from '../../inspection/execution/plan-execution.ts';
import { groupBy } from '../../kernel/group.ts';
import { yearOf } from '../../kernel/local-date.ts';
import type { ReportDeps, Scope } from '../deps.ts';
import { agencyWords } from '../wording.ts';
import { countFigure, shareFigure, type ReportSection } from '../model.ts';

/** 计划执行 of the year up to the last day of the period. */
export function execution(deps: ReportDeps, { to, agency }: Scope): ReportSection {
  const year = yearOf(to);
  const { plans, total, readings } = planExecution(deps, {
    year,
    until: to,
    agencyIds: agency === undefined ? undefined : [agency.id],
  });
  const reading = `${year}年的已备案计划，统计到${to}，与 zfjd inspection execution 一致`;
  return {
    key: 'execution',
    title: '计划执行',
    list: `zfjd inspection execution --year ${year}${agencyWords(agency)}`,
    figures: [
      countFigure('X01', '到期的检查', total.due, '检查时间的最后一天已到的次数', reading),
      countFigure('X02', '已完成', total.done, '在检查时间内完成的次数，含抵作', reading),
      shareFigure('X03', '执行率', [total.done, total.due], '已完成÷到期的检查', reading),
      countFigure(
        'X04',
        '从未启动的计划',
        plans.filter(({ neverStarted }) => neverStarted).length,
        '有检查到期而没有一条记录的计划份数',
        reading,
      ),
    ],
    tables: [
      {
        key: 'executionByAgency',
        title: '各单位计划执行',
        columns: [
          { key: 'agency', header: '单位' },
          { key: 'plans', header: '计划', unit: 'count' },
          { key: 'due', header: '到期', unit: 'count' },
          { key: 'done', header: '完成', unit: 'count' },
          { key: 'rate', header: '执行率', unit: 'percent' },
        ],
        rows: [...groupBy(plans, (plan) => plan.agency)].map(([name, own]) => {
          const due = own.reduce((sum, plan) => sum + plan.due, 0);
          const done = own.reduce((sum, plan) => sum + plan.done, 0);
          const rate = due === 0 ? null : Number((done / due).toFixed(4));
          return { agency: name, plans: own.length, due, done, rate };
        }),
        reading,
        empty: `没有${year}年的已备案计划；zfjd plan file 备案以后才有执行情况`,
      },
    ],
    notes: readings,
    ...(plans.length === 0 && {
      missing: `没有${year}年的已备案计划；zfjd plan file 备案以后才有执行情况`,
    }),
  };
}
