import { addDays, addMonths, toDay, yearOf, type LocalDate } from '../kernel/local-date.ts';
import type { Period } from '../kernel/period.ts';
import type { Reader } from '../store/store.ts';
import { explainDue, type DayStep } from './explain.ts';
import { holidaySource, type HolidaySource, type PublishedYear } from './source.ts';
import type { StatutoryDay } from './statutory.ts';
import { buildYear, kindIn, type DayKind, type YearTable } from './year-table.ts';

export type { DayStep } from './explain.ts';
export type { DayKind } from './year-table.ts';

/** 届满日: when a period ends, and why. */
export interface Due {
  readonly due: LocalDate;
  /** 暂定: a day it hangs on lies in a year whose arrangement is not published. */
  readonly provisional: boolean;
  /** Day by day from day 0 to the end; worked out when asked for. */
  readonly days: readonly DayStep[];
}

/** 工作日历: working days by the State Council's arrangements, and the counting of periods. */
export class Calendar {
  readonly #source: HolidaySource;
  readonly #years = new Map<number, YearTable>();

  constructor(source: HolidaySource) {
    this.#source = source;
  }

  kind(day: LocalDate): DayKind {
    return kindIn(this.#year(yearOf(day)), day);
  }

  /**
   * When a period ends. The day of the event is not counted (民法典第二百零一条). Working days: the Nth
   * working day after it. Days and months (第二百零二条): where the last day is a rest day, the next working
   * day (第二百零三条) — for acts to be done; a window looked back over is not extended.
   * @throws RangeError for an amount that is no positive whole number
   */
  due(start: LocalDate, period: Period): Due {
    if (!Number.isInteger(period.amount) || period.amount < 1) {
      throw new RangeError(`not a period: ${period.amount} ${period.unit}`);
    }
    let due: LocalDate;
    let firstThatMatters: LocalDate;
    if (period.unit === 'working-day') {
      due = this.addWorkingDays(start, period.amount);
      firstThatMatters = addDays(start, 1);
    } else {
      firstThatMatters =
        period.unit === 'day' ? addDays(start, period.amount) : addMonths(start, period.amount);
      due = this.nextWorkingDay(firstThatMatters);
    }
    const explain = () => explainDue(this, start, period);
    return {
      due,
      provisional: this.isProvisional(firstThatMatters, due),
      get days() {
        return explain();
      },
    };
  }

  /** The Nth working day after a day; before it where `n` is negative; the day itself for 0. */
  addWorkingDays(start: LocalDate, n: number): LocalDate {
    if (!Number.isInteger(n)) throw new RangeError(`not a number of days: ${n}`);
    if (n === 0) return start;
    let table = this.#year(yearOf(start));
    const offset = toDay(start) - table.firstDay;
    // Position among the working days of the year, counted from 0; may lie outside the year.
    let position = n > 0 ? (table.before[offset + 1] ?? 0) + n - 1 : (table.before[offset] ?? 0) + n;
    while (position >= table.workingDays.length) {
      position -= table.workingDays.length;
      table = this.#year(table.year + 1);
    }
    while (position < 0) {
      table = this.#year(table.year - 1);
      position += table.workingDays.length;
    }
    return table.workingDays[position] as LocalDate;
  }

  /** Working days left: those after `from` up to and with `to`; negative where `to` is past. */
  workingDaysBetween(from: LocalDate, to: LocalDate): number {
    if (to < from) return -this.workingDaysBetween(to, from);
    let count = this.#elapsed(to) - this.#elapsed(from);
    for (let year = yearOf(from); year < yearOf(to); year += 1) count += this.#year(year).workingDays.length;
    return count;
  }

  /** The day itself where it is worked, else the next that is. */
  nextWorkingDay(day: LocalDate): LocalDate {
    return this.addWorkingDays(addDays(day, -1), 1);
  }

  /** Whether any day of a span lies in a year whose arrangement is not published. */
  isProvisional(from: LocalDate, to: LocalDate): boolean {
    for (let year = yearOf(from); year <= yearOf(to); year += 1) {
      if (!this.#year(year).published) return true;
    }
    return false;
  }

  /** The arrangement of a year; undefined where none is known. */
  published(year: number): PublishedYear | undefined {
    return this.#source.published(year);
  }

  /** 法定节假日 of a year. @throws UserError E_CALENDAR_RANGE */
  statutory(year: number): readonly StatutoryDay[] {
    return this.#source.statutory(year);
  }

  /** 放假办法 in force in a year. */
  measure(year: number): string {
    return this.#source.measure(year);
  }

  /** Working days of the year up to and with that day. */
  #elapsed(day: LocalDate): number {
    const table = this.#year(yearOf(day));
    return table.before[toDay(day) - table.firstDay + 1] ?? 0;
  }

  #year(year: number): YearTable {
    let table = this.#years.get(year);
    if (!table) {
      table = buildYear(year, this.#source);
      this.#years.set(year, table);
    }
    return table;
  }
}

/**
 * The calendar of this program and, with a reader, of this database. Years are read when first needed and
 * then kept: load a new one after an import.
 * @param root the program's folder, which holds `data/`
 */
export function loadCalendar(root: string, reader?: Reader): Calendar {
  return new Calendar(holidaySource(root, reader));
}
