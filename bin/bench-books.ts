/** 大表: the workbooks that reading is measured on, as Excel, we and registers write them. */
import { writeFileSync } from 'node:fs';
import { columnName } from '../src/kernel/cell-ref.ts';
import { newPackage, relationsXml } from '../src/workbook/write-package.ts';
import { RELATION_NAMESPACE, SHEET_NAMESPACE, XML_HEAD } from '../src/workbook/write-xml.ts';
import { writeZip, type Part } from '../src/workbook/write-zip.ts';

type CellXml = (ref: string, row: number, column: number) => string;

const text = (row: number, column: number) =>
  column % 3 === 0
    ? `上海第${row}示例有限公司${column}`
    : `第${(row * 7 + column) % 400}批检查任务，现场检查，1次/年`;

/** How the cells are written; `strings` are the shared ones they came to need. */
interface Content {
  readonly cell: CellXml;
  readonly strings: Iterable<string>;
}

function sharedStrings(): Content {
  const ids = new Map<string, number>();
  const cell: CellXml = (ref, row, column) => {
    const value = text(row, column);
    const id = ids.get(value) ?? ids.size;
    ids.set(value, id);
    return `<c r="${ref}" s="3" t="s"><v>${id}</v></c>`;
  };
  return { cell, strings: { [Symbol.iterator]: () => ids.keys() } };
}

export const BOOK_KINDS: readonly (readonly [name: string, content: () => Content])[] = [
  ['共享文字', sharedStrings],
  [
    '行内文字',
    () => ({
      strings: [],
      cell: (ref, row, column) =>
        `<c r="${ref}" s="3" t="inlineStr"><is><t xml:space="preserve">${text(row, column)}</t></is></c>`,
    }),
  ],
  [
    '数字日期',
    () => ({
      strings: [],
      cell: (ref, row, column) =>
        column % 3 === 0
          ? `<c r="${ref}" s="4"><v>${45_000 + ((row + column) % 700)}</v></c>`
          : `<c r="${ref}"><v>${column % 3 === 1 ? row * column : (row * 7 + column) / 100}</v></c>`,
    }),
  ],
];

export async function writeBook(
  path: string,
  { cell, strings }: Content,
  size: { rows: number; columns: number },
): Promise<void> {
  const names = Array.from({ length: size.columns }, (_, i) => columnName(i + 1));
  const rows = Array.from({ length: size.rows }, (_, i) => {
    const cells = names.map((name, column) => cell(`${name}${i + 1}`, i + 1, column));
    return `<row r="${i + 1}" spans="1:${size.columns}">${cells.join('')}</row>`;
  });
  const xml = `${XML_HEAD}<worksheet xmlns="${SHEET_NAMESPACE}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const parts = newPackage([{ name: '名录', xml }]).map(([name, content]): Part => {
    if (name === 'xl/_rels/workbook.xml.rels') return [name, Buffer.from(RELATIONS)];
    return [name, Buffer.from(withStringsAndDates(Buffer.from(content).toString()))];
  });
  const items = Array.from(strings, (value) => `<si><t>${value}</t></si>`).join('');
  const shared = `${XML_HEAD}<sst xmlns="${SHEET_NAMESPACE}">${items}</sst>`;
  writeFileSync(path, await writeZip([...parts, ['xl/sharedStrings.xml', Buffer.from(shared)]]));
}

const STRINGS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml';
const RELATIONS =
  XML_HEAD +
  relationsXml(
    [
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ].map(
      ([type, target], i) =>
        `<Relationship Id="rId${i + 1}" Type="${RELATION_NAMESPACE}/${type}" Target="${target}"/>`,
    ),
  );

/** Shared strings listed in the content types; style 4 shows a date. */
function withStringsAndDates(xml: string): string {
  return xml
    .replace('</Types>', `<Override PartName="/xl/sharedStrings.xml" ContentType="${STRINGS_TYPE}"/></Types>`)
    .replace('</cellXfs>', '<xf numFmtId="14"/></cellXfs>');
}
