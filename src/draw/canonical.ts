import { sha256 } from '../kernel/digest.ts';
import type {
  DrawInputs,
  DrawRules,
  Exclusion,
  Pair,
  Rate,
  SeedSource,
  Selected,
  Ticket,
  Unit,
} from './model.ts';
import { SCHEME, byCode } from './model.ts';

/** Names of the record's files, in the order of the acts. */
export const FILE = {
  rules: '01-guize.tsv',
  roster: '02-minglu.tsv',
  inspectors: '03-renyuan.tsv',
  exclusions: '04-huibi.tsv',
  commitment: 'CHENGNUO.sha256',
  seed: '05-zhongzi.txt',
  tickets: '06-piaohao.tsv',
  selected: '07-jieguo.tsv',
  pairs: '08-peidui.tsv',
  sums: 'SHA256SUMS',
  verify: 'verify.sh',
} as const;

/** What the 承诺值 covers. */
export const COMMITTED_FILES = [FILE.rules, FILE.roster, FILE.inspectors, FILE.exclusions] as const;

/** What `SHA256SUMS` covers: everything but itself and the script that checks it. */
export const SUMMED_FILES = [
  ...COMMITTED_FILES,
  FILE.seed,
  FILE.tickets,
  FILE.selected,
  FILE.pairs,
  FILE.commitment,
] as const;

export const HEADER = {
  roster: ['code', 'name', 'stratum', 'weight', 'covered'],
  inspectors: ['code'],
  exclusions: ['unit', 'inspector'],
  tickets: ['part', 'stratum', 'code', 'ticket', 'selected'],
  selected: ['code', 'part', 'stratum'],
  pairs: ['unit', 'inspector', 'ticket', 'cap'],
} as const;

/** Keys of the rule file, in its order. */
export const RULE_KEYS = [
  'version',
  'period',
  'rate',
  'cycle_quarters',
  'cycle_position',
  'risk_seats',
  'inspectors_per_unit',
  'seed_source',
  'commit_deadline',
] as const;

export type RuleKey = (typeof RULE_KEYS)[number];

/** Rows under their header, tab separated, each with its line end. */
export function tsv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows].map((row) => `${row.join('\t')}\n`).join('');
}

/** `10/100` */
export function rateText(rate: Rate): string {
  return `${rate.numerator}/${rate.denominator}`;
}

/** `KL8 first draw dated >= 2026-04-15`, with ` + 20 D10` where dice were promised; or `20 D10 dated >= …`. */
export function seedSourceText(source: SeedSource): string {
  if (source.lottery === undefined) return `${source.dice ?? 0} D10 dated >= ${source.notBefore}`;
  const dice = source.dice === undefined ? '' : ` + ${source.dice} D10`;
  return `${source.lottery} first draw dated >= ${source.notBefore}${dice}`;
}

/** 规则 as `01-guize.tsv`. */
export function rulesFile(rules: DrawRules): string {
  const values: Record<RuleKey, string> = {
    version: SCHEME,
    period: rules.period,
    rate: rateText(rules.rate),
    cycle_quarters: String(rules.cycleQuarters),
    cycle_position: String(rules.cyclePosition),
    risk_seats: String(rules.riskSeats),
    inspectors_per_unit: String(rules.inspectorsPerUnit),
    seed_source: seedSourceText(rules.seedSource),
    commit_deadline: rules.commitDeadline,
  };
  return RULE_KEYS.map((key) => `${key}\t${values[key]}\n`).join('');
}

/** 名录 as `02-minglu.tsv`; names in NFC, so that texts that look alike have the same digest. */
export function rosterFile(units: readonly Unit[]): string {
  const rows = [...units]
    .sort((x, y) => byCode(x.code, y.code))
    .map((u) => [u.code, u.name.normalize('NFC'), u.stratum, u.weight, u.covered ? 1 : 0]);
  return tsv(HEADER.roster, rows);
}

/** 检查人员 as `03-renyuan.tsv`; codes only, persons stay unnamed. */
export function inspectorsFile(inspectors: readonly string[]): string {
  const rows = [...inspectors].sort(byCode).map((code) => [code]);
  return tsv(HEADER.inspectors, rows);
}

/** 回避 as `04-huibi.tsv`. */
export function exclusionsFile(exclusions: readonly Exclusion[]): string {
  const rows = [...exclusions]
    .sort((x, y) => byCode(x.unit, y.unit) || byCode(x.inspector, y.inspector))
    .map((e) => [e.unit, e.inspector]);
  return tsv(HEADER.exclusions, rows);
}

/** 票号 as `06-piaohao.tsv`; expects the order of `select`. */
export function ticketsFile(tickets: readonly Ticket[]): string {
  const rows = tickets.map((t) => `${t.part}\t${t.stratum}\t${t.code}\t${t.ticket}\t${t.selected ? 1 : 0}\n`);
  return `${HEADER.tickets.join('\t')}\n${rows.join('')}`;
}

/** 抽查结果 as `07-jieguo.tsv`; expects the order of `selectedOf`. */
export function selectedFile(selected: readonly Selected[]): string {
  const rows = selected.map((s) => [s.code, s.part, s.stratum]);
  return tsv(HEADER.selected, rows);
}

/** 配对 as `08-peidui.tsv`; expects the order of `pairInspectors`. */
export function pairsFile(pairs: readonly Pair[]): string {
  const rows = pairs.map((p) => [p.unit, p.inspector, p.ticket, p.cap]);
  return tsv(HEADER.pairs, rows);
}

/** Digest lines as `sha256sum` prints them. @throws RangeError where a file is missing */
export function sumsFile(files: ReadonlyMap<string, Uint8Array>, names: readonly string[]): string {
  return names
    .map((name) => {
      const bytes = files.get(name);
      if (bytes === undefined) throw new RangeError(`no such file: ${name}`);
      return `${sha256(bytes)}  ${name}\n`;
    })
    .join('');
}

/** The committed files 01–04 and `CHENGNUO.sha256`, by name. Does not check the inputs. */
export function committedFiles(inputs: DrawInputs): Map<string, Uint8Array> {
  const encoder = new TextEncoder();
  const files = new Map(
    [
      [FILE.rules, rulesFile(inputs.rules)],
      [FILE.roster, rosterFile(inputs.units)],
      [FILE.inspectors, inspectorsFile(inputs.inspectors)],
      [FILE.exclusions, exclusionsFile(inputs.exclusions)],
    ].map(([name, text]) => [String(name), encoder.encode(text)] as const),
  );
  files.set(FILE.commitment, encoder.encode(sumsFile(files, COMMITTED_FILES)));
  return files;
}
