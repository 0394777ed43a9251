import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, Chart } from '../../src/document/blocks.ts';
import { renderHtml } from '../../src/document/html.ts';
import { everyKind } from './sample-blocks.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
if (CHROMIUM === undefined) console.warn('没有 Chromium，网页没有在浏览器里检查：apt-get install chromium');

const NAMES = ['上海市示例区城市管理行政执法局', '区<b>消防</b>', '丙'];
const chart: Chart = {
  title: '各单位"件数"<b>',
  categories: NAMES,
  series: [
    { name: '计划', values: [3, 0, null] },
    { name: '案件&', values: [1, 12, 5] },
  ],
  stacked: true,
  lie: 'rows',
};
const table = (own: Chart): Block => ({
  kind: 'table',
  columns: ['一个很长的栏目名称', '第二个很长的栏目名称', '第三个很长的栏目名称', '数'].map((header) => ({
    header,
  })),
  rows: NAMES.map((name) => [name, name, name, '12']),
  empty: '',
  chart: own,
});
const BLOCKS = [...everyKind, table(chart), table({ ...chart, stacked: false, lie: 'columns', title: '乙' })];

describe('charts', () => {
  it('are the same text every time, with ids of their own and outside text escaped', async () => {
    const page = await renderHtml('图', BLOCKS);
    expect(await renderHtml('图', BLOCKS)).toBe(page);
    expect(page).not.toMatch(/<b>|<script|<image|href=|NaN|url\((?!#)/u);
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.skipIf(CHROMIUM === undefined)('a page in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-html-'));
  let browser: Browser;
  let page: Page;
  const trouble: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    const path = join(folder, '报告.html');
    writeFileSync(path, await renderHtml('图', BLOCKS));
    browser = await launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage();
    page.on('console', (message) => trouble.push(message.text()));
    page.on('pageerror', (error) => trouble.push(String(error)));
    page.on('request', (request) => requests.push(request.url()));
    await page.setOfflineMode(true);
    await page.setViewport({ width: 390, height: 800 });
    await page.goto(pathToFileURL(path).href);
  }, 30_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  it('loads nothing but itself and says no error', () => {
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(trouble).toEqual([]);
  });

  it('is no wider than a phone, charts included', async () => {
    const widths = await page.evaluate(
      `[document.documentElement.scrollWidth, ...[...document.querySelectorAll('svg')].map((svg) => svg.getBoundingClientRect().right)]`,
    );
    expect(widths).toHaveLength(3);
    for (const width of widths as number[]) expect(width).toBeLessThanOrEqual(390);
  });

  it('has texts in its charts that can be selected', async () => {
    const text = await page.evaluate(
      `(() => { const range = document.createRange(); range.selectNode(document.querySelector('svg')); const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range); return chosen.toString(); })()`,
    );
    expect(text).toContain('案件&');
  });

  it('breaks no number on paper, and leaves running text room beside a long one', async () => {
    const long = '口径很长。'.repeat(80);
    const score: Block = {
      kind: 'table',
      columns: ['单位', '计划统筹', '部门协同', '抽查比例', '问题发现', '总分'].map((header, i) =>
        i === 0 ? { header } : { header, align: 'right' as const },
      ),
      rows: [['上海市示例区城市管理行政执法局水务执法大队', '100.0', '40.0', '—', '0.0', '62.5']],
      empty: '',
    };
    const basis: Block = {
      kind: 'table',
      columns: ['数', '计算式', '口径'].map((header) => ({ header })),
      rows: [['B01 本期收到的计划', '本期收到的计划的份数之和', long]],
      empty: '',
    };
    // Too many columns for all to have room: the day is whole all the same.
    const days: Block = {
      kind: 'table',
      columns: Array.from({ length: 7 }, (_, i) => ({ header: i === 1 ? '届满日' : '栏目' })),
      rows: [Array.from({ length: 7 }, (_, i) => (i === 1 ? '2026-03-31' : '很长的事项'.repeat(6)))],
      empty: '',
    };
    const paper = await browser.newPage();
    const path = join(folder, '纸.html');
    writeFileSync(path, await renderHtml('纸', [score, basis, days]));
    // 174 mm between the margins of A4.
    await paper.setViewport({ width: 658, height: 930 });
    await paper.emulateMediaType('print');
    await paper.goto(pathToFileURL(path).href);
    const [widths, right] = (await paper.evaluate(
      `[[...document.querySelectorAll('table')[1].querySelectorAll('td')].map((cell) => cell.getBoundingClientRect().width), Math.max(...[...document.querySelectorAll('table')].map((table) => table.getBoundingClientRect().right))]`,
    )) as [number[], number];
    expect(right).toBeLessThanOrEqual(658);
    expect(Math.min(...widths)).toBeGreaterThan(80);
    const lines = await paper.evaluate(
      `[...document.querySelectorAll('td.tight')].map((cell) => { const range = document.createRange(); range.selectNodeContents(cell); return range.getClientRects().length; })`,
    );
    expect(lines).toEqual([1, 1, 1, 1, 1, 1]);
    await paper.close();
  });

  it('draws a chart of many bars no taller than a sheet of paper', async () => {
    const categories = Array.from({ length: 60 }, (_, i) => `第${i}执法局`);
    const many = {
      ...chart,
      categories,
      series: [{ name: '超期', values: categories.map((_, i) => i + 1) }],
    };
    const paper = await browser.newPage();
    const path = join(folder, '高图.html');
    writeFileSync(path, await renderHtml('高图', [table(many)]));
    await paper.setViewport({ width: 658, height: 930 });
    await paper.goto(pathToFileURL(path).href);
    const height = () => paper.evaluate(`document.querySelector('svg').getBoundingClientRect().height`);
    expect(await height()).toBeGreaterThan(971);
    await paper.emulateMediaType('print');
    // 257 mm between the margins of A4.
    expect(await height()).toBeLessThan(971);
    await paper.close();
  });

  it('draws no chart where there is nothing to be seen', async () => {
    const none = { ...chart, series: [{ name: '计划', values: [0, null, 0] }] };
    expect(await renderHtml('图', [table(none)])).not.toContain('<svg');
  });

  it('fits on A4', async () => {
    const pdf = await page.pdf({ format: 'A4' });
    expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
  });
});
