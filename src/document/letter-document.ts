import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  TextRun,
} from 'docx';
import { letterAnnex, letterBody } from './letter-body.ts';
import { letterHead } from './letter-head.ts';
import { fontOf, line, LINE, PAGE, SIZE, TIGHTEN } from './letter-layout.ts';
import { planClosing } from './letter-closing.ts';
import { anchorLine, letterClosing, letterImprint } from './letter-tail.ts';
import type { OfficialLetter } from './letter.ts';

/** From the foot of the page to the foot of the page number: its dashes lie 7 mm below 版心 (7.5). */
const FOOTER = Math.round((25 / 25.4) * 1440);

/** 页码 — 1 — in 4号宋体; 单页码居右空一字，双页码居左空一字. */
function pageNumber(side: 'left' | 'right'): Footer {
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font: { ...fontOf('songti'), ascii: '宋体', hAnsi: '宋体' },
    size: SIZE.fourth,
  });
  const alignment = side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new Footer({
    children: [line([number], { line: 360, alignment, indent: { [side]: SIZE.fourth * 10 } })],
  });
}

const BODY = {
  font: fontOf('fangsong'),
  size: SIZE.third,
  characterSpacing: TIGHTEN,
  language: { value: 'en-US', eastAsia: 'zh-CN' },
};

const PITCH = { before: 0, after: 0, line: LINE, lineRule: LineRuleType.EXACT };

/** The letter as a docx package, as the library writes it (with the time of writing in it). */
export async function packLetter(letter: OfficialLetter): Promise<Uint8Array> {
  const annexes = letter.annexes ?? [];
  const plan = planClosing(letter);
  const imprint = letterImprint(letter, plan.imprint);
  const ending = annexes.length === 0 && letter.signature !== undefined ? 'letter' : 'annex';
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: BODY, paragraph: { spacing: PITCH } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              bottom: PAGE.bottom,
              left: PAGE.left,
              right: PAGE.right,
              header: 851,
              footer: FOOTER,
              gutter: 0,
            },
          },
          grid: { type: DocumentGridType.DEFAULT, linePitch: LINE },
        },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [
          ...letterHead(letter),
          ...letterBody(letter.body, plan),
          ...letterClosing(letter, ending === 'letter' ? imprint : [], plan),
          ...annexes.flatMap((annex, i) => letterAnnex(annex, i, annexes.length)),
          ...(ending === 'annex' ? [...imprint, anchorLine()] : []),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
