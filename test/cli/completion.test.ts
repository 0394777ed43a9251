import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { allCommands, describeCommand, type CommandSpec } from '../../src/cli/command-tree.ts';
import { completionScript, type Shell } from '../../src/cli/completion/write-script.ts';
import { bench } from './harness.ts';
import { loadedProgram } from './loaded-program.ts';

const { zfjd, path } = bench();
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

let program: CommandSpec;
beforeAll(async () => {
  program = describeCommand(await loadedProgram());
});

function saved(shell: Shell): string {
  const file = path(`zfjd.${shell}`);
  writeFileSync(file, completionScript(program, shell));
  return file;
}

/** Lines on which Tab is pressed at the end, and some of what must be offered. */
const LINES: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['zfjd pl', ['plan']],
  ['zfjd 计', ['计划']],
  ['zfjd plan im', ['import']],
  ['zfjd 计划 导', ['导入', '导出']],
  ['zfjd --db x.db plan wit', ['withdraw']],
  ['zfjd plan list --st', ['--state']],
  ['zfjd plan list --oper', ['--operator']],
  ['zfjd cron print --format ', ['crontab', 'systemd', 'windows']],
  ['zfjd completion z', ['zsh']],
];

describe('completion in bash', () => {
  const offered = (lines: readonly string[]): string[] => {
    const calls = lines.map((line) => {
      const words = line.split(' ').map((word) => `'${word}'`);
      return `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; asked=''; _zfjd; echo "\${COMPREPLY[*]}$asked"`;
    });
    const script = ["compopt() { asked=' (files)'; }", `source '${saved('bash')}'`, ...calls].join('\n');
    return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).slice(0, -1).split('\n');
  };

  it('offers commands in both languages, options and fixed values', () => {
    expect(offered(LINES.map(([line]) => line))).toEqual(LINES.map(([, words]) => words.join(' ')));
  });

  it('leaves files to bash where a file is meant, and nothing where a person must know', () => {
    expect(offered(['zfjd plan import ', 'zfjd --db ', 'zfjd due --days ', 'zfjd plan show '])).toEqual([
      ' (files)',
      ' (files)',
      '',
      '',
    ]);
  });
});

describe.skipIf(!has('fish'))('completion in fish (skipped where it is not installed)', () => {
  it('offers the same', () => {
    const file = saved('fish');
    for (const [line, words] of LINES) {
      const out = execFileSync('fish', ['--no-config', '-c', `source '${file}'; complete -C '${line}'`], {
        encoding: 'utf8',
      });
      expect(out.split('\n').map((one) => one.split('\t')[0])).toEqual(expect.arrayContaining([...words]));
    }
  });
});

describe.skipIf(!has('zsh'))('completion in zsh (skipped where it is not installed)', () => {
  it('is a script that zsh takes', () => {
    expect(spawnSync('zsh', ['-f', '-n', saved('zsh')])).toMatchObject({ status: 0 });
  });
});

describe('the scripts', () => {
  it.each(['zsh', 'fish', 'powershell'] as const)('%s names every command, alias and option', (shell) => {
    const script = completionScript(program, shell);
    for (const { name, alias, options } of allCommands(program).slice(1)) {
      for (const word of [name, alias ?? '', ...options.flatMap((option) => option.words)])
        expect(script).toContain(word.replace(shell === 'fish' ? /^-+/u : /^$/u, ''));
    }
  });

  it('are printed, and another shell is a usage error', async () => {
    expect(await zfjd('补全 bash')).toMatchObject({
      code: 0,
      out: expect.stringContaining('complete -F _zfjd'),
    });
    expect(await zfjd('completion cmd')).toMatchObject({
      code: 2,
      err: expect.stringContaining('powershell'),
    });
  });
});
