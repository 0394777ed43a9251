import { ellipsis } from '../kernel/text.ts';
import { RELATION_NAMESPACE, SHEET_NAMESPACE, XML_HEAD, xmlEscape } from './write-xml.ts';
import type { Part } from './write-zip.ts';

export interface SheetPart {
  readonly name: string;
  /** The whole document. */
  readonly xml: string;
  readonly hidden?: boolean;
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const WORKSHEET_TYPE = `${OFFICE}.worksheet+xml`;
export const COMMENTS_TYPE = `${OFFICE}.comments+xml`;

/** 1: bold on grey · 2: text, wrapped · 3: wrapped */
export const PLAIN_STYLE = { none: 0, header: 1, text: 2, wrapped: 3 } as const;

const STYLES = `${XML_HEAD}<styleSheet xmlns="${SHEET_NAMESPACE}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The parts of a new .xlsx with these sheets; `styles` is the style document, by default that of `PLAIN_STYLE`. */
export function newPackage(sheets: readonly SheetPart[], styles: string = STYLES): Part[] {
  const overrides = sheets
    .map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${WORKSHEET_TYPE}"/>`)
    .join('');
  const list = sheets
    .map(({ name, hidden }, i) => {
      const state = hidden === true ? ' state="hidden"' : '';
      return `<sheet name="${xmlEscape(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
    })
    .join('');
  const relations = [
    ...sheets.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
    relation(sheets.length + 1, 'styles', 'styles.xml'),
  ];
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${OFFICE}.styles+xml"/>${overrides}</Types>`,
    ],
    ['_rels/.rels', relationsXml([relation(1, 'officeDocument', 'xl/workbook.xml')])],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${SHEET_NAMESPACE}" xmlns:r="${RELATION_NAMESPACE}"><sheets>${list}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationsXml(relations)],
  ];
  return [
    ...files.map(([name, xml]) => part(name, XML_HEAD + xml)),
    part('xl/styles.xml', styles),
    ...sheets.map((sheet, i) => part(`xl/worksheets/sheet${i + 1}.xml`, sheet.xml)),
  ];
}

function part(name: string, xml: string): Part {
  return [name, Buffer.from(xml, 'utf8')];
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${RELATION_NAMESPACE}/${type}" Target="${target}"/>`;
}

export function relationsXml(relations: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`;
}

/** A name the spreadsheet programs accept and no other sheet has. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\\u0000-\u001f]/gu, '_')
      .replace(/^'|'$/gu, '_')
      .trim() || 'Sheet';
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : `(${n})`;
    const name = ellipsis(clean, 31 - tail.length) + tail;
    if (!used.has(name.toLowerCase())) return name;
  }
}
