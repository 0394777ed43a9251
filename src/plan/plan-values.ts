import type { DatedValue, Pack } from '../policy/pack.ts';
import type { ParameterName, ParameterValue } from '../policy/parameters.ts';
import type { LivePlan } from './visits.ts';

/** The pack's value for a plan: of the day it was received, for its agency's sector and its kind. */
export type PlanValues = <N extends ParameterName>(
  name: N,
  plan: LivePlan,
) => DatedValue<ParameterValue<N>> | undefined;

/** Each value is looked up once. */
export function planValues(pack: Pack): PlanValues {
  const known = new Map<ParameterName, Map<LivePlan, DatedValue | undefined>>();
  return <N extends ParameterName>(name: N, plan: LivePlan) => {
    let values = known.get(name);
    if (!values) known.set(name, (values = new Map()));
    let value = values.get(plan);
    if (value === undefined && !values.has(plan)) {
      value = pack.find(name, plan.receivedOn, scopeOf(plan));
      values.set(plan, value);
    }
    return value as DatedValue<ParameterValue<N>> | undefined;
  };
}

function scopeOf({ sector, unitType, kind }: LivePlan) {
  return { ...(sector !== '' && { sector }), ...(unitType !== '' && { unitType }), kind };
}
