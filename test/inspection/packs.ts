import { Pack } from '../../src/policy/pack.ts';
import type { ParameterName } from '../../src/policy/parameters.ts';

/** A pack with one parameter's values changed. */
export function withValue(pack: Pack, name: ParameterName, change: (value: unknown) => unknown): Pack {
  const parameters = new Map(pack.parameters);
  const known = parameters.get(name);
  if (!known) throw new Error(`no ${name} in the pack`);
  const values = known.values.map((dated) => ({ ...dated, value: change(dated.value) }));
  parameters.set(name, { ...known, values });
  return new Pack(pack.code, pack.name, `${pack.version}+`, parameters, pack.documents);
}

/** A pack with no model switched off. */
export function switchedOn(pack: Pack): Pack {
  return withValue(pack, 'inspection.models', () => ({ off: [], hints: ['M185'] }));
}
