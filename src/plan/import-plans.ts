import type { OnStep } from '../kernel/on-step.ts';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UserError } from '../kernel/errors.ts';
import type { Finding } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import { keepFile, keptFileByDigest } from '../store/archive.ts';
import type { Reader, Store, Tx } from '../store/store.ts';
import { sha256 } from '../kernel/digest.ts';
import type { ReadFile, WorkbookReader } from '../workbook/reader.ts';
import { columnOf, type HeaderWord } from '../workbook/header-words.ts';
import type { Section, Vocabulary } from '../workbook/vocabulary.ts';
import { checkPortfolio } from './check-plans.ts';
import { meetClock } from './filing-clocks.ts';
import { agencyWords } from './header-words.ts';
import { requireSameSeries } from './choose-series.ts';
import { takeIn, type Intake, type IntakeOptions } from './intake.ts';
import { judgePlan } from './judge.ts';
import { RegistryLookup } from './lookup.ts';
import { knowsMoreNow, mayReadAnew, replaceEarlier } from './read-anew.ts';
import { adoptSeries } from './series-store.ts';
import { replaceFindings } from './finding-store.ts';
import { otherVersions, planRowsOfFile, planRow, type PlanRow } from './store.ts';
import { requirePlan, summarise, type PlanSummary } from './stored-plan.ts';
import { weighFindings } from './weigh-findings.ts';
import { writePlan } from './write-plan.ts';

export interface PlanDeps {
  readonly store: Store;
  readonly pack: Pack;
}

export interface ImportPlanDeps extends PlanDeps {
  readonly reader: WorkbookReader;
  readonly vocabularies: Readonly<Record<Section, Vocabulary>>;
}

export interface ImportPlansOptions extends IntakeOptions {
  readonly files: readonly string[];
  /** 计划 of which the one file holds the next version, by number or code. */
  readonly series?: string | undefined;
  /** 收到日期, where it is not today. */
  readonly receivedOn?: LocalDate | undefined;
  readonly encoding?: string | undefined;
  readonly large?: boolean | undefined;
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
export async function importPlans(deps: ImportPlanDeps, said: ImportPlansOptions): Promise<PlanFileReport[]> {
  const options = {
    ...said,
    blankFill: said.blankFill?.map((name) => columnOf(deps.vocabularies.plan, name)),
  };
  // A file that a power cut takes out again is simply imported by the next run.
  return deps.store.inBulk(() => importAll(deps, options));
}

async function importAll(deps: ImportPlanDeps, options: ImportPlansOptions): Promise<PlanFileReport[]> {
  const reports: PlanFileReport[] = [];
  const total = options.files.length;
  const registry = new Registry(deps.store);
  let index = 0;
  for await (const { path, read } of readAhead(deps.reader, options)) {
    options.onFile?.(path, index, total);
    index += 1;
    const file = basename(path);
    try {
      reports.push({ file, ...importFile(deps, registry, await read, options) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      reports.push({ file, outcome: 'failed', code: error.code, message: error.message, hint: error.hint });
      if (!stopsImport(error)) continue;
      // Nothing is in: there is only the error to tell.
      if (reports.every(({ outcome }) => outcome === 'failed')) throw error;
      return [...reports, ...options.files.slice(index).map((rest) => notReached(basename(rest), error))];
    }
  }
  if (options.dryRun) return reports;
  const years = new Set(
    // Those of known files too: an import that was stopped has not compared them yet.
    reports.flatMap((report) => (report.outcome === 'failed' ? [] : report.plans.map((plan) => plan.year))),
  );
  for (const year of years) checkPortfolio(deps, year);
  return reports.map((report) => (report.outcome === 'imported' ? refreshed(deps.store, report) : report));
}

/** The database cannot be written: no other file will get in. */
function stopsImport({ code }: UserError): boolean {
  return code.startsWith('E_DB') || code === 'E_DISK_FULL';
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

/** Each file as it is read; the thread goes on with the next one while this one is judged. */
async function* readAhead(
  reader: WorkbookReader,
  { files, encoding, large }: ImportPlansOptions,
): AsyncGenerator<{ path: string; read: Promise<ReadFile> }> {
  const begin = (path: string) => {
    const read = reader.read(path, { encoding, large });
    const settled = read.then(
      () => undefined,
      () => undefined,
    );
    return { path, read, settled };
  };
  let next = files[0] === undefined ? undefined : begin(files[0]);
  for (let i = 1; next; i += 1) {
    const { path, read, settled } = next;
    await settled;
    const following = files[i];
    next = following === undefined ? undefined : begin(following);
    // One turn, in which the thread gets its file.
    await setImmediate();
    yield { path, read };
  }
}

type FileOutcome = PlanFileReport extends infer R
  ? R extends PlanFileReport
    ? Omit<R, 'file'>
    : never
  : never;

/** The registry as it was when the import began, read once; filing judges anew. */
class Registry {
  readonly directory: AgencyDirectory;
  readonly lookup: RegistryLookup;
  readonly agencyWords: ReadonlyMap<string, readonly HeaderWord[]>;

  constructor(store: Store) {
    this.directory = new AgencyDirectory(store);
    this.lookup = new RegistryLookup(store);
    this.agencyWords = agencyWords(store);
  }
}

function importFile(
  deps: ImportPlanDeps,
  { directory, lookup, agencyWords: own }: Registry,
  { workbook, bytes }: ReadFile,
  options: ImportPlansOptions,
): FileOutcome {
  const { store, pack } = deps;
  const today = store.actor.clock.today();
  const digest = sha256(bytes);
  return store.write(
    (tx): FileOutcome => {
      const kept = tx.get(keptFileByDigest, digest);
      const before = kept ? planRowsOfFile(tx, kept.id) : [];
      const earlier = before.map((row) => summarise(tx, row));
      const series = options.series === undefined ? undefined : requirePlan(tx, options.series).row;
      const moved =
        series !== undefined &&
        before.some(
          ({ id, series_id }) =>
            series_id !== series.series_id &&
            earlier.some((plan) => plan.id === id && plan.state !== 'withdrawn'),
        );
      const standing = before.filter(({ id }) =>
        earlier.some((one) => one.id === id && one.state !== 'withdrawn'),
      );
      if (earlier.length > 0 && !mayReadAnew(earlier, options, moved || knowsMoreNow(tx, standing)))
        return { outcome: 'known', plans: earlier };
      if (directory.agencies.length === 0) {
        throw new UserError('E_NO_REGISTRY', '还没有执法单位名录，无法判断是谁的计划', {
          hint: '先运行 zfjd registry import 导入名录',
        });
      }
      adoptSeries(tx, directory);
      const receivedOn = options.receivedOn ?? today;
      const intake: Intake = takeIn(
        workbook,
        { vocabularies: deps.vocabularies, directory, agencyWords: own, receivedOn },
        options,
      );
      if (series) requireSameSeries(series, intake.drafts, workbook.file);
      for (const { id } of earlier) replaceEarlier(tx, id, receivedOn);
      const fileId = keepFile(tx, workbook.file, bytes, today, digest);
      const decided = new Map<number, string>();
      const plans = intake.drafts.map((draft): ImportedPlan => {
        const judged = judgePlan(draft.facts, draft.lines, { pack, directory, lookup });
        const { id, note } = writePlan(tx, draft.facts, judged.lines, fileId, series?.series_id);
        meetResubmission(tx, id, receivedOn);
        if (note !== undefined) decided.set(id, note);
        const findings = [...draft.findings, ...judged.findings];
        replaceFindings(tx, id, 'reading', draft.findings, pack.version);
        replaceFindings(tx, id, 'own', judged.findings, pack.version);
        const summary = summarise(tx, planRow(tx, id) as PlanRow);
        tx.record({
          act: 'plan.import',
          subject: 'plan',
          id,
          summary: `收到「${workbook.file}」：${summary.agency}${summary.period}第${summary.version}版，${summary.lines}行，必改${summary.must}项，建议${summary.advice}项`,
          after: {
            file: workbook.file,
            sha256: digest,
            receivedOn,
            pack: pack.version,
            must: summary.must,
            advice: summary.advice,
          },
        });
        return { ...summary, findings };
      });
      const notes = [
        ...intake.notes,
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

/** The same plans after the comparison with all others. */
function refreshed(store: Store, report: Extract<PlanFileReport, { outcome: 'imported' }>): PlanFileReport {
  const plans = report.plans.map((plan): ImportedPlan => {
    const row = planRow(store, plan.id) as PlanRow;
    return { ...summarise(store, row), findings: weighFindings(store, row).findings };
  });
  return { ...report, plans };
}
