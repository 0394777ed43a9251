import { describe, expect, it } from 'vitest';
import { locateTables } from '../../src/workbook/locate.ts';
import { sheet, vocabulary, words } from './build.ts';

const PLAN = vocabulary();

/** Real header rows of published inspection plans, and the column each word is. */
const REAL: readonly { name: string; header: string; keys: string }[] = [
  {
    name: 'H1 绵阳涪城教体局2026（17列）',
    header:
      '序号·任务名称·制定任务依据·检查类型(日常/专项)·实施主体·是否联合检查·联合部门·检查地域·实施层级·检查事项·检查方式·任务日期·是否涉企·检查对象·检查对象基数·检查比例·检查频次上限',
    keys: 'seq plan_name basis plan_type subject joint_flag coop area level item method time enterprise_flag object_scope object_base ratio freq_cap',
  },
  {
    name: 'H2 龙岩应急局2025（一格两义）',
    header:
      '序号·检查事项·实施依据·具体检查对象(含数量)或“双随机”抽查对象(含总数及比例)·检查内容(项目)·检查方式·检查频次和上限·检查时间安排·承办机构·是否属跨部门联合检查(如是,需写明牵头部门和配合部门)·备注',
    keys: 'seq item basis object_scope item_detail method freq_cap time internal_unit joint_flag remark',
  },
  {
    name: 'H3 阳江2025',
    header: '序号·抽查任务名称·抽查类型·抽查事项·检查对象·抽查比例·大约抽取的检查对象数量·实施 时间·实施单位',
    keys: 'seq plan_name plan_type item object_scope ratio target_count time subject',
  },
  {
    name: 'H4 部门联合2026（无序号）',
    header:
      '抽查计划编号·任务 名称·抽查类型·抽查对象·发起 部门·参与 部门·抽查 比例 (数量)·检查方式·起止时间·抽查事项',
    keys: 'plan_code plan_name plan_type object_scope lead coop ratio method time item',
  },
  {
    name: 'H5 枣庄城管2023',
    header:
      '序号·抽查事项·检查对象·事项类别·抽查比例及频次·预估抽查对象数·预估抽查对象风险等级·检查时间·责任科室·检查主体',
    keys: 'seq item object_scope item_class ratio_freq target_count risk time internal_unit subject',
  },
  {
    name: 'H6 应城文旅（词中有空格）',
    header:
      '序号·抽查 领域·抽查\u3000事项·抽查事项类别·检查 对象·发起 部门·配合 部门·检查 依据·检查 方式·抽查比例及频次·完成 时限·联络股室（单位）',
    keys: 'seq domain item item_class object_scope lead coop basis method ratio_freq time internal_unit',
  },
  {
    name: 'H7 济宁高新区消防2024',
    header: '序号·抽查类别·抽查清单事项·抽查事项·检查对象·事项类别·抽查比例及频次·抽查时间',
    keys: 'seq domain item item object_scope item_class ratio_freq time',
  },
  {
    name: 'H8 长治2024',
    header:
      '序号·抽查任务名称·抽查事项·抽查对象范围·抽查比例及频次·智慧监管(信用风险分类)要求·抽查检查起止时间·发起部门·配合部门·抽查检查模式',
    keys: 'seq plan_name item object_scope ratio_freq risk time lead coop method',
  },
  {
    name: 'H9 宜宾商务2023（表头断裂）',
    header:
      '序号·任务名称·抽查事项·检查对\n\n范围·抽取类型·抽查户数·抽查比例·检查方式·组织层级·实施层级·抽取日期·抽取日期至·抽查完成时限·牵头部门·参与部门·备注',
    keys: 'seq plan_name item object_scope method target_count ratio method level level time_start time_end time lead coop remark',
  },
  {
    name: 'H10 上高市监2023',
    header: '序号·检查主体·年度计划名称·检查内容·计划开展时间·股室·抽查比例·抽查频次·抽查数量',
    keys: 'seq subject plan_name item_detail time internal_unit ratio freq target_count',
  },
  {
    name: 'H11 无为2023一业一查',
    header: '序号·行业·任务名称·联查部门·抽查事项·联查对象·检查主体·责任分工·抽查比例·时间安排·备注·无为计划',
    keys: 'seq domain plan_name coop item object_scope subject assign ratio time remark remark',
  },
  {
    name: 'H12 亳州2024',
    header: '序号·行业·牵头部门·任务名称·联查部门·抽查事项·联查对象·检查主体·责任分工·抽查比例·时间安排·备注',
    keys: 'seq domain lead plan_name coop item object_scope subject assign ratio time remark',
  },
  {
    name: 'H14 武汉开发区2022',
    header: '序号·抽查领域·抽查事项·检查对象·抽查比例·发起部门·配合部门·实施层级 及说明',
    keys: 'seq domain item object_scope ratio lead coop level',
  },
  {
    name: 'H15 汾阳2021（无比例无时间）',
    header: '序号·抽查领域·抽查事项·检查对象·发起部门·配合部门·抽查层级',
    keys: 'seq domain item object_scope lead coop level',
  },
  {
    name: 'H16 南磨房乡（无序号）',
    header: '检查主体·检查事项·检查方式·管理对象基数·检查比例·检查要求·备注',
    keys: 'subject item method object_base ratio remark remark',
  },
  {
    name: 'H17 某市水利局2022',
    header: '序号·抽查事项·检查主体·事项类别(一般检查事项、重点检查事项)·抽查比例·抽查频率',
    keys: 'seq item subject item_class ratio freq',
  },
  {
    name: 'H18 林业局2019',
    header:
      '序号·抽查任务名称·抽查事项·发起方式·抽查主体(层级)·抽查对象·抽查基数·抽查比例·实施抽查时间段·备注',
    keys: 'seq plan_name item lead subject object_scope object_base ratio time remark',
  },
  {
    name: 'H19 长治卫健委2025',
    header: '序号·抽查领域·抽查事项·检查对象·发起部门·配合部门·抽查层级·备注',
    keys: 'seq domain item object_scope lead coop level remark',
  },
  {
    name: 'H21 辽宁南芬2025',
    header: '行政执法机关·检查对象·检查内容·检查依据·检查时间·检查方式',
    keys: 'subject object_scope item_detail basis time method',
  },
  {
    name: 'H22 宁夏司法厅2026',
    header: '检查主体·检查事项·检查依据·检查对象·检查时间·检查比例·同一企业检查频次·可联合检查部门',
    keys: 'subject item basis object_scope time ratio freq_cap coop',
  },
  {
    name: 'H26 双随机系统计划表单',
    header:
      '抽查计划年度·抽查计划名称·抽查类型(定向/不定向)·计划活动期限(起)·计划活动期限(止)·责任单位(牵头处室)·抽查范围·本部门/跨部门',
    keys: 'plan_year plan_name plan_type time_start time_end internal_unit object_scope joint_flag',
  },
  {
    name: '金山八要素',
    header:
      '检查事项·检查依据·检查主体·检查对象范围·检查比例·检查方式·检查项目·检查频次·必要性·检查要点·检查时间·上级计划编码·具体检查对象·检查场所·现场/非现场·检查对象等级·检查人数',
    keys: 'item basis subject object_scope ratio method item_detail freq necessity item_detail time parent_code object_scope place method risk headcount',
  },
];

describe('real header rows', () => {
  it.each(REAL)('$name', ({ header, keys }) => {
    const headers = words(header);
    const data = headers.map((_, column) => `值${column + 1}`);
    const { tables, loose } = locateTables(sheet([['2026年度行政检查计划'], headers, data]), PLAN);
    expect(loose).toEqual([]);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.headerRows).toEqual([2]);
    expect(tables[0]?.columns.map((c) => c.key ?? `?${c.header}`).join(' ')).toBe(keys);
    expect(tables[0]?.unmatched).toEqual([]);
    expect(tables[0]?.rows.map((row) => row.number)).toEqual([3]);
  });

  const TALL = Array.from('ABCDEFGHILMNO').map((letter) => `${letter}1:${letter}2`);
  it.each([
    { name: 'merged', merges: [...TALL, 'J1:K1'] },
    { name: 'merges lost', merges: [] },
  ])('H13 沂水2023: 检查部门 over 发起 and 配合, $name', ({ merges }) => {
    const upper = words(
      '序号·抽查领域·联合抽查事项·检查对象·事项类别·抽查比例及频次·检查 时间·检查 方式·组织 层级·检查部门··权责清单事项·抽查事项·实施 层级·抽查内容',
    );
    const lower = words('·········发起·配合····');
    const data = upper.map((_, column) => `值${column + 1}`);
    const [table] = locateTables(sheet([upper, lower, data], { merges }), PLAN).tables;
    expect(table?.headerRows).toEqual([1, 2]);
    expect(table?.columns.map((c) => c.key).join(' ')).toBe(
      'seq domain item object_scope item_class ratio_freq time method level lead coop item item level item_detail',
    );
    expect(table?.columns[9]?.header).toBe('检查部门/发起');
    expect(table?.rows.map((row) => row.number)).toEqual([3]);
    expect(table?.duplicates.map((d) => d.key)).toEqual(['item', 'level']);
  });

  it('检查对象（基数/数量） over two columns', () => {
    const rows = [
      ['序号', '检查主体', '检查对象', '', '', '检查时间', ''],
      ['', '', '名称', '基数', '数量', '起', '止'],
      [1, '区应急局', '危化企业', 58, 11, '2026-03-01', '2026-05-31'],
    ];
    const merges = ['A1:A2', 'B1:B2', 'C1:E1', 'F1:G1'];
    const [table] = locateTables(sheet(rows, { merges }), PLAN).tables;
    expect(table?.columns.map((c) => c.key)).toEqual([
      'seq',
      'subject',
      'object_scope',
      'object_base',
      'target_count',
      'time_start',
      'time_end',
    ]);
    expect(table?.rows[0]?.get('object_base')).toMatchObject({ cell: { number: 58 }, row: 3, column: 4 });
  });

  it('three rows: each column by all that stands over it', () => {
    const rows = [
      ['序号', '检查事项', '检查对象', '', '', '检查安排', '', '', ''],
      ['', '', '名称', '数量', '', '检查比例', '检查时间', '', '检查方式'],
      ['', '', '', '基数', '抽查数量', '', '起', '止', ''],
      [1, '普通事项检查', '有关企业', 58, 11, '20%', '3月', '5月', '现场'],
    ];
    const merges = ['A1:A3', 'B1:B3', 'C1:E1', 'F1:I1', 'C2:C3', 'D2:E2', 'F2:F3', 'G2:H2', 'I2:I3'];
    const [table] = locateTables(sheet(rows, { merges }), PLAN).tables;
    expect(table?.headerRows).toEqual([1, 2, 3]);
    expect(table?.columns.map((c) => c.key).join(' ')).toBe(
      'seq item object_scope object_base target_count ratio time_start time_end method',
    );
    expect(table?.columns[3]?.header).toBe('检查对象/数量/基数');
    expect(table?.rows.map((row) => row.number)).toEqual([4]);
  });

  it('keeps what a header says in brackets', () => {
    const [table] = locateTables(sheet([words(REAL[0]?.header ?? '')]), PLAN).tables;
    expect(table?.columns[3]).toMatchObject({ key: 'plan_type', bracket: '日常/专项', how: 'synonym' });
  });
});
