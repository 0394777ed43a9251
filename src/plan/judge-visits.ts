import { askedVisits, type ChangedVisits } from './asked-visits.ts';
import { RULES } from './rules/index.ts';
import type { AgencyRule, FoundHit, ObjectRule, PortfolioContext } from './rules/rule.ts';
import type { VisitedObject } from './visits.ts';

const OBJECT_RULES = RULES.filter(
  (rule): rule is ObjectRule => rule.over === 'portfolio' && rule.each === 'object',
);

/** What a rule of the comparison has found, before the lines it tells of are read. */
export interface RuleHit {
  readonly rule: ObjectRule | AgencyRule;
  readonly hit: FoundHit;
  readonly objectId: number | undefined;
}

/** What the rules find about some objects. */
export interface JudgedVisits {
  /** With changes: for which plans each object was looked at. What was found for these before no longer counts. */
  readonly asked: readonly (readonly [planId: number, objectId: number])[];
  readonly hits: readonly RuleHit[];
}

/**
 * 统筹规则: all rules over these objects and the visits they get, read before. With `changes` only those plans are told
 * anew for which they may make a difference. Pure.
 */
export function judgeVisits(
  objects: readonly VisitedObject[],
  changes: ChangedVisits | undefined,
  context: PortfolioContext,
): JudgedVisits {
  const pairs: [number, number][] = [];
  const hits: RuleHit[] = [];
  for (const object of objects) {
    const { id } = object;
    const asked = askedVisits(object, changes, OBJECT_RULES, context);
    if (asked.length === 0) continue;
    if (changes) {
      for (const planId of new Set(asked.map(({ plan }) => plan.id))) pairs.push([planId, id]);
    }
    const question = { ...object, asked };
    for (const rule of OBJECT_RULES) {
      for (const hit of rule.check(question, context)) hits.push({ rule, hit, objectId: id });
    }
  }
  return { asked: pairs, hits };
}
