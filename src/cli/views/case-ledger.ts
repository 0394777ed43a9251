import type { Outcome } from '../../document/blocks.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { LedgerEntry } from '../../report/case-ledger.ts';
import { FLOW } from '../../supervision/flow.ts';
import { CATEGORIES, type CaseFact, type IssuedDocument } from '../../supervision/model.ts';
import type { Table } from '../../workbook/write-table.ts';
import { listView } from './case.ts';

/** On a screen the ledger is the list of cases; its columns are for paper and tables. */
export function ledgerView(entries: readonly LedgerEntry[], today: LocalDate): Outcome {
  const { blocks } = listView(entries, today);
  return { schema: 'zfjd.case.ledger/1', data: { today, cases: entries }, blocks };
}

interface LedgerColumn {
  readonly header: string;
  readonly width?: number;
  readonly of: (entry: LedgerEntry) => string;
}

const COLUMNS: readonly LedgerColumn[] = [
  { header: '案件编号', of: ({ file }) => file.number },
  { header: '发现日期', of: ({ file }) => file.discoveredOn },
  { header: '立案日期', of: ({ file }) => file.openedOn },
  { header: '监督来源', width: 18, of: ({ file }) => file.source.text },
  { header: '来源编号', of: ({ file }) => file.source.id ?? '' },
  { header: '线索号', of: ({ clues }) => clues.join('、') },
  { header: '执法单位', width: 24, of: ({ file }) => file.agency.name },
  { header: '问题类别', width: 20, of: ({ file }) => CATEGORIES[file.category] },
  { header: '问题', width: 40, of: ({ file }) => file.problem },
  { header: '预警提醒', of: ({ warned }) => when(warned, warned?.details.way) },
  { header: '文书文号', width: 24, of: ({ documents }) => documents.map(documentText).join('\n') },
  { header: '文种', width: 20, of: ({ documents }) => documents.map(({ name }) => name).join('\n') },
  { header: '成文日期', of: ({ documents }) => documents.map(({ issuedOn }) => issuedOn).join('\n') },
  { header: '送达', of: ({ served }) => when(served, served?.details.way) },
  { header: '整改期限', of: ({ rectifyBy = '' }) => rectifyBy },
  { header: '整改反馈', width: 30, of: ({ feedback }) => when(feedback, feedback?.text) },
  { header: '复查', width: 30, of: ({ review }) => when(review, review && actName(review)) },
  { header: '阶段', width: 20, of: ({ status }) => status.stageName },
  { header: '下一步', width: 24, of: ({ status }) => status.next },
  { header: '届满日', of: ({ status }) => status.due?.dueOn ?? '' },
  { header: '超期', of: ({ status }) => (status.overdue.length > 0 ? '超期' : '') },
  { header: '办结', of: ({ ended }) => when(ended, ended && actName(ended)) },
];

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

export function ledgerTable(entries: readonly LedgerEntry[]): Table {
  return {
    name: '监督台账',
    columns: [{ header: '序号', width: 6 }, ...COLUMNS.map(({ header, width = 14 }) => ({ header, width }))],
    rows: entries.map((entry, at) => [at + 1, ...COLUMNS.map(({ of }) => of(entry))]),
  };
}
