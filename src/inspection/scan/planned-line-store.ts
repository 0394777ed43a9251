import { toDay } from '../../kernel/local-date.ts';
import { compact } from '../../kernel/text.ts';
import { readTime } from '../../plan/interpret-line.ts';
import { readLines } from '../../plan/store.ts';
import { query } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import type { FiledPlan, PlannedLine, Window } from './facts.ts';

const namedObjects = query(
  'inspection.namedObjects',
  'SELECT DISTINCT v.line_id, v.enterprise_id FROM plan_visit v WHERE v.plan_id = ?',
  { line_id: 'int', enterprise_id: 'int' },
);

/** The lines of a filed plan. Times are read when they are asked for: records ask of few lines. */
export function readPlannedLines(reader: Reader, plan: FiledPlan): PlannedLine[] {
  const named = new Map<number, Set<number>>();
  for (const { line_id: line, enterprise_id: object } of reader.all(namedObjects, plan.id)) {
    const known = named.get(line);
    if (known) known.add(object);
    else named.set(line, new Set([object]));
  }
  const month = plan.kind === 'monthly' ? Number(plan.period) : undefined;
  return readLines(reader, plan.id).map((line): PlannedLine => {
    const text = (key: string) => compact(line.cells[key]?.text ?? '');
    let windows: readonly Window[] | undefined;
    return {
      item: text('item') || text('item_detail'),
      // 「甲公司等5家」 leaves open who the others are.
      objects: text('object_scope').includes('等') ? NONE : (named.get(line.id) ?? NONE),
      get windows() {
        return (windows ??= windowsOf(readTime(line, { year: plan.year, month })));
      },
    };
  });
}

const NONE: ReadonlySet<number> = new Set();

function windowsOf(time: ReturnType<typeof readTime>): readonly Window[] {
  if (time?.kind !== 'value') return [];
  return time.value.windows.map(({ from, to }): Window => [toDay(from), toDay(to)]);
}
