import { sha256 } from '../../kernel/digest.ts';
import { sumsFile } from '../canonical.ts';
import type { Files } from '../record.ts';
import { seedHashOf } from '../tickets.ts';
import {
  byList,
  categoriesFile,
  listFile,
  picksFile,
  SAMPLE_COMMITTED,
  SAMPLE_FILE,
  SAMPLE_SUMMED,
  sampleRulesFile,
  sizesFile,
  type NumberList,
} from './canonical.ts';
import { sampleSize, type Category, type Pick, type SampleInputs } from './model.ts';
import { listRows } from './parse-sample.ts';
import { pickFiles } from './pick-files.ts';

/** The committed files 21–24 of a round and its `CHENGNUO.sha256`. */
export function commitRound(inputs: SampleInputs, lists: readonly NumberList[]): Map<string, Uint8Array> {
  const encoder = new TextEncoder();
  const files = new Map<string, Uint8Array>([
    [SAMPLE_FILE.rules, encoder.encode(sampleRulesFile(inputs.rules))],
    [SAMPLE_FILE.categories, encoder.encode(categoriesFile(inputs.categories))],
    [SAMPLE_FILE.sizes, encoder.encode(sizesFile(inputs.sizes))],
    [SAMPLE_FILE.list, listFile(lists.toSorted(byList))],
  ]);
  files.set(SAMPLE_FILE.commitment, encoder.encode(sumsFile(files, SAMPLE_COMMITTED)));
  return files;
}

/** 承诺值 of a round: SHA-256 of its `CHENGNUO.sha256`. */
export function roundCommitment(files: Files): string {
  return sha256(files.get(SAMPLE_FILE.commitment) ?? '');
}

/** m of a list, by the committed categories and sizes; 0 where there is no such list. */
export function countsOf({ categories, sizes }: Lists): (unit: string, category: string) => number {
  const byCode = new Map<string, Category>(categories.map((c) => [c.code, c]));
  const counts = new Map<string, number>();
  for (const { unit, category, size } of sizes) {
    const rule = byCode.get(category);
    if (rule) counts.set(`${unit}\t${category}`, sampleSize(rule, size));
  }
  return (unit, category) => counts.get(`${unit}\t${category}`) ?? 0;
}

type Lists = Omit<SampleInputs, 'rules'>;

/** What the second seed draws from the committed list. */
export function drawRound(inputs: SampleInputs, list: Uint8Array, seedLine: string): Pick[] {
  return pickFiles(seedHashOf(seedLine), listRows(list), countsOf(inputs));
}

/** Files 25, 26 and `SHA256SUMS`, added to the committed ones. */
export function finishRound(
  committed: Files,
  seedLine: string,
  picks: readonly Pick[],
): Map<string, Uint8Array> {
  const encoder = new TextEncoder();
  const files = new Map(committed);
  files.set(SAMPLE_FILE.seed, encoder.encode(`${seedLine}\n`));
  files.set(SAMPLE_FILE.picks, encoder.encode(picksFile(picks)));
  return files.set(SAMPLE_FILE.sums, encoder.encode(sumsFile(files, SAMPLE_SUMMED)));
}
