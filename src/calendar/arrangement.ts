import { parseDate, type LocalDate } from '../kernel/local-date.ts';
import { normalise, printable } from '../kernel/text.ts';

/** 通知: the paper a year's days come from. */
export interface Notice {
  readonly title: string;
  /** 发文字号, `国办发明电〔2025〕7号`; absent where an imported file does not give it. */
  readonly number?: string;
  /** Day it was made public. */
  readonly date?: LocalDate;
  readonly url?: string;
  /** Whether somebody has compared the number with the text of the notice. */
  readonly numberChecked: boolean;
}

/** A day that a notice names. */
export interface HolidayDay {
  readonly date: LocalDate;
  /** 节日, `国庆节`. */
  readonly name: string;
  /** Number of the notice that settled it, where it is not the year's first. */
  readonly notice?: string;
}

/** 放假安排: what the State Council published for one year. */
export interface Arrangement {
  /** The year in the notice's title; its days may begin in December of the year before. */
  readonly year: number;
  readonly notices: readonly Notice[];
  /** 放假 */
  readonly off: readonly HolidayDay[];
  /** 上班: weekend days that are worked. */
  readonly work: readonly HolidayDay[];
}

/** 发文字号 of a day, or the title of its notice where the number is not known. */
export function noticeOf(arrangement: Arrangement, day: HolidayDay): string {
  const first = arrangement.notices[0];
  return day.notice ?? first?.number ?? first?.title ?? `${arrangement.year}年节假日安排`;
}

/** Numbers of all notices, `国办发明电〔2018〕15号、国办发明电〔2019〕3号`. */
export function noticeText(arrangement: Arrangement): string {
  return arrangement.notices.map((n) => n.number ?? n.title).join('、') || '未注明通知';
}

/**
 * Reads our own JSON form, as in `data/holidays/2026.json`. Whatever does not fit is said in Chinese in
 * `problems` and left out.
 */
export function parseArrangement(value: unknown, problems: string[]): Arrangement {
  const source = fields(value);
  const year = typeof source['year'] === 'number' && Number.isInteger(source['year']) ? source['year'] : 0;
  if (year === 0) problems.push('缺少年份（year）');
  return {
    year,
    notices: list(source['notices']).map((item) => parseNotice(item, problems)),
    off: list(source['off']).flatMap((item) => parseDay(item, 'off', problems)),
    work: list(source['work']).flatMap((item) => parseDay(item, 'work', problems)),
  };
}

/** The form `parseArrangement` reads. */
export function arrangementJson(arrangement: Arrangement): string {
  const notices = arrangement.notices.map(({ numberChecked, ...rest }) => ({
    ...rest,
    number_checked: numberChecked,
  }));
  return JSON.stringify({ ...arrangement, notices });
}

function parseNotice(value: unknown, problems: string[]): Notice {
  const source = fields(value);
  const title = text(source['title']);
  if (title === undefined) problems.push('有一份通知缺少标题（notices.title）');
  const number = text(source['number']);
  const date = parseDate(text(source['date']) ?? '');
  const url = text(source['url']);
  return {
    title: title ?? '',
    ...(number === undefined ? {} : { number }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    numberChecked: source['number_checked'] === true,
  };
}

function parseDay(value: unknown, where: string, problems: string[]): HolidayDay[] {
  const source = fields(value);
  const written = text(source['date']);
  const date = parseDate(written ?? '');
  const name = text(source['name']);
  const notice = text(source['notice']);
  if (date === undefined || name === undefined) {
    problems.push(`${where} 中有一条缺少有效的日期或节日名称：${written ?? '（空）'}`);
    return [];
  }
  return [{ date, name, ...(notice === undefined ? {} : { notice }) }];
}

/** The fields of a JSON object; none for anything else. */
export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The items of a JSON list; none for anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A non-empty text in its normal form, without control characters. */
export function text(value: unknown): string | undefined {
  const clean = typeof value === 'string' ? printable(normalise(value)) : '';
  return clean === '' ? undefined : clean;
}
