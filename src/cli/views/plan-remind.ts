import type { Block, CellText } from '../../document/blocks.ts';
import { groupBy } from '../../kernel/group.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { AgencyReminders, Reminder } from '../../plan/filing-reminders.ts';
import { listBlock } from '../list/answer.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

export interface RemindersShown {
  readonly years: readonly number[];
  readonly today: LocalDate;
}

/** 一项催办, with whom to call. */
interface Call extends Reminder {
  readonly agency: string;
  readonly contact: string;
  readonly phone: string;
}

/** 催办单的列 */
export const REMIND_COLUMNS: readonly ListColumn<Call>[] = [
  { key: 'agency', title: '单位', value: ({ agency }) => agency, width: 28 },
  { key: 'dueOn', title: '届满日', kind: 'date', value: ({ dueOn }) => dueOn, show: dueCell, width: 12 },
  { key: 'period', title: '计划', value: ({ period }) => period, width: 18 },
  { key: 'code', title: '编号', value: (one) => numberOf(one), width: 16 },
  { key: 'text', title: '事由', value: (one) => reasonOf(one), width: 40 },
  { key: 'basis', title: '依据', value: (one) => basisOf(one), width: 40 },
  { key: 'contact', title: '联系人', value: ({ contact }) => contact, more: true },
  { key: 'phone', title: '电话', value: ({ phone }) => phone, width: 16, more: true },
  { key: 'overdue', title: '逾期', value: ({ overdue }) => (overdue ? '逾期' : ''), more: true },
];

/** Of one agency: its name stands above. */
const OF_ONE = REMIND_COLUMNS.filter(({ key, more }) => key !== 'agency' && more === undefined);

const numberOf = ({ code, planId }: Reminder) => code ?? (planId === undefined ? '' : String(planId));
const reasonOf = ({ kind, text }: Reminder) => `${kind === 'ours' ? '【本局】' : ''}${text}`;
const basisOf = ({ basis, dueBasis }: Reminder) =>
  dueBasis === undefined ? basis : `${basis}；期限：${dueBasis}`;

/** The reminders agency by agency, each with whom to call. */
export function callsOf(agencies: readonly AgencyReminders[]): Call[] {
  return agencies.flatMap(({ name, contact, phone, reminders }) =>
    reminders.map((one): Call => ({ agency: name, contact, phone, ...one })),
  );
}

/** 催办单: whom to call and why, one block for each agency. `overdue` = whether anything at all is. */
export function remindersList(
  { years, today }: RemindersShown,
  calls: readonly Call[],
  exitCode: boolean,
): ListForm<Call> {
  return {
    schema: 'zfjd.plan.remind/2',
    title: `计划催办单 ${today}`,
    field: 'reminders',
    columns: REMIND_COLUMNS,
    data: () => ({ years, today }),
    head: (all) => {
      const agencies = new Set(all.map(({ agency }) => agency)).size;
      const overdue = all.filter((one) => one.overdue).length;
      return [
        {
          kind: 'text',
          text: `${years.join('、')}年计划催办（${today}）：${agencies}个单位${all.length}项，其中逾期${overdue}项`,
          tone: 'strong',
        },
      ];
    },
    screen: (listed) =>
      [...groupBy(listed, ({ agency }) => agency)].flatMap(([agency, own]) => agencyBlocks(agency, own)),
    tail: notes,
    empty: '没有需要催办的；用 zfjd plan status 查看进度',
    attention: exitCode && calls.some(({ overdue }) => overdue),
  };
}

function agencyBlocks(agency: string, calls: readonly Call[]): Block[] {
  const [one] = calls;
  const whom = [one?.contact, one?.phone].filter(Boolean).join(' ') || '名录没有联系人和电话';
  return [
    { kind: 'heading', text: `${agency}（${whom}）` },
    listBlock({ columns: OF_ONE, empty: '没有事项' }, calls),
  ];
}

function dueCell({ dueOn, overdue }: Reminder): CellText {
  if (dueOn === undefined) return '没有期限';
  return overdue ? { text: `${dueOn}逾期`, tone: 'bad' } : dueOn;
}

/** What the texts leave open, each once. */
function notes(reminders: readonly Reminder[]): Block[] {
  const texts = [
    ...new Set(reminders.flatMap(({ note, basis }) => (note === undefined ? [] : [`${basis}：${note}`]))),
  ];
  return texts.length === 0
    ? []
    : [
        { kind: 'heading', text: '说明' },
        ...texts.map((text): Block => ({ kind: 'text', text, tone: 'quiet' })),
      ];
}
