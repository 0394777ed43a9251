import type { Pack } from '../../policy/pack.ts';
import { AgencyDirectory } from '../../registry/directory.ts';
import type { Reader } from '../../store/store.ts';
import { judgePlan } from '../judge.ts';
import { RegistryLookup } from '../lookup.ts';
import { placeOfLine, type LinePlace } from '../model.ts';
import { randomOnly } from '../rules/p210-random-only.ts';
import { planRow, readLine, type PlanRow } from '../store.ts';
import { factsOf } from '../stored-plan.ts';
import type { LivePlan } from '../visits.ts';
import { linesWorded, wordings } from './overlap-store.ts';

/** A line of a special plan on an item that is to be drawn. */
export interface SpecialLine {
  readonly id: number;
  readonly plan: LivePlan;
  readonly place: LinePlace;
  readonly item: string;
  readonly namesObjects: boolean;
}

/**
 * Lines of these special plans that P210 objects to, by today's library of items. The rule looks at item and
 * method alone, so one line of each wording is put to it.
 */
export function linesOnRandomItems(reader: Reader, pack: Pack, plans: readonly LivePlan[]): SpecialLine[] {
  if (plans.length === 0) return [];
  const deps = { pack, directory: new AgencyDirectory(reader), lookup: new RegistryLookup(reader) };
  const facts = new Map(plans.map(({ id }) => [id, factsOf(reader, planRow(reader, id) as PlanRow)]));
  const list = JSON.stringify(plans.map(({ id }) => id));
  const objected = reader.all(wordings, list).flatMap(({ plan_id: planId, line_id: id }) => {
    const own = facts.get(planId);
    if (!own || id === null) return [];
    const { findings } = judgePlan(own, [readLine(reader, id)], deps);
    return findings.some(({ code }) => code === randomOnly.code) ? [id] : [];
  });
  if (objected.length === 0) return [];
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  return reader.all(linesWorded, JSON.stringify(objected)).flatMap((row): SpecialLine[] => {
    const plan = byId.get(row.plan_id);
    if (!plan) return [];
    const { id, item } = row;
    return [{ id, plan, place: placeOfLine(row), item, namesObjects: row.named === 1 }];
  });
}
