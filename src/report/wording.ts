import type { AgencyRecord } from '../registry/agency-store.ts';

/** ` --agency 名称` for a command that takes it; nothing where the report is of all. */
export function agencyWords(agency: Pick<AgencyRecord, 'name'> | undefined): string {
  return agency === undefined ? '' : ` --agency ${agency.name}`;
}

/** Order of groups: by name, since nobody is ranked. */
export function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a.localeCompare(b, 'zh-CN');
}
