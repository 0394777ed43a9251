import type { ComplaintFileReport } from '../../complaint/import-complaints.ts';
import { FACT_NAMES, OUTCOMES, type ComplaintView } from '../../complaint/model.ts';
import type { Rekeyed } from '../../complaint/rekey-complaints.ts';
import type { Revealed, SealCheck } from '../../complaint/reveal-person.ts';
import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import { cellText } from '../../document/cells.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { importBlocks } from './import-report.ts';

/** One complaint, without who complained. */
export function complaintView(
  verb: 'add' | 'show' | 'follow',
  view: ComplaintView,
  warnings: readonly string[] = [],
): Outcome<ComplaintView> {
  return { schema: `zfjd.complaint.${verb}/1`, data: view, warnings, blocks: blocksOf(view) };
}

function blocksOf(view: ComplaintView): Block[] {
  const { complaint, facts, clueId } = view;
  const { id, agency, channel } = complaint;
  return [
    { kind: 'heading', text: `投诉${id}` },
    {
      kind: 'pairs',
      pairs: [
        ['被投诉单位', `${agency.name}（${agency.code}）`],
        ['诉求内容', complaint.subject],
        ['渠道', channel.id === '' ? channel.text : `${channel.text}（${channel.id}）`],
        ['收到日期', complaint.receivedOn],
        ['投诉人信息', complaint.sealed ? '已加密；要看的加 --reveal --reason <理由>' : '没有登记'],
        ['办理时限', dueText(view)],
        ['状态', stateText(view)],
        ...(clueId === undefined ? [] : [['线索', `zfjd clue show ${clueId}`] as const]),
      ],
    },
    { kind: 'heading', text: '办理' },
    {
      kind: 'table',
      columns: ['日期', '事项', '情况', '登记人'].map((header) => ({ header })),
      rows: facts.map((fact) => [
        fact.on,
        fact.result === undefined ? FACT_NAMES[fact.act] : `办结：${OUTCOMES[fact.result]}`,
        fact.clueId === undefined ? fact.text : `线索${fact.clueId}`,
        fact.recordedBy,
      ]),
      empty: `还没有办理情况：zfjd complaint follow ${id} --text <情况>`,
    },
  ];
}

function dueText({ term }: ComplaintView): string {
  return term ? term.dueOn : '没有登记';
}

function stateText({ outcome, overdue, term }: ComplaintView): CellText {
  if (outcome !== undefined) {
    const late = term?.metOn !== undefined && term.metOn > term.dueOn;
    return late
      ? { text: `已办结：${OUTCOMES[outcome]}（超期）`, tone: 'warn' }
      : `已办结：${OUTCOMES[outcome]}`;
  }
  return overdue ? { text: '办理中，超期', tone: 'bad' } : '办理中';
}

/** The only answer that shows who complained; never as JSON, never to a file. */
export function revealedView({ person, ...view }: Revealed): Outcome {
  const pairs = [
    ['姓名', person.name],
    ['电话', person.phone],
    ['地址', person.address],
    ['投诉企业', person.enterprise],
    ['诉求原文', person.wording],
  ].filter(([, value]) => value !== '') as [string, string][];
  return {
    schema: 'zfjd.complaint.reveal/1',
    data: null,
    warnings: ['已记入留痕。投诉人信息不得外传，不得写入文书、线索和案件'],
    blocks: [...blocksOf(view), { kind: 'heading', text: '投诉人' }, { kind: 'pairs', pairs }],
  };
}

/** 投诉的列; nothing of who complained. */
export const COMPLAINT_COLUMNS: readonly ListColumn<ComplaintView>[] = [
  { key: 'id', title: '投诉号', kind: 'number', value: ({ complaint }) => complaint.id },
  { key: 'receivedOn', title: '收到日期', kind: 'date', value: ({ complaint }) => complaint.receivedOn },
  { key: 'channel', title: '渠道', value: ({ complaint }) => complaint.channel.text },
  { key: 'agency', title: '被投诉单位', value: ({ complaint }) => complaint.agency.name },
  { key: 'subject', title: '诉求内容', value: ({ complaint }) => complaint.subject },
  { key: 'due', title: '办理时限', kind: 'date', value: ({ term }) => term?.dueOn, show: dueText },
  { key: 'state', title: '状态', value: (view) => cellText(stateText(view)), show: stateText },
  { key: 'channelId', title: '工单编号', value: ({ complaint }) => complaint.channel.id, more: true },
  {
    key: 'last',
    title: '最近办理情况',
    value: ({ facts }) => facts.findLast(({ text }) => text !== '')?.text,
    more: true,
  },
  { key: 'clue', title: '线索号', kind: 'number', value: ({ clueId }) => clueId, more: true },
];

export const COMPLAINT_LIST: ListForm<ComplaintView> = {
  schema: 'zfjd.complaint.list/1',
  title: '投诉台账',
  field: 'complaints',
  columns: COMPLAINT_COLUMNS,
  head: (views) => {
    const open = views.filter(({ outcome }) => outcome === undefined).length;
    const overdue = views.filter((view) => view.overdue).length;
    const text = `投诉${views.length}件，办理中${open}件，其中超期${overdue}件`;
    return [{ kind: 'text', text, tone: 'strong' }];
  },
  empty: '没有符合条件的投诉；zfjd complaint add 登记，或 zfjd complaint import 导入',
};

export function importComplaintsView(reports: readonly ComplaintFileReport[], dryRun: boolean): Outcome {
  const findings = reports.flatMap((report) => report.findings);
  return {
    schema: 'zfjd.complaint.import/1',
    data: { dryRun, files: reports.map(({ findings: _findings, ...report }) => report) },
    findings,
    warnings: [...new Set(reports.flatMap((report) => report.warnings))],
    blocks: [
      ...importBlocks(reports, dryRun),
      ...(findings.length === 0 ? [] : [{ kind: 'findings', findings } as const]),
    ],
    attention: findings.some(({ severity }) => severity === '必改'),
  };
}

export function sealCheckView(check: SealCheck, path: string): Outcome<SealCheck> {
  const { sealed, faults } = check;
  return {
    schema: 'zfjd.complaint.check/1',
    data: check,
    blocks: [
      faults.length === 0
        ? { kind: 'text', text: `${sealed}件投诉人信息都能解开`, tone: 'good' }
        : { kind: 'text', text: `${sealed}件中有${faults.length}件解不开`, tone: 'bad' },
      { kind: 'pairs', pairs: [['密钥文件', path]] },
      ...faults.map(({ id, reason }): Block => ({ kind: 'text', text: `投诉${id}：${reason}`, tone: 'bad' })),
    ],
    attention: faults.length > 0,
  };
}

/** What a new key came to; nothing of the keys is shown. */
export function rekeyedView({ warnings, ...done }: Rekeyed): Outcome<Omit<Rekeyed, 'warnings'>> {
  return {
    schema: 'zfjd.complaint.rekey/1',
    data: done,
    warnings,
    blocks: [
      { kind: 'text', text: `已更换密钥，${done.sealed}件投诉人信息重新加密`, tone: 'good' },
      {
        kind: 'pairs',
        pairs: [
          ['新密钥', done.keyPath],
          ['旧密钥', done.keptOld],
          ['核对', 'zfjd complaint check'],
        ],
      },
    ],
  };
}
