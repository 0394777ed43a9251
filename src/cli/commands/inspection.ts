import { join } from 'node:path';
import type { Register } from '../command.ts';
import type { Deps } from '../deps.ts';
import { addAssess } from './inspection-assess.ts';
import { addBaseline } from './inspection-baseline.ts';
import { addExecution } from './inspection-execution.ts';
import { addIndicators } from './inspection-indicators.ts';
import { addRecordReading } from './inspection-list.ts';
import { addScan } from './inspection-scan.ts';
import { importView } from '../views/inspection.ts';

interface ImportCommandOptions {
  readonly agency?: string;
  readonly partial?: boolean;
  readonly refused?: string;
  readonly withCitizens?: boolean;
  readonly encoding?: string;
  readonly dryRun?: boolean;
}

export const register: Register = (noun, deps) => {
  noun.examples(['zfjd inspection import ./检查记录', '导入系统导出的检查记录，重复导入按记录编号更新']);

  noun
    .verb('import', '导入检查记录：检查码记录、“互联网+监管”检查行为、检查情况简表，按表头自动分辨')
    .examples(
      ['zfjd inspection import 2026年10月检查码记录.xlsx', '有一行读不懂的，整份不导入，并列出哪里有问题'],
      ['zfjd inspection import 记录.csv --encoding gbk --partial', '读不懂的行另存成表，其余导入'],
      ['zfjd inspection import 简表.xlsx --agency 区水务局', '表格里没有执法单位列'],
    )
    .argument('<文件或文件夹...>', '.xlsx .csv（也可用 .xls .et .ods）；必要的列：检查时间、执法单位')
    .option('--agency <单位>', '表格里没有写执法单位的，是哪个单位的检查')
    .option('--partial', '有读不懂的行时，其余的行照样导入')
    .option('--refused <文件>', '没有导入的行存到哪个 .xlsx（默认在原文件旁边）')
    .option('--with-citizens', '对象是个人的，姓名、证件号码和地点也导入并留存（默认不导入）')
    .option('--encoding <编码>', '文本文件的编码，如 gbk、utf-8')
    .option('--dry-run', '试运行，不写入')
    .run(deps, (options: ImportCommandOptions, paths: string[]) => importCommand(deps, options, paths));

  addRecordReading(noun, deps);
  addScan(noun, deps);
  addExecution(noun, deps);
  addIndicators(noun, deps);
  addBaseline(noun, deps);
  addAssess(noun, deps);
};

async function importCommand(deps: Deps, options: ImportCommandOptions, paths: string[]) {
  const [{ importRecords }, { filesOf }, words, { Progress }, { saveRefused }] = await Promise.all([
    import('../../inspection/import-records.ts'),
    import('../inbox.ts'),
    recordWords(deps),
    import('../progress.ts'),
    import('../refused-rows.ts'),
  ]);
  const room = {
    store: await deps.openStore(),
    pack: await deps.pack(),
    words,
    workerPath: join(deps.root, 'dist', 'record-worker.cjs'),
  };
  const progress = new Progress(deps);
  const { agency, encoding, withCitizens, dryRun, refused } = options;
  const run = (files: readonly string[], partial: boolean) =>
    progress.during(() =>
      importRecords(room, {
        files,
        agency,
        encoding,
        withCitizens,
        partial,
        dryRun,
        onRows: progress.rows,
      }),
    );
  const files = filesOf(paths);
  const first = await run(files, options.partial ?? false);
  const reports = await agreeToPartial(deps, files, first, run);
  const saved = dryRun === true ? [] : await saveRefused(files, reports, refused);
  return importView(reports, { dryRun: dryRun ?? false, saved });
}

/** 表头词汇 of 检查记录, with what is registered. */
async function recordWords(deps: Deps) {
  const { readingDeps } = await import('../reading-deps.ts');
  return (await readingDeps(deps)).vocabularies.inspection;
}

type Reports = Awaited<ReturnType<typeof import('../../inspection/import-records.ts').importRecords>>;

/** At a terminal the person is asked whether the other rows of a file should go in. */
async function agreeToPartial(
  deps: Deps,
  files: readonly string[],
  reports: Reports,
  run: (files: readonly string[], partial: boolean) => Promise<Reports>,
): Promise<Reports> {
  const { canAsk } = await import('../prompts.ts');
  if (!canAsk(deps)) return reports;
  const agreed: Reports = [];
  for (const [i, report] of reports.entries()) {
    const path = files[i] as string;
    if (report.outcome !== 'refused') {
      agreed.push(report);
      continue;
    }
    const bad = report.sheets.reduce((sum, sheet) => sum + sheet.refused, 0);
    const good = report.sheets.reduce((sum, sheet) => sum + sheet.rows, 0) - bad;
    const question = `「${report.file}」有${bad}行读不懂，另外${good}行可以导入。只导入这${good}行吗？`;
    agreed.push(
      ...(good > 0 && (await deps.prompter.confirm(question)) ? await run([path], true) : [report]),
    );
  }
  return agreed;
}
