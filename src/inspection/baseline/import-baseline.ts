import { UserError } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { compact } from '../../kernel/text.ts';
import { AgencyDirectory } from '../../registry/directory.ts';
import type { Store } from '../../store/store.ts';
import { SKIP_REASON } from '../../workbook/locate-model.ts';
import { locateTables } from '../../workbook/locate.ts';
import type { WorkbookReader } from '../../workbook/reader.ts';
import { RowCells } from '../../workbook/row-cells.ts';
import type { HeaderWords } from '../../workbook/vocabulary.ts';
import type { BaselineFigures, BaselineMeasure } from './model.ts';
import { partFault, writeBaseline } from './record-baseline.ts';

export interface ImportBaselineDeps {
  readonly store: Store;
  readonly reader: WorkbookReader;
  readonly words: HeaderWords;
}

export interface ImportBaselineOptions {
  readonly file: string;
  /** Where the table has no column of years. */
  readonly year: number;
  /** Where the table has no column of sources. */
  readonly source?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

export interface BaselineImport {
  readonly file: string;
  readonly figures: readonly BaselineFigures[];
  /** Where there is any that must be corrected, nothing was taken. */
  readonly findings: readonly Finding[];
  readonly taken: boolean;
  readonly notes: readonly string[];
}

/** Column of the table → what it counts. */
const COLUMNS: Readonly<Record<string, BaselineMeasure>> = {
  visits: 'visits',
  planned: 'planned',
  off_site: 'offSite',
  random: 'random',
  joint: 'jointVisits',
  judged: 'judged',
  found: 'found',
};

/**
 * 导入基数: a table of agency, month and figures; all of it or nothing.
 * @throws UserError E_BASELINE_COLUMNS, or as the reader
 */
export async function importBaseline(
  { store, reader, words }: ImportBaselineDeps,
  options: ImportBaselineOptions,
): Promise<BaselineImport> {
  const { workbook, bytes } = await reader.read(options.file);
  const { file } = workbook;
  const findings: Finding[] = [];
  const notes: string[] = [];
  const directory = new AgencyDirectory(store);
  const figures = new Map<string, BaselineFigures>();
  let tables = 0;
  for (const sheet of workbook.sheets) {
    for (const table of locateTables(sheet, words).tables) {
      const has = (key: string) => table.columns.some((column) => column.key === key);
      if (!has('agency') || !has('month') || !Object.keys(COLUMNS).some(has)) continue;
      tables += 1;
      notes.push(
        ...table.unmatched.map(({ header }) => `工作表「${sheet.name}」的列「${header}」不认识，没有导入`),
        ...table.skipped
          .filter(({ reason }) => reason !== 'empty')
          .map(
            ({ row, reason }) => `工作表「${sheet.name}」第${row}行是${SKIP_REASON[reason]}，没有当作数据`,
          ),
      );
      for (const row of table.rows) {
        const cells = new RowCells(row, { file, sheet: sheet.name, vocabulary: words, findings });
        const read = readRow(cells, directory, options);
        if (!read) continue;
        const key = `${read.agencyId} ${read.year} ${read.month}`;
        if (figures.has(key)) {
          cells.find('month', {
            code: 'B105',
            severity: '必改',
            message: '同一单位同一月份在本文件中出现两次',
            next: '核对后只保留一行',
          });
        } else figures.set(key, read);
      }
    }
  }
  if (tables === 0) {
    throw new UserError('E_BASELINE_COLUMNS', `「${file}」里没有基数表：没有找到“单位”“月份”和至少一列总数`, {
      hint: '表头写：单位、年份、月份、现场检查、有计划现场检查、非现场检查、随机抽查、联合检查、有结果、发现问题、来源',
    });
  }
  const all = [...figures.values()];
  const taken = findings.every(({ severity }) => severity !== '必改') && all.length > 0;
  if (taken) {
    const what = {
      file: { name: file, bytes },
      summary: `导入基数「${file}」：${all.length}个单位月`,
      id: file,
    };
    store.write((tx) => writeBaseline(tx, store, all, what), { dryRun: options.dryRun === true });
  }
  return { file, figures: all, findings, taken: taken && options.dryRun !== true, notes };
}

/** A row; undefined where it cannot be used, with a finding. */
function readRow(
  cells: RowCells,
  directory: AgencyDirectory,
  options: ImportBaselineOptions,
): BaselineFigures | undefined {
  const fault = (key: string, code: string, message: string, next: string): undefined => {
    cells.find(key, { code, severity: '必改', message, next });
    return undefined;
  };
  const match = directory.find(cells.text('agency'));
  if (match.kind !== 'found')
    return fault('agency', 'B101', '名录里没有这个单位，或者可能指几个单位', '写名录中的全称或代码');
  const year =
    numberIn(cells, 'year', /^(\d{4})年?$/u) ?? (cells.text('year') === '' ? options.year : undefined);
  if (year === undefined) return fault('year', 'B102', '不是年份', '写成四位数字，如 2024');
  const month = numberIn(cells, 'month', /^(?:\d{4}年|\d{4}[-./])?(\d{1,2})月?$/u);
  if (month === undefined || month < 1 || month > 12)
    return fault('month', 'B102', '不是月份', '写成 1 到 12，一个月一行');
  const source = cells.text('source') || (options.source ?? '');
  if (source === '') return fault('source', 'B103', '没有写明来源', '填“来源”列，或用 --source 写明');
  const values: Partial<Record<BaselineMeasure, number>> = {};
  let sound = true;
  for (const [key, measure] of Object.entries(COLUMNS)) {
    const text = cells.text(key);
    if (text === '' || /^[-—/]+$/u.test(text)) continue;
    const value = numberIn(cells, key, /^(\d{1,9})(?:次|户次|件|家次)?$/u);
    if (value === undefined) {
      fault(key, 'B104', '应为不带小数的次数', '写成整数');
      sound = false;
    } else values[measure] = value;
  }
  if (!sound) return undefined;
  const parts = partFault(values);
  if (parts !== undefined) return fault('visits', 'B106', parts, '核对上报的总数');
  if (Object.keys(values).length === 0)
    return fault('visits', 'B104', '一个总数都没有填', '填写总数，或删去这一行');
  return { agencyId: match.agency.id, year, month, values, source };
}

/** Grouping commas are dropped; undefined where something else stands there. */
function numberIn(cells: RowCells, key: string, form: RegExp): number | undefined {
  const digits = form.exec(compact(cells.text(key)).replaceAll(',', ''))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
