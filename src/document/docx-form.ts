import type { LetterFields } from './letter.ts';
import { withoutMetadata } from './docx-metadata.ts';
import { fillParagraph, type FormValue } from './form-paragraph.ts';
import { excerpt, loneBraces, paragraphText, spansOf } from './form-text.ts';
import { element, elements, parseXml, xmlText, type XmlElement, type XmlNode } from './xml-tree.ts';
import { writeZip, type ZipEntry } from './zip.ts';

/** Parts with text for the reader, and what a person calls them. */
const STORIES: readonly (readonly [part: RegExp, name: string])[] = [
  [/^word\/document\.xml$/u, '正文'],
  [/^word\/header\d*\.xml$/u, '页眉'],
  [/^word\/footer\d*\.xml$/u, '页脚'],
  [/^word\/(?:footnotes|endnotes)\.xml$/u, '脚注'],
];

const storyOf = (part: string) => STORIES.find(([pattern]) => pattern.test(part))?.[1];

/** Where in a form something stands: `正文第3段`, counted through tables, and how the paragraph begins. */
export interface FormPlace {
  readonly place: string;
  readonly excerpt: string;
}

/** What the paragraphs of a form say to the one who fills it. */
export interface FormReading {
  readonly placeholders: readonly (FormPlace & { readonly label: string })[];
  /** Braces that are no placeholder, with the text in them. */
  readonly braces: readonly (FormPlace & { readonly text: string })[];
}

/** The placeholders of a docx in reading order. @throws RangeError where a part is not well-formed */
export function readForm(entries: readonly ZipEntry[]): FormReading {
  const placeholders: (FormPlace & { label: string })[] = [];
  const braces: (FormPlace & { text: string })[] = [];
  for (const { name, data } of entries) {
    const story = storyOf(name);
    if (story === undefined) continue;
    let number = 0;
    for (const paragraph of elements(parse(data), 'w:p')) {
      number += 1;
      const { text } = paragraphText(paragraph);
      const where = { place: `${story}第${number}段`, excerpt: excerpt(text) };
      placeholders.push(...spansOf(text).map(({ label }) => ({ ...where, label })));
      const lone = loneBraces(text);
      if (lone !== undefined) braces.push({ ...where, text: lone });
    }
  }
  return { placeholders, braces };
}

/**
 * A docx with its placeholders filled and everything else as it was, but without author and time: the same
 * form and values give the same bytes. @throws RangeError where a part is not well-formed
 */
export function fillForm(entries: readonly ZipEntry[], { values }: Pick<LetterFields, 'values'>): Uint8Array {
  const value = (label: string) => (Object.hasOwn(values, label) ? values[label] : undefined);
  return writeZip(
    withoutMetadata(entries).map(({ name, data }) =>
      storyOf(name) === undefined
        ? { name, data }
        : { name, data: Buffer.from(xmlText(fillElement(parse(data), value)), 'utf8') },
    ),
  );
}

const parse = (data: Uint8Array) => parseXml(Buffer.from(data).toString('utf8'));

/** Elements that must hold a paragraph. */
const HOLDERS = /^w:(?:body|tc|txbxContent|hdr|ftr|footnote|endnote)$/u;
const BLOCKS = /^w:(?:p|tbl|sdt)$/u;

function fillElement(node: XmlElement, value: FormValue): XmlElement {
  const children = node.children.flatMap((child): XmlNode[] => {
    if (typeof child === 'string') return [child];
    const filled = fillElement(child, value);
    if (child.name === 'w:p') return fillParagraph(filled, value);
    if (child.name === 'w:tr' && isBlank(filled) && !isBlank(child)) return [];
    if (child.name === 'w:tbl' && !hasChild(filled, /^w:tr$/u) && hasChild(child, /^w:tr$/u)) return [];
    return [filled];
  });
  const complete = HOLDERS.test(node.name) && !hasChild({ ...node, children }, BLOCKS);
  return element(node.name, node.attributes, complete ? [...children, element('w:p')] : children);
}

function hasChild({ children }: XmlElement, name: RegExp): boolean {
  return children.some((child) => typeof child !== 'string' && name.test(child.name));
}

/** Neither text nor picture in it. */
function isBlank(row: XmlElement): boolean {
  return [...elements(row, 'w:p')].every((paragraph) => paragraphText(paragraph).text.trim() === '');
}
