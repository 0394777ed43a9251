import { readFileSync } from 'node:fs';
import stringWidth from 'string-width';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../../src/cli/command.ts';
import { bench, json } from '../harness.ts';
import { leaves, loadedProgram } from '../loaded-program.ts';
import { DAY, everyList, fillLists, pathOf, WORDS } from './lists.ts';

const desk = bench();
const { zfjd, init, path } = desk;
const at = (...words: string[]) => zfjd([...words, '--today', DAY]);

const lists = await everyList();
const OPTIONS = ['--filter', '--sort', '--columns', '--limit', '--output'];

/** The titles that the help of `--columns` names; of the first kind where there are several. */
function titlesOf(command: Command): string[] {
  const text = command.options.find(({ long }) => long === '--columns')?.description ?? '';
  const [, names = ''] = /可用的列——(?:[^：；]+：)?([^；]+)/u.exec(text) ?? [];
  return names.split('、');
}

/** The rows of a list as data: what stands last before the count of those left out. */
function rowsOf(out: string): { rows: Record<string, unknown>[]; leftOut: number } {
  const values = Object.values(json(out)['data'] as object) as unknown[];
  return { rows: values.at(-2) as Record<string, unknown>[], leftOut: values.at(-1) as number };
}

describe('the lists of the command tree', () => {
  it('have all the options of a list, and nothing else has them', async () => {
    const paths = lists.map((list) => list.path);
    expect(paths).toEqual(expect.arrayContaining(Object.keys(WORDS)));
    expect(paths.length).toBeGreaterThanOrEqual(32);
    const lacking = lists.flatMap(({ command, path: of }) => {
      const flags = new Set(command.options.map(({ long }) => long));
      return OPTIONS.filter((flag) => !flags.has(flag)).map((flag) => `${of} ${flag}`);
    });
    expect(lacking).toEqual([]);
    const others = leaves(await loadedProgram()).filter((command) => !paths.includes(pathOf(command)));
    const filtering = others.filter(({ options }) => options.some(({ long }) => long === '--filter'));
    expect(filtering.map(pathOf)).toEqual([]);
  });
});

/** What answers with a table and is no list, and why. */
const NO_LISTS: Readonly<Record<string, string>> = {
  'plan check': 'what an act came to',
  'sample run': 'what an act came to',
  'inspection scan': 'what an act came to',
  'db backup': 'what an act came to',
  'draw plan': 'a calculation, most of it no rows',
  'draw simulate': 'a calculation, most of it no rows',
  'draw show': 'one thing',
  'draw verify': 'checks, each passed or not',
  'db check': 'checks, each passed or not',
  doctor: 'checks, each passed or not',
  'report daily': 'a document',
  'report weekly': 'a document',
  'report monthly': 'a document',
  'report quarterly': 'a document',
  'report yearly': 'a document',
  'report common': 'a document',
};
/** What asks, makes the database that it would be run on, or writes where the tests stand. */
const NOT_RUN = new Set(['menu', 'init', 'draw form']);

describe('commands that need nothing said', () => {
  it('and answer with a table are lists, or are none for a reason', async () => {
    const known = new Set(lists.map((list) => list.path));
    const tabled: string[] = [];
    for (const command of leaves(await loadedProgram())) {
      const of = pathOf(command);
      const asks =
        command.registeredArguments.some(({ required }) => required) ||
        command.options.some(({ mandatory }) => mandatory);
      if (known.has(of) || NOT_RUN.has(of) || asks) continue;
      await fillLists(desk);
      const { out } = await at(...of.split(' '), '--no-input');
      // A header and a row.
      if (out.split('\n').filter((line) => line.includes('\t')).length >= 2) tabled.push(of);
    }
    expect(tabled.toSorted()).toEqual(Object.keys(NO_LISTS).toSorted());
  });
});

const NEVER_EMPTY = new Set([
  'template list',
  'inspection model list',
  'rule list',
  'rule coverage',
  'pack show',
  'case kinds',
  'case flow',
  'db stats',
  'journal show',
  'calendar show',
]);

/** What stands over the rows of a layout of its own. */
const OWN_HEADER: Readonly<Record<string, RegExp>> = { 'pack show': /施行\t适用\t级别\t规定/u };

/** Of what is not begun there is no list at all. */
const REFUSING = new Set(['sample check', 'draw score']);

describe.each(lists)('zfjd $path', ({ path: of, words, command }) => {
  const titles = titlesOf(command);

  describe('with rows', () => {
    beforeEach(() => fillLists(desk));

    it('takes each of its columns to choose, to sort by and to show', async () => {
      expect(new Set(titles).size).toBe(titles.length);
      const all = titles.join(',');
      const conditions = titles.flatMap((title) => ['--filter', `${title}!=zzz`]);
      const asked = ['--sort', `-${all}`, '--columns', all, '--limit', '1', ...conditions];
      const { code, out, err } = await at(...words, ...asked, '--json');
      expect({ code, err }).toMatchObject({ code: expect.toBeOneOf([0, 1]) as number, err: '' });
      const { rows, leftOut: left } = rowsOf(out);
      const [row] = rows;
      expect(Object.keys(row ?? {})).toHaveLength(titles.length);
      expect(Object.keys(row ?? {}).filter((key) => !/^[a-z][A-Za-z]*$/u.test(key))).toEqual([]);
      const shown = (await at(...words, ...asked)).out;
      expect(shown.includes(`另有${left}行，去掉 --limit 查看`)).toBe(left > 0);
      expect(shown).toContain(titles.join('\t'));
    });

    it('keeps what a condition says, and parts with its opposite', async () => {
      const [title = ''] = titles;
      const count = async (...more: string[]) =>
        rowsOf((await at(...words, '--json', '--columns', title, '--limit', '0', ...more)).out).rows.length;
      const all = await count();
      expect(all).toBeGreaterThan(0);
      const kept = await count('--filter', `${title}~1`);
      expect(kept + (await count('--filter', `${title}!~1`))).toBe(all);
    });

    it.each([40, 60, 80, 120])(
      'fits a terminal of %i characters, without colour where none is wanted',
      async (columns) => {
        // As it is, and as the table that it becomes in another order.
        for (const asked of [words, [...words, '--sort', titles[0] ?? '']]) {
          const { out } = await zfjd([...asked, '--today', DAY], { columns, env: { NO_COLOR: '1' } });
          expect(out).not.toContain('\u001b');
          // Running text is broken by the terminal itself.
          const running = new Set(
            (await at(...asked)).out.split('\n').filter((line) => !line.includes('\t')),
          );
          const drawn = out.split('\n').filter((line) => !running.has(line));
          expect(drawn.length).toBeGreaterThan(asked === words ? -1 : 0);
          expect(drawn.filter((line) => stringWidth(line) > columns)).toEqual([]);
        }
      },
    );

    it('refuses an unknown column, with those there are', async () => {
      const { code, err } = await at(...words, '--columns', '没有这一列');
      expect(code).toBe(2);
      expect(err).toContain(`可用的列：${titles[0] ?? ''}、`);
    });

    it('is saved as a workbook, as CSV and as a page', async () => {
      const columns = titles.slice(0, 2);
      for (const name of ['a.xlsx', 'a.csv', 'a.html']) {
        const { out } = await at(...words, '-o', path(name), '--columns', columns.join('，'));
        expect(out).toContain(`已保存：${path(name)}`);
        expect((await at(...words, '-o', path(`whole-${name}`))).out).toContain('已保存');
      }
      expect(readFileSync(path('a.csv'), 'utf8').split('\r\n')[0]).toBe(`\ufeff${columns.join(',')}`);
      expect(readFileSync(path('a.html'), 'utf8')).toContain(columns[1]);
    });
  });

  it('says what to do next where there is nothing', async () => {
    await init();
    const { code, out, err } = await at(...words);
    expect([code, err === '']).toEqual(REFUSING.has(of) ? [3, false] : [0, true]);
    // What the program itself brings along is never empty.
    const rows = OWN_HEADER[of] ?? new RegExp(titles.slice(0, 2).join('\t'), 'u');
    expect(out + err).toMatch(NEVER_EMPTY.has(of) ? rows : /zfjd [a-z]|--[a-z]/u);
  });
});

describe.each(lists.filter(({ command }) => command.options.some(({ long }) => long === '--agency')))(
  'zfjd $path --agency',
  ({ words }) => {
    it('asks whether another unit is meant', async () => {
      await fillLists(desk);
      const { out, err } = await at(...words, '--agency', '区市监剧');
      expect(out + err).toMatch(/您是不是要找：.*区市监局/u);
    });
  },
);
