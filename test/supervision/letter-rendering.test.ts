import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfficialLetter } from '../../src/document/letter.ts';
import { officialLetter } from '../../src/document/official-letter.ts';
import { LETTER_KIND_IDS, letterForm, type LetterKind } from '../../src/supervision/letter-kinds.ts';
import { LONG_NAME, sampleLetter } from './letter-samples.ts';

const run = (program: string, ...args: string[]) =>
  spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e8 });
const there = ['soffice', 'pdftotext'].every((program) => run('which', program).status === 0);
if (!there)
  console.warn(
    '没有安装 LibreOffice 或 poppler-utils，跳过文书版面测试（Debian：libreoffice-writer poppler-utils fonts-noto-cjk）',
  );

/** A word on a page, in millimetres from the upper left corner. */
interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const MM = 25.4 / 72;
const folder = there ? mkdtempSync(join(tmpdir(), 'zfjd-pdf-')) : '';
afterAll(() => folder !== '' && rmSync(folder, { recursive: true }));

/** A letter of nothing but characters, to count them. */
const FULL: OfficialLetter = {
  ...sampleLetter('opinion', 'short'),
  body: [{ kind: 'text', text: '法'.repeat(28 * 60) }],
};

const letters: Record<string, OfficialLetter> = { full: FULL };
for (const kind of LETTER_KIND_IDS) {
  letters[`${kind}-short`] = sampleLetter(kind, 'short');
  letters[`${kind}-long`] = sampleLetter(kind, 'long');
}

/** The end of a letter comes to lie at every height of the page. */
const GROWN = Array.from({ length: 22 }, (_, lines) => lines);
for (const lines of GROWN) {
  const letter = sampleLetter('interview', 'short');
  const more = Array.from({ length: lines }, () => ({ kind: 'text' as const, text: '补充的一行' }));
  letters[`grown-${lines}`] = {
    ...letter,
    body: [...letter.body.slice(0, -1), ...more, ...letter.body.slice(-1)],
  };
}

beforeAll(async () => {
  if (!there) return;
  const files: string[] = [];
  for (const [name, letter] of Object.entries(letters)) {
    files.push(join(folder, `${name}.docx`));
    writeFileSync(files.at(-1) ?? '', await officialLetter(letter));
  }
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  run('soffice', profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files);
}, 180_000);

const read = new Map<string, Word[][]>();

/** The words of every page of a letter as LibreOffice lays it out. */
function pagesOf(name: string): Word[][] {
  const known = read.get(name);
  if (known) return known;
  const { stdout } = run('pdftotext', '-bbox', join(folder, `${name}.pdf`), '-');
  const pages = stdout
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</gu),
      ].map(([, left, top, right, bottom, text = '']): Word => ({
        text,
        left: Number(left) * MM,
        top: Number(top) * MM,
        right: Number(right) * MM,
        bottom: Number(bottom) * MM,
      })),
    );
  read.set(name, pages);
  return pages;
}

const isNumber = ({ top }: Word) => top > 262;
const textOf = (words: readonly Word[]) => words.map(({ text }) => text).join('');
/** 版心 ends at 184 mm; a stop may hang over it by its own width, as word processors set Chinese. */
const EDGE = 184.8;
const STOP_EDGE = EDGE + 5.6;

/** The lines of a page: words at one height. */
const heights = (words: readonly Word[]) => [...new Set(words.map(({ top }) => Math.round(top)))];

/** Pages of a letter with long names and many paragraphs. */
const LONG_PAGES: Readonly<Record<LetterKind, number>> = {
  warning: 5,
  suggestion: 6,
  urge: 6,
  opinion: 6,
  receipt: 1,
  'objection-reply': 6,
  review: 4,
  request: 6,
  decision: 6,
  interview: 4,
  transfer: 6,
  notice: 5,
  guidance: 6,
};

describe.runIf(there)('on paper', () => {
  it('a full page has 22 lines of 28 characters', () => {
    const second = (pagesOf('full')[1] ?? []).filter((word) => !isNumber(word));
    expect(heights(second)).toHaveLength(22);
    expect(second.map(({ text }) => text.length)).toEqual(Array.from({ length: 22 }, () => 28));
  });

  it.each(Object.keys(letters))('%s keeps inside the type area and numbers every page', (name) => {
    const pages = pagesOf(name);
    expect(pages.length).toBeGreaterThan(0);
    for (const [i, words] of pages.entries()) {
      const number = words.filter((word) => isNumber(word));
      expect(textOf(number)).toBe(`—${i + 1}—`);
      // 单页码居右，双页码居左; 7 mm below the type area.
      expect((number[0]?.left ?? 0) > 105).toBe(i % 2 === 0);
      for (const { text, left, right, top, bottom } of words.filter((word) => !isNumber(word))) {
        const edge = /[，。；：、）》”]$/u.test(text) ? STOP_EDGE : EDGE;
        const inside = left > 27.5 && right < edge && top > 36 && bottom < 263.5;
        expect({ text, inside }).toEqual({ text, inside: true });
      }
    }
  });

  it.each(LETTER_KIND_IDS)('%s has as many pages as it should', (kind) => {
    const record = letterForm(kind).sheet === 'record';
    expect(pagesOf(`${kind}-short`).length).toBe(record ? 1 : 3);
    expect(pagesOf(`${kind}-long`).length).toBe(LONG_PAGES[kind]);
  });

  it.each(LETTER_KIND_IDS.filter((kind) => letterForm(kind).sheet !== 'record'))(
    '%s shows some of the body on its first page, and no signature alone on its last',
    (kind) => {
      for (const size of ['short', 'long'] as const) {
        const letter = letters[`${kind}-${size}`];
        const pages = pagesOf(`${kind}-${size}`).map((words) => textOf(words));
        const opening = letter?.body[0];
        expect(pages[0]).toContain(opening && 'text' in opening ? opening.text.slice(0, 6) : '?');
        const closing = pages.find((text) => text.includes('附件：')) ?? '';
        expect(closing.indexOf('附件：')).toBeGreaterThan(4);
        expect(closing.slice(closing.indexOf('附件：'))).toContain('2026年9月17日');
      }
    },
  );

  it.each([
    ...LETTER_KIND_IDS.flatMap((kind) =>
      letterForm(kind).sheet === 'record' ? [] : [`${kind}-short`, `${kind}-long`],
    ),
    ...GROWN.map((lines) => `grown-${lines}`),
  ])('%s has the imprint at the foot of its last page, under the last words and the signature', (name) => {
    const last = (pagesOf(name).at(-1) ?? []).filter((word) => !isNumber(word));
    const imprint = last.findIndex(({ text }) => text.startsWith('抄送：'));
    const said = textOf(last.slice(0, imprint));
    const closing = letters[name]?.body.at(-1);
    expect(said).toContain(closing && 'text' in closing ? closing.text.slice(-8) : '?');
    expect(said).toContain('2026年9月17日');
    // Nothing stands beside the imprint, which ends with the type area (262 mm).
    expect(Math.max(...last.slice(0, imprint).map(({ bottom }) => bottom))).toBeLessThanOrEqual(
      (last[imprint]?.top ?? 0) + 1,
    );
    expect(Math.max(...last.map(({ bottom }) => bottom))).toBeGreaterThan(256);
  });

  it('a name of 60 characters at the head is whole and above the number', () => {
    const [first = []] = pagesOf('warning-long');
    const head = first.slice(
      0,
      first.findIndex(({ text }) => text.includes('〔')),
    );
    expect(textOf(head)).toBe(LONG_NAME);
  });
});
