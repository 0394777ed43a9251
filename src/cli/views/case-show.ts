import type { Deadline } from '../../calendar/deadlines.ts';
import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import { periodText } from '../../kernel/period.ts';
import { FLOW } from '../../supervision/flow.ts';
import {
  CATEGORIES,
  DETAIL_NAMES,
  MATTER_NAMES,
  type CaseFact,
  type IssuedDocument,
} from '../../supervision/model.ts';
import type { CaseView } from '../../supervision/show-case.ts';
import { standing } from './case.ts';

export function showView(view: CaseView): Outcome<CaseView> {
  const { file, status, facts, deadlines, documents } = view;
  const next = standing(view);
  return {
    schema: 'zfjd.case.show/1',
    data: view,
    blocks: [
      { kind: 'heading', text: `案件${file.number}` },
      {
        kind: 'pairs',
        pairs: [
          ['执法单位', `${file.agency.name}（${file.agency.code}）`],
          ['问题', file.problem],
          ['类别', CATEGORIES[file.category]],
          [
            '来源',
            file.source.id === undefined ? file.source.text : `${file.source.text}（${file.source.id}）`,
          ],
          ['阶段', { text: status.stageName, tone: 'strong' }],
          ...(status.open.length === 0
            ? []
            : [
                [
                  '同时',
                  { text: status.open.map((matter) => MATTER_NAMES[matter]).join('、'), tone: 'warn' },
                ] as const,
              ]),
        ],
      },
      { kind: 'heading', text: '经过' },
      timeline(facts),
      { kind: 'heading', text: '期限' },
      clocks(view, deadlines),
      { kind: 'heading', text: '文书' },
      letters(documents),
      ...(next.length === 0 ? [] : [{ kind: 'heading', text: '接下来' } as const, ...next]),
    ],
  };
}

export function exportView(name: string, path: string): Outcome {
  return {
    schema: 'zfjd.case.export/1',
    data: { name, path },
    blocks: [{ kind: 'text', text: `已保存：${path}`, tone: 'good' }],
  };
}

function timeline(facts: readonly CaseFact[]): Block {
  return {
    kind: 'table',
    columns: [
      { header: '序号', align: 'right' },
      { header: '日期' },
      { header: '事项' },
      { header: '内容' },
      { header: '凭证' },
      { header: '登记人' },
    ],
    rows: facts.map((fact) => [
      String(fact.seq),
      fact.on,
      fact.act === 'open' ? '发现线索' : FLOW[fact.act].name,
      [fact.text, ...detailsOf(fact)].filter((text) => text !== '').join('；'),
      [fact.proof, fact.proofFileId === undefined ? '' : '（有文件）'].join(''),
      fact.recordedBy,
    ]),
    empty: '没有记录',
  };
}

/** What the letter says is in the letter; the timeline names the rest. */
const SHOWN = [
  'way',
  'by',
  'reactBy',
  'witness',
  'publishedOn',
  'document',
  'decision',
  'executeBy',
  'servedOn',
  'wasServedOn',
  'clock',
  'wasDueOn',
  'approver',
  'result',
  'superior',
  'to',
  'meetOn',
  'measure',
  'person',
  'certificate',
  'basis',
  'entry',
] as const;

function detailsOf({ act, details }: CaseFact): string[] {
  // Which letter it was, where the act sends several kinds.
  const keys = act === 'send-letter' ? (['documentName', ...SHOWN] as const) : SHOWN;
  return keys.flatMap((key) => {
    const value = details[key];
    return value === undefined ? [] : [`${DETAIL_NAMES[key]}：${value}`];
  });
}

function clocks({ status }: CaseView, deadlines: readonly Deadline[]): Block {
  const late = new Set(status.overdue.map(({ id }) => id));
  return {
    kind: 'table',
    columns: [
      { header: '期限' },
      { header: '责任单位' },
      { header: '起算' },
      { header: '长度' },
      { header: '届满日' },
      { header: '状态' },
      { header: '依据' },
    ],
    rows: deadlines.map((clock) => [
      clock.title,
      clock.responsible,
      `${clock.startOn} ${clock.startEvent}`,
      clock.unit === 'fixed' ? '约定日期' : periodText({ amount: clock.amount, unit: clock.unit }),
      clock.provisional ? `${clock.dueOn}（暂定）` : clock.dueOn,
      stateOf(clock, late.has(clock.id)),
      clock.basis,
    ]),
    empty: '还没有起算的期限',
  };
}

function stateOf({ metOn, dueOn, voidOn, voidReason }: Deadline, late: boolean): CellText {
  if (voidOn !== undefined) return { text: `已撤销：${voidReason ?? ''}`, tone: 'quiet' };
  if (metOn !== undefined) {
    return metOn > dueOn
      ? { text: `${metOn}完成（超期）`, tone: 'warn' }
      : { text: `${metOn}完成`, tone: 'good' };
  }
  return late ? { text: '超期', tone: 'bad' } : '进行中';
}

function letters(documents: readonly IssuedDocument[]): Block {
  return {
    kind: 'table',
    columns: [
      { header: '文号' },
      { header: '文书' },
      { header: '主送' },
      { header: '成文日期' },
      { header: '签发人' },
      { header: '状态' },
    ],
    rows: documents.map((one) => [
      one.number,
      one.title,
      one.addressee,
      one.issuedOn,
      one.signer,
      one.void ? { text: `${one.void.on}作废：${one.void.reason}`, tone: 'warn' } : '',
    ]),
    empty: '还没有制发文书',
  };
}
