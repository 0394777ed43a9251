import { daysInMonth, makeDate, monthOf, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { JointWindow } from './model.ts';

interface Planned {
  readonly agency: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * 联合检查时间: the days that all windows share; where they share none, of the months from the earliest end to
 * the latest start the one that most of them touch, the later one of equals, so that nobody is hurried.
 */
export function commonWindow(planned: readonly Planned[]): JointWindow {
  const from = planned.map((p) => p.from).reduce((a, b) => (a > b ? a : b));
  const to = planned.map((p) => p.to).reduce((a, b) => (a < b ? a : b));
  if (from <= to) return { from, to, reason: '各项检查原定时间的共同部分' };
  const months = monthsBetween(to, from).map((month) => ({
    ...month,
    touched: planned.filter((p) => p.from <= month.to && p.to >= month.from),
  }));
  const best = months.reduce((a, b) => (b.touched.length >= a.touched.length ? b : a));
  const moved = [...new Set(planned.filter((p) => !best.touched.includes(p)).map((p) => p.agency))];
  const reason = `原定时间没有共同部分，取相距最近的${monthOf(best.from)}月${moved.length === 0 ? '' : `，${moved.join('、')}需要调整时间`}`;
  return { from: best.from, to: best.to, reason };
}

function monthsBetween(first: LocalDate, last: LocalDate): { from: LocalDate; to: LocalDate }[] {
  const months: { from: LocalDate; to: LocalDate }[] = [];
  for (let i = yearOf(first) * 12 + monthOf(first) - 1; i <= yearOf(last) * 12 + monthOf(last) - 1; i += 1) {
    const [year, month] = [Math.floor(i / 12), (i % 12) + 1];
    months.push({
      from: makeDate(year, month, 1) as LocalDate,
      to: makeDate(year, month, daysInMonth(year, month)) as LocalDate,
    });
  }
  return months;
}
