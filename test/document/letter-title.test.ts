import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { widthInCharacters } from '../../src/document/letter-layout.ts';
import { titleLines } from '../../src/document/letter-title.ts';

describe('a title', () => {
  it.each([
    ['行政执法监督意见书', ['行政执法监督意见书']],
    ['关于甲的\n意见书', ['关于甲的', '意见书']],
    ['关于告知区市场监督管理局行政执法有关问题的函', ['关于告知区市场监督管理局', '行政执法有关问题的函']],
    [
      '关于金司执监意〔2026〕12号行政执法监督意见书有关异议的答复',
      ['关于金司执监意〔2026〕12号', '行政执法监督意见书有关异议的答复'],
    ],
  ])('%s is broken between words', (title, lines) => expect(titleLines(title)).toEqual(lines));

  it('loses nothing and fits its lines, whatever it says', () => {
    const words = fc.constantFrom('行政', '执法', '监督', '的', '关于', '区司法局', '《办法》', '2026', '、');
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 40 }), (parts) => {
        const title = parts.join('');
        const lines = titleLines(title);
        expect(lines.join('')).toBe(title);
        expect(lines.length === 1 || lines.every((line) => widthInCharacters(line) <= 20)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
