import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { OfficialLetter } from './letter.ts';
import {
  CHARACTER,
  letterText,
  line,
  LINE,
  PAGE,
  RED,
  runs,
  SIZE,
  widthInCharacters,
} from './letter-layout.ts';

/** 发文机关标志上边缘至版心上边缘为35 mm (7.2.4). */
const ISSUER_DROP = Math.round((35 / 25.4) * 1440);

/** Points of type for the name at the head: as large as fits one line, never larger than is usual. */
function issuerPoints(issuer: string): number {
  const LARGEST = 48;
  return Math.min(LARGEST, Math.floor(PAGE.textWidth / 20 / Math.max(1, widthInCharacters(issuer))));
}

function issuerLine(issuer: string): Paragraph {
  const points = issuerPoints(issuer);
  return new Paragraph({
    children: runs(issuer, { face: 'xiaobiaosong', size: points * 2, color: RED }),
    alignment: AlignmentType.CENTER,
    spacing: {
      before: ISSUER_DROP,
      after: 0,
      line: Math.max(LINE, Math.round(points * 20 * 1.2)),
      lineRule: LineRuleType.EXACT,
    },
  });
}

/** 发文字号 over 红色分隔线; the line is the border of the paragraph and as wide as 版心 (7.2.5–7.2.7). */
function numberLine({ number = '', signer }: OfficialLetter): Paragraph {
  const border = { bottom: { style: BorderStyle.SINGLE, size: 12, space: 6, color: RED } };
  if (signer === undefined) {
    return line(runs(number), { gap: 2, alignment: AlignmentType.CENTER, border });
  }
  return line(
    [
      ...runs(number),
      new TextRun({ children: [new Tab()] }),
      ...runs('签发人：'),
      ...runs(signer, { face: 'kaiti' }),
    ],
    {
      gap: 2,
      border,
      indent: { firstLine: Math.round(CHARACTER) },
      tabStops: [{ type: TabStopType.RIGHT, position: Math.round(PAGE.textWidth - CHARACTER) }],
    },
  );
}

/** 版头, 标题 and 主送机关, as far as the paper has them. */
export function letterHead(letter: OfficialLetter): Paragraph[] {
  const { issuer } = letter;
  const to = letterText(letter.to ?? '').replace(/[：:]$/u, '');
  return [
    ...(issuer === undefined ? [] : [issuerLine(issuer), numberLine(letter)]),
    line(runs(letter.title, { face: 'xiaobiaosong', size: SIZE.second }), {
      gap: issuer === undefined ? 0 : 2,
      alignment: AlignmentType.CENTER,
      keepNext: true,
    }),
    to === '' ? line([]) : line(runs(`${to}：`), { gap: 1 }),
  ];
}
