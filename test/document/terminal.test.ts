import * as fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/blocks.ts';
import { fitWidths } from '../../src/document/column-widths.ts';
import { measureFor } from '../../src/document/display-width.ts';
import { renderPlain } from '../../src/document/plain.ts';
import { renderTerminal } from '../../src/document/terminal.ts';
import { everyKind, PLAN_FILE, tooClose, tooOften } from './sample-blocks.ts';

const ESC = '\u001b';

function tableOf(cells: readonly (readonly string[])[]): Block {
  const [header = [], ...rows] = cells;
  return { kind: 'table', columns: header.map((text) => ({ header: text })), rows, empty: '无' };
}

const draw = async (blocks: readonly Block[], columns: number | undefined, color = false) =>
  [...(await renderTerminal(blocks, { columns, tty: true, color }))].join('');

const lettersOf = (text: string) =>
  Array.from(text.normalize().replace(/[\s│┌┐└┘├┤┬┴┼─：]/gu, ''))
    .sort()
    .join('');

describe('plain text', () => {
  it('shows every kind of block, tables tab-separated', () => {
    expect(renderPlain(everyKind)).toBe(
      [
        '导入结果',
        '已导入3个文件',
        '',
        '批次\t2026-001',
        '单位\t区市场监督管理局',
        '',
        '单位\t次数',
        '区应急管理局\t3',
        '区消防 救援支队\t-2',
        '',
        '没有逾期事项',
        '',
        `【必改】P201 「${PLAN_FILE}」Sheet1!G12「全年检查6次」全年对同一企业检查6次，超过上限1次（依据《示范办法》第八条）。改为不超过1次`,
        `【必改】P201 「${PLAN_FILE}」Sheet1!G12「全年检查6次」全年对同一企业检查6次，超过上限1次（依据《示范办法》第八条）。改为不超过1次`,
        '【建议】P203 「消防.xlsx」：两次检查间隔过短。合并为一次联合检查',
        '共3条：必改2条，建议1条',
        '',
        'sha256  abc',
        '  indented',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['a tab and a line break in a cell', '甲\t乙\n丙', '甲 乙 丙'],
    ['a formula', '=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
    ['a formula after a blank', ' @SUM(A1)', `'@SUM(A1)`],
    ['a negative number', '-3.5%', '-3.5%'],
    ['a dash for nothing', '-', '-'],
    ['a terminal sequence', `${ESC}[31m红${ESC}]0;x\u0007`, '[31m红]0;x'],
  ])('keeps a line a line and a text a text: %s', (_, cell, shown) => {
    expect(renderPlain([tableOf([['名称'], [cell]])])).toBe(`名称\n${shown}\n`);
  });

  it('is what a pipe gets, whatever colour is asked for', async () => {
    const pieces = await renderTerminal(everyKind, { columns: 40, tty: false, color: true });
    expect([...pieces].join('')).toBe(renderPlain(everyKind));
  });

  it('says so where there is nothing to find fault with', () => {
    expect(renderPlain([{ kind: 'findings', findings: [] }])).toBe('没有发现问题。\n');
    expect(renderPlain([])).toBe('');
  });
});

describe('terminal', () => {
  it('draws a table as wide as it needs to be', async () => {
    const table = tableOf([
      ['单位', '次数'],
      ['区应急管理局', '3'],
    ]);
    expect(await draw([table], 80)).toBe(
      [
        '┌──────────────┬──────┐',
        '│ 单位         │ 次数 │',
        '├──────────────┼──────┤',
        '│ 区应急管理局 │ 3    │',
        '└──────────────┴──────┘',
        '',
      ].join('\n'),
    );
  });

  it('wraps Chinese text, loses none of it and stays within the line', async () => {
    const cell = fc
      .array(fc.constantFrom('检', '查', '企', '业', '，', '（', 'A', 'b', '7', ' ', '〔', '\n', 'é', '😀'), {
        maxLength: 60,
      })
      .map((parts) => parts.join(''));
    const cells = fc
      .integer({ min: 1, max: 7 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 5 }),
      );
    await fc.assert(
      fc.asyncProperty(cells, fc.integer({ min: 20, max: 160 }), async (rows, columns) => {
        const output = await draw([tableOf(rows)], columns);
        const [header = [], ...records] = rows;
        const isTable = output.startsWith('┌');
        const widest = Math.max(...output.split('\n').map((line) => stringWidth(line)));
        const texts = isTable ? rows : records.flatMap((record) => [header, record]);
        expect(isTable ? widest : 0).toBeLessThanOrEqual(columns);
        expect(lettersOf(output)).toBe(lettersOf(texts.flat().join('')));
      }),
      { numRuns: 300 },
    );
  });

  it('lists label and value row by row where no table fits', async () => {
    const table = tableOf([
      ['单位名称', '检查事项', '检查次数', '检查时间'],
      ['区市场监督管理局', '食品生产监督检查', '1', '2026年3月'],
    ]);
    const output = await draw([table], 30);
    expect(output).toBe(
      [
        '单位名称：区市场监督管理局',
        '检查事项：食品生产监督检查',
        '检查次数：1',
        '检查时间：2026年3月',
        '',
      ].join('\n'),
    );
  });

  it('lists label and value where a cell is taller than a screen, which the table would take minutes for', async () => {
    const tall = Array.from({ length: 400 }, (_, i) => `第${i}项`).join('\n');
    const out = await draw(
      [
        tableOf([
          ['项目', '内容'],
          ['检查表', tall],
        ]),
      ],
      80,
    );
    expect(out.split('\n').slice(0, 3)).toEqual(['项目：检查表', '内容：第0项', '      第1项']);
    expect(lettersOf(out)).toBe(lettersOf(`项目检查表内容${tall}`));
  });

  it('aligns numbers to the right and hangs long values under their label', async () => {
    const output = await draw(
      [
        {
          kind: 'table',
          columns: [{ header: '单位' }, { header: '检查次数', align: 'right' }],
          rows: [['甲局', '12']],
          empty: '',
        },
        {
          kind: 'pairs',
          pairs: [
            ['依据', '一二三四五六七八九十'],
            ['时限要求', '五日'],
          ],
        },
      ],
      24,
    );
    expect(output).toContain('│ 甲局 │       12 │');
    expect(output).toContain('依据：    一二三四五六七\n          八九十\n时限要求：五日\n');
  });

  it('colours by tone only when asked to', async () => {
    const plain = await draw(everyKind, 80);
    const colored = await draw(everyKind, 80, true);
    expect(plain).not.toContain(ESC);
    expect(colored).toContain(`${ESC}[32m已导入3个文件${ESC}[39m`);
    expect(colored).toContain(`${ESC}[31m【必改】${ESC}[39mP201`);
    expect(colored.replaceAll(/\u001b\[\d+m/gu, '')).toBe(plain);
  });

  it('shows no control characters from outside', async () => {
    const hostile = `${ESC}[2J甲\u202e乙\u0007`;
    const output = await draw(
      [
        { kind: 'heading', text: hostile },
        { kind: 'text', text: hostile },
        { kind: 'verbatim', text: hostile },
        { kind: 'pairs', pairs: [[hostile, hostile]] },
        tableOf([[hostile], [hostile]]),
        { kind: 'findings', findings: [{ ...tooOften, value: hostile, message: hostile }] },
      ],
      80,
    );
    expect(output).not.toMatch(/[\u0007\u001b\u202e]/u);
    expect(output.match(/\[2J甲乙/gu)).toHaveLength(9);
  });

  it('takes a tab in a cell for a blank', async () => {
    expect(await draw([tableOf([['名称'], ['甲\t乙']])], 80)).toContain('│ 甲 乙 │');
  });

  it('groups findings by file', async () => {
    const output = await draw([{ kind: 'findings', findings: [tooOften, tooClose, tooOften] }], 200);
    expect(output.split('\n').filter((line) => /^「.+」共/u.test(line))).toEqual([
      `「${PLAN_FILE}」共2条：必改2条`,
      '「消防.xlsx」共1条：建议1条',
    ]);
    expect(output.endsWith('共3条：必改2条，建议1条\n')).toBe(true);
  });
});

describe('display width', () => {
  it('is what string-width says of any text', async () => {
    const common = [
      [0x20, 0x7e],
      [0x2018, 0x201d],
      [0x2026, 0x2026],
      [0x3001, 0x3015],
      [0x4e00, 0x9fff],
      [0xff01, 0xff5e],
    ].map(([min = 0, max = 0]) => fc.integer({ min, max }).map((code) => String.fromCodePoint(code)));
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.oneof(fc.constantFrom('·', '—'), ...common) }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const measure = await measureFor([given]);
        expect(measure(given)).toBe(stringWidth(given));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('column widths', () => {
  it.each([
    ['all fit', [4, 10], 20, [4, 10]],
    ['the narrow keep theirs', [4, 40, 60], 44, [4, 20, 20]],
    ['what a middling one leaves goes to the widest', [4, 12, 60], 40, [4, 12, 24]],
    ['no column below the least width', [30, 30], 12, [6, 6]],
    ['too narrow for a table', [30, 30], 11, undefined],
    ['a line of no known length', [30, 900], Number.POSITIVE_INFINITY, [30, 900]],
  ])('%s', (_, natural, budget, widths) => {
    expect(fitWidths(natural, budget)).toEqual(widths);
  });
});
