import { Option } from 'commander';
import type { LotteryCode, SeedSource } from '../draw/model.ts';
import type { SeedReading } from '../draw/take-seed.ts';
import { requireLottery, requireSeedSource } from '../draw/typed-values.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Command } from './command.ts';
import { count, day } from './values.ts';

/** Options by which an act promises its seed. */
export interface SourceOptions {
  readonly lottery?: LotteryCode;
  readonly dice?: number;
  readonly notBefore?: LocalDate;
  readonly seedSource?: SeedSource;
}

/** Declares them. */
export function addSource(command: Command): Command {
  return command
    .option('--lottery <彩种>', '种子取自这一彩种的公开开奖：KL8、SSQ、FC3D、PL5', requireLottery)
    .option('--dice <个数>', '种子取自（或另加）这么多个十面骰', count)
    .option('--not-before <日期>', '种子的最早日期；不写则取政策包允许的最早一日', day)
    .addOption(
      new Option(
        '--seed-source <来源>',
        '用规则文件的写法写出以上三项，如 "KL8 first draw dated >= 2026-11-27"',
      )
        .argParser(requireSeedSource)
        .conflicts(['lottery', 'dice', 'notBefore']),
    );
}

export function toSource({ lottery, dice, notBefore, seedSource }: SourceOptions): Partial<SeedSource> {
  if (seedSource) return seedSource;
  return {
    ...(lottery && { lottery }),
    ...(dice !== undefined && { dice }),
    ...(notBefore && { notBefore }),
  };
}

/** Declares the options that read a seed out. */
export function addReading(command: Command): Command {
  return command
    .requiredOption('--date <日期>', '开奖日期；只用骰子时为掷骰日期', day)
    .option('--lottery <彩种-期号>', '如 KL8-2026093')
    .option('--numbers <号码>', '开奖号码，用点或逗号分开，如 01.04.09')
    .option('--dice <读数>', '十面骰读数，按读出的先后连写');
}

/** Only what was given. */
export function toReading({ date, lottery, numbers, dice }: SeedReading): SeedReading {
  return {
    date,
    ...(lottery !== undefined && { lottery }),
    ...(numbers !== undefined && { numbers }),
    ...(dice !== undefined && { dice }),
  };
}
