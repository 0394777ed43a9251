import { normalise } from '../../kernel/text.ts';
import type { TargetLabels, TargetSpec } from './model.ts';
import { OBJECTS, quantity, withoutComparison } from './quantity.ts';
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
  const number = NUMBER.exec(prepared);
  if (number && onlyCounts(number)) return counted(prepared, number);
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

const NUMBER = new RegExp(
  `^(?<before>[^\\d,;。]{0,6}?)(?<low>\\d{1,9})(?:${OBJECTS})?(?:[-至到](?<high>\\d{1,9}))?(?:${OBJECTS})?(?<after>左右|及?以[上下内])?$`,
  'u',
);

/** Whether the words in front of a number say no more than that it is one: 共19家, but not 低风险对象7家. */
function onlyCounts(match: RegExpExecArray): boolean {
  const words = withoutComparison(match.groups?.['before'] ?? '');
  return /^(?:共|合计|共计|总计|计划|拟|检查|抽查|抽取|检查对象|[:有])*$/u.test(words);
}

function counted(text: string, match: RegExpExecArray): Reading<TargetSpec> {
  const g = match.groups ?? {};
  const high = g['high'] === undefined ? undefined : Number(g['high']);
  const count = quantity(g['before'] ?? '', Number(g['low']), high, g['after'] ?? '');
  return count
    ? read({ kind: 'count' as const, ...count })
    : unreadable(`家数${quote(text)}上下限矛盾`, '写成“27家”或“60-70家”');
}

const COUNT = new RegExp(`(\\d{1,9})(?:${OBJECTS})`, 'u');

/** 共58家, 确定检查11家重点, 双随机检查3家; a label stated twice with different numbers is left out. */
function labels(prepared: string): TargetLabels | undefined {
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
  return Object.keys(labelled).length === 0 ? undefined : labelled;
}
