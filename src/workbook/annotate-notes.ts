import { a1 } from '../kernel/cell-ref.ts';
import { SHEET_NAMESPACE, XML_HEAD, stringXml } from './write-xml.ts';

/** 批注 on one cell. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Shapes an id block of a drawing holds. */
const BLOCK = 1024;
const AUTHOR = '执法监督';
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** What the notes say: the comments part. */
export function commentsXml(notes: readonly CellNote[]): string {
  const list = notes.map(
    ({ row, column, text }) =>
      `<comment ref="${a1(row, column)}" authorId="0"><text><r>${stringXml(text)}</r></text></comment>`,
  );
  return `${XML_HEAD}<comments xmlns="${SHEET_NAMESPACE}"><authors><author>${AUTHOR}</author></authors><commentList>${list.join('')}</commentList></comments>`;
}

/** Where the notes are shown: the drawing part. `sheet` counts from 0 and keeps ids apart between sheets. */
export function notesDrawingXml(notes: readonly CellNote[], sheet: number): string {
  const blocks = Math.ceil((notes.length + 1) / BLOCK);
  const first = sheet * 64 + 1;
  const data = Array.from({ length: blocks }, (_, i) => first + i).join(',');
  const shapes = notes.map((note, i) => shape(note, first * BLOCK + 1 + i));
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${data}"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`;
}

function shape({ row, column, text }: CellNote, id: number): string {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 18)), 0);
  const top = Math.min(Math.max(0, row - 2), LAST_ROW - 2);
  const bottom = Math.min(top + Math.max(4, lines + 1), LAST_ROW - 1);
  const left = Math.min(column, LAST_COLUMN - 5);
  const anchor = [left, 15, top, 4, left + 4, 15, bottom, 4].join(',');
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`;
}
