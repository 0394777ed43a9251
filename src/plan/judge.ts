import type { CellRef } from '../kernel/cell-ref.ts';
import type { Clause, Finding, Severity } from '../kernel/finding.ts';
import type { DatedValue, Pack } from '../policy/pack.ts';
import type { AgencyDirectory } from '../registry/directory.ts';
import { interpretLine } from './interpret-line.ts';
import { codesOf } from './named-objects.ts';
import type { RegistryLookup } from './lookup.ts';
import {
  isJoint,
  placeOfLine,
  sectorOf,
  textOf,
  type PlanFacts,
  type PlanLine,
  type RawLine,
} from './model.ts';
import type { LineMeter } from './plan-limits.ts';
import { RULES } from './rules/index.ts';
import type { Hit, LineRule, PlanRule, RuleContext } from './rules/rule.ts';
import { takingPart } from './taking-part.ts';

const LINE_RULES = RULES.filter((rule): rule is LineRule => rule.over === 'line');
const PLAN_RULES = RULES.filter((rule): rule is PlanRule => rule.over === 'plan');

export interface JudgeDeps {
  readonly pack: Pack;
  readonly directory: AgencyDirectory;
  readonly lookup: RegistryLookup;
}

/** A plan read and judged by itself. */
export interface Judged {
  readonly lines: readonly PlanLine[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a plan's lines and puts every rule to them that needs no other plan.
 * @throws UserError E_PLAN_TOO_BIG where a meter is given and the lines go past its bounds
 */
export function judgePlan(
  plan: PlanFacts,
  raw: readonly RawLine[],
  deps: JudgeDeps,
  meter?: LineMeter,
): Judged {
  const findings: Finding[] = [];
  for (const line of raw) meter?.raw(line);
  deps.lookup.expect(raw.flatMap(codesOf));
  const lines = raw.map((one): PlanLine => {
    const line = interpretLine(one, plan, deps.lookup, findings);
    meter?.read(line);
    const partners = isJoint(line) ? takingPart(line, deps.directory) : undefined;
    return partners ? { ...line, partners } : line;
  });
  const context = { ...contextOf(plan, deps), plan };
  const value = (rule: LineRule | PlanRule) => deps.pack.find(rule.parameter, context.on, context.scope);
  for (const rule of LINE_RULES) {
    const by = value(rule);
    if (!by) continue;
    for (const line of lines) {
      for (const hit of rule.check(line, by.value, context)) {
        findings.push(finding(rule, hit, by, placeOf(plan.file, line, hit), valueOf(line, hit)));
      }
    }
  }
  for (const rule of PLAN_RULES) {
    const by = value(rule);
    if (!by) continue;
    for (const { line, table, ...hit } of rule.check(plan, lines, by.value, context)) {
      const where: CellRef = line
        ? placeOf(plan.file, line, hit)
        : table
          ? { file: plan.file, ...placeOfLine({ ...table, row: table.headerRow }) }
          : { file: plan.file };
      findings.push(finding(rule, hit, by, where, line ? valueOf(line, hit) : (hit.value ?? '')));
    }
  }
  return { lines, findings };
}

function contextOf(plan: PlanFacts, { pack, directory, lookup }: JudgeDeps): RuleContext {
  const { agency } = plan;
  const principal = agency && agency.principal !== '' ? directory.find(agency.principal) : undefined;
  return {
    pack,
    directory,
    scope: scopeOfPlan(plan),
    on: plan.receivedOn,
    itemNames: lookup.itemNames,
    officersNamed: (name) => lookup.officersNamed(name),
    principalCode: principal?.kind === 'found' ? principal.agency.code : undefined,
  };
}

/** What the pack's values for a plan are chosen by. */
export function scopeOfPlan(plan: Pick<PlanFacts, 'agency' | 'kind' | 'tables'>): RuleContext['scope'] {
  const { agency, kind } = plan;
  const sector = sectorOf(plan);
  return {
    ...(sector !== '' && { sector }),
    ...(agency && { unitType: agency.unitType }),
    kind,
  };
}

/** Where a hit stands: its cell, or the row where the line has no such cell. */
export function placeOf(file: string, line: RawLine, hit: Hit): CellRef {
  const cell = hit.key === undefined ? undefined : line.cells[hit.key];
  return { file, ...placeOfLine(line), ...(cell && { row: cell.row, column: cell.column }) };
}

/** What stands there. */
export function valueOf(line: RawLine, hit: Hit): string {
  return hit.value ?? (hit.key === undefined ? '' : textOf(line, hit.key));
}

/** A hit as people get it, with severity and basis of the pack's value. */
export function finding(
  rule: { readonly code: string; readonly aspect: Finding['aspect'] },
  hit: Hit,
  by: DatedValue,
  where: CellRef,
  value: string,
): Finding {
  const { severity } = by.value as { severity?: Severity };
  return {
    code: rule.code,
    severity: hit.severity ?? severity ?? '必改',
    aspect: rule.aspect,
    where,
    value,
    message: by.note === undefined ? hit.message : `${hit.message}（口径：${by.note.replace(/。$/u, '')}）`,
    basis: by.clause satisfies Clause,
    next: hit.next,
  };
}
