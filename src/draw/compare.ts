import { linesOf } from './canonical-reader.ts';

/** 不一致: where a published record is not what its own rules and seed lead to. */
export interface Difference {
  readonly file: string;
  /** Counts from 1, in the file as found; for a missing line, where it should stand. */
  readonly line?: number;
  /** Empty where nothing should stand. */
  readonly expected: string;
  /** Empty where nothing stands. */
  readonly found: string;
  readonly message: string;
}

function at(file: string, line: number): string {
  return `${file} 第${line}行`;
}

// Visible stand-ins, or two lines that differ in an invisible character would read the same.
function show(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replaceAll(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, (c) => `<U+${codePoint(c)}>`);
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/**
 * Differences between a file as it should be and as it is. Lines before the first and after the last
 * difference are set aside first; what is left is told line by line where the counts agree, else as lines
 * missing and lines too many.
 */
export function compareFile(file: string, expected: string, bytes: Uint8Array | undefined): Difference[] {
  if (bytes === undefined) return [{ file, expected: '', found: '', message: `缺少文件 ${file}` }];
  if (Buffer.compare(bytes, Buffer.from(expected)) === 0) return [];
  const found = linesOf(bytes);
  if (found === undefined) return [{ file, expected: '', found: '', message: `${file} 不是 UTF-8 文本` }];
  const want = expected.split('\n').slice(0, -1);
  let head = 0;
  while (head < want.length && head < found.length && want[head] === found[head]) head += 1;
  let tail = 0;
  while (
    tail < want.length - head &&
    tail < found.length - head &&
    want[want.length - 1 - tail] === found[found.length - 1 - tail]
  ) {
    tail += 1;
  }
  const wantMid = want.slice(head, want.length - tail);
  const foundMid = found.slice(head, found.length - tail);
  if (wantMid.length === 0 && foundMid.length === 0) {
    return [{ file, expected: '', found: '', message: `${file} 末尾的换行与规范写法不同` }];
  }
  if (wantMid.length === foundMid.length) return changed(file, head, wantMid, foundMid);
  const told = [...missing(file, head, wantMid, foundMid), ...surplus(file, head, wantMid, foundMid)];
  if (told.length > 0) return told;
  return [
    { file, expected: '', found: '', message: `${file} 的行数应为${want.length}，实为${found.length}` },
  ];
}

function changed(
  file: string,
  head: number,
  want: readonly string[],
  found: readonly string[],
): Difference[] {
  return want.flatMap((expected, i) => {
    const is = found[i] ?? '';
    if (expected === is) return [];
    const line = head + i + 1;
    const message = `${at(file, line)}：应为「${show(expected)}」，实为「${show(is)}」`;
    return [{ file, line, expected, found: is, message }];
  });
}

function missing(
  file: string,
  head: number,
  want: readonly string[],
  found: readonly string[],
): Difference[] {
  const there = new Set(found);
  return want.flatMap((expected, i) => {
    if (there.has(expected)) return [];
    const line = head + i + 1;
    return [{ file, line, expected, found: '', message: `${at(file, line)}：缺少「${show(expected)}」` }];
  });
}

function surplus(
  file: string,
  head: number,
  want: readonly string[],
  found: readonly string[],
): Difference[] {
  const due = new Map<string, number>();
  for (const text of want) due.set(text, (due.get(text) ?? 0) + 1);
  return found.flatMap((text, i) => {
    const left = due.get(text) ?? 0;
    due.set(text, left - 1);
    if (left > 0) return [];
    const line = head + i + 1;
    return [{ file, line, expected: '', found: text, message: `${at(file, line)}：多出「${show(text)}」` }];
  });
}
