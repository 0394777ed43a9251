import { EXIT, UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { normalise } from '../kernel/text.ts';
import { LOTTERIES } from './lottery.ts';
import type { SeedInput } from './model.ts';
import { acceptSeed, type SeedPromise } from './seed.ts';
import { requireLottery } from './typed-values.ts';

/** 种子 as a person reads it from the announcement and the dice. */
export interface SeedReading {
  readonly date: LocalDate;
  /** 彩种和期号, `KL8-2026093`. */
  readonly lottery?: string;
  /** 开奖号码, separated by dots, commas or blanks. */
  readonly numbers?: string;
  readonly dice?: string;
}

function refuse(code: string, message: string, hint: string): never {
  throw new UserError(code, message, { hint });
}

/** Digits may be written together where a lottery has only digits: `123` is 1, 2, 3. */
function splitNumbers(text: string, digits: number): string[] {
  const parts = text.trim().split(/[\s.,+、，|]+/u);
  const [only = ''] = parts;
  return parts.length === 1 && digits > 1 ? [...only] : parts;
}

/** @throws UserError E_USAGE, E_SEED_FORM, E_LOTTERY */
export function readSeed(period: string, { date, lottery, numbers, dice }: SeedReading): SeedInput {
  const base = { period, date, ...(dice !== undefined && { dice }) };
  if (lottery === undefined && numbers === undefined) return base;
  if (lottery === undefined || numbers === undefined) {
    throw new UserError('E_USAGE', '彩票期号和开奖号码要一起给出', {
      hint: '写成 --lottery KL8-2026093 --numbers 01.04.09…',
      exit: EXIT.usage,
    });
  }
  const [name = '', issue = '', ...rest] = lottery.trim().split('-');
  const code = requireLottery(name);
  if (rest.length > 0) refuse('E_SEED_FORM', `期号写法不对：「${lottery}」`, '写成 KL8-2026093 这样的形式');
  return { ...base, lottery: { code, issue, numbers: splitNumbers(numbers, LOTTERIES[code].digits) } };
}

/** 掷骰人, in normal form; empty where nobody is named. @throws UserError E_SEED_ROLLER without dice */
export function rollerOf({
  dice,
  roller = '',
}: {
  readonly dice?: string;
  readonly roller?: string;
}): string {
  const name = normalise(roller);
  if (name !== '' && dice === undefined)
    refuse('E_SEED_ROLLER', `没有骰子读数，却写了掷骰人「${name}」`, '一并写上 --dice，或去掉 --roller');
  return name;
}

export function rollerRemarks(reading: { readonly dice?: string; readonly roller?: string }): string[] {
  return reading.dice !== undefined && rollerOf(reading) === ''
    ? ['没有写掷骰人（--roller），抽查记录由本人在末页签字']
    : [];
}

/** A seed dated in the future is none. @throws UserError E_SEED_DATE */
export function requirePast(date: LocalDate, today: LocalDate): void {
  if (date <= today) return;
  refuse('E_SEED_DATE', `种子日期 ${date} 还没有到（今天是 ${today}）`, '开奖或掷骰之后再登记');
}

/** The seed line of a reading, where it is as promised, random enough and not of the future. @throws UserError E_SEED_… */
export function takeSeed(
  promise: SeedPromise,
  reading: SeedReading,
  minBits: number,
  today: LocalDate,
): string {
  requirePast(reading.date, today);
  return acceptSeed(promise, readSeed(promise.period, reading), minBits);
}
