import type { Deadline } from '../calendar/deadlines.ts';
import { clauseText } from '../kernel/finding.ts';
import { date, yearOf, type LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { readSetting } from '../store/settings.ts';
import type { Reader } from '../store/store.ts';
import type { DueDay } from './expected-plans.ts';
import { chainOf, missingBefore, stepText } from './filing-chain.ts';
import { cellsOf, filingYear, type AgencyYear, type YearCell } from './filing-year.ts';

/** 应报计划的期限: computed from what did not come, so it has no number of its own. */
export type ExpectedDeadline = Omit<Deadline, 'id'>;

/**
 * The days by which plans of this year and the next have to be drafted or filed, as far as they lie before
 * `until`: for a plan that did not come, or that others have to pass first, they are the agency's, for one that
 * lies with us they are ours.
 */
export function expectedDeadlines(
  reader: Reader,
  pack: Pack,
  { today, until }: { readonly today: LocalDate; readonly until: LocalDate },
): ExpectedDeadline[] {
  const bureau = readSetting(reader, 'bureau') ?? '';
  // The monthly plan for January is due in December.
  const years = [yearOf(today), yearOf(today) + 1];
  return years
    .flatMap((year) => filingYear(reader, pack, { year, today }).rows)
    .flatMap((row) =>
      cellsOf(row).flatMap((cell) =>
        deadlinesOfCell(row, cell, bureau, (id) => firstStep(reader, pack, id, row)),
      ),
    )
    .filter(({ dueOn }) => dueOn <= until);
}

/** `市总队备案`: the step of others without which a plan cannot be filed. */
function firstStep(reader: Reader, pack: Pack, planId: number, { agency }: AgencyYear): string | undefined {
  const chain = chainOf(reader, pack, planId, agency);
  const [first] = chain ? missingBefore(chain) : [];
  return first && stepText(first);
}

function deadlinesOfCell(
  row: AgencyYear,
  cell: YearCell,
  bureau: string,
  stepBefore: (planId: number) => string | undefined,
): ExpectedDeadline[] {
  const { agency } = row;
  const { state, plan, expected, letterBy } = cell;
  if (!expected || !agency) return [];
  const make = (step: string, title: string, responsible: string, due: DueDay | undefined) =>
    due === undefined
      ? []
      : [
          {
            owner: 'plan',
            ownerId: expected.period,
            step: `${step}:${agency.code}`,
            title,
            responsible,
            startOn: date(`${due.on.slice(0, 4)}-01-01`),
            startEvent: `${expected.period}应报`,
            amount: 0,
            unit: 'fixed',
            dueOn: due.on,
            provisional: false,
            basis: clauseText(due.clause),
          } as const,
        ];
  const letter = make('inform', `向其他部门函告${expected.period}`, row.name, letterBy);
  if (!plan || state === 'withdrawn') {
    const drafting = state === 'waiting' || state === 'late' ? expected.draftBy : undefined;
    return drafting
      ? [...make('draft', `拟定${expected.period}`, row.name, drafting), ...letter]
      : [...make('file', `报送${expected.period}备案`, row.name, expected.fileBy), ...letter];
  }
  if (state !== 'open' && state !== 'faulty') return letter;
  const step = state === 'open' ? stepBefore(plan.id) : undefined;
  if (step !== undefined)
    return [
      ...make('step', `${expected.period}：${step}（计划${plan.id}）`, row.name, expected.fileBy),
      ...letter,
    ];
  const act = state === 'open' ? '办理备案' : '退回修改';
  const title = `${row.name}${expected.period}：${act}（计划${plan.id}）`;
  return [...make('decide', title, bureau, expected.fileBy), ...letter];
}
