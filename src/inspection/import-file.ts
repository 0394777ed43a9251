import { basename } from 'node:path';
import { UserError } from '../kernel/errors.ts';
import type { Finding } from '../kernel/finding.ts';
import { toDay } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { AgencyRecord } from '../registry/agency-store.ts';
import type { AgencyDirectory } from '../registry/directory.ts';
import { keepPacked } from '../store/archive.ts';
import type { Store, Tx } from '../store/store.ts';
import { wordingsOf, type HeaderWords } from '../workbook/vocabulary.ts';
import {
  findingOf,
  notesOf,
  refusedTable,
  sharedFinding,
  sheetReport,
  type RecordFileReport,
  type RefusedTable,
} from './import-report.ts';
import { IndexesAside } from './indexes.ts';
import type { RecordTrouble } from './record-cells.ts';
import { RecordMaker } from './make-records.ts';
import type { MappedColumn } from './record-columns.ts';
import type { RefusedRows } from './record-messages.ts';
import type { EndMessage, ReadAgain, RecordSource, SheetMessage } from './record-source.ts';
import { ScopeLists } from './scope.ts';
import { SetKeeper } from './set-store.ts';
import { anyRecord, finishImport, insertImport, judgeFollowUps, markAllFollowUps } from './store.ts';
import { RecordWriter } from './write-records.ts';

/** How a file is to be taken in. */
export interface ImportFileOptions {
  readonly encoding?: string | undefined;
  /** Names and numbers of citizens are imported and kept too. */
  readonly withCitizens?: boolean | undefined;
  /** Rows that cannot be taken are left out; else they keep the whole file out. */
  readonly partial?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  /** Told now and then how many rows of a file were read. */
  readonly onRows?: ((file: string, rows: number) => void) | undefined;
}

export interface ImportFileDeps {
  readonly store: Store;
  readonly pack: Pack;
  readonly words: HeaderWords;
  readonly directory: AgencyDirectory;
  /** Whose records they are, where the file does not say. */
  readonly agency: AgencyRecord | undefined;
  readonly source: RecordSource;
}

/** Thrown to take everything back. */
export class TakenBack extends Error {
  readonly report: RecordFileReport;

  constructor(report: RecordFileReport) {
    super('taken back');
    this.report = report;
  }
}

/** Findings of rows that are told one by one. */
const MOST_FINDINGS = 1000;

/** One sheet of records on its way in. */
interface OpenSheet {
  readonly message: SheetMessage;
  readonly importId: number;
  readonly maker: RecordMaker;
  readonly writer: RecordWriter;
  /** Row → why, where only this side knows. */
  readonly refused: Map<number, string>;
}

/** One file on its way in, within one transaction. */
export class FileImport {
  readonly #tx: Tx;
  readonly #deps: ImportFileDeps;
  readonly #path: string;
  readonly #file: string;
  readonly #options: ImportFileOptions;
  readonly #today: string;
  readonly #sheets = new Map<number, OpenSheet>();
  readonly #findings: Finding[] = [];
  readonly #scope: ScopeLists;
  readonly #sets: SetKeeper;
  readonly #fresh: boolean;
  #untold = 0;
  #rows = 0;

  constructor(tx: Tx, deps: ImportFileDeps, path: string, options: ImportFileOptions) {
    this.#tx = tx;
    this.#deps = deps;
    this.#path = path;
    this.#file = basename(path);
    this.#options = options;
    this.#today = deps.store.actor.clock.today();
    this.#scope = new ScopeLists(deps.pack);
    this.#sets = new SetKeeper(tx);
    this.#fresh = tx.get(anyRecord) === undefined;
  }

  async run(how: ReadAgain['how']): Promise<RecordFileReport> {
    const { source, store } = this.#deps;
    // The original is known at the end only; what names it before is checked then.
    store.pragma('defer_foreign_keys = ON');
    const aside = this.#fresh ? new IndexesAside(this.#tx) : undefined;
    const end = await this.#read(how);
    if (this.#sheets.size === 0) throw noTable(this.#file);
    const refused = this.#refusedCount();
    const { dryRun = false, partial = false } = this.#options;
    if (refused > 0 && !partial) throw new TakenBack(this.#report('refused', end, []));
    const refusedRows = await this.#refusedTables();
    const keeping = dryRun ? undefined : source.keep();
    // What goes wrong with it is seen where it is waited for.
    keeping?.catch(() => undefined);
    aside?.putBack();
    this.#judgeFollowUps();
    const kept = await keeping;
    const fileId = kept === undefined ? 0 : keepPacked(this.#tx, kept, this.#today);
    for (const [sheet, open] of this.#sheets) this.#finish(sheet, open, fileId, end);
    const report = this.#report('imported', end, refusedRows);
    this.#record(end);
    return report;
  }

  async #read(how: ReadAgain['how']): Promise<EndMessage> {
    const { source, words, agency } = this.#deps;
    const messages = source.read({
      kind: 'read',
      path: this.#path,
      encoding: this.#options.encoding,
      wordings: wordingsOf(words),
      today: toDay(this.#deps.store.actor.clock.today()),
      withCitizens: this.#options.withCitizens ?? false,
      agencyGiven: agency !== undefined,
      slowly: how.slowly,
      merged: how.merged,
    });
    for await (const message of messages) {
      if (message.kind === 'end') return message;
      if (message.kind === 'sheet') {
        this.#open(message);
        continue;
      }
      const open = this.#sheets.get(message.sheet);
      if (!open) continue;
      for (const row of message.refused) open.refused.set(row, '');
      for (const trouble of message.troubles) this.#tell(open, trouble);
      open.writer.write(open.maker.make(message.batch, message.objects));
      this.#rows += message.batch.rows + message.refused.length;
      this.#options.onRows?.(this.#file, this.#rows);
    }
    throw new Error('records ended without an end');
  }

  #open(message: SheetMessage): void {
    const { directory, agency } = this.#deps;
    const has = (key: string) => message.columns.some((column) => column.key === key);
    if (!has('agency') && !has('agency_code') && agency === undefined) throw noAgency(this.#file);
    const { id: importId } = this.#tx.run(
      insertImport,
      0,
      this.#file,
      message.layout,
      this.#today,
      message.name,
    );
    const refused = new Map<number, string>();
    const refuse = (trouble: RecordTrouble) => {
      refused.set(trouble.row, trouble.message);
      this.#tell(open, { ...trouble, column: columnFor(trouble.code, message.columns) });
    };
    const shared = { tx: this.#tx, importId, refuse };
    const open: OpenSheet = {
      message,
      importId,
      maker: new RecordMaker({ ...shared, directory, agency, scope: this.#scope, sets: this.#sets }),
      writer: new RecordWriter({ ...shared, fresh: this.#fresh }),
      refused,
    };
    this.#sheets.set(message.sheet, open);
  }

  #tell(open: OpenSheet, trouble: RecordTrouble): void {
    if (this.#findings.length >= MOST_FINDINGS) this.#untold += 1;
    else this.#findings.push(findingOf(this.#file, open.message.name, trouble));
  }

  #refusedCount(): number {
    return [...this.#sheets.values()].reduce((sum, { refused }) => sum + refused.size, 0);
  }

  #judgeFollowUps(): void {
    if (this.#fresh) this.#tx.run(markAllFollowUps);
    else for (const { importId } of this.#sheets.values()) this.#tx.run(judgeFollowUps, importId, importId);
  }

  #finish(sheet: number, { importId, writer, refused }: OpenSheet, fileId: number, end: EndMessage): void {
    const { added, changed, same } = writer.counts;
    const ended = end.sheets.find((one) => one.sheet === sheet);
    const citizens = this.#options.withCitizens === true ? 0 : (ended?.citizens ?? 0);
    this.#tx.run(
      finishImport,
      fileId,
      end.digest,
      ended?.rows ?? 0,
      added,
      changed,
      same,
      refused.size,
      citizens,
      importId,
    );
  }

  #record(end: EndMessage): void {
    const counts = [...this.#sheets.values()].map(({ writer }) => writer.counts);
    const sum = (of: 'added' | 'changed' | 'same') => counts.reduce((total, count) => total + count[of], 0);
    const refused = this.#refusedCount();
    this.#tx.record({
      act: 'inspection.import',
      subject: 'inspection',
      id: [...this.#sheets.values()].map(({ importId }) => importId).join(','),
      summary: `导入检查记录「${this.#file}」：新增${sum('added')}，变更${sum('changed')}，未变${sum('same')}，未采用${refused}`,
      after: {
        file: this.#file,
        sha256: end.digest,
        added: sum('added'),
        changed: sum('changed'),
        same: sum('same'),
        refused,
        pack: this.#deps.pack.version,
        withCitizens: this.#options.withCitizens ?? false,
      },
    });
  }

  #report(outcome: 'imported' | 'refused', end: EndMessage, refusedRows: RefusedTable[]): RecordFileReport {
    const label = (key: string) => this.#deps.words.label(key);
    const sheets = [...this.#sheets].map(([sheet, { message, maker, writer, refused }]) =>
      sheetReport(
        {
          name: message.name,
          layout: message.layout,
          columns: message.columns,
          counts: { ...writer.counts, ...maker.counts },
          refused,
        },
        end.sheets.find((one) => one.sheet === sheet),
        label,
      ),
    );
    const shared = end.shared.map((trouble) =>
      sharedFinding(this.#file, this.#sheets.get(trouble.sheet)?.message.name ?? '', trouble),
    );
    return {
      file: this.#file,
      outcome,
      sheets,
      findings: [...this.#findings, ...shared],
      untold: this.#untold,
      notes: notesOf(sheets, end.sheets, this.#options.withCitizens ?? false),
      refusedRows,
    };
  }

  async #refusedTables(): Promise<RefusedTable[]> {
    if (this.#refusedCount() === 0) return [];
    const asked: RefusedRows = new Map([...this.#sheets].map(([sheet, { refused }]) => [sheet, refused]));
    const picked = await this.#deps.source.pick(asked);
    return [...this.#sheets].flatMap(([sheet, { message }]): RefusedTable[] => {
      const rows = picked.filter((row) => row.sheet === sheet);
      return rows.length === 0 ? [] : [refusedTable(message.name, message.columns, rows)];
    });
  }
}

/** The column in which a trouble stands that is found only when a record is looked up. */
function columnFor(code: string, columns: readonly MappedColumn[]): number | undefined {
  const keys = code === 'I102' ? ['agency', 'agency_code'] : ['record_id', 'action_code'];
  return keys.flatMap((key) => columns.find((column) => column.key === key)?.column ?? [])[0];
}

function noTable(file: string): UserError {
  return new UserError('E_INSPECTION_HEADER', `「${file}」里没有找到检查记录的表头`, {
    hint: '表头应在前40行，至少有“检查时间”和“执法单位”两列；列名写法不同的，用 zfjd header add inspection 登记',
  });
}

function noAgency(file: string): UserError {
  return new UserError('E_INSPECTION_AGENCY', `「${file}」没有“执法单位”列，不知道是谁的检查`, {
    hint: '整份文件都是一个单位的，加上 --agency 单位名称；列名写法不同的，用 zfjd header add inspection 登记',
  });
}
