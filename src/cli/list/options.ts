import type { Command } from '../command.ts';
import { count } from '../values.ts';
import type { ListColumn, ListOptions } from './form.ts';

type Titles = readonly Pick<ListColumn<never>, 'title'>[];

const titlesOf = (columns: Titles) => columns.map(({ title }) => title).join('、');

/** Columns by what is listed, where a command lists more than one thing. */
export type ColumnsByKind = Readonly<Record<string, Titles>>;

function isOneList(columns: Titles | ColumnsByKind): columns is Titles {
  return Array.isArray(columns);
}

/**
 * 列表的选项: `--filter --sort --columns --limit -o` of a command that answers with a list. `shown` = so many rows
 * are listed where no number is asked for.
 */
export function listOptions(command: Command, columns: Titles | ColumnsByKind, shown?: number): Command {
  const names = isOneList(columns)
    ? titlesOf(columns)
    : Object.entries(columns)
        .map(([what, own]) => `${what}：${titlesOf(own)}`)
        .join('；');
  const limit = '最多列出几行，0 为全部';
  return command
    .option(
      '--filter <条件>',
      '只要符合条件的行："列=值"、"列~词"（含有）、"列!=值"、"列!~词"，日期和数字还有 "列>值"、"列<=值" 等；要加引号；可写几次，都要符合',
      (text: string, before: readonly string[] | undefined) => [...(before ?? []), text],
    )
    .option('--sort <列>', '按这些列排序，逗号隔开；列名前加 - 从大到小')
    .option('--columns <列>', `只列出这些列，逗号隔开。可用的列——${names}`)
    .option(
      '--limit <行数>',
      shown === undefined ? limit : `${limit}；不写为${shown}行，另存的文件为全部`,
      count,
    )
    .option('-o, --output <文件>', '另存为 .xlsx、.csv、.html、.md、.json 或 .txt');
}

/**
 * How many rows have to be read at all, where reading costs: those that are listed, unless conditions or another
 * order ask for the rest; undefined = all.
 */
export function rowsToRead(options: ListOptions, shown: number): number | undefined {
  const { filter, sort, output, limit = output === undefined ? shown : 0 } = options;
  return filter === undefined && sort === undefined && limit > 0 ? limit : undefined;
}
