import type { Reader } from '../../store/store.ts';
import { linesOf } from '../canonical-reader.ts';
import { seedSourceText } from '../canonical.ts';
import { SAMPLE_FILE } from './canonical.ts';
import type { ListSize, Pick } from './model.ts';
import { countsOf } from './round.ts';
import { filesOfRoundKept, roundInputs, storedRounds, type StoredRound } from './stored-sample.ts';

/** A list of a round: M and m. */
export interface RoundList extends ListSize {
  readonly toDraw: number;
}

/** One round as people read it. */
export interface RoundReport extends StoredRound {
  readonly seedSource: string;
  readonly commitDeadline: string;
  readonly notBefore: string;
  readonly lists: readonly RoundList[];
  /** In ticket order within each list; empty before the draw. */
  readonly picks: readonly Pick[];
}

/** 第二阶段 of a quarter, round by round. */
export function showSample(reader: Reader, quarter: string): RoundReport[] {
  return storedRounds(reader, quarter).map((stored): RoundReport => {
    const files = filesOfRoundKept(reader, quarter, stored.round, [SAMPLE_FILE.picks]);
    const inputs = roundInputs(reader, quarter, stored.round);
    const countOf = countsOf(inputs);
    const { seedSource, commitDeadline } = inputs.rules;
    return {
      ...stored,
      seedSource: seedSourceText(seedSource),
      commitDeadline,
      notBefore: seedSource.notBefore,
      lists: inputs.sizes.map((s) => Object.assign({ ...s }, { toDraw: countOf(s.unit, s.category) })),
      picks: picksIn(files.get(SAMPLE_FILE.picks)),
    };
  });
}

function picksIn(bytes: Uint8Array | undefined): Pick[] {
  return (linesOf(bytes ?? new Uint8Array()) ?? []).slice(1).map((line) => {
    const [unit = '', category = '', number = '', ticket = ''] = line.split('\t');
    return { unit, category, number, ticket };
  });
}
