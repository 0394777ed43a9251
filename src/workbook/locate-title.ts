import { type LocalDate, makeDate } from '../kernel/local-date.ts';
import { compact, normalise } from '../kernel/text.ts';
import type { PlacedText } from './locate-model.ts';

/** Where a fact about a whole table was read. */
export type FactSource = 'label' | 'title' | 'file';

export const FACT_SOURCE: Readonly<Record<FactSource, string>> = {
  label: '填表栏',
  title: '标题',
  file: '文件名',
};

export interface Fact<T> {
  readonly value: T;
  readonly source: FactSource;
  /** The text it was read from. */
  readonly text: string;
  /** Absent for the file name. */
  readonly row?: number;
  readonly column?: number;
}

/** 年度 · 月度 · 专项 */
export type TitleKind = 'annual' | 'monthly' | 'special';

const KIND_NAME: Readonly<Record<TitleKind, string>> = {
  annual: '年度计划',
  monthly: '月度计划',
  special: '专项计划',
};

export interface TitleFacts {
  /** 填报单位, as written; whoever knows the names decides which unit it is. */
  readonly agencyText?: Fact<string>;
  /** Every text that names a unit, the best source first. */
  readonly agencyTexts: readonly Fact<string>[];
  readonly year?: Fact<number>;
  /** 1 to 12, of a monthly plan. */
  readonly month?: Fact<number>;
  readonly kind?: Fact<TitleKind>;
  /** 双随机 */
  readonly random?: Fact<true>;
  /** 部门联合 */
  readonly joint?: Fact<true>;
  /** The field a title names, 安全生产. */
  readonly sectorHint?: Fact<string>;
  /** 填报时间 */
  readonly filledOn?: Fact<LocalDate>;
  /** Where two sources say different things, in Chinese. */
  readonly contradictions: readonly string[];
}

/** Which source names the unit best: 标题, 填表栏, 文件名. */
const AGENCY_ORDER: readonly FactSource[] = ['title', 'label', 'file'];

type Place = Omit<Fact<unknown>, 'value'>;

const LABEL =
  /(填表单位|填报单位|编制单位|报送单位|制表单位|单位名称|填表时间|填报时间|填表日期|填报日期|编制时间|编制日期|制表时间|制表日期|报送时间|报送日期|上报时间)(?:\([^()]*\))?\s*[::]\s*/gu;
const UNIT_END =
  '局|委员会|委|办公室|办事处|街道|镇人民政府|乡人民政府|人民政府|镇|乡|管委会|管理委员会|园区|大队|支队|总队|中队|执法队|队|中心|分局|税务所|市场监督管理所|所|站|院';
const UNIT_BEFORE = new RegExp(
  `^([\\p{Script=Han}()]{1,28}?(?:${UNIT_END}))(?=行政|检查|双随机|“|执法|年度|月度|专项|部门|关于|的|涉企|监督|计划|联合|随机|本级|抽查|\\d|$)`,
  'u',
);
const UNIT_WHOLE = new RegExp(`(?:${UNIT_END})$`, 'u');
/** 我局, 各单位: a text that speaks of units without naming one. */
const ITSELF = /[我本贵该](?:局|委|办|队|镇|街道|单位)|^现将|^各/u;
const CHINESE_DIGITS = '〇一二三四五六七八九';
/** 2026年3月修订, 3月稿: when a text was written, not what it is for. */
const WRITTEN =
  /(?:20\d{2}年)?(?:(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九])月份?(?:\d{1,2}日)?(?:第?[一二三]次)?(?:修订|修改|修正|更新|定稿|终稿|初稿|送审|(?:调整)?(?:稿|版)|(?:调整|报送|上报|填报|编制|制定|制表|印发)(?=[)的]|$))的?/gu;
/** 2026年1月 alone on its line: the day of the paper. */
const DATE_LINE = /^\(?20\d{2}年(?:1[0-2]|0?[1-9])月(?:\d{1,2}日)?\)?$/u;
/** 1月至6月 is no month. */
const MONTHS = /(?<!\d)(?:1[0-2]|0?[1-9])月?份?[-—–~至到](?:20\d{2}年)?(?:1[0-2]|0?[1-9])月份?/gu;
/** Words of a title that name no field. */
const COMMON =
  /行政执法|执法检查|行政检查|检查|抽查|随机|双随机、?一公开|双随机|一公开|执法|工作|计划|编制|统计|汇总|备案|填报|申报|报送|表|年度|月度|季度|专项|部门|联合|跨部门|涉企|监督|关于|印发|上报|单位|事项|情况|的|及|和|第[一二三四]季度|[一二三四五六七八九十]+月份?|[“”"'_\-—.()（）《》、,\s]|附件|最终|定稿|修改|正式|版|稿|终|\d+|[年月份日]/gu;

/** What the texts above a table and the file's name say about it, and where they disagree. */
export function titleFacts(titles: readonly PlacedText[], file: string): TitleFacts {
  const agencyTexts: Fact<string>[] = [];
  const years: Fact<number>[] = [];
  const months: Fact<number>[] = [];
  const kinds: Fact<TitleKind>[] = [];
  const random: Fact<true>[] = [];
  const joint: Fact<true>[] = [];
  const hints: Fact<string>[] = [];
  const dates: Fact<LocalDate>[] = [];

  const labels = readLabels(titles);
  for (const { label, value, place } of labels.found) {
    if (label.endsWith('单位') || label.endsWith('名称')) agencyTexts.push({ value, ...place });
    else {
      const on = readDay(value);
      if (on) dates.push({ value: on, ...place });
    }
  }
  const name = normalise(file.replace(/\.[A-Za-z]{2,4}$/u, ''));
  const texts: { text: string; place: Place }[] = titles
    .filter((title) => !labels.used.has(title))
    .map((title) => ({
      text: plain(title.text),
      place: { source: 'title', text: title.text, row: title.row, column: title.column },
    }));
  texts.push({ text: plain(name), place: { source: 'file', text: file } });

  const dated: Fact<number>[] = [];
  for (const { text, place } of texts) {
    const year = readYear(text);
    if (year !== undefined && DATE_LINE.test(text)) {
      dated.push({ value: year, ...place });
      continue;
    }
    const month = readMonth(text);
    const kind = readKind(text, month !== undefined);
    const agency = readAgency(text);
    if (year !== undefined) years.push({ value: year, ...place });
    if (month !== undefined) months.push({ value: month, ...place });
    if (kind) kinds.push({ value: kind, ...place });
    if (agency) agencyTexts.push({ value: agency, ...place });
    if (/双随机/u.test(text)) random.push({ value: true, ...place });
    if (/部门联合|联合(?:双随机|抽查|检查|执法)|跨部门/u.test(text)) joint.push({ value: true, ...place });
    const hint = /检查|抽查|计划/u.test(text) ? readHint(text, agency) : undefined;
    if (hint) hints.push({ value: hint, ...place });
  }

  if (years.length === 0) years.push(...dated);
  // A sheet named 3月 under a title that does not say.
  const [named] = months;
  if (kinds.length === 0 && named) kinds.push({ ...named, value: 'monthly' });
  agencyTexts.sort((a, b) => AGENCY_ORDER.indexOf(a.source) - AGENCY_ORDER.indexOf(b.source));
  return {
    agencyTexts,
    ...first('agencyText', agencyTexts),
    ...first('year', years),
    ...first('month', months),
    ...first('kind', kinds),
    ...first('random', random),
    ...first('joint', joint),
    ...first('sectorHint', hints),
    ...first('filledOn', dates),
    contradictions: [
      ...contradiction('年度', years, (year) => `${year}年`),
      ...contradiction('月份', months, (month) => `${month}月`),
      ...contradiction('计划类型', kinds, (kind) => KIND_NAME[kind]),
    ],
  };
}

function first<K extends string, T>(key: K, facts: readonly Fact<T>[]): { [key in K]?: Fact<T> } {
  const [fact] = facts;
  return (fact ? { [key]: fact } : {}) as { [key in K]?: Fact<T> };
}

/** The first source, and everything that says otherwise. */
function contradiction<T>(what: string, facts: readonly Fact<T>[], show: (value: T) => string): string[] {
  const [one, ...others] = facts;
  if (!one) return [];
  const side = (fact: Fact<T>) => `${FACT_SOURCE[fact.source]}「${fact.text.trim()}」为${show(fact.value)}`;
  const against = new Set(others.filter(({ value }) => value !== one.value).map(side));
  return against.size === 0 ? [] : [`${what}前后不一：${[side(one), ...against].join('，')}`];
}

/** `填表单位:… 填报时间:…` in one cell or several; a value may stand in the cell to the right. */
function readLabels(titles: readonly PlacedText[]) {
  const found: { label: string; value: string; place: Place }[] = [];
  const used = new Set<PlacedText>();
  for (const [index, title] of titles.entries()) {
    const text = normalise(title.text);
    const marks = [...text.matchAll(LABEL)];
    for (const [at, mark] of marks.entries()) {
      used.add(title);
      let source = title;
      let value = text.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? text.length).trim();
      const next = titles[index + 1];
      if (value === '' && at === marks.length - 1 && next?.row === title.row && !isLabel(next.text)) {
        source = next;
        value = normalise(next.text);
        used.add(next);
      }
      value = value.replace(/\s*\((?:盖章|公章|签章)\)$/u, '').replace(/^[_\s]+|[_\s]+$/gu, '');
      if (value === '') continue;
      const place: Place = { source: 'label', text: source.text, row: source.row, column: source.column };
      found.push({ label: mark[1] ?? '', value, place });
    }
  }
  return { found, used };
}

function isLabel(text: string): boolean {
  return normalise(text).search(LABEL) >= 0;
}

/** No white space, Arabic years, without 附件 and 关于…的 around the title proper. */
function plain(text: string): string {
  return compact(text)
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/gu, (digits) =>
      digits.replace(/./gu, (digit) => String(Math.max(0, CHINESE_DIGITS.indexOf(digit)))),
    )
    .replace(/^\(?附[件表]\d{0,2}[::.、_-]?/u, '')
    .replace(/^(?:关于)?(?:印发|报送|上报)/u, '')
    .replace(/^\d{1,3}(?:[.、_-]|(?=\p{Script=Han})(?![年月日号季]))/u, '')
    .replace(WRITTEN, '');
}

function readYear(text: string): number | undefined {
  const m = /(?<!\d)(20\d{2})年/u.exec(text) ?? /(?<!\d)(20\d{2})(?![\d.])/u.exec(text);
  return m ? Number(m[1]) : undefined;
}

/** The month a text is for; a text that names several is for none of them. */
function readMonth(whole: string): number | undefined {
  const text = whole.replace(MONTHS, '');
  const months = new Set(
    [...text.matchAll(/(?<![\d\-—~至到])(1[0-2]|0?[1-9])月份?(?!\d|底|[-—~至到])/gu)].map((m) =>
      Number(m[1]),
    ),
  );
  if (months.size > 0) return months.size === 1 ? [...months][0] : undefined;
  const word =
    /(?<![一二三四五六七八九十至到\-—~])(十[一二]?|[一二三四五六七八九])月份?(?![-—~至到底])/u.exec(
      text,
    )?.[1];
  return word === undefined ? undefined : '一二三四五六七八九十'.indexOf(word[0] ?? '') + 1 + tail(word);
}

function tail(word: string): number {
  return word.length < 2 ? 0 : '一二'.indexOf(word[1] ?? '') + 1;
}

function readKind(text: string, month: boolean): TitleKind | undefined {
  if (!/计划|检查|抽查/u.test(text)) return undefined;
  if (text.includes('专项')) return 'special';
  if (text.includes('月度') || month) return 'monthly';
  return /年度|20\d{2}年/u.test(text) ? 'annual' : undefined;
}

/** The unit a title begins with, before or after the year. */
function readAgency(text: string): string | undefined {
  const parts = text
    .split(/20\d{2}(?:年度?)?(?:(?:1[0-2]|0?[1-9])月份?)?|[_\-—.]/u)
    .map((part) => part.trim());
  for (const part of parts) {
    const unit = UNIT_BEFORE.exec(part)?.[1];
    if (unit && unit.length >= 2 && UNIT_WHOLE.test(unit) && !ITSELF.test(unit)) return unit;
  }
  return undefined;
}

function readHint(text: string, agency: string | undefined): string | undefined {
  const rest = text.replace(agency ?? '', '').replace(COMMON, '');
  return /^[\p{Script=Han}]{2,8}$/u.test(rest) ? rest : undefined;
}

function readDay(text: string): LocalDate | undefined {
  const m = /(20\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})/u.exec(text);
  return m ? makeDate(Number(m[1]), Number(m[2]), Number(m[3])) : undefined;
}
