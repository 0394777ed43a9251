import { chineseDate } from '../kernel/local-date.ts';
import { periodText } from '../kernel/period.ts';
import type { Calendar } from './calendar.ts';
import type { Deadline } from './deadlines.ts';

/** 怎么算: one line on how a deadline's due date follows from its inputs; `zfjd calendar explain` has every day. */
export function explainDeadline(calendar: Calendar, deadline: Deadline): string {
  const { unit, amount, startOn, dueOn, startEvent, provisional } = deadline;
  if (unit === 'fixed') return `文件定于${chineseDate(dueOn)}，休息日不顺延`;
  const period = { amount, unit };
  const steps = calendar.due(startOn, period).days;
  const last = steps.findLast(({ counted }) => counted);
  const after = steps.slice(last === undefined ? steps.length : steps.indexOf(last) + 1);
  const moved = after.length === 0 ? '' : `，${last?.date ?? ''}${last?.reason ?? ''}，顺延至${dueOn}`;
  return `${startEvent}，当日不计，${periodText(period)}到${last?.date ?? dueOn}${moved}${provisional ? '（暂定）' : ''}`;
}
