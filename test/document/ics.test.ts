import { describe, expect, it } from 'vitest';
import { renderIcs } from '../../src/document/ics.ts';
import { date } from '../../src/kernel/local-date.ts';

const event = { uid: 'case-2026-001-rectify@zfjd', date: date('2026-12-31'), summary: '整改到期' };
const file = { name: '监督期限', now: '2026-11-23T07:05:09+08:00', events: [event] };

describe('calendar file', () => {
  it('has an all-day event per deadline', () => {
    expect(renderIcs(file).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//zfjd//zfjd//ZH',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:监督期限',
      'BEGIN:VEVENT',
      'UID:case-2026-001-rectify@zfjd',
      'DTSTAMP:20261122T230509Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:整改到期',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('escapes text so that it cannot add lines of its own', () => {
    const text = renderIcs({ ...file, events: [{ ...event, summary: 'a,b;c\\d\r\nEND:VEVENT\u0007' }] });
    expect(text).toContain('SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT\r\n');
  });

  it('folds lines at 75 octets without tearing a character', () => {
    const description = `${'整改期限'.repeat(40)}😀😀${'x'.repeat(90)}`;
    const text = renderIcs({ ...file, events: [{ ...event, description }] });
    const sizes = text.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain(`DESCRIPTION:${description}\r\n`);
    expect(text).not.toContain('\ufffd');
  });
});
