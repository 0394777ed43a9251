import type { CellPalette } from './packed.ts';
import { Unfamiliar, XmlCursor, nameCode } from './xml-cursor.ts';
import { xmlText } from './xml-text.ts';

const ITEM = nameCode('si');
const TEXT = nameCode('t');
const PHONETIC = nameCode('rPh');

/** Stands for an empty text: a cell that holds nothing. */
export const EMPTY = -1;

/** Shared strings as cell ids, in the order that cells count them. */
export function readStrings(bytes: Buffer, palette: CellPalette): number[] {
  const ids: number[] = [];
  const xml = new XmlCursor(bytes);
  while (xml.next()) {
    if (xml.name !== ITEM || xml.closing) continue;
    const text = xml.selfClosing ? '' : textUntil(xml, ITEM);
    ids.push(text === '' ? EMPTY : palette.add(text));
  }
  return ids;
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
