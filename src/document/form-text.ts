import { compact, printable } from '../kernel/text.ts';
import type { XmlElement, XmlNode } from './xml-tree.ts';

/** 占位符 `{{发文字号}}`; a Chinese keyboard types the braces in full width. */
const PLACEHOLDER = /[{｛]{2}([^{}｛｝\ufffc]*)[}｝]{2}/gu;
const LONE_BRACES = /[{｛]+[^{}｛｝\ufffc]{0,20}[}｝]*|[}｝]+/u;

/** Stands in the text of a paragraph for whatever is not text: a break, a tab, a picture. */
const MARK = '\ufffc';

/** A leaf of a paragraph: a piece of text, or something else that stands between texts. */
interface Leaf {
  readonly node: XmlElement;
  readonly text: string;
}

/** The text of a paragraph over all its runs, and where each leaf of it lies. */
export interface ParagraphText {
  readonly text: string;
  readonly leaves: readonly Leaf[];
}

/** Elements that hold paragraphs of their own. */
const APART: ReadonlySet<string> = new Set(['w:p', 'mc:AlternateContent']);

/** Elements that hold properties, not content. */
const PROPERTIES = /^w:(?:pPr|rPr|sdtPr|sdtEndPr)$/u;

export const isProperty = ({ name }: XmlElement) => PROPERTIES.test(name);

export const textOf = (node: XmlElement) =>
  node.children.map((child) => (typeof child === 'string' ? child : '')).join('');

function* leavesOf(children: readonly XmlNode[], inRun: boolean): Generator<Leaf> {
  for (const node of children) {
    if (typeof node === 'string' || isProperty(node)) continue;
    if (node.name === 'w:t') yield { node, text: textOf(node) };
    else if (inRun || APART.has(node.name)) yield { node, text: MARK };
    else yield* leavesOf(node.children, node.name === 'w:r');
  }
}

/** Reads a paragraph; what stands in a text box within it is a paragraph of its own. */
export function paragraphText(paragraph: XmlElement): ParagraphText {
  const leaves = [...leavesOf(paragraph.children, false)];
  return { text: leaves.map((leaf) => leaf.text).join(''), leaves };
}

export interface PlaceholderSpan {
  /** Label without blanks, in one width. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

export function spansOf(text: string): PlaceholderSpan[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({
    label: printable(compact(match[1] ?? '')),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Braces that belong to no placeholder, as they stand there; undefined where there are none. */
export function loneBraces(text: string): string | undefined {
  return LONE_BRACES.exec(text.replace(PLACEHOLDER, MARK))?.[0];
}

/** The paragraph for a person to recognise, shortened. */
export function excerpt(text: string): string {
  const shown = printable(text.replaceAll(MARK, ' ')).trim();
  return shown.length <= 24 ? shown : `${shown.slice(0, 23)}…`;
}
