import type { Finding, Severity } from '../kernel/finding.ts';
import { printable } from '../kernel/text.ts';
import { convertToXlsx } from './annotate-convert.ts';
import { type CellNote, commentsXml, notesDrawingXml } from './annotate-notes.ts';
import { Package, appendChild, attribute, elementPrefix } from './annotate-package.ts';
import { reviewSheetXml } from './annotate-review.ts';
import { type CellMarks, addLegacyDrawing, restyleCells } from './annotate-sheet.ts';
import { Styles } from './annotate-styles.ts';
import { LARGE_LIMITS } from './limits.ts';
import type { Row, Sheet, Workbook } from './model.ts';
import { COMMENTS_TYPE, WORKSHEET_TYPE, sheetName } from './write-package.ts';
import { RELATION_NAMESPACE, xmlEscape } from './write-xml.ts';
import { type Part, writeZip } from './write-zip.ts';
import { Unfamiliar } from './xml-cursor.ts';
import { openZip } from './zip.ts';

export interface AnnotatedWorkbook {
  readonly bytes: Uint8Array;
  readonly extension: 'xlsx' | 'xlsm';
  /** The sender's own file with additions; false where a new file with the same values had to be made. */
  readonly preserved: boolean;
  /** Name of the sheet that lists the findings. */
  readonly reviewSheet: string;
  /** Sheets that have notes of their own and so got none of ours; cells are coloured and listed all the same. */
  readonly withoutNotes: readonly string[];
}

const FILL_COLOUR: Readonly<Record<Severity, string>> = { 必改: 'FFFFC7CE', 建议: 'FFFFEB9C' };
const REVIEW = '审核意见';
const VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/**
 * 退回件: a copy of the sender's workbook with the findings in it: cells coloured, with notes, and a sheet
 * 审核意见 at the end. `workbook` is what reading `original` gave; `headline` stands above the list.
 */
export async function annotateWorkbook(
  original: Uint8Array,
  workbook: Workbook,
  findings: readonly Finding[],
  headline: readonly string[] = [],
): Promise<AnnotatedWorkbook> {
  const review = { workbook, findings, headline };
  if (workbook.kind === 'xlsx') {
    try {
      return await annotatePackage(openPackage(original, workbook.file), review, true);
    } catch (error) {
      if (!(error instanceof Unfamiliar)) throw error;
    }
  }
  const converted = await writeZip(convertToXlsx(workbook));
  return annotatePackage(openPackage(converted, workbook.file), review, false);
}

interface Review {
  readonly workbook: Workbook;
  readonly findings: readonly Finding[];
  readonly headline: readonly string[];
}

/** The file was read under the caller's own limits before; these only stop what nobody may send. */
function openPackage(data: Uint8Array, file: string): Package {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return new Package(openZip(bytes, file, LARGE_LIMITS));
}

async function annotatePackage(
  pack: Package,
  review: Review,
  preserved: boolean,
): Promise<AnnotatedWorkbook> {
  const book = pack.relations('').find((relation) => relation.type === 'officeDocument')?.target;
  if (book === undefined) throw new Unfamiliar('no workbook part');
  const relations = pack.relations(book);
  const stylesPart = relations.find((relation) => relation.type === 'styles')?.target;
  if (stylesPart === undefined) throw new Unfamiliar('no styles part');
  const styles = new Styles(pack.text(stylesPart));
  const fills = { 必改: styles.fill(FILL_COLOUR.必改), 建议: styles.fill(FILL_COLOUR.建议) };

  const bookXml = pack.text(book);
  if (bookXml.includes('http://purl.oclc.org/ooxml/')) throw new Unfamiliar('strict OOXML');
  const tags = [...bookXml.matchAll(/<(?:[\w.-]+:)?sheet\s[^>]*>/gu)].map(([tag]) => tag);
  const withoutNotes: string[] = [];
  for (const [index, tag] of tags.entries()) {
    const name = attribute(tag, 'name') ?? '';
    const sheet = review.workbook.sheets.find((s) => s.name === name);
    const target = relations.find((r) => r.id === attribute(tag, '*:id') && r.type === 'worksheet')?.target;
    const cells = sheet && target !== undefined ? cellFindings(sheet, review.findings) : [];
    if (cells.length === 0 || target === undefined) continue;
    const marks = new Map<number, Map<number, (format: number) => number>>();
    for (const { row, column, severity } of cells) {
      const marked = marks.get(row) ?? new Map<number, (format: number) => number>();
      marked.set(column, (format) => styles.withFill(format, fills[severity]));
      marks.set(row, marked);
    }
    if (!annotateSheet(pack, target, index, marks, cells)) withoutNotes.push(name);
  }

  const taken = new Set(tags.map((tag) => attribute(tag, 'name') ?? ''));
  const reviewSheet = sheetName(REVIEW, taken);
  const xml = reviewSheetXml(review.findings, review.headline, taken, styles, fills);
  addSheet(pack, book, tags, reviewSheet, xml);
  pack.set(stylesPart, styles.xml());
  const parts: Part[] = pack.parts();
  const extension = /macroEnabled/iu.test(pack.contentType(book)) ? 'xlsm' : 'xlsx';
  return { bytes: await writeZip(parts), extension, preserved, reviewSheet, withoutNotes };
}

/** False where the sheet has notes of its own. */
function annotateSheet(
  pack: Package,
  part: string,
  index: number,
  marks: CellMarks,
  notes: readonly CellNote[],
): boolean {
  const xml = restyleCells(pack.text(part), marks);
  const own = pack.relations(part).some((relation) => /comments?$|^vmlDrawing$/iu.test(relation.type));
  if (own || /<(?:[\w.-]+:)?legacyDrawing\s/u.test(xml)) {
    pack.set(part, xml);
    return false;
  }
  const comments = pack.freeName('xl/comments', 'xml');
  pack.add(comments, commentsXml(notes), COMMENTS_TYPE);
  const drawing = pack.freeName('xl/drawings/vmlDrawing', 'vml');
  pack.add(drawing, notesDrawingXml(notes, index), VML_TYPE);
  pack.relate(part, 'comments', comments);
  pack.set(part, addLegacyDrawing(xml, pack.relate(part, 'vmlDrawing', drawing)));
  return true;
}

function addSheet(pack: Package, book: string, tags: readonly string[], name: string, xml: string): void {
  const part = pack.freeName('xl/worksheets/sheet', 'xml');
  pack.add(part, xml, WORKSHEET_TYPE);
  const relation = pack.relate(book, 'worksheet', part);
  const id = Math.max(0, ...tags.map((tag) => Number(attribute(tag, 'sheetId') ?? 0))) + 1;
  const bookXml = pack.text(book);
  const prefix = elementPrefix(bookXml, 'sheets');
  const tag = `<${prefix}sheet xmlns:r="${RELATION_NAMESPACE}" name="${xmlEscape(name)}" sheetId="${id}" r:id="${relation}"/>`;
  pack.set(book, appendChild(bookXml, 'sheets', tag));
}

/** The cells of a sheet that have findings, each with all that is said of it and the gravest severity. */
function cellFindings(sheet: Sheet, findings: readonly Finding[]): (CellNote & { severity: Severity })[] {
  const cells = new Map<string, CellNote & { severity: Severity }>();
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  for (const finding of findings) {
    const { sheet: name, row, column } = finding.where;
    if (name !== sheet.name || row === undefined) continue;
    const place = shownCell(sheet, row, column ?? firstFilled(rows.get(row)));
    const key = `${place.row}:${place.column}`;
    const known = cells.get(key);
    const text = printable(
      `【${finding.severity}】${finding.code} ${finding.message}\n${finding.next}`.trim(),
    );
    cells.set(key, {
      ...place,
      text: known ? `${known.text}\n${text}` : text,
      severity: known?.severity === '必改' ? '必改' : finding.severity,
    });
  }
  return [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

function firstFilled(row: Row | undefined): number {
  return Math.max(0, row?.cells.findIndex((cell) => cell !== undefined) ?? 0) + 1;
}

/** The cell a person sees at a place: the top left one of a merged region. */
function shownCell(sheet: Sheet, row: number, column: number): { row: number; column: number } {
  const merge = sheet.merges.find(
    (m) => m.top <= row && row <= m.bottom && m.left <= column && column <= m.right,
  );
  return merge ? { row: merge.top, column: merge.left } : { row, column };
}
