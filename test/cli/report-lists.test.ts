import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { launch } from 'puppeteer-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CellValue, Report, ReportTable } from '../../src/report/model.ts';
import { docxParagraphs } from '../document/docx.ts';
import { XLSX } from '../workbook/make-xlsx.ts';
import { bench, json, ROOT } from './harness.ts';
import { FIRE, workYear } from './report-year.ts';

const desk = bench({ shared: true });
const DAY = '2026-12-31';

beforeAll(() => workYear(desk, DAY), 240_000);

const ask = async (line: string) => {
  const { code, out, err } = await desk.zfjd([...line.split(' '), '--today', DAY]);
  expect({ line, code: code > 1 ? code : 0, err: code > 1 ? err : '' }).toEqual({ line, code: 0, err: '' });
  return out;
};
const data = async (line: string) => json(await ask(`${line} --json`))['data'];
const report = async (line: string) => (await data(`report ${line}`)) as Report;
const list = async <T>(line: string, key: string) => ((await data(line)) as Record<string, T[]>)[key] ?? [];

const tables = ({ sections }: Report) =>
  sections.flatMap((section) => (section.missing === undefined ? section.tables : []));
const table = (one: Report, key: string) => tables(one).find((found) => found.key === key);
const sum = (rows: ReportTable['rows'] | undefined, key: string) =>
  (rows ?? []).reduce((total, row) => total + Number(row[key]), 0);
const figure = ({ sections }: Report, code: string) =>
  sections.flatMap(({ figures }) => figures).find((one) => one.code === code)?.value;

/** Every report there is, with the period that ends on the day. */
const REPORTS: Readonly<Record<string, string>> = {
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly --month 2026-07',
  quarterly: 'quarterly --quarter 2026Q4',
  yearly: 'yearly --year 2026',
  agency: `agency ${FIRE} --year 2026`,
  common: 'common --year 2026',
};

describe('the numbers of the reports are those of the lists behind them', () => {
  it('plans', async () => {
    const year = await report(REPORTS['yearly'] ?? '');
    const plans = await list<{ state: string; receivedOn: string }>('plan list', 'plans');
    expect(plans).toHaveLength(4);
    expect(figure(year, 'B01')).toBe(plans.length);
    const filed = plans.filter(({ state }) => ['filed', 'published', 'replaced'].includes(state)).length;
    expect(figure(year, 'B02')).toBe(filed);
    expect(sum(table(year, 'filingsByMonth')?.rows, 'filed')).toBe(filed);
    expect(sum(table(year, 'filingByAgency')?.rows, 'filed')).toBe(filed);
    const status = (await data('plan status --year 2026')) as { rows: Record<string, unknown>[] };
    const cells = status.rows.flatMap(({ annual, months, specials }) => [annual, months, specials].flat());
    const overdue = cells.filter((cell) => (cell as { overdue: boolean }).overdue).length;
    expect(figure(year, 'B05')).toBe(overdue);
    expect(sum(table(year, 'filingByAgency')?.rows, 'overdue')).toBe(overdue);
  });

  it('findings of plans', async () => {
    const month = await report('monthly --month 2026-12');
    const { must, advice } = (await data('plan findings --year 2026')) as { must: number; advice: number };
    expect(must).toBeGreaterThan(0);
    expect(figure(month, 'B12')).toBe(must);
    expect(figure(month, 'B13')).toBe(advice);
    for (const key of ['findingsByRule', 'findingsByAgency']) {
      expect(sum(table(month, key)?.rows, 'must')).toBe(must);
      expect(sum(table(month, key)?.rows, 'advice')).toBe(advice);
    }
  });

  it('cases, clues and complaints', async () => {
    const year = await report(REPORTS['yearly'] ?? '');
    const cases = await list<{ status: { stage: string; overdue: unknown[] } }>('case list', 'cases');
    const closed = cases.filter(({ status }) => status.stage === 'closed').length;
    const overdue = cases.filter(({ status }) => status.overdue.length > 0).length;
    expect([cases.length, closed]).toEqual([2, 1]);
    expect(['C01', 'C02', 'C03', 'C04'].map((code) => figure(year, code))).toEqual([
      cases.length,
      closed,
      cases.length - closed,
      overdue,
    ]);
    for (const key of ['casesByStage', 'casesByCategory', 'casesByAgency'])
      expect([key, sum(table(year, key)?.rows, 'cases')]).toEqual([key, cases.length]);

    const clues = await list<{ state: string }>('clue list --from 2026-01-01 --to 2026-12-31', 'clues');
    expect(clues).toHaveLength(3);
    expect(figure(year, 'L00')).toBe(clues.length);
    const states = Array.from({ length: 8 }, (_, i) => figure(year, `L0${i + 1}`) ?? Number.NaN);
    expect(states.reduce((total, value) => total + value, 0)).toBe(clues.length);
    expect(figure(year, 'L03')).toBe(clues.filter(({ state }) => state === 'in-case').length);
    for (const key of ['cluesBySource', 'cluesByCategory', 'cluesByAgency'])
      expect([key, sum(table(year, key)?.rows, 'clues')]).toEqual([key, clues.length]);

    const complaints = await list<{ outcome?: string; overdue: boolean }>('complaint list', 'complaints');
    const done = complaints.filter(({ outcome }) => outcome !== undefined).length;
    expect([complaints.length, done]).toEqual([3, 2]);
    expect(['T01', 'T02', 'T03', 'T04'].map((code) => figure(year, code))).toEqual([
      complaints.length,
      done,
      complaints.length - done,
      complaints.filter((one) => one.overdue).length,
    ]);
    for (const key of ['complaintsByOutcome', 'complaintsByChannel', 'complaintsByAgency'])
      expect([key, sum(table(year, key)?.rows, 'complaints')]).toEqual([key, complaints.length]);
  });

  it('records and alerts', async () => {
    const year = await report(REPORTS['yearly'] ?? '');
    const { total } = (await data('inspection list --from 2026-01-01 --to 2026-12-31')) as { total: number };
    expect(figure(year, 'R00')).toBe(total);
    expect(sum(table(year, 'recordsByMonth')?.rows, 'records')).toBe(total);
    const month = await report(REPORTS['monthly'] ?? '');
    const alerts = await list<{ state: string }>('inspection alerts list --month 2026-07', 'alerts');
    expect(alerts.length).toBeGreaterThan(0);
    expect(figure(month, 'W01')).toBe(alerts.length);
    expect(figure(month, 'W12')).toBe(0);
    expect(figure(await report('monthly --month 2026-09'), 'W03')).toBe(1);
    expect(alerts.filter(({ state }) => state === 'explained')).toHaveLength(1);
    for (const key of ['alertsByModel', 'alertsByAgency'])
      expect([key, sum(table(month, key)?.rows, 'alerts')]).toEqual([key, alerts.length]);
    const execution = (await data('inspection execution --year 2026')) as { total: Record<string, number> };
    expect([figure(year, 'X01'), figure(year, 'X02')]).toEqual([
      execution.total['due'],
      execution.total['done'],
    ]);
    expect(sum(table(year, 'executionByAgency')?.rows, 'due')).toBe(execution.total['due']);
  });

  it('spot checks', async () => {
    const year = await report(REPORTS['yearly'] ?? '');
    const drawn = ((await data('draw show 2026Q4')) as { drawn: unknown[] }).drawn.length;
    const rows = table(year, 'quarters')?.rows ?? [];
    expect(rows.map(({ quarter, drawn: number }) => [quarter, number])).toEqual([
      ['2026年第一季度', null],
      ['2026年第二季度', null],
      ['2026年第三季度', null],
      ['2026年第四季度', drawn],
    ]);
    expect(figure(year, 'E11')).toBe(sum(rows, 'subjects'));
    expect([figure(year, 'E12'), figure(year, 'E13')]).toEqual([1, 1]);
    expect(table(year, 'scores')?.rows).toHaveLength(drawn);
    const { coverage } = (await data('draw status')) as { coverage: { size: number; covered: number }[] };
    expect(sum(table(year, 'coverage')?.rows, 'covered')).toBe(
      coverage.reduce((total, one) => total + one.covered, 0),
    );
  });

  it('terms and acts', async () => {
    for (const [name, days] of [
      ['daily', 5],
      ['weekly', 5],
      ['quarterly', 0],
    ] as const) {
      const made = await report(REPORTS[name] ?? '');
      const items = await list<{ urgency: string }>(`due --days ${days}`, 'items');
      const of = (urgency: string) => items.filter((item) => item.urgency === urgency).length;
      expect([name, figure(made, 'D01'), figure(made, 'D02'), figure(made, 'D03')]).toEqual([
        name,
        of('overdue'),
        of('today'),
        of('soon'),
      ]);
      expect(sum(table(made, 'overdueByAgency')?.rows, 'overdue')).toBe(of('overdue'));
      expect(table(made, 'terms')?.rows).toHaveLength(items.length);
    }
  });
});

/** A cell as people read it. */
function shown(value: CellValue | undefined, unit: string | undefined): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return value.replaceAll('\n', ' ');
  if (unit === 'percent') return `${(value * 100).toFixed(1)}%`;
  return unit === 'mean' ? value.toFixed(1) : String(value);
}

type Matrix = string[][];

/** Tables of Markdown, HTML and text that stand in it: the rows below each heading row. */
const READERS: Readonly<Record<string, (text: string) => Matrix[]>> = {
  md: (text) =>
    [...text.matchAll(/(?:^\|.*\|\n)+/gmu)].map(([block]) =>
      block
        .trim()
        .split('\n')
        .filter((_, i) => i !== 1)
        .map((line) =>
          line
            .slice(2, -2)
            .split(' | ')
            .map((cell) => cell.replaceAll(/\\(.)/gu, '$1')),
        ),
    ),
  html: (text) =>
    [...text.matchAll(/<table>.*?<\/table>/gsu)].map(([block]) =>
      [...block.matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([, row = '']) =>
        [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gsu)].map(([, cell = '']) =>
          cell
            .replaceAll(/<[^>]+>/gu, '')
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&#39;', "'")
            .replaceAll('&amp;', '&'),
        ),
      ),
    ),
};

/** Length of every bar of a drawing, series by series in the order of its colours. */
function barsOf(svg: string, { lie }: NonNullable<ReportTable['chart']>): number[][] {
  const bars = new Map<string, number[]>();
  for (const [, width, height, color = ''] of svg.matchAll(
    /<path d="M[\d.-]+ [\d.-]+l([\d.-]+) 0l0 ([\d.-]+)l[\d.-]+ 0Z" fill="(#\w+)" stroke="#1f2328" stroke-width="0.5">/gu,
  ))
    bars.set(color, [...(bars.get(color) ?? []), Math.abs(Number(lie === 'rows' ? width : height))]);
  return [...bars.values()];
}

describe('charts', () => {
  it.each([
    ['yearly', ['filingsByMonth', 'recordsByMonth', 'sharesAgainstBase', 'coverage', 'casesByStage']],
    ['quarterly', ['coverage', 'casesByStage', 'overdueByAgency']],
    ['monthly', ['filingsByMonth', 'recordsByMonth']],
    ['daily', ['overdueByAgency']],
  ])('of %s draw the numbers of their tables', async (name, keys) => {
    const made = await report(REPORTS[name] ?? '');
    await ask(`report ${REPORTS[name]} -o ${desk.path('chart.html')}`);
    const drawings = readFileSync(desk.path('chart.html'), 'utf8').match(/<svg .*?<\/svg>/gsu) ?? [];
    const drawn = tables(made).filter(({ chart, rows }) => chart !== undefined && rows.length > 0);
    expect(drawn.map(({ key }) => key)).toEqual(keys);
    expect(drawings).toHaveLength(keys.length);
    for (const [i, { chart, columns, rows }] of drawn.entries()) {
      if (!chart) throw new Error('no chart');
      const svg = drawings[i] ?? '';
      for (const row of rows)
        expect(svg.replaceAll(/<[^>]+>|\s/gu, '')).toContain(
          String(row[chart.category]).replaceAll(/\s/gu, ''),
        );
      const percent = (key: string) => columns.find((one) => one.key === key)?.unit === 'percent';
      const values = chart.series.map((key) =>
        rows.flatMap((row) => (row[key] === null ? [] : [Number(row[key]) * (percent(key) ? 100 : 1)])),
      );
      const bars = barsOf(svg, chart);
      expect(bars.flat()).toHaveLength(values.flat().length);
      const most = Math.max(...values.flat());
      const scale = Math.max(...bars.flat()) / (most === 0 ? 1 : most);
      const filled = values.filter((own) => own.length > 0);
      for (const [n, own] of filled.entries())
        for (const [at, value] of own.entries())
          expect(Math.abs((bars[n]?.[at] ?? Number.NaN) - value * scale)).toBeLessThan(1.5);
    }
  });
});

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

describe.skipIf(CHROMIUM === undefined)('the pages in Chromium', () => {
  it('load nothing, say no error, are no wider than a phone and print on A4', async () => {
    const browser = await launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const trouble: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => trouble.push(message.text()));
      page.on('pageerror', (error) => trouble.push(String(error)));
      page.on('request', (request) => asked.push(request.url()));
      await page.setOfflineMode(true);
      await page.setViewport({ width: 390, height: 800 });
      const addresses: string[] = [];
      for (const [name, line] of Object.entries(REPORTS)) {
        const path = desk.path(`page-${name}.html`);
        await ask(`report ${line} -o ${path}`);
        addresses.push(pathToFileURL(path).href);
        await page.goto(addresses.at(-1) ?? '');
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect({ name, wide }).toEqual({ name, wide: 390 });
      }
      expect(asked).toEqual(addresses);
      expect(trouble).toEqual([]);
      expect(Buffer.from((await page.pdf({ format: 'A4' })).slice(0, 5)).toString()).toBe('%PDF-');
    } finally {
      await browser.close();
    }
  }, 120_000);
});

describe('a report says the same in every form', () => {
  it.each(Object.entries(REPORTS))('%s, cell by cell', async (name, line) => {
    const made = await report(line);
    const expected = tables(made)
      .filter(({ rows }) => rows.length > 0)
      .map(({ columns, rows }) => [
        columns.map(({ header }) => header),
        ...rows.map((row) => columns.map(({ key, unit }) => shown(row[key], unit))),
      ]);
    const file = async (end: string) => {
      await ask(`report ${line} -o ${desk.path(`${name}.${end}`)}`);
      return readFileSync(desk.path(`${name}.${end}`));
    };
    for (const [end, read] of Object.entries(READERS)) {
      const found = read((await file(end)).toString('utf8'));
      const own = found.filter(([header]) => !['代码', '数'].includes(header?.[0] ?? ''));
      expect({ end, tables: own }).toEqual({ end, tables: expected });
    }
    const lines = (await file('txt')).toString('utf8').split('\n');
    const texts = docxParagraphs(await file('docx')).map(({ text }) => text);
    for (const matrix of expected) {
      expect(lines.join('\n')).toContain(matrix.map((row) => row.join('\t')).join('\n'));
      // Every cell is a paragraph of its own on paper, in reading order.
      expect(texts.join('\n').replaceAll(/\s/gu, '')).toContain(
        matrix.flat().join('').replaceAll(/\s/gu, ''),
      );
    }
    const book = XLSX.read(await file('xlsx'), { type: 'buffer' });
    const sheets = book.SheetNames.slice(1, -1).map((sheet) =>
      XLSX.utils.sheet_to_json<CellValue[]>(book.Sheets[sheet] ?? {}, { header: 1, blankrows: false }),
    );
    const everyTable = made.sections.flatMap((section) => section.tables);
    expect(sheets).toHaveLength(everyTable.length);
    for (const [i, { columns, rows }] of everyTable.entries()) {
      const cells = rows.map((row) => columns.map(({ key }) => row[key] ?? ''));
      const width = columns.length;
      const wide = (row: readonly (CellValue | undefined)[]) =>
        Array.from({ length: width }, (_, n) => row[n] ?? '');
      expect(sheets[i]?.slice(1).map(wide)).toEqual(cells);
    }
  });

  it.each(Object.entries(REPORTS))('%s is as it was looked at', async (name, line) => {
    const golden = `${ROOT}/test/fixtures/report/year-${name}`;
    await expect(await ask(`report ${line}`)).toMatchFileSnapshot(`${golden}.txt`);
    await ask(`report ${line} -o ${desk.path('golden.md')}`);
    await expect(readFileSync(desk.path('golden.md'), 'utf8')).toMatchFileSnapshot(`${golden}.md`);
  });

  it('the alerts of a month are as they were looked at', async () => {
    await expect(await ask('inspection alerts list --month 2026-07')).toMatchFileSnapshot(
      `${ROOT}/test/fixtures/report/year-alerts.txt`,
    );
  });
});
