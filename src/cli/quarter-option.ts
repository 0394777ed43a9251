import { requireQuarter } from '../draw/typed-values.ts';
import { quarterOf } from '../kernel/local-date.ts';
import type { Command } from './command.ts';
import type { Deps } from './deps.ts';

/** The option every verb has. */
export function quarterOption(command: Command): Command {
  return command.option('--quarter <季度>', '抽查季度，如 2026Q4；不写为本季度', requireQuarter);
}

export function quarterOr(deps: Deps, quarter: string | undefined): string {
  return quarter ?? quarterOf(deps.clock.today());
}
