import { compact } from '../kernel/text.ts';
import {
  findEnterprise,
  findEnterprises,
  enterprisesByName,
  type EnterpriseRecord,
} from '../registry/enterprise-store.ts';
import { allItems, type ItemRecord } from '../registry/item-store.ts';
import { allOfficers, type OfficerRecord } from '../registry/officer-store.ts';
import type { Reader } from '../store/store.ts';
import type { NamedObject } from './model.ts';

/** Finds items and enterprises by what a plan writes; remembers, since plans repeat themselves. */
export class RegistryLookup {
  readonly #reader: Reader;
  readonly #items = new Map<string, ItemRecord[]>();
  readonly #objects = new Map<string, readonly EnterpriseRecord[]>();
  #officers: Map<string, OfficerRecord[]> | undefined;
  readonly itemNames: readonly string[];

  constructor(reader: Reader) {
    this.#reader = reader;
    const items = allItems(reader);
    for (const item of items) {
      this.#items.set(item.nameKey, [...(this.#items.get(item.nameKey) ?? []), item]);
      this.#items.set(item.code, [item]);
    }
    this.itemNames = items.map((item) => item.name);
  }

  /** By code or by name; of several with one name, the one this agency has claimed, then that of its sector. */
  item(text: string, code: string, agencyCode: string | undefined, sector: string): ItemRecord | undefined {
    const byCode = this.#items.get(compact(code).toUpperCase())?.[0];
    if (byCode) return byCode;
    const named = this.#items.get(compact(text)) ?? this.#items.get(compact(text).toUpperCase()) ?? [];
    return (
      named.find((item) => agencyCode !== undefined && item.claimedBy.includes(agencyCode)) ??
      named.find((item) => item.sector === sector) ??
      named[0]
    );
  }

  /** 执法人员 of this name, of all agencies. */
  officersNamed(name: string): readonly OfficerRecord[] {
    if (!this.#officers) {
      this.#officers = new Map();
      for (const officer of allOfficers(this.#reader)) {
        const key = compact(officer.name);
        this.#officers.set(key, [...(this.#officers.get(key) ?? []), officer]);
      }
    }
    return this.#officers.get(compact(name)) ?? [];
  }

  /** What will be asked for by code, looked up all at once. */
  expect(codes: readonly string[]): void {
    const wanted = codes.filter((code) => !this.#objects.has(code));
    if (wanted.length === 0) return;
    for (const code of wanted) this.#objects.set(code, []);
    for (const found of findEnterprises(this.#reader, wanted)) this.#objects.set(found.code, [found]);
  }

  /** By 统一社会信用代码 where one is given, else by exact name. */
  object(text: string, code: string | undefined): NamedObject {
    const key = code ?? compact(text);
    let matches = this.#objects.get(key);
    if (!matches) {
      if (code === undefined) matches = enterprisesByName(this.#reader, key);
      else {
        const found = findEnterprise(this.#reader, code);
        matches = found ? [found] : [];
      }
      this.#objects.set(key, matches);
    }
    return { text, matches };
  }
}
