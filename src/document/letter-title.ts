import { PAGE, SIZE, letterText, widthInCharacters } from './letter-layout.ts';

/** Characters of the title's type in a line. */
const LINE_WIDTH = Math.floor(PAGE.textWidth / (SIZE.second * 10));

/** Where a line ends well: after the name of a body, a number, and 的. */
const GOOD_END = /[局委会府院办队镇处室号的]$/u;

/** Terms of the trade that the dictionary would part. */
const TERMS = /(涉企行政检查|行政执法(?:监督)?|监督管理(?:局|委员会)?)/u;

/** What no line begins with: stops, 的, digits of a number, and the last character of a name the dictionary parts. */
const JOINED = /^(?:[的之、，。；：！？）》〕”’号]|\d|[局委会府院办队镇处室厅科所站区园]$)/u;

/** Worth of a good end, in squares of characters by which the lines differ. */
const BONUS = 6;

/**
 * 标题回行: a title that does not fit one line in lines of like length, broken between words only (7.3.1:
 * 词意完整、排列对称). Breaks that the writer made stay.
 */
export function titleLines(title: string): string[] {
  if (title.includes('\n')) return title.split('\n').flatMap(titleLines);
  const text = letterText(title);
  const width = widthInCharacters(text);
  if (width <= LINE_WIDTH) return [text];
  const words = wordsOf(text);
  for (let count = Math.ceil(width / LINE_WIDTH); count <= words.length; count += 1) {
    const lines = broken(words, count, width / count);
    if (lines) return lines;
  }
  return [text];
}

/** Words, with what must not be parted kept together: 《…》, 〔…〕 and `JOINED`. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  let open = 0;
  const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });
  const segments = text
    .split(TERMS)
    .flatMap((piece) =>
      TERMS.test(piece) ? [piece] : Array.from(segmenter.segment(piece), ({ segment }) => segment),
    );
  for (const segment of segments) {
    const joins = open > 0 || JOINED.test(segment);
    if (joins && words.length > 0) words.push((words.pop() ?? '') + segment);
    else words.push(segment);
    if (/[《〔（“‘]/u.test(segment)) open += 1;
    if (/[》〕）”’]/u.test(segment)) open -= 1;
  }
  return words;
}

interface Broken {
  readonly cost: number;
  readonly lines: readonly string[];
}

/** The most even way to make so many lines of the words; undefined where one would be too wide. */
function broken(words: readonly string[], count: number, mean: number): string[] | undefined {
  // best[i] = the best way to break the first i words into the lines so far
  let best: (Broken | undefined)[] = [{ cost: 0, lines: [] }];
  for (let n = 1; n <= count; n += 1) {
    const next: (Broken | undefined)[] = [];
    for (let end = 1; end <= words.length; end += 1) {
      for (let start = end - 1; start >= 0; start -= 1) {
        const line = words.slice(start, end).join('');
        const width = widthInCharacters(line);
        if (width > LINE_WIDTH) break;
        const before = best[start];
        if (!before) continue;
        const bonus = n < count && GOOD_END.test(line) ? BONUS : 0;
        const cost = before.cost + (width - mean) ** 2 - bonus;
        if (cost < (next[end]?.cost ?? Number.POSITIVE_INFINITY)) {
          next[end] = { cost, lines: [...before.lines, line] };
        }
      }
    }
    best = next;
  }
  const found = best[words.length];
  return found && [...found.lines];
}
