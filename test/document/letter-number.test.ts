import { constantFrom, assert as check, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatLetterNumber,
  parseLetterNumber,
  requireLetterNumber,
} from '../../src/document/letter-number.ts';

const first = { code: '金司执监建', year: 2025, serial: 1 };

describe('发文字号', () => {
  it.each([
    '金司执监建〔2025〕1号',
    '金司执监建[2025]1号',
    '金司执监建【2025】1号',
    '金司执监建(2025)1号',
    '金司执监建（2025）1号',
    '金司执监建［２０２５］１号',
    ' 金司执监建〔2025〕 1 号 ',
    '金司执监建〔2025〕第1号',
    '金司执监建〔2025〕001号',
  ])('reads %s and writes it in the one right form', (text) => {
    expect(parseLetterNumber(text)).toEqual(first);
    expect(formatLetterNumber(requireLetterNumber(text, '文号'))).toBe('金司执监建〔2025〕1号');
  });

  it.each([
    '',
    '金司执监建〔2025〕1',
    '〔2025〕1号',
    '金司〔25〕1号',
    '金司〔2025〕0号',
    '金司2025 1号',
    '金/司〔2025〕1号',
  ])('does not take 「%s」 for one', (text) => {
    expect(parseLetterNumber(text)).toBeUndefined();
    expect(() => requireLetterNumber(text, '文号')).toThrow(`文号不是有效的发文字号：「${text}」`);
  });

  it('reads back what it writes', () => {
    const numbers = record({
      code: constantFrom('金司', '沪崇府办发', '金司执监督'),
      year: integer({ min: 1949, max: 2099 }),
      serial: integer({ min: 1, max: 999_999 }),
    });
    check(
      property(numbers, (number) => {
        expect(parseLetterNumber(formatLetterNumber(number))).toEqual(number);
      }),
    );
  });

  it.each([{ serial: 0 }, { serial: 1.5 }, { year: 25 }, { code: '' }])('refuses to write %o', (wrong) => {
    expect(() => formatLetterNumber({ ...first, ...wrong })).toThrow(RangeError);
  });
});
