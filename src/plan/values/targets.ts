import { normalise } from '../../kernel/text.ts';
import type { TargetLabels, TargetSpec } from './model.ts';
import { CONTRADICTION, OBJECTS, readNumber } from './quantity.ts';
import { open, read, unreadable, type Reading } from './reading.ts';
import { readList } from './target-list.ts';
import { missing, prepare, quote, remembering, saysNothing, saysOpen, withoutThousands } from './wording.ts';

const TARGET_FORM = '写明对象范围，或逐一列出单位名称，用“、”隔开';

/**
 * 检查对象: a number, a list of organisations, or a scope in words. Nothing is split inside brackets or
 * quotation marks.
 */
export const parseTargets: (text: string) => Reading<TargetSpec> = remembering((text) => {
  const prepared = withoutThousands(prepare(text));
  if (saysNothing(prepared)) return missing('检查对象', TARGET_FORM);
  const number = readNumber(prepared);
  if (number === CONTRADICTION)
    return unreadable(`家数${quote(prepared)}上下限矛盾`, '写成“27家”或“60-70家”');
  if (number) return read({ kind: 'count' as const, ...number });
  const list = readList(text);
  if (list) return list;
  if (
    !/\d/u.test(prepared) &&
    prepared.length <= 20 &&
    saysOpen(prepared) &&
    !/对象|企业|单位|公司/u.test(prepared)
  ) {
    return open(prepared);
  }
  const labelled = labels(prepared);
  return read({ kind: 'scope' as const, text: normalise(text), ...(labelled && { labelled }) });
});

const COUNT = new RegExp(`(\\d{1,9})(?:${OBJECTS})`, 'u');

/** One share of the whole; what is said of grades or bounds is another thing. */
const SHARE = /^[^%‰]*按照?(?<share>\d{1,2}(?:\.\d{1,2})?|100)%的比例[^%‰]*$/u;

/** 共58家, 确定检查11家重点, 双随机检查3家; a label stated twice with different numbers is left out. */
export function labels(prepared: string): TargetLabels | undefined {
  const found: { total: Set<number>; key: Set<number>; random: Set<number> } = {
    total: new Set(),
    key: new Set(),
    random: new Set(),
  };
  const clauses = prepared.replace(/从(\d{1,9})(?:家|户|个|所)/gu, '共$1家,').split(/[,;。、]/u);
  for (const clause of clauses) {
    const number = COUNT.exec(clause)?.[1];
    if (number === undefined) continue;
    if (/随机|抽查|抽取/u.test(clause)) found.random.add(Number(number));
    else if (clause.includes('重点')) found.key.add(Number(number));
    else if (/共|总数|总计|合计|基数|现有/u.test(clause)) found.total.add(Number(number));
  }
  const labelled = Object.fromEntries(
    Object.entries(found).flatMap(([label, numbers]) =>
      numbers.size === 1 ? [[label, [...numbers][0]]] : [],
    ),
  ) as TargetLabels;
  const share = SHARE.exec(prepared)?.groups?.['share'];
  const all = share === undefined ? labelled : { ...labelled, share: Number(share) };
  return Object.keys(all).length === 0 ? undefined : all;
}
