import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date, weekday, type LocalDate } from '../../src/kernel/local-date.ts';
import { issueDocument } from '../../src/supervision/issue-document.ts';
import { serveDocument } from '../../src/supervision/serve-document.ts';
import { resumeCase, suspendCase } from '../../src/supervision/suspend-case.ts';
import { confirmUnresolved, warnCase } from '../../src/supervision/warn-case.ts';
import { clocksOf, LETTER, newCase, newDesk, PROOF, testPack } from './setting.ts';

interface Arrangement {
  readonly off: readonly { readonly date: string }[];
  readonly work: readonly { readonly date: string }[];
}

const FOLDER = new URL('../../data/holidays/', import.meta.url);

/** The days of the arrangements themselves, read apart from the program's calendar. */
const [OFF, WORK] = ['off', 'work'].map(
  (key) =>
    new Set(
      readdirSync(FOLDER)
        .filter((name) => /^\d{4}\.json$/u.test(name))
        .flatMap((name) =>
          daysIn(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Arrangement, key),
        ),
    ),
) as [Set<string>, Set<string>];

function daysIn(arrangement: Arrangement, key: string): string[] {
  return arrangement[key as keyof Arrangement].map((day) => (typeof day === 'string' ? day : day.date));
}

const isWorked = (day: LocalDate) =>
  WORK.has(day) || (!OFF.has(day) && weekday(day) >= 1 && weekday(day) <= 5);

/** Counted a day at a time. */
function slowly(start: LocalDate, workingDays: number): LocalDate {
  let day = start;
  for (let left = workingDays; left > 0;) {
    day = addDays(day, 1);
    if (isWorked(day)) left -= 1;
  }
  return day;
}

/** 2019 to 2026, so that all of 5, 15 and 5 working days lie within published years. */
const dayUpTo = (last: number) =>
  fc.integer({ min: 0, max: last }).map((n) => addDays(date('2019-01-01'), n));

describe('5, 15 and 5 working days', () => {
  const desk = newDesk('2019-01-01');

  it.each([
    ['2026-09-14', '2026-09-20'],
    ['2026-01-30', '2026-02-06'],
    ['2026-04-28', '2026-05-08'],
    ['2026-09-28', '2026-10-10'],
  ])('the slow count itself: %s and five working days', (start, due) => {
    expect(slowly(date(start), 5)).toBe(due);
  });

  it('are those of a count a day at a time, from every kind of day', async () => {
    // The test pack has its values from August 2025; earlier years are the same periods on other days.
    const early = { ...desk, pack: testPack('2019-01-01') };
    await fc.assert(
      fc.asyncProperty(dayUpTo(2830), fc.nat(6), fc.nat(12), async (start, toIssue, toServe) => {
        const number = newCase(desk.at(start));
        warnCase(early, { number, way: '电话' });
        confirmUnresolved(early, { number, proof: PROOF });
        desk.at(addDays(start, toIssue));
        await issueDocument(early, { number, kind: 'suggestion', ...LETTER, allowProvisional: true });
        const served = addDays(start, toIssue + toServe);
        serveDocument(desk.at(served) && early, { number, way: '直接', proof: PROOF });
        const rectify = slowly(served, 15);
        expect(clocksOf(desk, number)).toEqual({
          document: slowly(start, 5),
          rectify,
          review: slowly(rectify, 5),
        });
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('keep what was left over a suspension', async () => {
    const early = { ...desk, pack: testPack('2019-01-01') };
    await fc.assert(
      fc.asyncProperty(dayUpTo(2740), fc.nat(25), fc.nat(60), async (start, until, pause) => {
        const number = newCase(desk.at(start));
        await issueDocument(early, {
          number,
          kind: 'suggestion',
          direct: '突出',
          ...LETTER,
          allowProvisional: true,
        });
        serveDocument(early, { number, way: '直接', proof: PROOF });
        const due = slowly(start, 15);
        const stop = addDays(start, until);
        if (stop > due) return;
        suspendCase(desk.at(stop) && early, { number, text: '复议', proof: PROOF });
        const again = addDays(stop, pause);
        resumeCase(desk.at(again) && early, { number, text: '撤回' });
        let left = 0;
        for (let d = addDays(stop, 1); d <= due; d = addDays(d, 1)) if (isWorked(d)) left += 1;
        const rest = left === 0 && isWorked(again) ? again : slowly(again, Math.max(1, left));
        expect(clocksOf(desk, number)).toMatchObject({ rectify: rest, review: slowly(rest, 5) });
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
