import type { CellPalette } from './packed.ts';
import { Unfamiliar, XmlCursor, nameCode } from './xml-cursor.ts';
import { xmlText } from './xml-text.ts';

const ITEM = nameCode('si');
const TEXT = nameCode('t');
const PHONETIC = nameCode('rPh');

const PLAIN_OPEN = Buffer.from('<t>');
const PLAIN_CLOSE = Buffer.from('</t></si>');

/** Stands for an empty text: a cell that holds nothing. */
export const EMPTY = -1;

/** Shared strings as cell ids, in the order that cells count them. */
export function readStrings(bytes: Buffer, palette: CellPalette): number[] {
  const ids: number[] = [];
  const xml = new XmlCursor(bytes);
  while (xml.next()) {
    if (xml.name !== ITEM || xml.closing) continue;
    if (xml.selfClosing) ids.push(EMPTY);
    else if (xml.nextPlain(PLAIN_OPEN, PLAIN_CLOSE)) ids.push(textCell(xml, palette));
    else ids.push(stringCell(textUntil(xml, ITEM), palette));
  }
  return ids;
}

/** The cell of the character data between `textStart` and `textEnd`. */
export function textCell(xml: XmlCursor, palette: CellPalette): number {
  const { textStart, textEnd } = xml;
  if (textStart === textEnd) return EMPTY;
  const id = palette.addXml(xml.bytes, textStart, textEnd);
  return id < 0 ? stringCell(xmlText(xml.slice(textStart, textEnd)), palette) : id;
}

export function stringCell(text: string, palette: CellPalette): number {
  return text === '' ? EMPTY : palette.add(text);
}

/** The text of all runs up to the closing tag `end`; phonetic runs (拼音) are not part of it. */
export function textUntil(xml: XmlCursor, end: number): string {
  let text = '';
  let phonetic = false;
  while (xml.next()) {
    if (xml.closing && xml.name === end) return text;
    if (xml.name === PHONETIC) phonetic = !xml.closing && !xml.selfClosing;
    else if (xml.name === TEXT && !xml.closing && !xml.selfClosing) {
      const run = content(xml, TEXT);
      if (!phonetic) text += run;
    }
  }
  throw new Unfamiliar('unclosed string');
}

/** The character data of the element the cursor is at; steps onto its closing tag. */
export function content(xml: XmlCursor, name: number): string {
  if (!xml.next() || !xml.closing || xml.name !== name) throw new Unfamiliar('markup where text belongs');
  return xmlText(xml.slice(xml.textStart, xml.textEnd));
}
