import { placeText } from '../../kernel/cell-ref.ts';
import { UserError } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { normalise } from '../../kernel/text.ts';
import { SKIP_REASON, type LocatedTable } from '../../workbook/locate-model.ts';
import { locateTables } from '../../workbook/locate.ts';
import type { Workbook } from '../../workbook/model.ts';
import { RowCells } from '../../workbook/row-cells.ts';
import type { HeaderWords } from '../../workbook/vocabulary.ts';
import { prose } from '../take-step.ts';

/** The agency a text names, or why it is none. The registry is not known here. */
export type AgencyFinder = (text: string) => { readonly code: string; readonly name: string } | string;

/** 来件: one row of a list of clues or complaints. */
export interface Slip {
  readonly number: string;
  readonly agency: { readonly code: string; readonly name: string };
  /** As written; may hold personal data. */
  readonly problem: string;
  readonly category: string;
  readonly source: string;
  readonly on: LocalDate;
  readonly enterprise: string;
  /** Who it comes from; never part of a finding or note. */
  readonly person: { readonly name: string; readonly phone: string; readonly address: string };
  readonly due: LocalDate | undefined;
  readonly progress: string;
  readonly result: string;
  /** File, sheet and row. */
  readonly origin: string;
  readonly cells: RowCells;
}

export interface ReadSlips {
  readonly slips: readonly Slip[];
  readonly rows: number;
  readonly findings: Finding[];
  /** What was passed over, and why. */
  readonly notes: readonly string[];
  /** Personal columns that are there. */
  readonly personal: readonly string[];
}

export interface SlipOptions {
  readonly words: HeaderWords;
  readonly agencyOf: AgencyFinder;
  /** Whose rows these are, and of which day, where they do not say. */
  readonly agency?: string | undefined;
  readonly on?: LocalDate | undefined;
  readonly today: LocalDate;
}

const PERSONAL = ['person', 'phone', 'address'] as const;

/** Reads a list of clues or complaints. @throws UserError E_SLIP_COLUMNS where no table has what is needed */
export function readSlips(workbook: Workbook, options: SlipOptions): ReadSlips {
  const { words } = options;
  const { file } = workbook;
  const findings: Finding[] = [];
  const notes: string[] = [];
  const slips: Slip[] = [];
  const personal = new Set<string>();
  let rows = 0;
  let found = false;
  for (const sheet of workbook.sheets) {
    for (const table of locateTables(sheet, words).tables) {
      const missing = missingColumns(table, options).map((key) => words.label(key));
      if (missing.length > 0) {
        notes.push(
          `工作表「${sheet.name}」第${table.headerRows[0]}行的表缺少列：${missing.join('、')}，没有导入`,
        );
        continue;
      }
      found = true;
      notes.push(...passedOver(table, sheet.name));
      for (const key of PERSONAL) if (hasColumn(table, key)) personal.add(words.label(key));
      for (const row of table.rows) {
        rows += 1;
        const slip = readSlip(
          new RowCells(row, { file, sheet: sheet.name, vocabulary: words, findings }),
          options,
        );
        if (slip) slips.push(slip);
      }
    }
  }
  if (found) return { slips, rows, findings, notes, personal: [...personal] };
  throw new UserError(
    'E_SLIP_COLUMNS',
    `「${file}」里没有能导入的表：${notes.join('；') || '没有找到认识的表头'}`,
    {
      hint: `必要的列：${words.label('problem')}、${words.label('agency')}、${words.label('date')}；全部写同一个单位的可用 --agency，同一天的可用 --date`,
    },
  );
}

const hasColumn = (table: LocatedTable, key: string) => table.columns.some((column) => column.key === key);

function missingColumns(table: LocatedTable, { agency, on }: SlipOptions): string[] {
  const needed = [
    'problem',
    ...(agency === undefined ? ['agency'] : []),
    ...(on === undefined ? ['date'] : []),
  ];
  return needed.filter((key) => !hasColumn(table, key));
}

/** Texts of rows are left out: they may be personal. */
function passedOver(table: LocatedTable, sheet: string): string[] {
  return [
    ...table.unmatched.map(({ header }) => `工作表「${sheet}」的列「${header}」不认识，没有导入`),
    ...table.skipped
      .filter(({ reason }) => reason !== 'empty')
      .map(({ row, reason }) => `工作表「${sheet}」第${row}行是${SKIP_REASON[reason]}，没有当作数据`),
  ];
}

function readSlip(cells: RowCells, options: SlipOptions): Slip | undefined {
  const problem = prose(cells.raw('problem'));
  const agency = agencyOfRow(cells, options);
  const on = cells.date('date', 'L103') ?? options.on;
  if (problem === '') {
    const next = '写明反映的问题；空行请删去';
    cells.find('problem', { code: 'L102', severity: '必改', message: '没有写', next });
  }
  if (on === undefined && cells.text('date') === '') {
    const next = '写成 2026-03-31 的形式，或导入时用 --date 写明';
    cells.find('date', { code: 'L103', severity: '必改', message: '没有写', next });
  }
  const future = on !== undefined && on > options.today;
  if (future) {
    const message = `晚于今天${options.today}`;
    cells.find('date', { code: 'L103', severity: '必改', message, next: '核对日期' });
  }
  if (problem === '' || agency === undefined || on === undefined || future) return undefined;
  return {
    number: cells.text('number'),
    agency,
    problem,
    category: cells.text('category'),
    source: cells.text('source'),
    on,
    enterprise: cells.text('enterprise'),
    person: { name: bare(cells, 'person'), phone: bare(cells, 'phone'), address: bare(cells, 'address') },
    due: dueOf(cells, on),
    progress: prose(cells.raw('progress')),
    result: prose(cells.raw('result')),
    origin: placeText(cells.place()),
    cells,
  };
}

function dueOf(cells: RowCells, on: LocalDate): LocalDate | undefined {
  const due = cells.date('due', 'L105');
  if (due === undefined || due >= on) return due;
  const message = `早于收到日期${on}，没有采用`;
  cells.find('due', { code: 'L105', severity: '建议', message, next: '核对两个日期' });
  return undefined;
}

/** Without findings: those would show what stands there. */
function bare({ row }: RowCells, key: (typeof PERSONAL)[number]): string {
  return normalise(row.get(key)?.cell.text ?? '');
}

function agencyOfRow(cells: RowCells, { agencyOf, agency }: SlipOptions): Slip['agency'] | undefined {
  const written = cells.text('agency') || (agency ?? '');
  const found = written === '' ? '没有写' : agencyOf(written);
  if (typeof found !== 'string') return found;
  const next = '写名录里的全称、简称或代码；名录没有的先用 zfjd registry import 登记';
  cells.find('agency', { code: 'L101', severity: '必改', message: found, next });
  return undefined;
}
