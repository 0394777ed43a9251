import type { Pack } from '../../policy/pack.ts';
import { AgencyDirectory } from '../../registry/directory.ts';
import type { Row } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import { judgePlan } from '../judge.ts';
import { RegistryLookup } from '../lookup.ts';
import { randomOnly } from '../rules/p210-random-only.ts';
import { planRow, readLine, type PlanRow } from '../store.ts';
import { factsOf } from '../stored-plan.ts';
import { linesWorded, wordings } from './overlap-store.ts';

/**
 * Lines of these special plans that P210 objects to, by today's library of items. The rule looks at item and
 * method alone, so one line of each wording is put to it.
 */
export function linesOnRandomItems(
  reader: Reader,
  pack: Pack,
  year: number,
  planIds: readonly number[],
): Row<typeof linesWorded>[] {
  if (planIds.length === 0) return [];
  const deps = { pack, directory: new AgencyDirectory(reader), lookup: new RegistryLookup(reader) };
  const plans = new Map(planIds.map((id) => [id, factsOf(reader, planRow(reader, id) as PlanRow)]));
  const objected = reader
    .all(wordings, JSON.stringify(planIds))
    .flatMap(({ plan_id: planId, line_id: id }) => {
      const facts = plans.get(planId);
      if (!facts || id === null) return [];
      const { findings } = judgePlan(facts, [readLine(reader, id)], deps);
      return findings.some(({ code }) => code === randomOnly.code) ? [id] : [];
    });
  return objected.length === 0 ? [] : reader.all(linesWorded, year, JSON.stringify(objected));
}
