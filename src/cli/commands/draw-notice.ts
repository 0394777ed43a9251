import { requireQuarter } from '../../draw/typed-values.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { NoticeOptions } from '../../onsite/issue-notices.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { confirmNumber, requireValue } from '../prompts.ts';
import { day } from '../values.ts';
import { noticeDraftsView, noticesView } from '../views/draw-site.ts';

interface NoticeCommandOptions {
  readonly quarter: string;
  readonly from: LocalDate;
  readonly to?: LocalDate;
  readonly agency?: string;
  readonly covering?: string;
  readonly contact?: string;
  readonly signer?: string;
  readonly reissue?: string;
  readonly draft?: boolean;
  readonly output: string;
  readonly confirm?: string;
}

/** 制发抽查通知书. */
export function registerNotice(noun: Command, deps: Deps): void {
  noun
    .verb('notice', '制发抽查通知书：每家一份 .docx，逐份编号；已制发的不重复编号')
    .examples(
      [
        'zfjd draw notice --quarter 2026Q4 --from 2026-12-07 --to 2026-12-11 --signer 王局长 --contact 李科员，021-57920000 --draft -o 通知书',
        '先看草稿：不编号，不登记',
      ],
      [
        'zfjd draw notice --quarter 2026Q4 --from 2026-12-07 --to 2026-12-11 --signer 王局长 --contact 李科员，021-57920000 --confirm 2026Q4 -o 通知书',
        '制发；不能撤回',
      ],
      [
        'zfjd draw notice --quarter 2026Q4 --agency 区应急管理局 --reissue 检查时间变更 --from 2026-12-14 --signer 王局长 --contact 李科员，021-57920000 --confirm 2026Q4',
        '一家改期，重新编号制发，原件作废',
      ],
    )
    .requiredOption('--quarter <季度>', '抽查季度，如 2026Q4', requireQuarter)
    .requiredOption('--from <日期>', '检查开始日期', day)
    .option('--to <日期>', '检查结束日期；不写为当天结束', day)
    .option('--agency <单位>', '只制发一个单位的')
    .option('--covering <时段>', '检查哪一段时间的工作；不写为该年1月1日以来')
    .option('--contact <联系方式>', '联系人及电话')
    .option('--signer <姓名>', '签发人，只登记，不印出')
    .option('--reissue <原因>', '已制发的重新制发')
    .option('--draft', '只生成不编号的草稿，不登记')
    .option('-o, --output <文件夹>', '通知书存到哪个文件夹', '抽查通知书')
    .option('--confirm <季度>', '再写一遍季度，确认制发')
    .run(deps, (options: NoticeCommandOptions) => notices(deps, options));
}

async function notices(deps: Deps, options: NoticeCommandOptions) {
  const [work, { letterTemplates }, { officialLetter }, { writeAll }] = await Promise.all([
    import('../../onsite/issue-notices.ts'),
    import('../../supervision/letter-templates.ts'),
    import('../../document/official-letter.ts'),
    import('../draw-papers.ts'),
  ]);
  const { quarter, agency, from, to, covering, reissue, output } = options;
  const desk = {
    store: await deps.openStore(),
    pack: await deps.pack(),
    renderLetter: officialLetter,
    letterTemplate: letterTemplates(deps.root),
  };
  const wanted: NoticeOptions = {
    quarter,
    agency,
    visitFrom: from,
    visitTo: to ?? from,
    covering,
    reissue,
    contact: await requireValue(deps, options.contact, '--contact <联系方式>', '联系人及电话'),
    signer: await requireValue(deps, options.signer, '--signer <姓名>', '签发人'),
  };
  if (options.draft)
    return noticeDraftsView(quarter, writeAll(output, await work.draftNotices(desk, wanted)));
  const planned = work.plannedNotices(desk, wanted);
  if (planned.length > 0) {
    const names = planned.map(({ name }) => name).join('、');
    await confirmNumber(deps, quarter, options.confirm, `向${names}制发抽查通知书`);
  }
  const results = await work.issueNotices(desk, wanted);
  const paths = writeAll(
    output,
    results.map(({ notice, bytes }) => ({ name: `${notice.number} ${notice.agency.name}.docx`, bytes })),
  );
  return noticesView(quarter, results, paths);
}
