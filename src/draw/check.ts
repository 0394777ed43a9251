import { UserError } from '../kernel/errors.ts';
import { daysBetween, parseDate, quarterRange, type LocalDate } from '../kernel/local-date.ts';
import { printable } from '../kernel/text.ts';
import { FILE, rateText, seedSourceText } from './canonical.ts';
import type { DrawInputs, DrawLimits, DrawRules, Fault, SeedSource } from './model.ts';
import { MAX_WEIGHT } from './model.ts';
import { understaffed } from './pair.ts';
import { rateAtLeast } from './quota.ts';
import { promisedEntropyBits } from './seed.ts';

const CODE = /^[A-Z0-9-]+$/;
const DEADLINE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d\+08:00$/;
// Controls, line separators, stray surrogates, and whatever is drawn with no width at all.
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Most units the tool takes in one draw; keeps the integer arithmetic far inside the safe range. */
const MAX_INTEGER = 1_000_000;

/** Why a text is no code, or undefined where it is one. */
export function codeFault(code: string): string | undefined {
  return CODE.test(code) ? undefined : '代码只能由大写字母 A-Z、数字 0-9 和连字符组成（半角），且不能为空';
}

/** Whether a text holds what cannot be seen, and so must not stand in a published file. */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}

/** Why a text is no name of an agency, or undefined where it is one. */
export function nameFault(name: string): string | undefined {
  if (name === '') return '名称为空';
  if (name !== name.trim()) return '名称首尾有空格';
  if (name.includes('\t') || name.includes('\n')) return '名称中有制表符或换行';
  return hasInvisible(name) ? '名称中有看不见的字符（零宽字符或控制字符）' : undefined;
}

function integerFault(value: number, least: number, most: number): string | undefined {
  return Number.isInteger(value) && value >= least && value <= most
    ? undefined
    : `应为${least}至${most}之间的整数`;
}

/** Trouble in the rules; `limits` add what the policy pack demands. */
export function checkRules(rules: DrawRules, limits?: DrawLimits): Fault[] {
  const faults: Fault[] = [];
  const add = (value: string, message: string | undefined): void => {
    if (message !== undefined) faults.push({ file: FILE.rules, value: printable(value), message });
  };
  const { rate, seedSource } = rules;
  if (!quarterRange(rules.period)) add(rules.period, '抽查季度应写成 2026Q2 这样的形式');
  const integers: [label: string, value: number, least: number, most: number][] = [
    ['抽查比例的分母', rate.denominator, 1, MAX_INTEGER],
    ['抽查比例的分子', rate.numerator, 1, MAX_INTEGER],
    ['轮次季度数', rules.cycleQuarters, 1, 400],
    ['轮次中的季度序号', rules.cyclePosition, 1, rules.cycleQuarters],
    ['常抽席位', rules.riskSeats, 0, MAX_INTEGER],
    ['每个单位的检查人员数', rules.inspectorsPerUnit, 1, 1000],
  ];
  for (const [label, value, least, most] of integers) {
    const fault = integerFault(value, least, most);
    add(String(value), fault === undefined ? undefined : `${label}${fault}`);
  }
  if (rate.numerator > rate.denominator) add(rateText(rate), '抽查比例不能超过全部');
  if (seedSource.lottery === undefined && seedSource.dice === undefined) {
    add(seedSourceText(seedSource), '没有写明种子来源：公开彩票、骰子，或二者并用');
  }
  if (seedSource.dice !== undefined) {
    const fault = integerFault(seedSource.dice, 1, 1000);
    add(String(seedSource.dice), fault === undefined ? undefined : `骰子数${fault}`);
  }
  add(rules.commitDeadline, deadlineFault(rules.commitDeadline, seedSource.notBefore));
  if (limits === undefined) return faults;

  if (!rateAtLeast(rate, limits.floorRate)) {
    add(rateText(rate), `抽查比例低于规定的下限 ${rateText(limits.floorRate)}`);
  }
  if (rules.inspectorsPerUnit < limits.minInspectors) {
    add(String(rules.inspectorsPerUnit), `每个单位的检查人员不得少于${limits.minInspectors}人`);
  }
  add(rules.commitDeadline, leadFault(rules.commitDeadline, seedSource.notBefore, limits.leadDays));
  add(seedSourceText(seedSource), entropyFault(seedSource, limits.minEntropyBits));
  return faults;
}

/** 承诺截止: its day, or undefined where it is not so written. */
function deadlineDay(deadline: string): LocalDate | undefined {
  return parseDate(DEADLINE.exec(deadline)?.[1] ?? '');
}

/** Why a 承诺截止 does not go with the earliest day of its seed. */
export function deadlineFault(deadline: string, notBefore: LocalDate): string | undefined {
  const day = deadlineDay(deadline);
  if (!day) return '承诺截止时间应写成 2026-04-12T18:00+08:00 这样的形式';
  return day < notBefore ? undefined : `承诺截止须早于种子日期（${notBefore}）`;
}

/** Whether a 承诺截止 leaves the days the policy asks for. */
export function leadFault(deadline: string, notBefore: LocalDate, leadDays: number): string | undefined {
  const day = deadlineDay(deadline);
  if (!day || daysBetween(day, notBefore) >= leadDays) return undefined;
  return `承诺截止须比种子日期（${notBefore}）至少早${leadDays}日`;
}

/** Whether a promised source is random enough. */
export function entropyFault(source: SeedSource, minBits: number): string | undefined {
  const bits = promisedEntropyBits(source);
  if (bits >= minBits) return undefined;
  return `种子来源只有${bits.toFixed(1)}比特随机性，少于规定的${minBits}比特（约六位数字）`;
}

/** Trouble in everything a commitment covers, all of it at once. */
export function checkInputs(inputs: DrawInputs, limits?: DrawLimits): Fault[] {
  const faults = checkRules(inputs.rules, limits);
  const add = (file: string, value: string, message: string | undefined): void => {
    if (message !== undefined) faults.push({ file, value: printable(value), message });
  };
  const codes = new Set<string>();
  const names = new Set<string>();
  if (inputs.units.length === 0) add(FILE.roster, '', '名录中没有单位');
  if (inputs.units.length > MAX_INTEGER) add(FILE.roster, String(inputs.units.length), '名录过大');
  for (const unit of inputs.units) {
    const name = unit.name.normalize('NFC');
    const weight = integerFault(unit.weight, 1, MAX_WEIGHT);
    add(FILE.roster, unit.code, codeFault(unit.code));
    add(FILE.roster, unit.code, codes.has(unit.code) ? '单位代码重复' : undefined);
    add(FILE.roster, name, nameFault(name));
    add(FILE.roster, name, names.has(name) ? '单位名称重复' : undefined);
    const stratum = codeFault(unit.stratum);
    add(FILE.roster, unit.stratum, stratum && `单位 ${unit.code} 的分层：${stratum}`);
    add(FILE.roster, String(unit.weight), weight && `单位 ${unit.code} 的权重${weight}`);
    codes.add(unit.code);
    names.add(name);
  }
  const inspectors = new Set<string>();
  for (const code of inputs.inspectors) {
    add(FILE.inspectors, code, codeFault(code));
    add(FILE.inspectors, code, inspectors.has(code) ? '检查人员代码重复' : undefined);
    inspectors.add(code);
  }
  const excluded = new Set<string>();
  for (const { unit, inspector } of inputs.exclusions) {
    const text = `${unit} ${inspector}`;
    add(FILE.exclusions, text, codes.has(unit) ? undefined : '回避所指的单位不在名录中');
    add(FILE.exclusions, text, inspectors.has(inspector) ? undefined : '回避所指的人员不在检查人员名单中');
    add(FILE.exclusions, text, excluded.has(text) ? '回避登记重复' : undefined);
    excluded.add(text);
  }
  // Whoever may be drawn must be staffable; a replay cares only about those who were drawn.
  const perUnit = inputs.rules.inspectorsPerUnit;
  const short = limits ? understaffed({ ...inputs, units: [...codes], perUnit }) : [];
  for (const { unit, eligible } of short) {
    const message = `回避后可派检查人员${eligible}人，少于需要的${perUnit}人，一旦抽中将无法配对`;
    add(FILE.exclusions, unit, message);
  }
  return faults;
}

const SHOWN = 20;

/** @throws UserError E_DRAW_INPUTS listing the faults, if there are any */
export function requireSound(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const lines = faults.slice(0, SHOWN).map((f) => `  ${faultText(f)}`);
  const more = faults.length > SHOWN ? [`  ……另有${faults.length - SHOWN}处`] : [];
  throw new UserError(
    'E_DRAW_INPUTS',
    [`抽查的规则或名单有${faults.length}处问题，未作承诺：`, ...lines, ...more].join('\n'),
    { hint: '改正后重新测算并承诺' },
  );
}

/** `02-minglu.tsv 第3行「U002」：单位代码重复` */
export function faultText(fault: Fault): string {
  const line = fault.line === undefined ? '' : ` 第${fault.line}行`;
  return `${fault.file}${line}「${fault.value}」：${fault.message}`;
}
