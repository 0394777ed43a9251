import type { Block } from '../../document/blocks.ts';
import { EXIT } from '../../kernel/errors.ts';
import type { CommandSpec, OptionSpec } from '../command-tree.ts';

/** 退出码, as the README and the reference tell them. */
export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: '完成',
  attention: '已执行，有事项需要人处理（必改问题、超期、校验不符）',
  usage: '用法错误',
  input: '输入、数据或环境有问题',
  bug: '程序缺陷；诊断文件的路径会显示出来',
  cancelled: '已取消',
};

/** 退出码 and what each means, in order. */
export function exitRows(): string[][] {
  return Object.entries(EXIT_MEANINGS).map(([name, meaning]) => [
    String(EXIT[name as keyof typeof EXIT]),
    meaning,
  ]);
}

export function exitTable(): Block {
  return {
    kind: 'table',
    columns: [{ header: '退出码' }, { header: '含义' }],
    rows: exitRows(),
    empty: '没有退出码',
  };
}

/** 命令手册: every command with its usage, arguments, options and examples, in the order of the help. */
export function referenceBlocks(program: CommandSpec): Block[] {
  return [
    { kind: 'text', text: '由命令本身生成，与 zfjd help 的内容相同；全局选项对每个命令都有效。' },
    { kind: 'heading', text: '全局选项' },
    optionTable(program.options),
    { kind: 'heading', text: '退出码' },
    exitTable(),
    ...program.commands.flatMap((noun) => commandBlocks(noun, noun.alias ?? '')),
  ];
}

function commandBlocks(command: CommandSpec, chinese: string): Block[] {
  const own = command.options.filter(({ words }) => !words.includes('--help'));
  return [
    { kind: 'heading', text: `zfjd ${command.path}（${chinese}）` },
    { kind: 'text', text: command.summary },
    ...(command.commands.length > 0 ? [] : [{ kind: 'verbatim', text: command.usage } as const]),
    ...(command.args.length > 0 ? [argumentTable(command)] : []),
    ...(own.length > 0 ? [optionTable(own)] : []),
    ...(command.examples.length > 0 ? [exampleTable(command)] : []),
    ...command.commands.flatMap((verb) => commandBlocks(verb, `${chinese} ${verb.alias ?? ''}`)),
  ];
}

function argumentTable({ args }: CommandSpec): Block {
  return {
    kind: 'table',
    columns: [{ header: '参数' }, { header: '说明' }],
    rows: args.map(({ name, summary, choices }) => [name, withChoices(summary, choices)]),
    empty: '没有参数',
  };
}

function optionTable(options: readonly OptionSpec[]): Block {
  return {
    kind: 'table',
    columns: [{ header: '选项' }, { header: '说明' }, { header: '默认' }],
    rows: options.map(({ flags, summary, value, byDefault }) => [
      flags,
      withChoices(summary, value?.choices ?? []),
      byDefault ?? '',
    ]),
    empty: '没有选项',
  };
}

function exampleTable({ examples }: CommandSpec): Block {
  return {
    kind: 'table',
    columns: [{ header: '示例' }, { header: '做什么' }],
    rows: examples.map(([line, meaning]) => [line, meaning]),
    empty: '没有示例',
  };
}

function withChoices(summary: string, choices: readonly string[]): string {
  return choices.length === 0 ? summary : `${summary}（可用的值：${choices.join('、')}）`;
}
