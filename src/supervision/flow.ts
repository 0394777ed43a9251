import type { Act, Matter, Stage } from './model.ts';

/** What a fact must bring besides its date: a text, or evidence in words or as a file. */
export type Need = 'text' | 'proof';

export interface ActRule {
  readonly name: string;
  /** The command that does it, with `<编号>` for the case and `<…>` for what a person must fill in. */
  readonly command: string;
  /** From which stage to which; a stage not named here refuses the act. */
  readonly moves: { readonly [S in Stage]?: Stage };
  /** Required content, each with the reason shown where it is missing. */
  readonly needs: { readonly [N in Need]?: string };
  /** Beside the line: the stage stays, and so does the order of days of the line. */
  readonly side?: true;
  /** What stands open from then on, or is settled by it. */
  readonly opens?: Matter;
  readonly settles?: Matter;
  /** Refused as long as one of these stands open. */
  readonly unless?: readonly Matter[];
  /** Taken while the case is suspended, too. */
  readonly suspended?: true;
}

type Moves = ActRule['moves'];

const stays = (...stages: readonly Stage[]): Moves =>
  Object.fromEntries(stages.map((stage) => [stage, stage]));

/** Before a document, with one, and after it. */
const EARLY = ['clue', 'warned', 'unresolved'] as const;
const WITH_DOCUMENT = ['issued', 'served', 'reported', 'passed', 'failed'] as const;
const UPWARD = ['escalated', 'declined', 'decided', 'enforcing', 'executed'] as const;
const OPEN = [...EARLY, ...WITH_DOCUMENT, 'withdrawn', ...UPWARD] as const;

/** A case is not ended over an objection nobody answered, nor while it is listed. */
const SETTLED: readonly Matter[] = ['objection', 'listing'];

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
    unless: SETTLED,
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
    moves: { unresolved: 'issued', withdrawn: 'issued', failed: 'issued', declined: 'issued' },
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
  withdraw: {
    name: '撤回文书',
    command: 'zfjd case withdraw <编号> --text <理由>',
    moves: { issued: 'withdrawn', served: 'withdrawn', reported: 'withdrawn', failed: 'withdrawn' },
    needs: { text: '撤回文书要写明错在哪里，原文号作废并留存' },
  },
  feedback: {
    name: '登记整改反馈',
    command: 'zfjd case rectify <编号> --text <整改情况>',
    moves: { served: 'reported', reported: 'reported', failed: 'failed' },
    needs: { text: '须写明整改情况' },
    suspended: true,
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
  escalate: {
    name: '报请',
    command: 'zfjd case escalate <编号>',
    moves: { failed: 'escalated' },
    needs: {},
    unless: ['objection'],
  },
  'escalate-direct': {
    name: '重大问题直接报请',
    command: 'zfjd case escalate <编号> --direct <理由>',
    moves: { clue: 'escalated', warned: 'escalated', unresolved: 'escalated', withdrawn: 'escalated' },
    needs: { text: '未经督办函、意见书而直接报请，须写明涉及的重大问题' },
    unless: ['objection'],
  },
  decide: {
    name: '登记决定书',
    command: 'zfjd case decide <编号> --decision <决定书文号> --on <成文日期> --proof <凭证>',
    moves: { escalated: 'decided' },
    needs: { proof: '决定书由政府制发，登记时要附决定书或者写明凭证' },
  },
  decline: {
    name: '登记政府未作出决定',
    command: 'zfjd case decide <编号> --declined <理由>',
    moves: { escalated: 'declined' },
    needs: { text: '须写明政府的意见' },
  },
  'serve-decision': {
    name: '送达决定书',
    command: 'zfjd case serve <编号> --way <方式> --on <送达日期> --proof <送达凭证>',
    moves: { decided: 'enforcing' },
    needs: { proof: '没有送达凭证（送达回证、签收单、邮寄回执等）不算送达，执行期限不起算' },
  },
  'execution-done': {
    name: '核实决定已执行',
    command: 'zfjd case execute <编号> --result 已执行 --text <执行情况>',
    moves: { enforcing: 'executed' },
    needs: { text: '须写明执行情况' },
  },
  'execution-failed': {
    name: '核实决定未执行',
    command: 'zfjd case execute <编号> --result 未执行 --text <执行情况>',
    moves: { enforcing: 'enforcing' },
    needs: { text: '须写明未执行的情况' },
  },
  close: {
    name: '结案',
    command: 'zfjd case close <编号>',
    moves: { passed: 'closed', executed: 'closed' },
    needs: {},
    unless: SETTLED,
  },
  dismiss: {
    name: '线索不成立结案',
    command: 'zfjd case close <编号> --unfounded <理由>',
    moves: { clue: 'closed', warned: 'closed', unresolved: 'closed', withdrawn: 'closed' },
    needs: { text: '须写明线索不成立的理由' },
    unless: SETTLED,
  },
  conclude: {
    name: '说明理由结案',
    command: 'zfjd case close <编号> --text <理由>',
    moves: { withdrawn: 'closed', declined: 'closed' },
    needs: { text: '文书已撤回或者政府未作出决定而结案的，须写明理由' },
    unless: SETTLED,
  },
  terminate: {
    name: '终止监督结案',
    command: 'zfjd case close <编号> --terminated <复议、诉讼结果> --proof <凭证>',
    moves: Object.fromEntries(OPEN.map((stage) => [stage, 'closed'])),
    needs: { text: '须写明复议、诉讼的结果', proof: '须有复议决定、裁判文书等凭证' },
    settles: 'suspension',
    unless: SETTLED,
    suspended: true,
  },
  extend: {
    name: '延长期限',
    command: 'zfjd case extend <编号> --days <工作日数> --approver <批准人> --text <理由>',
    moves: stays('served', 'enforcing'),
    needs: { text: '须写明延长的理由' },
    side: true,
  },
  'correct-service': {
    name: '更正送达日期',
    command: 'zfjd case correct <编号> --served <送达日期> --text <理由> --proof <送达凭证>',
    moves: stays('served', 'reported', 'enforcing'),
    needs: { text: '须写明原来错在哪里', proof: '更正送达日期要有送达凭证' },
    side: true,
  },
  suspend: {
    name: '中止监督',
    command: 'zfjd case suspend <编号> --text <理由> --proof <受理凭证>',
    moves: stays(...OPEN),
    needs: { text: '须写明哪一件复议、诉讼', proof: '中止要有复议、诉讼受理的凭证' },
    side: true,
    opens: 'suspension',
  },
  resume: {
    name: '恢复监督',
    command: 'zfjd case resume <编号> --text <理由>',
    moves: stays(...OPEN),
    needs: { text: '须写明复议、诉讼的结果' },
    side: true,
    settles: 'suspension',
    suspended: true,
  },
  object: {
    name: '登记异议',
    command: 'zfjd case object <编号> --text <异议理由>',
    moves: stays(...WITH_DOCUMENT),
    needs: { text: '须写明异议的理由' },
    side: true,
    opens: 'objection',
    suspended: true,
  },
  'answer-objection': {
    name: '答复异议',
    command: 'zfjd case answer <编号> --result <结果> --text <答复>',
    moves: stays(...OPEN),
    needs: { text: '须写明答复的内容和理由' },
    side: true,
    settles: 'objection',
    suspended: true,
  },
  list: {
    name: '挂牌督办',
    command: 'zfjd case watch <编号> --text <理由>',
    moves: stays(...OPEN),
    needs: { text: '须写明挂牌督办的理由' },
    side: true,
    opens: 'listing',
    suspended: true,
  },
  unlist: {
    name: '解除挂牌督办',
    command: 'zfjd case watch <编号> --lift --text <理由>',
    moves: stays(...OPEN),
    needs: { text: '须写明解除的理由' },
    side: true,
    settles: 'listing',
    suspended: true,
  },
  'inform-superior': {
    name: '告知上一级主管部门',
    command: 'zfjd case inform <编号> --to <上一级主管部门>',
    moves: stays(...OPEN, 'closed'),
    needs: {},
    side: true,
    suspended: true,
  },
  account: {
    name: '登记问责',
    command: 'zfjd case account add <编号> --measure <措施>',
    moves: stays(...WITH_DOCUMENT, ...UPWARD, 'closed'),
    needs: {},
    side: true,
    opens: 'accountability',
    suspended: true,
  },
  'account-result': {
    name: '登记问责结果',
    command: 'zfjd case account record <编号> <序号> --text <结果>',
    moves: stays(...OPEN, 'closed'),
    needs: { text: '须写明处理结果' },
    side: true,
    settles: 'accountability',
    suspended: true,
  },
};
