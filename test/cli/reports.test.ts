import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CellValue, Report } from '../../src/report/model.ts';
import { allAgencies } from '../../src/registry/agency-store.ts';
import { putRecords } from '../inspection/indicator-records.ts';
import { caseBench } from './case-bench.ts';
import { json, ROOT } from './harness.ts';

const desk = caseBench();
const NAMES = ['weekly', 'monthly', 'quarterly', 'yearly'];
const golden = (name: string) => join(ROOT, 'test', 'fixtures', 'report', name);

async function report(line: string): Promise<Report> {
  const { code, out, err } = await desk.at('2026-11-24', `report ${line} --json`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return json(out)['data'] as Report;
}

describe('reports of an empty database', () => {
  it.each([...NAMES, 'common'])(
    '%s says what is missing and what to do, and nothing is NaN',
    async (name) => {
      await desk.init();
      const { code, out } = await desk.zfjd(`report ${name}`);
      expect(code).toBe(0);
      expect(out).not.toMatch(/NaN|undefined|Infinity|null/u);
      expect(out).toMatch(/用 zfjd |运行 zfjd |zfjd draw guide/u);
    },
  );
});

describe('reports of a small district', () => {
  beforeEach(async () => {
    await desk.setUp();
    await desk.open('2026-09-18');
    await desk.done('2026-09-18', 'case warn 2026-0001 --way 电话 --react-by 2026-09-25');
    await desk.done(
      '2026-09-21',
      'case open --agency 区城管局 --problem 未亮码检查 --category procedure --source 12345'.split(' '),
    );
    const id = desk.withStore((store) => allAgencies(store)[0]?.id ?? 0);
    putRecords(desk.path('a.db'), [
      { agency: id, day: '2026-09-03' },
      { agency: id, day: '2026-10-09' },
      { agency: id, day: '2026-10-10' },
    ]);
  });

  const table = ({ sections }: Report, key: string) =>
    sections.flatMap(({ tables }) => tables).find((one) => one.key === key);
  const sum = (rows: readonly Readonly<Record<string, CellValue>>[] = [], key: string) =>
    rows.reduce((total, row) => total + Number(row[key]), 0);
  const figure = ({ sections }: Report, code: string) =>
    sections.flatMap(({ figures }) => figures).find((one) => one.code === code)?.value;

  it('reconcile with the lists behind them', async () => {
    const quarter = await report('quarterly');
    const { out } = await desk.at('2026-11-24', 'case list --json');
    const cases = (json(out)['data'] as { cases: unknown[] }).cases.length;
    expect(cases).toBe(2);
    for (const key of ['casesByStage', 'casesByAgency', 'casesByCategory'])
      expect(sum(table(quarter, key)?.rows, 'cases')).toBe(cases);
    expect(figure(quarter, 'C01')).toBe(cases);
    const due = json((await desk.at('2026-11-24', 'due --days 0 --json')).out)['data'] as {
      items: { urgency: string }[];
    };
    const overdue = due.items.filter(({ urgency }) => urgency === 'overdue').length;
    expect(overdue).toBeGreaterThan(0);
    const running = await report('quarterly --quarter 2026Q4');
    expect(sum(table(running, 'overdueByAgency')?.rows, 'overdue')).toBe(overdue);

    const year = await report('yearly --year 2026');
    const rows = table(year, 'recordsByMonth')?.rows;
    expect(sum(rows, 'records')).toBe(3);
    expect(figure(year, 'R00')).toBe(3);
    const kinds = ['planned', 'triggered', 'unclear', 'offSite', 'surveys', 'outside', 'cancelled'];
    expect(kinds.reduce((total, key) => total + sum(rows, key), 0)).toBe(3);
    expect(figure(await report('monthly --month 2026-10'), 'R00')).toBe(2);
  });

  it('are the same in every form', async () => {
    const { sections } = await report('quarterly');
    const stages = table({ sections } as Report, 'casesByStage')?.rows ?? [];
    for (const end of ['html', 'md', 'txt', 'docx', 'xlsx']) {
      const { code, err } = await desk.at('2026-11-24', ['report', 'quarterly', '-o', desk.path(`a.${end}`)]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
    }
    const html = readFileSync(desk.path('a.html'), 'utf8');
    const md = readFileSync(desk.path('a.md'), 'utf8');
    for (const { stage, cases } of stages) {
      expect(html).toContain(`<td>${stage}</td><td class="right tight">${cases}</td>`);
      expect(md).toContain(`| ${stage} | ${cases} |`);
    }
    expect(html).toContain('<svg role="img" aria-label="案件各阶段件数"');
  });

  it.each(NAMES)('%s is as it was looked at', async (name) => {
    const { out } = await desk.at('2026-11-24', `report ${name}`);
    await expect(out).toMatchFileSnapshot(golden(`${name}.txt`));
    const { out: data } = await desk.at('2026-11-24', `report ${name} --json`);
    await expect(data).toMatchFileSnapshot(golden(`${name}.json`));
  });

  it('tells of one agency only', async () => {
    const own = await report('agency 区市监局 --year 2026');
    expect(table(own, 'cases')?.rows.map(({ number }) => number)).toEqual(['2026-0001']);
    expect(figure(own, 'R00')).toBe(0);
  });

  it.each([
    ['monthly --month 2026-13', '写成 2026-10'],
    ['monthly --month 2026-12', '还没有到'],
    ['weekly --week 2026-W47 -o x/ --catch-up', '不能和指定的一期一起用'],
  ])('refuses %s', async (line, message) => {
    expect(await desk.at('2026-11-24', `report ${line}`)).toMatchObject({
      code: 2,
      err: expect.stringContaining(message),
    });
  });
});
