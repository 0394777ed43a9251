import { AlignmentType, type Paragraph, type Table } from 'docx';
import { renderBlock, type BlockRenderer } from './block-renderer.ts';
import { cellText } from './cells.ts';
import { findingLine, findingTally, groupByFile, NO_FINDINGS } from './finding-text.ts';
import { filledLines, type ClosingPlan } from './letter-closing.ts';
import { bodyLine, letterText, line, runs, SIZE } from './letter-layout.ts';
import type { Face } from './letter-faces.ts';
import type { LetterAnnex, LetterParagraph } from './letter.ts';
import { letterTable } from './letter-table.ts';
import { titleLines } from './letter-title.ts';
import { spanNote } from './spans.ts';

/** 第一层黑体、第二层楷体、第三层仿宋体 (7.3.3). */
const HEADING_FACES: Readonly<Record<1 | 2 | 3, Face>> = { 1: 'heiti', 2: 'kaiti', 3: 'fangsong' };

function bodyParts(part: LetterParagraph, keepNext: boolean): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading':
      return [bodyLine(letterText(part.text), { face: HEADING_FACES[part.level] }, { keepNext: true })];
    case 'text':
      return filledLines(part.text).map((text, i, all) =>
        bodyLine(text, {}, { keepNext: keepNext && i === all.length - 1 }),
      );
    case 'table':
      return part.rows.length === 0 ? [bodyLine(part.empty, {}, { keepNext })] : [letterTable(part)];
    default:
      return part satisfies never;
  }
}

/**
 * 正文. Its last paragraph stays with the signature, so that no page carries a signature alone; unless it is
 * the only one, which the first page must show (7.3.3), or a page has no room for both. A paragraph that leads to a
 * table stays with it.
 */
export function letterBody(
  body: readonly LetterParagraph[],
  { withBody }: Pick<ClosingPlan, 'withBody'>,
): (Paragraph | Table)[] {
  return body.flatMap((part, i) => {
    const last = withBody && i > 0 && i === body.length - 1;
    const next = body[i + 1];
    return bodyParts(part, last || (next?.kind === 'table' && next.rows.length > 0));
  });
}

const annexBlocks: BlockRenderer<(Paragraph | Table)[]> = {
  heading: ({ text }) => [bodyLine(letterText(text), { face: 'heiti' }, { keepNext: true })],
  text: ({ text }) => filledLines(text).map((part) => bodyLine(part)),
  verbatim: ({ text }) => filledLines(text).map((part) => line(runs(part))),
  spans: ({ spans }) => spans.map((span) => bodyLine(letterText(`${span.label}：${spanNote(span)}`))),
  pairs: ({ pairs }) => pairs.map(([label, value]) => bodyLine(letterText(`${label}：${cellText(value)}`))),
  table: (block) => (block.rows.length === 0 ? [bodyLine(block.empty)] : [letterTable(block)]),
  findings: ({ findings }) =>
    findings.length === 0
      ? [bodyLine(NO_FINDINGS)]
      : [
          ...groupByFile(findings)
            .flatMap((group) => group.findings)
            .map((finding, i) =>
              bodyLine(`${i + 1}. ${findingLine(finding)}`, {}, { alignment: AlignmentType.LEFT }),
            ),
          bodyLine(`${findingTally(findings)}。`),
        ],
};

/** 附件: on a new page, 附件 and its number top left, the title centred on the third line (7.3.7). */
export function letterAnnex(annex: LetterAnnex, index: number, count: number): (Paragraph | Table)[] {
  return [
    line(runs(count === 1 ? '附件' : `附件${index + 1}`, { face: 'heiti' }), { pageBreakBefore: true }),
    line(runs(titleLines(annex.title).join('\n'), { face: 'xiaobiaosong', size: SIZE.second }), {
      gap: 1,
      alignment: AlignmentType.CENTER,
      keepNext: true,
    }),
    line([]),
    ...annex.blocks.flatMap((block) => renderBlock(annexBlocks, block)),
  ];
}
