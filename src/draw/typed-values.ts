import { EXIT, UserError } from '../kernel/errors.ts';
import { parseDate, quarterRange } from '../kernel/local-date.ts';
import { compact } from '../kernel/text.ts';
import { isLotteryCode, LOTTERIES } from './lottery.ts';
import type { LotteryCode, SeedSource } from './model.ts';
import { parseSeedSource } from './parse.ts';

/** Reads a quarter as a person types it, `2026Q4`. @throws UserError E_QUARTER */
export function requireQuarter(text: string): string {
  const quarter = compact(text).toUpperCase();
  if (quarterRange(quarter)) return quarter;
  throw new UserError('E_QUARTER', `不是季度：「${text}」`, {
    hint: '写成 2026Q4 这样的形式',
    exit: EXIT.usage,
  });
}

/** Reads 彩种. @throws UserError E_LOTTERY */
export function requireLottery(text: string): LotteryCode {
  const code = text.trim().toUpperCase();
  if (isLotteryCode(code)) return code;
  throw new UserError('E_LOTTERY', `不认识的彩种：「${text}」`, {
    hint: `可用的彩种：${Object.entries(LOTTERIES)
      .map(([key, { name }]) => `${key}（${name}）`)
      .join('、')}`,
    exit: EXIT.usage,
  });
}

/** Reads 种子来源 as the rule file writes it. @throws UserError E_SEED_SOURCE */
export function requireSeedSource(text: string): SeedSource {
  const source = parseSeedSource(text.trim());
  if (source) return source;
  throw new UserError('E_SEED_SOURCE', `种子来源写法无法识别：「${text}」`, {
    hint: '写成 "KL8 first draw dated >= 2026-11-27 + 20 D10"，或改用 --lottery、--dice、--not-before',
    exit: EXIT.usage,
  });
}

const DEADLINE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?(?:\+08:00)?$/;
/** Time of day of a deadline given without one. */
export const END_OF_OFFICE = '18:00';

/** Reads 承诺截止: `2026-04-12`, `2026-04-12 17:30`. @throws UserError E_DATE */
export function requireDeadline(text: string): string {
  const [, day = '', time = END_OF_OFFICE] = DEADLINE.exec(text.trim()) ?? [];
  if (parseDate(day)) return `${day}T${time}+08:00`;
  throw new UserError('E_DATE', `不是有效的时间：「${text}」`, {
    hint: '写成 2026-04-12 或 "2026-04-12 18:00"',
    exit: EXIT.usage,
  });
}
