import type { Calendar } from '../calendar/calendar.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { ExpectedDeadline } from '../plan/expected-deadlines.ts';
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
  /** The last day that counts, never after today. */
  readonly to: LocalDate;
  readonly today: LocalDate;
  /** Only of this agency. */
  readonly agency?: AgencyRecord | undefined;
  /** Owed and stored nowhere; see `DueOptions`. */
  readonly duties: readonly ExpectedDeadline[];
}

export const within = ({ from, to }: Pick<Scope, 'from' | 'to'>, day: LocalDate): boolean =>
  day >= from && day <= to;
