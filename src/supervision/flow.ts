import { UserError } from '../kernel/errors.ts';
import { STAGE_NAMES, type Act, type Stage } from './model.ts';

/** What a fact must bring besides its date: a text, or evidence in words or as a file. */
export type Need = 'text' | 'proof';

interface ActRule {
  readonly name: string;
  /** The command that does it, with `<编号>` for the case and `<…>` for what a person must fill in. */
  readonly command: string;
  /** From which stage to which; a stage not named here refuses the act. */
  readonly moves: { readonly [S in Stage]?: Stage };
  /** Required content, each with the reason shown where it is missing. */
  readonly needs: { readonly [N in Need]?: string };
}

/** 办案流程: every act, from where to where, and what it must bring. The whole line of a case is this table. */
export const FLOW: Readonly<Record<Act, ActRule>> = {
  warn: {
    name: '预警提醒',
    command: 'zfjd case warn <编号> --way <方式> --react-by <反馈日期>',
    moves: { clue: 'warned', warned: 'warned' },
    needs: {},
  },
  resolve: {
    name: '提醒后整改到位结案',
    command: 'zfjd case close <编号> --text <整改情况>',
    moves: { warned: 'closed' },
    needs: { text: '须写明整改情况' },
  },
  confirm: {
    name: '确认经提醒未整改',
    command: 'zfjd case warn <编号> --unresolved --proof <核实依据>',
    moves: { warned: 'unresolved' },
    needs: { proof: '「经预警提醒未整改」要有核实依据（记录、截图、回访情况等），制发文书的期限由此起算' },
  },
  issue: {
    name: '制发文书',
    command: 'zfjd case notice <编号>',
    moves: { unresolved: 'issued' },
    needs: {},
  },
  'issue-direct': {
    name: '直接制发文书',
    command: 'zfjd case notice <编号> --direct <理由>',
    moves: { clue: 'issued', warned: 'issued' },
    needs: { text: '未经「提醒未整改」确认而直接制发，须写明问题突出的理由' },
  },
  serve: {
    name: '送达',
    command: 'zfjd case serve <编号> --way <方式> --on <送达日期> --proof <送达凭证>',
    moves: { issued: 'served' },
    needs: { proof: '没有送达凭证（送达回证、签收单、邮寄回执等）不算送达，整改期限不起算' },
  },
  feedback: {
    name: '登记整改反馈',
    command: 'zfjd case rectify <编号> --text <整改情况>',
    moves: { served: 'reported', reported: 'reported', failed: 'failed' },
    needs: { text: '须写明整改情况' },
  },
  'review-passed': {
    name: '复查（已整改到位）',
    command: 'zfjd case review <编号> --result 整改到位 --text <复查情况>',
    moves: { served: 'passed', reported: 'passed', failed: 'passed' },
    needs: { text: '须写明复查情况' },
  },
  'review-failed': {
    name: '复查（未整改到位）',
    command: 'zfjd case review <编号> --result 未整改到位 --text <复查情况>',
    moves: { served: 'failed', reported: 'failed', failed: 'failed' },
    needs: { text: '须写明复查情况' },
  },
  close: {
    name: '结案',
    command: 'zfjd case close <编号>',
    moves: { passed: 'closed' },
    needs: {},
  },
  dismiss: {
    name: '线索不成立结案',
    command: 'zfjd case close <编号> --unfounded <理由>',
    moves: { clue: 'closed', warned: 'closed', unresolved: 'closed' },
    needs: { text: '须写明线索不成立的理由' },
  },
  escalate: {
    name: '报请',
    command: 'zfjd case escalate <编号>',
    moves: { failed: 'escalated' },
    needs: {},
  },
};

const ACTS = Object.keys(FLOW) as Act[];

/** What can be done in a stage; empty where the line has ended. */
export function possibleActs(stage: Stage): Act[] {
  return ACTS.filter((act) => FLOW[act].moves[stage] !== undefined);
}

/** The command for an act on a case, ready but for the `<…>` a person fills in. */
export function commandFor(act: Act, caseNumber: string): string {
  return FLOW[act].command.replace('<编号>', caseNumber);
}

/** Where the acts lead, starting from the opened clue. @throws Error where they do not fit the table */
export function stageAfter(acts: Iterable<Act>): Stage {
  let stage: Stage = 'clue';
  for (const act of acts) {
    const next: Stage | undefined = FLOW[act].moves[stage];
    if (next === undefined) throw new Error(`recorded act ${act} does not fit stage ${stage}`);
    stage = next;
  }
  return stage;
}

/** @throws UserError E_CASE_STAGE when the stage does not allow the act; says what it allows */
export function requireMove(caseNumber: string, stage: Stage, act: Act): Stage {
  const next = FLOW[act].moves[stage];
  if (next !== undefined) return next;
  const possible = possibleActs(stage);
  throw new UserError(
    'E_CASE_STAGE',
    `案件${caseNumber}现为「${STAGE_NAMES[stage]}」，不能${FLOW[act].name}`,
    {
      hint:
        possible.length === 0
          ? '该案件已办结，没有后续动作；新的问题请另立案件'
          : `现在可以：${possible.map((a) => `${FLOW[a].name}（${commandFor(a, caseNumber)}）`).join('；')}`,
    },
  );
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
