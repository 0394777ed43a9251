import { addDays, addMonths, dayOf, weekdayName, type LocalDate } from '../kernel/local-date.ts';
import type { Period } from '../kernel/period.ts';
import type { Calendar } from './calendar.ts';

/** 逐日说明: one day of a period. */
export interface DayStep {
  readonly date: LocalDate;
  /** `星期三` */
  readonly weekday: string;
  readonly counted: boolean;
  /** Days counted so far, this one included. */
  readonly count: number;
  /** Why it counts or does not. */
  readonly reason: string;
  /** 暂定: the arrangement of its year is not published. */
  readonly provisional: boolean;
}

/** 逐日说明 of a period: every day from day 0 to the end, with the reason it counts or does not. */
export function explainDue(calendar: Calendar, start: LocalDate, period: Period): DayStep[] {
  const { due } = calendar.due(start, period);
  const steps = [step(calendar, start, false, 0, '起算日，不计入')];
  const lastDay = nominalEnd(start, period);
  let count = 0;
  for (let day = addDays(start, 1); day <= due; day = addDays(day, 1)) {
    const { working, reason } = calendar.kind(day);
    if (lastDay === undefined) {
      if (working) count += 1;
      steps.push(step(calendar, day, working, count, reason));
      continue;
    }
    const counted = day <= lastDay;
    if (counted) count += 1;
    steps.push(
      step(calendar, day, counted, count, calendarDayReason(day, lastDay, due, start, period, reason)),
    );
  }
  return steps;
}

/** The last day before any extension; undefined for working days, which need none. */
function nominalEnd(start: LocalDate, period: Period): LocalDate | undefined {
  if (period.unit === 'working-day') return undefined;
  return period.unit === 'day' ? addDays(start, period.amount) : addMonths(start, period.amount);
}

function calendarDayReason(
  day: LocalDate,
  lastDay: LocalDate,
  due: LocalDate,
  start: LocalDate,
  period: Period,
  kind: string,
): string {
  if (day < lastDay) return '计入';
  if (day > lastDay) return day === due ? `${kind}，顺延至此日届满` : `${kind}，顺延`;
  const which =
    period.unit === 'day' ? '最后一日' : dayOf(day) === dayOf(start) ? '对应日' : '没有对应日，为月末日';
  return day === due ? `${which}，届满` : `${which}为${kind}，顺延`;
}

function step(calendar: Calendar, day: LocalDate, counted: boolean, count: number, reason: string): DayStep {
  const { provisional } = calendar.kind(day);
  return { date: day, weekday: weekdayName(day), counted, count, reason, provisional };
}
