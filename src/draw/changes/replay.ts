import { sha256 } from '../../kernel/digest.ts';
import { UserError } from '../../kernel/errors.ts';
import { sumsFile } from '../canonical.ts';
import { faultText } from '../check.ts';
import { compareFile, type Difference } from '../compare.ts';
import type { Draw, DrawInputs } from '../model.ts';
import type { Files } from '../record.ts';
import {
  CHANGE_FILE,
  CHANGE_SUMMED,
  changeDigests,
  changesFile,
  parseChanges,
  seatPairsFile,
  standingFile,
} from './change-file.ts';
import type { Change } from './model.ts';
import { Standing } from './standing.ts';

/** What stands after a list of changes. */
export interface Replay {
  readonly standing: Standing;
  /** Codes in force after each change's digest; `-` is the draw itself. */
  readonly unitsAt: ReadonlyMap<string, ReadonlySet<string>>;
  /** 变动摘要; `-` where there were no changes. */
  readonly digest: string;
}

/** Applies changes in their order. @throws UserError E_DRAW_CHANGE, E_DRAW_INSPECTORS */
export function replayChanges(
  inputs: DrawInputs,
  draw: Draw,
  changes: readonly Change[],
  finalDigest: string,
): Replay {
  const standing = new Standing(inputs, draw);
  const digests = changeDigests(changes, finalDigest);
  const codes = (): ReadonlySet<string> => new Set(standing.seats().map((s) => s.unit));
  const unitsAt = new Map([['-', codes()]]);
  for (const [i, change] of changes.entries()) {
    standing.apply(change);
    unitsAt.set(digests[i] ?? '', codes());
  }
  return { standing, unitsAt, digest: digests.at(-1) ?? '-' };
}

/** Files 09–11 and their sums, beside the record; none where nothing changed. */
export function changeFiles(
  changes: readonly Change[],
  { standing }: Replay,
  finalDigest: string,
): Map<string, Uint8Array> {
  if (changes.length === 0) return new Map();
  const encoder = new TextEncoder();
  const files = new Map<string, Uint8Array>([
    [CHANGE_FILE.changes, encoder.encode(changesFile(changes, finalDigest))],
    [CHANGE_FILE.standing, encoder.encode(standingFile(standing.seats()))],
    [CHANGE_FILE.pairs, encoder.encode(seatPairsFile(standing.pairs()))],
  ]);
  return files.set(CHANGE_FILE.sums, encoder.encode(sumsFile(files, CHANGE_SUMMED)));
}

/** 复核 of the changes beside a record; a record without them is one without changes. */
export function verifyChanges(
  files: Files,
  inputs: DrawInputs,
  draw: Draw,
  finalDigest = sha256(files.get('SHA256SUMS') ?? ''),
): { differences: Difference[]; replay: Replay | undefined } {
  const present = Object.values(CHANGE_FILE).filter((name) => files.has(name));
  if (present.length === 0) return { differences: [], replay: replayChanges(inputs, draw, [], finalDigest) };
  const missing = Object.values(CHANGE_FILE).filter((name) => !files.has(name));
  if (missing.length > 0) {
    return { differences: missing.map((file) => plain(file, `缺少文件 ${file}`)), replay: undefined };
  }
  const { changes, faults } = parseChanges(files, finalDigest);
  const differences = [
    ...compareFile(CHANGE_FILE.sums, sumsFile(files, CHANGE_SUMMED), files.get(CHANGE_FILE.sums)),
    ...faults.map((fault): Difference => {
      const line = fault.line === undefined ? {} : { line: fault.line };
      return { ...plain(fault.file, faultText(fault)), ...line, found: fault.value };
    }),
  ];
  if (faults.length > 0) return { differences, replay: undefined };
  try {
    const replay = replayChanges(inputs, draw, changes, finalDigest);
    for (const [name, bytes] of changeFiles(changes, replay, finalDigest)) {
      if (name === CHANGE_FILE.standing || name === CHANGE_FILE.pairs) {
        differences.push(...compareFile(name, new TextDecoder().decode(bytes), files.get(name)));
      }
    }
    return { differences, replay };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const told = plain(CHANGE_FILE.changes, `${CHANGE_FILE.changes} 无法复算：${error.message}`);
    return { differences: [...differences, told], replay: undefined };
  }
}

function plain(file: string, message: string): Difference {
  return { file, expected: '', found: '', message };
}
