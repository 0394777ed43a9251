import { letterText, LINE, LINES, widthInCharacters } from './letter-layout.ts';
import type { LetterParagraph, OfficialLetter } from './letter.ts';

/** How the end of a letter is set, and what of it stays on one page. */
export interface ClosingPlan {
  /** Empty lines above 署名, for the seal. */
  readonly gap: number;
  /** Line pitch of 版记, in twips. */
  readonly imprint: number;
  /** The last paragraph of the body stays with the closing. */
  readonly withBody: boolean;
  /** 附件说明 stays together, and with 署名. */
  readonly attached: boolean;
}

/** From the usual setting to the closest: where room lacks by a line or two, 调整行距 (7.3.5.5). */
const SETTINGS = [
  { gap: 2, imprint: LINE },
  { gap: 1, imprint: LINE },
  { gap: 1, imprint: 480 },
] as const;

/** The lines of the imprint and what its table adds, of a line. */
const RULES = 0.2;

/**
 * The last page must not be the imprint's, nor the signature's alone: the last paragraph, 附件说明, 署名, 成文日期, 附注 and
 * 版记 stay together as long as a page has room for all of them, set closer if need be. Where it has not, the body lets
 * go first, then 附件说明. Estimated by characters.
 */
export function planClosing(letter: OfficialLetter): ClosingPlan {
  const { attachments } = closingTexts(letter);
  const listed = attachments.reduce((sum, name) => sum + linesOf(name, 22), attachments.length > 0 ? 1 : 0);
  const signed = signedLines(letter);
  const printed = imprintLines(letter);
  const fits = (lines: number, { gap, imprint }: (typeof SETTINGS)[number]) =>
    lines + signed + gap + (printed * imprint) / LINE + RULES <= LINES;
  const whole = lastLines(letter.body) + listed;
  const setting = SETTINGS.find((one) => fits(whole, one));
  return {
    ...(setting ?? SETTINGS[0]),
    withBody: setting !== undefined,
    attached: setting !== undefined || fits(listed, SETTINGS[0]),
  };
}

/** 附件说明 and 附注 as they are printed. */
export function closingTexts({ attachments, annexes, note = '' }: OfficialLetter) {
  return {
    attachments: attachments ?? annexes?.map((annex) => annex.title.replaceAll('\n', '')) ?? [],
    note: letterText(note).replace(/^[（(](.*)[）)]$/u, '$1'),
  };
}

export const filledLines = (text: string) => text.split('\n').filter((part) => letterText(part) !== '');

/** Lines that a text takes in a column of so many characters. */
function linesOf(text: string, characters = 28): number {
  return Math.max(1, Math.ceil(widthInCharacters(text) / characters));
}

/** 署名, 成文日期 and 附注, without the gap above. */
function signedLines(letter: OfficialLetter): number {
  const { note } = closingTexts(letter);
  const signed = letter.signature === undefined ? 0 : linesOf(letter.signature) + 1;
  return signed + (note === '' ? 0 : linesOf(note, 26));
}

/**
 * 版记, in 4号: 26.5 characters stand between the indents of 抄送, behind the word; 30 in the line of 印发, of which its
 * date takes nine.
 */
function imprintLines({ copyTo = [], printedBy }: OfficialLetter): number {
  const copied = copyTo.length === 0 ? 0 : linesOf(`${copyTo.join('，')}。`, 26.5);
  const printed = printedBy === undefined ? 0 : linesOf(`${printedBy}${'　'.repeat(9)}`, 30);
  return copied + printed;
}

/** The last paragraph, with the heading that stays with it. */
function lastLines(body: readonly LetterParagraph[]): number {
  const part = body.at(-1);
  if (part?.kind !== 'text') return 0;
  const paragraphs = filledLines(part.text);
  const heading = paragraphs.length === 1 && body.at(-2)?.kind === 'heading' ? 1 : 0;
  return heading + linesOf(`　　${letterText(paragraphs.at(-1) ?? '')}`);
}
