import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getSolarDateFromLunar, getSolarTermDate, isWorkday } from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { parseArrangement, type Arrangement } from '../../src/calendar/arrangement.ts';
import { arrangementFaults, arrangementWarnings } from '../../src/calendar/check-holidays.ts';
import { addDays, date } from '../../src/kernel/local-date.ts';
import { ROOT, shipped } from './calendars.ts';

const FOLDER = join(ROOT, 'data', 'holidays');
const YEARS = Array.from({ length: 12 }, (_, i) => 2015 + i);

function arrangement(year: number): Arrangement {
  const problems: string[] = [];
  const content: unknown = JSON.parse(readFileSync(join(FOLDER, `${year}.json`), 'utf8'));
  const parsed = parseArrangement(content, problems);
  expect(problems).toEqual([]);
  return parsed;
}

describe('shipped years', () => {
  it('are those of the published notices', () => {
    const files = readdirSync(FOLDER).filter((name) => /^\d{4}\.json$/u.test(name));
    expect(files.toSorted()).toEqual(YEARS.map((year) => `${year}.json`));
  });

  it.each(YEARS)('%i passes the checks an import has to pass', (year) => {
    const others = YEARS.filter((y) => y !== year).map(arrangement);
    const against = { statutory: shipped.statutory(year), measure: shipped.measure(year), others };
    expect(arrangementFaults(arrangement(year), against)).toEqual([]);
    expect(arrangementWarnings(arrangement(year))).toEqual([]);
  });

  it.each(YEARS)('%i names checked notices with their gov.cn address', (year) => {
    const { notices, off, work } = arrangement(year);
    const numbers = new Set(notices.map((n) => n.number));
    for (const notice of notices) {
      expect(notice.number).toMatch(/^国办?发明电〔\d{4}〕\d+号$/u);
      expect(notice.url).toMatch(/^https:\/\/www\.gov\.cn\//u);
      expect(notice.numberChecked).toBe(true);
    }
    const cited = [...off, ...work].flatMap((day) => day.notice ?? []);
    expect(cited.filter((number) => !numbers.has(number))).toEqual([]);
  });

  it('agree with an independent table on every day from 2015 to 2026', () => {
    const different: string[] = [];
    for (let day = date('2015-01-01'); day <= '2026-12-31'; day = addDays(day, 1)) {
      if (shipped.kind(day).working !== isWorkday(day)) different.push(day);
    }
    expect(different).toEqual([]);
  });
});

describe('statutory days', () => {
  it('fall where the lunar calendar and the solar term put them', () => {
    const content = JSON.parse(readFileSync(join(FOLDER, 'lunar.json'), 'utf8')) as Record<string, unknown>;
    const computed = Object.fromEntries(
      Array.from({ length: 53 }, (_, i) => 2008 + i).map((year) => [
        String(year),
        {
          春节: getSolarDateFromLunar(`${year}-01-01`).date,
          清明节: getSolarTermDate(year, 4, 'pure_brightness'),
          端午节: getSolarDateFromLunar(`${year}-05-05`).date,
          中秋节: getSolarDateFromLunar(`${year}-08-15`).date,
        },
      ]),
    );
    expect(content).toEqual(computed);
  });

  it.each([
    [2008, 11, '2008-02-06', '第513号'],
    [2013, 11, '2013-02-09', '第513号'],
    [2014, 11, '2014-01-31', '第644号'],
    [2024, 11, '2024-02-10', '第644号'],
    [2025, 13, '2025-01-28', '第795号'],
    [2027, 13, '2027-02-05', '第795号'],
  ])('%i: %i days, the Spring Festival from %s, by %s', (year, count, spring, order) => {
    const days = shipped.statutory(year);
    expect(days).toHaveLength(count);
    expect(days.find((d) => d.name === '春节')?.date).toBe(spring);
    expect(shipped.measure(year)).toContain(order);
  });
});
