import { UserError } from '../../kernel/errors.ts';
import { normalise } from '../../kernel/text.ts';
import type { Reader } from '../../store/store.ts';
import { writeParticular } from '../particulars-store.ts';
import { rollerOf, takeSeed, type SeedReading } from '../take-seed.ts';
import { insertRoundSeed } from './sample-store.ts';
import { requireRound, roundInputs, type SampleDeps } from './stored-sample.ts';
import { secondSeedFaults } from './verify-round.ts';

export interface RoundSeedOptions extends SeedReading {
  readonly quarter: string;
  readonly round?: number | undefined;
  readonly witnesses: readonly string[];
  /** 掷骰人; only with dice. */
  readonly roller?: string;
}

function refuse(code: string, message: string, hint: string): never {
  throw new UserError(code, message, { hint });
}

/** The second seed, where it fits. @throws UserError E_SEED_…, E_SAMPLE_ROUND, E_DRAW_NOT_PUBLISHED */
export function prepareRoundSeed(
  reader: Reader,
  { store, pack }: SampleDeps,
  options: RoundSeedOptions,
): { round: number; line: string } {
  const { quarter } = options;
  const { round, seed, publication, committedOn } = requireRound(reader, quarter, options.round);
  if (seed)
    refuse(
      'E_SEED_KNOWN',
      `第${round}轮的种子已登记：${seed.line}`,
      '种子只能登记一次；运行 zfjd sample run',
    );
  if (!publication) {
    refuse(
      'E_DRAW_NOT_PUBLISHED',
      `第${round}轮的承诺值还没有登记公布，不能登记种子`,
      `先运行 zfjd sample publish --quarter ${quarter} --on <公布日期> --at <公布地点或网址>`,
    );
  }
  const inputs = roundInputs(reader, quarter, round);
  const minBits = pack.get('spot_check.seed_min_bits', committedOn).value;
  const line = takeSeed(inputs.rules, options, minBits, store.actor.clock.today());
  const faults = secondSeedFaults(inputs, line);
  if (faults.length > 0)
    refuse('E_SEED_PROMISE', `种子与承诺不符：${faults.join('；')}`, '按承诺的来源和日期录入');
  return { round, line };
}

/** 登记第二个种子, once. @throws UserError as `prepareRoundSeed` */
export function seedSample(deps: SampleDeps, options: RoundSeedOptions): { round: number; line: string } {
  const { clock, operator } = deps.store.actor;
  const { quarter } = options;
  return deps.store.write((tx) => {
    const { round, line } = prepareRoundSeed(tx, deps, options);
    const witnesses = options.witnesses.map(normalise).filter(Boolean).join('、');
    const roller = rollerOf(options);
    writeParticular(tx, { quarter, round }, 'roller', roller);
    tx.run(insertRoundSeed, quarter, round, line, witnesses, clock.today(), clock.now(), operator);
    tx.record({
      act: 'sample.seed',
      subject: 'draw',
      id: quarter,
      summary: `登记${quarter}第二阶段第${round}轮的种子：${line}`,
      after: { round, line, witnesses, ...(roller !== '' && { roller }) },
    });
    return { round, line };
  });
}
