import { addDays, type LocalDate } from '../kernel/local-date.ts';
import { printable } from '../kernel/text.ts';

/** 期限 as an all-day event of a calendar. */
export interface CalendarEvent {
  /** Stays the same from export to export, so that a calendar replaces the event instead of doubling it. */
  readonly uid: string;
  readonly date: LocalDate;
  readonly summary: string;
  readonly description?: string;
}

export interface CalendarFile {
  /** Name of the calendar. */
  readonly name: string;
  /** Time of writing as `Clock.now` gives it, `2026-09-18T09:05:00+08:00`. */
  readonly now: string;
  readonly events: readonly CalendarEvent[];
}

const MOST_OCTETS = 75;

/** RFC 5545 3.3.11 */
function escape(text: string): string {
  return printable(text.replace(/\r\n?/gu, '\n'))
    .replace(/[\\;,]/gu, '\\$&')
    .replaceAll('\n', '\\n');
}

/** RFC 5545 3.1: no line over 75 octets; a continuation starts with a blank, no character is torn apart. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character, 'utf8');
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

const basicDate = (date: LocalDate) => date.replaceAll('-', '');

/** `2026-09-18T09:05:00+08:00` as `20260918T010500Z`. */
function utcStamp(now: string): string {
  return `${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;
}

function eventLines({ uid, date, summary, description }: CalendarEvent, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escape(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basicDate(date)}`,
    `DTEND;VALUE=DATE:${basicDate(addDays(date, 1))}`,
    `SUMMARY:${escape(summary)}`,
    ...(description === undefined ? [] : [`DESCRIPTION:${escape(description)}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** Deadlines as an iCalendar file (RFC 5545), for `due --ics`; all-day events, so no time zone is needed. */
export function renderIcs({ name, now, events }: CalendarFile): string {
  const stamp = utcStamp(now);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//zfjd//zfjd//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escape(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
