import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date, fromDay, toDay } from '../../../src/kernel/local-date.ts';
import { commonWindow } from '../../../src/plan/joint/window.ts';

const START = toDay(date('2026-01-01'));
const planned = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 })), {
    minLength: 2,
    maxLength: 5,
  })
  .map((windows) =>
    windows.map(([from, length], i) => ({
      agency: `单位${i}`,
      from: fromDay(START + from),
      to: fromDay(START + from + length),
    })),
  );

describe('commonWindow', () => {
  it('is exactly the days that all windows hold, where there are any', () => {
    fc.assert(
      fc.property(planned, (windows) => {
        const { from, to, reason } = commonWindow(windows);
        const shared = Array.from({ length: 400 }, (_, i) => fromDay(START + i)).filter((day) =>
          windows.every((w) => w.from <= day && day <= w.to),
        );
        const found = shared.length === 0 ? reason.slice(0, 10) : [from, to];
        expect(found).toEqual(shared.length === 0 ? '原定时间没有共同部分' : [shared[0], shared.at(-1)]);
      }),
    );
  });

  it('is else one whole month between the earliest end and the latest start', () => {
    fc.assert(
      fc.property(planned, (windows) => {
        const ends = windows.map(({ to }) => to).sort();
        const starts = windows.map(({ from }) => from).sort();
        const [end = '', start = ''] = [ends[0], starts.at(-1)];
        fc.pre(start > end);
        const { from, to } = commonWindow(windows);
        expect([from.slice(-2), addDays(to, 1).slice(-2)]).toEqual(['01', '01']);
        expect([from <= start, to >= end]).toEqual([true, true]);
      }),
    );
  });

  it.each([
    ['2026-01-31', '2026-02-01', '2026-02-01', '2026-02-28', '单位0'],
    ['2026-04-30', '2026-05-01', '2026-05-01', '2026-05-31', '单位0'],
    ['2026-12-31', '2027-01-01', '2027-01-01', '2027-01-31', '单位0'],
  ])('ends %s, begins %s: %s to %s', (end, begin, from, to, mover) => {
    const windows = [
      { agency: '单位0', from: addDays(date(end), -9), to: date(end) },
      { agency: '单位1', from: date(begin), to: addDays(date(begin), 9) },
    ];
    const found = commonWindow(windows);
    expect(found).toMatchObject({ from, to });
    expect(found.reason).toContain(`${mover}需要调整时间`);
  });
});
