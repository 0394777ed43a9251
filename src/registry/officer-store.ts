import type { LocalDate } from '../kernel/local-date.ts';
import { command, query, type Row } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { Officer } from './model.ts';

const officerShape = {
  id: 'int',
  certificate: 'text',
  name: 'text',
  agency_code: 'text',
  agency_name: 'text',
  kind: 'text',
  valid_to: 'text?',
  status: 'text',
} as const;
const officerColumns = `o.id, o.certificate, o.name, a.code AS agency_code, a.name AS agency_name, o.kind, o.valid_to, o.status`;
const officers = query(
  'registry.officers',
  `SELECT ${officerColumns} FROM officer o JOIN agency a ON a.id = o.agency_id ORDER BY a.code, o.certificate`,
  officerShape,
);
const officerByCertificate = query(
  'registry.officerByCertificate',
  `SELECT ${officerColumns} FROM officer o JOIN agency a ON a.id = o.agency_id WHERE o.certificate = ?`,
  officerShape,
);
const insertOfficer = command(
  'registry.insertOfficer',
  `INSERT INTO officer (certificate, name, agency_id, kind, valid_to, status, updated_on)
   SELECT ?, ?, id, ?, ?, ?, ? FROM agency WHERE code = ?
   ON CONFLICT (certificate) DO UPDATE SET name = excluded.name, agency_id = excluded.agency_id,
     kind = excluded.kind, valid_to = excluded.valid_to, status = excluded.status, updated_on = excluded.updated_on`,
);

export type OfficerRecord = Officer & { readonly agencyName: string };

function toOfficer(row: Row<typeof officerByCertificate>): OfficerRecord {
  return {
    certificate: row.certificate,
    name: row.name,
    agency: row.agency_code,
    agencyName: row.agency_name,
    kind: row.kind as Officer['kind'],
    validTo: (row.valid_to ?? undefined) as LocalDate | undefined,
    status: row.status as Officer['status'],
  };
}

export function allOfficers(reader: Reader): OfficerRecord[] {
  return reader.all(officers).map(toOfficer);
}

export function findOfficer(reader: Reader, certificate: string): OfficerRecord | undefined {
  const row = reader.get(officerByCertificate, certificate);
  return row && toOfficer(row);
}

export function saveOfficer(tx: Tx, officer: Officer, on: LocalDate): void {
  const { certificate, name, kind, validTo, status, agency } = officer;
  tx.run(insertOfficer, certificate, name, kind, validTo ?? null, status, on, agency);
}
