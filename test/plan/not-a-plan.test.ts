import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, planRows, ROW, imported, type Desk } from './desk.ts';
import { words } from '../workbook/build.ts';

let desk: Desk;
beforeAll(() => {
  desk = openDesk();
});
afterAll(() => desk.drop());

const row = (header: string) => words(header).map((_, column) => `值${column + 1}`);

describe('a file that is no plan is refused with what it looks like', () => {
  it.each([
    [
      'H20 九江都昌两单（文字）',
      '关于公布重点监管事项清单和双随机抽查事项清单的通知',
      '各乡镇人民政府：现将清单印发给你们，请遵照执行。',
      '没有认出表头',
      '表头应有',
    ],
    [
      'H23 监督检查工作日测算',
      '2025年度监督检查工作日测算',
      '人数·总法定工作日·其他执法工作日·非执法工作日·监督检查工作日·检查生产经营单位数量',
      '监督检查工作日测算表',
      '明细表',
    ],
    [
      'H24 “互联网+监管”检查记录',
      '行政检查行为',
      '记录唯一标识·监管事项目录编码·检查行为名称·检查行为编号·监管对象·行政相对人名称·检查形式·检查类别·检查方式·检查结果·检查时间·检查人员·执法证号',
      '检查记录',
      '不作为计划导入',
    ],
    [
      'H24 数据库列名',
      'tr_t_jgxw_check_action',
      'record_unique_identity·supervise_item_implement_code·check_action_name·administrative_cp·check_form·check_type·check_result·check_date·check_personnel',
      '检查记录',
      '不作为计划导入',
    ],
    [
      '§5.2 检查码',
      '检查码记录',
      '检查码编号·计划编码·任务名称·检查对象·统一社会信用代码·检查地点·检查事项·处理措施·执法人员·执法证号·检查时间',
      '检查记录',
      '不作为计划导入',
    ],
    ['§5.3 公示的检查结果', '', '序号·检查日期·检查类型·检查结果·检查实施机关', '检查记录', '不作为计划导入'],
    [
      'H25 双随机抽查结果',
      '双随机抽查结果信息',
      '序号·抽查计划编号·抽查计划名称·抽查任务编号·抽查任务名称·抽查类型·抽查机关·抽查完成日期·抽查结果',
      '双随机抽查结果',
      '不作为计划导入',
    ],
    [
      'H27 食药日常检查情况汇总表',
      '日常检查情况汇总表',
      '填报单位名称(盖章)·辖区内单位数量·检查总户次数·责令改正户次数·警告户次数·罚款户次数/罚没总额·停产停业户次数·吊销户次数·备注',
      '检查情况汇总表',
      '统计',
    ],
    [
      '企业名录',
      '',
      '统一社会信用代码·企业名称·经营地址·登记状态·所属行业',
      '检查对象名录',
      '--type enterprise',
    ],
    ['人员名册', '', '姓名·执法证号·所在单位·有效期至·人员类别', '执法人员名录', '--type officer'],
    ['事项清单', '', '事项编码·事项名称·认领单位·备案状态·风险等级', '检查事项清单', '--type item'],
    ['单位名录', '', '单位名称·统一社会信用代码·单位类型·委托机关·联系人', '执法单位名录', '--type agency'],
    [
      'F9 应急重点检查单位名单',
      '2025年重点检查单位名单',
      '序号·企业名称·地址·行业类别·法定代表人',
      '检查对象名录',
      '--type enterprise',
    ],
  ])('%s', async (name, title, header, looks, next) => {
    const body = header.includes('·') ? [words(header), row(header)] : [[header]];
    const [report] = await desk.take(desk.put(`${name}.xlsx`, { Sheet1: [[title], ...body] }));
    expect(report).toMatchObject({
      outcome: 'failed',
      code: 'E_PLAN_NONE',
      message: expect.stringContaining(looks) as unknown,
      hint: expect.stringContaining(next) as unknown,
    });
  });
});

describe('a table with its headers in the left column', () => {
  const turned = (rows: readonly (readonly string[])[]) =>
    (rows[0] ?? []).map((_, column) => rows.map((cells) => cells[column] ?? ''));
  const [, header = [], first = []] = planRows(['标题'], [ROW]);
  const lines = turned([header, first, first.map((text) => text.replace('普通', '另一'))]);

  it.each<[string, string[][], string]>([
    ['under a title', [['区应急管理局2026年度检查计划'], ...lines], 'A列（第2—11行：检查事项、检查内容'],
    ['beside numbers', lines.map((cells, i) => [String(i + 1), ...cells]), 'B列（第1—10行：检查事项'],
    ['as a form of one inspection', lines.map(([word = '', value = '']) => [word, value]), 'A列'],
  ])('is refused with what to do: %s', async (name, sheet, where) => {
    const [report] = await desk.take(desk.put(`竖排${name}.xlsx`, { Sheet1: sheet }));
    expect(report).toMatchObject({
      outcome: 'failed',
      code: 'E_PLAN_NONE',
      message: expect.stringContaining(`「Sheet1」的表头竖排在${where}`) as unknown,
      hint: expect.stringContaining('转置') as unknown,
    });
  });

  it('is told beside a plan that is read', async () => {
    const rows = planRows(['区文化和旅游局2026年度检查计划'], [ROW]);
    const [report] = await desk.take(desk.put('一横一竖.xlsx', { 计划: rows, 附表: lines, 填写说明: lines }));
    expect(imported(report)[0]?.lines).toBe(1);
    expect(report).toMatchObject({ notes: [expect.stringContaining('「附表」的表头竖排在A列')] });
  });
});

describe('beside a plan', () => {
  const plan = planRows(['区应急管理局2026年度检查计划'], [ROW]);

  it('what is not read is told, sheet by sheet; an explanation is not', async () => {
    const file = desk.put('多表.xlsx', {
      年度计划: plan,
      去年结果: [words('序号·抽查任务名称·抽查机关·抽查完成日期·抽查结果'), ['1', '甲', '乙', '丙', '丁']],
      编制情况: [['本计划经集体讨论。']],
      填写说明: [['一、按表填写。']],
    });
    const [report] = await desk.take(file);
    expect(imported(report)).toHaveLength(1);
    expect(report).toMatchObject({
      notes: [
        '工作表「去年结果」看起来像双随机抽查结果，不是检查计划',
        '工作表「编制情况」没有认出表头，没有读取',
      ],
    });
  });

  it('a column 检查结果 alone makes a plan no record', async () => {
    const rows = planRows(['区应急管理局2026年度检查计划'], [{ ...ROW, 检查结果: '' }]);
    const [report] = await desk.take(desk.put('带结果列.xlsx', { Sheet1: rows }));
    expect(imported(report)[0]?.findings.map(({ code, value }) => `${code} ${value}`)).toContain(
      'W102 检查结果',
    );
  });
});
