import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { readKeptFile } from '../store/archive.ts';
import type { Row as SqlRow } from '../store/query.ts';
import type { Reader, Store } from '../store/store.ts';
import type { Row, Sheet } from '../workbook/model.ts';
import type { WorkbookReader } from '../workbook/reader.ts';
import type { HeaderWords } from '../workbook/vocabulary.ts';
import { importOf, itemsOfSet, officersOfSet, recordById, recordNumbers, versionsOf } from './list-store.ts';
import { inspectionOf, type Inspection } from './model.ts';
import { findRecordTable, HEAD_ROWS } from './record-columns.ts';
import { COPY_HEAD } from './record-copy.ts';
import { ScopeLists } from './scope.ts';
import type { Entry } from './values/lists.ts';

export interface ShowDeps {
  readonly store: Store;
  readonly reader: WorkbookReader;
  readonly words: HeaderWords;
  readonly pack: Pack;
}

/** What a record said until an import changed it. */
export interface EarlierForm {
  readonly file: string;
  readonly changedOn: LocalDate;
  /** Columns that were changed: what stood there. */
  readonly before: Readonly<Record<string, string | number | null>>;
}

export interface RecordDossier {
  readonly record: Inspection;
  readonly agency: string;
  /** Clause by which the record is not counted; empty where it counts. */
  readonly outsideBasis: string;
  /** Name on file; empty where it is not. */
  readonly enterprise: string;
  readonly premises: string;
  readonly items: readonly Entry[];
  readonly officers: readonly Entry[];
  readonly versions: readonly EarlierForm[];
  readonly file: string;
  readonly sheet: string;
  readonly importedOn: LocalDate;
  /** The row as it stands in the kept file, by header. */
  readonly original: readonly (readonly [header: string, text: string])[];
}

/** How many records under one code are shown whole. */
const MOST = 20;

/**
 * 查看检查记录: one by its number or its 记录编号, or all under a 检查码, with earlier forms and the row of the original.
 * @throws UserError E_INSPECTION_NONE
 */
export async function showRecords(deps: ShowDeps, reference: string): Promise<RecordDossier[]> {
  const ids = numbersOf(deps.store, reference.trim());
  if (ids.length === 0) {
    throw new UserError('E_INSPECTION_NONE', `没有这条检查记录：「${reference}」`, {
      hint: '写序号、记录编号或检查码编号；用 zfjd inspection list 查找',
    });
  }
  const originals = new Originals(deps);
  const dossiers: RecordDossier[] = [];
  for (const id of ids.slice(0, MOST)) dossiers.push(await dossier(deps, id, originals));
  return dossiers;
}

function numbersOf(reader: Reader, reference: string): number[] {
  // Codes are kept in capitals; an id made for a record may hold a name.
  const capitals = reference.toUpperCase();
  const written = [reference, capitals].flatMap((id) => reader.all(recordNumbers, id, capitals));
  if (written.length > 0) return [...new Set(written.map(({ id }) => id))];
  const number = /^\d{1,15}$/.test(reference) ? Number(reference) : 0;
  return reader.get(recordById, number) ? [number] : [];
}

async function dossier(deps: ShowDeps, id: number, originals: Originals): Promise<RecordDossier> {
  const reader: Reader = deps.store;
  const row = reader.get(recordById, id);
  if (!row) throw new Error(`no record ${id}`);
  const from = reader.get(importOf, row.import_id);
  if (!from) throw new Error(`no import ${row.import_id}`);
  return {
    record: inspectionOf(row),
    agency: row.agency,
    outsideBasis:
      row.outside === '' ? '' : new ScopeLists(deps.pack).basis(row.sector, row.checked_day, row.outside),
    enterprise: row.enterprise,
    premises: row.premises ?? '',
    items: reader.all(itemsOfSet, row.item_set_id),
    officers: reader.all(officersOfSet, row.officer_set_id),
    versions: earlierForms(reader, row),
    file: from.file,
    sheet: from.sheet,
    importedOn: from.imported_on as LocalDate,
    original: await originals.row(from, row.row),
  };
}

/** Each form with only what the next one changed. */
function earlierForms(reader: Reader, now: SqlRow<typeof recordById>): EarlierForm[] {
  const stored = reader.all(versionsOf, now.id);
  const forms = stored.map(({ before }) => JSON.parse(before) as EarlierForm['before']);
  return stored.map(({ file, imported_on }, i) => {
    const next: Readonly<Record<string, unknown>> = forms[i + 1] ?? now;
    const changed = Object.entries(forms[i] ?? {}).filter(
      ([name, value]) => name !== 'import_id' && name !== 'row' && next[name] !== value,
    );
    return { file, changedOn: imported_on as LocalDate, before: Object.fromEntries(changed) };
  });
}

/** Kept files, each read once. */
class Originals {
  readonly #deps: ShowDeps;
  readonly #sheets = new Map<string, Promise<readonly Row[]>>();

  constructor(deps: ShowDeps) {
    this.#deps = deps;
  }

  async row(from: SqlRow<typeof importOf>, number: number): Promise<RecordDossier['original']> {
    const key = `${from.file_id}\u0000${from.sheet}`;
    const read = this.#sheets.get(key) ?? this.#read(from);
    this.#sheets.set(key, read);
    const rows = await read;
    const table = findRecordTable(from.sheet, rows.slice(0, HEAD_ROWS), this.#deps.words);
    const cells = rows.find((row) => row.number === number)?.cells ?? [];
    return (table?.columns ?? []).flatMap(({ header, column }) => {
      const text = cells[column - 1]?.text ?? '';
      return text === '' ? [] : [[header, text] as const];
    });
  }

  async #read(from: SqlRow<typeof importOf>): Promise<readonly Row[]> {
    const { name, bytes } = readKeptFile(this.#deps.store, from.file_id);
    const { sheets } = await this.#deps.reader.readBytes(name, bytes, { large: true });
    const copied = from.sha256 !== from.digest && sheets[0] !== undefined && isCopy(sheets[0]);
    if (copied) return rowsOfCopy(sheets[0] as Sheet, from.sheet);
    return (sheets.find((sheet) => sheet.name === from.sheet) ?? sheets[0])?.rows ?? [];
  }
}

function isCopy({ rows }: Sheet): boolean {
  return COPY_HEAD.every((text, i) => rows[0]?.cells[i]?.text === text);
}

/** The rows of one sheet of a copy without citizens, at the places they had. */
function rowsOfCopy({ rows }: Sheet, sheet: string): Row[] {
  return rows
    .slice(1)
    .flatMap(({ cells, hidden }) =>
      cells[0]?.text === sheet
        ? [{ number: Number(cells[1]?.text), hidden, cells: cells.slice(COPY_HEAD.length) }]
        : [],
    );
}
