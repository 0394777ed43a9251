import { columnName } from '../kernel/cell-ref.ts';
import { UserError } from '../kernel/errors.ts';
import type { Finding } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { compact } from '../kernel/text.ts';
import type { AgencyDirectory } from '../registry/directory.ts';
import type { HeaderWord } from '../workbook/header-words.ts';
import { guessSection } from '../workbook/locate-guess.ts';
import {
  SKIP_REASON,
  type LocatedSheet,
  type LocatedTable,
  type PlacedText,
} from '../workbook/locate-model.ts';
import { titleFacts } from '../workbook/locate-title.ts';
import type { Sheet, Workbook } from '../workbook/model.ts';
import { PERIOD_COLUMNS } from '../workbook/period-columns.ts';
import { SECTION_TITLE, type Section, type Vocabulary } from '../workbook/vocabulary.ts';
import { locatePlan } from './locate-plan.ts';
import { resolveFacts, type Said } from './plan-facts.ts';
import type { PlanFacts, PlanTable, RawLine } from './model.ts';
import { otherTable } from './not-a-plan.ts';
import { readTable, type TableRead } from './read-table.ts';
import { titlesOf } from './titled.ts';
import { turnedTable } from './turned-table.ts';
import type { PlanKind } from './values/model.ts';

/** What the person who imports says about the files, over what the files say. */
export interface IntakeOptions {
  readonly agency?: string | undefined;
  readonly year?: number | undefined;
  readonly kind?: PlanKind | undefined;
  readonly month?: number | undefined;
  /** 计划名称, which tells special plans apart. */
  readonly title?: string | undefined;
  readonly blankFill?: readonly string[] | undefined;
}

export interface IntakeContext {
  readonly vocabularies: Readonly<Record<Section, Vocabulary>>;
  readonly directory: AgencyDirectory;
  /** Header words of single agencies, by code. */
  readonly agencyWords?: ReadonlyMap<string, readonly HeaderWord[]>;
  readonly receivedOn: LocalDate;
}

/** 计划草稿: what a file says is one plan. */
export interface PlanDraft {
  readonly facts: PlanFacts;
  readonly lines: readonly RawLine[];
  /** What was found while reading. */
  readonly findings: readonly Finding[];
}

export interface Intake {
  readonly drafts: readonly PlanDraft[];
  /** What was passed over, and why. */
  readonly notes: readonly string[];
}

/** A table read, and what stands above it. */
type SaidTable = TableRead & { readonly said: Said };

/**
 * Takes a workbook apart into plans: every table with the columns of a plan, its agency, year and kind from
 * 填表单位, title and file name in that order; tables of one plan are put together.
 * @throws UserError when the file holds no plan, or does not say whose or for when
 */
export function takeIn(workbook: Workbook, context: IntakeContext, options: IntakeOptions): Intake {
  const notes: string[] = [];
  /** What to do with what is no plan. */
  const hints: string[] = [];
  const tables: SaidTable[] = [];
  /** Titles of the first sheet that has any: they hold for sheets that have none. */
  let cover: readonly PlacedText[] = [];
  for (const sheet of workbook.sheets) {
    const { located, vocabulary } = locatePlan(
      sheet,
      {
        file: workbook.file,
        vocabulary: context.vocabularies.plan,
        directory: context.directory,
        agencyWords: context.agencyWords ?? new Map<string, readonly HeaderWord[]>(),
        agency: options.agency,
      },
      options.blankFill ? { blankFill: options.blankFill } : {},
    );
    if (sheet.hidden) {
      if (located.tables.length > 0)
        notes.push(`隐藏的工作表「${sheet.name}」没有读取；需要的话请取消隐藏后重新导入`);
      continue;
    }
    const turned =
      located.tables.some(isPlan) || EXPLAINS.test(sheet.name) ? undefined : turnedTable(sheet, vocabulary);
    if (turned) {
      const { column, first, last, headers } = turned;
      notes.push(
        `工作表「${sheet.name}」的表头竖排在${column}列（第${first}—${last}行：${headers.join('、')}），没有读取`,
      );
      hints.push(TURN);
      continue;
    }
    const no = notAPlan(sheet, located, { ...context.vocabularies, plan: vocabulary });
    if (no) {
      notes.push(`工作表「${sheet.name}」看起来像${no.what}，不是检查计划`);
      hints.push(no.next);
      continue;
    }
    if (located.tables.length === 0 && isCover(sheet.name, located)) {
      if (cover.length === 0) cover = located.loose;
      continue;
    }
    if (located.tables.length === 0 && located.loose.length > 0 && !EXPLAINS.test(sheet.name))
      notes.push(`工作表「${sheet.name}」没有认出表头，没有读取`);
    const above: PlacedText[] = [];
    const name = named(sheet.name) ? [{ text: sheet.name, row: 1, column: 1 }] : [];
    for (const table of located.tables) {
      above.unshift(...table.titles);
      if (!isPlan(table)) {
        notes.push(
          `工作表「${sheet.name}」第${table.headerRows[0]}行起的表没有检查事项、检查对象等列，没有当作计划${unknown(table)}`,
        );
        continue;
      }
      notes.push(...notesOf(sheet.name, table));
      if (cover.length === 0) cover = [...above];
      const own = above.length === 0 ? cover : above;
      const titles = [...own, ...name];
      const over = titlesOf([...name, ...table.titles], located.tables[0]?.titles ?? cover);
      const read = readTable(workbook.file, sheet.name, table, vocabulary, over);
      tables.push({
        said: {
          facts: titleFacts(titles, workbook.file),
          titles,
          closing: table.skipped.flatMap(({ reason, text }) =>
            reason === 'signature' ? compact(text).replace(/\(.*\)$/u, '') : [],
          ),
        },
        ...read,
      });
    }
  }
  if (tables.every(({ lines }) => lines.length === 0)) {
    throw new UserError(
      'E_PLAN_NONE',
      `「${workbook.file}」里没有找到检查计划${notes.length > 0 ? `：${notes.join('；')}` : ''}`,
      {
        hint:
          hints.length > 0
            ? [...new Set(hints)].join('；')
            : '表头应有“检查事项、检查对象、检查时间”等列；认得的写法见 zfjd header list --section plan',
      },
    );
  }
  return { drafts: gather(workbook.file, tables, context, options), notes };
}

/** What a sheet is, where it is a roster or a table of what was inspected. */
function notAPlan(
  sheet: Sheet,
  located: LocatedSheet,
  vocabularies: IntakeContext['vocabularies'],
): { readonly what: string; readonly next: string } | undefined {
  const other = otherTable(sheet);
  if (other?.certain) return other;
  const guess = guessSection(sheet, Object.values(vocabularies));
  if (guess && guess.section !== 'plan' && !(ROSTERS.has(guess.section) && located.tables.some(saysWhen))) {
    const what = SECTION_TITLE[guess.section];
    return { what, next: `${what}用 zfjd registry import 文件 --type ${guess.section} 导入` };
  }
  return located.tables.some(isPlan) ? undefined : other;
}

const WHEN = ['time', 'time_start', ...PERIOD_COLUMNS.keys()];

/** 名录 that say whom or what there is, and nothing of when it is inspected. */
const ROSTERS: ReadonlySet<Section> = new Set(['agency', 'enterprise', 'officer']);

/** Its objects may be told in as many columns as a roster has, but it says what is inspected and when. */
function saysWhen({ columns }: LocatedTable): boolean {
  const sure = new Set(columns.map(({ key, how }) => (how === 'contains' ? undefined : key)));
  return sure.has('item') && WHEN.some((key) => sure.has(key));
}

const TURN =
  '把表改成表头横排、一行一项检查：在 WPS 或 Excel 中选中整张表复制，到空白工作表“选择性粘贴”，勾选“转置”，保存后重新导入';

/** A sheet that tells how to fill in the others. */
const EXPLAINS = /说明|指南|须知|目录|封面/u;

const LONGEST_COVER = 12;

/** 封面: a sheet with nothing but the few lines of a title. */
function isCover(name: string, { loose }: LocatedSheet): boolean {
  if (loose.length === 0 || loose.length > LONGEST_COVER) return false;
  return name.includes('封面') || loose.some(({ text }) => /计划[表书]?$/u.test(compact(text)));
}

/** What a table that is no plan has for headers nobody knows: one of them may be 检查事项 in other words. */
function unknown({ unmatched }: LocatedTable): string {
  const headers = unmatched.flatMap(({ header }) => header || []);
  return headers.length === 0 ? '' : `，不认识的表头：${headers.join('、')}`;
}

/** A sheet name a person gave. */
function named(sheet: string): boolean {
  return !/^(?:sheet|工作表|表)\s*\d*$/iu.test(sheet.trim());
}

function isPlan(table: LocatedTable): boolean {
  const has = (...keys: string[]) => table.columns.some(({ key }) => key !== undefined && keys.includes(key));
  return (
    has('item', 'item_detail', 'plan_name') &&
    has('object_scope', 'method', 'ratio', 'ratio_freq', 'freq', 'basis', 'target_count', ...WHEN)
  );
}

function notesOf(sheet: string, table: LocatedTable): string[] {
  const beside = table.side > 0 ? `（${columnName(table.side)}列起的表）` : '';
  const notes = table.skipped
    .filter(({ reason }) => reason !== 'empty' && reason !== 'column-numbers')
    .map(({ row, reason }) => `工作表「${sheet}」第${row}行${beside}是${SKIP_REASON[reason]}，没有当作数据`);
  const hidden = table.rows.filter((row) => row.hidden).map((row) => row.number);
  if (hidden.length > 0) notes.push(`工作表「${sheet}」的隐藏行也已读入：第${hidden.join('、')}行`);
  if (table.rows.length === 0) notes.push(`工作表「${sheet}」第${table.headerRows[0]}行的表头下没有数据`);
  return notes;
}

/** Tables of the same agency, year, kind and period are one plan. */
function gather(
  file: string,
  tables: readonly SaidTable[],
  context: IntakeContext,
  options: IntakeOptions,
): PlanDraft[] {
  const plans = new Map<
    string,
    { facts: PlanFacts; tables: PlanTable[]; lines: RawLine[]; findings: Finding[] }
  >();
  for (const { said, table, lines, findings } of tables) {
    const resolved = resolveFacts(file, said, table, lines, context, options);
    const { agency, agencyText, year, kind, month, title } = resolved.facts;
    const told = resolved.sector === undefined ? table : { ...table, sector: resolved.sector };
    const key = [
      agency?.code ?? compact(agencyText),
      year,
      kind,
      month,
      kind === 'special' ? title : '',
    ].join('|');
    const plan = plans.get(key);
    if (plan) {
      plan.tables.push(told);
      plan.lines.push(...lines);
      const known = new Set(plan.findings.map(({ message }) => message));
      plan.findings.push(...resolved.findings.filter(({ message }) => !known.has(message)), ...findings);
    } else {
      plans.set(key, {
        facts: { ...resolved.facts, tables: [] },
        tables: [told],
        lines: [...lines],
        findings: [...resolved.findings, ...findings],
      });
    }
  }
  return [...plans.values()].map(({ facts, tables: own, lines, findings }) => ({
    facts: { ...facts, tables: own },
    lines,
    findings,
  }));
}
