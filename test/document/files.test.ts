import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/document/html.ts';
import { jsonPieces, renderJson } from '../../src/document/json.ts';
import { renderMarkdown } from '../../src/document/markdown.ts';
import { everyKind, PLAN_FILE, tooOften } from './sample-blocks.ts';

describe('JSON envelope', () => {
  it('always has the same four keys and ends in a line break', () => {
    const text = renderJson({ schema: 'zfjd.demo/1', data: { count: 1 } });
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      schema: 'zfjd.demo/1',
      data: { count: 1 },
      findings: [],
      warnings: [],
    });
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['schema', 'data', 'findings', 'warnings']);
  });

  it('carries findings and warnings as they are', () => {
    const text = renderJson({ schema: 's/1', data: null, findings: [tooOften], warnings: ['表格较大'] });
    expect(JSON.parse(text)).toMatchObject({ findings: [tooOften], warnings: ['表格较大'] });
  });

  it('is laid out as JSON.stringify does, whatever it holds', () => {
    const laidOut = (envelope: object) => `${JSON.stringify(envelope, undefined, 2)}\n`;
    const data = { files: [{ plans: [1, 2], notes: [] }], none: null, 'a\nb': 'c\nd' };
    for (const findings of [[], [tooOften], [tooOften, { ...tooOften, value: '一\n二' }]]) {
      const envelope = { schema: 's/1', data, findings, warnings: ['表格\n较大', '再看'] };
      expect(renderJson(envelope)).toBe(laidOut(envelope));
      expect([...jsonPieces(envelope)].length).toBe(findings.length + 2);
    }
  });

  it('steers no terminal and changes no text', () => {
    const data = 'a\u001b[31m\u009b\u202e\u2028b';
    const text = renderJson({ schema: 's/1', data });
    expect(text).not.toMatch(/[\u001b\u009b\u202e\u2028]/u);
    expect((JSON.parse(text) as { data: string }).data).toBe(data);
  });

  it.each([[new Map([[1, 2]])], [new Set([1])], [10n]])('refuses what JSON would lose: %s', (value) => {
    expect(() => renderJson({ schema: 's/1', data: { value } })).toThrow(/not JSON.*"value"/u);
  });
});

describe('Markdown', () => {
  it('shows every kind of block', () => {
    const text = renderMarkdown('监督日报', everyKind);
    expect(text.startsWith('# 监督日报\n\n## 导入结果\n\n已导入3个文件\n\n- **批次**：2026-001\n')).toBe(
      true,
    );
    expect(text).toContain(
      '| 单位 | 次数 |\n| --- | ---: |\n| 区应急管理局 | 3 |\n| 区消防<br>救援支队 | -2 |\n',
    );
    expect(text).toContain('\n没有逾期事项\n');
    expect(text).toContain(`- 【必改】P201 「${PLAN_FILE}」Sheet1!G12「全年检查6次」`);
    expect(text).toContain('\n共3条：必改2条，建议1条\n');
    expect(text.endsWith('```\nsha256  abc\n  indented\n```\n')).toBe(true);
  });

  it.each([
    ['a cell border', '甲|乙', '甲\\|乙'],
    ['markup', '<img> [x](y) *b* `c`', '\\<img\\> \\[x\\](y) \\*b\\* \\`c\\`'],
    ['a heading', '# 一', '\\# 一'],
    ['a list', '1. 一', '\\1. 一'],
  ])('lets no text become %s', (_, given, shown) => {
    expect(renderMarkdown('t', [{ kind: 'text', text: given }])).toBe(`# t\n\n${shown}\n`);
  });

  it('fences text that has fences of its own', () => {
    expect(renderMarkdown('t', [{ kind: 'verbatim', text: '```\nx' }])).toBe('# t\n\n````\n```\nx\n````\n');
  });
});

describe('HTML page', async () => {
  const page = await renderHtml('监督日报', everyKind);

  it('stands alone: no script, nothing to load', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|<link|<img|src=|href=|url\(/u);
  });

  it('shows every kind of block', () => {
    expect(page).toContain('<title>监督日报</title>');
    expect(page).toContain('<h2>导入结果</h2>\n<p class="good">已导入3个文件</p>');
    expect(page).toContain('<dt>单位</dt><dd class="strong">区市场监督管理局</dd>');
    expect(page).toContain(
      '<th class="words" style="min-width:6em">单位</th><th class="right" style="min-width:2em">次数</th>',
    );
    expect(page).toContain('<td>区消防\n救援支队</td><td class="bad right tight">-2</td>');
    expect(page).toContain('<p class="quiet">没有逾期事项</p>');
    expect(page).toContain(`<li><span class="bad">【必改】</span>P201 「${PLAN_FILE}」`);
    expect(page).toContain('<p>共3条：必改2条，建议1条</p>');
    expect(page).toContain('<pre>sha256  abc\n  indented</pre>');
  });

  it('escapes text from outside everywhere', async () => {
    const bad = `<b onclick="x">&'`;
    const hostile = await renderHtml(bad, [
      { kind: 'heading', text: bad },
      { kind: 'text', text: bad },
      { kind: 'verbatim', text: bad },
      { kind: 'pairs', pairs: [[bad, bad]] },
      { kind: 'table', columns: [{ header: bad }], rows: [[bad]], empty: '' },
      { kind: 'table', columns: [], rows: [], empty: bad },
      { kind: 'findings', findings: [{ ...tooOften, value: bad }] },
    ]);
    expect(hostile).not.toContain('<b ');
    expect(hostile.match(/&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;/gu)).toHaveLength(11);
  });
});
