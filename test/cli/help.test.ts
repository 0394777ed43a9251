import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { NOUNS } from '../../src/cli/nouns.ts';
import { ENVIRONMENT } from '../../src/cli/topics.ts';
import { sourceFiles } from '../architecture/source-files.ts';
import { bench } from './harness.ts';
import { leaves, loadedProgram } from './loaded-program.ts';

const { zfjd } = bench();

let program: Command;
let commands: Command[];
beforeAll(async () => {
  program = await loadedProgram();
  commands = leaves(program);
});

describe('every command', () => {
  it('is there', () => {
    const paths = commands.map((command) => command.path());
    expect(paths).toEqual(expect.arrayContaining(['zfjd init', 'zfjd due', 'zfjd journal verify']));
  });

  it('has a Chinese name, a Chinese summary and Chinese texts', () => {
    const all = [...commands, ...(program.commands as Command[])];
    const chinese = /[\u4e00-\u9fff]/;
    const wrong = all.flatMap((command) => {
      const texts = [
        command.alias(),
        command.description(),
        ...command.options.map((option) => option.description),
        ...command.registeredArguments.map((argument) => argument.description),
      ];
      return texts.every((text) => chinese.test(text)) ? [] : [command.path()];
    });
    expect(wrong).toEqual([]);
  });

  it('shows examples that its own parser takes', async () => {
    const lines: string[] = [];
    expect(commands.filter((command) => command.shownExamples.length === 0)).toEqual([]);
    for (const command of commands) {
      if (command.name() !== 'help') command.action(() => undefined);
    }
    const all = [program, ...(program.commands as Command[]), ...commands];
    for (const [line] of all.flatMap((command) => command.shownExamples)) {
      const [zfjdWord, ...words] = line.split(' ');
      expect(zfjdWord).toBe('zfjd');
      if (words[0] === 'help') continue;
      await program.parseAsync(words, { from: 'user' });
      lines.push(line);
    }
    expect(lines.length).toBeGreaterThan(15);
  });
});

describe('help', () => {
  it.each(['', '--help', '-h', 'help', '帮助'])('zfjd %s lists the nouns, examples first', async (line) => {
    const { code, out, err } = await zfjd(line);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { name, alias, summary } of NOUNS)
      expect(out).toMatch(new RegExp(`${name} +${alias} +${summary}`));
    expect(out.indexOf('示例：')).toBeLessThan(out.indexOf('用法：'));
    expect(out).not.toMatch(/Usage|Options|Commands|display help/);
  });

  it.each(['help calendar', 'calendar --help', '日历 -h', '帮助 日历', 'calendar --help --json'])(
    'zfjd %s lists the verbs',
    async (line) => {
      const { code, out } = await zfjd(line);
      expect(code).toBe(0);
      expect(out).toMatch(/示例：\n {2}zfjd calendar explain/);
      expect(out).toMatch(/explain +推算/);
    },
  );

  it.each(['help calendar explain', 'calendar explain --help', '帮助 日历 推算', '日历 推算 --help'])(
    'zfjd %s explains the verb with the global options',
    async (line) => {
      const { code, out } = await zfjd(line);
      expect(code).toBe(0);
      expect(out).toMatch(
        /示例：[\s\S]*用法：\n {2}zfjd calendar explain <起算日> \[期限\] \[选项\][\s\S]*参数：/,
      );
      expect(out).toMatch(/全局选项：[\s\S]*--db <文件>[\s\S]*--operator <姓名>/);
    },
  );

  it.each([
    ['期限计算', /起算之日不计入/],
    ['退出码', /\n {2}130 +已取消\n/],
    ['环境变量', /\n {2}ZFJD_DB +数据库文件/],
    ['术语', /\n {2}执法单位 +金山区司法局方案/],
  ])('of the topic %s', async (topic, says) => {
    expect(await zfjd(['help', topic])).toMatchObject({ code: 0, out: expect.stringMatching(says) });
  });

  it('knows every variable that the program reads', () => {
    const read = sourceFiles().flatMap(({ text }) => text.match(/(?<=env\[')ZFJD_[A-Z_]+/gu) ?? []);
    expect(
      Object.keys(ENVIRONMENT)
        .filter((name) => name.startsWith('ZFJD_'))
        .sort(),
    ).toEqual([...new Set(read)].sort());
  });

  it('lines up Chinese columns', async () => {
    const { out } = await zfjd('help');
    const columns = NOUNS.map(({ name, alias, summary }) => {
      const line = out.split('\n').find((one) => new RegExp(`^  ${name} +${alias} +`).test(one)) ?? '';
      expect(line.endsWith(summary)).toBe(true);
      return [line.indexOf(alias), stringWidth(line.slice(0, line.length - summary.length))];
    });
    expect(new Set(columns.map(String)).size).toBe(1);
  });

  it('of something unknown is a usage error', async () => {
    expect(await zfjd('help dew')).toMatchObject({ code: 2, out: '' });
  });

  it('shows the version of the package', async () => {
    expect(await zfjd('--version')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});
