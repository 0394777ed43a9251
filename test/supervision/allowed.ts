import type { Act, Stage } from '../../src/supervision/model.ts';

/**
 * Written out by hand from the scheme and the regulation, not taken from the table in the code: stage → act → next
 * stage. What stands beside the line keeps the stage.
 */
const LINE: Record<Stage, Partial<Record<Act, Stage>>> = {
  clue: { warn: 'warned', 'issue-direct': 'issued', 'escalate-direct': 'escalated', dismiss: 'closed' },
  warned: {
    warn: 'warned',
    resolve: 'closed',
    confirm: 'unresolved',
    'issue-direct': 'issued',
    'escalate-direct': 'escalated',
    dismiss: 'closed',
  },
  unresolved: { issue: 'issued', 'escalate-direct': 'escalated', dismiss: 'closed' },
  issued: { serve: 'served', withdraw: 'withdrawn' },
  withdrawn: { issue: 'issued', 'escalate-direct': 'escalated', dismiss: 'closed', conclude: 'closed' },
  served: {
    feedback: 'reported',
    'review-passed': 'passed',
    'review-failed': 'failed',
    withdraw: 'withdrawn',
  },
  reported: {
    feedback: 'reported',
    'review-passed': 'passed',
    'review-failed': 'failed',
    withdraw: 'withdrawn',
  },
  passed: { close: 'closed' },
  failed: {
    issue: 'issued',
    feedback: 'failed',
    'review-passed': 'passed',
    'review-failed': 'failed',
    escalate: 'escalated',
    withdraw: 'withdrawn',
  },
  // The way the tests take came from a failed review.
  escalated: { decide: 'decided', decline: 'declined', retract: 'failed' },
  declined: { issue: 'issued', conclude: 'closed' },
  decided: { 'serve-decision': 'enforcing' },
  enforcing: { 'execution-done': 'executed', 'execution-failed': 'enforcing' },
  executed: { close: 'closed' },
  closed: {},
};

const ALWAYS: readonly Act[] = [
  'suspend',
  'resume',
  'terminate',
  'answer-objection',
  'send-reply',
  'void-reply',
  'list',
  'unlist',
];
const WITH_DOCUMENT = new Set<Stage>(['issued', 'served', 'reported', 'passed', 'failed']);
const AFTER_REQUEST = new Set<Stage>(['escalated', 'declined', 'decided', 'enforcing', 'executed']);

function beside(stage: Stage): Partial<Record<Act, Stage>> {
  const acts: Act[] = ['inform-superior', 'account-result', 'send-letter', 'send-notice', 'void-letter'];
  if (stage !== 'closed') acts.push(...ALWAYS);
  if (stage === 'clue' || stage === 'warned') acts.push('send-warning');
  if (WITH_DOCUMENT.has(stage)) acts.push('object');
  if (WITH_DOCUMENT.has(stage) || AFTER_REQUEST.has(stage) || stage === 'closed') acts.push('account');
  if (stage === 'served' || stage === 'enforcing') acts.push('extend');
  if (['served', 'reported', 'passed', 'failed', 'enforcing'].includes(stage)) acts.push('correct-service');
  return Object.fromEntries(acts.map((act) => [act, act === 'terminate' ? 'closed' : stage]));
}

export const STAGES = Object.keys(LINE) as Stage[];

/** stage → act → next stage; an act not named is refused. */
export const ALLOWED = Object.fromEntries(
  STAGES.map((stage) => [stage, { ...LINE[stage], ...beside(stage) }]),
) as Record<Stage, Partial<Record<Act, Stage>>>;
