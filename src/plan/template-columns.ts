import { usccCheckCharacter } from '../kernel/uscc.ts';
import type { Choices } from '../workbook/write-template.ts';

/** What examples are made for. */
export interface ExampleContext {
  readonly year: number;
  /** 1 to 12, of a monthly plan. */
  readonly month: number | undefined;
  /** Full name of the agency. */
  readonly agency: string;
  /** The objects have to be named one by one. */
  readonly named: boolean;
  /** 等级 as the sector writes them. */
  readonly grades: readonly string[];
  readonly item: string;
  readonly basis: string;
}

/** How a column of the blank plan is filled in. */
export interface ColumnGuide {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly how: string;
  /** The first one stands in the example row. */
  readonly examples: (context: ExampleContext) => readonly string[];
  /** Values that are sent back. */
  readonly refused: readonly string[];
  /** What else is sent back, in words. */
  readonly also?: string;
  readonly choices?: Choices;
}

/** 分级分类 in the two forms there are. */
export const GRADES = { letters: ['A', 'B', 'C', 'D'], colours: ['绿色', '黄色', '红色'] } as const;
const YES_NO: Choices = { values: ['是', '否'], others: 'refuse' };
const METHODS: Choices = {
  values: ['现场检查', '非现场检查', '双随机现场抽查', '双随机非现场抽查'],
  others: 'take',
};
/** A code of the right form that nobody has. */
const CODE = `91310000000000000${usccCheckCharacter('91310000000000000')}`;
const none = () => [];

/** 模板的列: canonical name → guide, in the order of the form. */
export const TEMPLATE_COLUMNS: Readonly<Record<string, ColumnGuide>> = {
  seq: { header: '序号', width: 9, how: '顺序号，可以不填', examples: () => ['1'], refused: [] },
  parent_code: {
    header: '上级计划编码',
    width: 16,
    how: '落实上级计划的，写上级计划的编码或部署文号',
    examples: none,
    refused: [],
    also: '写明落实上级计划而没有编码',
  },
  plan_name: {
    header: '任务名称',
    width: 20,
    how: '几行是同一次检查的，写同一个任务名称',
    examples: none,
    refused: [],
  },
  item: {
    header: '检查事项',
    width: 24,
    how: '写检查事项库里的事项名称，一行一个事项',
    examples: ({ item }) => [item],
    refused: [],
    also: '不在检查事项库，或者本单位没有认领的事项',
  },
  item_detail: {
    header: '检查项目（要点、内容）',
    width: 26,
    how: '写明检查哪些方面',
    examples: () => ['资质、制度和现场情况'],
    refused: [],
  },
  basis: {
    header: '检查依据',
    width: 28,
    how: '写法律、法规、规章的全称和条款，名称加书名号',
    examples: ({ basis }) => [basis],
    refused: ['上级文件', '三定方案'],
  },
  subject: {
    header: '检查主体',
    width: 20,
    how: '写执法单位全称；受委托的，检查时间应在委托期限内',
    examples: ({ agency }) => [agency],
    refused: [],
    also: '不在执法单位名录的单位',
  },
  object_scope: {
    header: '检查对象范围',
    width: 24,
    how: '写明范围；指定具体企业的，写登记的全称，用“、”隔开',
    examples: ({ named }) => [named ? '上海××有限公司、上海××商贸有限公司' : '辖区内有关企业'],
    refused: [],
    also: '已注销、吊销、迁出的企业；无感监管对象而没有写例外理由',
  },
  object_uscc: {
    header: '统一社会信用代码',
    width: 22,
    how: '具体检查对象的18位代码，几家的用“、”隔开，顺序与名称相同；没有代码的可以只写名称',
    examples: () => [CODE],
    refused: ['91310000'],
  },
  place: {
    header: '检查场所',
    width: 24,
    how: '检查对象有几处经营场所的，写明是哪一处的登记地址',
    examples: none,
    refused: [],
  },
  risk: {
    header: '检查对象等级',
    width: 10,
    how: '分级分类的等级，一行一个等级',
    examples: ({ grades }) => grades.slice(0, 1),
    refused: [],
  },
  ratio: {
    header: '检查比例',
    width: 12,
    how: '写百分比或者户数',
    examples: () => ['10%', '20户', '全部'],
    refused: ['根据需要', '适量'],
  },
  freq: {
    header: '检查频次',
    width: 12,
    how: '写一年几次',
    examples: () => ['1次/年', '每年1次'],
    refused: ['不定期', '不设上限', '根据需要'],
    also: '超过本条线规定的上限',
  },
  method: {
    header: '检查方式',
    width: 16,
    how: '从下拉选项中选；能用非现场方式的不安排现场检查',
    examples: () => ['现场检查', '非现场检查', '双随机现场抽查'],
    refused: ['根据需要', '按规定'],
    choices: METHODS,
  },
  time: {
    header: '检查时间',
    width: 20,
    how: '写明起止年月，一次检查写到月或日',
    examples: ({ year, month }) =>
      month === undefined
        ? [`${year}年4月`, `${year}年3月至5月`, `${year}年3月1日至3月31日`]
        : [`${year}年${month}月`, `${year}年${month}月1日至${month}月15日`],
    refused: ['不定期', '待定', '10月前', '3.5'],
  },
  necessity: {
    header: '检查必要性',
    width: 22,
    how: '写明为什么要查；上级部署、投诉举报等例外理由也写在这里',
    examples: () => ['防范重点领域风险'],
    refused: [],
  },
  joint_flag: {
    header: '是否联合检查',
    width: 10,
    how: '选“是”或“否”',
    examples: () => ['否', '是'],
    refused: ['视情况'],
    choices: YES_NO,
  },
  lead: { header: '牵头部门', width: 16, how: '联合检查的牵头单位', examples: none, refused: [] },
  coop: {
    header: '配合部门',
    width: 18,
    how: '联合检查的配合单位，几家的用“、”隔开',
    examples: none,
    refused: [],
    also: '是否联合检查选“是”而没有写配合部门',
  },
  remark: {
    header: '备注',
    width: 18,
    how: '其他需要说明的，例外理由也可以写在这里',
    examples: none,
    refused: [],
  },
};
