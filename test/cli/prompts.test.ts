import { describe, expect, it } from 'vitest';
import type { Prompter } from '../../src/cli/io.ts';
import { confirmAct, confirmNumber, requireValue } from '../../src/cli/prompts.ts';
import { EXIT, UserError } from '../../src/kernel/errors.ts';
import { bench } from './harness.ts';

const { zfjd, init } = bench();

/** A person who types these answers, and the questions put to them. */
function person(...answers: string[]): Prompter & { readonly asked: string[] } {
  const asked: string[] = [];
  const next = (message: string) => {
    asked.push(message);
    return answers.shift() ?? '';
  };
  return {
    asked,
    input: (message) => Promise.resolve(next(message)),
    confirm: (message) => Promise.resolve(next(message) === 'y'),
    choose: (message) => Promise.resolve(next(message)),
  };
}

const deps = (prompter: Prompter, tty = true, options = {}) => ({
  io: { stdout: process.stdout, stderr: process.stderr, stdinTTY: tty, stdoutTTY: tty, columns: 80 },
  options: { input: true, color: true, ...options },
  prompter,
});

const refusal = (code: string, exit: number, hint: RegExp) => (error: unknown) =>
  error instanceof UserError && error.code === code && error.exit === exit && hint.test(error.hint ?? '');

describe('a missing value', () => {
  it('is asked for at a terminal', async () => {
    const someone = person('jinshan', ' 某区司法局 ', '某司');
    const { code, out } = await zfjd('init', { person: someone });
    expect(code).toBe(0);
    expect(out).toContain('某区司法局');
    expect(someone.asked).toEqual(['政策包', '监督机关全称', '发文机关代字']);
  });

  it.each(['--no-input', '--json'])('is never asked for with %s', async (flag) => {
    const someone = person('jinshan');
    const { code, err } = await zfjd(`init ${flag}`, { person: someone });
    expect(code).toBe(2);
    expect(err).toContain('--pack <代码>');
    expect(someone.asked).toEqual([]);
  });

  it('is named where nobody can answer, and an empty answer is none', async () => {
    expect((await zfjd('init')).err).toContain('缺少选项 --pack <代码>');
    await expect(requireValue(deps(person(' ')), undefined, '--x <值>', '值')).rejects.toSatisfy(
      refusal('E_USAGE', EXIT.usage, /--x <值>/),
    );
  });
});

describe('an act that cannot be taken back', () => {
  const number = '金司监建〔2026〕3号';

  it('needs its number typed, or given', async () => {
    const someone = person(number);
    await confirmNumber(deps(someone), number, undefined, '印发');
    expect(someone.asked).toEqual([`印发后不能撤回。请输入编号 ${number} 确认`]);
    await confirmNumber(deps(person(), false), number, ` ${number} `, '印发');
  });

  it.each([
    ['another number typed', person('3号'), true, undefined],
    ['another number given', person(), false, '3号'],
    ['nothing typed', person(''), true, undefined],
  ])('refuses: %s', async (_what, someone, tty, given) => {
    await expect(confirmNumber(deps(someone, tty), number, given, '印发')).rejects.toSatisfy(
      refusal('E_CONFIRM', EXIT.usage, /核对编号/),
    );
  });

  it.each([
    ['no terminal', false, {}],
    ['no terminal and --yes', false, { yes: true }],
    ['--no-input', true, { input: false }],
  ])('names --confirm: %s', async (_what, tty, options) => {
    await expect(
      confirmNumber(deps(person(number), tty, options), number, undefined, '印发'),
    ).rejects.toSatisfy(refusal('E_USAGE', EXIT.usage, new RegExp(`--confirm ${number}`)));
  });
});

describe('an act that can be taken back', () => {
  it('goes ahead with y or --yes', async () => {
    const someone = person('y');
    await confirmAct(deps(someone), '撤回备案？');
    await confirmAct(deps(person(), false, { yes: true }), '撤回备案？');
    expect(someone.asked).toEqual(['撤回备案？']);
  });

  it('is cancelled with anything else, and names --yes where nobody can answer', async () => {
    await expect(confirmAct(deps(person('n')), '撤回备案？')).rejects.toSatisfy(
      refusal('E_CANCELLED', EXIT.cancelled, /^$/),
    );
    await expect(confirmAct(deps(person(), false), '撤回备案？')).rejects.toSatisfy(
      refusal('E_USAGE', EXIT.usage, /--yes/),
    );
  });

  it('Ctrl-C ends with 130', async () => {
    const leaving = () => Promise.reject(new UserError('E_CANCELLED', '已取消', { exit: EXIT.cancelled }));
    expect(await zfjd('init', { person: { input: leaving, confirm: leaving } })).toMatchObject({
      code: 130,
      out: '',
    });
    expect(await init()).toMatchObject({ code: 0 });
  });
});
