import { sumsFile } from '../canonical.ts';
import { deadlineFault, faultText } from '../check.ts';
import { compareFile, type Difference } from '../compare.ts';
import type { Fault } from '../model.ts';
import type { Files } from '../record.ts';
import { parseSeedLine, seedFaults } from '../seed.ts';
import { readSeed } from '../verify-first.ts';
import { picksFile, roundFolder, SAMPLE_COMMITTED, SAMPLE_FILE, SAMPLE_SUMMED } from './canonical.ts';
import type { SampleInputs } from './model.ts';
import { listFault, parseSample } from './parse-sample.ts';
import { drawRound, roundCommitment } from './round.ts';

/** What a round is checked against: the first stage it continues. */
export interface FirstStage {
  readonly period: string;
  /** 最终摘要 */
  readonly finalDigest: string;
  /** Date of the first seed; undefined where it cannot be read. */
  readonly seedOn: string | undefined;
  /** The agencies in force after the change with this digest, `-` for none; undefined where there is no such change. */
  readonly unitsAt: (changes: string) => ReadonlySet<string> | undefined;
}

/**
 * 复核 of one round: the files are as their digests say, the round continues this very draw, the seed is later
 * than the first and as promised, and the picks follow from list and seed. File names carry their folder.
 */
export function verifyRound(
  round: number,
  files: Files,
  first: FirstStage,
  published?: string,
): Difference[] {
  return roundDifferences(round, files, first, published).map((d) => {
    const folder = `${roundFolder(round)}/`;
    return { ...d, file: folder + d.file, message: folder + d.message };
  });
}

function roundDifferences(
  round: number,
  files: Files,
  first: FirstStage,
  published: string | undefined,
): Difference[] {
  const missing = [...SAMPLE_SUMMED, SAMPLE_FILE.sums].filter((name) => !files.has(name));
  if (missing.length > 0) return missing.map((file) => plain(file, `${file}：缺少此文件`));
  const differences = [
    ...compareFile(SAMPLE_FILE.sums, sumsFile(files, SAMPLE_SUMMED), files.get(SAMPLE_FILE.sums)),
    ...compareFile(
      SAMPLE_FILE.commitment,
      sumsFile(files, SAMPLE_COMMITTED),
      files.get(SAMPLE_FILE.commitment),
    ),
  ];
  const commitment = roundCommitment(files);
  if (published !== undefined && published !== commitment) {
    differences.push(plain(SAMPLE_FILE.commitment, `${SAMPLE_FILE.commitment}：承诺值与事先公布的不符`));
  }
  const { inputs, faults } = parseSample(files);
  const list = files.get(SAMPLE_FILE.list) ?? new Uint8Array();
  const inList = inputs ? listFault(list, inputs.sizes) : undefined;
  const unsound = [
    ...faults,
    ...(inList ? [inList] : []),
    ...(inputs ? ruleFaults(round, inputs, first) : []),
  ];
  differences.push(...unsound.map((fault) => toDifference(fault)));
  const seed = readSeed(files, SAMPLE_FILE.seed);
  if (!seed) {
    differences.push(plain(SAMPLE_FILE.seed, `${SAMPLE_FILE.seed} 不是规范的种子行，无法复算票号`));
  }
  if (!inputs || !seed || inList) return differences;
  for (const fault of secondSeedFaults(inputs, seed.line)) {
    differences.push(plain(SAMPLE_FILE.seed, `${SAMPLE_FILE.seed} 第1行：${fault}`));
  }
  const expected = picksFile(drawRound(inputs, list, seed.line));
  return [...differences, ...compareFile(SAMPLE_FILE.picks, expected, files.get(SAMPLE_FILE.picks))];
}

/** Where a second seed is not the one promised, or not later than the first. */
export function secondSeedFaults({ rules }: SampleInputs, line: string): string[] {
  const seed = parseSeedLine(line);
  if (!seed) return ['种子行写法不对'];
  const late = seed.date > rules.firstSeedOn ? [] : [`第二个种子须晚于第一个种子（${rules.firstSeedOn}）`];
  return [...seedFaults(rules, seed), ...late];
}

/** Where the rules of a round do not fit the first stage, or themselves. */
export function ruleFaults(round: number, { rules, sizes }: SampleInputs, first: FirstStage): Fault[] {
  const faults: Fault[] = [];
  const add = (value: string, message: string): void => {
    faults.push({ file: SAMPLE_FILE.rules, value, message });
  };
  if (rules.round !== round) add(String(rules.round), `轮次应为${round}`);
  if (rules.period !== first.period) add(rules.period, `季度与第一阶段（${first.period}）不同`);
  if (rules.firstStage !== first.finalDigest) add(rules.firstStage, '不是这次抽查的最终摘要');
  if (first.seedOn !== undefined && rules.firstSeedOn !== first.seedOn) {
    add(rules.firstSeedOn, `第一个种子的日期应为 ${first.seedOn}`);
  }
  const deadline = deadlineFault(rules.commitDeadline, rules.seedSource.notBefore);
  if (deadline !== undefined) add(rules.commitDeadline, deadline);
  if (rules.seedSource.notBefore <= rules.firstSeedOn) {
    add(rules.seedSource.notBefore, `第二个种子的最早日期须晚于第一个种子（${rules.firstSeedOn}）`);
  }
  const units = first.unitsAt(rules.changes);
  if (units === undefined) add(rules.changes, '不是这次抽查的变动摘要');
  for (const { unit } of sizes) {
    if (units?.has(unit) === false) {
      faults.push({ file: SAMPLE_FILE.sizes, value: unit, message: '不是被抽中的单位' });
    }
  }
  return faults;
}

function toDifference(fault: Fault): Difference {
  return {
    ...plain(fault.file, faultText(fault)),
    found: fault.value,
    ...(fault.line !== undefined && { line: fault.line }),
  };
}

function plain(file: string, message: string): Difference {
  return { file, expected: '', found: '', message };
}
