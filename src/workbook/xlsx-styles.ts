import { builtInFormat } from './number-format.ts';
import { XmlCursor, nameCode } from './xml-cursor.ts';
import { attributesOf } from './xlsx-package.ts';

const NUMBER_FORMAT = nameCode('numFmt');
const CELL_FORMATS = nameCode('cellXfs');
const CELL_FORMAT = nameCode('xf');
const DIFFERENTIAL = nameCode('dxfs');
const FORMAT_ID = nameCode('numFmtId');
const FORMAT_CODE = nameCode('formatCode');

/** The code of each cell style's number format, in the order that cells count them. */
export function readStyles(bytes: Buffer | undefined): string[] {
  const own = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  let inDifferential = false;
  const xml = new XmlCursor(bytes ?? Buffer.alloc(0));
  while (xml.next()) {
    if (xml.name === CELL_FORMATS) inCellFormats = !xml.closing && !xml.selfClosing;
    else if (xml.name === DIFFERENTIAL) inDifferential = !xml.closing && !xml.selfClosing;
    else if (xml.closing) continue;
    else if (xml.name === NUMBER_FORMAT && !inDifferential) {
      const attributes = attributesOf(xml);
      own.set(Number(attributes.get(FORMAT_ID)), attributes.get(FORMAT_CODE) ?? '');
    } else if (xml.name === CELL_FORMAT && inCellFormats)
      ids.push(Number(attributesOf(xml).get(FORMAT_ID) ?? 0));
  }
  return (ids.length === 0 ? [0] : ids).map((id) => own.get(id) ?? builtInFormat(id));
}
