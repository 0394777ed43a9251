import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { showRecord } from '../../src/registry/list-roster.ts';
import type { Roster } from '../../src/registry/model.ts';
import { usccCheckCharacter } from '../../src/kernel/uscc.ts';
import { uscc } from '../plan/rules/registry.ts';
import { openOffice, type Office, type RosterRow } from './office.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.drop());

const AGENCY: RosterRow = {
  统一社会信用代码: uscc(1),
  单位名称: '上海市示例区应急管理局',
  单位类型: '区级部门',
};
const ITEM: RosterRow = { 事项编码: 'SX001', 事项名称: '普通事项检查', 认领单位: '区应急管理局' };
const ENTERPRISE: RosterRow = {
  统一社会信用代码: uscc(1000),
  企业名称: '上海甲食品有限公司',
  登记状态: '存续',
};
const OFFICER: RosterRow = { 执法证号: '0900-1', 姓名: '张 三', 所在单位: '区应急管理局' };

const BASE: Readonly<Record<Roster, RosterRow>> = {
  agency: AGENCY,
  item: ITEM,
  enterprise: ENTERPRISE,
  officer: OFFICER,
};
const REFERENCE: Readonly<Record<Roster, string>> = {
  agency: '上海市示例区应急管理局',
  item: '普通事项检查',
  enterprise: '上海甲食品有限公司',
  officer: '张三',
};
const TAKEN_MANDATE = {
  单位类型: '受委托组织',
  委托机关: '区民政局',
  委托事项: '甲事项、乙事项',
  委托起始日期: '2026-01-01',
  委托终止日期: '2026-12-31',
};

/** Imports one row of a roster, over an agency where it is another. */
async function take(roster: Roster, more: RosterRow) {
  if (roster !== 'agency') await office.take({ '单位.xlsx': [AGENCY] });
  const [report] = await office.take({ '名录.xlsx': [{ ...BASE[roster], ...more }] }, { roster });
  if (!report) throw new Error('no report');
  return report;
}

const ACCEPT: readonly (readonly [Roster, string, RosterRow, Readonly<Record<string, unknown>>])[] = [
  ['agency', '代码中的空格和小写', { 统一社会信用代码: ` ${uscc(1).toLowerCase()} ` }, { code: uscc(1) }],
  [
    'agency',
    '名称中的空格和全角',
    { 单位名称: '上海市示例区 应急管理局　' },
    { name: '上海市示例区应急管理局' },
  ],
  ['agency', '类型：区级部门', { 单位类型: '行政机关' }, { unitType: '区级部门' }],
  ['agency', '类型：街镇', { 单位类型: '街道办事处' }, { unitType: '街镇园区' }],
  ['agency', '类型：园区', { 单位类型: '园区管委会' }, { unitType: '街镇园区' }],
  ['agency', '类型：授权', { 单位类型: '法律法规授权组织' }, { unitType: '授权组织' }],
  [
    'agency',
    '受委托组织',
    TAKEN_MANDATE,
    {
      unitType: '受委托组织',
      mandateItems: ['甲事项', '乙事项'],
      mandateFrom: '2026-01-01',
      mandateTo: '2026-12-31',
    },
  ],
  [
    'agency',
    '日期的几种写法',
    { ...TAKEN_MANDATE, 委托起始日期: '2026年1月1日', 委托终止日期: '2026/12/31' },
    { mandateFrom: '2026-01-01', mandateTo: '2026-12-31' },
  ],
  [
    'agency',
    '简称和别名',
    { 简称: '区应急局', 别名: '应急局；安监局、区应急局' },
    { aliases: ['安监局', '区应急局', '应急局'].sort() },
  ],
  ['agency', '权重空白为1', { 抽查权重: '' }, { weight: 1 }],
  ['agency', '权重', { 抽查权重: 3 }, { weight: 3 }],
  ['agency', '停用', { 状态: '已撤销' }, { status: '撤销' }],
  ['agency', '在用', { 状态: '正常' }, { status: '在用' }],
  ['item', '清单类别', { 清单类别: '“无事不扰”事项清单' }, { list: '无事不扰' }],
  ['item', '随机', { 清单类别: '随机抽查事项' }, { list: '随机抽查' }],
  ['item', '没有清单', { 清单类别: '' }, { list: '' }],
  ['item', '可否非现场', { 可否非现场: '√' }, { offSite: true }],
  ['item', '状态空白为已备案', {}, { status: '已备案', claimedBy: [uscc(1)] }],
  ['item', '未备案', { 备案状态: '未备案' }, { status: '未备案' }],
  ['item', '临时', { 备案状态: '临时事项' }, { status: '临时' }],
  ['enterprise', '登记状态', { 登记状态: '在营（开业）' }, { status: '存续' }],
  ['enterprise', '注销', { 登记状态: '已注销' }, { status: '注销' }],
  ['enterprise', '吊销未注销', { 登记状态: '吊销，未注销' }, { status: '吊销' }],
  ['enterprise', '歇业', { 登记状态: '歇业' }, { status: '停业' }],
  [
    'enterprise',
    '经营场所先于住所',
    { 经营场所: '示例路1号', 住所: '示例路2号' },
    { premises: ['示例路1号'] },
  ],
  ['enterprise', '只有住所', { 住所: '示例路2号' }, { premises: ['示例路2号'] }],
  [
    'enterprise',
    '各条线的分级',
    { 分级: 'd级', 是否无感监管: '是', 条线: '市监、消防' },
    {
      ratings: [
        { sector: '市监', grade: 'D', silent: true, noJoint: false },
        { sector: '消防', grade: 'D', silent: true, noJoint: false },
      ],
    },
  ],
  [
    'enterprise',
    '不鼓励联合',
    { 不鼓励联合检查: '是' },
    { ratings: [{ sector: '', grade: '', silent: false, noJoint: true }] },
  ],
  ['officer', '姓名中的空格', {}, { name: '张三', agency: uscc(1), kind: '执法人员', status: '在岗' }],
  ['officer', '辅助人员', { 人员类别: '执法辅助人员' }, { kind: '辅助人员' }],
  ['officer', '离岗', { 状态: '退休' }, { status: '离岗' }],
  ['officer', '有效期', { 有效期至: '2027.6.30' }, { validTo: '2027-06-30' }],
  ['officer', '长期有效', { 有效期至: '长期' }, { validTo: undefined }],
];

describe('a row that is taken', () => {
  it.each(ACCEPT)('%s %s', async (roster, _why, more, wanted) => {
    const report = await take(roster, more);
    expect([report.added.length, report.rejected, report.findings]).toEqual([1, 0, []]);
    expect(showRecord(office.store, roster, REFERENCE[roster])).toMatchObject(wanted);
  });
});

const OLD_CODE = '310228000123456';
const WRONG_CHECK = `${uscc(1000).slice(0, 17)}${uscc(1000).endsWith('0') ? '1' : '0'}`;

const REJECT: readonly (readonly [Roster, string, RosterRow, string])[] = [
  ['agency', '没有代码', { 统一社会信用代码: '' }, 'R101 必改'],
  ['agency', '没有名称', { 单位名称: '' }, 'R101 必改'],
  ['agency', '没有类型', { 单位类型: '' }, 'R101 必改'],
  ['agency', '类型不认识', { 单位类型: '协会' }, 'R103 必改'],
  ['agency', '代码少一位', { 统一社会信用代码: uscc(1).slice(1) }, 'R102 必改'],
  ['agency', '校验位不对', { 统一社会信用代码: WRONG_CHECK }, 'R102 必改'],
  ['agency', '15位旧号', { 统一社会信用代码: OLD_CODE }, 'R102 必改'],
  [
    'agency',
    '代码丢了位数',
    { 统一社会信用代码: { text: '913101000000000000', trouble: 'lost-digits' } },
    'W101 必改',
  ],
  ['item', '没有名称', { 事项名称: '' }, 'R101 必改'],
  ['item', '没有编码', { 事项编码: '' }, 'R101 必改'],
  ['enterprise', '没有名称', { 企业名称: '' }, 'R101 必改'],
  ['enterprise', '校验位不对', { 统一社会信用代码: WRONG_CHECK }, 'R102 必改'],
  ['enterprise', '科学计数法', { 统一社会信用代码: '9.13101E+17' }, 'R102 必改'],
  ['enterprise', '含字母O', { 统一社会信用代码: `O${uscc(1000).slice(1)}` }, 'R102 必改'],
  ['officer', '没有证号', { 执法证号: '' }, 'R101 必改'],
  ['officer', '单位不在名录', { 所在单位: '区某某局' }, 'R107 必改'],
];

describe('a row that is not taken', () => {
  it.each(REJECT)('%s %s', async (roster, _why, more, finding) => {
    const report = await take(roster, more);
    expect([report.added, report.rejected]).toEqual([[], 1]);
    expect(report.findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([finding]);
  });
});

const DOUBT: readonly (readonly [Roster, string, RosterRow, string, Readonly<Record<string, unknown>>])[] = [
  ['agency', '权重不是1到3', { 抽查权重: '5' }, 'R103 建议', { weight: 1 }],
  [
    'agency',
    '委托不全',
    { 单位类型: '受委托组织' },
    'R106 建议',
    { unitType: '受委托组织', mandateTo: undefined },
  ],
  ['agency', '委托日期颠倒', { ...TAKEN_MANDATE, 委托终止日期: '2025-12-31' }, 'R105 必改', {}],
  ['item', '认领单位不在名录', { 认领单位: '区应急管理局、区某某局' }, 'R107 必改', { claimedBy: [uscc(1)] }],
  ['item', '是否非现场看不出', { 可否非现场: '视情况' }, 'R103 必改', { offSite: false }],
  ['item', '清单不认识', { 清单类别: '其他' }, 'R103 必改', { list: '' }],
  ['enterprise', '15位旧号仍登记', { 统一社会信用代码: OLD_CODE }, 'R102 建议', { code: OLD_CODE }],
  ['officer', '有效期不是日期', { 有效期至: '明年' }, 'R105 必改', { validTo: undefined }],
];

describe('a row that is taken with a finding', () => {
  it.each(DOUBT)('%s %s', async (roster, _why, more, finding, wanted) => {
    const report = await take(roster, more);
    expect([report.added.length, report.rejected]).toEqual([1, 0]);
    expect(report.findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([finding]);
    expect(showRecord(office.store, roster, REFERENCE[roster])).toMatchObject(wanted);
  });

  it('about a mandate date that is no date, beside the mandate not being whole', async () => {
    const report = await take('agency', { ...TAKEN_MANDATE, 委托终止日期: '年底' });
    expect(report.findings.map(({ code }) => code)).toEqual(['R105', 'R106']);
  });

  it('says where: file, sheet, row, column', async () => {
    const report = await take('enterprise', { 统一社会信用代码: OLD_CODE });
    expect(report.findings[0]).toMatchObject({
      where: { file: '名录.xlsx', sheet: 'Sheet1', row: 2, column: 1 },
      value: OLD_CODE,
      message: expect.stringMatching(/^「统一社会信用代码」.*15位/u) as unknown,
    });
  });

  it('takes a code of its own arithmetic', () => {
    expect(usccCheckCharacter(uscc(1).slice(0, 17))).toBe(uscc(1)[17]);
  });
});
