import { isProperty, paragraphText, spansOf, type ParagraphText } from './form-text.ts';
import { element, elements, type XmlElement, type XmlNode } from './xml-tree.ts';

/**
 * What stands for a label: a line break begins a new paragraph, `\v` a new line in the same one; '' leaves the
 * place open; undefined takes the whole paragraph away.
 */
export type FormValue = (label: string) => string | undefined;

/** Content of one leaf that falls into one of the paragraphs made of the paragraph. */
interface Share {
  readonly piece: number;
  text: string;
}

/** Leaves that take part in a paragraph only as a whole. */
const PICTURES = ['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent', 'w:sectPr'];

/**
 * Fills the placeholders of one paragraph, however many runs each is spread over: the text takes the look of
 * the run in which the placeholder begins. Gives the paragraphs that take its place, none where a value says
 * so; a paragraph that holds a picture or a section's end stays, with the place empty.
 */
export function fillParagraph(paragraph: XmlElement, value: FormValue): XmlElement[] {
  const whole = paragraphText(paragraph);
  const spans = spansOf(whole.text);
  if (spans.length === 0) return [paragraph];
  const values = spans.map(({ label }) => value(label));
  if (values.includes(undefined) && elements(paragraph, ...PICTURES).next().done === true) return [];
  const shares = shareOut(
    whole,
    spans.map((span, i) => ({ ...span, value: values[i] ?? '' })),
  );
  const count = 1 + Math.max(0, ...[...shares.values()].flat().map(({ piece }) => piece));
  return Array.from({ length: count }, (_, piece) => projected(paragraph, shares, piece, count));
}

type Shares = ReadonlyMap<XmlElement, readonly Share[]>;

/** Which part of which leaf goes into which paragraph. */
function shareOut(
  { leaves }: ParagraphText,
  spans: readonly { start: number; end: number; value: string }[],
): Shares {
  const shares = new Map<XmlElement, Share[]>();
  let piece = 0;
  let at = 0;
  for (const { node, text } of leaves) {
    const own: Share[] = [];
    shares.set(node, own);
    const add = (part: string) => {
      const last = own.at(-1);
      if (last?.piece === piece) last.text += part;
      else own.push({ piece, text: part });
    };
    const end = at + text.length;
    let from = at;
    for (const span of spans) {
      if (span.end <= at || span.start >= end) continue;
      if (span.start >= from) {
        add(text.slice(from - at, span.start - at));
        for (const [i, line] of span.value.split('\n').entries()) {
          if (i > 0) piece += 1;
          add(line);
        }
      }
      from = Math.min(end, span.end);
    }
    add(text.slice(from - at));
    at = end;
  }
  return shares;
}

/** The paragraph with nothing but what falls into one piece. */
function projected(paragraph: XmlElement, shares: Shares, piece: number, count: number): XmlElement {
  const { 'w14:paraId': _paragraph, 'w14:textId': _text, ...attributes } = paragraph.attributes;
  const children = paragraph.children.flatMap((child) => project(child, shares, piece));
  const properties = children.map((child) =>
    typeof child !== 'string' && child.name === 'w:pPr' ? pieceProperties(child, piece, count) : child,
  );
  return element(paragraph.name, piece === 0 ? paragraph.attributes : attributes, properties);
}

/** A new page begins before the first piece only, a section ends with the last one. */
function pieceProperties(properties: XmlElement, piece: number, count: number): XmlElement {
  const children = properties.children.filter((child) => {
    if (typeof child === 'string') return true;
    if (child.name === 'w:pageBreakBefore') return piece === 0;
    return child.name !== 'w:sectPr' || piece === count - 1;
  });
  return element(properties.name, properties.attributes, children);
}

function project(node: XmlNode, shares: Shares, piece: number): XmlNode[] {
  if (typeof node === 'string' || isProperty(node)) return [node];
  const own = shares.get(node);
  if (own) {
    const share = own.find((part) => part.piece === piece);
    if (!share) return [];
    return node.name === 'w:t' ? textNodes(share.text) : [node];
  }
  if (!elementsWithShares(node, shares)) return piece === 0 ? [node] : [];
  const children = node.children.flatMap((child) => project(child, shares, piece));
  const empty = children.every((child) => typeof child === 'string' || isProperty(child));
  return empty ? [] : [element(node.name, node.attributes, children)];
}

function elementsWithShares(node: XmlElement, shares: Shares): boolean {
  return node.children.some(
    (child) => typeof child !== 'string' && (shares.has(child) || elementsWithShares(child, shares)),
  );
}

function textNodes(text: string): XmlElement[] {
  return text
    .split('\v')
    .flatMap((line, i) => [
      ...(i === 0 ? [] : [element('w:br')]),
      ...(line === '' ? [] : [element('w:t', { 'xml:space': 'preserve' }, [line])]),
    ]);
}
