import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { didYouMean } from '../kernel/suggest.ts';
import type { DatedValue, Pack } from '../policy/pack.ts';
import { READING_CODES } from './reading-codes.ts';
import { RULES } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';

/** A rule with the values it works by in a jurisdiction. */
export interface RuleInPack {
  readonly rule: Rule;
  /** All values, the earliest first; empty where the jurisdiction sets none. */
  readonly values: readonly DatedValue[];
  /** 条线 that the jurisdiction names anywhere. */
  readonly sectors: readonly string[];
}

function inPack(pack: Pack, rule: Rule): RuleInPack {
  return { rule, values: pack.parameters.get(rule.parameter)?.values ?? [], sectors: sectorsOf(pack) };
}

function sectorsOf(pack: Pack): string[] {
  const whens = [...pack.parameters.values()].flatMap(({ values }) => values.map(({ when }) => when));
  return [...new Set(whens.flatMap(({ sector }) => sector ?? []))];
}

/** The rules of an aspect, those without a value in force left out. */
export function listRules(pack: Pack, on: LocalDate, aspect?: string): RuleInPack[] {
  return RULES.filter((rule) => aspect === undefined || rule.aspect === aspect)
    .map((rule) => inPack(pack, rule))
    .filter(({ values }) => values.some((v) => v.from <= on && (v.until === undefined || v.until >= on)));
}

/** What a rule or a reading code is called; empty where there is none of that code any more. */
export function ruleTitle(code: string): string {
  return RULES.find((rule) => rule.code === code)?.title ?? READING_CODES[code] ?? '';
}

/** One rule, or what a reading code (W…) means. @throws UserError E_RULE_UNKNOWN */
export function showRule(
  pack: Pack,
  code: string,
): RuleInPack | { readonly code: string; readonly title: string } {
  const wanted = code.trim().toUpperCase();
  const rule = RULES.find((candidate) => candidate.code === wanted);
  if (rule) return inPack(pack, rule);
  const title = READING_CODES[wanted];
  if (title !== undefined) return { code: wanted, title };
  const codes = [...RULES.map((candidate) => candidate.code), ...Object.keys(READING_CODES)];
  throw new UserError('E_RULE_UNKNOWN', `没有规则「${code}」。${didYouMean(wanted, codes)}`, {
    hint: '运行 zfjd rule list 查看全部规则',
  });
}
