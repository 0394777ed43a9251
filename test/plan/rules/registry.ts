import type { LocalDate } from '../../../src/kernel/local-date.ts';
import { date } from '../../../src/kernel/local-date.ts';
import { usccCheckCharacter } from '../../../src/kernel/uscc.ts';
import { saveAgency } from '../../../src/registry/agency-store.ts';
import { saveEnterprise } from '../../../src/registry/enterprise-store.ts';
import { saveItem } from '../../../src/registry/item-store.ts';
import type { Agency, Enterprise, Item, Officer, Rating } from '../../../src/registry/model.ts';
import { saveOfficer } from '../../../src/registry/officer-store.ts';
import type { Tx } from '../../../src/store/store.ts';

/** A valid 统一社会信用代码 of its own for every number. */
export function uscc(number: number): string {
  const body = `9131011${String(number).padStart(10, '0')}`;
  return body + usccCheckCharacter(body);
}

/** 条线 → the agency of that sector. */
export const SECTORS: Readonly<Record<string, string>> = {
  市监: '上海市示例区市场监督管理局',
  公安: '上海市公安局示例分局',
  消防: '上海市示例区消防救援支队',
  药监: '上海市示例区药品监督管理局',
  卫健: '上海市示例区卫生健康委员会',
  文旅: '上海市示例区文化和旅游局',
  生态: '上海市示例区生态环境局',
  交通: '上海市示例区交通委员会',
  城管: '上海市示例区城市管理行政执法局',
  人社: '上海市示例区人力资源和社会保障局',
  建管: '上海市示例区建设和管理委员会',
  应急: '上海市示例区应急管理局',
  农业: '上海市示例区农业农村委员会',
  医保: '上海市示例区医疗保障局',
};
const ALIASES: Readonly<Record<string, readonly string[]>> = { 市监: ['区市监局'], 公安: ['区公安分局'] };
export const TOWN = '上海市示例区望潮镇人民政府';
export const MANDATED = '示例区某某服务中心';
/** Entrusted, but the registry does not say for how long. */
export const UNDATED = '示例区无期服务中心';
export const ABOLISHED = '已撤销单位';

export const AGENCY: Omit<Agency, 'code' | 'name'> = {
  aliases: [],
  unitType: '区级部门',
  sector: '',
  principal: '',
  mandateItems: [],
  mandateFrom: undefined,
  mandateTo: undefined,
  superior: '',
  weight: 1,
  contact: '',
  phone: '',
  status: '在用',
  remark: '',
};

const MANDATE = { unitType: '受委托组织', principal: '区民政局', mandateItems: ['委托事项甲'] } as const;

export const AGENCIES: readonly Agency[] = [
  ...Object.entries(SECTORS).map(([sector, name]) => ({ name, sector, aliases: ALIASES[sector] ?? [] })),
  { name: TOWN, unitType: '街镇园区' } as const,
  { name: '上海市示例区民政局' },
  {
    name: MANDATED,
    ...MANDATE,
    mandateFrom: date('2026-03-01'),
    mandateTo: date('2026-06-30'),
  },
  { name: UNDATED, ...MANDATE },
  { name: ABOLISHED, status: '撤销' } as const,
  { name: '示例区第一执法大队', aliases: ['执法大队'] },
  { name: '示例区第二执法大队', aliases: ['执法大队'] },
  {
    name: '示例区环境监测服务中心',
    unitType: '受委托组织',
    principal: SECTORS['生态'] ?? '',
  } as const,
].map((agency, i) => ({ ...AGENCY, ...agency, code: uscc(i + 1) }));

export function codeOf(name: string): string {
  const found = AGENCIES.find((agency) => agency.name === name);
  if (!found) throw new Error(`no agency ${name}`);
  return found.code;
}

const EVERYBODY = AGENCIES.map(({ code }) => code).sort();

function item(name: string, more: Partial<Item> = {}): Omit<Item, 'code'> {
  return {
    name,
    sector: '',
    claimedBy: EVERYBODY,
    basis: '',
    list: '',
    risk: '',
    offSite: false,
    status: '已备案',
    domain: '',
    remark: '',
    ...more,
  };
}

const ITEMS: readonly Item[] = [
  item('普通事项检查'),
  item('另一事项检查'),
  item('消防监督检查'),
  item('市监专有事项检查', { claimedBy: [codeOf(SECTORS['市监'] ?? '')] }),
  item('临时事项检查', { status: '临时' }),
  item('未备案事项检查', { status: '未备案' }),
  item('无事不扰事项检查', { list: '无事不扰' }),
  item('随机抽查事项检查', { list: '随机抽查' }),
  item('重点监管事项检查', { list: '重点监管' }),
  item('旅馆业治安管理检查'),
  item('可非现场事项检查', { offSite: true }),
  item('委托事项甲检查', { claimedBy: [codeOf('上海市示例区民政局')] }),
  item('错列清单事项检查', { list: '无事不扰', risk: '高风险' }),
  item('高风险事项检查', { risk: '高' }),
  item('低风险事项检查', { risk: '低', list: '无事不扰' }),
  item('中风险事项检查', { risk: '中', list: '随机抽查' }),
].map((one, i) => ({ ...one, code: `SX${String(i + 1).padStart(3, '0')}` }));

const ALL_SILENT: Rating = { sector: '', grade: '', silent: true, noJoint: false };

const ENTERPRISES: readonly Enterprise[] = [
  { name: '上海甲食品有限公司', premises: ['示例路1号'] },
  { name: '上海乙商贸有限公司', premises: ['示例路2号'], status: '注销' } as const,
  { name: '上海丙科技有限公司', premises: ['示例路3号'], ratings: [ALL_SILENT] },
  { name: '上海丁连锁有限公司', premises: ['示例路4号', '示例路5号'] },
  {
    name: '上海戊药业有限公司',
    premises: ['示例路6号'],
    ratings: [{ sector: '', grade: '', silent: false, noJoint: true }],
  },
  { name: '上海己餐饮有限公司', ratings: [{ ...ALL_SILENT, sector: '市监' }] },
  { name: '上海同名贸易有限公司', premises: ['示例路7号'] },
  { name: '上海同名贸易有限公司', premises: ['示例路8号'] },
  { name: '上海庚化工有限公司', ratings: [{ ...ALL_SILENT, sector: '应急', grade: 'A级', silent: false }] },
  { name: '上海辛材料有限公司', ratings: [{ sector: '卫健', grade: '', silent: false, noJoint: true }] },
  { name: '上海癸制造有限公司', ratings: [{ sector: '消防', grade: 'C级', silent: false, noJoint: false }] },
  { name: '上海子仓储有限公司', ratings: [{ sector: '消防', grade: 'D', silent: false, noJoint: false }] },
  { name: '上海壬建材有限公司', ratings: [{ sector: '城管', grade: '绿色', silent: false, noJoint: false }] },
].map((one, i) => ({
  status: '存续' as const,
  industry: '',
  premises: [],
  ratings: [],
  ...one,
  code: uscc(1000 + i),
}));

export function enterpriseCode(name: string, which = 0): string {
  const found = ENTERPRISES.filter((enterprise) => enterprise.name === name)[which];
  if (!found) throw new Error(`no enterprise ${name}`);
  return found.code;
}

/** All of 市监. */
const OFFICERS: readonly Officer[] = [
  { name: '赵持证', kind: '执法人员', validTo: date('2028-12-31'), status: '在岗' } as const,
  { name: '钱到期', kind: '执法人员', validTo: date('2026-03-31'), status: '在岗' } as const,
  { name: '孙辅助', kind: '辅助人员', validTo: undefined, status: '在岗' } as const,
  { name: '周离岗', kind: '执法人员', validTo: date('2028-12-31'), status: '离岗' } as const,
].map((one, i) => ({ ...one, certificate: `ZF${i + 1}`, agency: codeOf(SECTORS['市监'] ?? '') }));

/** A small district: an agency of every sector and type, items of every kind, enterprises in every state. */
export function saveRegistry(tx: Tx, on: LocalDate): void {
  for (const agency of AGENCIES) saveAgency(tx, agency, on);
  for (const one of ITEMS) saveItem(tx, one, on);
  for (const enterprise of ENTERPRISES) saveEnterprise(tx, enterprise, on);
  for (const officer of OFFICERS) saveOfficer(tx, officer, on);
}
