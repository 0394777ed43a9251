import { describe, expect, it } from 'vitest';
import type { Prompter } from '../../src/cli/io.ts';
import { FIRST_TASKS, TASKS } from '../../src/cli/menu/tasks.ts';
import { commandNamed } from '../../src/cli/menu/template.ts';
import { FLOW } from '../../src/supervision/flow.ts';
import { EXIT, UserError } from '../../src/kernel/errors.ts';
import { caseBench } from './case-bench.ts';
import { loadedProgram } from './loaded-program.ts';

const { zfjd, init, path, setUp } = caseBench();

const LEAVE = '离开';
/** Ctrl-C, Esc or q, as the terminal tells them. */
const KEY = Symbol('key');

/** A person who takes the choices whose label begins so, and types the other answers. */
function person(...answers: (string | typeof KEY)[]): Partial<Prompter> & { readonly asked: string[] } {
  const asked: string[] = [];
  const next = (message: string): string => {
    asked.push(message);
    const answer = answers.shift() ?? LEAVE;
    if (answer === KEY) throw new UserError('E_CANCELLED', '已取消，没有改动', { exit: EXIT.cancelled });
    return answer;
  };
  return {
    asked,
    input: async (message) => next(message),
    choose: async (message, choices) => {
      const wanted = next(message);
      const found = choices.find(({ label }) => label.startsWith(wanted));
      if (!found) throw new Error(`no 「${wanted}」 among ${choices.map((c) => c.label).join('、')}`);
      return found.value;
    },
  };
}

const menu = (...answers: (string | typeof KEY)[]) => {
  const someone = person(...answers);
  return zfjd('', { person: someone }).then((answer) => ({ ...answer, asked: someone.asked }));
};

const OPEN = ['登记一条线索', '区市监局', '一个月内重复检查3次', '乱检查', '季度抽查'];

describe('zfjd alone on a terminal', () => {
  it.each([['the last line', LEAVE] as const, ['a key', KEY] as const])(
    'is left by %s',
    async (_by, leave) => {
      await init();
      expect(await menu(leave)).toMatchObject({ code: 0, out: '', asked: ['要办什么'] });
    },
  );

  it('makes the database first, and goes on with it', async () => {
    const { code, out, err, asked } = await menu(
      '新建数据库',
      'jinshan',
      '某区司法局',
      '某司',
      '看到期',
      LEAVE,
    );
    expect(code).toBe(0);
    expect(err).toContain('还没有数据库');
    expect(err).toContain('$ zfjd init --pack jinshan --bureau 某区司法局 --code 某司\n');
    expect(err).toContain('$ zfjd due\n');
    expect(out).toContain('某区司法局');
    expect(asked[1]).toMatch(/^代码（政策包/);
  });

  it('leads back where a question is left or a command refuses, and runs nothing more', async () => {
    await init();
    const { err, asked } = await menu('退回有问题的计划', KEY, '退回有问题的计划', '99', path('退回'), LEAVE);
    expect(err).toContain('$ zfjd plan list --state 有问题');
    expect(err).toContain('回到菜单，没有继续');
    expect(err).toContain(`$ zfjd plan return 99 -o ${path('退回')}`);
    expect(err).toContain('没有办成：');
    expect(asked.filter((question) => question === '要办什么')).toHaveLength(3);
  });

  it('takes a quoted path, quotes what it shows, and asks again for an empty answer', async () => {
    await init();
    const { err } = await menu('导入检查计划', ' ', `'${path('收 件 箱')}'`, LEAVE);
    expect(err).toContain(`$ zfjd plan import '${path('收 件 箱')}'`);
    expect(err).toMatch(/没有办成：.*收 件 箱/);
  });

  it('moves a case on by what its stage allows', async () => {
    await setUp();
    const { code, out, err } = await menu(
      ...OPEN,
      '办理监督案件',
      '2026-0001',
      '预警提醒',
      '电话',
      '2026-11-30',
      '办理监督案件',
      '2026-0001 某区市场监督管理局',
      '提醒后整改到位结案',
      '已停止重复检查',
      '办理监督案件',
      LEAVE,
    );
    expect(err).toContain('$ zfjd case warn 2026-0001 --way 电话 --react-by 2026-11-30\n');
    expect(err).toContain('$ zfjd case close 2026-0001 --text 已停止重复检查\n');
    expect(err).toContain('没有未办结的案件');
    expect(out).toContain('已结案');
    expect(code).toBe(0);
  });
});

describe('the menu without a terminal', () => {
  it('is the help for zfjd alone, and a usage error by name', async () => {
    expect(await zfjd('')).toMatchObject({ code: 0, out: expect.stringContaining('用法：') });
    expect(await zfjd('menu')).toMatchObject({ code: 2, err: expect.stringContaining('zfjd --help') });
  });
});

describe('what the menu runs', () => {
  const program = loadedProgram();
  const templates = [
    ...[...TASKS, ...FIRST_TASKS].flatMap(({ commands }) => commands),
    ...Object.values(FLOW).map(({ command }) => command),
  ];

  it.each(templates)('%s is a command, and says what is asked for', async (line) => {
    const [zfjdWord, ...words] = line.split(' ');
    expect(zfjdWord).toBe('zfjd');
    const command = commandNamed(await program, words);
    expect(command.commands).toEqual([]);
    for (const [i, word] of words.entries()) {
      if (!word.startsWith('-')) continue;
      const option = command.options.find((o) => o.long === word || o.short === word);
      expect(option?.description, `${command.path()} ${word}`).toBeTruthy();
      expect(words[i + 1] !== undefined && !words[i + 1]?.startsWith('-')).toBe(option?.required === true);
    }
  });
});
