import { Unfamiliar, XmlCursor, nameCode } from './xml-cursor.ts';
import { xmlAttribute } from './xml-text.ts';

/** A sheet as the workbook lists it. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Undefined for charts and dialogs, which have no cells. */
  readonly part: string | undefined;
}

/** Where things are in an .xlsx. */
export interface XlsxPackage {
  readonly date1904: boolean;
  readonly sheets: readonly SheetPart[];
  readonly styles: string | undefined;
  readonly strings: string | undefined;
}

interface Relationship {
  /** Last word of the type, `worksheet`; the same in transitional and strict files. */
  readonly type: string;
  readonly target: string;
}

const RELATIONSHIP = nameCode('Relationship');
const SHEET = nameCode('sheet');
const WORKBOOK_PR = nameCode('workbookPr');
const SHEETS_WITHOUT_CELLS = new Set(['chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet']);

/** @throws Unfamiliar where the parts do not hang together in the ordinary way */
export function findParts(read: (part: string) => Buffer | undefined): XlsxPackage {
  const top = relationships(read('_rels/.rels'), '');
  const book = [...top.values()].find((r) => r.type === 'officeDocument')?.target;
  const bytes = book === undefined ? undefined : read(book);
  if (book === undefined || !bytes) throw new Unfamiliar('no workbook part');
  const slash = book.lastIndexOf('/') + 1;
  const folder = book.slice(0, slash);
  const related = relationships(read(`${folder}_rels/${book.slice(slash)}.rels`), folder);
  const target = (type: string) => [...related.values()].find((r) => r.type === type)?.target;
  return { ...readBook(bytes, related), styles: target('styles'), strings: target('sharedStrings') };
}

function readBook(bytes: Buffer, related: ReadonlyMap<string, Relationship>) {
  const xml = new XmlCursor(bytes);
  const sheets: SheetPart[] = [];
  let date1904 = false;
  while (xml.next()) {
    if (xml.closing) continue;
    if (xml.name === WORKBOOK_PR) date1904 = isTrue(attributesOf(xml).get(DATE_1904));
    if (xml.name !== SHEET) continue;
    const attributes = attributesOf(xml);
    const name = attributes.get(NAME);
    const part = related.get(attributes.get(ID) ?? '');
    if (name === undefined || !part) throw new Unfamiliar('sheet without a part');
    if (part.type !== 'worksheet' && !SHEETS_WITHOUT_CELLS.has(part.type)) throw new Unfamiliar(part.type);
    sheets.push({
      name,
      hidden: /hidden$/i.test(attributes.get(STATE) ?? ''),
      part: part.type === 'worksheet' ? part.target : undefined,
    });
  }
  return { date1904, sheets };
}

const NAME = nameCode('name');
const ID = nameCode('id');
const STATE = nameCode('state');
const DATE_1904 = nameCode('date1904');
const REL_ID = nameCode('Id');
const TYPE = nameCode('Type');
const TARGET = nameCode('Target');

function relationships(bytes: Buffer | undefined, folder: string): Map<string, Relationship> {
  if (!bytes) throw new Unfamiliar('no relationships');
  const found = new Map<string, Relationship>();
  const xml = new XmlCursor(bytes);
  while (xml.next()) {
    if (xml.closing || xml.name !== RELATIONSHIP) continue;
    const attributes = attributesOf(xml);
    const type = attributes.get(TYPE) ?? '';
    found.set(attributes.get(REL_ID) ?? '', {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolve(folder, attributes.get(TARGET) ?? ''),
    });
  }
  return found;
}

/** A relationship's target as a part name. */
function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** All attributes of the tag the cursor is at, decoded, by `nameCode`. */
export function attributesOf(xml: XmlCursor): Map<number, string> {
  const found = new Map<number, string>();
  xml.attributes((name, start, end) => found.set(name, xmlAttribute(xml.slice(start, end))));
  return found;
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
