import type { Block } from '../../document/blocks.ts';
import { cellText } from '../../document/cells.ts';
import { chineseDate, yearOf } from '../../kernel/local-date.ts';
import type { LetterAnnex, LetterParagraph, OfficialLetter } from '../../document/letter.ts';
import type { Report, ReportFigure, ReportSection } from '../../report/model.ts';
import { changeText, figureText } from './figures.ts';
import { contentOf, sectionTitle } from './report-sections.ts';

/** Who a report goes to and who signs it, where it is a 公文. */
export interface Official {
  readonly to: string;
  readonly signer: string;
}

/** A report on paper in the layout of a 公文, all of it in the body. */
export function reportLetter(report: Report, title: string): OfficialLetter {
  const { bureau, sections, today, notes } = report;
  return {
    title,
    body: [
      opening(report),
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
    annexes: [readingAnnex(sections, ({ title: name, list }) => [`${name}的明细：${list}`])],
  };
}

/**
 * 上行文 that waits for its number and signature: the figures in sentences, since it is read by people who decide; the
 * tables and how the numbers come about are annexed.
 */
export function officialReport(report: Report, { to, signer }: Official): OfficialLetter {
  const { bureau, sections, today, notes } = report;
  const told = sections.filter(({ missing }) => missing === undefined);
  const untold = sections.filter(({ missing }) => missing !== undefined).map(({ title }) => title);
  return {
    ...(bureau !== '' && { issuer: bureau, signature: bureau }),
    signer,
    to,
    title: `${bureau}关于${yearOf(report.to)}年涉企行政检查效能评估情况的报告`,
    body: [
      opening(report),
      ...told.flatMap((section, i): LetterParagraph[] => [
        { kind: 'heading', level: 1, text: sectionTitle(section, i) },
        ...sentencesOf(section).map((text) => ({ kind: 'text' as const, text })),
      ]),
      ...(untold.length === 0
        ? []
        : [{ kind: 'text' as const, text: `${untold.join('、')}还没有数据，本报告没有写入。` }]),
      ...notes.map((text) => ({ kind: 'text' as const, text })),
      { kind: 'text', text: '特此报告。' },
    ],
    date: today,
    annexes: [
      {
        title: '各项数据表',
        blocks: told.flatMap((section, i): Block[] => [
          { kind: 'heading', text: sectionTitle(section, i) },
          ...contentOf(section),
        ]),
      },
      readingAnnex(sections, () => []),
    ],
  };
}

function opening({ from, to }: Report): LetterParagraph {
  return { kind: 'text', text: `现将${chineseDate(from)}至${chineseDate(to)}的情况报告如下。` };
}

/** The figures of a section in words; those that cannot be worked out are named, and never 0. */
function sentencesOf({ figures }: ReportSection): string[] {
  const known = figures.filter(({ value }) => value !== undefined);
  const unknown = figures.filter(({ value }) => value === undefined).map(({ title }) => title);
  return [
    ...(known.length === 0 ? [] : [`${known.map(figurePhrase).join('；')}。`]),
    ...(unknown.length === 0 ? [] : [`${unknown.join('、')}没有可以计算的数据。`]),
  ];
}

/** `有计划现场检查次数1102，比2024年同期减少12.3%` */
function figurePhrase(figure: ReportFigure): string {
  const { title, unit, change, base } = figure;
  const text = cellText(figureText(figure, unit));
  if (base?.value === undefined || change === undefined) return `${title}${text}`;
  return `${title}${text}，基期同期${cellText(figureText(base, unit))}，${changeText(figure, change)}`;
}

/** 口径 of every number; `more` = what else is to be said of a section. */
function readingAnnex(
  sections: readonly ReportSection[],
  more: (section: ReportSection) => readonly string[],
): LetterAnnex {
  return {
    title: '数字的计算式和口径',
    blocks: sections
      .filter(({ missing }) => missing === undefined)
      .flatMap((section) => [
        ...section.figures.map(
          ({ code, title, formula, reading }) => `${code} ${title}：${formula}。${reading}。`,
        ),
        ...section.tables.map(({ title, reading }) => `${title}：${reading}。`),
        ...more(section),
      ])
      .map((text) => ({ kind: 'text', text })),
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
