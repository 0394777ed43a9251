import { a1 } from '../kernel/cell-ref.ts';
import { type Finding, clauseText } from '../kernel/finding.ts';
import { ellipsis, inertCell } from '../kernel/text.ts';
import type { Styles } from './annotate-styles.ts';
import { SHEET_NAMESPACE, XML_HEAD, cellXml, columnsXml, frozenAbove, xmlEscape } from './write-xml.ts';

const COLUMNS = [
  ['序号', 6],
  ['级别', 8],
  ['代码', 9],
  ['位置', 20],
  ['原值', 30],
  ['问题', 44],
  ['依据', 32],
  ['怎么改', 44],
] as const;
const PLACE_COLUMN = 4;
const SEVERITY_COLUMN = 2;
/** A quoted value is there to recognise the cell by; the cell itself is one click away. */
const VALUE_CHARACTERS = 300;

export interface ReviewFills {
  readonly 必改: number;
  readonly 建议: number;
}

/** 审核意见: the sheet that lists every finding, its place a link to the cell. */
export function reviewSheetXml(
  findings: readonly Finding[],
  headline: readonly string[],
  sheets: ReadonlySet<string>,
  styles: Styles,
  fills: ReviewFills,
): string {
  const bold = styles.font('<b/><sz val="11"/><name val="宋体"/>');
  const link = styles.font('<u/><sz val="11"/><color rgb="FF0563C1"/><name val="宋体"/>');
  const normal = styles.font('<sz val="11"/><name val="宋体"/>');
  const header = styles.format({ font: bold, fill: styles.fill('FFE7E6E6'), centred: true });
  const title = styles.format({ font: bold });
  const text = styles.format({ font: normal });
  const linked = styles.format({ font: link });
  const severity = {
    必改: styles.format({ font: normal, fill: fills.必改 }),
    建议: styles.format({ font: normal, fill: fills.建议 }),
  };

  const rows = headline.map((line, i) => rowXml(i + 1, [cellXml(i + 1, 1, inertCell(line), title)]));
  const headerRow = headline.length + 1;
  rows.push(
    rowXml(
      headerRow,
      COLUMNS.map(([name], i) => cellXml(headerRow, i + 1, name, header)),
    ),
  );
  const links: string[] = [];
  for (const [i, finding] of findings.entries()) {
    const row = headerRow + 1 + i;
    const target = linkTarget(finding, sheets);
    if (target) links.push(`<hyperlink ref="${a1(row, PLACE_COLUMN)}" location="${xmlEscape(target)}"/>`);
    const values = reviewValues(finding, i + 1);
    const cells = values.map((value, at) => {
      const column = at + 1;
      const linkCell = column === PLACE_COLUMN && target !== undefined;
      const style = column === SEVERITY_COLUMN ? severity[finding.severity] : linkCell ? linked : text;
      return cellXml(row, column, typeof value === 'number' ? value : inertCell(value), style);
    });
    rows.push(rowXml(row, cells));
  }
  const merges = headline.map((_, i) => `<mergeCell ref="A${i + 1}:H${i + 1}"/>`);
  return (
    `${XML_HEAD}<worksheet xmlns="${SHEET_NAMESPACE}"><sheetPr><tabColor rgb="FFFF0000"/><pageSetUpPr fitToPage="1"/></sheetPr>` +
    frozenAbove(headerRow + 1) +
    columnsXml(COLUMNS.map(([, width]) => width)) +
    `<sheetData>${rows.join('')}</sheetData>` +
    (merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '') +
    (links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '') +
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
  );
}

function rowXml(row: number, cells: readonly string[]): string {
  return `<row r="${row}">${cells.join('')}</row>`;
}

function reviewValues(finding: Finding, number: number): (string | number)[] {
  const { where, basis } = finding;
  const cell = where.row === undefined ? '' : a1(where.row, where.column);
  const place =
    where.sheet === undefined ? cell || '整个文件' : cell === '' ? where.sheet : `${where.sheet}!${cell}`;
  return [
    number,
    finding.severity,
    finding.code,
    place,
    ellipsis(finding.value, VALUE_CHARACTERS),
    finding.message,
    basis ? clauseText(basis) : '',
    finding.next,
  ];
}

function linkTarget({ where }: Finding, sheets: ReadonlySet<string>): string | undefined {
  if (where.sheet === undefined || !sheets.has(where.sheet)) return undefined;
  const cell = a1(where.row ?? 1, where.column ?? 1);
  return `'${where.sheet.replaceAll("'", "''")}'!${cell}`;
}
