import type { Deadline } from '../../calendar/deadlines.ts';
import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import type { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { CaseStatus, Mover } from '../../supervision/case-status.ts';
import { commandFor } from '../../supervision/case-state.ts';
import { FLOW } from '../../supervision/flow.ts';
import { CATEGORIES, type IssuedDocument } from '../../supervision/model.ts';
import type { CaseResult, CaseSummary, CaseView } from '../../supervision/show-case.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

const MOVERS: Readonly<Record<Mover, string>> = {
  bureau: '司法局',
  agency: '执法单位',
  government: '决定机关',
  nobody: '',
};

/** Verbs whose answer is the case as it stands. */
type Verb =
  | 'open'
  | 'warn'
  | 'serve'
  | 'rectify'
  | 'review'
  | 'close'
  | 'extend'
  | 'correct'
  | 'suspend'
  | 'resume'
  | 'object'
  | 'answer'
  | 'watch'
  | 'inform'
  | 'withdraw'
  | 'decide'
  | 'execute'
  | 'account';

type Pair = readonly [label: string, value: CellText];

/** What an act did: where the case stands now and what comes next. */
export function actView(verb: Verb, { warnings, ...view }: CaseResult): Outcome<CaseView> {
  return { schema: `zfjd.case.${verb}/1`, data: view, warnings, blocks: [headline(view), ...standing(view)] };
}

/** A letter that was issued; `written` = its path, or why it could not be written. */
export function issuedView(
  verb: 'notice' | 'escalate' | 'letter',
  result: CaseResult,
  issued: IssuedDocument,
  written: string | UserError,
): Outcome {
  const { warnings, ...view } = result;
  const failed = typeof written !== 'string';
  const rectifyBy = view.facts.at(-1)?.details.rectifyBy;
  const pairs: Pair[] = [
    ['文号', { text: issued.number, tone: 'strong' }],
    ['文书', `${issued.title}（主送${issued.addressee}，${issued.issuedOn}）`],
    ...(failed ? [] : [['文件', written] as const]),
    ...(rectifyBy === undefined ? [] : [['成文当日送达的，整改期限至', rectifyBy] as const]),
  ];
  const lost = failed
    ? [
        `文书已制发并存入数据库，但${written.message}。取出：zfjd case show ${view.file.number} --export-document ${issued.number} -o <文件夹>`,
      ]
    : [];
  return {
    schema: verb === 'letter' ? 'zfjd.case.letter-issued/1' : `zfjd.case.${verb}/1`,
    data: { ...view, path: failed ? null : written },
    warnings: [...warnings, ...lost],
    blocks: [headline(view), { kind: 'pairs', pairs }, ...standing(view)],
    attention: failed,
  };
}

export function draftView(number: string, path: string): Outcome {
  return {
    schema: 'zfjd.case.draft/1',
    data: { number, path },
    blocks: [{ kind: 'text', text: `草稿（未编号，未登记）：${path}`, tone: 'good' }],
  };
}

/** 案件的列 */
export const CASE_COLUMNS: readonly ListColumn<CaseSummary>[] = [
  { key: 'number', title: '编号', value: ({ file }) => file.number },
  { key: 'agency', title: '执法单位', value: ({ file }) => file.agency.name, width: 24 },
  { key: 'problem', title: '问题', value: ({ file }) => file.problem, width: 40 },
  { key: 'stage', title: '阶段', value: ({ status }) => status.stageName, width: 20 },
  { key: 'next', title: '下一步', value: ({ status }) => nextText(status), width: 24 },
  {
    key: 'due',
    title: '届满日',
    kind: 'date',
    value: ({ status }) => (status.due ?? status.overdue[0])?.dueOn,
    show: ({ status }) => dueText(status),
  },
  {
    key: 'overdue',
    title: '超期',
    value: ({ status }) => (status.overdue.length > 0 ? '超期' : ''),
    more: true,
  },
  { key: 'category', title: '类别', value: ({ file }) => CATEGORIES[file.category], more: true },
  { key: 'source', title: '来源', value: ({ file }) => file.source.text, more: true },
  {
    key: 'discoveredOn',
    title: '发现日期',
    kind: 'date',
    value: ({ file }) => file.discoveredOn,
    more: true,
  },
  { key: 'openedOn', title: '立案日期', kind: 'date', value: ({ file }) => file.openedOn, more: true },
];

export function caseList(today: LocalDate): ListForm<CaseSummary> {
  return {
    schema: 'zfjd.case.list/1',
    title: '监督案件',
    field: 'cases',
    columns: CASE_COLUMNS,
    data: () => ({ today }),
    head: caseCounts,
    empty: NO_CASES,
  };
}

export function caseCounts(cases: readonly CaseSummary[]): Block[] {
  const overdue = cases.filter(({ status }) => status.overdue.length > 0).length;
  return [{ kind: 'text', text: `案件${cases.length}件，其中超期${overdue}件`, tone: 'strong' }];
}

export const NO_CASES = '没有符合条件的案件；zfjd case open 立案，或去掉筛选条件再看';

function headline({ file, status }: CaseView): Block {
  return {
    kind: 'text',
    text: `案件${file.number}（${file.agency.name}）：${status.stageName}`,
    tone: 'strong',
  };
}

/** Whose move it is, until when, and what can be run now. */
export function standing({ file, status }: CaseView): Block[] {
  const pairs: Pair[] = [
    ...(status.next === '' ? [] : [['下一步', nextText(status)] as const]),
    ...(status.due ? [['届满日', dueText(status)] as const] : []),
    ...status.overdue.map((clock) => ['超期', overdueText(clock)] as const),
  ];
  const possible = possibleNow(file.number, status);
  return [
    ...(pairs.length === 0 ? [] : [{ kind: 'pairs', pairs } as const]),
    ...(possible.length === 0 ? [] : [{ kind: 'pairs', pairs: possible } as const]),
  ];
}

/** The acts of the line and what settles an open matter, with their commands; the others by name alone. */
function possibleNow(number: string, { possible, stage }: CaseStatus): Pair[] {
  const beside = possible.filter((act) => FLOW[act].side && (!FLOW[act].settles || FLOW[act].voids));
  const names = beside.map((act) => FLOW[act].name).join('、');
  return [
    ...possible
      .filter((act) => !beside.includes(act))
      .map((act): Pair => [FLOW[act].name, commandFor(act, number)]),
    ...(names === '' || stage === 'closed' ? [] : [['另可', `${names}（命令见 zfjd case flow）`] as const]),
  ];
}

export function nextText({ next, nextBy }: CaseStatus): string {
  return next === '' ? '' : `${MOVERS[nextBy]}${next}`;
}

function overdueText({ title, responsible, dueOn }: Deadline): CellText {
  return { text: `${title}（${responsible}，${dueOn}届满）`, tone: 'bad' };
}

export function dueText({ due, workingDaysLeft = 0, overdue }: CaseStatus): CellText {
  if (!due) {
    const [oldest] = overdue;
    return oldest ? { text: `${oldest.dueOn}（超期）`, tone: 'bad' } : '';
  }
  const on = due.provisional ? `${due.dueOn}，暂定` : due.dueOn;
  if (overdue.some(({ id }) => id === due.id)) {
    return {
      text: `${on}（超期${workingDaysLeft === 0 ? '' : `${-workingDaysLeft}个工作日`}）`,
      tone: 'bad',
    };
  }
  return workingDaysLeft === 0
    ? { text: `${on}（当日到期）`, tone: 'warn' }
    : `${on}（还有${workingDaysLeft}个工作日）`;
}
