import { sha256 } from '../kernel/digest.ts';
import { FILE } from './canonical.ts';
import { verifyChanges } from './changes/replay.ts';
import type { Difference } from './compare.ts';
import { parseInputs } from './parse.ts';
import type { Files } from './record.ts';
import { roundOf } from './sample/canonical.ts';
import { verifyRound, type FirstStage } from './sample/verify-round.ts';
import { parseSample } from './sample/parse-sample.ts';
import { hasUnpromisedDice } from './seed.ts';
import { readSeed, verifyFirstStage } from './verify-first.ts';

/**
 * 复核: replays a published record, with the changes and the rounds of the second stage where there are any, and
 * lists every place where it is not as it should be; empty = the record holds. A forger can recompute all
 * digests, so pass the 承诺值 that was published before the seed. `verify.sh` is compared only where it is
 * there; files of other names are left alone.
 */
export function verifyRecord(files: Files, publishedCommitment?: string): Difference[] {
  const { differences, replay } = verifyFirstStage(files, publishedCommitment);
  if (!replay) return differences;
  const finalDigest = sha256(files.get(FILE.sums) ?? '');
  const changes = verifyChanges(files, replay.inputs, replay.draw, finalDigest);
  const first: FirstStage = {
    period: replay.inputs.rules.period,
    finalDigest,
    seedOn: replay.seed.date,
    unitsAt: (digest) => changes.replay?.unitsAt.get(digest),
  };
  return [...differences, ...changes.differences, ...verifyRounds(files, first)];
}

/** Every round, and that no list is drawn from twice. */
function verifyRounds(files: Files, first: FirstStage): Difference[] {
  const seen = new Map<string, string>();
  return [...roundsOf(files)].flatMap(([folder, { round, files: own }]) => {
    const twice = (parseSample(own).inputs?.sizes ?? []).flatMap(({ unit, category }): Difference[] => {
      const place = `${unit} ${category}`;
      const before = seen.get(place);
      seen.set(place, folder);
      const message = `${folder}：清单 ${place} 在 ${before} 中已经抽取，不得再抽`;
      return before === undefined ? [] : [{ file: folder, expected: '', found: place, message }];
    });
    return [...verifyRound(round, own, first), ...twice];
  });
}

/** Files of each round by folder, in the order of the rounds. */
export function roundsOf(files: Files): Map<string, { readonly round: number; readonly files: Files }> {
  const rounds = new Map<string, { round: number; files: Map<string, Uint8Array> }>();
  for (const [path, bytes] of files) {
    const [folder = '', name] = path.split('/');
    const round = roundOf(folder);
    if (round === undefined || name === undefined) continue;
    const known = rounds.get(folder) ?? { round, files: new Map<string, Uint8Array>() };
    rounds.set(folder, known);
    known.files.set(name, bytes);
  }
  return new Map([...rounds].sort(([, x], [, y]) => x.round - y.round));
}

/** What a reader of a sound record should still look at; not differences. */
export function recordRemarks(files: Files): string[] {
  const { inputs } = parseInputs(files);
  const seed = readSeed(files)?.seed;
  if (!inputs || !seed) return [];
  const remarks: string[] = [];
  if (seed.lottery) {
    const { notBefore } = inputs.rules.seedSource;
    remarks.push(
      `请对照开奖公告核对：${seed.lottery.code} 第${seed.lottery.issue}期（${seed.date}）是 ${notBefore} 起的首次开奖，号码一致`,
    );
  }
  if (hasUnpromisedDice(inputs.rules, seed)) remarks.push('种子含有骰子读数，而规则没有事先写明使用骰子');
  return remarks;
}
