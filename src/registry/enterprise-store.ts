import type { LocalDate } from '../kernel/local-date.ts';
import { compact } from '../kernel/text.ts';
import { command, query, type Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { Enterprise, Rating } from './model.ts';

const enterpriseShape = {
  id: 'int',
  code: 'text',
  name: 'text',
  name_key: 'text',
  status: 'text',
  industry: 'text',
} as const;
const enterpriseColumns = Object.keys(enterpriseShape).join(', ');
const enterprises = query(
  'registry.enterprises',
  `SELECT ${enterpriseColumns} FROM enterprise ORDER BY code`,
  enterpriseShape,
);
const enterpriseByCode = query(
  'registry.enterpriseByCode',
  `SELECT ${enterpriseColumns} FROM enterprise WHERE code = ?`,
  enterpriseShape,
);
const codes = query('registry.enterpriseCodes', 'SELECT code FROM enterprise ORDER BY code', {
  code: 'text',
});
const enterpriseByName = query(
  'registry.enterpriseByName',
  `SELECT ${enterpriseColumns} FROM enterprise WHERE name_key = ? ORDER BY code`,
  enterpriseShape,
);
const premisesOf = query(
  'registry.premisesOf',
  'SELECT id, address, address_key FROM premises WHERE enterprise_id = ? ORDER BY id',
  { id: 'int', address: 'text', address_key: 'text' },
);
const ratingsOf = query(
  'registry.ratingsOf',
  'SELECT sector, grade, silent, no_joint FROM rating WHERE enterprise_id = ? ORDER BY sector',
  { sector: 'text', grade: 'text', silent: 'int', no_joint: 'int' },
);
const insertEnterprise = command(
  'registry.insertEnterprise',
  `INSERT INTO enterprise (code, name, name_key, status, industry, updated_on) VALUES (?, ?, ?, ?, ?, ?)
   ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
     status = excluded.status, industry = excluded.industry, updated_on = excluded.updated_on`,
);
const insertPremises = command(
  'registry.insertPremises',
  'INSERT INTO premises (enterprise_id, address, address_key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
);
const clearRatings = command('registry.clearRatings', 'DELETE FROM rating WHERE enterprise_id = ?');
const insertRating = command(
  'registry.insertRating',
  'INSERT INTO rating (enterprise_id, sector, grade, silent, no_joint) VALUES (?, ?, ?, ?, ?)',
);

export type EnterpriseRecord = Enterprise & {
  readonly id: number;
  /** The premises with their ids, addresses in compact form. */
  readonly sites: readonly { readonly id: number; readonly key: string }[];
};

export function findEnterprise(reader: Reader, code: string): EnterpriseRecord | undefined {
  const row = reader.get(enterpriseByCode, code);
  return row && completeEnterprise(reader, row);
}

/** By exact name in compact form; several where the name is not unique. */
export function enterprisesByName(reader: Reader, nameKey: string): EnterpriseRecord[] {
  return reader.all(enterpriseByName, nameKey).map((row) => completeEnterprise(reader, row));
}

function completeEnterprise(reader: Reader, row: Row<typeof enterpriseByCode>): EnterpriseRecord {
  const sites = reader.all(premisesOf, row.id);
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    status: row.status as Enterprise['status'],
    industry: row.industry,
    premises: sites.map((site) => site.address),
    sites: sites.map((site) => ({ id: site.id, key: site.address_key })),
    ratings: reader.all(ratingsOf, row.id).map((r): Rating => ({
      sector: r.sector,
      grade: r.grade,
      silent: r.silent === 1,
      noJoint: r.no_joint === 1,
    })),
  };
}

export function allEnterprises(reader: Reader): EnterpriseRecord[] {
  return reader.all(enterprises).map((row) => completeEnterprise(reader, row));
}

export function enterpriseCodes(reader: Reader): string[] {
  return reader.all(codes).map((row) => row.code);
}

/** Known premises stay: an address once used by an inspection must remain explainable. */
export function saveEnterprise(tx: Tx, enterprise: Enterprise, on: LocalDate): void {
  const { code, name, status, industry } = enterprise;
  tx.run(insertEnterprise, code, name, compact(name), status, industry, on);
  const id = tx.get(enterpriseByCode, code)?.id as number;
  for (const address of enterprise.premises) tx.run(insertPremises, id, address, compact(address));
  tx.run(clearRatings, id);
  for (const { sector, grade, silent, noJoint } of enterprise.ratings) {
    tx.run(insertRating, id, sector, grade, silent ? 1 : 0, noJoint ? 1 : 0);
  }
}
