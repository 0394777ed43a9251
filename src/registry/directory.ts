import { didYouMean } from '../kernel/suggest.ts';
import { compact } from '../kernel/text.ts';
import type { Reader } from '../store/store.ts';
import { allAgencies, allAliases, type AgencyRecord } from './agency-store.ts';

/** What a written name of an agency leads to. */
export type AgencyMatch =
  | { readonly kind: 'found'; readonly agency: AgencyRecord }
  | { readonly kind: 'ambiguous'; readonly agencies: readonly AgencyRecord[] }
  /** `hint` asks 您是不是要找…; nothing is ever matched by likeness. */
  | { readonly kind: 'unknown'; readonly hint: string };

const STRENGTH = { name: 3, roster: 2, derived: 1 } as const;

/** 执法单位名录 by every name: full names before written aliases before derived ones. */
export class AgencyDirectory {
  readonly agencies: readonly AgencyRecord[];
  readonly #byCode: ReadonlyMap<string, AgencyRecord>;
  readonly #byAlias = new Map<string, { strength: number; agencies: AgencyRecord[] }>();

  constructor(reader: Reader) {
    this.agencies = allAgencies(reader);
    this.#byCode = new Map(this.agencies.map((agency) => [agency.code, agency]));
    const byId = new Map(this.agencies.map((agency) => [agency.id, agency]));
    for (const { alias, agency_id, origin } of allAliases(reader)) {
      const agency = byId.get(agency_id) as AgencyRecord;
      const strength = STRENGTH[origin as keyof typeof STRENGTH];
      const known = this.#byAlias.get(alias);
      if (!known || strength > known.strength) this.#byAlias.set(alias, { strength, agencies: [agency] });
      else if (strength === known.strength) known.agencies.push(agency);
    }
  }

  /** By code or by any name. */
  find(text: string): AgencyMatch {
    const key = compact(text);
    const byCode = this.#byCode.get(key.toUpperCase());
    if (byCode) return { kind: 'found', agency: byCode };
    const known = this.#byAlias.get(key);
    if (!known) return { kind: 'unknown', hint: didYouMean(key, this.#byAlias.keys()) };
    const [agency, ...others] = known.agencies;
    return others.length === 0 && agency
      ? { kind: 'found', agency }
      : { kind: 'ambiguous', agencies: known.agencies };
  }
}
