import { BESIDE } from './flow-beside.ts';
import { OPEN, SETTLED, type ActRule } from './flow-rule.ts';
import type { Act } from './model.ts';

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
    voids: true,
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
  // No text speaks of taking a request back; nothing binds before the government has decided (条例第二十九条). 口径
  retract: {
    name: '撤回报请',
    command: 'zfjd case withdraw <编号> --text <理由>',
    moves: { escalated: 'back' },
    needs: { text: '撤回报请要写明理由，请示的文号作废并留存' },
    voids: true,
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
  ...BESIDE,
};
