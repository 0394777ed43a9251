import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../../src/kernel/clock.ts';
import { date } from '../../src/kernel/local-date.ts';
import {
  importRosters,
  type ImportRosterOptions,
  type RosterFileReport,
} from '../../src/registry/import-roster.ts';
import { createStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import type { Workbook } from '../../src/workbook/model.ts';
import { loadVocabulary } from '../../src/workbook/vocabulary-file.ts';
import { SECTIONS, type Section, type Vocabulary } from '../../src/workbook/vocabulary.ts';
import { HEADERS_YAML, sheet, workbook, type Value } from '../workbook/build.ts';

export const TODAY = date('2026-03-05');

const vocabularies = Object.fromEntries(
  SECTIONS.map((section) => [section, loadVocabulary(HEADERS_YAML, section)]),
) as Record<Section, Vocabulary>;

export type RosterRow = Readonly<Record<string, Value>>;

export interface Office {
  readonly store: Store;
  /** Imports files made of rows by Chinese header; the reports in the order of the import. */
  take(
    files: Readonly<Record<string, readonly RosterRow[]>>,
    options?: Omit<ImportRosterOptions, 'files'>,
  ): Promise<RosterFileReport[]>;
  drop(): void;
}

/** An empty database and files in memory. */
export function openOffice(): Office {
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-registry-'));
  const store = createStore(join(folder, 't.db'), { operator: '测试员', clock: fixedClock(TODAY) });
  return {
    store,
    take: (files, options = {}) => {
      const books = new Map(Object.entries(files).map(([name, rows]) => [name, book(name, rows)]));
      const found = (name: string): Workbook => books.get(name) ?? workbook([], name);
      return importRosters(
        {
          store,
          vocabularies,
          reader: {
            read: async (name) => ({
              workbook: found(name),
              bytes: Buffer.from(JSON.stringify([name, files[name]])),
            }),
            readBytes: async (name) => found(name),
            close: async () => undefined,
          },
        },
        { files: [...books.keys()], ...options },
      );
    },
    drop: () => {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function book(name: string, rows: readonly RosterRow[]): Workbook {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return workbook([sheet([headers, ...rows.map((row) => headers.map((header) => row[header]))])], name);
}
