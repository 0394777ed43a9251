import type { LocalDate } from '../kernel/local-date.ts';
import { compact } from '../kernel/text.ts';
import { command, query, type Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { Item } from './model.ts';

const itemShape = {
  id: 'int',
  code: 'text',
  name: 'text',
  name_key: 'text',
  sector: 'text',
  basis: 'text',
  list: 'text',
  risk: 'text',
  off_site: 'int',
  status: 'text',
  domain: 'text',
  remark: 'text',
} as const;
const itemColumns = Object.keys(itemShape).join(', ');
const items = query('registry.items', `SELECT ${itemColumns} FROM item ORDER BY code`, itemShape);
const itemByCode = query('registry.itemByCode', `SELECT ${itemColumns} FROM item WHERE code = ?`, itemShape);
const claims = query(
  'registry.claims',
  `SELECT c.item_id, c.agency_id, a.code AS agency_code
   FROM item_claim c JOIN agency a ON a.id = c.agency_id ORDER BY c.item_id, a.code`,
  { item_id: 'int', agency_id: 'int', agency_code: 'text' },
);
const claimsOf = query(
  'registry.claimsOf',
  'SELECT a.code FROM item_claim c JOIN agency a ON a.id = c.agency_id WHERE c.item_id = ? ORDER BY a.code',
  { code: 'text' },
);
const insertItem = command(
  'registry.insertItem',
  `INSERT INTO item (code, name, name_key, sector, basis, list, risk, off_site, status, domain, remark, updated_on)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, sector = excluded.sector,
     basis = excluded.basis, list = excluded.list, risk = excluded.risk, off_site = excluded.off_site,
     status = excluded.status, domain = excluded.domain, remark = excluded.remark, updated_on = excluded.updated_on`,
);
const clearClaims = command('registry.clearClaims', 'DELETE FROM item_claim WHERE item_id = ?');
const insertClaim = command(
  'registry.insertClaim',
  'INSERT INTO item_claim (item_id, agency_id) SELECT ?, id FROM agency WHERE code = ?',
);

export type ItemRecord = Item & { readonly id: number; readonly nameKey: string };

function toItem(row: Row<typeof itemByCode>, claimedBy: readonly string[]): ItemRecord {
  return {
    id: row.id,
    nameKey: row.name_key,
    code: row.code,
    name: row.name,
    sector: row.sector,
    claimedBy,
    basis: row.basis,
    list: row.list as Item['list'],
    risk: row.risk,
    offSite: row.off_site === 1,
    status: row.status as Item['status'],
    domain: row.domain,
    remark: row.remark,
  };
}

export function allItems(reader: Reader): ItemRecord[] {
  const claimed = new Map<number, string[]>();
  for (const { item_id, agency_code } of reader.all(claims)) {
    const codes = claimed.get(item_id);
    if (codes) codes.push(agency_code);
    else claimed.set(item_id, [agency_code]);
  }
  return reader.all(items).map((row) => toItem(row, claimed.get(row.id) ?? []));
}

export function findItem(reader: Reader, code: string): ItemRecord | undefined {
  const row = reader.get(itemByCode, code);
  return (
    row &&
    toItem(
      row,
      reader.all(claimsOf, row.id).map((c) => c.code),
    )
  );
}

export function saveItem(tx: Tx, item: Item, on: LocalDate): void {
  tx.run(
    insertItem,
    item.code,
    item.name,
    compact(item.name),
    item.sector,
    item.basis,
    item.list,
    item.risk,
    item.offSite ? 1 : 0,
    item.status,
    item.domain,
    item.remark,
    on,
  );
  const id = tx.get(itemByCode, item.code)?.id as number;
  tx.run(clearClaims, id);
  for (const agency of item.claimedBy) tx.run(insertClaim, id, agency);
}
