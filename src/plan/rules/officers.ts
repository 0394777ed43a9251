import { compact } from '../../kernel/text.ts';
import type { OfficerRecord } from '../../registry/officer-store.ts';
import { textOf, type PlanFacts, type RawLine } from '../model.ts';
import type { RuleContext } from './rule.ts';

/** A person named in 检查人员, with those of that name in the roster. */
export interface NamedOfficer {
  readonly name: string;
  /** Of the inspecting agency, of its principal, or of its sector. */
  readonly own: readonly OfficerRecord[];
  readonly others: readonly OfficerRecord[];
}

const UNIT = /(?:科|所|队|站|组|室|局|办|处|委|部|中心|人员|单位|机构|镇|街道)$/u;
const NAME = /^\p{Script=Han}{2,4}$/u;

/** 检查人员 of a line, where the cell is a list of names: at least one of them stands in the roster. */
export function officersOf(
  line: RawLine,
  plan: PlanFacts,
  context: Pick<RuleContext, 'officersNamed' | 'principalCode'>,
): NamedOfficer[] {
  const text = textOf(line, 'assign');
  if (text === '') return [];
  const names = text
    .replace(/[(（][^)）]*[)）]/gu, '')
    .split(/[、,，;；/\s]+/u)
    .map(compact)
    .filter((name) => NAME.test(name) && !UNIT.test(name));
  const people = names.map((name): NamedOfficer => {
    const known = context.officersNamed(name);
    const isOwn = ({ agency }: OfficerRecord) =>
      agency === plan.agency?.code || agency === context.principalCode;
    return { name, own: known.filter(isOwn), others: known.filter((officer) => !isOwn(officer)) };
  });
  return people.some(({ own, others }) => own.length + others.length > 0) ? people : [];
}
