import { sha256 } from '../../kernel/digest.ts';
import type { Finding } from '../../kernel/finding.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Store } from '../../store/store.ts';
import type { WorkbookReader } from '../../workbook/reader.ts';
import type { HeaderWords } from '../../workbook/vocabulary.ts';
import { readSlips, type AgencyFinder, type Slip } from './read-slips.ts';

/** What reading tables of slips needs. */
export interface SlipDeps {
  readonly store: Store;
  readonly reader: WorkbookReader;
  readonly words: HeaderWords;
  readonly agencyOf: AgencyFinder;
}

export interface ImportSlipsOptions {
  readonly files: readonly string[];
  /** 线索来源, 投诉渠道 of rows that do not name theirs. */
  readonly source: string;
  readonly agency?: string | undefined;
  readonly on?: LocalDate | undefined;
  readonly encoding?: string | undefined;
  readonly large?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/** A table as it was read. */
export interface SlipFile {
  readonly file: string;
  readonly digest: string;
  readonly slips: readonly Slip[];
  /** Names of the columns that say who complained. */
  readonly personal: readonly string[];
  readonly notes: readonly string[];
}

/** What every file's report says of the reading. */
export interface SlipFileReport {
  readonly file: string;
  readonly rows: number;
  readonly rejected: number;
  readonly findings: readonly Finding[];
}

/**
 * Tables of slips (线索, 投诉), one after another: rows that cannot be taken are reported, the rest is taken in. The
 * file itself is not kept, since it may say who complained; its digest is.
 */
export async function importSlips<Taken extends object>(
  { store, reader, words, agencyOf }: SlipDeps,
  options: ImportSlipsOptions,
  take: (file: SlipFile) => Taken,
): Promise<(SlipFileReport & Taken)[]> {
  const reports: (SlipFileReport & Taken)[] = [];
  const today = store.actor.clock.today();
  for (const path of options.files) {
    const { workbook, bytes } = await reader.read(path, options);
    const { agency, on } = options;
    const read = readSlips(workbook, { words, agencyOf, agency, on, today });
    const { slips, personal, notes, rows, findings } = read;
    const { file } = workbook;
    const taken = take({ file, digest: sha256(bytes), slips, personal, notes });
    reports.push({ file, rows, rejected: rows - slips.length, findings, ...taken });
  }
  return reports;
}
