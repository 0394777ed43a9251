import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import type { AgencyHistory } from '../../report/agency-history.ts';
import { clueStateName } from '../../supervision/clues/model.ts';
import { CATEGORIES } from '../../supervision/model.ts';
import type { Table } from '../../workbook/write-table.ts';

interface Part {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What the history tells, one part after the other. */
function partsOf({ complaints, clues, cases, documents }: AgencyHistory): [Part, ...Part[]] {
  return [
    {
      name: '案件',
      headers: ['编号', '发现日期', '问题', '类别', '阶段', '超期'],
      rows: cases.map(({ file, status }) => [
        file.number,
        file.discoveredOn,
        file.problem,
        CATEGORIES[file.category],
        status.stageName,
        status.overdue.length > 0 ? '超期' : '',
      ]),
    },
    {
      name: '文书',
      headers: ['文号', '文书', '成文日期', '案件'],
      rows: documents.map((one) => [one.number, one.title, one.issuedOn, one.caseNumber]),
    },
    {
      name: '线索',
      headers: ['线索号', '发现日期', '来源', '问题', '状态', '案件'],
      rows: clues.map(({ clue, state, caseNumber = '' }) => [
        String(clue.id),
        clue.discoveredOn,
        clue.source.text,
        clue.problem,
        clueStateName(state),
        caseNumber,
      ]),
    },
    {
      name: '投诉',
      headers: ['投诉号', '收到日期', '渠道', '诉求内容', '办理时限', '状态'],
      rows: complaints.map(({ complaint, term, outcome, overdue }) => [
        String(complaint.id),
        complaint.receivedOn,
        complaint.channel.text,
        complaint.subject,
        term?.dueOn ?? '',
        outcome === undefined ? (overdue ? '超期未办结' : '办理中') : '已办结',
      ]),
    },
  ];
}

export function historyView(history: AgencyHistory): Outcome<AgencyHistory> {
  const { agency, from, to, timeliness } = history;
  const parts = partsOf(history);
  const period = (from ?? to) ? `${from ?? '最早'}至${to ?? '今天'}` : '全部';
  const counts: (readonly [string, CellText])[] = [
    ['期间', period],
    ...parts.map(({ name, rows }) => [name, String(rows.length)] as const),
    ['该单位的期限', timelinessText(timeliness)],
  ];
  return {
    schema: 'zfjd.case.history/1',
    data: history,
    blocks: [
      { kind: 'heading', text: `${agency.name}监督履历` },
      { kind: 'pairs', pairs: counts },
      ...parts
        .filter(({ rows }) => rows.length > 0)
        .flatMap(({ name, headers, rows }): Block[] => [
          { kind: 'heading', text: name },
          { kind: 'table', columns: headers.map((header) => ({ header })), rows, empty: '' },
        ]),
    ],
  };
}

function timelinessText({ onTime, late, overdue, running }: AgencyHistory['timeliness']): CellText {
  const text = `按期${onTime}，逾期完成${late}，超期未完成${overdue}，进行中${running}`;
  return overdue + late > 0 ? { text, tone: 'warn' } : text;
}

export function historyTables(history: AgencyHistory): [Table, ...Table[]] {
  const [first, ...others] = partsOf(history).map(({ name, headers, rows }): Table => ({
    name,
    columns: headers.map((header) => ({ header, text: true })),
    rows,
  }));
  if (!first) throw new Error('a history has parts');
  return [first, ...others];
}
