import type { FrequencyCap, FrequencySpec, Operator } from './model.ts';
import { readGraded, type Graded } from './graded.ts';
import { comparison, withoutComparison } from './quantity.ts';
import { open, read, unreadable, type Reading } from './reading.ts';
import { missing, prepare, quote, remembering, saysNothing, saysOpen } from './wording.ts';

const FREQUENCY_FORM = '写成“1次/年”“每半年1次”或“不超过2次/年”';

/** A cell of more clauses is a text, not a frequency. */
const MOST_CLAUSES = 40;

/** 检查频次 and, where the cell states one, its 上限. */
export interface FrequencyParts {
  /** The frequency itself, without the cap; absent where the cell states a cap alone. */
  readonly frequency?: Reading<FrequencySpec>;
  readonly cap?: Reading<FrequencyCap>;
}

/** 检查频次: times per object and period. A cap in the same cell goes into `cap`; a cap alone is `<=`. */
export const parseFrequency: (text: string) => Reading<FrequencySpec> = remembering((text) => {
  const graded = readGraded(prepare(text, 'split'), parsePlain);
  return graded ? read(spanOf(graded.grades), ...graded.warnings) : parsePlain(text);
});

/** The fewest and the most times a year over all grades. */
function spanOf(graded: readonly Graded<FrequencySpec>[]): FrequencySpec {
  const grades = graded.map(({ of, value }) => ({ of, frequency: value }));
  const low = Math.min(...graded.map(({ value }) => (value.low * 12) / value.months));
  const most = graded.map(({ value }) => timesPerYear(value));
  if (most.some((times) => times === undefined)) return { op: '>=', low, months: 12, grades };
  const high = Math.max(...most.map((times) => times ?? 0));
  return { op: low === high ? '=' : 'range', low, high, months: 12, grades };
}

/** The frequency of one grade: its own where the text has one for each. */
export function frequencyOfGrade(spec: FrequencySpec, grade: string): FrequencySpec {
  return spec.grades?.find(({ of }) => of.includes(grade))?.frequency ?? spec;
}

const parsePlain = (text: string): Reading<FrequencySpec> => {
  const { frequency, cap } = splitFrequencyCap(text);
  if (frequency?.kind === 'unreadable' || cap === undefined || cap.kind === 'open') {
    return frequency ?? (cap?.kind === 'open' ? cap : missing('检查频次', FREQUENCY_FORM));
  }
  if (cap.kind === 'unreadable') return cap;
  const { times, months } = cap.value;
  if (frequency?.kind === 'value') {
    return read({ ...frequency.value, cap: cap.value }, frequency.warning, cap.warning);
  }
  const warning = frequency ? `${quote(frequency.text)}未作限定，只读入上限` : undefined;
  return read({ op: '<=', low: 0, high: times, months }, cap.warning, warning);
};

/** Splits `检查频次:1次/年/单位↵上限:2次/年/单位` into its two facts. */
export function splitFrequencyCap(text: string): FrequencyParts {
  const prepared = prepare(text, 'split');
  if (saysNothing(prepared)) return { frequency: missing('检查频次', FREQUENCY_FORM) };
  const facts: Fact[] = [];
  const notes: string[] = [];
  let openText: string | undefined;
  let openCap: string | undefined;
  const clauses = segments(prepared);
  if (clauses.length > MOST_CLAUSES)
    return { frequency: unreadable(`看不懂频次${quote(text)}`, FREQUENCY_FORM) };
  for (const segment of clauses) {
    const isCap = /上限/u.test(segment);
    if (!/\d/u.test(segment)) {
      if (/不设置?上限|无上限/u.test(segment)) openCap = segment;
      else if (saysOpen(segment)) openText = segment;
      else if (withoutNoise(segment) !== '') notes.push(segment);
      continue;
    }
    const fact = readFact(segment, isCap);
    if (fact.kind !== 'value') return isCap ? { cap: fact } : { frequency: fact };
    facts.push({ ...fact.value, isCap, warning: fact.warning });
  }
  return assemble(prepared, facts, notes, openText, openCap);
}

/** 每年次数, the most that the frequency allows; undefined where no upper bound is stated. 每2年1次 is 0.5. */
export function timesPerYear(spec: FrequencySpec): number | undefined {
  const own = spec.high === undefined ? undefined : (spec.high * 12) / spec.months;
  const cap = spec.cap === undefined ? undefined : (spec.cap.times * 12) / spec.cap.months;
  return own === undefined ? cap : own;
}

interface Fact {
  readonly op: Operator;
  readonly low: number;
  readonly high?: number;
  /** Absent where the text states no period. */
  readonly months?: number;
  readonly isCap: boolean;
  readonly warning: string | undefined;
}

function assemble(
  text: string,
  facts: readonly Fact[],
  notes: readonly string[],
  openText: string | undefined,
  openCap: string | undefined,
): FrequencyParts {
  const plain = joinedBounds(sameRate(facts.filter((f) => !f.isCap)));
  const caps = facts.filter((f) => f.isCap);
  const [first] = plain;
  const [cap] = caps;
  if (first && plain.some((f) => !sameFact(f, first))) {
    return { frequency: unreadable(`${quote(text)}写了不止一个频次`, '一格只写一个频次，其余分行填写') };
  }
  if (cap && caps.some((f) => !sameFact(f, cap))) {
    return { cap: unreadable(`${quote(text)}写了不止一个上限`, '一格只写一个上限') };
  }
  const note = notes.length === 0 ? undefined : `${notes.map((n) => quote(n)).join('')}未读入`;
  const parts: { frequency?: Reading<FrequencySpec>; cap?: Reading<FrequencyCap> } = {};
  if (first) parts.frequency = frequencyOf(first, note);
  else if (openText !== undefined) parts.frequency = open(openText);
  if (cap) parts.cap = capOf(cap, first?.months);
  else if (openCap !== undefined) parts.cap = open(openCap);
  if (parts.frequency || parts.cap) return parts;
  return { frequency: unreadable(`看不懂频次${quote(text)}`, FREQUENCY_FORM) };
}

/** `每年4次(每季度1次)`: one rate in two wordings is the one of the shorter period, which says more. */
function sameRate(facts: readonly Fact[]): readonly Fact[] {
  const exact = facts.flatMap(({ op, low, months, ...rest }) =>
    op === '=' && months !== undefined ? { op, low, months, ...rest } : [],
  );
  const [first] = exact;
  if (!first || exact.length !== facts.length) return facts;
  if (exact.some(({ low, months }) => low * first.months !== first.low * months)) return facts;
  return [exact.reduce((shortest, one) => (one.months < shortest.months ? one : shortest))];
}

/** `每年不少于1次不超过2次`, `每季度至少1次，全年不超过4次`: a lower and an upper bound are one range. */
function joinedBounds(facts: readonly Fact[]): readonly Fact[] {
  const lower = facts.find((f) => f.op === '>=');
  const upper = facts.find((f) => f.op === '<=');
  if (facts.length !== 2 || !lower || upper?.high === undefined) return facts;
  const months = upper.months ?? lower.months;
  // In times per period of the upper bound, which is the one that is not to be exceeded.
  const low =
    lower.months === undefined || months === undefined ? lower.low : (lower.low * months) / lower.months;
  if (upper.high < low) return facts;
  return [{ ...lower, op: 'range', low, high: upper.high, ...(months !== undefined && { months }) }];
}

function frequencyOf(fact: Fact, note: string | undefined): Reading<FrequencySpec> {
  const { op, low, high, months } = fact;
  const spec = { op, low, ...(high !== undefined && { high }), months: months ?? 12 };
  return read(spec, months === undefined ? '没有写周期，按每年理解' : undefined, fact.warning, note);
}

function capOf(fact: Fact, months: number | undefined): Reading<FrequencyCap> {
  if (fact.high === undefined) return unreadable('上限没有写最多几次', '写成“上限2次/年”');
  const cap = { times: fact.high, months: fact.months ?? months ?? 12 };
  return read(cap, fact.months === undefined && months === undefined ? '没有写周期，按每年理解' : undefined);
}

function sameFact(a: Fact, b: Fact): boolean {
  return a.low === b.low && a.high === b.high && a.op === b.op && (a.months ?? 12) === (b.months ?? 12);
}

function segments(prepared: string): string[] {
  return prepared
    .replace(/\(((?:年度|频次)?上限[^()]{1,20})\)/gu, ';$1')
    .replace(/(?<![次率度设置和无及与;,。、(]|^)(?:年度|频次)?上限(?=[:为\d不<≤])/gu, ';上限')
    .replace(/(?<=\d次)(?=(?:且|但)?(?:不(?:得|应)?(?:超过|多于|大于)|最多|至多))/gu, ';')
    .replace(/\(([^()]{0,6}(?:每|年|季|月)[^()]{0,8}\d次)\)/gu, ';$1')
    .replace(/(?:上下半年|上、下半年|上半年[和、]下半年)(?=各|每)各?/gu, '每半年')
    .replace(HALVES, (_, first: string, second: string) => `${Number(first) + Number(second)}次/年`)
    .replace(/双月(?=[^\d]{0,6}\d{1,3}次)|(?<!每)隔月/gu, '每2个月')
    .replace(/[一1]个?学期/gu, '每学期')
    .replace(/次\/(家|户|单位|企业)[/·.](年|半年|季度?|月)/gu, '次/$2/$1')
    .replace(/每?(\d{1,2}年)内?(?:全?覆盖)?[一1](?:遍|轮)/gu, (_, years: string) => `每${years}1次`)
    .replace(/每隔(?=半年|(?:[2-9]|\d{2})个月)/gu, '每')
    .split(/[;。,、]|(?<=次)且|并且/u)
    .filter((s) => s !== '');
}

/** 上半年2次、下半年1次 */
const HALVES = /上半年[^\d,;。、]{0,6}(\d{1,3})次[,;。、和]?下半年[^\d,;。、]{0,6}(\d{1,3})次/gu;

const NOISE =
  /(?:各|每个?|每[1一]|对?同[1一]|对)(?:检查对象|对象|企业|单位|场所|门店|站点|学校|机构|项目|工地|户|家)|各(?=\d)|检查对象|频次|频率|次数|抽查|检查|开展|进行|实施|双随机|随机|现场|原则上|一般|安排|年度(?=上限)|上限|为|的|应当?|[:()]/gu;

function withoutNoise(segment: string): string {
  return segment.replace(NOISE, '');
}

const UNIT = '(年|半年|学期|季|月|周|星期|天|日)';
const PERIOD = `(\\d{1,2})?个?${UNIT}度?份?`;
const FORM = new RegExp(
  `^(?<lead>[^\\d次/每全年半季月]{0,10})(?:(?:每|全|1个?(?=自然年)|自然)?${PERIOD}(?:之?内|均)?)?(?<op>[^\\d次/]{0,10})` +
    `(?<low>\\d{1,4})(?:[-~至到](?<high>\\d{1,4}))?(?<times>次)?(?<tail>左右|及?以[上下内])?` +
    `(?:[/每](\\d{1,2})?个?${UNIT}度?)?(?:[/·每](?<per>[^\\d/]{1,8}))?$`,
  'u',
);
const OBJECT_WORD = /^(?:单位|户|家|企业|检查对象|对象|所|个|项目|主体|家次|户次)$/u;
/** In units of months; shorter ones as times per year. */
const MONTHS: Readonly<Record<string, number>> = { 年: 12, 半年: 6, 学期: 6, 季: 3, 月: 1 };
const PER_YEAR: Readonly<Record<string, number>> = { 周: 52, 星期: 52, 天: 365, 日: 365 };

function readFact(segment: string, isCap: boolean): Reading<Omit<Fact, 'isCap' | 'warning'>> {
  const fault = unreadable(`看不懂频次${quote(segment)}`, FREQUENCY_FORM);
  const m = FORM.exec(withoutNoise(segment));
  const g = m?.groups;
  if (!m || !g) return fault;
  const [unitBefore, unitAfter] = [m[3], m[10]];
  if (unitBefore !== undefined && unitAfter !== undefined && unitBefore !== unitAfter) return fault;
  const unit = unitAfter ?? unitBefore;
  const many = Number((unitAfter === undefined ? m[2] : m[9]) ?? 1);
  const oneHalf = unit === '半年' && /^[上下]$/u.test(g['lead'] ?? '');
  const words = `${oneHalf ? '' : (g['lead'] ?? '')}${g['op'] ?? ''}`;
  const said = comparison(words, g['tail'] ?? '');
  if (
    said === undefined ||
    words.includes('第') ||
    many === 0 ||
    (g['times'] === undefined && unitAfter === undefined && unit !== undefined)
  ) {
    return fault;
  }
  const bounds = bound(
    said,
    Number(g['low']),
    g['high'] === undefined ? undefined : Number(g['high']),
    isCap,
  );
  if (!bounds) return unreadable(`${quote(segment)}的次数有误`, FREQUENCY_FORM);
  // 每学年1次, 寒暑假各1次: a period that is not known, or several of them.
  if (unit === undefined && /每|隔|各|期|假|旬/u.test(words)) return fault;
  const unread = [withoutComparison(words), OBJECT_WORD.test(g['per'] ?? '') ? '' : (g['per'] ?? '')].join(
    '',
  );
  const unclear = [
    g['times'] === undefined ? '“次”字缺失，按次数理解' : undefined,
    unread === '' ? undefined : `${quote(unread)}未读入`,
    unit === '学期' ? '每学期按每半年理解' : undefined,
    oneHalf ? `只写了${g['lead']}半年，按每年理解` : undefined,
  ];
  if (unit === undefined) return read(bounds, ...unclear);
  const months = oneHalf ? MONTHS['年'] : MONTHS[unit];
  if (months !== undefined) return read({ ...bounds, months: months * many }, ...unclear);
  const yearly = (PER_YEAR[unit] ?? 0) / many;
  const scaled = {
    ...bounds,
    low: bounds.low * yearly,
    ...(bounds.high !== undefined && { high: bounds.high * yearly }),
  };
  return read({ ...scaled, months: 12 }, ...unclear, `${quote(segment)}按1年${PER_YEAR[unit]}${unit}折算`);
}

/** Times as whole numbers: more than once is at least twice. */
function bound(said: Operator | '>' | '<', low: number, high: number | undefined, isCap: boolean) {
  if (high !== undefined) {
    return high < low || said === '>' || said === '<' ? undefined : { op: 'range' as const, low, high };
  }
  if (said === '>') return { op: '>=' as const, low: low + 1 };
  if (said === '>=') return { op: '>=' as const, low };
  if (said === '<') return low === 0 ? undefined : { op: '<=' as const, low: 0, high: low - 1 };
  if (said === '<=' || isCap) return { op: '<=' as const, low: 0, high: low };
  return { op: said, low, high: low };
}
