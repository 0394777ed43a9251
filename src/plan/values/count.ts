import type { GradedSpec, Quantity, ShareSpec } from './model.ts';
import { CONTRADICTION, readNumber } from './quantity.ts';
import { parseRatio } from './ratio.ts';
import { open, read, unreadable, type Reading } from './reading.ts';
import { labels } from './targets.ts';
import { missing, prepare, quote, remembering, saysNothing, saysOpen, withoutThousands } from './wording.ts';

export const COUNT_FORM = '写成“20家”“60-70家”或“不少于20家”';

/** 抽查数量: how many objects, or which share of them where the cell states a share. */
export interface CountOrShare {
  readonly count?: Quantity;
  readonly share?: ShareSpec | GradedSpec;
}

/** 抽查数量: `20`, `60-70家`, `不少于10%`, `10%（20户）`; what stands in brackets beside it is told, not read. */
export function parseCount(text: string, number?: number): Reading<CountOrShare> {
  const plain = readPlain(text);
  if (plain !== undefined)
    return plain.kind === 'value' ? { ...plain, value: { count: plain.value } } : plain;
  const ratio = parseRatio(text, number);
  if (ratio.kind === 'open') return ratio;
  if (ratio.kind === 'unreadable') return unreadable(`看不懂数量${quote(text)}`, COUNT_FORM);
  const { value, warning } = ratio;
  if (value.kind === 'count') return read({ count: value.count }, warning);
  const count = value.kind === 'share' ? value.count : undefined;
  return read({ share: value, ...(count && { count }) }, warning);
}

/** 对象基数: `约27家`, `60-70家`, or the total of a text that names it (`全市共58家，其中…`). */
export function parseBase(text: string): Reading<Quantity> {
  const plain = readPlain(text);
  if (plain !== undefined) return plain;
  const prepared = withoutThousands(prepare(text));
  const total = labels(prepared)?.total;
  if (total !== undefined) return read({ low: total, high: total, approximate: false });
  return saysOpen(prepared) ? open(prepared) : unreadable(`看不懂基数${quote(text)}`, COUNT_FORM);
}

/** A number alone, or with a remark in brackets; undefined for other texts. */
const readPlain = remembering((text): Reading<Quantity> | undefined => {
  const prepared = withoutThousands(prepare(text));
  if (saysNothing(prepared)) return missing('数量', COUNT_FORM);
  const whole = readNumber(prepared);
  if (whole !== undefined) return numberOf(whole, text);
  const { outer, note } = /^(?<outer>[^()]+)\((?<note>[^()%]*)\)[。.]?$/u.exec(prepared)?.groups ?? {};
  const number = outer === undefined ? undefined : readNumber(outer);
  if (number === undefined) return undefined;
  const reading = numberOf(number, text);
  return reading.kind === 'value' ? read(reading.value, `括号内${quote(note ?? '')}未读入`) : reading;
});

function numberOf(number: Quantity | typeof CONTRADICTION, text: string): Reading<Quantity> {
  return number === CONTRADICTION ? unreadable(`家数${quote(text)}上下限矛盾`, COUNT_FORM) : read(number);
}

/** The number that a text states, for sums; undefined where it states none. */
export function countOf(text: string): Quantity | undefined {
  const reading = parseCount(text);
  return reading.kind === 'value' ? reading.value.count : undefined;
}

/** For people: `60-70`, `不少于20`, `约27`. */
export function quantityText({ low, high, approximate }: Quantity): string {
  if (high === undefined) return `不少于${low}`;
  const bounds = low === high ? String(low) : low === 0 ? `不超过${high}` : `${low}-${high}`;
  return approximate ? `约${bounds}` : bounds;
}
