import { UserError } from '../../kernel/errors.ts';
import { addDays } from '../../kernel/local-date.ts';
import { readKeptFile } from '../../store/archive.ts';
import type { Reader } from '../../store/store.ts';
import { seedSourceText } from '../canonical.ts';
import { currentDraw } from '../changes/stored-changes.ts';
import { deadlineFault, entropyFault, leadFault } from '../check.ts';
import type { SeedSource } from '../model.ts';
import { parseSeedLine } from '../seed.ts';
import { END_OF_OFFICE } from '../typed-values.ts';
import { toCategory } from './check-lists.ts';
import type { SampleInputs } from './model.ts';
import { commitRound, roundCommitment } from './round.ts';
import { insertPart, insertRound } from './sample-store.ts';
import {
  keepRoundFiles,
  storedLists,
  storedRounds,
  type SampleDeps,
  type StoredList,
} from './stored-sample.ts';

export interface CommitRoundOptions {
  readonly quarter: string;
  readonly source: Partial<SeedSource>;
  readonly deadline?: string | undefined;
}

/** What a round would commit to, or did. */
export interface PreparedRound {
  readonly inputs: SampleInputs;
  readonly lists: readonly StoredList[];
  readonly commitment: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

function refuse(code: string, message: string, hint: string): never {
  throw new UserError(code, message, { hint });
}

/** Puts a round together from the lists that are in no round yet. @throws UserError E_SAMPLE_…, E_DRAW_NOT_DRAWN */
export function prepareRound(
  reader: Reader,
  { store, pack }: SampleDeps,
  options: CommitRoundOptions,
): PreparedRound {
  const { quarter } = options;
  const { clock } = store.actor;
  const today = clock.today();
  const current = currentDraw(reader, quarter);
  const inForce = new Set(current.replay.standing.seats().map((s) => s.unit));
  const lists = storedLists(reader, quarter).filter((l) => l.round === undefined && inForce.has(l.unit));
  if (lists.length === 0) {
    refuse(
      'E_SAMPLE_LISTS',
      `${quarter} 没有待承诺的清单`,
      `先用 zfjd sample import --quarter ${quarter} 收清单`,
    );
  }
  const firstSeedOn = parseSeedLine(current.seedLine)?.date ?? today;
  const days = pack.get('spot_check.second_days', today).value;
  const earliest = addDays(today, days);
  const notBefore = options.source.notBefore ?? (earliest > firstSeedOn ? earliest : addDays(firstSeedOn, 1));
  const seedSource: SeedSource = { ...options.source, notBefore };
  const commitDeadline = options.deadline ?? `${addDays(notBefore, -days)}T${END_OF_OFFICE}+08:00`;
  const faults = [
    notBefore > firstSeedOn ? undefined : `第二个种子须晚于第一个种子（${firstSeedOn}）`,
    deadlineFault(commitDeadline, notBefore),
    leadFault(commitDeadline, notBefore, days),
    entropyFault(seedSource, pack.get('spot_check.seed_min_bits', today).value),
    seedSource.lottery === undefined && seedSource.dice === undefined ? '没有写明种子来源' : undefined,
  ].filter((fault) => fault !== undefined);
  if (faults.length > 0)
    refuse('E_DRAW_INPUTS', faults.join('；'), '用 --lottery、--dice、--not-before 改正');
  const now = `${today}T${clock.now().slice(11, 16)}+08:00`;
  if (now > commitDeadline) {
    refuse('E_DRAW_DEADLINE', `承诺截止 ${commitDeadline} 已过（现在是 ${now}）`, '把 --not-before 推后');
  }
  const used = new Set(lists.map((l) => l.category));
  const inputs: SampleInputs = {
    rules: {
      period: quarter,
      round: storedRounds(reader, quarter).length + 1,
      firstStage: current.finalDigest,
      changes: current.replay.digest,
      firstSeedOn,
      seedSource,
      commitDeadline,
    },
    categories: pack
      .get('spot_check.second_stage', today)
      .value.filter((c) => used.has(c.code))
      .map(toCategory),
    sizes: lists.map((l) => ({ unit: l.unit, category: l.category, size: l.files })),
  };
  const files = commitRound(
    inputs,
    lists.map((l) => ({ unit: l.unit, category: l.category, bytes: readKeptFile(reader, l.fileId).bytes })),
  );
  return { inputs, lists, commitment: roundCommitment(files), files };
}

/** 第二阶段承诺: fixes the lists of a round for good. @throws UserError as `prepareRound` */
export function commitSample(deps: SampleDeps, options: CommitRoundOptions): PreparedRound {
  const { clock, operator } = deps.store.actor;
  const { quarter } = options;
  return deps.store.write((tx) => {
    const prepared = prepareRound(tx, deps, options);
    const { inputs, lists, commitment, files } = prepared;
    const { round, seedSource } = inputs.rules;
    const today = clock.today();
    tx.run(insertRound, quarter, round, commitment, deps.pack.version, today, clock.now(), operator);
    for (const l of lists) tx.run(insertPart, quarter, l.unit, l.category, round, l.id);
    keepRoundFiles(tx, quarter, round, files, today);
    const total = lists.reduce((n, l) => n + l.files, 0);
    tx.record({
      act: 'sample.commit',
      subject: 'draw',
      id: quarter,
      summary: `承诺${quarter}第二阶段第${round}轮：${lists.length}份清单共${total}件，种子来源 ${seedSourceText(seedSource)}，承诺值 ${commitment}`,
      after: { ...inputs.rules, commitment, lists: inputs.sizes },
    });
    return prepared;
  });
}
