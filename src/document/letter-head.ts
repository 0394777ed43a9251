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
import { titleLines } from './letter-title.ts';

/** 发文机关标志上边缘至版心上边缘为35 mm (7.2.4); less where long names would push the body off the first page. */
const ISSUER_DROP = Math.round((35 / 25.4) * 1440);
const LEAST_DROP = Math.round((5 / 25.4) * 1440);

const PAGE_LINES = 22;
/** Lines of the body that the first page shows (7.3.3). */
const BODY_LINES = 3;
/** Empty lines of the head: over and under 发文字号, under the title. */
const GAPS = 2 + 2 + 1;

const rows = (text: string, characters: number) =>
  Math.max(1, Math.ceil(widthInCharacters(text) / characters));

/** How far down the name at the head stands, so that the first page shows some of the body. */
function issuerDrop({ issuer = '', title, to = '' }: OfficialLetter): number {
  const points = issuerPoints(issuer);
  const name = rows(issuer, PAGE.textWidth / 20 / points) * issuerPitch(points);
  const lines = 1 + titleLines(title).length + rows(`${to}：`, 28) + GAPS + BODY_LINES;
  const room = (PAGE_LINES - lines) * LINE - name;
  return Math.max(LEAST_DROP, Math.min(ISSUER_DROP, room));
}

/**
 * Points of type for the name at the head: as large as fits one line, never larger than is usual. A name that
 * would have to be smaller than 1号 to fit takes two lines or more.
 */
function issuerPoints(issuer: string): number {
  const LARGEST = 48;
  const LEAST = 26;
  const fitting = Math.floor(PAGE.textWidth / 20 / Math.max(1, widthInCharacters(issuer)));
  return Math.max(LEAST, Math.min(LARGEST, fitting));
}

const issuerPitch = (points: number) => Math.max(LINE, Math.round(points * 20 * 1.2));

function issuerLine(issuer: string, letter: OfficialLetter): Paragraph {
  const points = issuerPoints(issuer);
  return new Paragraph({
    children: runs(letter.shown?.issuer ?? issuer, { face: 'xiaobiaosong', size: points * 2, color: RED }),
    alignment: AlignmentType.CENTER,
    spacing: {
      before: issuerDrop(letter),
      after: 0,
      line: issuerPitch(points),
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
    ...(issuer === undefined ? [] : [issuerLine(issuer, letter), numberLine(letter)]),
    line(runs(titleLines(letter.title).join('\n'), { face: 'xiaobiaosong', size: SIZE.second }), {
      gap: issuer === undefined ? 0 : 2,
      alignment: AlignmentType.CENTER,
      keepNext: true,
    }),
    to === '' ? line([]) : line(runs(`${to}：`), { gap: 1 }),
  ];
}
