import type { LetterParagraph, OfficialLetter } from '../document/letter.ts';
import { chineseDate } from '../kernel/local-date.ts';
import { clauseInLetter } from '../supervision/letter-text.ts';
import { byArea } from './check-form.ts';
import { HEAD, knownOf, titleOf, type FormSource } from './form-workbook.ts';
import type { CheckItem } from './model.ts';
import { inspectorText } from './subjects.ts';

/** Blank lines to be written on by hand. */
const WRITING = '\n\n';

/** 检查表 to print and fill in by hand: one table per area, results to tick, and the signatures. */
export function formPaper(source: FormSource): OfficialLetter {
  const { subject, form, facts } = source;
  const ticks = form.results.map(({ word }) => `□${word}`).join('\n');
  const areas = byArea(form.items).flatMap(([area, items], i): LetterParagraph[] => [
    { kind: 'heading', level: 1, text: `${NUMERALS[i] ?? i + 1}、${area}` },
    {
      kind: 'text',
      text: `依据：${[...new Set(items.map((item) => clauseInLetter(item.clause)))].join('；')}。`,
    },
    {
      kind: 'table',
      columns: [
        { header: '编号' },
        { header: '检查内容和方式', room: 14 },
        { header: '结果', room: 5 },
        { header: '问题、证据，是否当场纠正', room: 13 },
      ],
      rows: items.map((item) => [item.code, contentOf(source, item), ticks, WRITING]),
      empty: '',
    },
  ]);
  return {
    title: titleOf(subject),
    body: [
      {
        kind: 'table',
        columns: [{ header: '项目', room: 6 }, { header: '内容' }],
        rows: [
          [HEAD.agency, subject.name],
          [HEAD.code, subject.code],
          [HEAD.quarter, subject.quarter],
          [HEAD.inspectors, inspectorText(subject.inspectors)],
          [HEAD.checkedOn, ''],
        ],
        empty: '',
      },
      ...areas,
      { kind: 'heading', level: 1, text: '签字' },
      {
        kind: 'table',
        columns: [
          { header: '身份', room: 8 },
          { header: '签字', room: 14 },
          { header: '时间', room: 8 },
        ],
        rows: [
          ...subject.inspectors.map(({ name }) => [`检查人员${name}`, WRITING, '']),
          ['被检查单位负责人', WRITING, ''],
          ['被检查单位意见', WRITING, ''],
        ],
        empty: '',
        together: true,
      },
    ],
    date: facts.on,
    note: `已知情况截至${chineseDate(facts.on)}`,
  };
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

function contentOf(source: FormSource, item: CheckItem): string {
  const known = knownOf(source, item);
  return [`${item.text}（${item.way}，${item.weight}分）`, ...(known === '' ? [] : [`已知：${known}`])].join(
    '\n',
  );
}
