import { requireQuarter } from '../draw/typed-values.ts';
import type { DrawChoice, ReasonedExclusion } from '../draw/gather.ts';
import { EXIT, UserError } from '../kernel/errors.ts';
import type { Command } from './command.ts';

/** Options that `draw plan` and `draw commit` share. */
export interface ChoiceOptions {
  readonly quarter?: string;
  readonly cycleStart?: string;
  readonly covered?: readonly string[];
  readonly inspector?: readonly string[];
  readonly exclude?: readonly ReasonedExclusion[];
}

/** Gathers the values of an option that may be given more than once. */
export function several(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** Reads 回避 `单位=人员` or `单位=人员=原因类别`. @throws UserError E_USAGE */
function exclusion(text: string, before: readonly ReasonedExclusion[] = []): ReasonedExclusion[] {
  const [unit = '', inspector = '', reason, ...rest] = text.split('=').map((part) => part.trim());
  if (unit !== '' && inspector !== '' && reason !== '' && rest.length === 0)
    return [...before, { unit, inspector, ...(reason !== undefined && { reason }) }];
  throw new UserError('E_USAGE', `回避写法无法识别：「${text}」`, {
    hint: '写成 单位代码=执法证号=原因类别，如 11310116000000000A=31160001=近亲属',
    exit: EXIT.usage,
  });
}

/** Declares the shared options. */
export function addChoice(command: Command, quarterRequired: boolean): Command {
  if (quarterRequired) command.requiredOption('--quarter <季度>', '抽查季度，如 2026Q4', requireQuarter);
  else command.option('--quarter <季度>', '抽查季度，如 2026Q4；不写为本季度', requireQuarter);
  return command
    .option('--cycle-start <季度>', '本轮起算季度，只在第一次抽查时写；不写则自本季度起算', requireQuarter)
    .option('--covered <单位>', '本轮启用本程序前已抽的单位，代码或名称，可多次；只在第一次抽查时写', several)
    .option('--inspector <执法证号>', '检查人员，可多次；不写则为本机关全部在岗执法人员', several)
    .option(
      '--exclude <单位=人员=原因>',
      '回避：单位代码或名称=执法证号=原因类别，可多次；原因类别不写则记录印作“未登记”',
      exclusion,
    );
}

export function toChoice(options: ChoiceOptions, quarter: string): DrawChoice {
  const { cycleStart, covered = [], inspector = [], exclude = [] } = options;
  return {
    quarter,
    ...(cycleStart !== undefined && { cycleStart }),
    covered,
    inspectors: inspector,
    exclusions: exclude,
  };
}
