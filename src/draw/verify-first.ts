import { sha256 } from '../kernel/digest.ts';
import { UserError } from '../kernel/errors.ts';
import { printable } from '../kernel/text.ts';
import { COMMITTED_FILES, FILE, SUMMED_FILES, sumsFile } from './canonical.ts';
import { checkInputs, faultText } from './check.ts';
import type { Difference } from './compare.ts';
import { compareFile } from './compare.ts';
import type { Draw, DrawInputs, Fault, SeedInput } from './model.ts';
import { linesOf } from './canonical-reader.ts';
import { parseInputs } from './parse.ts';
import type { Files } from './record.ts';
import { draw, resultFiles } from './record.ts';
import { parseSeedLine, seedFaults } from './seed.ts';
import { VERIFY_SH } from './verify-sh.ts';

function fromFault(fault: Fault): Difference {
  const line = fault.line === undefined ? {} : { line: fault.line };
  return { file: fault.file, ...line, expected: '', found: fault.value, message: faultText(fault) };
}

/** Reads the seed's file: exactly one line, written as `seedLineOf` writes it. */
export function readSeed(
  files: Files,
  name: string = FILE.seed,
): { line: string; seed: SeedInput } | undefined {
  const bytes = files.get(name);
  const line = (bytes && linesOf(bytes)?.[0]) ?? '';
  const seed = parseSeedLine(line);
  if (!bytes || !seed || Buffer.compare(bytes, Buffer.from(`${line}\n`)) !== 0) return undefined;
  return { line, seed };
}

/** What a replay of the first stage finds; `replay` is absent where it cannot be made. */
export interface FirstReplay {
  readonly differences: Difference[];
  readonly replay?: { readonly inputs: DrawInputs; readonly draw: Draw; readonly seed: SeedInput };
}

/** Replays files 01–08 from 01–05, and compares their digests and `verify.sh` where it is there. */
export function verifyFirstStage(files: Files, publishedCommitment?: string): FirstReplay {
  const missing = [...SUMMED_FILES, FILE.sums].filter((name) => !files.has(name));
  if (missing.length > 0) {
    return {
      differences: missing.map((file) => ({ file, expected: '', found: '', message: `缺少文件 ${file}` })),
    };
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
  if (!inputs || unsound.length > 0 || !seed) return { differences };
  differences.push(...promiseDifferences(inputs, seed));
  try {
    const result = draw(inputs, seed.line);
    for (const [name, text] of resultFiles(result))
      differences.push(...compareFile(name, text, files.get(name)));
    return { differences, replay: { inputs, draw: result, seed: seed.seed } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const message = `${FILE.pairs} 无法复算：${error.message}`;
    return { differences: [...differences, { file: FILE.pairs, expected: '', found: '', message }] };
  }
}

function commitmentDifference(files: Files, published: string | undefined): Difference[] {
  const found = sha256(files.get(FILE.commitment) ?? '');
  if (published === undefined || published.toLowerCase() === found) return [];
  const message = `承诺值不符：事先公布的是 ${printable(published)}，${FILE.commitment} 的摘要是 ${found}`;
  return [{ file: FILE.commitment, expected: published, found, message }];
}

function promiseDifferences(inputs: DrawInputs, seed: { line: string; seed: SeedInput }): Difference[] {
  return seedFaults(inputs.rules, seed.seed).map((fault) => ({
    file: FILE.seed,
    line: 1,
    expected: '',
    found: seed.line,
    message: `${FILE.seed} 第1行：${fault}`,
  }));
}
