import { readGraded } from './graded.ts';
import type { CountSpec, Operator, Quantity, RatioSpec, ShareSpec } from './model.ts';
import { comparison, OBJECTS, quantity, withoutComparison } from './quantity.ts';
import { open, read, unreadable, type Reading } from './reading.ts';
import { missing, prepare, quote, remembering, saysNothing, saysOpen, withoutThousands } from './wording.ts';

export const RATIO_FORM = '写成“10%”“不低于5%”“10%-20%”，家数写成“20家”';

/**
 * 检查比例: a share in percent, a number of objects, or both; or one of each grade. `number` is the number behind the cell, 0.03
 * behind `3%`; it makes a rounded display exact.
 */
export function parseRatio(text: string, number?: number): Reading<RatioSpec> {
  const reading = readText(text);
  if (number === undefined) return reading;
  const shown = /^(\d{1,3})(?:\.(\d{1,8}))?(%)?$/u.exec(prepare(text));
  if (!shown) return reading;
  const exact = Math.round(number * 1e8) / 1e6;
  if (shown[3] === undefined) {
    if (number <= 0 || number >= 1) return reading;
    return read(share('=', exact, exact, `${exact}%`), `没有写“%”，${number}按${exact}%理解`);
  }
  const step = 10 ** -(shown[2]?.length ?? 0);
  const agrees = Math.abs(exact - Number(`${shown[1]}.${shown[2] ?? 0}`)) <= step / 2 + 1e-9;
  if (reading.kind !== 'value' || reading.value.kind !== 'share' || !agrees) return reading;
  return read({ ...reading.value, low: exact, high: exact }, reading.warning);
}

const readText = remembering((text): Reading<RatioSpec> => {
  const prepared = withoutThousands(prepare(text, 'split'))
    .replace(/百分之([一二三四五六七八九十]{1,3})/gu, (_, word: string) => `百分之${digits(word)}`)
    .replace(/百分之(\d{1,3}(?:\.\d{1,4})?)/gu, '$1%');
  if (saysNothing(prepared)) return missing('检查比例', RATIO_FORM);
  if (/^\d+(?:\.\d+)?$/u.test(prepared)) return plainNumber(prepared);
  if (/(?:^|[:为是,;])-\d/u.test(prepared)) return unreadable(`比例${quote(text)}是负数`, RATIO_FORM);
  const graded = readGraded(prepared, readWords);
  if (!graded) return readWords(prepared);
  const grades = graded.grades.map(({ of, value }) => ({ of, ratio: value }));
  return read({ kind: 'graded', grades, text: prepared }, ...graded.warnings);
});

/** Every share that a ratio states: its own, or that of each grade. */
export function sharesOf(spec: RatioSpec): readonly ShareSpec[] {
  const plain = spec.kind === 'graded' ? spec.grades.map(({ ratio }) => ratio) : [spec];
  return plain.filter((ratio) => ratio.kind === 'share');
}

function digits(chinese: string): string {
  return prepare(`${chinese}家`).slice(0, -1);
}

/** A number without sign or unit. */
function plainNumber(text: string): Reading<RatioSpec> {
  const n = Number(text);
  const forms =
    n > 0 && n <= 1 ? [`${Math.round(n * 1e8) / 1e6}%`, n === 1 ? '1家' : `${n}%`] : [`${n}%`, `${n}家`];
  return unreadable(`“${text}”是百分比还是家数不明确`, `写成${forms.map((f) => `“${f}”`).join('或')}`);
}

function share(op: Operator, low: number, high: number, text: string): ShareSpec {
  return { kind: 'share', op, low, high, text };
}

interface Token {
  readonly before: string;
  readonly low: number;
  readonly high?: number;
  readonly after: string;
}

const NUMBER = '(\\d{1,9}(?:\\.\\d{1,6})?)';
const PERCENT = new RegExp(`(?<!\\d)(?<!\\d\\.)${NUMBER}([%‰])?(?:[-至到]${NUMBER})?(?<=\\d)([%‰])`, 'gu');
const COUNT = new RegExp(
  `(?<!\\d)(?<!\\d\\.)(\\d{1,9})(?:${OBJECTS})?(?:[-至到](\\d{1,9}))?${OBJECTS}`,
  'gu',
);
const BASE = new RegExp(
  `(?:检查对象|抽查|检查)?(?:基数|总数|对象总数)(?:为|[:=])?(\\d{1,9})(?:${OBJECTS})?|(?:从|共有?|共计)(\\d{1,9})(?:${OBJECTS})(?:[^\\d,;。]{0,20}中)?`,
  'gu',
);
const WHOLE = /全覆盖|全部|全量|全数|所有/u;

/** The words just before and after a number, within its sentence. */
function around(text: string, from: number, to: number): { before: string; after: string } {
  const before = /[^\d,;。、%()]{0,12}$/u.exec(text.slice(Math.max(0, from - 12), from))?.[0] ?? '';
  return { before, after: text.slice(to, to + 4) };
}

function readWords(text: string): Reading<ShareSpec | CountSpec> {
  const bases: number[] = [];
  const withoutBase = text.replace(BASE, (_, a?: string, b?: string) => {
    bases.push(Number(a ?? b));
    return '';
  });
  const shares: Token[] = [];
  const counts: Token[] = [];
  const withoutShares = withoutBase.replace(PERCENT, (...m: unknown[]) => {
    const groups = m.slice(1, 5) as (string | undefined)[];
    const at = m[5] as number;
    shares.push(percentToken(groups, around(withoutBase, at, at + (m[0] as string).length)));
    return '%';
  });
  const rest = withoutShares.replace(
    COUNT,
    (all: string, low: string, high: string | undefined, at: number) => {
      const bounds = high === undefined ? {} : { high: Number(high) };
      counts.push({ low: Number(low), ...bounds, ...around(withoutShares, at, at + all.length) });
      return '#';
    },
  );
  if (/\d/u.test(rest)) {
    return unreadable(`比例${quote(text)}里有未读懂的数字`, '一格只写一个比例；分档、分类的比例分行填写');
  }
  const counted = oneCount(text, counts);
  if (counted.kind === 'unreadable') return counted;
  const shared = oneShare(text, shares, WHOLE.test(rest));
  if (shared !== undefined && shared.kind !== 'value') return shared;
  const [base, other] = bases;
  if (other !== undefined && other !== base) return unreadable(`${quote(text)}写了不止一个基数`, RATIO_FORM);
  const also = base === undefined ? {} : { base };
  const count = counted.kind === 'value' ? counted.value : undefined;
  if (shared) {
    const per = period(rest);
    const spec = { ...shared.value, ...also, ...(per && { per }), ...(count && { count }) };
    return read(spec, leftOver(rest));
  }
  if (count) return read({ kind: 'count' as const, count, ...also, text }, leftOver(rest));
  if (saysOpen(text)) return open(text);
  return unreadable(`看不懂比例${quote(text)}`, RATIO_FORM);
}

function percentToken(
  groups: readonly (string | undefined)[],
  words: { before: string; after: string },
): Token {
  const [low, lowUnit, high, unit] = groups;
  return {
    low: percent(low ?? '', lowUnit ?? unit),
    ...(high !== undefined && { high: percent(high, unit) }),
    ...words,
  };
}

function percent(number: string, unit: string | undefined): number {
  return unit === '‰' ? Number(number) / 10 : Number(number);
}

function oneCount(text: string, tokens: readonly Token[]): Reading<Quantity> | { kind: 'none' } {
  const [first] = tokens;
  if (!first) return { kind: 'none' };
  if (tokens.some((t) => t.low !== first.low || t.high !== first.high)) {
    return unreadable(`比例${quote(text)}写了不止一个家数`, '一格只写一个家数；分类的家数分行填写');
  }
  const count = quantity(first.before, first.low, first.high, first.after);
  return count ? read(count) : unreadable(`家数${quote(text)}上下限矛盾`, RATIO_FORM);
}

function oneShare(text: string, tokens: readonly Token[], whole: boolean): Reading<ShareSpec> | undefined {
  const [first, second] = tokens;
  if (!first) return whole ? read(share('=', 100, 100, text)) : undefined;
  const ops = tokens.map((t) => comparison(t.before, t.after));
  const [op] = ops;
  if (tokens.length === 2 && second && op?.startsWith('>') && ops[1]?.startsWith('<')) {
    return bounded('range', first.low, second.low, text);
  }
  const same = tokens.every((t, i) => t.low === first.low && t.high === first.high && ops[i] === op);
  if (!same || (whole && first.low !== 100)) {
    return unreadable(`${quote(text)}写了不止一个比例`, '一格只写一个比例，其余分行填写');
  }
  if (op === undefined) return unreadable(`比例${quote(text)}上下限矛盾`, RATIO_FORM);
  if (first.high !== undefined) return bounded('range', first.low, first.high, text);
  if (op.startsWith('>')) return bounded('>=', first.low, 100, text);
  if (op.startsWith('<')) return bounded('<=', 0, first.low, text);
  return bounded(op === '~' ? '~' : '=', first.low, first.low, text);
}

function bounded(op: Operator, low: number, high: number, text: string): Reading<ShareSpec> {
  if (Math.max(low, high) > 100) return unreadable(`比例${quote(text)}超过100%`, '更正比例');
  if (low > high) return unreadable(`比例${quote(text)}上下限颠倒`, '更正比例，小的写在前面');
  return read(share(op, low, high, text));
}

function period(words: string): ShareSpec['per'] {
  if (/每个?月|\/月|按月|月度/u.test(words)) return 'month';
  if (/每个?季度?|\/季|按季|季度/u.test(words)) return 'quarter';
  if (/半年/u.test(words)) return 'half-year';
  return /每年|全年|年度|\/年|年内/u.test(words) ? 'year' : undefined;
}

const NOISE =
  /\/(?:年|半年|季度?|月)|[%#/:()[\],;。、.的为按按照在和且并其中内含即]|每个?(?:月|季度?|半年|年度?)|全年|年度|年内|半年|季度?|月度?|按[月季]|不设上限|(?:现场|随机|双随机|定向)?(?:抽查|检查|抽取|抽检)(?:对象|单位|企业)?(?:比例|数量|总数|户数|家数)?|比例|达到|实现|总数|总量|基数|名录库|全?市场主体|检查对象|对象|企业|单位|随机|全覆盖|(?<=%)覆盖率?|全部|全量|全数|所有|左右|及?以[上下内]|之内/gu;

/** The clauses of which more is left than the words that usually stand around a ratio. */
function leftOver(rest: string): string | undefined {
  const unread = rest
    .split(/[;,。()]/u)
    .filter((clause) =>
      clause.split(/且|并/u).some((part) => withoutComparison(part.replace(NOISE, '')) !== ''),
    )
    .map((clause) => quote(clause.replace(/[%#]/gu, '')));
  return unread.length === 0 ? undefined : `${unread.join('')}未读入`;
}
