import type { OnStep } from '../kernel/on-step.ts';
import { basename } from 'node:path';
import { UserError } from '../kernel/errors.ts';
import type { Finding } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import { keepFile } from '../store/archive.ts';
import { DB_MOVED } from '../store/file-place.ts';
import type { Reader, Store, Tx } from '../store/store.ts';
import type { ReadFileOptions } from '../workbook/reader.ts';
import { columnOf } from '../workbook/header-words.ts';
import { checkPortfolio } from './check-plans.ts';
import { meetClock } from './filing-clocks.ts';
import { requireSameSeries } from './choose-series.ts';
import type { IntakeOptions } from './intake.ts';
import { standingOf, type JudgedBytes, type JudgeOptions } from './judged-file.ts';
import { judgeAnew, judgedFiles, JudgingRefused, type JudgeFilesDeps } from './judged-files.ts';
import { replaceEarlier } from './read-anew.ts';
import { adoptSeries } from './series-store.ts';
import { replaceFindings } from './finding-store.ts';
import { otherVersions, planRow, type PlanRow } from './store.ts';
import { withSharedTexts } from './shared-texts.ts';
import { requirePlan, summarise, type PlanSummary } from './stored-plan.ts';
import { weighFindings } from './weigh-findings.ts';
import { writePlan } from './write-plan.ts';

export interface PlanDeps {
  readonly store: Store;
  readonly pack: Pack;
}

export interface ImportPlansOptions extends IntakeOptions, ReadFileOptions {
  readonly files: readonly string[];
  /** 计划 of which the one file holds the next version, by number or code. */
  readonly series?: string | undefined;
  /** 收到日期, where it is not today. */
  readonly receivedOn?: LocalDate | undefined;
  readonly dryRun?: boolean | undefined;
  /** Told before each file: which of how many. */
  readonly onFile?: OnStep;
}

/** What became of one file. */
export type PlanFileReport = { readonly file: string } & (
  | {
      readonly outcome: 'imported';
      readonly plans: readonly ImportedPlan[];
      readonly notes: readonly string[];
      /** Why the plans, which are in, could not be compared with all others. */
      readonly uncompared?: string;
    }
  /** The very same bytes came before. */
  | { readonly outcome: 'known'; readonly plans: readonly PlanSummary[] }
  | {
      readonly outcome: 'failed';
      readonly code: string;
      readonly message: string;
      readonly hint: string | undefined;
    }
);

export interface ImportedPlan extends PlanSummary {
  readonly findings: readonly Finding[];
}

/**
 * 导入检查计划: one immediate transaction per file, so that a stopped import leaves whole files in or out
 * and the next run goes on; a file that cannot be read stops nobody else. Then all open plans of the years
 * concerned are compared with each other.
 */
export async function importPlans(deps: JudgeFilesDeps, said: ImportPlansOptions): Promise<PlanFileReport[]> {
  const options = {
    ...said,
    receivedOn: said.receivedOn ?? deps.store.actor.clock.today(),
    blankFill: said.blankFill?.map((name) => columnOf(deps.vocabularies.plan, name)),
  };
  // A file that a power cut takes out again is simply imported by the next run.
  return deps.store.inBulk(() => importAll(deps, options));
}

type ImportOptions = ImportPlansOptions & JudgeOptions;

async function importAll(deps: JudgeFilesDeps, options: ImportOptions): Promise<PlanFileReport[]> {
  const reports: PlanFileReport[] = [];
  const total = options.files.length;
  const directory = new AgencyDirectory(deps.store);
  let index = 0;
  for await (const { path, judged } of judgedFiles(deps, options)) {
    options.onFile?.(path, index, total);
    index += 1;
    const file = basename(path);
    try {
      const outcome =
        writeFile(deps, directory, await judged(), options) ??
        writeFile(deps, directory, await judgeAnew(deps, path, options), options);
      if (!outcome) throw new Error(`${file} was not judged`);
      reports.push({ file, ...outcome });
    } catch (error) {
      // Nor is what came before in, where the file of the database is gone.
      if (!(error instanceof UserError) || error.code === DB_MOVED) throw error;
      const { code, message, hint } = error;
      const stops = stopsImport(error);
      reports.push({
        file,
        outcome: 'failed',
        code,
        message: stops ? `「${file}」：${message}` : message,
        hint,
      });
      if (!stops) continue;
      // Nothing is in: there is only the error to tell.
      if (reports.every(({ outcome }) => outcome === 'failed')) throw error;
      const rest = options.files.slice(index).map((left) => notReached(basename(left), error));
      return [...reports.map((report) => withFindings(deps.store, report, options)), ...rest];
    }
  }
  if (options.dryRun) return reports;
  const years = new Set(
    // Those of known files too: an import that was stopped has not compared them yet.
    reports.flatMap((report) => (report.outcome === 'failed' ? [] : report.plans.map((plan) => plan.year))),
  );
  try {
    for (const year of years) checkPortfolio(deps, year);
  } catch (error) {
    if (!(error instanceof UserError) || error.code === DB_MOVED) throw error;
    if (reports.every(({ outcome }) => outcome !== 'imported')) throw error;
    return reports.map((report) =>
      report.outcome === 'imported'
        ? { ...withFindings(deps.store, report, options), uncompared: error.message }
        : report,
    );
  }
  return reports.map((report) => refreshed(deps.store, report));
}

/** The database cannot be written, or nothing is judged any more: no other file will get in. */
function stopsImport(error: UserError): boolean {
  return error instanceof JudgingRefused || error.code.startsWith('E_DB') || error.code === 'E_DISK_FULL';
}

function notReached(file: string, { message }: UserError): PlanFileReport {
  return {
    file,
    outcome: 'failed',
    code: 'E_IMPORT_STOPPED',
    message: `「${file}」：${message}，导入到此为止`,
    hint: undefined,
  };
}

type FileOutcome = PlanFileReport extends infer R
  ? R extends PlanFileReport
    ? Omit<R, 'file'>
    : never
  : never;

/** Writes what a file was judged to hold; undefined where it was not judged, being known, and is not known now. */
function writeFile(
  { store, pack }: PlanDeps,
  directory: AgencyDirectory,
  { file, bytes, sha256, judged }: JudgedBytes,
  options: ImportOptions,
): FileOutcome | undefined {
  const { receivedOn } = options;
  return store.write(
    (tx): FileOutcome | undefined => {
      const { earlier, known } = standingOf(tx, sha256, options);
      if (known) return { outcome: 'known', plans: earlier };
      if (!judged) return undefined;
      const series = options.series === undefined ? undefined : requirePlan(tx, options.series).row;
      adoptSeries(tx, directory);
      if (series) requireSameSeries(series, judged.plans, file);
      for (const { id } of earlier) replaceEarlier(tx, id, receivedOn);
      const fileId = keepFile(tx, file, bytes, store.actor.clock.today(), sha256);
      const decided = new Map<number, string>();
      const plans = judged.plans.map((plan): ImportedPlan => {
        const { id, note } = writePlan(tx, plan, fileId, series?.series_id);
        meetResubmission(tx, id, receivedOn);
        if (note !== undefined) decided.set(id, note);
        replaceFindings(tx, id, 'reading', plan.reading, pack.version);
        replaceFindings(tx, id, 'own', plan.own, pack.version);
        const summary = summarise(tx, planRow(tx, id) as PlanRow);
        tx.record({
          act: 'plan.import',
          subject: 'plan',
          id,
          summary: `收到「${file}」：${summary.agency}${summary.period}第${summary.version}版，${summary.lines}行，必改${summary.must}项，建议${summary.advice}项`,
          after: { file, sha256, receivedOn, pack: pack.version, must: summary.must, advice: summary.advice },
        });
        // Those written are read at the end, with what the comparison finds; of a thousand files they are millions.
        return {
          ...summary,
          findings: options.dryRun ? withSharedTexts([...plan.reading, ...plan.own]) : [],
        };
      });
      const notes = [
        ...judged.notes,
        ...plans.flatMap((plan) => decided.get(plan.id) ?? supersededNote(tx, plan)),
      ];
      return { outcome: 'imported', plans, notes };
    },
    { dryRun: options.dryRun ?? false },
  );
}

/** The versions that were sent back have come again. */
function meetResubmission(tx: Tx, id: number, on: LocalDate): void {
  for (const { id: earlier } of otherVersions(tx, id)) {
    meetClock(tx, requirePlan(tx, String(earlier)), 'resubmit', on, `重新报送（计划${id}）`);
  }
}

/** Says so where a plan takes the place of one that nobody has sent back. */
function supersededNote(reader: Reader, plan: PlanSummary): string[] {
  const before = otherVersions(reader, plan.id).filter(({ version }) => version < plan.version);
  const last = before.at(-1);
  if (!last) return [];
  const { state } = summarise(reader, last);
  const notes: string[] = [];
  if (state === 'superseded')
    notes.push(`替代了同一期间的第${last.version}版（计划${last.id}，「${last.file}」），请核对是否重复报送`);
  if (plan.changes !== undefined)
    notes.push(`是对已备案的${plan.changes}的调整，按原来的顺序重新备案；备案以前${plan.changes}仍然有效`);
  return notes;
}

/** The same plans as they stand in the end: after the comparison with all others. */
function refreshed<R extends PlanFileReport>(store: Store, report: R): R {
  if (report.outcome !== 'imported') return report;
  const plans = report.plans.map((plan): ImportedPlan => {
    const row = planRow(store, plan.id) as PlanRow;
    return { ...summarise(store, row), findings: weighFindings(store, row).findings };
  });
  return { ...report, plans };
}

/** The same plans where something went wrong: with what was found, where that can be read at all. */
function withFindings<R extends PlanFileReport>(store: Store, report: R, { dryRun }: ImportOptions): R {
  if (dryRun) return report;
  try {
    return refreshed(store, report);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return report;
  }
}
