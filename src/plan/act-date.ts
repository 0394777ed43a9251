import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';

/**
 * 办理日期: an act on a plan lies between what came before it and today.
 * @throws UserError E_PLAN_DATE
 */
export function requireActDate(
  what: string,
  on: LocalDate,
  after: { readonly on: LocalDate; readonly event: string },
  today: LocalDate,
): void {
  if (on >= after.on && on <= today) return;
  const why = on > today ? `在今天（${today}）之后` : `早于${after.event}之日（${after.on}）`;
  throw new UserError('E_PLAN_DATE', `${what}${on}${why}`, {
    hint: '核对日期；补登以前的事项用 --on 写明实际日期',
  });
}
