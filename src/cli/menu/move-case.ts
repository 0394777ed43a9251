import type { CaseSummary } from '../../supervision/show-case.ts';
import type { Deps } from '../deps.ts';
import type { Choice } from '../io.ts';
import { runTemplate } from './run-command.ts';

/** More are not looked through in a list. */
const LISTED = 30;
const OTHER = '';

/** 办理案件: takes a case that is open, shows it, and runs the next act that its stage allows. */
export async function moveCase(deps: Deps): Promise<void> {
  const { listCases, showCase } = await import('../../supervision/show-case.ts');
  const reading = { store: await deps.openStore(), calendar: await deps.calendar() };
  const cases = listCases(reading, { open: true });
  if (cases.length === 0) {
    deps.note('没有未办结的案件；可以先「登记一条线索」，即 zfjd case open');
    return;
  }
  const number = await chosenCase(deps, cases);
  if (!(await runTemplate(deps, `zfjd case show ${number}`))) return;
  const { status } = showCase(reading, number);
  const [{ commandFor }, { FLOW }] = await Promise.all([
    import('../../supervision/case-state.ts'),
    import('../../supervision/flow.ts'),
  ]);
  if (status.possible.length === 0) return;
  const command = await deps.prompter.choose(
    `案件${number}（${status.stageName}）接下来`,
    status.possible.map((act) => {
      const line = commandFor(act, number);
      return { value: line, label: FLOW[act].name, note: line };
    }),
  );
  await runTemplate(deps, command);
}

async function chosenCase({ prompter }: Deps, cases: readonly CaseSummary[]): Promise<string> {
  const choices: Choice[] = cases
    .toSorted((a, b) => order(a).localeCompare(order(b)))
    .slice(0, LISTED)
    .map(({ file, status }) => ({
      value: file.number,
      label: `${file.number} ${file.agency.name} ${status.stageName}${status.overdue.length > 0 ? '（超期）' : ''}`,
      note: file.problem,
    }));
  if (cases.length > LISTED) choices.push({ value: OTHER, label: `其他（共${cases.length}件），输入编号` });
  const chosen = await prompter.choose('哪一个案件', choices);
  return chosen === OTHER ? (await prompter.input('案件编号')).trim() : chosen;
}

/** The most urgent first. */
function order({ file, status }: CaseSummary): string {
  return `${status.overdue[0]?.dueOn ?? status.due?.dueOn ?? '9999'} ${file.number}`;
}
