import { parseDate } from '../kernel/local-date.ts';
import { CanonicalReader, parseRate } from './canonical-reader.ts';
import {
  FILE,
  HEADER,
  RULE_KEYS,
  exclusionsFile,
  inspectorsFile,
  rosterFile,
  rulesFile,
} from './canonical.ts';
import { isLotteryCode } from './lottery.ts';
import type { DrawInputs, DrawRules, Exclusion, Fault, SeedSource, Unit } from './model.ts';
import { SCHEME } from './model.ts';

const LOTTERY_SOURCE = /^([A-Z0-9]+) first draw dated >= (\S+?)(?: \+ ([1-9][0-9]{0,3}) D10)?$/;
const DICE_SOURCE = /^([1-9][0-9]{0,3}) D10 dated >= (\S+)$/;

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

function parseRules(reader: CanonicalReader): DrawRules | undefined {
  const values = reader.values(RULE_KEYS);
  if (values === undefined) return undefined;
  const { text, integer, bad } = values;
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

function parseRoster(reader: CanonicalReader): Unit[] {
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
    rules: new CanonicalReader(files, FILE.rules),
    roster: new CanonicalReader(files, FILE.roster),
    inspectors: new CanonicalReader(files, FILE.inspectors),
    exclusions: new CanonicalReader(files, FILE.exclusions),
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
