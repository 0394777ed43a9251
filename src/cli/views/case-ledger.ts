import type { LocalDate } from '../../kernel/local-date.ts';
import type { LedgerEntry } from '../../report/case-ledger.ts';
import { FLOW } from '../../supervision/flow.ts';
import { CATEGORIES, type CaseFact, type IssuedDocument } from '../../supervision/model.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { caseCounts, dueText, NO_CASES } from './case.ts';

/** 台账的列, in the order of the paper form; the screen shows where each case stands. */
export const LEDGER_COLUMNS: readonly ListColumn<LedgerEntry>[] = [
  { key: 'number', title: '案件编号', value: ({ file }) => file.number },
  more('discoveredOn', '发现日期', ({ file }) => file.discoveredOn, 'date'),
  more('openedOn', '立案日期', ({ file }) => file.openedOn, 'date'),
  { ...more('source', '监督来源', ({ file }) => file.source.text), width: 18 },
  more('sourceId', '来源编号', ({ file }) => file.source.id),
  more('clues', '线索号', ({ clues }) => clues.join('、')),
  { key: 'agency', title: '执法单位', value: ({ file }) => file.agency.name, width: 24 },
  { ...more('category', '问题类别', ({ file }) => CATEGORIES[file.category]), width: 20 },
  { key: 'problem', title: '问题', value: ({ file }) => file.problem, width: 40 },
  more('warned', '预警提醒', ({ warned }) => when(warned, warned?.details.way)),
  {
    ...more('documents', '文书文号', ({ documents }) => documents.map(documentText).join('\n')),
    width: 24,
  },
  { ...more('kinds', '文种', ({ documents }) => documents.map(({ name }) => name).join('\n')), width: 20 },
  more('issuedOn', '成文日期', ({ documents }) => documents.map(({ issuedOn }) => issuedOn).join('\n')),
  more('served', '送达', ({ served }) => when(served, served?.details.way)),
  more('rectifyBy', '整改期限', ({ rectifyBy }) => rectifyBy, 'date'),
  { ...more('feedback', '整改反馈', ({ feedback }) => when(feedback, feedback?.text)), width: 30 },
  { ...more('review', '复查', ({ review }) => when(review, review && actName(review))), width: 30 },
  { key: 'stage', title: '阶段', value: ({ status }) => status.stageName, width: 20 },
  { key: 'next', title: '下一步', value: ({ status }) => status.next, width: 24 },
  {
    key: 'due',
    title: '届满日',
    kind: 'date',
    value: ({ status }) => status.due?.dueOn,
    show: ({ status }) => dueText(status),
  },
  more('overdue', '超期', ({ status }) => (status.overdue.length > 0 ? '超期' : '')),
  more('ended', '办结', ({ ended }) => when(ended, ended && actName(ended))),
];

/** A column of the saved ledger alone. */
function more(
  key: string,
  title: string,
  value: ListColumn<LedgerEntry>['value'],
  kind?: 'date',
): ListColumn<LedgerEntry> {
  return { key, title, value, more: true, ...(kind && { kind }) };
}

export function ledgerList(today: LocalDate): ListForm<LedgerEntry> {
  return {
    schema: 'zfjd.case.ledger/1',
    title: '监督台账',
    field: 'cases',
    columns: LEDGER_COLUMNS,
    numbered: true,
    data: () => ({ today }),
    head: caseCounts,
    empty: NO_CASES,
  };
}

function documentText({ number, void: gone }: IssuedDocument): string {
  return gone ? `${number}（作废）` : number;
}

function actName({ act }: CaseFact): string {
  return act === 'open' ? '' : FLOW[act].name;
}

/** `2026-09-11 电话` */
function when(fact: CaseFact | undefined, what: string | undefined): string {
  return fact ? [fact.on, what ?? ''].join(' ').trim() : '';
}
