import type { TextStore } from './packed-texts.ts';
import { Unfamiliar, XmlCursor, nameCode } from './xml-cursor.ts';
import { xmlText } from './xml-text.ts';

const ITEM = nameCode('si');
const TEXT = nameCode('t');
const PHONETIC = nameCode('rPh');

const PLAIN_OPENS = ['<t>', '<t xml:space="preserve">'].map((open) => Buffer.from(open));
const PLAIN_CLOSE = Buffer.from('</t></si>');

/** Shared strings, in the order that cells count them; each a place in the text store. */
export class SharedStrings {
  count = 0;
  starts = new Int32Array(1024);
  lengths = new Int32Array(1024);
  readonly #texts: TextStore;

  constructor(texts: TextStore) {
    this.#texts = texts;
  }

  /** The next bytes of the part, cut behind an item. */
  scan(window: Buffer): void {
    const xml = new XmlCursor(window);
    // They are shared because each is there once.
    this.#texts.seeks = false;
    while (xml.next()) {
      if (xml.name !== ITEM || xml.closing) continue;
      if (xml.selfClosing) this.#texts.add('');
      else if (PLAIN_OPENS.some((open) => xml.nextPlain(open, PLAIN_CLOSE))) addText(xml, this.#texts);
      else this.#texts.add(textUntil(xml, ITEM));
      this.#keep();
    }
    this.#texts.seeks = true;
  }

  #keep(): void {
    if (this.count === this.starts.length) {
      this.starts = twiceAsLong(this.starts);
      this.lengths = twiceAsLong(this.lengths);
    }
    this.starts[this.count] = this.#texts.start;
    this.lengths[this.count++] = this.#texts.length;
  }
}

function twiceAsLong(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(numbers.length * 2);
  wider.set(numbers);
  return wider;
}

/** Adds the character data between `textStart` and `textEnd`. */
export function addText(xml: XmlCursor, texts: TextStore): void {
  const { textStart, textEnd } = xml;
  if (!texts.addXml(xml.bytes, textStart, textEnd)) texts.add(xmlText(xml.slice(textStart, textEnd)));
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
function content(xml: XmlCursor, name: number): string {
  if (!xml.next() || !xml.closing || xml.name !== name) throw new Unfamiliar('markup where text belongs');
  return xmlText(xml.slice(xml.textStart, xml.textEnd));
}
