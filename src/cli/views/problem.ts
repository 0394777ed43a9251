import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import type { Pack } from '../../policy/pack.ts';
import { topicName } from '../../supervision/clues/vocabulary.ts';
import type { UserError } from '../../kernel/errors.ts';
import type { GuidanceResult } from '../../supervision/problems/issue-guidance.ts';
import {
  PROBLEM_STATES,
  type Ground,
  type ProblemFact,
  type ProblemView,
} from '../../supervision/problems/model.ts';
import {
  subjectName,
  type Proposal,
  type ProposalList,
} from '../../supervision/problems/propose-problems.ts';
import { cellText } from '../../document/cells.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** 提示的类别的列 */
export const PROPOSAL_COLUMNS: readonly ListColumn<Proposal>[] = [
  { key: 'name', title: '类别', value: ({ name }) => name, width: 30 },
  { key: 'agencyCount', title: '单位', kind: 'number', value: ({ agencies }) => agencies.length },
  { key: 'groundCount', title: '件数', kind: 'number', value: ({ grounds }) => grounds.length },
  { key: 'agencies', title: '涉及的单位', value: ({ agencies }) => agencies.join('、'), width: 40 },
  { key: 'grounds', title: '线索和案件', value: ({ grounds }) => groundsText(grounds), width: 40 },
  {
    key: 'registered',
    title: '已登记',
    value: ({ registered }) => (registered.length === 0 ? '' : `共性问题${registered.join('、')}`),
    width: 16,
  },
];

/** 几个单位共有的问题类别, and how the first that is not registered would be. */
export function proposalList(list: ProposalList): ListForm<Proposal> {
  const { from, to, rule } = list;
  return {
    schema: 'zfjd.problem.propose/1',
    title: `${from}至${to}共性问题提示`,
    field: 'proposals',
    columns: PROPOSAL_COLUMNS,
    data: () => ({ from, to, rule }),
    head: (_proposals, total) => [
      {
        kind: 'text',
        text: `${from}至${to}发现的线索和案件，涉及${rule.agencies}个以上单位或者共${rule.matters}件以上的类别：${total}类`,
        tone: 'strong',
      },
    ],
    tail: (proposals) => [
      { kind: 'text', text: `依据：${rule.basis}。${rule.note}`, tone: 'quiet' },
      ...proposals
        .filter(({ registered }) => registered.length === 0)
        .slice(0, 1)
        .map(({ subject }): Block => {
          const [kind = '', code = ''] = subject.split('/');
          return {
            kind: 'pairs',
            pairs: [['登记发现', `zfjd problem add --title <问题> --${kind} ${code}`]],
          };
        }),
    ],
    empty: '没有达到的类别；zfjd problem propose --from <日期> 看更长的期间',
  };
}

function groundsText(grounds: readonly Ground[]): string {
  const of = (kind: Ground['kind']) => grounds.filter((one) => one.kind === kind).map(({ number }) => number);
  const [clues, cases] = [of('clue'), of('case')];
  return [
    clues.length === 0 ? '' : `线索${clues.join('、')}`,
    cases.length === 0 ? '' : `案件${cases.join('、')}`,
  ]
    .filter((text) => text !== '')
    .join('；');
}

const nameOf = ({ problem }: ProblemView, pack: Pack) =>
  subjectName(problem.subject, (code) => topicName(pack, problem.discoveredOn, code));

export function problemView(
  verb: 'add' | 'guidance' | 'withdraw' | 'show',
  view: ProblemView,
  pack: Pack,
  warnings: readonly string[] = [],
): Outcome<ProblemView> {
  const { problem, grounds, facts, term, state } = view;
  const pairs: (readonly [string, CellText])[] = [
    ['问题', problem.title],
    ['类别', nameOf(view, pack)],
    ['分析', problem.text],
    ['依据', groundsText(grounds)],
    ['发现日期', problem.discoveredOn],
    ['状态', stateText(view)],
    ...(term
      ? [['指导性意见期限', `${term.dueOn}${term.provisional ? '（暂定）' : ''}，${term.basis}`] as const]
      : []),
    ...(state === 'open' ? [['制发指导意见', `zfjd problem guidance ${problem.id}`] as const] : []),
  ];
  return {
    schema: `zfjd.problem.${verb}/1`,
    data: view,
    warnings,
    blocks: [
      { kind: 'heading', text: `共性问题${problem.id}` },
      { kind: 'pairs', pairs: pairs.filter(([, value]) => value !== '') },
      ...(facts.length === 0
        ? []
        : [
            {
              kind: 'table',
              columns: ['日期', '事项', '发给', '登记人'].map((header) => ({ header })),
              rows: facts.map((fact) => [fact.on, factText(fact), fact.addressees, fact.recordedBy]),
              empty: '',
            } as const,
          ]),
    ],
  };
}

function factText({ act, document, title, text }: ProblemFact): string {
  if (act === 'withdraw') return `撤回：${text}`;
  return act === 'void' ? `${document}作废：${text}` : `指导性意见${document} ${title}`.trim();
}

/** A guidance that went out under a number; `written` = its file, or why there is none. */
export function guidanceView(
  { problem, issued }: GuidanceResult,
  written: string | UserError,
  pack: Pack,
): Outcome<object> {
  const { id } = problem.problem;
  const failed = typeof written !== 'string';
  const lost = failed
    ? [
        `指导意见已制发并存入数据库，但${written.message}。取出：zfjd problem show ${id} --export-document ${issued.number} -o <文件夹>`,
      ]
    : [];
  const view = problemView('guidance', problem, pack, lost);
  return {
    ...view,
    data: { ...problem, issued, path: failed ? null : written },
    blocks: [
      {
        kind: 'pairs',
        pairs: [
          ['文号', { text: issued.number, tone: 'strong' }],
          ['文书', `${issued.title}（主送${issued.addressee}，${issued.issuedOn}）`],
          ...(failed ? [] : [['文件', written] as const]),
        ],
      },
      ...view.blocks,
    ],
    attention: failed,
  };
}

function stateText({ state, overdue, term }: ProblemView): CellText {
  if (overdue) return { text: `${PROBLEM_STATES[state]}（超期）`, tone: 'bad' };
  const late = term?.metOn !== undefined && term.metOn > term.dueOn;
  return late ? { text: `${PROBLEM_STATES[state]}（超期）`, tone: 'warn' } : PROBLEM_STATES[state];
}

/** 共性问题的列, all but the name of what it is about, which is the pack's. */
function problemColumns(pack?: Pack): readonly ListColumn<ProblemView>[] {
  return [
    { key: 'id', title: '编号', kind: 'number', value: ({ problem }) => problem.id },
    { key: 'discoveredOn', title: '发现日期', kind: 'date', value: ({ problem }) => problem.discoveredOn },
    { key: 'name', title: '问题', value: ({ problem }) => problem.title },
    { key: 'subject', title: '类别', value: (view) => (pack ? nameOf(view, pack) : view.problem.subject) },
    {
      key: 'grounds',
      title: '依据',
      kind: 'number',
      value: ({ grounds }) => grounds.length,
      show: ({ grounds }) => `${grounds.length}件`,
    },
    { key: 'due', title: '期限', kind: 'date', value: ({ term }) => term?.dueOn },
    { key: 'state', title: '状态', value: (view) => cellText(stateText(view)), show: stateText },
    { key: 'text', title: '分析', value: ({ problem }) => problem.text, more: true },
  ];
}

export const PROBLEM_COLUMNS = problemColumns();

export function problemList(pack: Pack): ListForm<ProblemView> {
  return {
    schema: 'zfjd.problem.list/1',
    title: '共性问题',
    field: 'problems',
    columns: problemColumns(pack),
    head: (views) => {
      const open = views.filter(({ state }) => state === 'open').length;
      const text = `共性问题${views.length}个，待提出指导性意见${open}个`;
      return [{ kind: 'text', text, tone: 'strong' }];
    },
    empty: '没有登记共性问题；zfjd problem propose 看哪些类别反复出现',
  };
}
