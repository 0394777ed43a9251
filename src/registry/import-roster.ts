import type { OnStep } from '../kernel/on-step.ts';
import { UserError } from '../kernel/errors.ts';
import type { Finding } from '../kernel/finding.ts';
import { keepFile } from '../store/archive.ts';
import type { Store, Tx } from '../store/store.ts';
import { guessSection } from '../workbook/locate-guess.ts';
import { SKIP_REASON } from '../workbook/locate-model.ts';
import { locateTables } from '../workbook/locate.ts';
import type { Sheet } from '../workbook/model.ts';
import type { ReadFile, WorkbookReader } from '../workbook/reader.ts';
import { RowCells } from '../workbook/row-cells.ts';
import { SECTION_TITLE, type Section, type Vocabulary } from '../workbook/vocabulary.ts';
import { agencyRoster } from './agency-roster.ts';
import { AgencyDirectory } from './directory.ts';
import { enterpriseRoster } from './enterprise-roster.ts';
import { itemRoster } from './item-roster.ts';
import { ROSTERS, type Roster } from './model.ts';
import { officerRoster } from './officer-roster.ts';
import type { RosterForm } from './roster.ts';

const FORMS: Readonly<Record<Roster, RosterForm<unknown>>> = {
  agency: agencyRoster,
  item: itemRoster,
  enterprise: enterpriseRoster,
  officer: officerRoster,
};

export interface ImportRosterDeps {
  readonly store: Store;
  readonly reader: WorkbookReader;
  readonly vocabularies: Readonly<Record<Section, Vocabulary>>;
}

export interface ImportRosterOptions {
  readonly files: readonly string[];
  /** Which roster the files are; without it, each is told by its headers. */
  readonly roster?: Roster | undefined;
  readonly encoding?: string | undefined;
  readonly large?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  /** Told before each file is read: which, how many are done, how many there are. */
  readonly onFile?: OnStep | undefined;
}

/** What became of one file. */
export interface RosterFileReport {
  readonly file: string;
  readonly roster: Roster;
  /** Data rows read. */
  readonly rows: number;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: number;
  /** Rows not taken; each has a finding that says why. */
  readonly rejected: number;
  /** Codes on file that this file does not mention; nothing is removed. */
  readonly absent: number;
  readonly findings: readonly Finding[];
  /** What was passed over, and why. */
  readonly notes: readonly string[];
}

/**
 * 导入名录: agencies first, since the others refer to them; one transaction per file. Rows that cannot be
 * taken are reported and the rest goes in.
 * @throws UserError for a file that cannot be read or is no roster
 */
export async function importRosters(
  deps: ImportRosterDeps,
  options: ImportRosterOptions,
): Promise<RosterFileReport[]> {
  const incoming: { read: ReadFile; roster: Roster }[] = [];
  for (const [index, path] of options.files.entries()) {
    options.onFile?.(path, index, options.files.length);
    const read = await deps.reader.read(path, { encoding: options.encoding, large: options.large });
    incoming.push({ read, roster: rosterOf(read, deps, options.roster) });
  }
  incoming.sort((a, b) => ROSTERS.indexOf(a.roster) - ROSTERS.indexOf(b.roster));
  const importOne = (tx: Tx, { read, roster }: (typeof incoming)[number]) =>
    importFile(tx, deps, read, FORMS[roster]);
  const { store } = deps;
  // A dry run is one transaction, so that the later files find the agencies of the earlier ones.
  return options.dryRun
    ? store.write((tx) => incoming.map((file) => importOne(tx, file)), { dryRun: true })
    : incoming.map((file) => store.write((tx) => importOne(tx, file)));
}

/** What is imported by another command. */
const ELSEWHERE: Readonly<Record<Exclude<Section, Roster>, string>> = {
  plan: '检查计划用 zfjd plan import 导入',
  sample: '抽查的案卷清单用 zfjd sample import 导入',
  inspection: '检查记录用 zfjd inspection import 导入',
};

function rosterOf({ workbook }: ReadFile, deps: ImportRosterDeps, asked: Roster | undefined): Roster {
  const all = Object.values(deps.vocabularies);
  const guess = workbook.sheets
    .flatMap((sheet) => guessSection(sheet, all) ?? [])
    .sort((a, b) => b.score - a.score)[0]?.section;
  if (asked !== undefined) {
    if (guess === undefined || guess === asked) return asked;
    const known = workbook.sheets.some((sheet) =>
      hasColumns(sheet, deps.vocabularies[asked], FORMS[asked].columns),
    );
    if (known) return asked;
    throw new UserError(
      'E_ROSTER_KIND',
      `「${workbook.file}」看起来像${SECTION_TITLE[guess]}，不是${SECTION_TITLE[asked]}`,
      { hint: isRoster(guess) ? `改用 --type ${guess}，或去掉 --type` : ELSEWHERE[guess] },
    );
  }
  if (guess !== undefined && !isRoster(guess)) {
    throw new UserError('E_ROSTER_KIND', `「${workbook.file}」看起来像${SECTION_TITLE[guess]}，不是名录`, {
      hint: ELSEWHERE[guess],
    });
  }
  if (guess === undefined) {
    throw new UserError('E_ROSTER_KIND', `「${workbook.file}」看不出是哪种名录：没有找到认识的表头`, {
      hint: '第一行应有“统一社会信用代码、单位名称”等表头；zfjd registry import --help 列出各名录的必要列',
    });
  }
  return guess;
}

function isRoster(section: Section): section is Roster {
  return (ROSTERS as readonly Section[]).includes(section);
}

function hasColumns(sheet: Sheet, vocabulary: Vocabulary, columns: readonly string[]): boolean {
  return locateTables(sheet, vocabulary).tables.some((table) =>
    columns.every((key) => table.columns.some((column) => column.key === key)),
  );
}

interface Read<R> {
  readonly records: Map<string, R>;
  rows: number;
  rejected: number;
}

function importFile<R>(
  tx: Tx,
  deps: ImportRosterDeps,
  { workbook, bytes }: ReadFile,
  form: RosterForm<R>,
): RosterFileReport {
  const today = deps.store.actor.clock.today();
  const findings: Finding[] = [];
  const notes: string[] = [];
  const context = { directory: new AgencyDirectory(tx), today };
  const into: Read<R> = { records: new Map(), rows: 0, rejected: 0 };
  let found = false;
  for (const sheet of workbook.sheets) {
    const vocabulary = deps.vocabularies[form.roster];
    const located = locateTables(sheet, vocabulary);
    for (const table of located.tables) {
      const missing = form.columns.filter((key) => !table.columns.some((column) => column.key === key));
      if (missing.length > 0) {
        notes.push(
          `工作表「${sheet.name}」第${table.headerRows[0]}行的表缺少列：${missing.map((key) => vocabulary.label(key)).join('、')}，没有导入`,
        );
        continue;
      }
      found = true;
      for (const column of table.unmatched)
        notes.push(`工作表「${sheet.name}」的列「${column.header}」不认识，没有导入`);
      for (const row of table.skipped) {
        if (row.reason !== 'empty')
          notes.push(`工作表「${sheet.name}」第${row.row}行是${SKIP_REASON[row.reason]}，没有当作数据`);
      }
      for (const row of table.rows) {
        const cells = new RowCells(row, { file: workbook.file, sheet: sheet.name, vocabulary, findings });
        into.rows += 1;
        take(form, into, cells, form.read(cells, context));
      }
    }
  }
  if (!found) {
    throw new UserError(
      'E_ROSTER_COLUMNS',
      `「${workbook.file}」里没有完整的${SECTION_TITLE[form.roster]}：${notes.join('；') || '没有找到表头'}`,
      {
        hint: `必要的列：${form.columns.map((key) => deps.vocabularies[form.roster].label(key)).join('、')}`,
      },
    );
  }
  const saved = save(tx, form, into.records, today);
  keepFile(tx, workbook.file, bytes, today);
  tx.record({
    act: 'registry.import',
    subject: 'registry',
    id: form.roster,
    summary: `导入${SECTION_TITLE[form.roster]}「${workbook.file}」：新增${saved.added.length}，变更${saved.changed.length}，未变${saved.unchanged}，未采用${into.rejected}`,
    before: Object.fromEntries(saved.before),
    after: { file: workbook.file, added: saved.added, changed: Object.fromEntries(saved.after) },
  });
  const { added, changed, unchanged } = saved;
  return {
    file: workbook.file,
    roster: form.roster,
    rows: into.rows,
    added,
    changed,
    unchanged,
    rejected: into.rejected,
    absent: form.codes(tx).filter((code) => !into.records.has(code)).length,
    findings,
    notes,
  };
}

/** Puts a row's record to the others, or says why it cannot stand beside one of the same code. */
function take<R>(form: RosterForm<R>, into: Read<R>, cells: RowCells, record: R | undefined): void {
  if (record === undefined) {
    into.rejected += 1;
    return;
  }
  const code = form.code(record);
  const known = into.records.get(code);
  if (known === undefined) {
    into.records.set(code, record);
    return;
  }
  const joined = JSON.stringify(known) === JSON.stringify(record) ? known : form.join?.(known, record);
  if (joined !== undefined) {
    into.records.set(code, joined);
    return;
  }
  into.rejected += 1;
  cells.find(undefined, {
    code: 'R104',
    severity: '必改',
    value: code,
    message: `编码 ${code} 在本文件中出现多次，内容不同（前一处为「${form.name(known)}」）；采用前一处`,
    next: '核对后只保留正确的一行',
  });
}

function save<R>(
  tx: Tx,
  form: RosterForm<R>,
  records: ReadonlyMap<string, R>,
  on: Parameters<RosterForm<R>['save']>[2],
) {
  const added: string[] = [];
  const changed: string[] = [];
  const before = new Map<string, R>();
  const after = new Map<string, R>();
  let unchanged = 0;
  for (const [code, record] of records) {
    const known = form.find(tx, code);
    if (known === undefined) {
      form.save(tx, record, on);
      added.push(code);
      continue;
    }
    form.save(tx, record, on);
    const now = form.find(tx, code) as R;
    if (sameRecord(known, now)) {
      unchanged += 1;
    } else {
      changed.push(code);
      before.set(code, known);
      after.set(code, now);
    }
  }
  return { added, changed, unchanged, before, after };
}

function sameRecord(a: unknown, b: unknown): boolean {
  const form = (value: unknown) => JSON.stringify(value, (_key, inner: unknown) => inner ?? null);
  return form(a) === form(b);
}
