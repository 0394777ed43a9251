import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, ellipsis, inertCell, isPlain, normalise, printable } from '../../src/kernel/text.ts';

/** Any text, with what is met in spreadsheets and in attacks more often than by chance. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '　',
        '\u00a0',
        '\u200b',
        '\u202e',
        '\u001b[31m',
        '\u0000',
        '（',
        '１２',
        '\ufeff',
        '﹦',
        '＝',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('normal forms', () => {
  it.each([
    [' １２３　ＡＢ\n ', '123 AB', '123AB'],
    ['上海（示例）公司', '上海(示例)公司', '上海(示例)公司'],
    ['a\u00a0\u200bb', 'a b', 'ab'],
    ['\ufeff检查 事项', '检查 事项', '检查事项'],
    ['', '', ''],
  ])('%j', (text, normal, dense) => {
    expect([normalise(text), compact(text)]).toEqual([normal, dense]);
  });

  it('are normal already', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
        expect(compact(compact(text))).toBe(compact(text));
        expect(compact(normalise(text))).toBe(compact(text));
        expect(compact(text)).not.toMatch(/\s/u);
      }),
    );
  });
});

describe('plain text', () => {
  it('is made of Chinese characters, ASCII letters and digits, and plain punctuation', () => {
    const PLAIN = /^[\u4e00-\u9fff0-9A-Za-z、。《》%.()-]*$/u;
    const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
    expect(units.filter((unit) => isPlain(unit) !== PLAIN.test(unit))).toEqual([]);
    const text = fc.array(fc.oneof(fc.constantFrom('检', '查', '7', 'A', '、', '-'), anyText));
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('');
        expect(isPlain(whole)).toBe(PLAIN.test(whole));
        expect(!isPlain(whole) || (whole.normalize('NFKC') === whole && whole.trim() === whole)).toBe(true);
      }),
    );
  });
});

describe('text on its way out', () => {
  it('to a terminal carries no control', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // eslint-disable-next-line no-control-regex
        expect(printable(text)).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u,
        );
      }),
    );
  });

  it('keeps lines, tabs and everything a person typed', () => {
    expect(printable('甲\t乙\n丙 — “丁”😀')).toBe('甲\t乙\n丙 — “丁”😀');
    expect(printable('\u001b[31m红\u202e色\u0007')).toBe('[31m红色');
  });

  it('into a cell is never a formula', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(inertCell(text)).not.toMatch(/^[=+\-@\t\r]/u);
      }),
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+8613800000000', "'+8613800000000"],
    ['-', "'-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\u200b=1', "'=1"],
    ['1-2', '1-2'],
    ['', ''],
  ])('%j becomes %j', (text, cell) => {
    expect(inertCell(text)).toBe(cell);
  });

  it('is shortened by characters, not by halves of them', () => {
    expect(ellipsis('😀😀😀', 3)).toBe('😀😀😀');
    expect(ellipsis('😀😀😀😀', 3)).toBe('😀😀…');
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, max) => {
        expect(Array.from(ellipsis(text, max)).length).toBeLessThanOrEqual(max);
      }),
    );
  });
});
