import { expect, it } from 'vitest';
import type { Report } from '../../src/report/model.ts';
import { bench, json } from './harness.ts';
import { FIRE, workYear } from './report-year.ts';

const desk = bench();

/** A report with the last day of its period. */
const REPORTS = [
  ['2026-09-20', 'weekly --week 2026-W38'],
  ['2026-09-30', 'monthly --month 2026-09'],
  ['2026-09-30', 'quarterly --quarter 2026Q3'],
  ['2026-12-31', 'monthly --month 2026-12'],
  ['2026-12-31', 'quarterly --quarter 2026Q4'],
  ['2026-12-31', 'yearly --year 2026'],
  ['2026-12-31', `agency ${FIRE} --year 2026`],
  ['2026-12-31', 'common --year 2026'],
] as const;

async function report(line: string, day: string): Promise<Report> {
  const { code, out, err } = await desk.zfjd(`report ${line} --json --today ${day}`);
  expect({ line, code, err }).toEqual({ line, code: 0, err: '' });
  return json(out)['data'] as Report;
}

const numbers = (one: Report | undefined) => ({ to: one?.to, sections: one?.sections });
const figure = ({ sections }: Report, code: string) =>
  sections.flatMap(({ figures }) => figures).find((one) => one.code === code)?.value;

it('a report made later gives the numbers of its last day', async () => {
  const onTheDay = new Map<string, Report>();
  const later = new Map<string, Report>();
  const end = '2027-02-01';
  const evenings = [...new Set(REPORTS.map(([day]) => day)), end];
  await workYear(desk, end, evenings, async (evening) => {
    for (const [day, line] of REPORTS) {
      if (day === evening) onTheDay.set(line, await report(line, day));
      if (evening === end) later.set(line, await report(line, end));
    }
  });
  for (const [, line] of REPORTS)
    expect({ line, ...numbers(later.get(line)) }).toEqual({ line, ...numbers(onTheDay.get(line)) });
  // That there was something to go by.
  const quarter = onTheDay.get('quarterly --quarter 2026Q3') as Report;
  expect(
    Object.fromEntries(['C01', 'C02', 'C03', 'L00', 'T01', 'T02'].map((c) => [c, figure(quarter, c)])),
  ).toEqual({ C01: 2, C02: 0, C03: 2, L00: 3, T01: 3, T02: 1 });
  const year = onTheDay.get('yearly --year 2026') as Report;
  expect(
    Object.fromEntries(['C02', 'C03', 'T02', 'B02', 'E00', 'E12'].map((c) => [c, figure(year, c)])),
  ).toEqual({
    C02: 1,
    C03: 1,
    T02: 2,
    B02: 3,
    E00: 1,
    E12: 1,
  });
}, 240_000);
