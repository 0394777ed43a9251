import type { LetterParagraph, OfficialLetter } from '../document/letter.ts';
import { parseLetterTemplate, type TemplateValue } from '../document/template.ts';
import { clauseText } from '../kernel/finding.ts';
import { chineseDate, quarterText, yearOf, type LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { CHECK_WAYS } from '../policy/value-forms.ts';
import { clauseInLetter, phrase } from '../supervision/letter-text.ts';
import { byArea, formDay, formOf } from './check-form.ts';
import type { Notice, Subject } from './model.ts';

/** 抽查通知书 as a person asks for it. */
export interface NoticeContent {
  readonly visitFrom: LocalDate;
  readonly visitTo: LocalDate;
  /** 联系人及电话 */
  readonly contact: string;
  /** Which time the check is about, `2026年1月1日以来`; that by default from the year of the quarter. */
  readonly covering?: string | undefined;
}

export interface NoticeSource {
  readonly subject: Subject;
  readonly content: NoticeContent;
  readonly bureau: string;
  /** 成文日期 */
  readonly on: LocalDate;
  readonly pack: Pack;
  readonly letterTemplate: (name: string) => string;
  /** The edition that this one takes the place of. */
  readonly replaced?: Notice | undefined;
}

/** The letter without its number. @throws UserError E_PACK_VALUE, E_TEMPLATE */
export function noticeLetter(source: NoticeSource): OfficialLetter {
  const { subject, bureau, on, pack, letterTemplate, replaced } = source;
  const { name, template } = pack.get('spot_check.paper', on).value.notice;
  const filled = parseLetterTemplate({ name: template, text: letterTemplate(template) }, valuesOf(source));
  const voided: LetterParagraph[] = replaced
    ? [
        {
          kind: 'text',
          text: `此前印发的《${name}》（${replaced.number}）同时作废，以本通知书为准。`,
        },
      ]
    : [];
  return {
    issuer: bureau,
    title: filled.title,
    to: subject.name,
    body: [...filled.body, ...voided],
    signature: bureau,
    date: on,
    printedBy: bureau,
  };
}

function valuesOf({ subject, content, on, pack }: NoticeSource): Record<string, TemplateValue> {
  const { quarter, how } = subject;
  const { notice } = pack.get('spot_check.paper', on).value;
  const rate = pack.get('spot_check.rate', formDay(quarter));
  const { items } = formOf(pack, quarter, subject.unitType);
  const { visitFrom, visitTo, contact, covering } = content;
  return {
    documentName: notice.name,
    period: quarterText(quarter),
    basis: clauseInLetter(rate.clause),
    selected:
      how === '定向'
        ? `经研究决定于${quarterText(quarter)}开展定向检查`
        : `经${quarterText(quarter)}随机抽取`,
    visit:
      visitFrom === visitTo ? chineseDate(visitFrom) : `${chineseDate(visitFrom)}至${chineseDate(visitTo)}`,
    covering: phrase(covering ?? `${yearOf(formDay(quarter))}年1月1日以来`),
    areas: byArea(items)
      .map(([area, list], i) => `${i + 1}. ${area}（${list.length}项）。`)
      .join('\n'),
    ways: CHECK_WAYS.filter((way) => items.some((item) => item.way === way)).join('、'),
    inspectorTable: {
      kind: 'table',
      columns: [{ header: '姓名' }, { header: '行政执法证号' }],
      rows: subject.inspectors.map(({ name, certificate }) => [
        name === certificate ? '' : name,
        certificate ?? '',
      ]),
      empty: '检查人员另行告知。',
    },
    duty: clauseText(pack.clause(notice.duty)).replaceAll('(', '（').replaceAll(')', '）'),
    contact: phrase(contact),
  };
}
