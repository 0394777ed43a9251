import type { FixedDay } from '../calendar/deadlines.ts';
import { UserError } from '../kernel/errors.ts';
import { parseDate, type LocalDate } from '../kernel/local-date.ts';
import { periodText, type Period } from '../kernel/period.ts';

/** 执行期限 as a decision sets it: a day, or working days from service. */
export interface ExecutionTerm {
  readonly by?: LocalDate;
  readonly days?: number;
}

/** As the fact of the decision keeps it: `2026-11-30` or `15个工作日`; undefined where the decision sets none. */
export function executionTerm({ by, days }: ExecutionTerm): string | undefined {
  if (by !== undefined && days !== undefined) {
    throw new UserError('E_USAGE', '执行期限写一个日期或者工作日数，二者不能同时写', {
      hint: '写 --execute-by 日期，或者 --execute-days 工作日数',
      exit: 2,
    });
  }
  if (days !== undefined && days < 1) {
    throw new UserError('E_USAGE', `执行期限的工作日数应大于0：${days}`, {
      hint: '改正 --execute-days',
      exit: 2,
    });
  }
  return by ?? (days === undefined ? undefined : periodText({ amount: days, unit: 'working-day' }));
}

/** What `executionTerm` kept. */
export function executionPeriod(kept: string): Period | FixedDay {
  const day = parseDate(kept);
  return day === undefined
    ? { amount: Number.parseInt(kept, 10), unit: 'working-day' }
    : { unit: 'fixed', on: day };
}
