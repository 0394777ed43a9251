import { Help, type Command as Commander, type Option } from 'commander';

/** A command line and what it does. */
export type Example = readonly [line: string, meaning: string];

/** What the help needs of a command besides commander's own. */
export interface Explained extends Commander {
  readonly shownExamples: readonly Example[];
  /** `zfjd plan import` */
  path(): string;
}

const INDENT = '  ';
const GAP = 3;

/** 帮助, in Chinese, examples first. Lines are not wrapped: they are written to fit, and a terminal wraps better than we do. */
export class ChineseHelp extends Help {
  override formatHelp(of: Commander): string {
    const command = of as Explained;
    const chinese = command.alias() as string | undefined;
    const globals = command.parent ? globalOptions(command) : [];
    const own = this.visibleOptions(command);
    const sections = [
      [chinese === undefined ? command.description() : `${chinese}：${command.description()}`],
      section('示例', columns(command.shownExamples)),
      section('用法', [`${INDENT}${this.usage(command)}`]),
      section(
        '命令',
        columns(command.commands.map((c) => [c.name(), c.alias(), c.summary() || c.description()])),
      ),
      section('参数', columns(command.registeredArguments.map((a) => [a.name(), a.description]))),
      section(command.parent ? '选项' : '全局选项', columns(own.map(optionRow))),
      section('全局选项', columns(globals.map(optionRow))),
    ];
    return `${sections
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n')}\n`;
  }

  /** `zfjd plan import <文件或文件夹...> [选项]` */
  usage(command: Explained): string {
    const parts = [command.path()];
    if (command.commands.length > 0) parts.push('<命令>');
    for (const a of command.registeredArguments) {
      const name = a.variadic ? `${a.name()}...` : a.name();
      parts.push(a.required ? `<${name}>` : `[${name}]`);
    }
    return [...parts, '[选项]'].join(' ');
  }
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}：`, ...lines];
}

function globalOptions(command: Commander): readonly Option[] {
  let root: Commander = command;
  while (root.parent) root = root.parent;
  return root.options;
}

function optionRow(option: Option): string[] {
  const extra: string[] = [];
  if (option.argChoices) extra.push(`可用的值：${option.argChoices.join('、')}`);
  if (option.defaultValue !== undefined && typeof option.defaultValue !== 'boolean') {
    extra.push(`默认：${option.defaultValueDescription ?? String(option.defaultValue)}`);
  }
  if (option.envVar !== undefined) extra.push(`环境变量：${option.envVar}`);
  const text = extra.length === 0 ? option.description : `${option.description}（${extra.join('；')}）`;
  return [option.flags, text];
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** Enough for our own texts; string-width would cost as much as starting Node does. */
function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** Lines up all but the last cell of every row. */
/** Rows lined up by what they take on a terminal, indented. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.slice(0, -1).entries()) {
      widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
    }
  }
  return rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) + GAP - widthOf(cell)),
    );
    return `${INDENT}${cells.join('').trimEnd()}`;
  });
}
