import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usccCheckCharacter, usccFault } from '../../src/kernel/uscc.ts';

const ALPHABET = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
const character = fc.constantFrom(...ALPHABET);
const anyCode = fc.array(character, { minLength: 17, maxLength: 17 }).map((chars) => {
  const body = chars.join('');
  return body + usccCheckCharacter(body);
});

describe('统一社会信用代码', () => {
  // Published numbers of well-known bodies.
  it.each(['91310000132260250X', '9144030071526726XG'])('%s is valid', (code) => {
    expect(usccFault(code)).toBeUndefined();
  });

  it('is valid with its check character', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(usccFault(code)).toBeUndefined();
      }),
    );
  });

  it('shows every single wrong character', () => {
    // Every weight is a unit modulo the prime 31, so a changed value always changes the sum.
    fc.assert(
      fc.property(anyCode, fc.nat(17), character, (code, at, other) => {
        fc.pre(code[at] !== other);
        expect(usccFault(code.slice(0, at) + other + code.slice(at + 1))).toMatch(/^校验位应为/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('shows every two neighbours in the wrong order', () => {
    // Neighbouring weights differ modulo 31.
    fc.assert(
      fc.property(anyCode, fc.nat(15), (code, at) => {
        fc.pre(code[at] !== code[at + 1]);
        const swapped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
        expect(usccFault(swapped)).toMatch(/^校验位应为/u);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['', '应为18位，现为0位'],
    ['9131000013226025', '应为18位，现为16位'],
    ['913100001322602500X', '应为18位，现为19位'],
    ['310228000123456', '15位旧注册号'],
    ['9.13101E+17', '科学计数法'],
    ['9131000013226025OX', '不允许的字符「O」'],
    ['91310000132260250x', '不允许的字符「x」'],
    ['913100001322602501', '校验位应为「X」，现为「1」'],
  ])('%j: %s', (code, fault) => {
    expect(usccFault(code)).toContain(fault);
  });

  it.each(['123', 'OOOOOOOOOOOOOOOOO'])('has no check character for %s', (body) => {
    expect(() => usccCheckCharacter(body)).toThrow(RangeError);
  });
});
