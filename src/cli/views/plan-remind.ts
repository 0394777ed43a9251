import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { AgencyReminders, Reminder } from '../../plan/filing-reminders.ts';

export interface RemindersShown {
  readonly years: readonly number[];
  readonly today: LocalDate;
  readonly agencies: readonly AgencyReminders[];
}

/** 催办单: whom to call and why, one block for each agency. */
export function remindersView(shown: RemindersShown, exitCode: boolean): Outcome<RemindersShown> {
  const { agencies, years, today } = shown;
  const all = agencies.flatMap(({ reminders }) => reminders);
  const overdue = all.filter((one) => one.overdue).length;
  return {
    schema: 'zfjd.plan.remind/1',
    data: shown,
    blocks: [
      {
        kind: 'text',
        text: `${years.join('、')}年计划催办（${today}）：${agencies.length}个单位${all.length}项，其中逾期${overdue}项`,
        tone: 'strong',
      },
      ...agencies.flatMap(agencyBlocks),
      ...notes(all),
      ...(agencies.length === 0
        ? [{ kind: 'text', text: '没有需要催办的；用 zfjd plan status 查看进度', tone: 'good' } as const]
        : []),
    ],
    attention: exitCode && overdue > 0,
  };
}

function agencyBlocks({ name, contact, phone, reminders }: AgencyReminders): Block[] {
  const whom = [contact, phone].filter(Boolean).join(' ') || '名录没有联系人和电话';
  return [
    { kind: 'heading', text: `${name}（${whom}）` },
    {
      kind: 'table',
      columns: ['届满日', '计划', '编号', '事由', '依据'].map((header) => ({ header })),
      rows: reminders.map((one) => [
        dueCell(one),
        one.period,
        one.code ?? (one.planId === undefined ? '' : String(one.planId)),
        `${one.kind === 'ours' ? '【本局】' : ''}${one.text}`,
        one.basis,
      ]),
      empty: '没有事项',
    },
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
