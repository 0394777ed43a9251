import { basename } from 'node:path';
import { UserError } from '../kernel/errors.ts';
import type { Pack } from '../policy/pack.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import { requireAgency } from '../registry/require-agency.ts';
import type { Store } from '../store/store.ts';
import type { HeaderWords } from '../workbook/vocabulary.ts';
import { FileImport, TakenBack, type ImportFileDeps, type ImportFileOptions } from './import-file.ts';
import type { RecordFileReport } from './import-report.ts';
import { ReadAgain, RecordSource } from './record-source.ts';
import { anyRecord } from './store.ts';

export interface ImportRecordsDeps {
  readonly store: Store;
  readonly pack: Pack;
  readonly words: HeaderWords;
  /** The bundled `record-worker.ts`. */
  readonly workerPath: string;
}

export interface ImportRecordsOptions extends ImportFileOptions {
  readonly files: readonly string[];
  /** Whose records they are, where the file does not say. */
  readonly agency?: string | undefined;
}

/**
 * 导入检查记录: one immediate transaction per file, so that a stopped import leaves whole files in or out; a file that
 * cannot be read stops nobody else. Read and interpreted in a thread of its own, looked up and written here.
 */
export async function importRecords(
  deps: ImportRecordsDeps,
  options: ImportRecordsOptions,
): Promise<RecordFileReport[]> {
  const directory = new AgencyDirectory(deps.store);
  if (directory.agencies.length === 0) {
    throw new UserError('E_NO_REGISTRY', '还没有执法单位名录，无法判断是谁的检查记录', {
      hint: '先运行 zfjd registry import 导入名录',
    });
  }
  const agency =
    options.agency === undefined
      ? undefined
      : requireAgency(directory, options.agency, 'E_INSPECTION_AGENCY');
  const source = new RecordSource(deps.workerPath, deps.store.path);
  try {
    const reports: RecordFileReport[] = [];
    for (const path of options.files) {
      reports.push(await importFile({ ...deps, directory, agency, source }, path, options));
    }
    return reports;
  } finally {
    await source.close();
  }
}

async function importFile(
  deps: ImportFileDeps,
  path: string,
  options: ImportRecordsOptions,
): Promise<RecordFileReport> {
  const file = basename(path);
  try {
    let how: ReadAgain['how'] = { slowly: false };
    for (;;) {
      try {
        return await attempt(deps, path, options, how);
      } catch (error) {
        if (!(error instanceof ReadAgain)) throw error;
        ({ how } = error);
      }
    }
  } catch (error) {
    // The database itself concerns all files.
    if (!(error instanceof UserError) || /^E_(?:DB|DISK)/u.test(error.code)) throw error;
    return { file, outcome: 'failed', code: error.code, message: error.message, hint: error.hint };
  }
}

async function attempt(
  deps: ImportFileDeps,
  path: string,
  options: ImportRecordsOptions,
  how: ReadAgain['how'],
): Promise<RecordFileReport> {
  const { dryRun = false } = options;
  try {
    const load = deps.store.get(anyRecord) === undefined;
    return await deps.store.writeAsync((tx) => new FileImport(tx, deps, path, options).run(how), {
      dryRun,
      load,
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.report;
    throw error;
  }
}
