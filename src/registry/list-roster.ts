import { UserError } from '../kernel/errors.ts';
import { suggest } from '../kernel/suggest.ts';
import { compact } from '../kernel/text.ts';
import type { Reader } from '../store/store.ts';
import { allAgencies, type AgencyRecord } from './agency-store.ts';
import { AgencyDirectory } from './directory.ts';
import {
  allEnterprises,
  enterprisesByName,
  findEnterprise,
  type EnterpriseRecord,
} from './enterprise-store.ts';
import { allItems, findItem, type ItemRecord } from './item-store.ts';
import type { Roster } from './model.ts';
import { allOfficers, findOfficer, type OfficerRecord } from './officer-store.ts';

export interface RosterRecords {
  readonly agency: AgencyRecord;
  readonly item: ItemRecord;
  readonly enterprise: EnterpriseRecord;
  readonly officer: OfficerRecord;
}

const ALL: { readonly [R in Roster]: (reader: Reader) => RosterRecords[R][] } = {
  agency: allAgencies,
  item: allItems,
  enterprise: allEnterprises,
  officer: allOfficers,
};

/** 名录, all of it or what a text occurs in. */
export function listRoster<R extends Roster>(reader: Reader, roster: R, match?: string): RosterRecords[R][] {
  const records = ALL[roster](reader);
  if (match === undefined || compact(match) === '') return records;
  const wanted = compact(match).toUpperCase();
  return records.filter((record) => compact(namesOf(record).join('\n')).toUpperCase().includes(wanted));
}

function namesOf(record: RosterRecords[Roster]): string[] {
  const code = 'certificate' in record ? record.certificate : record.code;
  return [
    code,
    record.name,
    ...('aliases' in record ? record.aliases : []),
    ...('agencyName' in record ? [record.agencyName] : []),
  ];
}

/** One record, by code or exact name. @throws UserError E_UNKNOWN with what may be meant */
export function showRecord<R extends Roster>(reader: Reader, roster: R, reference: string): RosterRecords[R] {
  const found = find(reader, roster, reference) as RosterRecords[R][];
  const [record, ...others] = found;
  if (record && others.length === 0) return record;
  if (record) {
    throw new UserError(
      'E_AMBIGUOUS',
      `「${reference}」有${found.length}条记录：${found.map((r) => namesOf(r)[0]).join('、')}`,
      {
        hint: '改用编码',
      },
    );
  }
  const near = suggest(
    compact(reference),
    listRoster(reader, roster).map((r) => r.name),
  );
  throw new UserError('E_UNKNOWN', `名录里没有「${reference}」`, {
    hint: near.length > 0 ? `您是不是要找：${near.join('、')}？` : `运行 zfjd registry list ${roster} 查看`,
  });
}

function find(reader: Reader, roster: Roster, reference: string): RosterRecords[Roster][] {
  const code = compact(reference).toUpperCase();
  const named = <T extends { name: string }>(records: readonly T[]) =>
    records.filter((record) => compact(record.name) === compact(reference));
  switch (roster) {
    case 'agency': {
      const match = new AgencyDirectory(reader).find(reference);
      return match.kind === 'found' ? [match.agency] : match.kind === 'ambiguous' ? [...match.agencies] : [];
    }
    case 'item': {
      const item = findItem(reader, code);
      return item ? [item] : named(allItems(reader));
    }
    case 'enterprise': {
      const enterprise = findEnterprise(reader, code);
      return enterprise ? [enterprise] : enterprisesByName(reader, compact(reference));
    }
    case 'officer': {
      const officer = findOfficer(reader, code);
      return officer ? [officer] : named(allOfficers(reader));
    }
  }
}
