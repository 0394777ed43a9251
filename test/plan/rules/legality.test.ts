import { judgeTables } from './tables.ts';
import { enterpriseCode, uscc } from './registry.ts';

const BROKEN_CODE = `${uscc(1000).slice(0, 17)}${uscc(1000).endsWith('0') ? '1' : '0'}`;

judgeTables({
  P101: {
    accept: [
      { why: '全称', sector: '市监', cells: { 检查主体: '上海市示例区市场监督管理局' } },
      { why: '去掉市的全称', sector: '市监', cells: { 检查主体: '示例区市场监督管理局' } },
      { why: '全角和空格不影响比对', sector: '市监', cells: { 检查主体: '区 市监局　' } },
      { why: '本单位', sector: '市监', cells: { 检查主体: '本单位' } },
      { why: '市、区两级', sector: '市监', cells: { 检查主体: '市、区两级' } },
      { why: '几个单位', sector: '市监', cells: { 检查主体: '区市监局、区公安分局' } },
    ],
    reject: [
      { why: '填报单位不在名录', unit: '示例区某某办公室', cells: {}, says: '不在执法单位名录内' },
      { why: '填报单位已撤销', unit: '已撤销单位', cells: {}, says: '已撤销', severity: '必改' },
      { why: '简称指两个单位', sector: '市监', cells: { 检查主体: '执法大队' }, says: '可能指多个单位' },
      {
        why: '几个单位中有一个不在名录',
        sector: '市监',
        cells: { 检查主体: '区市监局、区某协会' },
        at: '区某协会',
      },
      {
        why: '写错一个字，只提示，不当作',
        sector: '市监',
        cells: { 检查主体: '示例区市场监督管里局' },
        says: '您是不是要找',
      },
    ],
  },
  P102: {
    accept: [
      { why: '恰好始于委托之日', unitType: '受委托组织', cells: { 检查时间: '2026年3月1日至2026年3月31日' } },
      { why: '恰好止于届满之日', unitType: '受委托组织', cells: { 检查时间: '2026年6月1日至2026年6月30日' } },
      { why: '不是受委托组织', sector: '市监', cells: { 检查时间: '2026年12月' } },
    ],
    reject: [
      {
        why: '没有登记委托日期',
        unit: '示例区无期服务中心',
        cells: { 检查时间: '2026年4月' },
        says: '没有登记委托起止日期',
      },
      { why: '晚一天', unitType: '受委托组织', cells: { 检查时间: '2026年6月1日至2026年7月1日' } },
      { why: '早一天', unitType: '受委托组织', cells: { 检查时间: '2026年2月28日至2026年3月31日' } },
      { why: '没有写时间，即全年', unitType: '受委托组织', cells: { 检查时间: '' }, says: '2026-12-31' },
      { why: '几个时段中有一个超出', unitType: '受委托组织', cells: { 检查时间: '2026年4月、2026年9月' } },
    ],
  },
  P103: {
    accept: [
      { why: '名称包含委托事项', unitType: '受委托组织', cells: { 检查事项: '对委托事项甲的检查' } },
      { why: '行政机关不适用', sector: '市监', cells: { 检查事项: '普通事项检查' } },
      { why: '没有写事项，由 P104 指出', unitType: '受委托组织', cells: { 检查事项: '', 检查内容: '' } },
    ],
    reject: [
      {
        why: '另一事项',
        unitType: '受委托组织',
        cells: { 检查事项: '另一事项检查' },
        severity: '必改',
        says: '委托事项甲',
      },
    ],
  },
  P104: {
    accept: [
      {
        why: '比例与频次合为一列',
        sector: '公安',
        cells: { 抽查比例及频次: '3%；1次/年' },
        without: ['检查比例', '检查频次'],
      },
      { why: '事项写在检查内容一列', sector: '市监', cells: {}, without: ['检查事项'] },
      { why: '写了数量代替比例', sector: '市监', cells: { 检查数量: '20' }, without: ['检查比例'] },
      { why: '月度计划不要求比例', sector: '卫健', kind: 'monthly', cells: { 检查比例: '' } },
      {
        why: '交通月度计划逐个列出对象',
        sector: '交通',
        kind: 'monthly',
        cells: { 检查对象范围: '上海甲食品有限公司、上海丙科技有限公司' },
      },
      {
        why: '交通月度计划写代码',
        sector: '交通',
        kind: 'monthly',
        cells: { 统一社会信用代码: enterpriseCode('上海甲食品有限公司') },
      },
      { why: '建管不要求频次', sector: '建管', cells: { 检查频次: '' } },
    ],
    reject: [
      { why: '依据空白', sector: '公安', cells: { 检查依据: '' }, severity: '必改', says: '检查依据' },
      { why: '只有空格', sector: '市监', cells: { 检查方式: '　 ' }, says: '检查方式' },
      {
        why: '填报单位不在名录，又没有主体一列',
        unit: '示例区某某办公室',
        cells: {},
        without: ['检查主体'],
        says: '没有“检查主体”一列',
      },
      {
        why: '交通月度计划只写范围',
        sector: '交通',
        kind: 'monthly',
        cells: { 检查对象范围: '辖区内运输企业' },
        says: '具体检查对象',
      },
      { why: '建管须写时间', sector: '建管', cells: { 检查时间: '' }, says: '检查时间' },
      {
        why: '只有第二行空白',
        sector: '市监',
        cells: {},
        also: [{ sector: '市监', same: true, cells: { 检查对象范围: '' } }],
        says: '检查对象范围',
      },
    ],
  },
  P105: {
    accept: [
      { why: '按编码', sector: '市监', cells: { 检查事项: '普通事项', 事项编码: 'sx001' } },
      { why: '编码写在事项一栏', sector: '市监', cells: { 检查事项: 'SX002' } },
      { why: '空格和全角不影响', sector: '市监', cells: { 检查事项: '普通 事项　检查' } },
      { why: '委托机关认领的事项', unitType: '受委托组织', cells: { 检查事项: '委托事项甲检查' } },
      { why: '没有写事项，由 P104 指出', sector: '市监', cells: { 检查事项: '', 检查内容: '' } },
    ],
    reject: [
      { why: '公安用语是不得', sector: '公安', cells: { 检查事项: '自拟事项检查' }, severity: '必改' },
      { why: '市监用语是一般', sector: '市监', cells: { 检查事项: '自拟事项检查' }, severity: '建议' },
      { why: '相近的只提示', sector: '城管', cells: { 检查事项: '普通事项检' }, says: '您是不是要找' },
      { why: '卫健没有临时事项的例外', sector: '卫健', cells: { 检查事项: '临时事项检查' }, says: '临时' },
      {
        why: '街镇没有认领',
        unitType: '街镇园区',
        cells: { 检查事项: '市监专有事项检查' },
        says: '没有认领',
      },
    ],
  },
  P106: {
    accept: [
      { why: '没有书名号的法律名称', cells: { 检查依据: '安全生产法第六十五条' } },
      { why: '几个依据', cells: { 检查依据: '食品安全法、上海市食品安全条例' } },
      { why: '强制性标准', cells: { 检查依据: 'GB 50016 建筑设计防火规范' } },
      { why: '换行', cells: { 检查依据: '消防法\n第五十三条' } },
      { why: '空白由 P104 指出', cells: { 检查依据: '' } },
    ],
    reject: [
      { why: '只写职责', cells: { 检查依据: '三定方案' }, severity: '必改' },
      { why: '只写上级要求', cells: { 检查依据: '市局通知要求' } },
      { why: '执法不是法', cells: { 检查依据: '日常执法检查需要' } },
    ],
  },
  P107: {
    accept: [
      { why: '简称指的是局', sector: '应急', cells: { 检查主体: '区应急管理局' } },
      { why: '没有写主体', sector: '应急', cells: { 检查主体: '' } },
      { why: '其他条线不要求', sector: '卫健', cells: { 检查主体: '区卫生监督所' } },
    ],
    reject: [
      { why: '应急执法大队', sector: '应急', cells: { 检查主体: '区应急执法大队' }, severity: '必改' },
      { why: '别的单位', sector: '建管', cells: { 检查主体: '区市监局' } },
    ],
  },
  P108: {
    accept: [
      { why: '没有提到上级', sector: '城管', cells: { 备注: '日常检查' } },
      { why: '其他条线不要求', sector: '市监', cells: { 备注: '落实市局专项计划' } },
      { why: '提到总队而不是落实其计划', sector: '城管', cells: { 备注: '接受市总队业务指导' } },
    ],
    reject: [
      { why: '写在必要性里', sector: '城管', cells: { 必要性: '根据市级年度计划安排' }, severity: '必改' },
      { why: '写在任务名称里', sector: '城管', cells: { 任务名称: '落实上级专项整治方案' } },
      { why: '有编码一列而没有填', sector: '城管', cells: { 备注: '承接总队专项计划', 上级计划编码: '' } },
    ],
  },
  P109: {
    accept: [
      { why: '收到当天还在检查时间内', cells: { 检查时间: '2026年3月1日至2026年3月5日' } },
      { why: '全年', cells: { 检查时间: '2026年全年' } },
      { why: '一个时段已过，另一个未到', cells: { 检查时间: '2026年1月、2026年10月' } },
      { why: '时间不定由 P209 指出', cells: { 检查时间: '不定期' } },
    ],
    reject: [
      {
        why: '收到前一天结束',
        cells: { 检查时间: '2026年3月1日至2026年3月4日' },
        severity: '必改',
        says: '2026-03-05',
      },
      { why: '收得晚', receivedOn: '2026-05-01', cells: { 检查时间: '2026年4月' } },
      { why: '几个时段都已过', cells: { 检查时间: '2026年1月、2026年2月' } },
    ],
  },
  P110: {
    accept: [
      { why: '合同', sector: '市监', cells: { 备注: '委托检测机构抽样，已签合同' } },
      { why: '明确没有第三方', sector: '文旅', cells: { 备注: '不委托第三方机构' } },
      { why: '没有第三方参与', sector: '市监', cells: { 备注: '没有第三方参与' } },
      { why: '受委托的事项不是委托机构', sector: '市监', cells: { 备注: '委托事项见附件' } },
    ],
    reject: [
      { why: '购买服务', sector: '市监', cells: { 备注: '购买专业服务' }, severity: '建议' },
      { why: '写在方式里', sector: '市监', cells: { 检查方式: '现场检查（第三方检测）' } },
      {
        why: '文旅签了协议也不行',
        sector: '文旅',
        cells: { 备注: '委托第三方检查，已签协议' },
        severity: '必改',
        says: '不得委托',
      },
    ],
  },
  P111: {
    accept: [
      { why: '范围描述', cells: { 检查对象范围: '辖区内食品生产企业' } },
      { why: '同名两家，不知是哪家', cells: { 检查对象范围: '上海同名贸易有限公司' } },
    ],
    reject: [
      {
        why: '按代码查到的已注销',
        cells: { 检查对象范围: '乙公司', 统一社会信用代码: enterpriseCode('上海乙商贸有限公司') },
        at: '上海乙商贸有限公司',
        says: '注销',
        severity: '建议',
      },
    ],
  },
  P112: {
    accept: [
      { why: '全角括号和空格不影响', cells: { 检查对象范围: '上海甲食品 有限公司' } },
      {
        why: '名称后写代码',
        cells: { 检查对象范围: `上海同名贸易有限公司（${enterpriseCode('上海同名贸易有限公司')}）` },
      },
      {
        why: '同名两家，代码一列分得清',
        cells: {
          检查对象范围: '上海同名贸易有限公司',
          统一社会信用代码: enterpriseCode('上海同名贸易有限公司', 1),
        },
      },
    ],
    reject: [
      { why: '同名两家', cells: { 检查对象范围: '上海同名贸易有限公司' }, says: '2家同名', severity: '建议' },
      { why: '代码不在库', cells: { 统一社会信用代码: uscc(9999), 检查对象范围: '' }, at: uscc(9999) },
      {
        why: '三家中有一家不在库',
        cells: { 检查对象范围: '上海甲食品有限公司、上海丙科技有限公司、上海无名贸易有限公司' },
        at: '上海无名贸易有限公司',
      },
      {
        why: '代码有误的一家仍按名称查找',
        cells: {
          检查对象范围: '上海甲食品有限公司、上海无名贸易有限公司',
          统一社会信用代码: `${enterpriseCode('上海甲食品有限公司')}、${BROKEN_CODE}`,
        },
        at: '上海无名贸易有限公司',
      },
    ],
  },
});
