import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { UserError } from '../../src/kernel/errors.ts';
import { date, type LocalDate } from '../../src/kernel/local-date.ts';
import { importPlans, type ImportPlansOptions, type PlanFileReport } from '../../src/plan/import-plans.ts';
import type { FilePlanDeps } from '../../src/plan/file-plan.ts';
import type { ReturnPlanDeps } from '../../src/plan/return-plan.ts';
import { createStore } from '../../src/store/open.ts';
import type { Tx } from '../../src/store/store.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import type { WorkbookReader } from '../../src/workbook/reader.ts';
import { loadVocabulary } from '../../src/workbook/vocabulary-file.ts';
import { SECTIONS, type Section, type Vocabulary } from '../../src/workbook/vocabulary.ts';
import { HEADERS_YAML } from '../workbook/build.ts';
import { XLSX } from '../workbook/make-xlsx.ts';
import { JINSHAN, RECEIVED } from './rules/district.ts';
import { saveRegistry } from './rules/registry.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

export const vocabularies = Object.fromEntries(
  SECTIONS.map((section) => [section, loadVocabulary(HEADERS_YAML, section)]),
) as Record<Section, Vocabulary>;

/** Chinese header → cell. */
export type PlanRow = Readonly<Record<string, string>>;

/** A row that no rule minds. */
export const ROW: PlanRow = {
  检查事项: '普通事项检查',
  检查内容: '资质和现场情况',
  检查依据: '《中华人民共和国行政处罚法》第一条',
  检查主体: '',
  检查对象范围: '辖区内有关企业',
  检查比例: '10%',
  检查频次: '1次/年',
  检查方式: '现场检查',
  检查必要性: '防范风险',
  检查时间: '2026年4月',
};

/** What stands in a sheet: titles, then the header, then rows. */
export function planRows(titles: readonly string[], rows: readonly PlanRow[]): string[][] {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [
    ...titles.map((title) => [title]),
    headers,
    ...rows.map((row) => headers.map((header) => row[header] ?? '')),
  ];
}

export interface Desk extends FilePlanDeps, ReturnPlanDeps {
  readonly reader: WorkbookReader;
  /** Turns the clock. */
  today(day: string): void;
  /** Puts a workbook into the inbox: sheets by name. */
  put(file: string, sheets: Readonly<Record<string, readonly (readonly string[])[]>>): string;
  /** Puts bytes into the inbox as they are. */
  putBytes(file: string, bytes: Uint8Array): string;
  take(
    files: string | readonly string[],
    options?: Omit<ImportPlansOptions, 'files'>,
  ): Promise<PlanFileReport[]>;
  write<T>(work: (tx: Tx) => T): T;
  drop(): void;
}

/** A bureau with the small district's registry, and an inbox in memory. */
export function openDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-desk-'));
  let day: LocalDate = RECEIVED;
  const clock: Clock = { today: () => day, now: () => `${day}T09:00:00+08:00` };
  const store = createStore(join(folder, 't.db'), { operator: '测试员', clock });
  const inbox = new Map<string, Uint8Array>();
  const reader: WorkbookReader = {
    read: async (path) => {
      const bytes = inbox.get(path);
      if (!bytes) throw new UserError('E_WORKBOOK_MISSING', `没有文件「${path}」`);
      return { workbook: readWorkbook(bytes, basename(path)), bytes };
    },
    readBytes: async (file, bytes) => readWorkbook(bytes, file),
    close: async () => undefined,
  };
  const write = <T>(work: (tx: Tx) => T): T =>
    store.write((tx) => {
      tx.record({ act: 'test', subject: 'registry', id: 1, summary: '测试' });
      return work(tx);
    });
  write((tx) => saveRegistry(tx, RECEIVED));
  const desk: Desk = {
    store,
    pack: JINSHAN,
    calendar: loadCalendar(ROOT, store),
    reader,
    bureau: '示例区司法局',
    today: (text) => {
      day = date(text);
    },
    putBytes: (file, bytes) => {
      inbox.set(file, bytes);
      return file;
    },
    put: (file, sheets) => {
      const book = XLSX.utils.book_new();
      for (const [name, rows] of Object.entries(sheets))
        XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as string[][]), name);
      return desk.putBytes(
        file,
        new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer),
      );
    },
    take: (files, options = {}) =>
      importPlans(
        { store, pack: JINSHAN, reader, vocabularies },
        { files: typeof files === 'string' ? [files] : files, ...options },
      ),
    write,
    drop: () => {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
  return desk;
}

/** The plans of a report; fails where a file was not imported. */
export function imported(report: PlanFileReport | undefined) {
  if (report?.outcome === 'imported') return report.plans;
  throw new Error(`not imported: ${JSON.stringify(report)}`);
}
