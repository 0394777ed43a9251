import {
  AlignmentType,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { printable } from '../kernel/text.ts';
import { FACES, type Face } from './letter-faces.ts';

const MM = 1440 / 25.4;
const twips = (mm: number) => Math.round(mm * MM);

/** A4 and 版心, in twips (1/20 pt): GB/T 9704—2012 5.1, 5.2.1. */
export const PAGE = {
  width: twips(210),
  height: twips(297),
  top: twips(37),
  bottom: twips(35),
  left: twips(28),
  right: twips(26),
  textWidth: twips(156),
} as const;

/**
 * 每面排22行: 225 mm / 22 is 28.99 pt. At 29 pt the 22nd line would miss the type area by 0.2 pt and move
 * to the next page, so the pitch is 28.95 pt (5.2.3).
 */
export const LINE = 579;

/** 每面排22行 (5.2.3). */
export const LINES = 22;

/** 每行排28个字: the pitch of one character of the body, in twips (5.2.3). */
export const CHARACTER = PAGE.textWidth / 28;

/** 字号 in half points. */
export const SIZE = { second: 44, third: 32, fourth: 28, table: 24 } as const;

/**
 * How much closer than its 16 pt the body type is set, in twips, so that 28 characters fit the line. A
 * character grid would say the same to Word, but LibreOffice gives a character wider than its cell two cells.
 */
export const TIGHTEN = Math.floor(CHARACTER - SIZE.third * 10);

export const LATIN = 'Times New Roman';

export const RED = 'FF0000';

export interface RunStyle {
  readonly face?: Face;
  /** Half points. */
  readonly size?: number;
  readonly color?: string;
}

/** Outside text fit for XML: no control characters, half characters or tabs. */
export function letterText(text: string): string {
  return printable(text)
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .replace(/\s+/gu, ' ')
    .trim();
}

export function fontOf(face: Face) {
  // The hint keeps Chinese quotation marks and dashes out of the Latin typeface.
  return { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: FACES[face].name, hint: 'eastAsia' };
}

/** A run of text; body type unless told otherwise. Line breaks in it become breaks within the paragraph. */
export function runs(
  text: string,
  { face = 'fangsong', size = SIZE.third, color }: RunStyle = {},
): TextRun[] {
  return text.split('\n').map(
    (part, i) =>
      new TextRun({
        text: letterText(part),
        font: fontOf(face),
        size,
        ...(color === undefined ? {} : { color }),
        ...(i === 0 ? {} : { break: 1 }),
      }),
  );
}

export interface LineOptions extends Omit<IParagraphOptions, 'spacing' | 'children' | 'text'> {
  /** Empty lines before the paragraph. */
  readonly gap?: number;
  /** Line pitch in twips. */
  readonly line?: number;
}

/** A paragraph on the grid of lines. */
export function line(children: readonly ParagraphChild[], options: LineOptions = {}): Paragraph {
  const { gap = 0, line: pitch = LINE, ...rest } = options;
  return new Paragraph({
    // Every page has its 22 lines: no line moves to the next page for company (5.2.3).
    widowControl: false,
    ...rest,
    children,
    spacing: { before: gap * LINE, after: 0, line: pitch, lineRule: LineRuleType.EXACT },
  });
}

/** 左空二字: a body paragraph. */
export function bodyLine(text: string, style: RunStyle = {}, options: LineOptions = {}): Paragraph {
  return line(runs(text, style), {
    alignment: AlignmentType.BOTH,
    indent: { firstLine: Math.round(2 * CHARACTER), firstLineChars: 200 },
    ...options,
  });
}

/** Width of a text in characters of the body; digits and Latin letters take half. */
export function widthInCharacters(text: string): number {
  let width = 0;
  for (const character of letterText(text)) width += character.charCodeAt(0) < 0x100 ? 0.5 : 1;
  return width;
}
