import type { LocalDate } from '../../kernel/local-date.ts';
import type { ImportSlipsOptions } from '../../supervision/clues/import-slips.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { day } from '../values.ts';

/** How a list of clues or complaints is to be read, as commander gives it. */
interface SlipCommandOptions {
  readonly source: string;
  readonly agency?: string;
  readonly date?: LocalDate;
  readonly encoding?: string;
  readonly large?: boolean;
  readonly dryRun?: boolean;
}

/** The options of `clue import` and `complaint import`; `usual` = the source of rows that do not name theirs. */
export function slipOptions(command: Command, usual: string): Command {
  return command
    .option('--source <来源>', '表中没有写来源、渠道的，是什么来源', usual)
    .option('--agency <单位>', '表中没有写单位的，是哪个单位')
    .option('--date <日期>', '表中没有写日期的，是哪一天', day)
    .option('--encoding <编码>', '文本文件的编码，如 gbk、utf-8')
    .option('--large', '放宽文件大小和内存的限制')
    .option('--dry-run', '试运行，不写入');
}

/** What reading such a list needs, and what was asked for. @throws UserError E_NO_FILES, E_FILE_MISSING */
export async function slipImport(deps: Deps, paths: readonly string[], options: SlipCommandOptions) {
  const [{ agencyFinder }, { filesOf }, { formWords }] = await Promise.all([
    import('../agencies.ts'),
    import('../inbox.ts'),
    import('../vocabularies.ts'),
  ]);
  const { date, dryRun = false, ...rest } = options;
  const asked = { ...rest, files: filesOf(paths), on: date, dryRun } satisfies ImportSlipsOptions;
  const reading = {
    reader: await deps.reader(),
    words: await formWords(deps.root, 'clue'),
    agencyOf: await agencyFinder(await deps.openStore()),
  };
  return { asked, reading };
}
