import { UserError } from '../kernel/errors.ts';
import type { Finding } from '../kernel/finding.ts';
import { compact } from '../kernel/text.ts';
import type { Reader } from '../store/store.ts';
import { keyOfFinding } from './line-key.ts';
import { matchLines } from './match-lines.ts';
import { placeOfLine, tableOf, textOf, type PlanFacts, type RawLine } from './model.ts';
import { readFindings } from './finding-store.ts';
import { otherVersions, readLines, type PlanRow } from './store.ts';
import { factsOf, requirePlan, summarise, type PlanSummary } from './stored-plan.ts';

/** A cell that says something else than before; rows are those of the later version. */
export interface ChangedCell {
  readonly sheet: string;
  readonly row: number;
  /** First column of its line, where its row holds lines of several tables. */
  readonly column?: number;
  /** Canonical name of the column. */
  readonly key: string;
  /** What stands over it, where that is not the column's usual name. */
  readonly header?: string;
  readonly item: string;
  readonly before: string;
  readonly after: string;
}

/** 修改对照: what a version of a series changed. */
export interface PlanDiff {
  readonly before: PlanSummary;
  readonly after: PlanSummary;
  readonly added: readonly RawLine[];
  readonly removed: readonly RawLine[];
  readonly changed: readonly ChangedCell[];
  readonly unchangedLines: number;
  /** Findings that the earlier version had and the later has not, and the other way round. */
  readonly gone: readonly Finding[];
  readonly fresh: readonly Finding[];
}

/**
 * Compares a plan with another version of its series, the one before it where none is named.
 * @throws UserError E_PLAN_UNKNOWN, E_PLAN_VERSION
 */
export function diffPlans(reader: Reader, reference: string, version?: number): PlanDiff {
  const { row } = requirePlan(reader, reference);
  const others = otherVersions(reader, row.id);
  const other =
    version === undefined
      ? others.findLast((one) => one.version < row.version)
      : others.find((one) => one.version === version);
  if (!other) throw noVersion(row, others, version);
  const [old, young] = other.version < row.version ? [other, row] : [row, other];
  const [before, after] = [readLines(reader, old.id), readLines(reader, young.id)];
  const { pairs, removed, added } = matchLines(before, after);
  const facts = [factsOf(reader, old), factsOf(reader, young)] as const;
  const changes = pairs.map(([one, two]) => changedCells(one, two, facts));
  const [earlier, later] = [readFindings(reader, old), readFindings(reader, young)];
  return {
    before: summarise(reader, old),
    after: summarise(reader, young),
    added,
    removed,
    changed: changes.flat(),
    unchangedLines: changes.filter((cells) => cells.length === 0).length,
    gone: without(earlier, keyOfFinding(before), later, keyOfFinding(after)),
    fresh: without(later, keyOfFinding(after), earlier, keyOfFinding(before)),
  };
}

function changedCells(
  before: RawLine,
  after: RawLine,
  [old, young]: readonly [PlanFacts, PlanFacts],
): ChangedCell[] {
  const [earlier, later] = [tableOf(old, before)?.headers, tableOf(young, after)?.headers];
  const keys = [...new Set([...Object.keys(before.cells), ...Object.keys(after.cells)])];
  return keys.flatMap((key): ChangedCell[] => {
    const [was, is] = [textOf(before, key), textOf(after, key)];
    // Blanks and full-width signs are no change.
    if (compact(was) === compact(is)) return [];
    const place = { ...placeOfLine(after), row: after.cells[key]?.row ?? after.row };
    const header = after.cells[key] ? later?.[key] : earlier?.[key];
    return [
      {
        ...place,
        key,
        ...(header !== undefined && { header }),
        item: textOf(after, 'item'),
        before: was,
        after: is,
      },
    ];
  });
}

/** The findings that have no counterpart, by rule, value and what their line is about. */
function without(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
  others: readonly Finding[],
  otherKeyOf: (finding: Finding) => string,
): Finding[] {
  const left = new Map<string, number>();
  const mark = (f: Finding, key: string) => `${f.code}\0${compact(f.value)}\0${key}`;
  for (const one of others) {
    const key = mark(one, otherKeyOf(one));
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return findings.filter((one) => {
    const key = mark(one, keyOf(one));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

function noVersion(row: PlanRow, others: readonly PlanRow[], version: number | undefined): UserError {
  const known = others.map((one) => `第${one.version}版`).join('、');
  const what =
    version === undefined
      ? `计划${row.id}是第${row.version}版，没有更早的版本`
      : `计划${row.id}没有另外的第${version}版`;
  return new UserError('E_PLAN_VERSION', what, {
    hint: known === '' ? '同一期间只报送过这一版' : `用 --with 写明版本：${known}`,
  });
}
