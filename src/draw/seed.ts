import { UserError } from '../kernel/errors.ts';
import { parseDate, quarterRange } from '../kernel/local-date.ts';
import { printable } from '../kernel/text.ts';
import type { Lottery } from './lottery.ts';
import { LOTTERIES, diceBits, isLotteryCode, lotteryBits } from './lottery.ts';
import type { DrawRules, SeedInput, SeedSource } from './model.ts';
import { SCHEME, byCode } from './model.ts';

/** What a seed has to keep to: the quarter, and the source promised before it existed. */
export type SeedPromise = Pick<DrawRules, 'period' | 'seedSource'>;

type LotterySeed = NonNullable<SeedInput['lottery']>;

function refuse(code: string, message: string, hint: string): never {
  throw new UserError(code, message, { hint });
}

/** Only ASCII 0-9 count as digits: what is hashed must be what anybody can type again. */
function requireDigits(text: string, what: string, length?: number): void {
  const foreign = /[^0-9]/u.exec(text)?.[0];
  if (foreign !== undefined) {
    const shown = printable(foreign) || `U+${(foreign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
    const wide = /\p{Nd}/u.test(foreign) ? '全角或其他文字的数字' : '不是数字的字符';
    refuse(
      'E_SEED_DIGIT',
      `${what}「${printable(text)}」中有${wide}「${shown}」`,
      '只用半角数字 0-9 重新录入，前面的 0 照写',
    );
  }
  if (length !== undefined && text.length !== length) {
    refuse('E_SEED_FORM', `${what}「${text}」应为${length}位数字`, '按公告原样录入，前面的 0 不能省略');
  }
  if (text === '') refuse('E_SEED_FORM', `${what}为空`, '按公告或现场读数录入');
}

/** 开奖号码 as one text: groups of balls in ascending order joined by `+`, digits in their own order. */
function numbersText({ numbers }: LotterySeed, lottery: Lottery): string {
  const count = lottery.digits + lottery.balls.reduce((sum, { pick }) => sum + pick, 0);
  if (numbers.length !== count) {
    refuse('E_SEED_FORM', `${lottery.name}应有${count}个号码，现有${numbers.length}个`, '对照开奖公告补全');
  }
  if (lottery.digits > 0) {
    for (const number of numbers) requireDigits(number, '开奖号码', 1);
    return numbers.join('.');
  }
  let from = 0;
  const groups = lottery.balls.map(({ pick, of }) => {
    const group = numbers.slice(from, from + pick);
    from += pick;
    for (const number of group) {
      requireDigits(number, '开奖号码', 2);
      if (Number(number) < 1 || Number(number) > of) {
        refuse('E_SEED_FORM', `${lottery.name}没有号码「${number}」（01至${of}）`, '对照开奖公告更正');
      }
    }
    const repeated = group.find((number, i) => group.indexOf(number) !== i);
    if (repeated !== undefined) {
      refuse('E_SEED_FORM', `${lottery.name}号码「${repeated}」重复`, '对照开奖公告更正');
    }
    return group.sort(byCode).join('.');
  });
  return groups.join('+');
}

/**
 * 种子行: the one ASCII line all tickets come from, e.g.
 * `CC1|2026Q2|KL8-2026093|2026-04-15|01.04.….79|D10-01382438112797316654`; without dice or without a lottery
 * the parts concerned are left out. @throws UserError E_SEED_DIGIT, E_SEED_FORM
 */
export function seedLineOf(seed: SeedInput): string {
  const { period, date, lottery, dice } = seed;
  if (!quarterRange(period)) refuse('E_SEED_FORM', `抽查季度「${period}」写法不对`, '写成 2026Q2 这样的形式');
  if (lottery === undefined && dice === undefined) {
    refuse('E_SEED_FORM', '没有种子', '录入彩票期号与号码、骰子读数，或二者');
  }
  const fields = [SCHEME, period];
  if (lottery) {
    const rules = LOTTERIES[lottery.code];
    requireDigits(lottery.issue, '期号', rules.issueDigits);
    fields.push(`${lottery.code}-${lottery.issue}`, date, numbersText(lottery, rules));
  } else {
    fields.push(date);
  }
  if (dice !== undefined) {
    requireDigits(dice, '骰子读数');
    fields.push(`D10-${dice}`);
  }
  return fields.join('|');
}

/** Reads a seed line back; undefined unless `seedLineOf` would write exactly this line. */
export function parseSeedLine(line: string): SeedInput | undefined {
  const fields = line.split('|');
  const [scheme, period] = fields.splice(0, 2);
  const last = fields.at(-1) ?? '';
  const dice = last.startsWith('D10-') ? last.slice(4) : undefined;
  if (dice !== undefined) fields.pop();
  const [first = '', second = '', third = ''] = fields;
  const [code = '', issue = ''] = first.split('-', 2);
  const drawn = fields.length === 3 && isLotteryCode(code);
  const date = parseDate(drawn ? second : first);
  if (scheme !== SCHEME || period === undefined || date === undefined) return undefined;
  const seed: SeedInput = {
    period,
    date,
    ...(drawn ? { lottery: { code, issue, numbers: third.split(/[.+]/) } } : {}),
    ...(dice === undefined ? {} : { dice }),
  };
  try {
    return seedLineOf(seed) === line ? seed : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** 随机性 of a seed, in bits: 快乐8 61.6, 双色球 24.1, 福彩3D 10.0, 排列5 16.6, each die 3.3. */
export function seedEntropyBits(seed: Pick<SeedInput, 'lottery' | 'dice'>): number {
  const drawn = seed.lottery ? lotteryBits(LOTTERIES[seed.lottery.code]) : 0;
  return drawn + diceBits(seed.dice?.length ?? 0);
}

/** 随机性 a promised source will have, in bits. */
export function promisedEntropyBits(source: SeedSource): number {
  const drawn = source.lottery ? lotteryBits(LOTTERIES[source.lottery]) : 0;
  return drawn + diceBits(source.dice ?? 0);
}

/** Where a seed is not the one the committed rules promised; each sentence stands alone. */
export function seedFaults(rules: SeedPromise, seed: SeedInput): string[] {
  const { lottery, notBefore, dice } = rules.seedSource;
  const faults: string[] = [];
  if (seed.period !== rules.period) faults.push(`种子季度为 ${seed.period}，规则为 ${rules.period}`);
  if (seed.date < notBefore) faults.push(`种子日期 ${seed.date} 早于承诺的最早日期 ${notBefore}`);
  if (seed.lottery?.code !== lottery) {
    faults.push(`种子彩种为 ${seed.lottery?.code ?? '无'}，规则承诺为 ${lottery ?? '无'}`);
  }
  if (dice !== undefined && seed.dice?.length !== dice) {
    faults.push(`骰子读数为 ${seed.dice?.length ?? 0} 位，规则承诺为 ${dice} 位`);
  }
  return faults;
}

/**
 * Whether dice were added that the rules had not promised. A choice left open until the lottery is known can
 * steer the draw, so a new seed may not do it; a published record that did is valid CC1, with a remark.
 */
export function hasUnpromisedDice(rules: Pick<DrawRules, 'seedSource'>, seed: SeedInput): boolean {
  return rules.seedSource.dice === undefined && seed.dice !== undefined;
}

/**
 * Takes a new seed: builds its line, if it is as promised and random enough.
 * @throws UserError E_SEED_DIGIT, E_SEED_FORM, E_SEED_PROMISE, E_SEED_ENTROPY
 */
export function acceptSeed(rules: SeedPromise, seed: SeedInput, minEntropyBits: number): string {
  const line = seedLineOf(seed);
  const faults = seedFaults(rules, seed);
  if (hasUnpromisedDice(rules, seed)) faults.push('规则没有承诺使用骰子，种子中却有骰子读数');
  if (faults.length > 0) {
    refuse('E_SEED_PROMISE', `种子与承诺不符：${faults.join('；')}`, '按承诺的来源和日期录入；承诺不能更改');
  }
  const bits = seedEntropyBits(seed);
  if (bits < minEntropyBits) {
    refuse(
      'E_SEED_ENTROPY',
      `种子只有${bits.toFixed(1)}比特随机性，至少需要${minEntropyBits}比特（约六位数字）`,
      '改用号码更多的彩种，或增加骰子',
    );
  }
  return line;
}
