import type { LocalDate } from '../kernel/local-date.ts';
import { groupBy } from '../kernel/group.ts';
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
const enterprisesByCodes = query(
  'registry.enterprisesByCodes',
  `SELECT ${Object.keys(enterpriseShape)
    .map((column) => `e.${column}`)
    .join(', ')} FROM json_each(?) c CROSS JOIN enterprise e ON e.code = c.value`,
  enterpriseShape,
);
/** Of enterprises given as a JSON list of ids. */
const premisesOf = query(
  'registry.premisesOf',
  `SELECT p.enterprise_id, p.id, p.address, p.address_key FROM json_each(?) e
   CROSS JOIN premises p ON p.enterprise_id = e.value ORDER BY p.id`,
  { enterprise_id: 'int', id: 'int', address: 'text', address_key: 'text' },
);
const ratingsOf = query(
  'registry.ratingsOf',
  `SELECT r.enterprise_id, r.sector, r.grade, r.silent, r.no_joint FROM json_each(?) e
   CROSS JOIN rating r ON r.enterprise_id = e.value ORDER BY r.sector`,
  { enterprise_id: 'int', sector: 'text', grade: 'text', silent: 'int', no_joint: 'int' },
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
  return complete(reader, reader.all(enterpriseByCode, code))[0];
}

/** Many at once, by code; those that are not on file are left out. */
export function findEnterprises(reader: Reader, wanted: readonly string[]): EnterpriseRecord[] {
  return complete(reader, reader.all(enterprisesByCodes, JSON.stringify(wanted)));
}

/** By exact name in compact form; several where the name is not unique. */
export function enterprisesByName(reader: Reader, nameKey: string): EnterpriseRecord[] {
  return complete(reader, reader.all(enterpriseByName, nameKey));
}

function complete(reader: Reader, rows: readonly Row<typeof enterpriseByCode>[]): EnterpriseRecord[] {
  if (rows.length === 0) return [];
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const sites = groupBy(reader.all(premisesOf, ids), (row) => row.enterprise_id);
  const ratings = groupBy(reader.all(ratingsOf, ids), (row) => row.enterprise_id);
  return rows.map(({ id, code, name, status, industry }) => {
    const own = sites.get(id) ?? [];
    return {
      id,
      code,
      name,
      status: status as Enterprise['status'],
      industry,
      premises: own.map((site) => site.address),
      sites: own.map((site) => ({ id: site.id, key: site.address_key })),
      ratings: (ratings.get(id) ?? []).map((r): Rating => ({
        sector: r.sector,
        grade: r.grade,
        silent: r.silent === 1,
        noJoint: r.no_joint === 1,
      })),
    };
  });
}

export function allEnterprises(reader: Reader): EnterpriseRecord[] {
  return complete(reader, reader.all(enterprises));
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
