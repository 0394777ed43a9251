import { compact } from '../kernel/text.ts';
import { usccFault } from '../kernel/uscc.ts';
import type { RowCells } from '../workbook/row-cells.ts';
import { allAgencies, findAgency, saveAgency } from './agency-store.ts';
import type { Agency, UnitType } from './model.ts';
import type { RosterForm } from './roster.ts';
import { listOf, oneOf, required } from './row-values.ts';

const UNIT_TYPE_WORDS: readonly (readonly [RegExp, UnitType])[] = [
  [/受?委托/, '受委托组织'],
  [/授权/, '授权组织'],
  [/街镇|街道|镇|乡|园区|管委会/, '街镇园区'],
  [/部门|行政机关|直属|派出|垂直/, '区级部门'],
];

/** 执法单位名录 */
export const agencyRoster: RosterForm<Agency> = {
  roster: 'agency',
  columns: ['code', 'name', 'unit_type'],
  code: (agency) => agency.code,
  name: (agency) => agency.name,
  find: (reader, code) => {
    const found = findAgency(reader, code);
    if (!found) return undefined;
    const { id: _id, ...agency } = found;
    return agency;
  },
  save: saveAgency,
  codes: (reader) => allAgencies(reader).map((agency) => agency.code),
  read: (cells) => {
    const code = cells.code('code');
    const name = compact(cells.text('name'));
    const unitType = oneOf(cells, 'unit_type', UNIT_TYPE_WORDS, 'R103');
    const mandateFrom = cells.date('mandate_from', 'R105');
    const mandateTo = cells.date('mandate_to', 'R105');
    const agency = {
      code,
      name,
      aliases: [...new Set([...listOf(cells, 'short_name'), ...listOf(cells, 'aliases')])].sort(),
      sector: compact(cells.text('sector')),
      principal: compact(cells.text('principal')),
      mandateItems: listOf(cells, 'mandate_items'),
      mandateFrom,
      mandateTo,
      superior: compact(cells.text('superior_body')),
      weight: weightOf(cells),
      contact: cells.text('contact'),
      phone: cells.text('phone'),
      status: /撤销|停用|注销|合并/.test(cells.text('status')) ? '撤销' : '在用',
      remark: cells.text('remark'),
    } as const;
    if (!required(cells, ['code', 'name', 'unit_type']) || unitType === undefined) return undefined;
    const fault = usccFault(code);
    if (fault !== undefined) {
      cells.find('code', { code: 'R102', severity: '必改', message: fault, next: '核对登记证书后改正' });
      return undefined;
    }
    if (unitType === '受委托组织') checkMandate(cells, agency);
    return { ...agency, unitType };
  },
};

/** A mandate must say by whom, for what and for how long, or the check of scope and period has nothing to hold. */
function checkMandate(
  cells: RowCells,
  agency: Pick<Agency, 'principal' | 'mandateItems' | 'mandateFrom' | 'mandateTo'>,
): void {
  const missing = [
    agency.principal === '' ? '委托机关' : '',
    agency.mandateItems.length === 0 ? '委托事项' : '',
    agency.mandateFrom === undefined ? '委托起始日期' : '',
    agency.mandateTo === undefined ? '委托终止日期' : '',
  ].filter((word) => word !== '');
  if (missing.length > 0) {
    cells.find('unit_type', {
      code: 'R106',
      severity: '建议',
      message: `受委托组织缺少：${missing.join('、')}`,
      next: '向委托机关要委托书，补齐后重新导入',
    });
  } else if (
    agency.mandateFrom !== undefined &&
    agency.mandateTo !== undefined &&
    agency.mandateFrom > agency.mandateTo
  ) {
    cells.find('mandate_to', {
      code: 'R105',
      severity: '必改',
      message: '早于委托起始日期',
      next: '核对委托书后改正',
    });
  }
}

function weightOf(cells: RowCells): number {
  const text = compact(cells.text('weight'));
  if (text === '') return 1;
  if (/^[123]$/.test(text)) return Number(text);
  cells.find('weight', {
    code: 'R103',
    severity: '建议',
    message: '应为1、2或3，按1处理',
    next: '改为1、2或3',
  });
  return 1;
}
