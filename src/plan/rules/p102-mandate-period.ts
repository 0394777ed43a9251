import type { LocalDate } from '../../kernel/local-date.ts';
import type { PlanLine } from '../model.ts';
import { timeKey } from './keys.ts';
import { lineRule } from './rule.ts';

export const mandatePeriod = lineRule({
  code: 'P102',
  title: '受委托组织的委托期限应当覆盖检查时间',
  aspect: '合法性',
  parameter: 'plan.subject_qualification',
  catalogue: ['SUB-02'],
  explanation: '按执法单位名录中的委托起止日期比对每行的检查时间；没有登记起止日期的也指出。',
  good: [{ why: '检查在委托期限内', unitType: '受委托组织', cells: { 检查时间: '2026年4月' } }],
  bad: [{ why: '检查跨过委托终止日', unitType: '受委托组织', cells: { 检查时间: '2026年4月至12月' } }],
  check: (line, _value, { plan }) => {
    const { agency } = plan;
    if (agency?.unitType !== '受委托组织') return [];
    const { mandateFrom, mandateTo } = agency;
    if (mandateFrom === undefined || mandateTo === undefined) {
      return [{ message: '名录中没有登记委托起止日期，无法确认委托有效', next: '补交委托书并更新名录' }];
    }
    const { from, to } = spanOf(line, plan.year);
    if (from >= mandateFrom && to <= mandateTo) return [];
    return [
      {
        key: timeKey(line),
        message: `委托期限为${mandateFrom}至${mandateTo}，检查时间${from}至${to}不在其内`,
        next: '调整检查时间，或取得新的委托书并更新名录',
      },
    ];
  },
});

/** The days a line plans to inspect on; the whole year where it does not say. */
function spanOf(line: PlanLine, year: number): { from: LocalDate; to: LocalDate } {
  const windows = line.time?.kind === 'value' ? line.time.value.windows : [];
  const from = windows.map((w) => w.from).sort()[0] ?? (`${year}-01-01` as LocalDate);
  const to =
    windows
      .map((w) => w.to)
      .sort()
      .at(-1) ?? (`${year}-12-31` as LocalDate);
  return { from, to };
}
