import { sha256 } from '../kernel/digest.ts';
import { UserError } from '../kernel/errors.ts';
import { printable } from '../kernel/text.ts';
import { COMMITTED_FILES, FILE, SUMMED_FILES, sumsFile } from './canonical.ts';
import { checkInputs, faultText } from './check.ts';
import type { Difference } from './compare.ts';
import { compareFile } from './compare.ts';
import type { DrawInputs, Fault, SeedInput } from './model.ts';
import { linesOf, parseInputs } from './parse.ts';
import type { Files } from './record.ts';
import { draw, resultFiles } from './record.ts';
import { hasUnpromisedDice, parseSeedLine, seedFaults } from './seed.ts';
import { VERIFY_SH } from './verify-sh.ts';

function fromFault(fault: Fault): Difference {
  const line = fault.line === undefined ? {} : { line: fault.line };
  return { file: fault.file, ...line, expected: '', found: fault.value, message: faultText(fault) };
}

/** Reads `05-zhongzi.txt`: exactly one line, written as `seedLineOf` writes it. */
function readSeed(files: Files): { line: string; seed: SeedInput } | undefined {
  const bytes = files.get(FILE.seed);
  const line = (bytes && linesOf(bytes)?.[0]) ?? '';
  const seed = parseSeedLine(line);
  if (!bytes || !seed || Buffer.compare(bytes, Buffer.from(`${line}\n`)) !== 0) return undefined;
  return { line, seed };
}

/**
 * 复核: replays a published record from files 01–05 and lists every place where it is not as it should be;
 * empty = the record holds. A forger can recompute all digests, so pass the 承诺值 that was published before
 * the seed. `verify.sh` is compared only where it is there; files of other names are left alone.
 */
export function verifyRecord(files: Files, publishedCommitment?: string): Difference[] {
  const missing = [...SUMMED_FILES, FILE.sums].filter((name) => !files.has(name));
  if (missing.length > 0) {
    return missing.map((file) => ({ file, expected: '', found: '', message: `缺少文件 ${file}` }));
  }
  const differences = [
    ...compareFile(FILE.sums, sumsFile(files, SUMMED_FILES), files.get(FILE.sums)),
    ...compareFile(FILE.commitment, sumsFile(files, COMMITTED_FILES), files.get(FILE.commitment)),
    ...commitmentDifference(files, publishedCommitment),
  ];
  const script = files.get(FILE.verify);
  if (script) differences.push(...compareFile(FILE.verify, VERIFY_SH, script));

  const { inputs, faults } = parseInputs(files);
  const unsound = inputs ? [...faults, ...checkInputs(inputs)] : faults;
  differences.push(...unsound.map(fromFault));
  const seed = readSeed(files);
  if (!seed) {
    const found = printable(linesOf(files.get(FILE.seed) ?? new Uint8Array())?.join(' ') ?? '');
    const message = `${FILE.seed} 不是规范的种子行，无法复算票号：「${found}」`;
    differences.push({ file: FILE.seed, line: 1, expected: '', found, message });
  }
  if (inputs && unsound.length === 0 && seed) differences.push(...replay(files, inputs, seed));
  return differences;
}

function commitmentDifference(files: Files, published: string | undefined): Difference[] {
  const found = sha256(files.get(FILE.commitment) ?? '');
  if (published === undefined || published.toLowerCase() === found) return [];
  const message = `承诺值不符：事先公布的是 ${printable(published)}，${FILE.commitment} 的摘要是 ${found}`;
  return [{ file: FILE.commitment, expected: published, found, message }];
}

function replay(files: Files, inputs: DrawInputs, seed: { line: string; seed: SeedInput }): Difference[] {
  const promise = seedFaults(inputs.rules, seed.seed).map((fault) => ({
    file: FILE.seed,
    line: 1,
    expected: '',
    found: seed.line,
    message: `${FILE.seed} 第1行：${fault}`,
  }));
  return [...promise, ...results(inputs, seed.line, files)];
}

function results(inputs: DrawInputs, seedLine: string, files: Files): Difference[] {
  try {
    const expected = [...resultFiles(draw(inputs, seedLine))];
    return expected.flatMap(([name, text]) => compareFile(name, text, files.get(name)));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [
      { file: FILE.pairs, expected: '', found: '', message: `${FILE.pairs} 无法复算：${error.message}` },
    ];
  }
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
