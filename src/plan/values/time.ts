import {
  chineseDate,
  dayOf,
  daysInMonth,
  makeDate,
  monthOf,
  yearOf,
  type LocalDate,
} from '../../kernel/local-date.ts';
import type { TimeSpec, Window } from './model.ts';
import { open, read, unreadable, type Reading } from './reading.ts';
import { lostUnits, spellDates } from './time-digits.ts';
import { readEvery } from './time-every.ts';
import { readWindow, TIME_FORM, type Era } from './time-window.ts';
import { missing, prepare, quote, remembering, saysNothing, saysOpen } from './wording.ts';

/** What a time is read against. */
export interface TimeContext {
  /** The plan's year, for times that do not state theirs. */
  readonly year: number | undefined;
  /** The plan's month, of a monthly plan: for 上旬, 月底, 每周. */
  readonly month?: number | undefined;
  /** The day, where the cell is a date cell. */
  readonly date?: LocalDate;
}

/**
 * 检查时间: windows of days. A date cell is that day, unless it shows only year and month, as spreadsheet
 * programs make of a typed `2025年3月`; then it is the month.
 */
export function parseTime(text: string, context: TimeContext): Reading<TimeSpec> {
  if (context.date !== undefined) return readDateCell(text, context.date);
  return readText(`${context.year ?? ''}.${context.month ?? ''}|${text}`);
}

const readText = remembering((keyed): Reading<TimeSpec> => {
  const bar = keyed.indexOf('|');
  const [year, month] = keyed
    .slice(0, bar)
    .split('.')
    .map((n) => (n === '' ? undefined : Number(n)));
  const era: Era = { year, month };
  const text = keyed.slice(bar + 1);
  const joined = readCell(prepare(text), era);
  if (joined.kind !== 'unreadable' || !/[\r\n\u2028]/u.test(text)) return joined;
  const split = readCell(prepare(text, 'split'), era);
  if (split.kind === 'unreadable') return joined;
  if (split.kind === 'value' && twoDays(split.value)) {
    return unreadable(`${quote(text)}是起止日期还是两个日期不明确`, '起止之间写“至”，两个日期之间写“、”');
  }
  return split;
});

function twoDays({ windows }: TimeSpec): boolean {
  return windows.length === 2 && windows.every((w) => w.from === w.to && !w.byOnly);
}

function readDateCell(text: string, day: LocalDate): Reading<TimeSpec> {
  const year = yearOf(day);
  const month = monthOf(day);
  const last = makeDate(year, month, daysInMonth(year, month)) as LocalDate;
  if (dayOf(day) === 1 && showsMonth(prepare(text), year, month))
    return read({ windows: [{ from: day, to: last }] });
  const inDays = readText(`${year}.|${chineseDate(day)}`);
  // 1-3 typed into a cell becomes the third of January.
  if (inDays.kind !== 'value' || !/^(?:\d{1,2}月\d{1,2}日|\d{1,2}-[A-Za-z]{3})$/u.test(prepare(text)))
    return inDays;
  if (dayOf(day) < month || dayOf(day) > 12) return inDays;
  return read(
    inDays.value,
    `单元格是日期，按${chineseDate(day)}理解；如果原意是${month}月至${dayOf(day)}月，请改写为文字`,
  );
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function showsMonth(shown: string, year: number, month: number): boolean {
  const short = `${MONTH_NAMES[month - 1]}-${String(year % 100).padStart(2, '0')}`;
  return shown.toLowerCase() === short || /^\d{4}(?:年\d{1,2}月|[-./]\d{1,2})$/u.test(shown);
}

function readCell(prepared: string, era: Era): Reading<TimeSpec> {
  if (saysNothing(prepared)) return missing('检查时间', TIME_FORM);
  const notes: string[] = [];
  const outer = prepared.replace(/\([^()]*\)/gu, (note) => {
    notes.push(note.slice(1, -1));
    return '';
  });
  if (notes.length === 0) return readList(outer, era);
  const main = readList(saysNothing(outer) ? notes.join(';') : outer, era);
  if (main.kind === 'unreadable' && SEASON.test(outer) && !/\d/u.test(outer)) {
    // 汛期（6月—9月）: the bracket says which days are meant.
    const inner = readList(notes.join(';'), era);
    if (inner.kind === 'value') return inner;
  }
  if (main.kind !== 'value' || saysNothing(outer)) return main;
  return notes.reduce<Reading<TimeSpec>>((reading, note) => withNote(reading, note, era), main);
}

/** A bracket may hold a count, the same time again, a time within it, or words. */
function withNote(main: Reading<TimeSpec>, note: string, era: Era): Reading<TimeSpec> {
  if (main.kind !== 'value') return main;
  const { windows } = main.value;
  const [only] = windows;
  const count = COUNT.exec(note);
  if (count?.index === 0 && windows.length === 1 && only && only.count === undefined) {
    return read({ windows: [{ ...only, count: Number(count[1]) }] }, main.warning);
  }
  // 3月至11月（每月1家）: how often within it, not when.
  if (EACH.test(note)) return read(main.value, main.warning, `括号内${quote(note)}未读入`);
  const inner = readList(note, only ? eraOf(only) : era);
  if (inner.kind !== 'value') return read(main.value, main.warning, `括号内${quote(note)}未读入`);
  const within = inner.value.windows.every((w) => windows.some((o) => o.from <= w.from && w.to <= o.to));
  if (!within) return unreadable(`括号内${quote(note)}与括号外的时间不一致`, '只保留一个时间');
  const same =
    inner.value.windows.length === windows.length &&
    inner.value.windows.every((w, i) => {
      const o = windows[i];
      return o !== undefined && o.from === w.from && o.to === w.to;
    });
  return same ? main : read(inner.value, main.warning, inner.warning, `按括号内${quote(note)}理解`);
}

const EACH =
  /^(?:平均)?(?:每|各)(?:个?(?:月|季度?|半年|周|旬)|批次?)?[^\d]{0,6}\d{1,4}(?:家次?|户次?|个|次)$/u;

/** A note in brackets belongs to the month of its window only where that lies in one. */
function eraOf({ from, to }: Window): Era {
  const year = yearOf(from);
  return monthOf(from) === monthOf(to) && year === yearOf(to) ? { year, month: monthOf(from) } : { year };
}

const COUNT = /(?:约)?(\d{1,6})(?:家次?|户次?|个|所|座|间)(?:企业|单位|对象)?$/u;
const ACTS =
  /(?:集中|组织|统一|全部|陆续|分批|持续|全面|随机)?(?:完成|完毕|开展|实施|进行|检查|抽查|抽取|复查|执行|启动|工作|任务)$/u;
const LEAD =
  /^(?:(?:检查|抽查|实施|任务|完成|计划|开展)?(?:时间|日期|时限|期限)(?:安排)?[:为]?|(?:共|拟|计划)?分\d{1,2}个?批次?(?:进行|开展|完成|实施|检查)?:|第\d{1,2}批次?[:]?|其中|拟定?|预计|计划|安排|贯穿|\d{1,2}[.)](?!\d)|[于在从自:])/u;
const TAIL = /(?:期间|之内|以内|之间|[内间,:])$/u;

/** Words around the time, taken off from both sides; the count taken out. */
function bare(part: string): { text: string; count?: number } {
  let text = part;
  let count: number | undefined;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(LEAD, '').replace(ACTS, '');
    if (!text.endsWith('年内')) text = text.replace(TAIL, '');
    const found = count === undefined ? COUNT.exec(text) : null;
    if (found && found.index > 0) {
      count = Number(found[1]);
      text = text.slice(0, found.index);
    }
  }
  return count === undefined ? { text } : { text, count };
}

const HEADING = /^(?:共|拟|计划)?分\d{1,2}个?批次?(?:进行|开展|完成|实施|检查)?$/u;

function readList(text: string, era: Era): Reading<TimeSpec> {
  if (!/[\d年月季半]/u.test(text) && saysOpen(text)) return open(text);
  const spelt = spellDates(text.replace(/上、?下半年/gu, '上半年、下半年'));
  const lost = lostUnits(spelt);
  if (lost) return ambiguous(lost.run, lost.candidates);
  if (/\d \d/u.test(spelt)) return unreadable(`${quote(text)}的数字之间有空格，含义不明`, TIME_FORM);
  if (/(?<!\d)\d{2,3}年(?!\d?次)/u.test(spelt))
    return unreadable(`${quote(text)}的年份不是四位数`, TIME_FORM);
  if (/(?:^|;)1、\d.*;2、\d/u.test(spelt)) {
    return unreadable(`${quote(text)}里的“1、”是序号还是月份不明确`, '去掉序号，各时段用分号隔开');
  }
  const windows: Window[] = [];
  const warnings: (string | undefined)[] = [];
  let { year } = era;
  const parts = spread(spelt);
  for (const [at, part] of parts.entries()) {
    if (HEADING.test(part)) continue;
    // 2025年:3月、9月
    if (
      /^\d{4}年度?[:]?$/u.test(part) &&
      parts.slice(at + 1).some((p) => /^(?!\d{4}年).*[月季半]/u.test(p))
    ) {
      year = Number(part.slice(0, 4));
      continue;
    }
    const reading = readPart(part, { ...era, year });
    if (reading === undefined) {
      warnings.push(`${quote(part)}未读入`);
      continue;
    }
    if (reading.kind !== 'value') return reading;
    windows.push(...reading.value);
    warnings.push(reading.warning);
    const last = reading.value.at(-1);
    if (last && /\d{4}年/u.test(part)) year = yearOf(last.to);
  }
  if (windows.length > 0) return read({ windows }, ...warnings);
  if (saysOpen(text)) return open(text);
  return SEASON.test(text)
    ? unreadable(`${quote(text)}没有写明是哪几天`, `写明起止日期，${TIME_FORM}`)
    : unreadable(`看不懂时间${quote(text)}`, TIME_FORM);
}

/** Times of the year that everybody knows and nobody dates alike. */
const SEASON =
  /节假日|节日|假期|春节|元旦|清明|五一|劳动节|端午|中秋|国庆|两节|双节|暑期|暑假|寒假|汛期|高温|梅雨|冬季|夏季|春季|秋季|开学|两会|进博会|节前|节后/u;

const LONGEST_PART = 80;

/** One part of a list; undefined for words that hold no time. */
function readPart(part: string, era: Era): Reading<readonly Window[]> | undefined {
  if (part.length > LONGEST_PART) {
    return /\d/u.test(part) ? unreadable(`看不懂时间${quote(part)}`, TIME_FORM) : undefined;
  }
  const { text, count } = bare(part);
  const rest = text.replace(/(?:至少|不少于)?各?(?:开展|组织|安排|检查|抽查)?\d{1,2}次$/u, '');
  const every = readEvery(rest, part, era);
  if (every) return every;
  if (SEASON.test(text) && !/\d|半年|全年/u.test(text)) return undefined;
  const plain = text.replace(
    /(?:适时|不定期|随机|(?:检查|抽查)?(?:至少|不少于)?各?(?:开展|组织|安排|检查|抽查)?\d{1,2}次)$/u,
    '',
  );
  if (!/[\d年月季日旬半]/u.test(plain)) return undefined;
  const reading = readWindow(plain, era);
  if (reading.kind !== 'value') return reading;
  const window = count === undefined ? reading.value : { ...reading.value, count };
  return read([window], reading.warning, plain === text ? undefined : `${quote(part)}按${quote(plain)}理解`);
}

/**
 * The parts of a list; in `3、6、9月` and `第1、3季度` the unit of the last goes to the others, in `5月11日、18日`
 * the month of the first to those behind it.
 */
function spread(text: string): string[] {
  const parts = weeksApart(text)
    .replace(/(?<=\d月份?)\/(?=\d{1,2}月)/gu, '、')
    .split(/[;。,、和及与]|以及/u)
    .filter((p) => p !== '');
  let unit = '';
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i] as string;
    if (/^(?:\d{4}年)?第?\d{1,2}(?:-\d{1,2})?$/u.test(part)) parts[i] = part + unit;
    else unit = /^第?\d{1,2}(?:[-至到]\d{1,2})?(月|季度?)/u.exec(part)?.[1] ?? '';
  }
  let month = '';
  for (const [i, part] of parts.entries()) {
    if (/^\d{1,2}(?:日?[-至到]\d{1,2})?日$/u.test(part)) parts[i] = month + part;
    else month = /(\d{1,2}月)\d{1,2}日?(?:[-至到]\d{1,2}日)?$/u.exec(part)?.[1] ?? '';
  }
  return parts;
}

/** `4月第2、3周` and `4月第1-3周`: month and unit go to each. */
function weeksApart(text: string): string {
  return text.replace(
    /(?<month>\d{1,2}月份?|每个?月)的?第?(?<weeks>[1-5](?:[、和及至到-]第?[1-5])+)(?<unit>个?(?:周|星期))/gu,
    (_, month: string, weeks: string, unit: string) =>
      weeks.replace(/第?([1-5])/gu, (__, week: string) => `${month}第${week}${unit}`),
  );
}

function ambiguous(run: string, candidates: readonly string[]): Reading<never> {
  const may = candidates.length === 0 ? '' : `可能是${candidates.map((c) => `“${c}”`).join('或')}，`;
  return unreadable(`“${run}”缺少年、月、日字样，含义不明`, `${may}请写全年、月、日`);
}
