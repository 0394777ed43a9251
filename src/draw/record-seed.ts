import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { normalise } from '../kernel/text.ts';
import type { Pack } from '../policy/pack.ts';
import type { Reader } from '../store/store.ts';
import { FILE } from './canonical.ts';
import type { DrawRules, SeedInput } from './model.ts';
import { writeParticular } from './particulars-store.ts';
import { checkPublication, registerPublication } from './publish-draw.ts';
import type { Files } from './record.ts';
import { acceptSeed, hasUnpromisedDice, seedEntropyBits, seedLineOf } from './seed.ts';
import { insertSeed } from './store.ts';
import { filesOf, inputsOf, keepFiles, replayRemark, requireDraw, type DrawDeps } from './stored-draw.ts';
import { readSeed, requirePast, rollerOf, rollerRemarks, type SeedReading } from './take-seed.ts';
import { recordRemarks } from './verify.ts';

/** 种子, and what is registered with it. */
export interface SeedOptions extends SeedReading {
  readonly quarter: string;
  /** Why dice are added that the rules did not promise. */
  readonly extraDiceReason?: string;
  /** When and where the 承诺值 was published, where that is not registered yet. */
  readonly publishedOn?: LocalDate;
  readonly publishedAt?: string;
  readonly witnesses: readonly string[];
  /** 掷骰人; only with dice. */
  readonly roller?: string;
}

/** A seed that fits the commitment. */
export interface PreparedSeed {
  readonly line: string;
  /** 随机性 in bits. */
  readonly entropyBits: number;
  /** Empty where no dice were added beyond the promise. */
  readonly extraDiceReason: string;
  readonly remarks: readonly string[];
  /** The record so far, with the seed's file. */
  readonly files: Files;
}

function refuse(code: string, message: string, hint: string): never {
  throw new UserError(code, message, { hint });
}

/** What was promised must be random enough by itself; dice beyond it need a reason. */
function lineOf(rules: DrawRules, seed: SeedInput, minBits: number, reason: string): string {
  if (reason === '' || !hasUnpromisedDice(rules, seed)) return acceptSeed(rules, seed, minBits);
  const { dice: _dice, ...promised } = seed;
  acceptSeed(rules, promised, minBits);
  return seedLineOf(seed);
}

/** Checks a seed against its commitment. @throws UserError E_SEED_…, E_DRAW_NOT_COMMITTED, E_DRAW_PUBLISHED */
export function prepareSeed(
  reader: Reader,
  { store, pack }: Pick<DrawDeps, 'store' | 'pack'>,
  options: SeedOptions,
): PreparedSeed {
  const { quarter, date } = options;
  const known = requireDraw(reader, quarter);
  if (known.seed) {
    refuse(
      'E_SEED_KNOWN',
      `${quarter} 的种子已登记：${known.seed.line}`,
      '种子只能登记一次；运行 zfjd draw run',
    );
  }
  const today = store.actor.clock.today();
  requirePast(date, today);
  const files = filesOf(reader, quarter);
  const { rules } = inputsOf(files);
  const on = known.committed.on;
  const seed = readSeed(quarter, options);
  const minBits = pack.get('spot_check.seed_min_bits', on).value;
  const reason = normalise(options.extraDiceReason ?? '');
  const line = lineOf(rules, seed, minBits, reason);
  if (!known.publication) requirePublication(options, on, rules, pack, today);
  files.set(FILE.seed, new TextEncoder().encode(`${line}\n`));
  return {
    line,
    entropyBits: seedEntropyBits(seed),
    extraDiceReason: hasUnpromisedDice(rules, seed) ? reason : '',
    remarks: [...recordRemarks(files), ...replayRemark(store), ...rollerRemarks(options)],
    files,
  };
}

/** A seed without a publication before it proves nothing. */
function requirePublication(
  { quarter, publishedOn, publishedAt }: SeedOptions,
  committedOn: LocalDate,
  rules: DrawRules,
  pack: Pack,
  today: LocalDate,
): void {
  if (publishedOn === undefined) {
    refuse(
      'E_DRAW_NOT_PUBLISHED',
      `${quarter} 的承诺值还没有登记公布，不能登记种子`,
      `先运行 zfjd draw publish --quarter ${quarter} --on <公布日期> --at <公布地点或网址>`,
    );
  }
  const leadDays = pack.get('spot_check.commit_days', committedOn).value;
  checkPublication({ quarter, on: publishedOn, place: publishedAt ?? '' }, today, {
    on: committedOn,
    source: rules.seedSource,
    leadDays,
  });
}

/** 登记种子, once; with it the publication, where that was not registered by itself. @throws UserError as `prepareSeed` */
export function recordSeed(deps: Pick<DrawDeps, 'store' | 'pack'>, options: SeedOptions): PreparedSeed {
  const { store, pack } = deps;
  const { clock, operator } = store.actor;
  const { quarter, publishedOn: on } = options;
  return store.write((tx) => {
    const prepared = prepareSeed(tx, deps, options);
    if (on !== undefined)
      registerPublication(tx, store, pack, { quarter, on, place: options.publishedAt ?? '' });
    const witnesses = options.witnesses.map(normalise).filter(Boolean).join('、');
    const { line, extraDiceReason } = prepared;
    const today = clock.today();
    tx.run(insertSeed, quarter, line, witnesses, extraDiceReason, today, clock.now(), operator);
    const roller = rollerOf(options);
    writeParticular(tx, { quarter, round: 0 }, 'roller', roller);
    keepFiles(tx, quarter, prepared.files, today);
    tx.record({
      act: 'draw.seed',
      subject: 'draw',
      id: quarter,
      summary: `登记${quarter}抽查的种子：${line}`,
      after: { line, witnesses, ...(roller !== '' && { roller }) },
      ...(extraDiceReason !== '' && { reason: extraDiceReason }),
    });
    return prepared;
  });
}
