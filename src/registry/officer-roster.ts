import { compact } from '../kernel/text.ts';
import type { Officer } from './model.ts';
import { allOfficers, findOfficer, saveOfficer } from './officer-store.ts';
import type { RosterForm } from './roster.ts';
import { oneOf, required } from './row-values.ts';

const KIND_WORDS: readonly (readonly [RegExp, Officer['kind']])[] = [
  [/辅助|协管|网格|临时|劳务/, '辅助人员'],
  [/执法|警察|公务员|证/, '执法人员'],
];

/** 执法人员名录 */
export const officerRoster: RosterForm<Officer> = {
  roster: 'officer',
  columns: ['certificate', 'name', 'agency'],
  code: (officer) => officer.certificate,
  name: (officer) => officer.name,
  find: (reader, certificate) => {
    const found = findOfficer(reader, certificate);
    if (!found) return undefined;
    const { agencyName: _name, ...officer } = found;
    return officer;
  },
  save: saveOfficer,
  codes: (reader) => allOfficers(reader).map((officer) => officer.certificate),
  read: (cells, { directory }) => {
    const officer = {
      certificate: cells.code('certificate'),
      name: compact(cells.text('name')),
      kind: oneOf(cells, 'kind', KIND_WORDS, 'R103') ?? '执法人员',
      validTo: cells.date('valid_to', 'R105'),
      status: /离岗|离职|退休|调离|注销|停用|收回|暂停/.test(cells.text('status')) ? '离岗' : '在岗',
    } as const;
    if (!required(cells, ['certificate', 'name', 'agency'])) return undefined;
    const match = directory.find(cells.text('agency'));
    if (match.kind === 'found') return { ...officer, agency: match.agency.code };
    cells.find('agency', {
      code: 'R107',
      severity: '必改',
      message:
        match.kind === 'ambiguous'
          ? `可能指：${match.agencies.map((a) => a.name).join('、')}`
          : `名录里没有这个单位。${match.hint}`,
      next: '改用单位全称，或先导入执法单位名录（含简称、别名）',
    });
    return undefined;
  },
};
