import { sha256 } from '../../kernel/digest.ts';
import { UserError } from '../../kernel/errors.ts';
import type { Store } from '../../store/store.ts';
import { SAMPLE_FILE } from './canonical.ts';
import type { Pick } from './model.ts';
import { drawRound, finishRound } from './round.ts';
import { insertRoundResult } from './sample-store.ts';
import { filesOfRoundKept, inputsOfRound, keepRoundFiles, requireRound } from './stored-sample.ts';

/** What a round drew, now or before. */
export interface RoundRun {
  readonly quarter: string;
  readonly round: number;
  readonly again: boolean;
  readonly picks: readonly Pick[];
  readonly finalDigest: string;
}

/** 第二阶段抽取; done again it changes nothing. @throws UserError E_SAMPLE_ROUND, E_DRAW_NO_SEED, E_DRAW_DATE */
export function runSample({ store }: { store: Store }, quarter: string, asked: number | undefined): RoundRun {
  const { clock, operator } = store.actor;
  return store.write((tx) => {
    const { round, seed, result } = requireRound(tx, quarter, asked);
    if (!seed) {
      throw new UserError('E_DRAW_NO_SEED', `${quarter} 第二阶段第${round}轮的种子还没有登记，不能抽取`, {
        hint: `开奖或掷骰之后运行 zfjd sample seed --quarter ${quarter}`,
      });
    }
    const today = clock.today();
    const committed = filesOfRoundKept(tx, quarter, round);
    const inputs = inputsOfRound(committed);
    const picks = drawRound(inputs, committed.get(SAMPLE_FILE.list) ?? new Uint8Array(), seed.line);
    if (result) return { quarter, round, again: true, picks, finalDigest: result.finalDigest };
    if (today < seed.recordedOn) {
      throw new UserError('E_DRAW_DATE', `抽取日期 ${today} 早于种子登记之日 ${seed.recordedOn}`, {
        hint: '检查 --today；抽取应在登记种子之后',
      });
    }
    const files = finishRound(committed, seed.line, picks);
    const finalDigest = sha256(files.get(SAMPLE_FILE.sums) ?? '');
    tx.run(insertRoundResult, quarter, round, finalDigest, today, clock.now(), operator);
    keepRoundFiles(tx, quarter, round, files, today);
    tx.record({
      act: 'sample.run',
      subject: 'draw',
      id: quarter,
      summary: `抽取${quarter}第二阶段第${round}轮：抽中${picks.length}件，最终摘要 ${finalDigest}`,
      after: { round, picks: picks.length, finalDigest },
    });
    return { quarter, round, again: false, picks, finalDigest };
  });
}
