import { Command } from './command.ts';
import type { Deps, GlobalOptions } from './deps.ts';
import { NOUNS } from './nouns.ts';
import { day } from './values.ts';

/** What the parser needs of `main`, besides what commands need. */
export interface Program {
  /** Called once, when the options are known and before the command runs. */
  readonly start: (options: GlobalOptions, commands: Pick<Deps, 'run' | 'tree'>) => Deps;
  readonly write: (text: string) => unknown;
  readonly writeError: (text: string) => unknown;
  readonly version: string;
}

/**
 * The whole command line. Only the names of the nouns are known at first; a noun's file is loaded when the
 * noun is used or its help is asked for.
 */
export function buildProgram({ start, write, writeError, version }: Program): Command {
  const program = new Command('zfjd');
  let deps: Deps | undefined;
  let whole: Promise<Command> | undefined;

  const begun = (): Deps => (deps ??= start(program.opts<GlobalOptions>(), { run, tree }));
  // On a noun of its own: a parser that is at work cannot be asked again.
  const run = async ([name = '', ...words]: readonly string[]): Promise<void> => {
    const command = new Command(name);
    await loadNoun(command, begun);
    await command.parseAsync(words, { from: 'user' });
  };
  const tree = () => (whole ??= wholeProgram({ start: begun, write, writeError, version }));

  program
    .description('行政执法监督：区司法局监督涉企行政检查的命令行工具')
    .configureOutput({ writeOut: write, writeErr: writeError })
    .examples(
      ['zfjd init --pack jinshan --bureau 上海市金山区司法局 --code 金司', '新建数据库'],
      ['zfjd due', '今后五个工作日到期和已经超期的事项'],
      ['zfjd 到期 --days 10', '每个命令都有中文名'],
      ['zfjd help due', '查看一个命令的用法'],
    )
    .option('--db <文件>', '数据库文件（环境变量 ZFJD_DB；默认 ~/zfjd/zfjd.db）')
    .option('--json', '输出 JSON；出错时错误也以 JSON 写到标准错误')
    .option('--quiet', '不显示提示和进度，只输出结果和错误')
    .option('--no-input', '从不提问；缺少的信息按用法错误处理')
    .option('--yes', '预先同意可以撤回的操作')
    .option('--today <日期>', '按这一天办理（补录、演练），如 2026-09-18；留痕同时记下真实时间', day)
    .option('--no-color', '不用颜色（环境变量 NO_COLOR）')
    .option('--operator <姓名>', '经办人，记入留痕（环境变量 ZFJD_OPERATOR；默认系统用户名）')
    .version(version, '-V, --version', '显示版本')
    .hook('preSubcommand', (_program, noun) => loadNoun(noun as Command, begun));

  for (const { name, alias, summary } of NOUNS) {
    program.command(name).alias(alias).description(summary);
  }
  program
    .command('help')
    .alias('帮助')
    .description('查看一个命令的用法，或一个专题')
    .examples(
      ['zfjd help due', '一个命令'],
      ['zfjd help calendar explain', '名词之下的一个动词'],
      ['zfjd help 期限计算', '专题：期限计算、退出码、环境变量、术语'],
    )
    .argument('[命令或专题...]', '如 due、calendar explain、期限计算；不写则列出全部命令')
    .action(async (words: string[]) => {
      const [topic = '', ...more] = words;
      const { topicText } = await import('./topics.ts');
      const text = more.length === 0 ? await topicText(topic, begun().root) : undefined;
      if (text !== undefined) {
        write(text);
        return;
      }
      let command = program;
      for (const word of words) {
        command = command.requireCommand(word);
        await loadNoun(command, begun);
      }
      command.help();
    });
  return program;
}

/** Nouns that have their verbs. */
const loaded = new WeakSet<Command>();

/** Adds its verbs to a noun, once; what is none is left as it is. */
async function loadNoun(command: Command, deps: () => Deps): Promise<void> {
  const noun = NOUNS.find((n) => n.name === command.name());
  if (!noun || loaded.has(command)) return;
  loaded.add(command);
  const { register } = await noun.load();
  register(command, deps());
}

/** A program apart from the one at work, with every noun loaded. */
export async function wholeProgram(parts: Program): Promise<Command> {
  const program = buildProgram(parts);
  const deps = parts.start(program.opts<GlobalOptions>(), {
    run: () => Promise.reject(new Error('only to be looked at')),
    tree: () => Promise.resolve(program),
  });
  for (const command of program.commands) await loadNoun(command as Command, () => deps);
  return program;
}
