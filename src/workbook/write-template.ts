import { a1, columnName } from '../kernel/cell-ref.ts';
import { ellipsis, inertCell } from '../kernel/text.ts';
import { newPackage, sheetName, type SheetPart } from './write-package.ts';
import { TEMPLATE_STYLE, TEMPLATE_STYLES } from './write-template-styles.ts';
import { cellXml, columnsXml, frozenAbove, SHEET_NAMESPACE, XML_HEAD, xmlEscape } from './write-xml.ts';
import { writeZip } from './write-zip.ts';

/** 下拉选项 of a column. */
export interface Choices {
  readonly values: readonly string[];
  /** What becomes of another value: refused, asked about, or taken. */
  readonly others: 'refuse' | 'ask' | 'take';
}

export interface TemplateColumn {
  readonly header: string;
  readonly required: boolean;
  /** In characters. */
  readonly width: number;
  /** Shown beside a cell while it is being filled in. */
  readonly prompt: string;
  readonly choices?: Choices;
}

/** 填表说明: notes, then a table. */
export interface TemplateGuide {
  readonly name: string;
  readonly notes: readonly string[];
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}

/** 表格 with a title. */
interface Form {
  readonly name: string;
  readonly title: string;
  /** Beside each other under the title: `填表单位：`, `填报时间：`. */
  readonly heads: readonly string[];
  readonly columns: readonly TemplateColumn[];
}

/** 填好的表格. */
export interface FilledForm extends Form {
  readonly rows: readonly (readonly string[])[];
}

/** 空白表格 to be filled in by somebody else. */
export interface Template extends Form {
  /** A row that shows how, under the header. */
  readonly example?: readonly string[];
  /** Rows that are filled in so far as known, above the blank ones. */
  readonly filled?: readonly (readonly string[])[];
  /** Blank rows made ready. */
  readonly rows: number;
  /** Sheets to read, after the form. */
  readonly guides: readonly TemplateGuide[];
}

const HEADER_ROW = 3;
/** Height of a line of text, in points. */
const LINE = 15;
const CHOICES_SHEET = '选项';
/** The most that spreadsheet programs take. */
const PROMPT_TITLE = 32;
const PROMPT = 255;

/**
 * 空白模板: an .xlsx with title, header, one example and blank rows; every cell is text, so that `3月` and `1-3` stay
 * as typed. Drop-down lists stand on a hidden sheet. The same template always gives the same bytes.
 */
export async function writeTemplate(template: Template): Promise<Uint8Array> {
  const lists = template.columns.flatMap(({ choices }) => (choices ? [choices.values] : []));
  const sheets: SheetPart[] = [
    { name: template.name, xml: formXml(template) },
    ...template.guides.map((guide) => ({ name: guide.name, xml: guideXml(guide) })),
    ...(lists.length > 0 ? [{ name: CHOICES_SHEET, xml: choicesXml(lists), hidden: true }] : []),
  ];
  return writeZip(newPackage(sheets, TEMPLATE_STYLES));
}

/** Filled forms, one on each sheet, in the look of the blank ones. Texts are made inert. */
export async function writeForms(forms: readonly FilledForm[]): Promise<Uint8Array> {
  const taken = new Set<string>();
  const sheets = forms.map((form) => {
    const name = sheetName(form.name, taken);
    taken.add(name);
    return { name, xml: formXml({ ...form, filled: form.rows, rows: 0, guides: [] }) };
  });
  return writeZip(newPackage(sheets, TEMPLATE_STYLES));
}

function formXml({ title, heads, columns, example, filled = [], rows }: Template): string {
  const width = columns.length;
  const firstRow = HEADER_ROW + (example ? 2 : 1);
  const lastRow = firstRow + filled.length + rows - 1;
  const body = [
    rowXml(1, [title], TEMPLATE_STYLE.title, 32),
    headsXml(heads, width),
    `<row r="${HEADER_ROW}" ht="36" customHeight="1">${columns
      .map(({ header, required }, i) =>
        cellXml(
          HEADER_ROW,
          i + 1,
          inertCell(header),
          required ? TEMPLATE_STYLE.required : TEMPLATE_STYLE.optional,
        ),
      )
      .join('')}</row>`,
    ...(example
      ? [
          rowXml(
            HEADER_ROW + 1,
            columns.map((_, i) => example[i] ?? ''),
            TEMPLATE_STYLE.example,
            fittingHeight(example, columns),
          ),
        ]
      : []),
    ...filled.map((values, i) =>
      rowXml(
        firstRow + i,
        columns.map((_, c) => values[c] ?? ''),
        TEMPLATE_STYLE.text,
        fittingHeight(values, columns),
      ),
    ),
    ...Array.from({ length: rows }, (_, i) =>
      rowXml(
        firstRow + filled.length + i,
        columns.map(() => ''),
        TEMPLATE_STYLE.text,
      ),
    ),
  ];
  const merges = [
    `A1:${columnName(width)}1`,
    ...spans(heads.length, width).map(([from, to]) => `${a1(2, from)}:${a1(2, to)}`),
  ];
  return (
    `${XML_HEAD}<worksheet xmlns="${SHEET_NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    frozenAbove(HEADER_ROW + 1) +
    '<sheetFormatPr defaultRowHeight="22"/>' +
    columnsXml(columns.map((column) => column.width)) +
    `<sheetData>${body.join('')}</sheetData>` +
    `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` +
    validationsXml(columns, firstRow, lastRow) +
    `${LANDSCAPE}</worksheet>`
  );
}

const LANDSCAPE = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

/** First and last column of each of so many parts of a row, as even as can be. */
function spans(parts: number, width: number): [from: number, to: number][] {
  const edge = (part: number) => Math.round((part * width) / parts);
  return Array.from({ length: parts }, (_, i) => [edge(i) + 1, edge(i + 1)]);
}

function headsXml(heads: readonly string[], width: number): string {
  const cells = spans(heads.length, width).map(([from], i) =>
    cellXml(2, from, inertCell(heads[i] ?? ''), TEMPLATE_STYLE.head),
  );
  return `<row r="2" ht="22" customHeight="1">${cells.join('')}</row>`;
}

/** Points: spreadsheet programs do not fit the height of rows that they did not write themselves. */
function fittingHeight(values: readonly string[], columns: readonly { readonly width: number }[]): number {
  const lines = values.map((value, i) =>
    value.split('\n').reduce((sum, part) => {
      const halves = Array.from(part).reduce((width, c) => width + (c > '\u00ff' ? 2 : 1), 0);
      return sum + Math.max(1, Math.ceil(halves / ((columns[i]?.width ?? 10) - 1)));
    }, 0),
  );
  return Math.max(1, ...lines) * LINE + 6;
}

function rowXml(row: number, values: readonly string[], style: number, height?: number): string {
  const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  const cells = values.map((value, i) => cellXml(row, i + 1, inertCell(value), style));
  return `<row r="${row}"${size}>${cells.join('')}</row>`;
}

function validationsXml(columns: readonly TemplateColumn[], first: number, last: number): string {
  let list = 0;
  const validations = columns.flatMap(({ header, prompt, choices }, i) => {
    if (!choices && prompt === '') return [];
    const place = `sqref="${a1(first, i + 1)}:${a1(last, i + 1)}"`;
    const told =
      `allowBlank="1" showInputMessage="1" promptTitle="${xmlEscape(ellipsis(header, PROMPT_TITLE))}" ` +
      `prompt="${xmlEscape(ellipsis(prompt, PROMPT))}"`;
    if (!choices) return `<dataValidation ${told} ${place}/>`;
    list += 1;
    const name = columnName(list);
    const formula = `'${CHOICES_SHEET}'!$${name}$1:$${name}$${choices.values.length}`;
    return `<dataValidation type="list" ${othersXml(choices)} ${told} ${place}><formula1>${xmlEscape(formula)}</formula1></dataValidation>`;
  });
  if (validations.length === 0) return '';
  return `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`;
}

function othersXml({ others }: Choices): string {
  switch (others) {
    case 'refuse':
      return 'showErrorMessage="1" errorTitle="不在选项中" error="请从下拉选项中选择"';
    case 'ask':
      return 'errorStyle="warning" showErrorMessage="1" errorTitle="不在选项中" error="所填内容不在下拉选项中"';
    case 'take':
      return 'showErrorMessage="0"';
  }
}

function choicesXml(lists: readonly (readonly string[])[]): string {
  const height = Math.max(...lists.map((values) => values.length));
  const rows = Array.from({ length: height }, (_, i) =>
    rowXml(
      i + 1,
      lists.map((values) => values[i] ?? ''),
      TEMPLATE_STYLE.none,
    ),
  );
  return `${XML_HEAD}<worksheet xmlns="${SHEET_NAMESPACE}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function guideXml({ notes, columns, rows }: TemplateGuide): string {
  const header = notes.length + 1;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const merges = notes.map((_, i) => `<mergeCell ref="A${i + 1}:${a1(i + 1, columns.length)}"/>`);
  const body = [
    ...notes.map((note, i) => rowXml(i + 1, [note], TEMPLATE_STYLE.note, fittingHeight([note], [{ width }]))),
    rowXml(
      header,
      columns.map((column) => column.header),
      TEMPLATE_STYLE.optional,
      26,
    ),
    ...rows.map((values, i) =>
      rowXml(header + 1 + i, values, TEMPLATE_STYLE.text, fittingHeight(values, columns)),
    ),
  ];
  return (
    `${XML_HEAD}<worksheet xmlns="${SHEET_NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    columnsXml(columns.map((column) => column.width)) +
    `<sheetData>${body.join('')}</sheetData>` +
    (merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`) +
    `${LANDSCAPE}</worksheet>`
  );
}
