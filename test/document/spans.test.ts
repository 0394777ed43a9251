import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/blocks.ts';
import { renderHtml } from '../../src/document/html.ts';
import { renderMarkdown } from '../../src/document/markdown.ts';
import { renderPlain } from '../../src/document/plain.ts';
import { renderTerminal } from '../../src/document/terminal.ts';
import { date } from '../../src/kernel/local-date.ts';

const block: Block = {
  kind: 'spans',
  from: date('2026-09-01'),
  to: date('2026-09-20'),
  today: date('2026-09-15'),
  spans: [
    { label: '整改中', from: date('2026-09-01'), to: date('2026-09-10'), tone: 'strong', note: '' },
    {
      label: '复查<b>',
      from: date('2026-09-10'),
      to: date('2026-09-15'),
      due: date('2026-09-20'),
      tone: 'plain',
      note: '进行中',
    },
  ],
};

describe('spans', () => {
  it('are bars with the last day and today on a terminal, as wide as it is', async () => {
    const text = [...(await renderTerminal([block], { tty: true, columns: 28, color: false }))].join('');
    expect(text.split('\n').slice(0, 4)).toEqual([
      '整改中  ==========    :     ',
      '        2026-09-01至2026-09-10',
      '复查<b>          ------    |',
      '        2026-09-10至2026-09-15，届满2026-09-20：进行中',
    ]);
    expect(text).toContain('| 届满日');
  });

  it('are one line each for a script and in Markdown', () => {
    expect(renderPlain([block])).toMatch(/^整改中\t\[=+ +: +\]\t2026-09-01至2026-09-10\n/u);
    expect(renderMarkdown('时间线', [block])).toMatch(/```\n\[=+ +: +\] 整改中 2026-09-01至2026-09-10\n/u);
  });

  it('are placed by percentages on a page, with outside text as text', async () => {
    const page = await renderHtml('时间线', [block]);
    expect(page).toContain('<b class="bar strong" style="left:0.00%;width:47.37%"></b>');
    expect(page).toContain('<i class="due" style="left:100.00%"></i>');
    expect(page).toContain('复查&lt;b&gt;');
    expect(page).not.toContain('复查<b>');
  });

  it('of a single day are drawn, too', () => {
    const day = date('2026-09-01');
    const one: Block = {
      kind: 'spans',
      from: day,
      to: day,
      today: day,
      spans: [{ label: '线索', from: day, to: day, tone: 'strong', note: '' }],
    };
    expect(renderPlain([one])).toMatch(/^线索\t\[= +\]\t/u);
  });
});
