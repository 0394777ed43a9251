import { groupBy } from '../../kernel/group.ts';
import { toDay } from '../../kernel/local-date.ts';
import { compact } from '../../kernel/text.ts';
import { readTime } from '../../plan/interpret-line.ts';
import { isWholeList, readTargets } from '../../plan/named-objects.ts';
import { planRow, readLines, type PlanRow } from '../../plan/store.ts';
import { factsWith } from '../../plan/stored-plan.ts';
import type { PlanFacts, RawLine } from '../../plan/model.ts';
import { query } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import type { PlannedLine, Window } from './facts.ts';

const namedObjects = query(
  'inspection.namedObjects',
  'SELECT DISTINCT v.line_id, v.enterprise_id FROM plan_visit v WHERE v.plan_id = ?',
  { line_id: 'int', enterprise_id: 'int' },
);

/** The lines of a filed plan. Times are read when they are asked for: records ask of few lines. */
export function readPlannedLines(reader: Reader, planId: number): PlannedLine[] {
  const facts = factsWith(planRow(reader, planId) as PlanRow, undefined);
  const named = groupBy(reader.all(namedObjects, planId), (row) => row.line_id);
  return readLines(reader, planId).map((line): PlannedLine => {
    const text = (key: string) => compact(line.cells[key]?.text ?? '');
    const objects = new Set(named.get(line.id)?.map((row) => row.enterprise_id));
    let windows: readonly Window[] | undefined;
    return {
      item: text('item') || text('item_detail'),
      objects: namesAll(line, objects) ? objects : NONE,
      get windows() {
        return (windows ??= windowsOf(line, facts));
      },
    };
  });
}

const NONE: ReadonlySet<number> = new Set();

/** 「甲公司等5家」 leaves open who the others are; so does a name that was not on file when the plan was read. */
function namesAll(line: RawLine, found: ReadonlySet<number>): boolean {
  const { names } = readTargets(line);
  return names === undefined || (isWholeList(names) && names.names.length <= found.size);
}

function windowsOf(line: RawLine, facts: PlanFacts): readonly Window[] {
  const time = readTime(line, facts);
  if (time?.kind !== 'value') return [];
  return time.value.windows.map(({ from, to }): Window => [toDay(from), toDay(to)]);
}
