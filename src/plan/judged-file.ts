import { UserError } from '../kernel/errors.ts';
import { sha256 } from '../kernel/digest.ts';
import type { Finding } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import { keptFileByDigest } from '../store/archive.ts';
import type { Reader } from '../store/store.ts';
import type { HeaderWord } from '../workbook/header-words.ts';
import type { ReadFile } from '../workbook/reader.ts';
import type { Section, Vocabulary } from '../workbook/vocabulary.ts';
import { specialTask, type SpecialTask } from './choose-series.ts';
import { agencyWords } from './header-words.ts';
import { takeIn, type IntakeOptions } from './intake.ts';
import { judgePlan } from './judge.ts';
import { RegistryLookup } from './lookup.ts';
import type { PlanFacts, PlanLine } from './model.ts';
import { packLines, type PackedLines } from './packed-lines.ts';
import { LineMeter } from './plan-limits.ts';
import { knowsMoreNow, mayReadAnew } from './read-anew.ts';
import { planRowsOfFile } from './store.ts';
import { requirePlan, summarise, type PlanSummary } from './stored-plan.ts';

/** A plan as it is to be written. */
export interface PlanToWrite {
  readonly facts: PlanFacts;
  readonly lines: PackedLines;
  /** Of a special plan. */
  readonly task: SpecialTask | undefined;
}

export interface JudgedPlan extends PlanToWrite {
  /** What was found while reading. */
  readonly reading: readonly Finding[];
  /** What the rules found. */
  readonly own: readonly Finding[];
}

/** What a file's plans came to, in a form that passes between threads. Nothing is written yet. */
export interface JudgedFile {
  readonly plans: readonly JudgedPlan[];
  /** What was passed over, and why. */
  readonly notes: readonly string[];
}

/** 审查一个文件: the file as it came and what was made of it; nothing where the very same bytes came before. */
export interface JudgedBytes {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly judged: JudgedFile | undefined;
}

export interface JudgeOptions extends IntakeOptions {
  /** 计划 of which the one file holds the next version, by number or code. */
  readonly series?: string | undefined;
  readonly receivedOn: LocalDate;
  /** The file may say more than usual. */
  readonly large?: boolean | undefined;
}

/** What files are judged by: the registry as it was when the import began, read once; filing judges anew. */
export class JudgeDesk {
  readonly reader: Reader;
  readonly pack: Pack;
  readonly vocabularies: Readonly<Record<Section, Vocabulary>>;
  readonly directory: AgencyDirectory;
  readonly agencyWords: ReadonlyMap<string, readonly HeaderWord[]>;
  #lookup: RegistryLookup | undefined;

  constructor(reader: Reader, pack: Pack, vocabularies: Readonly<Record<Section, Vocabulary>>) {
    this.reader = reader;
    this.pack = pack;
    this.vocabularies = vocabularies;
    this.directory = new AgencyDirectory(reader);
    this.agencyWords = agencyWords(reader);
  }

  get lookup(): RegistryLookup {
    return (this.#lookup ??= new RegistryLookup(this.reader));
  }

  /**
   * Reads and judges what is not known yet; what is known only where `anew`.
   * @throws UserError where the file holds no plan, or does not say whose or for when
   */
  judge({ workbook, bytes }: ReadFile, options: JudgeOptions, anew = false): JudgedBytes {
    const digest = sha256(bytes);
    const file = { file: workbook.file, bytes, sha256: digest };
    if (!anew && standingOf(this.reader, digest, options).known) return { ...file, judged: undefined };
    if (this.directory.agencies.length === 0) {
      throw new UserError('E_NO_REGISTRY', '还没有执法单位名录，无法判断是谁的计划', {
        hint: '先运行 zfjd registry import 导入名录',
      });
    }
    const intake = takeIn(
      workbook,
      {
        vocabularies: this.vocabularies,
        directory: this.directory,
        agencyWords: this.agencyWords,
        receivedOn: options.receivedOn,
      },
      options,
    );
    const meter = new LineMeter(workbook.file, options.large ?? false);
    const plans = intake.drafts.map((draft): JudgedPlan => {
      const { lines, findings } = judgePlan(draft.facts, draft.lines, this, meter);
      return { ...planToWrite(draft.facts, lines), reading: draft.findings, own: findings };
    });
    return { ...file, judged: { plans, notes: intake.notes } };
  }
}

export function planToWrite(facts: PlanFacts, lines: readonly PlanLine[]): PlanToWrite {
  const task = facts.kind === 'special' ? specialTask(lines) : undefined;
  return { facts, lines: packLines(lines), task };
}

/** The plans that the same bytes gave before. */
export interface Standing {
  readonly earlier: readonly PlanSummary[];
  /** That is all there is to say of them: they are not read anew. */
  readonly known: boolean;
}

/** @throws UserError E_PLAN_UNKNOWN where there is no such series */
export function standingOf(
  reader: Reader,
  digest: string,
  options: Pick<JudgeOptions, 'series'> & IntakeOptions,
): Standing {
  const kept = reader.get(keptFileByDigest, digest);
  const before = kept ? planRowsOfFile(reader, kept.id) : [];
  const earlier = before.map((row) => summarise(reader, row));
  const series = options.series === undefined ? undefined : requirePlan(reader, options.series).row;
  const stands = (id: number) => earlier.some((plan) => plan.id === id && plan.state !== 'withdrawn');
  const standing = before.filter(({ id }) => stands(id));
  const moved = series !== undefined && standing.some(({ series_id }) => series_id !== series.series_id);
  const known = earlier.length > 0 && !mayReadAnew(earlier, options, moved || knowsMoreNow(reader, standing));
  return { earlier, known };
}
