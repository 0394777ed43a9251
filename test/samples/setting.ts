import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fixedClock } from '../../src/kernel/clock.ts';
import { date } from '../../src/kernel/local-date.ts';
import { importRosters, type RosterFileReport } from '../../src/registry/import-roster.ts';
import { createStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { locateTables } from '../../src/workbook/locate.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import type { WorkbookReader } from '../../src/workbook/reader.ts';
import { loadVocabulary } from '../../src/workbook/vocabulary-file.ts';
import { SECTIONS, type Section, type Vocabulary } from '../../src/workbook/vocabulary.ts';

export const ROOT = new URL('../../', import.meta.url).pathname;
export const SAMPLES = join(ROOT, 'data', 'samples');
/** The day on which the demo receives its plans. */
export const RECEIVED = date('2026-03-05');

const headers = readFileSync(join(ROOT, 'data', 'headers.yaml'), 'utf8');
export const vocabularies = Object.fromEntries(
  SECTIONS.map((section) => [section, loadVocabulary(headers, section)]),
) as Record<Section, Vocabulary>;

/** A line of `faults.json`. */
export interface Fault {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly code: string;
  readonly severity: string;
}
export const faults = JSON.parse(readFileSync(join(SAMPLES, 'faults.json'), 'utf8')) as Fault[];
export const planFiles = readdirSync(join(SAMPLES, '计划')).sort();

/** The reading itself, without the thread around it. */
export const reader: WorkbookReader = {
  read: async (path) => {
    const bytes = readFileSync(path);
    return { workbook: readWorkbook(bytes, basename(path)), bytes };
  },
  readBytes: async (file, bytes) => readWorkbook(bytes, file),
  close: async () => undefined,
};

export function readPlan(file: string) {
  const workbook = readWorkbook(readFileSync(join(SAMPLES, '计划', file)), file);
  const located = workbook.sheets.map((sheet) => locateTables(sheet, vocabularies.plan));
  return { located, tables: located.flatMap((sheet) => sheet.tables) };
}

export interface Registry {
  readonly store: Store;
  readonly reports: readonly RosterFileReport[];
  readonly drop: () => void;
}

/** A new database with the four rosters in it. */
export async function openRegistry(): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-samples-'));
  const store = createStore(join(folder, 't.db'), { operator: '测试员', clock: fixedClock(RECEIVED) });
  const files = readdirSync(join(SAMPLES, '名录')).map((file) => join(SAMPLES, '名录', file));
  const reports = await importRosters({ store, reader, vocabularies }, { files });
  const drop = () => {
    store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, reports, drop };
}
