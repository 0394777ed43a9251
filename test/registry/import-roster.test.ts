import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/kernel/errors.ts';
import { newestLines } from '../../src/report/journal.ts';
import { checkRegistry } from '../../src/registry/check-registry.ts';
import { listRoster, showRecord } from '../../src/registry/list-roster.ts';
import type { Roster } from '../../src/registry/model.ts';
import { uscc } from '../plan/rules/registry.ts';
import { openOffice, TODAY, type Office, type RosterRow } from './office.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.drop());

function agency(number: number, name: string, more: RosterRow = {}): RosterRow {
  return { 统一社会信用代码: uscc(number), 单位名称: name, 单位类型: '区级部门', 简称: '', ...more };
}
function enterprise(number: number, name: string, more: RosterRow = {}): RosterRow {
  return {
    统一社会信用代码: uscc(number),
    企业名称: name,
    登记状态: '存续',
    经营场所: '',
    条线: '',
    分级: '',
    ...more,
  };
}
const item = (code: string, name: string, claimed: string): RosterRow => ({
  事项编码: code,
  事项名称: name,
  认领单位: claimed,
});
const officer = (code: string, name: string, unit: string, more: RosterRow = {}): RosterRow => ({
  执法证号: code,
  姓名: name,
  所在单位: unit,
  有效期至: '',
  ...more,
});

const EMERGENCY = agency(1, '上海市示例区应急管理局');
const MARKET = agency(2, '上海市示例区市场监督管理局', { 简称: '区市监局' });

async function refusal(work: Promise<unknown>): Promise<UserError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing refused');
}

describe('importing again', () => {
  const rows = [EMERGENCY, MARKET];

  it('changes nothing where nothing changed', async () => {
    await office.take({ '单位.xlsx': rows });
    const [again] = await office.take({ '单位2.xlsx': rows });
    expect(again).toMatchObject({ added: [], changed: [], unchanged: 2, rejected: 0, absent: 0 });
  });

  it('tells what is new, changed and no longer mentioned', async () => {
    await office.take({ '单位.xlsx': rows });
    const changed = { ...EMERGENCY, 联系人: '李四' };
    const [again] = await office.take({ '单位2.xlsx': [changed, agency(3, '上海市示例区教育局')] });
    expect(again).toMatchObject({ added: [uscc(3)], changed: [uscc(1)], unchanged: 0, absent: 1 });
    expect(showRecord(office.store, 'agency', uscc(2)).name).toBe(MARKET['单位名称']);
    const detail = newestLines(office.store, { limit: 1 })[0]?.detail as {
      before: object;
      after: { changed: object };
    };
    expect(detail.before).toMatchObject({ [uscc(1)]: { contact: '' } });
    expect(detail.after.changed).toMatchObject({ [uscc(1)]: { contact: '李四' } });
  });

  it('keeps premises once known, and replaces ratings', async () => {
    const first = enterprise(1000, '上海甲食品有限公司', { 经营场所: '示例路1号', 条线: '市监', 分级: 'A' });
    await office.take({ 'a.xlsx': [first] });
    await office.take({ 'b.xlsx': [{ ...first, 经营场所: '示例路2号', 分级: 'B' }] });
    expect(showRecord(office.store, 'enterprise', uscc(1000))).toMatchObject({
      premises: ['示例路1号', '示例路2号'],
      ratings: [{ sector: '市监', grade: 'B' }],
    });
  });
});

describe('several rows of one code', () => {
  it('are one enterprise with several premises and sectors', async () => {
    const [report] = await office.take({
      '对象.xlsx': [
        enterprise(1000, '上海甲食品有限公司', { 经营场所: '示例路1号', 条线: '市监', 分级: 'A' }),
        enterprise(1000, '上海甲食品有限公司', { 经营场所: '示例路2号', 条线: '消防', 分级: 'B' }),
      ],
    });
    expect(report).toMatchObject({ rows: 2, added: [uscc(1000)], rejected: 0 });
    expect(showRecord(office.store, 'enterprise', uscc(1000))).toMatchObject({
      premises: ['示例路1号', '示例路2号'],
      ratings: [
        { sector: '市监', grade: 'A' },
        { sector: '消防', grade: 'B' },
      ],
    });
  });

  it('are one item claimed by several agencies', async () => {
    await office.take({ '单位.xlsx': [EMERGENCY, MARKET] });
    await office.take({
      '事项.xlsx': [item('SX1', '普通事项检查', '区应急管理局'), item('SX1', '普通事项检查', '区市监局')],
    });
    expect(showRecord(office.store, 'item', 'SX1').claimedBy).toEqual([uscc(1), uscc(2)]);
  });

  it('are refused where they contradict each other, the first being taken', async () => {
    const [report] = await office.take({
      '对象.xlsx': [enterprise(1000, '上海甲食品有限公司'), enterprise(1000, '上海乙商贸有限公司')],
    });
    expect(report).toMatchObject({ added: [uscc(1000)], rejected: 1 });
    expect(report?.findings).toEqual([
      expect.objectContaining({ code: 'R104', where: { file: '对象.xlsx', sheet: 'Sheet1', row: 3 } }),
    ]);
    expect(showRecord(office.store, 'enterprise', uscc(1000)).name).toBe('上海甲食品有限公司');
  });

  it('count once where they are the same', async () => {
    const [report] = await office.take({ '单位.xlsx': [EMERGENCY, EMERGENCY] });
    expect(report).toMatchObject({ rows: 2, added: [uscc(1)], rejected: 0, findings: [] });
  });
});

describe('several files', () => {
  const files = {
    '人员.xlsx': [officer('0900-1', '张三', '区应急管理局')],
    '事项.xlsx': [item('SX1', '普通事项检查', '区应急管理局')],
    '单位.xlsx': [EMERGENCY],
  };

  it('are told apart, agencies first', async () => {
    const reports = await office.take(files);
    expect(reports.map(({ roster, added }) => [roster, added.length])).toEqual([
      ['agency', 1],
      ['item', 1],
      ['officer', 1],
    ]);
  });

  it('find the agencies of the same dry run, and leave nothing', async () => {
    const reports = await office.take(files, { dryRun: true });
    expect(reports.flatMap(({ findings }) => findings)).toEqual([]);
    expect(listRoster(office.store, 'agency')).toEqual([]);
    expect(newestLines(office.store, { limit: 9 }).map(({ act }) => act)).not.toContain('registry.import');
  });
});

describe('a file that is no roster, or another one', () => {
  const plan = {
    检查事项: '普通事项检查',
    检查对象范围: '企业',
    检查比例: '10%',
    检查方式: '现场',
    检查时间: '4月',
  };

  it.each([
    ['a plan', [plan], undefined, 'E_ROSTER_KIND', /看起来像检查计划/u, /plan import/u],
    ['a plan said to be items', [plan], 'item', 'E_ROSTER_KIND', /看起来像检查计划/u, /plan import/u],
    [
      'officers said to be enterprises',
      [officer('1', '张三', '区局')],
      'enterprise',
      'E_ROSTER_KIND',
      /看起来像执法人员名录，不是检查对象/u,
      /--type officer/u,
    ],
    [
      'nothing known',
      [{ 甲: '1', 乙: '2' }],
      undefined,
      'E_ROSTER_KIND',
      /看不出是哪种名录/u,
      /统一社会信用代码/u,
    ],
    [
      'an agency roster without the type',
      [{ 统一社会信用代码: uscc(1), 单位名称: '甲', 条线: '市监', 简称: '甲' }],
      'agency',
      'E_ROSTER_COLUMNS',
      /缺少列：单位类型/u,
      /必要的列/u,
    ],
  ] as const)('is refused: %s', async (_why, rows, roster, code, message, hint) => {
    const error = await refusal(office.take({ '表.xlsx': rows }, { roster: roster as Roster | undefined }));
    expect([error.code, error.message, error.hint]).toEqual([
      code,
      expect.stringMatching(message),
      expect.stringMatching(hint),
    ]);
    expect(newestLines(office.store, { limit: 9 }).map(({ act }) => act)).not.toContain('registry.import');
  });

  it('has its unknown columns and total rows named', async () => {
    const [report] = await office.take({
      '单位.xlsx': [{ ...EMERGENCY, 自编列: '甲' }, { 统一社会信用代码: '合计' }],
    });
    expect(report?.notes).toEqual([expect.stringContaining('「自编列」'), expect.stringContaining('合计行')]);
    expect(report?.added).toEqual([uscc(1)]);
  });
});

describe('asking for a record', () => {
  beforeEach(async () => {
    await office.take({
      '单位.xlsx': [
        EMERGENCY,
        MARKET,
        agency(3, '第一大队', { 简称: '大队' }),
        agency(4, '第二大队', { 简称: '大队' }),
      ],
      '对象.xlsx': [
        enterprise(1000, '上海同名有限公司'),
        enterprise(1001, '上海同名有限公司'),
        enterprise(1002, '上海甲食品有限公司'),
      ],
    });
  });

  it.each([
    '上海市示例区应急管理局',
    '示例区应急管理局',
    '区应急管理局',
    '应急管理局',
    uscc(1),
    uscc(1).toLowerCase(),
    '应急 管理局',
  ])('an agency by %s', (reference) => {
    expect(showRecord(office.store, 'agency', reference).code).toBe(uscc(1));
  });

  it.each([
    ['agency', '大队', 'E_AMBIGUOUS', /2条记录/u, /编码/u],
    ['enterprise', '上海同名有限公司', 'E_AMBIGUOUS', /2条记录/u, /编码/u],
    ['agency', '区应急管里局', 'E_UNKNOWN', /没有/u, /registry list agency/u],
    ['agency', '上海市示例区应急管里局', 'E_UNKNOWN', /没有/u, /您是不是要找：上海市示例区应急管理局/u],
    ['enterprise', '上海甲食品有限公', 'E_UNKNOWN', /没有/u, /您是不是要找：上海甲食品有限公司/u],
    ['officer', '王五', 'E_UNKNOWN', /没有/u, /registry list officer/u],
  ] as const)('%s %s is refused', (roster, reference, code, message, hint) => {
    expect(() => showRecord(office.store, roster, reference)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringMatching(message) as unknown,
        hint: expect.stringMatching(hint) as unknown,
      }),
    );
  });

  it.each([
    ['agency', '应急', 1],
    ['agency', '大队', 2],
    ['enterprise', '上海', 3],
    ['enterprise', uscc(1002).toLowerCase(), 1],
    ['enterprise', ' ', 3],
    ['item', '检查', 0],
  ] as const)('lists %s with %j', (roster, match, count) => {
    expect(listRoster(office.store, roster, match)).toHaveLength(count);
  });
});

describe('what the rosters show to be wrong', () => {
  const mandate = (from: string, to: string): RosterRow => ({
    单位类型: '受委托组织',
    委托机关: '区应急管理局',
    委托事项: '甲事项',
    委托起始日期: from,
    委托终止日期: to,
  });

  it('is told by code, gravity and name', async () => {
    await office.take({
      '单位.xlsx': [
        EMERGENCY,
        agency(2, '甲中心', mandate('2025-01-01', '2026-03-04')),
        agency(3, '乙中心', mandate('2025-01-01', '2026-03-05')),
        agency(4, '丙中心', mandate('2025-01-01', '')),
        agency(5, '第一大队', { 简称: '大队' }),
        agency(6, '第二大队', { 简称: '大队', 状态: '撤销' }),
      ],
      '事项.xlsx': [item('SX1', '普通事项检查', '区应急管理局'), item('SX2', '另一事项检查', '')],
      '对象.xlsx': [
        enterprise(1000, '上海同名有限公司'),
        enterprise(1001, '上海同名 有限公司'),
        enterprise(1002, '上海重名有限公司'),
        enterprise(1003, '上海重名有限公司', { 登记状态: '注销' }),
      ],
      '人员.xlsx': [
        officer('1', '张三', '区应急管理局', { 有效期至: '2026-03-05' }),
        officer('2', '李四', '甲中心', { 有效期至: '2026-03-04' }),
        officer('3', '王五', '乙中心', { 有效期至: '2026-03-04', 人员类别: '辅助人员' }),
        officer('4', '赵六', '丙中心'),
        officer('5', '钱七', '第一大队'),
      ],
    });
    expect(
      checkRegistry(office.store, TODAY).map(({ code, severity, about }) => `${code} ${severity} ${about}`),
    ).toEqual([
      'R201 必改 甲中心',
      'R202 必改 丙中心',
      'R203 建议 乙中心',
      'R204 必改 李四（甲中心）',
      'R205 建议 另一事项检查',
      'R206 建议 上海同名有限公司',
      'R207 必改 大队',
    ]);
  });

  it('is nothing where all is well', async () => {
    await office.take({ '单位.xlsx': [EMERGENCY], '人员.xlsx': [officer('1', '张三', '区应急管理局')] });
    expect(checkRegistry(office.store, TODAY)).toEqual([]);
  });
});
