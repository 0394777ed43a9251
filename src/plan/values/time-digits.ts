import { addDays, chineseDate, date, makeDate, yearOf } from '../../kernel/local-date.ts';

/** Years a plan can be about; anything else is a slip of the pen. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

// 2000-01-01 as spreadsheet programs count days in the 1900 date system.
const SERIAL_2000 = 36_526;

/**
 * Dates in digits become 年月日: `2026.01.01`, `2026/1/1`, `2026-01-01`, `20260101`, `2025.3`. A time of day
 * after a date is dropped.
 */
export function spellDates(prepared: string): string {
  return prepared
    .replace(/(?<=[日号\d])(?:上午|下午|全天)(?=[\d:-]|$|[,;、至到])/gu, '')
    .replace(/(?<=日) ?\d{1,2}:\d{2}-\d{1,2}:\d{2}(?!\d)/gu, '')
    .replace(/(?:(?<=\d)[ T]|(?<=日))\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?!\d)/gu, '')
    .replace(/(?<!\d)(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\d月])日?/gu, '$1年$3月$4日')
    .replace(/(?<=年\d{1,2}月\d{1,2}日[-~至到])(\d{1,2})\/(\d{1,2})(?![\d/])日?/gu, '$1月$2日')
    .replace(/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)日?/gu, (all, y: string, m: string, d: string) =>
      inYears(Number(y)) && makeDate(Number(y), Number(m), Number(d)) ? `${y}年${m}月${d}日` : all,
    )
    .replace(/(?<!\d)(\d{4})[-./](\d{1,2})月?(?!\d|年)/gu, '$1年$2月')
    .replace(/(?<!\d)(\d{4})(?=第|[Qq][1-4]|[上下]半年|全年|度)/gu, '$1年');
}

export function inYears(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** A run of digits in which 年, 月 or 日 were lost, with what it may have meant; undefined where there is none. */
export function lostUnits(spelt: string): { run: string; candidates: string[] } | undefined {
  const run = /\d{5,}/u.exec(spelt)?.[0];
  if (run === undefined) return undefined;
  const candidates: string[] = [];
  const year = Number(run.slice(0, 4));
  const rest = run.slice(4, 9);
  if (inYears(year) && rest.length <= 4) {
    for (const width of [1, 2]) {
      const month = Number(rest.slice(0, width));
      const day = rest.slice(width);
      if (rest.length < width || month < 1 || month > 12) continue;
      if (day === '') candidates.push(`${year}年${month}月`);
      else if (day.length <= 2) {
        const whole = makeDate(year, month, Number(day));
        if (whole) candidates.push(chineseDate(whole));
      }
    }
  }
  const serial = run.length === 5 ? serialDate(Number(run)) : undefined;
  if (serial !== undefined) candidates.push(`${serial}（日期序列号）`);
  return { run, candidates: [...new Set(candidates)] };
}

function serialDate(serial: number): string | undefined {
  const day = addDays(date('2000-01-01'), serial - SERIAL_2000);
  return inYears(yearOf(day)) ? chineseDate(day) : undefined;
}
