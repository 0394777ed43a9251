import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import { readHolidays } from '../../src/calendar/read-holidays.ts';
import { parseLetterTemplate } from '../../src/document/template.ts';
import { date } from '../../src/kernel/local-date.ts';
import { packForm } from '../../src/policy/load.ts';
import { letterTemplates } from '../../src/supervision/letter-templates.ts';
import { parseHeaders } from '../../src/workbook/vocabulary-file.ts';
import { ROOT } from '../cli/harness.ts';

/** As Windows Notepad saves a text: a mark at its start, CRLF at its lines' ends. */
const asNotepad = (text: string) => `\ufeff${text.replaceAll(/\r?\n/gu, '\r\n')}`;

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'zfjd-crlf-'));
  cpSync(join(ROOT, 'data'), join(root, 'data'), {
    recursive: true,
    filter: (path) => !path.includes('samples'),
  });
  for (const name of readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:ya?ml|json|md)$/u.test(name)) continue;
    const path = join(root, 'data', name);
    writeFileSync(path, asNotepad(readFileSync(path, 'utf8')));
  }
});
afterAll(() => rmSync(root, { recursive: true }));

/** What is made of a file as it is shipped, and as Notepad saved it. */
const both = <T>(make: (root: string) => T) => ({ shipped: make(ROOT), saved: make(root) });

/** A template with every placeholder filled with its own name. */
function filled(name: string, text: string) {
  const names = [...text.matchAll(/\{([^{}]+)\}/gu)].map(([, placeholder = '']) => placeholder.trim());
  return parseLetterTemplate({ name, text }, Object.fromEntries(names.map((key) => [key, key])));
}

describe('data files saved by Windows Notepad', () => {
  it('say the same: the policy pack', () => {
    const { shipped, saved } = both((folder) => packForm(join(folder, 'data', 'packs'), 'jinshan').form);
    expect({ ...saved, version: shipped.version }).toEqual(shipped);
  });

  it('say the same: the header words', () => {
    const read = (folder: string) => parseHeaders(readFileSync(join(folder, 'data', 'headers.yaml'), 'utf8'));
    const { shipped, saved } = both(read);
    expect(saved).toEqual(shipped);
  });

  it('say the same: the letter templates', () => {
    const names = readdirSync(join(ROOT, 'data', 'templates', 'letters')).map((name) =>
      name.replace('.md', ''),
    );
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      const { shipped, saved } = both((folder) => filled(name, letterTemplates(folder)(name)));
      expect(saved).toEqual(shipped);
    }
  });

  it('say the same: the shipped holidays', () => {
    const { shipped, saved } = both((folder) => {
      const calendar = loadCalendar(folder);
      return { due: calendar.addWorkingDays(date('2026-09-18'), 15), year: calendar.published(2026) };
    });
    expect(saved).toEqual(shipped);
  });

  it('say the same: a year that is imported', () => {
    const bytes = readFileSync(join(root, 'data', 'holidays', '2026.json'));
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const original = readFileSync(join(ROOT, 'data', 'holidays', '2026.json'));
    const name = '2026.json';
    expect(readHolidays({ name, bytes })).toEqual(readHolidays({ name, bytes: original }));
  });
});
