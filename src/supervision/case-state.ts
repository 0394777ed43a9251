import { UserError } from '../kernel/errors.ts';
import type { Need } from './flow-rule.ts';
import { FLOW } from './flow.ts';
import { MATTER_NAMES, STAGE_NAMES, type Act, type CaseFact, type Matter, type Stage } from './model.ts';

/** 案件状态 by its facts alone: where it stands on the line, and what stands open beside it. */
export interface CaseState {
  readonly stage: Stage;
  /** How many of each are open. */
  readonly open: Readonly<Record<Matter, number>>;
  /** While a request is with the government: the stage it was made from. */
  readonly from?: Stage;
}

const START: CaseState = {
  stage: 'clue',
  open: { suspension: 0, listing: 0, objection: 0, accountability: 0, letter: 0, reply: 0 },
};

const ACTS = Object.keys(FLOW) as Act[];

/** Measures against several persons run side by side, and letters stand; of the others there is one at a time. */
const SEVERAL: ReadonlySet<Matter> = new Set(['accountability', 'letter', 'reply']);

/** Why the act is not taken; undefined where it is. Stage first: what else is missing would mislead. */
function refusal({ stage, open }: CaseState, act: Act): string | undefined {
  const { name, moves, opens, settles, unless = [], suspended } = FLOW[act];
  if (moves[stage] === undefined) return `现为「${STAGE_NAMES[stage]}」，不能${name}`;
  if (open.suspension > 0 && !suspended) return `已中止监督，恢复以前不能${name}`;
  if (settles && open[settles] === 0) return `没有「${MATTER_NAMES[settles]}」的事项，不能${name}`;
  if (opens && open[opens] > 0 && !SEVERAL.has(opens)) {
    return `已有「${MATTER_NAMES[opens]}」的事项，不能再${name}`;
  }
  const pending = unless.find((matter) => open[matter] > 0);
  return pending && `还有「${MATTER_NAMES[pending]}」的事项，不能${name}`;
}

/** What can be done; empty where all has ended. */
export function possibleActs(state: CaseState): Act[] {
  return ACTS.filter((act) => refusal(state, act) === undefined);
}

/** The command for an act on a case, ready but for the `<…>` a person fills in. */
export function commandFor(act: Act, caseNumber: string): string {
  return FLOW[act].command.replace('<编号>', caseNumber);
}

/** The state after an act that the table allows. */
function after(state: CaseState, act: Act): CaseState {
  const { moves, opens, settles } = FLOW[act];
  const open = { ...state.open };
  if (opens) open[opens] += 1;
  if (settles) open[settles] -= 1;
  const to = moves[state.stage] ?? state.stage;
  const stage = to === 'back' ? (state.from ?? state.stage) : to;
  if (stage !== 'escalated') return { stage, open };
  return { stage, open, from: state.from ?? state.stage };
}

/** Where the recorded acts lead, the opening first. @throws Error where they do not fit the table */
export function stateAfter(acts: Iterable<CaseFact['act']>): CaseState {
  let state = START;
  for (const act of acts) {
    if (act === 'open') continue;
    const refused = refusal(state, act);
    if (refused !== undefined)
      throw new Error(`recorded act ${act} does not fit stage ${state.stage}: ${refused}`);
    state = after(state, act);
  }
  return state;
}

/** @throws UserError E_CASE_STAGE when the table does not allow the act; says what it allows */
export function requireMove(caseNumber: string, state: CaseState, act: Act): CaseState {
  const refused = refusal(state, act);
  if (refused === undefined) return after(state, act);
  const possible = possibleActs(state);
  const line = possible.filter((a) => !FLOW[a].side);
  const beside = possible.filter((a) => FLOW[a].side);
  const next = line.map((a) => `${FLOW[a].name}（${commandFor(a, caseNumber)}）`).join('；');
  const others = beside.map((a) => FLOW[a].name).join('、');
  throw new UserError('E_CASE_STAGE', `案件${caseNumber}${refused}`, {
    hint:
      state.stage === 'closed'
        ? `该案件已办结，没有后续动作；新的问题请另立案件${others === '' ? '' : `（仍可登记：${others}）`}`
        : [next === '' ? '' : `现在可以：${next}`, others === '' ? '' : `另可：${others}`]
            .filter((part) => part !== '')
            .join('。'),
  });
}

/** @throws UserError E_CASE_NEEDS when the act lacks what it must bring */
export function requireContent(act: Act, has: Readonly<Record<Need, boolean>>): void {
  const { name, needs } = FLOW[act];
  for (const need of Object.keys(needs) as Need[]) {
    if (has[need]) continue;
    throw new UserError('E_CASE_NEEDS', `不能${name}：${needs[need]}`, {
      hint: need === 'proof' ? '补充文字说明或附上凭证文件' : '补充文字说明',
    });
  }
}
