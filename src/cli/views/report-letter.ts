import type { Block } from '../../document/blocks.ts';
import { cellText } from '../../document/cells.ts';
import { chineseDate, yearOf } from '../../kernel/local-date.ts';
import type { LetterParagraph, OfficialLetter } from '../../document/letter.ts';
import type { Report } from '../../report/model.ts';
import { contentOf, sectionTitle } from './report-sections.ts';

/** Who a report goes to and who signs it, where it is a 公文. */
export interface Official {
  readonly to: string;
  readonly signer: string;
}

/** A report on paper in the layout of a 公文; with `official`, a 上行文 that waits for its number and signature. */
export function reportLetter(report: Report, title: string, official?: Official): OfficialLetter {
  const { bureau, sections, today, from, to, notes } = report;
  return {
    ...(official && bureau !== '' && { issuer: bureau, ...official }),
    title: official ? `${bureau}\n关于${yearOf(to)}年涉企行政检查效能评估情况的报告` : title,
    body: [
      { kind: 'text', text: `现将${chineseDate(from)}至${chineseDate(to)}的情况报告如下。` },
      ...sections.flatMap((section, i): LetterParagraph[] => [
        { kind: 'heading', level: 1, text: sectionTitle(section, i) },
        ...(section.missing === undefined
          ? contentOf(section).flatMap(paragraphs)
          : [{ kind: 'text' as const, text: `${section.missing}。` }]),
      ]),
      ...notes.map((text) => ({ kind: 'text' as const, text })),
    ],
    ...(bureau !== '' && { signature: bureau }),
    date: today,
    annexes: [
      {
        title: '数字的计算式和口径',
        blocks: sections
          .filter(({ missing }) => missing === undefined)
          .flatMap(({ title: section, figures, tables, list }): Block[] => [
            ...figures.map(({ code, title: name, formula, reading }): Block => ({
              kind: 'text',
              text: `${code} ${name}：${formula}。${reading}。`,
            })),
            ...tables.map(({ title: name, reading }): Block => ({
              kind: 'text',
              text: `${name}：${reading}。`,
            })),
            // Whom a report is sent up to has no such program.
            ...(official ? [] : [{ kind: 'text' as const, text: `${section}的明细：${list}` }]),
          ]),
      },
    ],
  };
}

function paragraphs(block: Block): LetterParagraph[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: 1, text: block.text }];
    case 'text':
      return [{ kind: 'text', text: block.text }];
    case 'pairs':
      return block.pairs.map(([label, value]) => ({ kind: 'text', text: `${label}：${cellText(value)}` }));
    case 'table':
      return [block];
    default:
      return [];
  }
}
