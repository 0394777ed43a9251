import type { LineNote } from './line-note.ts';
import { textOf, type RawLine } from './model.ts';
import { parseBase, parseCount } from './values/count.ts';
import type { Quantity, RatioSpec, TargetSpec } from './values/model.ts';
import { read, type Reading } from './values/reading.ts';

/** 对象基数, 抽查数量 and the ratio of a line, which may stand in the column of the number. */
export interface LineAmounts {
  readonly base: Quantity | undefined;
  readonly count: Quantity | undefined;
  readonly ratio: Reading<RatioSpec> | undefined;
}

/** Reads how many objects there are and how many of them are to be inspected; ranges stay ranges. */
export function readAmounts(
  raw: RawLine,
  ratio: Reading<RatioSpec> | undefined,
  targets: Reading<TargetSpec> | undefined,
  note: LineNote,
): LineAmounts {
  const base = tell('object_base', parse(raw, 'object_base', parseBase), note);
  const number = tell(
    'target_count',
    parse(raw, 'target_count', (text) => parseCount(text, raw.cells['target_count']?.number)),
    note,
  );
  const share = number?.share;
  if (share && ratio?.kind === 'value' && differ(share, ratio.value)) {
    note(
      'target_count',
      'W107',
      '建议',
      `数量写的比例与检查比例“${textOf(raw, 'ratio') || textOf(raw, 'ratio_freq')}”不同，按检查比例审查`,
      '核对两处的比例，数量一列写家数',
    );
  }
  const scope = targets?.kind === 'value' && targets.value.kind === 'scope' ? targets.value : undefined;
  const { total, random, share: drawn } = scope?.labelled ?? {};
  return {
    base: base ?? exactly(total),
    // 从100家中按照10%的比例抽取10家 says all three.
    count: number?.count ?? (drawn === undefined ? undefined : exactly(random)),
    ratio: ratio ?? (share ? read(share) : drawn === undefined ? undefined : statedIn(drawn)),
  };
}

function exactly(number: number | undefined): Quantity | undefined {
  return number === undefined ? undefined : { low: number, high: number, approximate: false };
}

function statedIn(percent: number): Reading<RatioSpec> {
  return read({ kind: 'share', op: '=', low: percent, high: percent, text: `${percent}%` });
}

function parse<T>(raw: RawLine, key: string, parser: (text: string) => Reading<T>): Reading<T> | undefined {
  const text = textOf(raw, key);
  return text === '' ? undefined : parser(text);
}

/** The value; what could not be read is told, unless the cell was only meant to be empty or left open. */
function tell<T>(key: string, reading: Reading<T> | undefined, note: LineNote): T | undefined {
  if (reading?.kind === 'value') {
    if (reading.warning !== undefined) note(key, 'W109', '建议', reading.warning, '如理解有误，请改正原文');
    return reading.value;
  }
  if (reading?.kind === 'unreadable' && !reading.reason.startsWith('未填写'))
    note(key, 'W112', '建议', reading.reason, reading.hint);
  return undefined;
}

function differ(a: RatioSpec, b: RatioSpec): boolean {
  if (a.kind !== 'share' || b.kind !== 'share') return false;
  return a.low !== b.low || a.high !== b.high;
}
