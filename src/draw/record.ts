import { sha256 } from '../kernel/digest.ts';
import { UserError } from '../kernel/errors.ts';
import {
  FILE,
  SUMMED_FILES,
  committedFiles,
  pairsFile,
  selectedFile,
  sumsFile,
  ticketsFile,
} from './canonical.ts';
import { checkInputs, requireSound } from './check.ts';
import type { Draw, DrawInputs, DrawLimits } from './model.ts';
import { pairInspectors } from './pair.ts';
import { quotasOf } from './quota.ts';
import { parseSeedLine, seedFaults } from './seed.ts';
import { select, selectedOf } from './select.ts';
import { entriesOf, seedHashOf } from './tickets.ts';
import { VERIFY_SH } from './verify-sh.ts';

/** File name → bytes. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** 承诺: the files to be published before the seed exists, and the value that fixes them. */
export interface Commitment {
  /** 承诺值: SHA-256 of `CHENGNUO.sha256`. */
  readonly value: string;
  readonly files: Files;
}

/** Commits to rules, roster, inspectors and exclusions. @throws UserError E_DRAW_INPUTS with all faults */
export function commit(inputs: DrawInputs, limits: DrawLimits): Commitment {
  requireSound(checkInputs(inputs, limits));
  const files = committedFiles(inputs);
  return { value: commitmentOf(files), files };
}

/** 承诺值 of a record's files. @throws RangeError where `CHENGNUO.sha256` is missing */
export function commitmentOf(files: Files): string {
  const bytes = files.get(FILE.commitment);
  if (bytes === undefined) throw new RangeError(`no such file: ${FILE.commitment}`);
  return sha256(bytes);
}

/** 抽取: everything that follows from sound inputs and a seed line, in the same way every time. */
export function draw(inputs: DrawInputs, seedLine: string): Draw {
  const seedHash = seedHashOf(seedLine);
  const quotas = quotasOf(inputs.units, inputs.rules);
  const tickets = select(entriesOf(seedHash, inputs.units), quotas);
  const selected = selectedOf(tickets);
  const pairs = pairInspectors(seedHash, {
    units: selected.map((s) => s.code),
    inspectors: inputs.inspectors,
    exclusions: inputs.exclusions,
    perUnit: inputs.rules.inspectorsPerUnit,
  });
  return { seedLine, seedHash, quotas, tickets, selected, pairs };
}

/** Files 06–08 as a draw makes them. */
export function resultFiles(result: Draw): Map<string, string> {
  return new Map<string, string>([
    [FILE.tickets, ticketsFile(result.tickets)],
    [FILE.selected, selectedFile(result.selected)],
    [FILE.pairs, pairsFile(result.pairs)],
  ]);
}

/** 抽查记录: the draw and all its files. */
export interface DrawRecord {
  readonly inputs: DrawInputs;
  readonly commitment: string;
  readonly draw: Draw;
  readonly files: Files;
  /** 最终摘要: SHA-256 of `SHA256SUMS`, which stands for the whole record. */
  readonly finalDigest: string;
}

/**
 * The whole record of a draw from a seed line in canonical form.
 * @throws UserError E_DRAW_INPUTS; E_SEED_FORM, E_SEED_PROMISE where the line does not fit the rules
 */
export function buildRecord(inputs: DrawInputs, seedLine: string): DrawRecord {
  requireSound(checkInputs(inputs));
  const seed = parseSeedLine(seedLine);
  if (seed === undefined) {
    throw new UserError('E_SEED_FORM', `种子行写法不对：${seedLine}`, {
      hint: '种子行由程序生成，不要手工改写',
    });
  }
  const faults = seedFaults(inputs.rules, seed);
  if (faults.length > 0) {
    throw new UserError('E_SEED_PROMISE', `种子与承诺不符：${faults.join('；')}`, {
      hint: '按承诺的来源和日期录入；承诺不能更改',
    });
  }
  const result = draw(inputs, seedLine);
  const encoder = new TextEncoder();
  const files = committedFiles(inputs);
  files.set(FILE.seed, encoder.encode(`${seedLine}\n`));
  for (const [name, text] of resultFiles(result)) files.set(name, encoder.encode(text));
  const sums = sumsFile(files, SUMMED_FILES);
  files.set(FILE.sums, encoder.encode(sums));
  files.set(FILE.verify, encoder.encode(VERIFY_SH));
  return { inputs, commitment: commitmentOf(files), draw: result, files, finalDigest: sha256(sums) };
}
