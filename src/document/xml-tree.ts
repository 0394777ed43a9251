import { SaxesParser } from 'saxes';

/** An element with its prefix as written; everything is kept that a program which reads XML can tell apart. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

/** An element, or text. */
export type XmlNode = XmlElement | string;

/** Deeper than any word processor writes; what walks the tree calls itself. */
const DEEPEST = 200;

interface Growing extends XmlElement {
  readonly children: XmlNode[];
}

/** The root of a document. @throws RangeError where it is not well-formed, declares a document type, or is too deep */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false });
  const top: Growing = { name: '', attributes: {}, children: [] };
  const open: Growing[] = [top];
  const keep = (content: string) => {
    if (open.length > 1) open.at(-1)?.children.push(content);
  };
  parser.on('error', (error) => {
    throw new RangeError(error.message, { cause: error });
  });
  parser.on('doctype', () => {
    throw new RangeError('document type declaration');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) throw new RangeError('nested too deeply');
    const opened: Growing = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(opened);
    open.push(opened);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.write(text.replace(/^\ufeff/u, '')).close();
  const [root] = top.children;
  if (root === undefined || typeof root === 'string') throw new RangeError('no element');
  return root;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const escapeText = (text: string) => text.replace(/[&<>\r]/gu, (c) => ENTITIES[c] ?? c);
const escapeValue = (text: string) => text.replace(/[&<>"\t\n\r]/gu, (c) => ENTITIES[c] ?? c);

function write(node: XmlNode, out: string[]): void {
  if (typeof node === 'string') {
    out.push(escapeText(node));
    return;
  }
  const { name, attributes, children } = node;
  out.push('<', name);
  for (const [key, value] of Object.entries(attributes)) out.push(` ${key}="${escapeValue(value)}"`);
  if (children.length === 0) {
    out.push('/>');
    return;
  }
  out.push('>');
  for (const child of children) write(child, out);
  out.push(`</${name}>`);
}

/** The document as text, with the declaration a word processor expects. */
export function xmlText(root: XmlElement): string {
  const out = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  write(root, out);
  return out.join('');
}

export function element(
  name: string,
  attributes: XmlElement['attributes'] = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  return { name, attributes, children };
}

/** All elements of a name, in the order of the document, those within others too. */
export function* elements(root: XmlElement, ...names: readonly string[]): Generator<XmlElement> {
  if (names.includes(root.name)) yield root;
  for (const child of root.children) if (typeof child !== 'string') yield* elements(child, ...names);
}
