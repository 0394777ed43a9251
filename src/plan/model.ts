import type { LocalDate } from '../kernel/local-date.ts';
import { compact, trimmed } from '../kernel/text.ts';
import type { AgencyRecord } from '../registry/agency-store.ts';
import type { ItemRecord } from '../registry/item-store.ts';
import type { EnterpriseRecord } from '../registry/enterprise-store.ts';
import type {
  FrequencySpec,
  MethodSpec,
  PlanKind,
  Quantity,
  RatioSpec,
  TargetSpec,
  TimeSpec,
  YesNo,
} from './values/model.ts';
import type { Reading } from './values/reading.ts';

export const KIND_NAME: Readonly<Record<PlanKind, string>> = {
  annual: '年度计划',
  monthly: '月度计划',
  special: '专项计划',
};

/** Period of an annual plan that an agency leads with others. */
export const JOINT_PERIOD = '联合';

/** A cell of a line as it came, with its address (rows and columns from 1). */
export interface RawCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  /** The day, where it is a date cell. */
  readonly date?: LocalDate;
  /** The number behind a numeric cell. */
  readonly number?: number;
  /** Something stands in it that cannot be trusted; the text is empty. */
  readonly trouble?: true;
}

/** 计划行 as it came: cells by canonical column name. */
export interface RawLine {
  readonly sheet: string;
  readonly row: number;
  /** 左右并排: the column where its table begins, where another one stands to the left in the same rows. */
  readonly side?: number;
  readonly cells: Readonly<Record<string, RawCell>>;
}

/** A place in one sheet; the column only where the row alone does not tell. */
export interface LinePlace {
  readonly sheet: string;
  readonly row: number;
  readonly column?: number;
}

/** Where a line stands; with its first column where its row holds lines of several tables. */
export function placeOfLine({
  sheet,
  row,
  side,
}: Pick<RawLine, 'sheet' | 'row'> & { readonly side?: number | null | undefined }): LinePlace {
  return { sheet, row, ...(side != null && side > 0 && { column: side }) };
}

/** What a plan is, besides its lines. */
export interface PlanFacts {
  /** File name as it came. */
  readonly file: string;
  /** The unit as written, and the registered agency it names. */
  readonly agencyText: string;
  readonly agency: AgencyRecord | undefined;
  readonly year: number;
  readonly kind: PlanKind;
  /** 1 to 12, of a monthly plan. */
  readonly month: number | undefined;
  readonly title: string;
  readonly receivedOn: LocalDate;
  /** The tables its lines came from, in order. */
  readonly tables: readonly PlanTable[];
}

/** 标题写明的检查方式: the title whose word holds for the lines which do not say otherwise, as written. */
export interface Titled {
  /** 部门联合 */
  readonly joint?: string;
  /** 双随机 */
  readonly random?: string;
}

/** A table of the file: where its header stands and which columns it has, by canonical name. */
export interface PlanTable {
  readonly sheet: string;
  readonly headerRow: number;
  readonly columns: Readonly<Record<string, number>>;
  /** What stands over a column, where it is not its usual name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** 横排的检查时间: the year that a column's header names, `2027年1月`. */
  readonly years?: Readonly<Record<string, number>>;
  /** 左右并排: the column where it begins, where another table stands to its left. */
  readonly side?: number;
  /** What its title says of the lines that do not say otherwise. */
  readonly titled?: Titled;
  /** 分组标题, by row: what they say of the lines under them in its place. */
  readonly bands?: readonly { readonly row: number; readonly titled: Titled }[];
  /** 条线 that its unit, title, file name or column names. */
  readonly sector?: string;
}

/** 条线 a plan is judged by: its agency's; of a unit that is not registered, the one it names. */
export function sectorOf({ agency, tables }: Pick<PlanFacts, 'agency' | 'tables'>): string {
  return agency ? agency.sector : (tables.find(({ sector }) => sector !== undefined)?.sector ?? '');
}

/** The table a line stands in: the last one that begins above it. */
export function tableOf(plan: Pick<PlanFacts, 'tables'>, line: RawLine): PlanTable | undefined {
  return plan.tables.findLast(
    ({ sheet, side, headerRow }) => sheet === line.sheet && side === line.side && headerRow < line.row,
  );
}

/** What the titles over a line say of it: its band's, else its table's. */
export function titledOf(plan: Pick<PlanFacts, 'tables'>, line: RawLine): Titled | undefined {
  const table = tableOf(plan, line);
  return table?.bands?.findLast(({ row }) => row < line.row)?.titled ?? table?.titled;
}

/** 检查对象 named in a line, with the enterprises of that name or code. */
export interface NamedObject {
  readonly text: string;
  /** Exactly one, or it is not known which. */
  readonly matches: readonly EnterpriseRecord[];
  /** Address key of its premises, where the cell names them beside the object. */
  readonly placeKey?: string;
}

/** 检查事项 as written, and the record of the library it names. */
export interface NamedItem {
  readonly text: string;
  readonly item: ItemRecord | undefined;
}

/** 计划行, read: texts made into values, names into records of the registry. */
export interface PlanLine extends RawLine {
  /** 检查事项 as written. */
  readonly itemText: string;
  readonly item: ItemRecord | undefined;
  /** Every item the cell names; more than one where it holds a numbered list. `item` is the first that is known. */
  readonly items: readonly NamedItem[];
  readonly time: Reading<TimeSpec> | undefined;
  readonly ratio: Reading<RatioSpec> | undefined;
  readonly frequency: Reading<FrequencySpec> | undefined;
  readonly method: Reading<MethodSpec> | undefined;
  readonly targets: Reading<TargetSpec> | undefined;
  readonly joint: Reading<YesNo> | undefined;
  /** 对象基数 */
  readonly base: Quantity | undefined;
  /** 抽查数量 */
  readonly count: Quantity | undefined;
  readonly objects: readonly NamedObject[];
  /** Address key of the premises named, empty where none is. */
  readonly placeKey: string;
  /** Of a joint inspection: ids of the agencies that take part, where the line says who they all are. */
  readonly partners?: readonly number[];
}

/** Is the inspection made on the spot, as far as the line says? One that says nothing is. */
export function isOnSite(line: PlanLine): boolean {
  const method = line.method?.kind === 'value' ? line.method.value : undefined;
  return method === undefined || method.onSite || !method.offSite;
}

/** Is it a joint inspection of several agencies? */
export function isJoint(line: PlanLine): boolean {
  const flag = line.joint?.kind === 'value' ? line.joint.value.yes : undefined;
  if (flag !== undefined) return flag;
  if (line.method?.kind === 'value' && line.method.value.joint) return true;
  return partnersOf(line) !== '' && !AS_NEEDED.test(partnersOf(line));
}

const AS_NEEDED = /^(?:根据|按照?|视)?(?:需要|按需|情况|视情|工作需要|实际情况|实际需要)(?:确定|而定)?$/u;
const NOBODY =
  /^(?:待定|待商定|待确定|另定|另行(?:确定|通知)|(?:各|各个|其他|其它|多个|多)?(?:相关|有关|涉及|业务|职能|成员|配合|其他|监管)?(?:执法)?(?:部门|单位|科室)|.{0,4}(?:相关|有关)(?:部门|单位))$/u;

/** 配合部门 in words that name no department: 根据需要, 待定, 相关部门. */
export function namesNobody(partners: string): boolean {
  const text = compact(partners);
  return AS_NEEDED.test(text) || NOBODY.test(text);
}

/** 联合检查: units that the line names as leading or joining, as written. */
export function jointUnits(line: PlanLine): string[] {
  if (!isJoint(line)) return [];
  // 是，牵头部门：甲局；配合部门：乙局: some forms have one column for all of it.
  const told =
    textOf(line, 'joint_flag') !== '' && line.joint?.kind === 'value' ? (line.joint.value.note ?? '') : '';
  const names = [
    textOf(line, 'lead'),
    ...partnersOf(line).split(/[、,，;；\n]+/u),
    ...told.split(/[、,，;；。\n]+/u).map((part) => part.replace(JOINT_WORDS, '')),
  ];
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

const JOINT_WORDS =
  /^(?:(?:牵头|配合|发起|参与|联合)(?:部门|单位)?[:：为是]|由|与|和|会同|联合)|(?:为)?(?:牵头|配合|参与|联合检查)(?:部门|单位)?$/gu;

/** 配合部门 as written; empty where the cell says that there is none. */
export function partnersOf(line: RawLine): string {
  const text = textOf(line, 'coop');
  return /^(?:无|没有|\/|-+|—+)$/u.test(text) ? '' : text;
}

/** A cell's text, empty where there is none. */
export function textOf(line: RawLine, key: string): string {
  const text = line.cells[key]?.text;
  return text === undefined ? '' : trimmed(text);
}

/** Everything the line gives as its reason, for exceptions that must be named. */
export function reasonText(line: RawLine): string {
  return ['plan_name', 'basis', 'necessity', 'remark', 'plan_type']
    .map((key) => textOf(line, key))
    .join('\n');
}
