import {
  AlignmentType,
  HeightRule,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { BlockOf } from './block-renderer.ts';
import { cellText } from './cells.ts';
import { fitWidths } from './column-widths.ts';
import { line, PAGE, runs, type RunStyle, SIZE, widthInCharacters } from './letter-layout.ts';

/** Left and right of the text of a cell, in twips. */
const CELL_MARGIN = 80;
const CELL_LINE = 400;
const CHARACTER = SIZE.table * 10;

type Align = 'left' | 'right' | 'center';

function cellLines(text: string, style: RunStyle, align: Align, keepNext: boolean): Paragraph[] {
  return text
    .split('\n')
    .map((part) =>
      line(runs(part, style), { line: CELL_LINE, alignment: AlignmentType[ALIGNMENTS[align]], keepNext }),
    );
}

const ALIGNMENTS = { left: 'LEFT', right: 'RIGHT', center: 'CENTER' } as const;

/** Widths in twips, adding up to 版心: by what the columns hold, the wide ones sharing evenly. */
function columnWidths({ columns, rows }: BlockOf<'table'>): number[] {
  const needed = columns.map(({ header, room = 1 }, c) => {
    const texts = [header, ...rows.flatMap((row) => cellText(row[c] ?? '').split('\n'))];
    const widest = texts.reduce((width, text) => Math.max(width, widthInCharacters(text)), room);
    return Math.ceil(widest * CHARACTER) + 2 * CELL_MARGIN;
  });
  const even = Math.floor(PAGE.textWidth / columns.length);
  const widths = fitWidths(needed, PAGE.textWidth) ?? columns.map(() => even);
  const rest = PAGE.textWidth - widths.reduce((sum, width) => sum + width, 0);
  return widths.map(
    (width, c) =>
      width + Math.floor(((c + 1) * rest) / widths.length) - Math.floor((c * rest) / widths.length),
  );
}

/** Room for a line written by hand: 10.5 mm. */
const FORM_ROW = 595;
const FORM_NAME = 1600;

/** 表单: cells with names and cells with values in turn. */
function formTable({ columns, rows }: BlockOf<'table'>): Table {
  const names = Math.ceil(columns.length / 2);
  const value = Math.floor((PAGE.textWidth - names * FORM_NAME) / (columns.length - names));
  const widths = columns.map((_, c) => (c % 2 === 0 ? FORM_NAME : value));
  const cell = (text: string, c: number, span: number) =>
    new TableCell({
      width: {
        size: widths.slice(c, c + span).reduce((sum, width) => sum + width, 0),
        type: WidthType.DXA,
      },
      ...(span > 1 ? { columnSpan: span } : {}),
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: CELL_MARGIN, right: CELL_MARGIN, top: 40, bottom: 40 },
      children: cellLines(
        text,
        { face: c % 2 === 0 ? 'heiti' : 'fangsong', size: SIZE.table },
        c % 2 === 0 ? 'center' : 'left',
        false,
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: PAGE.textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map(
      (texts) =>
        new TableRow({
          height: { value: FORM_ROW, rule: HeightRule.ATLEAST },
          children: texts.map((text, c) =>
            cell(cellText(text), c, c === texts.length - 1 ? columns.length - c : 1),
          ),
        }),
    ),
  });
}

/** A ruled table as wide as 版心; the heading row comes again on every page, no row is torn in two. */
export function letterTable(block: BlockOf<'table'>): Table {
  if (block.form) return formTable(block);
  const widths = columnWidths(block);
  const row = (texts: readonly string[], heading: boolean, keepNext: boolean) =>
    new TableRow({
      ...(heading ? { tableHeader: true } : {}),
      cantSplit: true,
      children: block.columns.map(
        ({ align = 'left' }, c) =>
          new TableCell({
            width: { size: widths[c] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlign.CENTER,
            margins: { left: CELL_MARGIN, right: CELL_MARGIN, top: 40, bottom: 40 },
            children: cellLines(
              texts[c] ?? '',
              { face: heading ? 'heiti' : 'fangsong', size: SIZE.table },
              heading ? 'center' : align,
              keepNext,
            ),
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: PAGE.textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      row(
        block.columns.map((column) => column.header),
        true,
        true,
      ),
      ...block.rows.map((cells, i) =>
        row(
          cells.map((cell) => cellText(cell)),
          false,
          block.together === true && i < block.rows.length - 1,
        ),
      ),
    ],
  });
}
