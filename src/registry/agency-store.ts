import type { LocalDate } from '../kernel/local-date.ts';
import { command, query, type Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import { namesOf } from './agency-names.ts';
import type { Agency } from './model.ts';

const agencyShape = {
  id: 'int',
  code: 'text',
  name: 'text',
  unit_type: 'text',
  sector: 'text',
  principal: 'text',
  mandate_items: 'text',
  mandate_from: 'text?',
  mandate_to: 'text?',
  superior: 'text',
  weight: 'int',
  contact: 'text',
  phone: 'text',
  status: 'text',
  remark: 'text',
} as const;
const agencyColumns = Object.keys(agencyShape).join(', ');

const agencies = query('registry.agencies', `SELECT ${agencyColumns} FROM agency ORDER BY code`, agencyShape);
const agencyByCode = query(
  'registry.agencyByCode',
  `SELECT ${agencyColumns} FROM agency WHERE code = ?`,
  agencyShape,
);
const aliases = query(
  'registry.aliases',
  'SELECT alias, agency_id, origin FROM agency_alias ORDER BY alias',
  {
    alias: 'text',
    agency_id: 'int',
    origin: 'text',
  },
);
const rosterAliases = query(
  'registry.rosterAliases',
  "SELECT alias FROM agency_alias WHERE agency_id = ? AND origin = 'roster' ORDER BY alias",
  { alias: 'text' },
);
const insertAgency = command(
  'registry.insertAgency',
  `INSERT INTO agency (code, name, unit_type, sector, principal, mandate_items, mandate_from, mandate_to,
     superior, weight, contact, phone, status, remark, updated_on)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (code) DO UPDATE SET name = excluded.name, unit_type = excluded.unit_type,
     sector = excluded.sector, principal = excluded.principal, mandate_items = excluded.mandate_items,
     mandate_from = excluded.mandate_from, mandate_to = excluded.mandate_to, superior = excluded.superior,
     weight = excluded.weight, contact = excluded.contact, phone = excluded.phone, status = excluded.status,
     remark = excluded.remark, updated_on = excluded.updated_on`,
);
const clearAliases = command('registry.clearAliases', 'DELETE FROM agency_alias WHERE agency_id = ?');
const insertAlias = command(
  'registry.insertAlias',
  'INSERT INTO agency_alias (alias, agency_id, origin) VALUES (?, ?, ?)',
);

const split = (text: string): string[] => (text === '' ? [] : text.split('、'));

function toAgency(row: Row<typeof agencyByCode>, written: readonly string[]): Agency {
  return {
    code: row.code,
    name: row.name,
    aliases: written,
    unitType: row.unit_type as Agency['unitType'],
    sector: row.sector,
    principal: row.principal,
    mandateItems: split(row.mandate_items),
    mandateFrom: (row.mandate_from ?? undefined) as LocalDate | undefined,
    mandateTo: (row.mandate_to ?? undefined) as LocalDate | undefined,
    superior: row.superior,
    weight: row.weight,
    contact: row.contact,
    phone: row.phone,
    status: row.status as Agency['status'],
    remark: row.remark,
  };
}

export type AgencyRecord = Agency & { readonly id: number };

export function allAgencies(reader: Reader): AgencyRecord[] {
  const written = new Map<number, string[]>();
  for (const { alias, agency_id, origin } of reader.all(aliases)) {
    if (origin === 'roster') written.set(agency_id, [...(written.get(agency_id) ?? []), alias]);
  }
  return reader.all(agencies).map((row) => ({ ...toAgency(row, written.get(row.id) ?? []), id: row.id }));
}

export function findAgency(reader: Reader, code: string): AgencyRecord | undefined {
  const row = reader.get(agencyByCode, code);
  if (!row) return undefined;
  return {
    ...toAgency(
      row,
      reader.all(rosterAliases, row.id).map((a) => a.alias),
    ),
    id: row.id,
  };
}

/** Every alias with the agency it names. */
export function allAliases(reader: Reader): Row<typeof aliases>[] {
  return reader.all(aliases);
}

export function saveAgency(tx: Tx, agency: Agency, on: LocalDate): void {
  tx.run(
    insertAgency,
    agency.code,
    agency.name,
    agency.unitType,
    agency.sector,
    agency.principal,
    agency.mandateItems.join('、'),
    agency.mandateFrom ?? null,
    agency.mandateTo ?? null,
    agency.superior,
    agency.weight,
    agency.contact,
    agency.phone,
    agency.status,
    agency.remark,
    on,
  );
  const id = tx.get(agencyByCode, agency.code)?.id as number;
  tx.run(clearAliases, id);
  for (const { alias, origin } of namesOf(agency.name, agency.aliases))
    tx.run(insertAlias, alias, id, origin);
}
