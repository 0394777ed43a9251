import { compact } from '../kernel/text.ts';
import type { Finding } from '../kernel/finding.ts';
import { readAmounts } from './line-amounts.ts';
import { lineNote } from './line-note.ts';
import type { RegistryLookup } from './lookup.ts';
import {
  sectorOf,
  textOf,
  titledOf,
  type NamedItem,
  type PlanFacts,
  type PlanLine,
  type RawCell,
  type RawLine,
} from './model.ts';
import { firstMark, readMarkedTime, settleMarked } from './marked-time.ts';
import { namedObjects, readTargets } from './named-objects.ts';
import { titledJoint, titledMethod, typedMethod } from './titled.ts';
import { splitRatioFrequency } from './values/combined.ts';
import { METHOD_FORM, parseJoint, parseMethod } from './values/enums.ts';
import { parseFrequency, timesPerYear } from './values/frequency.ts';
import { itemsIn } from './values/item-list.ts';
import type { FrequencySpec, MethodSpec, RatioSpec, TimeSpec } from './values/model.ts';
import { parseRatio } from './values/ratio.ts';
import { read, type Reading } from './values/reading.ts';
import { parseTime } from './values/time.ts';

/** Reading faults of a value column: the finding's code. */
const UNREADABLE = { time: 'W103', ratio: 'W104', freq: 'W105' } as const;

/**
 * Makes a line's texts into values. What cannot be read becomes a finding, never a guess; what is read with
 * an assumption becomes a hint that says which.
 */
export function interpretLine(
  raw: RawLine,
  plan: PlanFacts,
  lookup: RegistryLookup,
  findings: Finding[],
): PlanLine {
  const cell = (key: string) => raw.cells[key];
  const text = (key: string) => textOf(raw, key);
  const note = lineNote(raw, plan, findings);
  const report = (key: string, code: string, reading: Reading<unknown> | undefined) => {
    if (reading?.kind === 'unreadable') note(key, code, '必改', reading.reason, reading.hint);
    if (reading?.kind === 'value' && reading.warning !== undefined) {
      note(key, 'W109', '建议', reading.warning, '如理解有误，请改正原文');
    }
  };

  const { time, marked } = lineTime(raw, plan);
  const freqKey = ['freq', 'freq_cap'].find((key) => text(key) !== '');
  const bothKey = combinedKey(raw, freqKey);
  const combined = bothKey === undefined ? undefined : splitRatioFrequency(text(bothKey));
  const stated: Reading<RatioSpec> | undefined =
    text('ratio') === '' || bothKey === 'ratio'
      ? combined?.ratio
      : parseRatio(text('ratio'), cell('ratio')?.number);
  const own =
    freqKey === undefined || bothKey === freqKey
      ? combined?.frequency
      : parseFrequency(cell(freqKey)?.text ?? '');
  const cap = freqKey === 'freq' && text('freq_cap') !== '' ? parseFrequency(text('freq_cap')) : undefined;
  const frequency = withCap(own, cap);
  const targets = readTargets(raw);
  report(marked ? (marked.key ?? firstMark(raw)) : timeKey(raw), UNREADABLE.time, time);
  if (timeKey(raw) === 'time' && time !== undefined) {
    // The dates beside it are not what is judged, but they must be dates.
    for (const key of ['time_start', 'time_end']) {
      if (text(key) !== '') report(key, UNREADABLE.time, readDay(raw.cells[key] as RawCell, plan));
    }
  }
  report(text('ratio') === '' ? (bothKey ?? 'ratio_freq') : 'ratio', UNREADABLE.ratio, stated);
  report(freqKey ?? bothKey ?? 'ratio_freq', UNREADABLE.freq, frequency);
  if (targets.scope?.kind === 'value') report('object_scope', 'W109', targets.scope);
  if (targets.scope?.kind === 'unreadable')
    note('object_scope', 'W110', '建议', targets.scope.reason, targets.scope.hint);
  report('freq_cap', UNREADABLE.freq, cap);
  const titled = titledOf(plan, raw);
  const method = titledMethod(methodOf(raw), titled);
  if (method !== undefined && method.kind !== 'value') {
    const why = method.kind === 'open' ? `检查方式“${method.text}”没有确定` : method.reason;
    note('method', 'W111', '建议', `${why}，按现场检查审查`, METHOD_FORM);
  }

  const { base, count, ratio } = readAmounts(raw, stated, targets.scope, note);
  // A broken cell is told as such; what stands beside it is not the item.
  const itemText = text('item') || (cell('item')?.trouble === true ? '' : text('item_detail'));
  const items = namedItems(itemText, text('item_code'), plan, lookup);
  // Written out: a spread before so many fields costs more than all the parsing.
  return {
    sheet: raw.sheet,
    row: raw.row,
    ...(raw.side !== undefined && { side: raw.side }),
    cells: raw.cells,
    itemText,
    item: items.find(({ item }) => item !== undefined)?.item,
    items,
    time,
    ratio,
    frequency,
    method,
    targets: targets.scope,
    joint: text('joint_flag') === '' ? titledJoint(raw, titled) : parseJoint(text('joint_flag')),
    base,
    count: count ?? marked?.objects,
    objects: namedObjects(raw, targets, lookup, note),
    placeKey: compact(text('place')),
  };
}

/**
 * The column whose cell holds ratio and frequency together: the one made for both, or the one of either where
 * the other is empty and the cell is no plain value of its own column.
 */
function combinedKey(raw: RawLine, freqKey: string | undefined): string | undefined {
  if (textOf(raw, 'ratio_freq') !== '') return 'ratio_freq';
  const [ratio, frequency] = [textOf(raw, 'ratio'), freqKey === undefined ? '' : textOf(raw, freqKey)];
  const [key, text] = frequency === '' ? ['ratio', ratio] : [freqKey, frequency];
  if (text === '' || (ratio !== '' && frequency !== '')) return undefined;
  const plain = key === 'ratio' ? parseRatio(text, raw.cells['ratio']?.number) : parseFrequency(text);
  if (plain.kind !== 'unreadable') return undefined;
  const both = splitRatioFrequency(text);
  return both.ratio?.kind === 'value' && both.frequency?.kind === 'value' ? key : undefined;
}

/** A frequency with the 上限 of the column beside it; one that its own cell states goes before. */
function withCap(
  own: Reading<FrequencySpec> | undefined,
  cap: Reading<FrequencySpec> | undefined,
): Reading<FrequencySpec> | undefined {
  if (own?.kind !== 'value' || own.value.cap !== undefined || cap?.kind !== 'value') return own;
  const times = timesPerYear(cap.value);
  return times === undefined ? own : { ...own, value: { ...own.value, cap: { times, months: 12 } } };
}

/** 检查方式 as the line's own cells have it; 检查类型 may say that the objects are drawn. */
export function methodOf(raw: RawLine): Reading<MethodSpec> | undefined {
  const text = textOf(raw, 'method');
  return typedMethod(text === '' ? undefined : parseMethod(text), textOf(raw, 'plan_type'));
}

function timeKey(raw: RawLine): string {
  return raw.cells['time'] ? 'time' : raw.cells['time_end'] ? 'time_end' : 'time_start';
}

/** One cell. A date cell that shows a month alone is that month of the plan's year, whatever year lies behind it. */
function readDay(
  { text, date }: RawCell,
  { year, month }: Pick<PlanFacts, 'year' | 'month'>,
): Reading<TimeSpec> {
  const whole = date !== undefined && !/^\d{1,2}月$/u.test(text.trim());
  return parseTime(text, { year, month, ...(whole && { date }) });
}

type TimeFacts = Pick<PlanFacts, 'year' | 'month'> & Partial<Pick<PlanFacts, 'tables'>>;

/** 检查时间 of a line, from one column, from start and end, or from the columns of the months. */
export function readTime(raw: RawLine, plan: TimeFacts): Reading<TimeSpec> | undefined {
  return lineTime(raw, plan).time;
}

function lineTime(raw: RawLine, plan: TimeFacts) {
  const written = readWritten(raw, plan);
  const marked = settleMarked(readMarkedTime(raw, plan), written);
  return { time: marked ? marked.time : written, marked };
}

function readWritten(raw: RawLine, plan: Pick<PlanFacts, 'year' | 'month'>): Reading<TimeSpec> | undefined {
  const parse = (cell: RawCell) => readDay(cell, plan);
  const { time, time_start: start, time_end: end } = raw.cells;
  if (time && time.text.trim() !== '') return parse(time);
  if (!start || !end || start.text.trim() === '' || end.text.trim() === '') {
    const only = [start, end].find((cell) => cell !== undefined && cell.text.trim() !== '');
    return only && parse(only);
  }
  const [from, to] = [parse(start), parse(end)];
  if (from.kind !== 'value') return from;
  if (to.kind !== 'value') return to;
  const first = from.value.windows[0];
  const last = to.value.windows.at(-1);
  if (!first || !last) return undefined;
  if (first.from > last.to) {
    return { kind: 'unreadable', reason: `起止颠倒：${start.text}—${end.text}`, hint: '核对开始和结束日期' };
  }
  return read({ windows: [{ from: first.from, to: last.to }] }, from.warning, to.warning);
}

/** The item a cell names, or each of a numbered list, where the whole is not the name of one. */
function namedItems(whole: string, code: string, plan: PlanFacts, lookup: RegistryLookup): NamedItem[] {
  const named = (text: string) => ({
    text,
    item: lookup.item(text, code, plan.agency?.code, sectorOf(plan)),
  });
  const one = named(whole);
  if (one.item) return [one];
  const parts = itemsIn(whole);
  return parts.length > 1 ? parts.map(named) : [one];
}
