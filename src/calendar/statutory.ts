import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../kernel/errors.ts';
import { addDays, date, type LocalDate } from '../kernel/local-date.ts';
import { withoutMark } from '../kernel/text.ts';

/** 法定节假日: a day off for everybody by the 放假办法 itself, before any notice arranges the days around it. */
export interface StatutoryDay {
  readonly date: LocalDate;
  readonly name: string;
}

type Rule =
  | { readonly name: string; readonly date: string }
  | { readonly name: string; readonly festival: string; readonly offset: number };

/** One revision of the 全国年节及纪念日放假办法, from its first year on. */
interface Revision {
  readonly from: number;
  readonly measure: string;
  readonly days: readonly Rule[];
}

/** Year → festival → date. */
type Festivals = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** 放假办法 as data: the rules of each revision, and the festivals of the lunar year in our calendar. */
export class StatutoryHolidays {
  readonly #folder: string;
  #revisions: readonly Revision[] | undefined;
  #festivals: Festivals | undefined;

  /** @param folder `data/holidays`; its files are read when first needed */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The days of a year in date order. @throws UserError E_CALENDAR_RANGE for a year beyond the data */
  of(year: number): StatutoryDay[] {
    this.#festivals ??= this.#read('lunar.json') as Festivals;
    const festivals = this.#festivals[String(year)];
    const revision = this.#revision(year);
    if (festivals === undefined || revision === undefined) {
      const years = Object.keys(this.#festivals);
      throw new UserError(
        'E_CALENDAR_RANGE',
        `没有${year}年的日历（可用范围：${years[0]}—${years.at(-1)}年）`,
        {
          hint: '检查日期的年份是否写错',
        },
      );
    }
    return revision.days
      .map((rule) => {
        if ('date' in rule) return { name: rule.name, date: date(`${year}-${rule.date}`) };
        return { name: rule.name, date: addDays(date(festivals[rule.festival] ?? ''), rule.offset) };
      })
      .sort((a, b) => (a.date < b.date ? -1 : 1));
  }

  /** The text in force in a year, with its number. */
  measure(year: number): string {
    return this.#revision(year)?.measure ?? '全国年节及纪念日放假办法';
  }

  #revision(year: number): Revision | undefined {
    this.#revisions ??= this.#read('statutory.json') as readonly Revision[];
    return this.#revisions.findLast((r) => r.from <= year);
  }

  #read(name: string): unknown {
    return JSON.parse(withoutMark(readFileSync(join(this.#folder, name), 'utf8')));
  }
}
