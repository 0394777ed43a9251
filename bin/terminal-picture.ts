/** What a terminal shows, as an SVG: every run of one colour stands at its own place, whatever font shows it. */
import stringWidth from 'string-width';

const CELL = { width: 8, height: 20 };
const PAD = 16;
const PAPER = '#0d1117';
const INK = '#e6edf3';
/** The codes of SGR that the program uses, on a dark ground. */
const COLORS: Readonly<Record<string, string>> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
  '2': '#8b949e',
  '1': '#ffffff',
};

interface Span {
  readonly text: string;
  readonly color: string;
}

/** A line in runs of one colour. */
function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let color = INK;
  for (const [, code, text] of line.matchAll(/\u001B\[(\d+)m|([^\u001B]+)/gu)) {
    if (text === undefined) color = COLORS[code ?? ''] ?? INK;
    else spans.push({ text, color });
  }
  return spans;
}

const entities = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The lines of an answer, after the command as it was typed, at most `columns` cells wide. */
export function terminalPicture(command: string, answer: string, columns: number): string {
  const lines = [`\u001B[32m$\u001B[0m ${command}`, ...answer.trimEnd().split('\n')];
  const width = columns * CELL.width + 2 * PAD;
  const height = lines.length * CELL.height + 2 * PAD;
  const texts = lines.flatMap((line, row) => {
    let column = 0;
    return spansOf(line).flatMap(({ text, color }) => {
      const at = column;
      column += stringWidth(text);
      // Blanks in a row are not kept by everything that shows an SVG: what follows them, and every line of a
      // border, has a place of its own.
      return Array.from(text.matchAll(/[─-╿]+|[^\s─-╿]+(?: [^\s─-╿]+)*/gu), ({ 0: words, index }) => {
        const left = PAD + (at + stringWidth(text.slice(0, index))) * CELL.width;
        const size = stringWidth(words) * CELL.width;
        const y = PAD + row * CELL.height + 15;
        return `<text x="${left}" y="${y}" textLength="${size}" lengthAdjust="spacingAndGlyphs" fill="${color}">${entities(words)}</text>`;
      });
    });
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${entities(command)}" font-family="'Noto Sans Mono CJK SC','Sarasa Mono SC','Microsoft YaHei',Menlo,Consolas,monospace" font-size="14">`,
    `<rect width="${width}" height="${height}" rx="8" fill="${PAPER}"/>`,
    ...texts,
    '</svg>',
    '',
  ].join('\n');
}
