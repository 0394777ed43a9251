import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiScript } from '../../bin/ascii.ts';

/** What a script comes to. */
const worth = (script: string) => runInNewContext(script) as unknown;

describe('a script in ASCII', () => {
  it.each([
    ["/(\\d{4})年(?:第?[一二三四]季度)?/u.exec('2026年第二季度')[1]", '2026'],
    ["'每年1次'.replace(/[每、。－＋]/gu, '')", '年1次'],
    ['/^[\\u{20000}-\\u{2a6df}𠮷]$/u.test("\\ud842\\udfb7")', true],
    ['/^𠮷{2}$/u.test("\\ud842\\udfb7\\ud842\\udfb7")', true],
    ["/(?<年>\\d+)/u.exec('12').groups['\\u5e74']", '12'],
    ["const a = 8, b = 2; a / b / /四/u.exec('\\u56db').length", 4],
    ["'\\u5e74' + `\\u5e74`.length", '年1'],
  ])('means the same: %s', (script, value) => {
    const ascii = asciiScript(script.replaceAll(/'[^']*'/gu, asString));
    expect(ascii).toMatch(/^[\0-\x7f]*$/u);
    expect(worth(ascii)).toEqual(value);
  });

  it('has patterns that match what they matched, whatever the characters', () => {
    const character = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((c) => /[^\0-\x7f]/u.test(c));
    fc.assert(
      fc.property(character, fc.string({ unit: 'binary', maxLength: 8 }), (one, text) => {
        const pattern = worth(asciiScript(`/^[^${one}]*$|${one}+/u`)) as RegExp;
        expect(pattern.test(text)).toBe(new RegExp(`^[^${one}]*$|${one}+`, 'u').test(text));
      }),
    );
  });

  it('is refused where a character stands anywhere else', () => {
    expect(() => asciiScript('const 年 = 1;')).toThrow('not ASCII: const 年');
    expect(() => asciiScript("const a = '年';")).toThrow("not ASCII: const a = '年");
  });
});

/** As esbuild leaves strings. */
function asString(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
