import { serialDateText, serialDay, serialParts, timeText } from './date-serial.ts';
import { fixedText, generalText, groupedText, paddedText } from './number-text.ts';
import { spreadsheetLibrary } from './spreadsheet-library.ts';

/** 单元格格式, made ready for use on many cells. */
export interface NumberFormat {
  /** Our own reading of it; else the library shows the number. */
  readonly plain: boolean;
  /** What a person sees. */
  text(n: number): string;
  /** Days since 1970-01-01, where the format shows a date. */
  day(n: number): number | undefined;
}

/** Formats that a file names by number only (ECMA-376 18.8.30, with the zh-cn ones 27–36 and 50–58). */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0;"¥"\\-#,##0',
  6: '"¥"#,##0;[Red]"¥"\\-#,##0',
  7: '"¥"#,##0.00;"¥"\\-#,##0.00',
  8: '"¥"#,##0.00;[Red]"¥"\\-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;\\-#,##0',
  38: '#,##0;[Red]\\-#,##0',
  39: '#,##0.00;\\-#,##0.00',
  40: '#,##0.00;[Red]\\-#,##0.00',
  41: '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ',
  42: '_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** The code of a format that the file does not define itself. */
export function builtInFormat(id: number): string {
  return BUILT_IN_FORMATS[id] ?? 'General';
}

const made = new Map<string, NumberFormat>();

/** The format for a code such as `yyyy"年"m"月"`; the same code gives the same object. */
export function numberFormat(code: string, date1904: boolean): NumberFormat {
  const key = `${date1904 ? 4 : 0}${code}`;
  let format = made.get(key);
  if (!format) {
    format = makeFormat(code, date1904);
    if (made.size > 5000) made.clear();
    made.set(key, format);
  }
  return format;
}

function makeFormat(code: string, date1904: boolean): NumberFormat {
  const number = numberText(code);
  if (number) return { plain: true, text: number, day: () => undefined };
  const shown = dateFields(code);
  if (shown) return dateFormat(shown, date1904);
  return { plain: false, text: (n) => libraryText(code, n, date1904), day: () => undefined };
}

function numberText(code: string): ((n: number) => string) | undefined {
  if (code === '' || code === '@' || /^(?:general|G\/通用格式)$/i.test(code)) return generalText;
  const m = /^(#,##)?(0+)(?:\.(0+))?(%)?$/.exec(code);
  if (!m) return undefined;
  const [, grouped, zeros = '', decimals = '', percent] = m;
  const places = decimals.length;
  if (grouped !== undefined)
    return zeros === '0' && percent === undefined ? (n) => groupedText(n, places) : undefined;
  if (zeros.length > 1)
    return places === 0 && percent === undefined ? (n) => paddedText(n, zeros.length) : undefined;
  if (percent === undefined) return (n) => fixedText(n, places);
  return (n) => `${fixedText(Number((n * 100).toPrecision(15)), places)}%`;
}

/** What of a date a format shows. */
interface DateFields {
  readonly year: boolean;
  readonly month: boolean;
  readonly day: boolean;
  readonly time: boolean;
  /** `[h]`: hours that run past 24. */
  readonly elapsed: boolean;
}

/** Undefined where the format shows no date and no time. Judged by its first section, the one for positive numbers. */
function dateFields(code: string): DateFields | undefined {
  const letters = code
    .replace(/\\./gs, '')
    .replace(/"[^"]*"?/g, '')
    .replace(/[_*]./gs, '')
    .replace(/\[(h+|m+|s+)\]/gi, (_, unit: string) => `<${unit.toLowerCase()}>`)
    .replace(/\[[^\]]*\]/g, '')
    .split(';', 1)
    .join('')
    .replace(/general|G\/通用格式/gi, '')
    .replace(/AM\/PM|A\/P|上午\/下午/gi, 'h')
    .replace(/E[+-]/gi, '');
  const tokens = letters.toLowerCase().match(/<\w+>|y+|m+|d+|h+|s+|a{3,}|e+|g+/g) ?? [];
  if (tokens.length === 0 || /[0#?]/.test(letters.replace(/s\.?0+/gi, ''))) return undefined;
  const isClock = (token: string | undefined) => token !== undefined && /^<|^[hs]/.test(token);
  const isMinute = (i: number) =>
    (tokens[i]?.startsWith('m') ?? false) &&
    (/^<?h/.test(tokens[i - 1] ?? '') || /^<?s/.test(tokens[i + 1] ?? ''));
  const any = (test: (token: string, i: number) => boolean) => tokens.some(test);
  return {
    year: any((t) => /^[yeg]/.test(t)),
    month: any((t, i) => t.startsWith('m') && !isMinute(i)),
    day: any((t) => /^[da]/.test(t)),
    time: any((t, i) => isClock(t) || isMinute(i)),
    elapsed: any((t) => t.startsWith('<')),
  };
}

function dateFormat(shown: DateFields, date1904: boolean): NumberFormat {
  const isDate = shown.year || shown.month || shown.day;
  return {
    plain: true,
    text: (n) => {
      if (shown.elapsed && !isDate && n >= 0) return timeText(Math.round(n * 86_400));
      const parts = serialParts(n, date1904);
      if (!parts) return generalText(n);
      if (!isDate) return timeText(parts.seconds);
      const date = dateText(parts.serial, shown);
      return shown.time ? `${date} ${timeText(parts.seconds)}` : date;
    },
    day: (n) => {
      const parts = isDate ? serialParts(n, date1904) : undefined;
      return parts && serialDay(parts.serial);
    },
  };
}

/** A month shown without its day stays a month: `2026年3月` is not the first of March. */
function dateText(serial: number, shown: DateFields): string {
  const iso = serialDateText(serial);
  if (shown.day || (!shown.year && !shown.month)) return iso;
  const year = shown.year ? `${iso.slice(0, 4)}年` : '';
  return shown.month ? `${year}${Number(iso.slice(5, 7))}月` : year;
}

function libraryText(code: string, n: number, date1904: boolean): string {
  try {
    // Blanks that only line figures up (`_ `, `* `) are not part of what is there.
    return spreadsheetLibrary().SSF.format(code, n, { date1904 }).trim();
  } catch {
    return generalText(n);
  }
}
