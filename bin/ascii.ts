/** 程序文件的 ASCII 形式: what esbuild's own `charset: 'ascii'` leaves, the patterns, escaped as well. */
import { parse, type Token } from 'acorn';

/**
 * A script of which strings are escaped already, in ASCII alone and meaning the same.
 * @throws Error where a character stands outside strings and patterns
 */
export function asciiScript(script: string): string {
  const parts: string[] = [];
  let done = 0;
  const take = ({ type, start, end }: Token) => {
    if (type.label !== 'regexp') return;
    parts.push(script.slice(done, start), escaped(script.slice(start, end)));
    done = end;
  };
  parse(script, { ecmaVersion: 'latest', sourceType: 'script', onToken: take });
  const ascii = [...parts, script.slice(done)].join('');
  const left = /[^\0-\x7f]/u.exec(ascii);
  if (left) throw new Error(`not ASCII: ${ascii.slice(Math.max(0, left.index - 40), left.index + 10)}`);
  return ascii;
}

/** Code units one by one: a pattern takes a pair of them for the character that they are. */
function escaped(pattern: string): string {
  return pattern.replaceAll(/[^\0-\x7f]/gu, (character) =>
    Array.from({ length: character.length }, (_, i) => unit(character.charCodeAt(i))).join(''),
  );
}

const unit = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`;
