import { addDays, daysInMonth, makeDate, type LocalDate } from '../../kernel/local-date.ts';
import type { PlanFacts } from '../model.ts';
import { timeKey } from './keys.ts';
import type { Window } from '../values/model.ts';
import { lineRule } from './rule.ts';

export const planPeriod = lineRule({
  code: 'P213',
  title: '检查时间应当在计划所属的年度、月份内',
  aspect: '合理性',
  parameter: 'plan.plan_period',
  catalogue: ['PLT-01'],
  explanation:
    '检查时段的全部或者一部分不在计划的年度（月度计划为该月）之内，逐个时段指出在外的部分。收到计划前已经结束的由 P109 指出；只写截止时间的（“5月底前”）只看截止那一天。',
  good: [
    { why: '月度计划的检查在当月', sector: '市监', kind: 'monthly', cells: { 检查时间: '2026年4月下旬' } },
    { why: '只写截止时间', sector: '市监', kind: 'monthly', cells: { 检查时间: '4月底前' } },
  ],
  bad: [
    { why: '4月计划写6月', sector: '市监', kind: 'monthly', cells: { 检查时间: '2026年6月' } },
    { why: '从当月跨到下月', sector: '市监', kind: 'monthly', cells: { 检查时间: '2026年4月25日至5月10日' } },
    { why: '当月之外另写一个月', sector: '市监', kind: 'monthly', cells: { 检查时间: '4月、6月' } },
    { why: '年度计划写到次年', sector: '市监', cells: { 检查时间: '2027年3月' } },
  ],
  check: (line, _value, { plan }) => {
    const windows = line.time?.kind === 'value' ? line.time.value.windows : [];
    const period = periodOf(plan);
    const found = windows.flatMap((window) => {
      const parts = window.to < plan.receivedOn ? [] : outsideOf(window, period);
      return parts.length === 0 ? [] : { window, parts };
    });
    const [first] = found;
    if (!first) return [];
    const outside = found.flatMap(({ parts }) => parts);
    const name = plan.kind === 'monthly' ? `${plan.year}年${plan.month}月` : `${plan.year}年`;
    return [
      {
        key: timeKey(line, first.window),
        message: `${outside.join('、')}不在${name}的计划期内`,
        next: '改正检查时间，或列入相应年度、月份的计划',
      },
    ];
  },
});

interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

function periodOf({ year, month, kind }: PlanFacts): Days {
  const [first, last] = kind === 'monthly' && month !== undefined ? [month, month] : [1, 12];
  return {
    from: makeDate(year, first, 1) as LocalDate,
    to: makeDate(year, last, daysInMonth(year, last)) as LocalDate,
  };
}

/** The parts of a window before and after a period, `2026-05-01至2026-05-10`. */
function outsideOf({ from, to, byOnly }: Window, period: Days): string[] {
  // Where only the end is stated, the start is not what the plan says.
  const start = byOnly ? to : from;
  const parts: Days[] = [];
  if (start < period.from) parts.push({ from: start, to: least(to, addDays(period.from, -1)) });
  if (to > period.to) parts.push({ from: start > period.to ? start : addDays(period.to, 1), to });
  return parts.map((part) => (part.from === part.to ? part.from : `${part.from}至${part.to}`));
}

function least(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}
