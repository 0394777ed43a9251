import type { Matter, Stage } from './model.ts';

/** What a fact must bring besides its date: a text, or evidence in words or as a file. */
export type Need = 'text' | 'proof';

export interface ActRule {
  readonly name: string;
  /** The command that does it, with `<编号>` for the case and `<…>` for what a person must fill in. */
  readonly command: string;
  /** From which stage to which, or back to where the request was made; a stage not named here refuses the act. */
  readonly moves: { readonly [S in Stage]?: Stage | 'back' };
  /** Required content, each with the reason shown where it is missing. */
  readonly needs: { readonly [N in Need]?: string };
  /** Beside the line: the stage stays, and so does the order of days of the line. */
  readonly side?: true;
  /** What stands open from then on, or is settled by it. */
  readonly opens?: Matter;
  readonly settles?: Matter;
  /** Refused as long as one of these stands open. */
  readonly unless?: readonly Matter[];
  /** Taken while the case is suspended, too. */
  readonly suspended?: true;
  /** Makes a document void (`details.document`); its number is never used again. */
  readonly voids?: true;
}

type Moves = ActRule['moves'];

export const stays = (...stages: readonly Stage[]): Moves =>
  Object.fromEntries(stages.map((stage) => [stage, stage]));

/** Before a document, with one, and after it. */
const EARLY = ['clue', 'warned', 'unresolved'] as const;
export const WITH_DOCUMENT = ['issued', 'served', 'reported', 'passed', 'failed'] as const;
export const UPWARD = ['escalated', 'declined', 'decided', 'enforcing', 'executed'] as const;
export const OPEN = [...EARLY, ...WITH_DOCUMENT, 'withdrawn', ...UPWARD] as const;

/** A case is not ended over an objection nobody answered, nor while it is listed. */
export const SETTLED: readonly Matter[] = ['objection', 'listing'];
