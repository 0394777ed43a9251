import type { Calendar } from '../calendar/calendar.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { AgencyRecord } from '../registry/agency-store.ts';
import type { Store } from '../store/store.ts';

export interface ReportDeps {
  readonly store: Store;
  readonly pack: Pack;
  readonly calendar: Calendar;
}

/** 统计范围: which days, and whose work. */
export interface Scope {
  readonly from: LocalDate;
  /** 统计截止日, never after the day of making: everything is seen as it stood on this day. */
  readonly to: LocalDate;
  /** 制作日期 */
  readonly madeOn: LocalDate;
  /** Only of this agency. */
  readonly agency?: AgencyRecord | undefined;
}

export const within = ({ from, to }: Pick<Scope, 'from' | 'to'>, day: LocalDate): boolean =>
  day >= from && day <= to;
