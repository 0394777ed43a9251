import { yearOf } from '../../kernel/local-date.ts';
import type { OverlapKind } from '../../plan/overlap/model.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions, rowsToRead } from '../list/options.ts';
import { overlapKind, year } from '../values.ts';
import { OVERLAP_COLUMNS, overlapList } from '../views/plan-overlaps.ts';

interface OverlapsOptions extends ListOptions {
  readonly year?: number;
  readonly agency?: string;
  readonly enterprise?: string;
  readonly kindOfOverlap?: OverlapKind;
}

/** How many enterprises a screen shows where nothing else is said; a file takes all. */
const SHOWN = 20;

/** 统筹: what the plans of all agencies add up to for an enterprise. */
export function registerOverlaps(noun: Command, deps: Deps): void {
  const overlaps = noun
    .verb('overlaps', '重叠清单：各单位有效计划（含已备案）叠加在同一企业上的检查，负担重的在前')
    .examples(
      ['zfjd plan overlaps --year 2026', '负担最重的二十家'],
      ['zfjd plan overlaps --kind-of-overlap 多头 --agency 区市监局', '区市监局和其他单位撞在一起的'],
      ['zfjd plan overlaps --enterprise 食品 --limit 0', '名称含“食品”的全部企业'],
      ['zfjd plan overlaps -o 重叠.xlsx', '全部存成表格'],
    )
    .option('--year <年份>', '年度（默认今年）', year)
    .option('--agency <单位>', '只看涉及这个单位的（全称、简称或代码）')
    .option('--enterprise <企业>', '企业名称中的文字，或统一社会信用代码')
    .option(
      '--kind-of-overlap <种类>',
      '多头（不同单位）、合并（同一单位几项任务）、频次（超次数、间隔不足）、专项（随机抽查事项另安排专项）',
      overlapKind,
    );
  listOptions(overlaps, OVERLAP_COLUMNS, SHOWN).run(deps, async (options: OverlapsOptions) => {
    const { agency, kindOfOverlap: kind } = options;
    const [{ listOverlaps }, { AgencyDirectory }, { requireAgency }] = await Promise.all([
      import('../../plan/overlap/list-overlaps.ts'),
      import('../../registry/directory.ts'),
      import('../../registry/require-agency.ts'),
    ]);
    const store = await deps.openStore();
    const limit = rowsToRead(options, SHOWN);
    const found = listOverlaps(
      { store, pack: await deps.pack() },
      {
        year: options.year ?? yearOf(deps.clock.today()),
        enterprise: options.enterprise,
        agencyId:
          agency === undefined
            ? undefined
            : requireAgency(new AgencyDirectory(store), agency, 'E_AGENCY_UNKNOWN').id,
        kind,
        limit,
      },
    );
    const total = limit === undefined ? undefined : found.enterprises;
    return answerList(overlapList(found), found.burdens, options, { shown: SHOWN, total });
  });
}
