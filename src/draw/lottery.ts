import type { LotteryCode } from './model.ts';

/** Balls drawn without return, kept in ascending order of two-digit numbers. */
interface Balls {
  readonly pick: number;
  readonly of: number;
}

/** How one 彩种 announces its numbers. */
export interface Lottery {
  readonly name: string;
  /** Digits of an 期号. */
  readonly issueDigits: number;
  /** Groups of balls; the seed line joins groups by `+`. */
  readonly balls: readonly Balls[];
  /** Single digits in the order of their positions. */
  readonly digits: number;
}

/** Public draws the seed may come from; their rules are those of the lottery centres. */
export const LOTTERIES: Readonly<Record<LotteryCode, Lottery>> = {
  KL8: { name: '福彩快乐8', issueDigits: 7, balls: [{ pick: 20, of: 80 }], digits: 0 },
  SSQ: {
    name: '福彩双色球',
    issueDigits: 7,
    balls: [
      { pick: 6, of: 33 },
      { pick: 1, of: 16 },
    ],
    digits: 0,
  },
  FC3D: { name: '福彩3D', issueDigits: 7, balls: [], digits: 3 },
  PL5: { name: '体彩排列5', issueDigits: 5, balls: [], digits: 5 },
};

export function isLotteryCode(text: string): text is LotteryCode {
  return Object.hasOwn(LOTTERIES, text);
}

function log2Binomial(n: number, k: number): number {
  let bits = 0;
  for (let i = 1; i <= k; i += 1) bits += Math.log2((n - k + i) / i);
  return bits;
}

/** 随机性 of a fair draw, in bits. */
export function lotteryBits(lottery: Lottery): number {
  const balls = lottery.balls.reduce((sum, { pick, of }) => sum + log2Binomial(of, pick), 0);
  return balls + diceBits(lottery.digits);
}

/** 随机性 of so many fair ten-sided dice, in bits. */
export function diceBits(count: number): number {
  return count * Math.log2(10);
}
