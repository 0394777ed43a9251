import { parseDate } from '../kernel/local-date.ts';
import { printable } from '../kernel/text.ts';
import {
  FILE,
  HEADER,
  RULE_KEYS,
  exclusionsFile,
  inspectorsFile,
  rosterFile,
  rulesFile,
  type RuleKey,
} from './canonical.ts';
import { isLotteryCode } from './lottery.ts';
import type { DrawInputs, DrawRules, Exclusion, Fault, Rate, SeedSource, Unit } from './model.ts';
import { SCHEME } from './model.ts';

const INTEGER = /^(?:0|[1-9][0-9]{0,6})$/;
const LOTTERY_SOURCE = /^([A-Z0-9]+) first draw dated >= (\S+?)(?: \+ ([1-9][0-9]{0,3}) D10)?$/;
const DICE_SOURCE = /^([1-9][0-9]{0,3}) D10 dated >= (\S+)$/;

/** Lines of a file without their ends; undefined where the bytes are no UTF-8 text. */
export function linesOf(bytes: Uint8Array): string[] | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const lines = text.split('\n');
    if (lines.at(-1) === '') lines.pop();
    return lines;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** One file being read: its rows, and the faults found in it. */
class Reader {
  readonly faults: Fault[] = [];
  readonly #file: string;
  readonly #bytes: Uint8Array | undefined;
  readonly #lines: readonly string[];

  constructor(files: ReadonlyMap<string, Uint8Array>, file: string) {
    this.#file = file;
    this.#bytes = files.get(file);
    const lines = this.#bytes && linesOf(this.#bytes);
    this.#lines = lines ?? [];
    if (this.#bytes === undefined) this.fault(undefined, '', '缺少此文件');
    else if (lines === undefined) this.fault(undefined, '', '不是 UTF-8 文本');
  }

  fault(line: number | undefined, value: string, message: string): void {
    const place = line === undefined ? {} : { line };
    this.faults.push({ file: this.#file, ...place, value: printable(value), message });
  }

  /** Rows of so many fields, with the line each stands on; others become faults. */
  *rows(fields: number, header: readonly string[] | undefined): Generator<readonly [number, string[]]> {
    for (const [index, text] of this.#lines.entries()) {
      const row = text.split('\t');
      if (index === 0 && header) {
        if (text !== header.join('\t')) this.fault(1, text, `表头应为「${header.join(' ')}」`);
      } else if (row.length === fields) {
        yield [index + 1, row];
      } else {
        this.fault(index + 1, text, `应有${fields}栏（以制表符分隔），现有${row.length}栏`);
      }
    }
  }

  integer(line: number, text: string, what: string): number {
    if (!INTEGER.test(text)) this.fault(line, text, `${what}应为不带前导 0 的整数`);
    return Number(text);
  }

  /** The file must be written in the one canonical way: order, line ends, nothing in front or behind. */
  requireBytes(canonical: string): void {
    if (this.faults.length > 0 || this.#bytes === undefined) return;
    if (Buffer.compare(this.#bytes, Buffer.from(canonical)) === 0) return;
    const expected = canonical.split('\n');
    const at = this.#lines.findIndex((text, i) => text !== expected[i]);
    const line = at < 0 ? undefined : at + 1;
    this.fault(
      line,
      line === undefined ? '' : (this.#lines[at] ?? ''),
      '不是规范写法（应为 UTF-8 无 BOM、换行 LF、按代码字节序排列、末行有换行）',
    );
  }
}

function parseRate(text: string): Rate | undefined {
  const [numerator = '', denominator = '', ...rest] = text.split('/');
  if (rest.length > 0 || !INTEGER.test(numerator) || !INTEGER.test(denominator)) return undefined;
  return { numerator: Number(numerator), denominator: Number(denominator) };
}

/** Reads `KL8 first draw dated >= 2026-04-15`, `… + 20 D10` or `20 D10 dated >= …`. */
export function parseSeedSource(text: string): SeedSource | undefined {
  const drawn = LOTTERY_SOURCE.exec(text);
  const rolled = DICE_SOURCE.exec(text);
  const notBefore = parseDate(String(drawn?.[2] ?? rolled?.[2]));
  if (notBefore === undefined) return undefined;
  if (rolled) return { notBefore, dice: Number(rolled[1]) };
  const lottery = String(drawn?.[1]);
  if (!isLotteryCode(lottery)) return undefined;
  return { lottery, notBefore, ...(drawn?.[3] === undefined ? {} : { dice: Number(drawn[3]) }) };
}

function parseRules(reader: Reader): DrawRules | undefined {
  const value = new Map<RuleKey, string>();
  const lineOf = new Map<RuleKey, number>();
  for (const [line, [key = '', text = '']] of reader.rows(2, undefined)) {
    const known = RULE_KEYS.find((k) => k === key);
    if (known === undefined || value.has(known)) {
      reader.fault(line, key, '规则的键不认识或重复');
      continue;
    }
    value.set(known, text);
    lineOf.set(known, line);
  }
  for (const key of RULE_KEYS) if (!value.has(key)) reader.fault(undefined, key, '规则缺少此键');
  if (reader.faults.length > 0) return undefined;
  const text = (key: RuleKey): string => value.get(key) ?? '';
  const integer = (key: RuleKey): number => reader.integer(lineOf.get(key) ?? 0, text(key), key);
  const bad = (key: RuleKey, message: string): void => reader.fault(lineOf.get(key), text(key), message);

  const rate = parseRate(text('rate'));
  const seedSource = parseSeedSource(text('seed_source'));
  if (text('version') !== SCHEME) bad('version', `不是本程序能复算的版本（${SCHEME}）`);
  if (!rate) bad('rate', '抽查比例应写成 10/100 这样的整数分数');
  if (!seedSource) bad('seed_source', '种子来源的写法不认识');
  const integers = {
    cycleQuarters: integer('cycle_quarters'),
    cyclePosition: integer('cycle_position'),
    riskSeats: integer('risk_seats'),
    inspectorsPerUnit: integer('inspectors_per_unit'),
  };
  if (!rate || !seedSource) return undefined;
  return { period: text('period'), rate, ...integers, seedSource, commitDeadline: text('commit_deadline') };
}

function parseRoster(reader: Reader): Unit[] {
  const units: Unit[] = [];
  for (const [line, [code = '', name = '', stratum = '', weight = '', covered = '']] of reader.rows(
    HEADER.roster.length,
    HEADER.roster,
  )) {
    if (covered !== '0' && covered !== '1') reader.fault(line, covered, '「本轮已抽」应为 0 或 1');
    units.push({
      code,
      name,
      stratum,
      weight: reader.integer(line, weight, '权重'),
      covered: covered === '1',
    });
  }
  return units;
}

/** What files 01–04 say. `inputs` is absent where they cannot be read; it may still break the rules of `checkInputs`. */
export function parseInputs(files: ReadonlyMap<string, Uint8Array>): {
  inputs: DrawInputs | undefined;
  faults: Fault[];
} {
  const readers = {
    rules: new Reader(files, FILE.rules),
    roster: new Reader(files, FILE.roster),
    inspectors: new Reader(files, FILE.inspectors),
    exclusions: new Reader(files, FILE.exclusions),
  };
  const rules = parseRules(readers.rules);
  const units = parseRoster(readers.roster);
  const inspectors: string[] = [];
  for (const [, [code = '']] of readers.inspectors.rows(1, HEADER.inspectors)) inspectors.push(code);
  const exclusions: Exclusion[] = [];
  for (const [, [unit = '', inspector = '']] of readers.exclusions.rows(2, HEADER.exclusions)) {
    exclusions.push({ unit, inspector });
  }
  if (rules) readers.rules.requireBytes(rulesFile(rules));
  readers.roster.requireBytes(rosterFile(units));
  readers.inspectors.requireBytes(inspectorsFile(inspectors));
  readers.exclusions.requireBytes(exclusionsFile(exclusions));
  const faults = Object.values(readers).flatMap((reader) => reader.faults);
  const readable = rules !== undefined && faults.length === 0;
  return { inputs: readable ? { rules, units, inspectors, exclusions } : undefined, faults };
}
