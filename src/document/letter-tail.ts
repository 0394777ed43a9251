import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  type Paragraph,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { chineseDate } from '../kernel/local-date.ts';
import {
  bodyLine,
  CHARACTER,
  letterText,
  line,
  PAGE,
  runs,
  SIZE,
  widthInCharacters,
} from './letter-layout.ts';
import { closingTexts, type ClosingPlan } from './letter-closing.ts';
import type { OfficialLetter } from './letter.ts';

/** 附件说明: one line below the body, numbered where there are several, no stop after a name (7.3.4). */
function attachmentLines(names: readonly string[], together: boolean): Paragraph[] {
  return names.map((name, i) => {
    const number = names.length === 1 ? '' : `${i + 1}. `;
    // 左空二字 + 附件： + the number, so that wrapped names and further numbers align.
    const hang = (i === 0 ? 3 : 0) + (number === '' ? 0 : 1);
    const left = 2 + 3 + (number === '' ? 0 : 1);
    return line(
      runs(`${i === 0 ? '附件：' : ''}${number}${letterText(name).replace(/[。；;，,、.]+$/u, '')}`),
      {
        gap: i === 0 ? 1 : 0,
        keepNext: together || i === names.length - 1,
        indent: { left: Math.round(left * CHARACTER), hanging: Math.round(hang * CHARACTER) },
      },
    );
  });
}

/**
 * 发文机关署名 centred over 成文日期, which keeps 右空四字 (7.3.5.1): both are centred in a box whose middle is
 * the middle of the date. The gap above is left for the seal.
 */
function signatureLines(
  signature: string,
  date: string,
  shown: OfficialLetter['shown'],
  { gap, keepNext }: { readonly gap: number; readonly keepNext: boolean },
): Paragraph[] {
  const middle = Math.max(4 + widthInCharacters(date) / 2, widthInCharacters(signature) / 2);
  const box = {
    alignment: AlignmentType.CENTER,
    indent: { left: Math.max(0, Math.round(PAGE.textWidth - 2 * middle * CHARACTER)) },
    autoSpaceEastAsianText: false,
  };
  return [
    line(runs(shown?.signature ?? signature), { gap, keepNext: true, ...box }),
    line(runs(shown?.date ?? date), { keepNext, ...box }),
  ];
}

/**
 * Whatever closes the letter itself: 附件说明, 署名, 成文日期, 附注. With the imprint, where the letter ends here: all
 * of it stays together, so that the last page is never the imprint's alone.
 */
export function letterClosing(
  letter: OfficialLetter,
  imprint: readonly Table[],
  { gap, attached }: ClosingPlan,
): (Paragraph | Table)[] {
  const { attachments, note } = closingTexts(letter);
  const { signature, date, shown } = letter;
  const hangs = imprint.length > 0;
  return [
    ...attachmentLines(attachments, attached),
    ...(signature === undefined
      ? []
      : signatureLines(signature, chineseDate(date), shown, { gap, keepNext: note !== '' || hangs })),
    ...(note === '' ? [] : [bodyLine(`（${note}）`, {}, { keepNext: hangs })]),
    ...(hangs ? [...imprint, anchorLine()] : []),
  ];
}

/** What a floating table is on the page of: too small to be seen. */
export function anchorLine(): Paragraph {
  return line(runs('', { size: 2 }), { line: 14 });
}

const FOURTH = { size: SIZE.fourth };
const FOURTH_CHARACTER = SIZE.fourth * 10;

/** 首条和末条分隔线 0.35 mm, those between 0.25 mm (7.4.1). */
const THICK: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const THIN: IBorderOptions = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };

function copyLine(copyTo: readonly string[], pitch: number): Paragraph {
  const names = copyTo.map((name) => letterText(name).replace(/[。，,；;]+$/u, '')).join('，');
  return line(runs(`抄送：${names}。`, FOURTH), {
    line: pitch,
    indent: { left: 4 * FOURTH_CHARACTER, hanging: 3 * FOURTH_CHARACTER, right: FOURTH_CHARACTER },
  });
}

function printedLine(printedBy: string, printedOn: string, pitch: number): Paragraph {
  const tab = new TextRun({ children: [new Tab()] });
  return line([...runs(printedBy, FOURTH), tab, ...runs(`${printedOn}印发`, FOURTH)], {
    line: pitch,
    indent: { left: FOURTH_CHARACTER },
    tabStops: [{ type: TabStopType.RIGHT, position: PAGE.textWidth - FOURTH_CHARACTER }],
  });
}

function imprintRow(paragraph: Paragraph): TableRow {
  const cell = new TableCell({
    width: { size: PAGE.textWidth, type: WidthType.DXA },
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    children: [paragraph],
  });
  return new TableRow({ cantSplit: true, children: [cell] });
}

/**
 * 版记: 抄送 and 印发 between lines as wide as 版心, at the foot of the last page (7.4). A floating table keeps
 * to the foot however long the text above it grows; placed from the edge of the page, because LibreOffice
 * does not float a table as wide as the text that is placed from the margin. It is on the page of the paragraph
 * that follows it.
 */
export function letterImprint(letter: OfficialLetter, pitch: number): Table[] {
  const { copyTo = [], printedBy, printedOn = letter.date, shown } = letter;
  const lines = [
    ...(copyTo.length === 0 ? [] : [copyLine(copyTo, pitch)]),
    ...(printedBy === undefined
      ? []
      : [printedLine(printedBy, shown?.printedOn ?? chineseDate(printedOn), pitch)]),
  ];
  if (lines.length === 0) return [];
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: PAGE.textWidth, type: WidthType.DXA },
    columnWidths: [PAGE.textWidth],
    margins: { left: 0, right: 0 },
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: PAGE.left,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      leftFromText: 0,
      rightFromText: 0,
    },
    borders: {
      top: THICK,
      bottom: THICK,
      left: NONE,
      right: NONE,
      insideHorizontal: THIN,
      insideVertical: NONE,
    },
    rows: lines.map((paragraph) => imprintRow(paragraph)),
  });
  return [table];
}
