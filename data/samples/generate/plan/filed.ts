import { readTime } from '../../../../src/plan/interpret-line.ts';
import { ENTERPRISES } from '../enterprises.ts';
import { cleanBodies } from './clean-bodies.ts';
import { cleanFirstSectors } from './clean-first-sectors.ts';
import { cleanOtherSectors } from './clean-other-sectors.ts';
import { cleanTowns } from './clean-towns.ts';
import { Firms } from './firms.ts';

/** What the sector wants before the district files: nothing, 审批 of its own, or 市级条线备案. */
export type Before = 'none' | 'approval' | 'superior';

/** 演示中备案的年度计划. */
export interface FiledPlan {
  readonly file: string;
  /** Short name of the agency. */
  readonly agency: string;
  readonly before: Before;
  /** 计划编码 that it is given. */
  readonly code: string;
  /** In the order of the file. */
  readonly lines: readonly FiledLine[];
}

/** What a line of it says of 检查事项, 检查对象 and 检查时间. */
export interface FiledLine {
  readonly item: string;
  /** Whether it names its objects. */
  readonly names: boolean;
  /** Whether it has an inspection made on a day; true where it states no time. */
  readonly holds: (day: string) => boolean;
}

const TIME = ['time'] as const;
/** Where a table has these, it has no column of the time as a whole. */
const START_AND_END = ['time_start', 'time_end'] as const;

const ORDER: readonly (readonly [file: string, agency: string, before: Before])[] = [
  ['云溪镇2026年度行政检查计划.csv', '云溪镇', 'none'],
  ['交通委2026年度检查计划.xlsx', '交通委', 'superior'],
  ['人社局2026年度检查计划.xlsx', '人社局', 'superior'],
  ['公安分局2026年度涉企行政检查计划.xls', '公安分局', 'superior'],
  ['农业农村委2026年度行政检查计划.xlsx', '农业农村委', 'superior'],
  ['化工园区管委会2026年度检查计划.xlsx', '化工园区管委会', 'none'],
  ['区劳监大队2026年度检查计划.xlsx', '区劳监大队', 'superior'],
  ['区疾控中心2026年度检查计划.xlsx', '区疾控中心', 'none'],
  ['医保局2026年度检查计划.csv', '医保局', 'superior'],
  ['卫健委2026年度“双随机”抽查计划.xlsx', '卫健委', 'none'],
  ['商务委2026年度检查计划.xlsx', '商务委', 'superior'],
  ['城管局2026年度行政检查计划.xlsx', '城管局', 'superior'],
  ['市监局2026年度行政检查计划.xlsx', '市监局', 'superior'],
  ['应急局2026年度安全生产监督检查计划.xlsx', '应急局', 'approval'],
  ['建管委2026年度检查计划.xlsx', '建管委', 'none'],
  ['教育局2026年度检查计划.xlsx', '教育局', 'superior'],
  ['文旅局2026年度行政检查计划.xlsx', '文旅局', 'superior'],
  ['明珠街道2026年度检查计划.ods', '明珠街道', 'none'],
  ['民政局2026年度检查计划.xls', '民政局', 'superior'],
  ['水务局2026年度检查计划.ods', '水务局', 'superior'],
  ['海棠街道2026年度检查计划.xls', '海棠街道', 'none'],
  ['消防救援支队2026年度消防监督检查计划（报送稿）.xlsx', '消防救援支队', 'approval'],
  ['生态环境局2026年度执法检查计划.xlsx', '生态环境局', 'superior'],
  ['白鹭镇2026年度涉企检查计划.xlsx', '白鹭镇', 'none'],
  ['石埭镇2026年度检查计划.xlsx', '石埭镇', 'none'],
  ['药监局2026年行政检查计划.xlsx', '药监局', 'superior'],
  ['附件2：云溪市场监管所2026年度双随机抽查计划.xlsx', '云溪市场监管所', 'superior'],
  ['青禾镇2026年部门联合抽查计划.xlsx', '青禾镇', 'none'],
  ['高新区管委会2026年度检查计划.xlsx', '高新区管委会', 'none'],
];

/**
 * The annual plans that the demo files, in this order and so with these codes: `bin/demo.ts` files them, the
 * records of autumn carry them.
 */
export const FILED: readonly FiledPlan[] = ORDER.map(([file, agency, before], at) => ({
  file,
  agency,
  before,
  code: `JSBA-2026-${String(at + 1).padStart(4, '0')}`,
  lines: linesIn(file),
}));

function linesIn(file: string): FiledLine[] {
  const plans = [
    ...cleanFirstSectors(),
    ...cleanOtherSectors(new Firms()),
    ...cleanTowns(),
    ...cleanBodies(),
  ];
  const plan = plans.find((one) => one.file === file);
  if (!plan) throw new RangeError(`no plan ${file}`);
  const lines = plan.sheets.flatMap(({ blocks }) => blocks.flatMap((block) => block.lines));
  return lines.flatMap(({ values }) => {
    const { item } = values;
    if (typeof item !== 'string') return [];
    const cells = Object.fromEntries(
      (values.time_start === undefined ? TIME : START_AND_END).flatMap((key) => {
        const value = values[key];
        const text = typeof value === 'object' && 'day' in value ? value.day : value;
        return typeof text === 'string' ? [[key, { text, row: 1, column: 1 }]] : [];
      }),
    );
    const time = readTime({ sheet: '', row: 1, cells }, { year: 2026, month: undefined });
    const windows = time?.kind === 'value' ? time.value.windows : [];
    const holds = (day: string) =>
      windows.length === 0 || windows.some(({ from, to }) => day >= from && day <= to);
    const scope = values.object_scope;
    const names = typeof scope === 'string' && ENTERPRISES.some(({ name }) => scope.includes(name));
    return [{ item, names, holds }];
  });
}

/** The filed plan of an agency, by its short name. */
export function filedPlan(agency: string): FiledPlan {
  const plan = FILED.find((one) => one.agency === agency);
  if (!plan) throw new RangeError(`${agency} has no filed plan`);
  return plan;
}
