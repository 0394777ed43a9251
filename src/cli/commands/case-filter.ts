import type { LocalDate } from '../../kernel/local-date.ts';
import type { LedgerFilter } from '../../report/case-ledger.ts';
import type { Stage } from '../../supervision/model.ts';
import { agencyNamed } from '../agencies.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { day } from '../values.ts';
import { stage } from './case-values.ts';

/** 案件的筛选, as commander gives it. */
export interface FilterOptions {
  readonly stage?: Stage;
  readonly agency?: string;
  readonly source?: string;
  readonly category?: string;
  readonly open?: boolean;
  readonly overdue?: boolean;
  readonly listed?: boolean;
  readonly since?: LocalDate;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** The options by which `case list` and `case ledger` choose. */
export function filterOptions(command: Command): Command {
  return command
    .option('--stage <阶段>', '只看一个阶段，写阶段名中的几个字或代码', stage)
    .option('--agency <单位>', '只看一个执法单位')
    .option('--source <来源>', '只看一种来源，如 12345、季度抽查')
    .option('--category <类别>', '只看一个问题类别')
    .option('--open', '只看没有结案的')
    .option('--overdue', '只看有期限超期的')
    .option('--listed', '只看挂牌督办的')
    .option('--since <日期>', '同 --from', day)
    .option('--from <日期>', '只看这一天起发现的', day)
    .option('--to <日期>', '只看到这一天为止发现的', day);
}

/** @throws UserError E_AGENCY, E_CASE_CATEGORY */
export async function filterOf(deps: Deps, options: FilterOptions): Promise<LedgerFilter> {
  const { agency, source, category, ...rest } = options;
  const [{ clueSource }, { requireCategory }] = await Promise.all([
    import('../../supervision/clues/vocabulary.ts'),
    import('../../supervision/open-case.ts'),
  ]);
  return {
    ...rest,
    ...(agency !== undefined && { agencyCode: (await agencyNamed(await deps.openStore(), agency)).code }),
    ...(source !== undefined && { source: clueSource(await deps.pack(), deps.clock.today(), source) }),
    ...(category !== undefined && { category: requireCategory(category) }),
  };
}
