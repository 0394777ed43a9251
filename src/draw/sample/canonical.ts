import { rateText, seedSourceText, tsv } from '../canonical.ts';
import { SCHEME, byCode } from '../model.ts';
import type { Category, ListSize, Pick, SampleRules } from './model.ts';

/** Names of the files of one round, in the order of the acts; the folder is `erjie-<轮次>`. */
export const SAMPLE_FILE = {
  rules: '21-guize.tsv',
  categories: '22-leibie.tsv',
  sizes: '23-danwei.tsv',
  list: '24-qingdan.tsv',
  commitment: 'CHENGNUO.sha256',
  seed: '25-zhongzi.txt',
  picks: '26-chouyang.tsv',
  sums: 'SHA256SUMS',
} as const;

/** What the 承诺值 of a round covers. */
export const SAMPLE_COMMITTED = [
  SAMPLE_FILE.rules,
  SAMPLE_FILE.categories,
  SAMPLE_FILE.sizes,
  SAMPLE_FILE.list,
] as const;

export const SAMPLE_SUMMED = [
  ...SAMPLE_COMMITTED,
  SAMPLE_FILE.seed,
  SAMPLE_FILE.picks,
  SAMPLE_FILE.commitment,
] as const;

export const SAMPLE_HEADER = {
  categories: ['category', 'name', 'rate', 'least'],
  sizes: ['unit', 'category', 'files'],
  list: ['unit', 'category', 'number'],
  picks: ['unit', 'category', 'number', 'ticket'],
} as const;

export const SAMPLE_RULE_KEYS = [
  'version',
  'period',
  'round',
  'first_stage',
  'changes',
  'first_seed_date',
  'seed_source',
  'commit_deadline',
] as const;

export type SampleRuleKey = (typeof SAMPLE_RULE_KEYS)[number];

const FOLDER = /^erjie-([1-9][0-9]{0,2})$/;

/** `erjie-1` */
export function roundFolder(round: number): string {
  return `erjie-${round}`;
}

/** The round a folder holds; undefined where it is none. */
export function roundOf(folder: string): number | undefined {
  const digits = FOLDER.exec(folder)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export function sampleRulesFile(rules: SampleRules): string {
  const values: Record<SampleRuleKey, string> = {
    version: SCHEME,
    period: rules.period,
    round: String(rules.round),
    first_stage: rules.firstStage,
    changes: rules.changes,
    first_seed_date: rules.firstSeedOn,
    seed_source: seedSourceText(rules.seedSource),
    commit_deadline: rules.commitDeadline,
  };
  return SAMPLE_RULE_KEYS.map((key) => `${key}\t${values[key]}\n`).join('');
}

export function categoriesFile(categories: readonly Category[]): string {
  const rows = categories
    .toSorted((x, y) => byCode(x.code, y.code))
    .map((c) => [c.code, c.name.normalize('NFC'), rateText(c.rate), c.least]);
  return tsv(SAMPLE_HEADER.categories, rows);
}

/** Order of lists in every file: agency, then category, in byte order. */
export function byList(
  x: { readonly unit: string; readonly category: string },
  y: { readonly unit: string; readonly category: string },
): number {
  return byCode(x.unit, y.unit) || byCode(x.category, y.category);
}

export function sizesFile(sizes: readonly ListSize[]): string {
  return tsv(
    SAMPLE_HEADER.sizes,
    sizes.toSorted(byList).map((s) => [s.unit, s.category, s.size]),
  );
}

/** Expects the order of `pickFiles`. */
export function picksFile(picks: readonly Pick[]): string {
  return tsv(
    SAMPLE_HEADER.picks,
    picks.map((p) => [p.unit, p.category, p.number, p.ticket]),
  );
}

/** One agency's numbers of one category, as they are kept: in byte order, one a line. */
export interface NumberList {
  readonly unit: string;
  readonly category: string;
  readonly bytes: Uint8Array;
}

/** `24-qingdan.tsv` from the kept lists, without ever holding their lines apart. Lists must be in `byList` order. */
export function listFile(lists: readonly NumberList[]): Uint8Array {
  const encoder = new TextEncoder();
  const prefixed = lists.map(({ unit, category, bytes }) => ({
    prefix: encoder.encode(`${unit}\t${category}\t`),
    bytes,
    rows: countLines(bytes),
  }));
  const header = encoder.encode(`${SAMPLE_HEADER.list.join('\t')}\n`);
  const size = prefixed.reduce((n, p) => n + p.bytes.length + p.rows * p.prefix.length, header.length);
  const file = Buffer.allocUnsafe(size);
  file.set(header);
  let at = header.length;
  for (const { prefix, bytes } of prefixed) {
    for (let from = 0; from < bytes.length;) {
      const end = bytes.indexOf(LF, from) + 1;
      file.set(prefix, at);
      at += prefix.length;
      for (let i = from; i < end; i += 1) file[at++] = bytes[i] ?? 0;
      from = end;
    }
  }
  return file;
}

const LF = 10;

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return lines;
}
