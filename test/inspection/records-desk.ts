import Database from 'better-sqlite3';
import { allAgencies, type AgencyRecord } from '../../src/registry/agency-store.ts';
import { allEnterprises } from '../../src/registry/enterprise-store.ts';
import { openDesk, type Desk } from '../plan/desk.ts';
import { SECTORS } from '../plan/rules/registry.ts';
import { putRecords, type TestRecord } from './indicator-records.ts';

/** The small district with records. */
export interface RecordsDesk {
  readonly desk: Desk;
  /** Agency of a sector, or of that name. */
  agency(name: string): AgencyRecord;
  /** Id of an enterprise, and of its premises in the order of the registry. */
  enterprise(name: string): { readonly id: number; readonly sites: readonly number[] };
  /** Takes these records for all that there are. */
  hold(records: readonly TestRecord[]): void;
  drop(): void;
}

export function openRecordsDesk(): RecordsDesk {
  const desk = openDesk();
  const { path } = desk.store as unknown as { readonly path: string };
  return {
    desk,
    agency: (name) => {
      const found = allAgencies(desk.store).find((one) => one.name === (SECTORS[name] ?? name));
      if (!found) throw new Error(`no agency ${name}`);
      return found;
    },
    enterprise: (name) => {
      const found = allEnterprises(desk.store).find((one) => one.name === name);
      if (!found) throw new Error(`no enterprise ${name}`);
      return { id: found.id, sites: found.sites.map(({ id }) => id) };
    },
    hold: (records) => {
      const db = new Database(path);
      db.exec('DELETE FROM inspection');
      db.close();
      putRecords(path, records);
    },
    drop: () => desk.drop(),
  };
}
