import { monthOf, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { PlanFacts } from '../model.ts';
import { timeKey } from './keys.ts';
import { lineRule } from './rule.ts';

export const planPeriod = lineRule({
  code: 'P213',
  title: '检查时间应当在计划所属的年度、月份内',
  aspect: '合理性',
  parameter: 'plan.plan_period',
  catalogue: ['PLT-01'],
  explanation:
    '某个检查时段没有一天落在计划的年度（月度计划为该月）之内。收到计划前已经结束的由 P109 指出；跨出一部分的不指出。',
  good: [
    { why: '月度计划的检查在当月', sector: '市监', kind: 'monthly', cells: { 检查时间: '2026年4月下旬' } },
    { why: '从当月跨到下月', sector: '市监', kind: 'monthly', cells: { 检查时间: '2026年4月25日至5月10日' } },
  ],
  bad: [
    { why: '4月计划写6月', sector: '市监', kind: 'monthly', cells: { 检查时间: '2026年6月' } },
    { why: '年度计划写到次年', sector: '市监', cells: { 检查时间: '2027年3月' } },
  ],
  check: (line, _value, { plan }) => {
    const windows = line.time?.kind === 'value' ? line.time.value.windows : [];
    const first = windows.find(
      ({ from, to }) => to >= plan.receivedOn && (place(to, plan) < 0 || place(from, plan) > 0),
    );
    if (!first) return [];
    const period = plan.kind === 'monthly' ? `${plan.year}年${plan.month}月` : `${plan.year}年`;
    return [
      {
        key: timeKey(line),
        message: `${first.from}至${first.to}不在${period}的计划期内`,
        next: '改正检查时间，或列入相应年度、月份的计划',
      },
    ];
  },
});

/** Below 0 before the plan's period, above 0 after it. */
function place(day: LocalDate, { year, month, kind }: PlanFacts): number {
  const years = yearOf(day) - year;
  return years !== 0 || kind !== 'monthly' || month === undefined ? years : monthOf(day) - month;
}
