import { date } from '../../src/kernel/local-date.ts';
import { addAccount, recordAccountResult } from '../../src/supervision/account-case.ts';
import { endCase } from '../../src/supervision/close-case.ts';
import { correctService } from '../../src/supervision/correct-service.ts';
import { recordDecision, recordDecline, recordExecution } from '../../src/supervision/decide-case.ts';
import { escalateCase } from '../../src/supervision/escalate-case.ts';
import { extendClock } from '../../src/supervision/extend-clock.ts';
import { informSuperior } from '../../src/supervision/inform-superior.ts';
import { issueDocument } from '../../src/supervision/issue-document.ts';
import type { Act, Stage } from '../../src/supervision/model.ts';
import { answerObjection, objectToCase } from '../../src/supervision/object-case.ts';
import { recordRectification, reviewCase } from '../../src/supervision/rectify-case.ts';
import { serveDecision, serveDocument } from '../../src/supervision/serve-document.ts';
import { showCase } from '../../src/supervision/show-case.ts';
import { resumeCase, suspendCase } from '../../src/supervision/suspend-case.ts';
import { requirePossible } from '../../src/supervision/take-step.ts';
import { confirmUnresolved, warnCase } from '../../src/supervision/warn-case.ts';
import { watchCase } from '../../src/supervision/watch-case.ts';
import { sendLetter } from '../../src/supervision/issue-case-letter.ts';
import { withdrawDocument } from '../../src/supervision/withdraw-document.ts';
import { LETTER, PROOF, type Desk } from './setting.ts';

const RECEIPT = { text: '送达回证' };

/** Signed and addressed, without a content of its own. */
const SENT = {
  grounds: LETTER.grounds,
  measures: LETTER.measures,
  signer: LETTER.signer,
  contact: LETTER.contact,
  set: {},
};

const voidLast = (desk: Desk, number: string, by: 'void-letter' | 'void-reply', act: RegExp) => {
  const { facts } = showCase(desk, number);
  const isVoid = (document: string | undefined) =>
    facts.some((fact) => fact.act.startsWith('void-') && fact.details.document === document);
  const sent = facts.findLast((fact) => act.test(fact.act) && !isVoid(fact.details.document));
  const document = sent?.details.document;
  // Without a letter there is only the table to ask.
  return document === undefined
    ? requirePossible(desk.store, number, by)
    : withdrawDocument(desk, { number, document, text: '时间写错' });
};

/** The last clock of the agency that runs, which may be extended or corrected. */
const agencyClock = (desk: Desk, number: string) =>
  showCase(desk, number).deadlines.findLast(
    (d) => /^(rectify|execute)/u.test(d.step) && d.voidOn === undefined,
  );

const lastSeq = (desk: Desk, number: string, act: Act) =>
  showCase(desk, number).facts.findLast((fact) => fact.act === act)?.seq ?? 0;

/** Every act with all it must bring, done on the desk's day. */
export const DO: Readonly<Record<Act, (desk: Desk, number: string) => unknown>> = {
  warn: (desk, number) => warnCase(desk, { number, way: '电话' }),
  resolve: (desk, number) => endCase(desk, 'resolve', { number, text: '已停止重复检查' }),
  confirm: (desk, number) => confirmUnresolved(desk, { number, proof: PROOF }),
  issue: (desk, number) =>
    issueDocument(desk, { number, kind: 'opinion', ...LETTER, allowProvisional: true }),
  'issue-direct': (desk, number) =>
    issueDocument(desk, {
      number,
      kind: 'opinion',
      direct: '反复发生、企业反映强烈',
      ...LETTER,
      allowProvisional: true,
    }),
  withdraw: (desk, number) => withdrawDocument(desk, { number, text: '检查次数有误' }),
  serve: (desk, number) => serveDocument(desk, { number, way: '直接', proof: RECEIPT }),
  feedback: (desk, number) => recordRectification(desk, { number, text: '已合并检查' }),
  'review-passed': (desk, number) => reviewCase(desk, { number, result: 'done', text: '已查看记录' }),
  'review-failed': (desk, number) => reviewCase(desk, { number, result: 'not-done', text: '仍在重复检查' }),
  escalate: (desk, number) => escalateCase(desk, { number, signer: '王局长', contact: '李科员' }),
  'escalate-direct': (desk, number) => escalateCase(desk, { number, direct: '造成企业停产', ...LETTER }),
  decide: (desk, number) =>
    recordDecision(desk, { number, decision: '测府执监决〔2026〕1号', term: { days: 10 }, proof: PROOF }),
  decline: (desk, number) => recordDecline(desk, { number, text: '要求再次督促' }),
  retract: (desk, number) => withdrawDocument(desk, { number, request: true, text: '事实尚需补充核实' }),
  'serve-decision': (desk, number) => serveDecision(desk, { number, way: '直接', proof: RECEIPT }),
  'execution-done': (desk, number) => recordExecution(desk, { number, result: 'done', text: '已停止' }),
  'execution-failed': (desk, number) => recordExecution(desk, { number, result: 'not-done', text: '未停止' }),
  close: (desk, number) => endCase(desk, 'close', { number }),
  dismiss: (desk, number) => endCase(desk, 'dismiss', { number, text: '经核实为两家企业' }),
  conclude: (desk, number) => endCase(desk, 'conclude', { number, text: '不再制发' }),
  terminate: (desk, number) => endCase(desk, 'terminate', { number, text: '复议已撤销该检查', proof: PROOF }),
  extend: (desk, number) => {
    const on = agencyClock(desk, number)?.startOn;
    return extendClock(desk, {
      number,
      days: 5,
      approver: '王局长',
      text: '涉及系统改造',
      ...(on && { on }),
    });
  },
  'correct-service': (desk, number) => {
    const clock = agencyClock(desk, number);
    const servedOn = clock?.startOn === START ? '2026-09-02' : '2026-10-10';
    if (clock?.step.startsWith('execute')) desk.at('2026-10-12');
    return correctService(desk, { number, servedOn: date(servedOn), text: '回执看错', proof: RECEIPT });
  },
  suspend: (desk, number) => suspendCase(desk, { number, text: '企业已申请复议', proof: PROOF }),
  resume: (desk, number) => resumeCase(desk, { number, text: '复议申请已撤回' }),
  object: (desk, number) => objectToCase(desk, { number, text: '有上级部署' }),
  'answer-objection': (desk, number) =>
    answerObjection(desk, { number, result: '不成立', text: '不在范围内' }),
  list: (desk, number) => watchCase(desk, { number, text: '企业反映强烈' }),
  unlist: (desk, number) => watchCase(desk, { number, text: '已整改', lift: true }),
  'inform-superior': (desk, number) => informSuperior(desk, { number, superior: '市总队' }),
  'send-warning': (desk, number) => sendLetter(desk, { number, kind: 'warning', ...SENT }),
  'send-letter': (desk, number) =>
    sendLetter(desk, {
      number,
      kind: 'interview',
      ...SENT,
      set: { 约谈时间: ['9月30日9时'], 约谈地点: ['201室'], 约谈人员: ['王局长'] },
    }),
  'send-notice': (desk, number) =>
    sendLetter(desk, {
      number,
      kind: 'notice',
      ...SENT,
      to: '市总队',
      set: { 督促整改经过: ['已提醒'] },
    }),
  'send-reply': (desk, number) =>
    sendLetter(desk, {
      number,
      kind: 'objection-reply',
      ...SENT,
      result: '不成立',
      set: { 复核情况: ['已调阅记录'], 答复意见: ['维持原文书'] },
    }),
  'void-letter': (desk, number) => voidLast(desk, number, 'void-letter', /^send-(?!reply)/u),
  'void-reply': (desk, number) => voidLast(desk, number, 'void-reply', /^send-reply$/u),
  account: (desk, number) => addAccount(desk, { number, measure: '通报' }),
  'account-result': (desk, number) =>
    recordAccountResult(desk, { number, entry: lastSeq(desk, number, 'account'), text: '已通报' }),
};

const SERVED: readonly Act[] = ['warn', 'confirm', 'issue', 'serve'];
const ESCALATED: readonly Act[] = [...SERVED, 'review-failed', 'escalate'];

/** How to get from the clue to each stage. */
export const WAY_TO: Readonly<Record<Stage, readonly Act[]>> = {
  clue: [],
  warned: ['warn'],
  unresolved: ['warn', 'confirm'],
  issued: ['warn', 'confirm', 'issue'],
  withdrawn: ['warn', 'confirm', 'issue', 'withdraw'],
  served: SERVED,
  reported: [...SERVED, 'feedback'],
  passed: [...SERVED, 'feedback', 'review-passed'],
  failed: [...SERVED, 'review-failed'],
  escalated: ESCALATED,
  declined: [...ESCALATED, 'decline'],
  decided: [...ESCALATED, 'decide'],
  enforcing: [...ESCALATED, 'decide', 'serve-decision'],
  executed: [...ESCALATED, 'decide', 'serve-decision', 'execution-done'],
  closed: ['warn', 'resolve'],
};

/** What must stand open before an act can settle it. */
export const OPENED_BY: { readonly [A in Act]?: readonly Act[] } = {
  resume: ['suspend'],
  terminate: ['suspend'],
  'answer-objection': ['object'],
  'send-reply': ['object'],
  'void-letter': ['send-letter'],
  'void-reply': ['object', 'send-reply'],
  unlist: ['list'],
  'account-result': ['account'],
};

/** Brings a case to a stage: up to service on one day, all else after the time for rectification. */
export async function bringTo(desk: Desk, number: string, stage: Stage): Promise<void> {
  for (const act of WAY_TO[stage]) {
    await DO[act](desk, number);
    if (act === 'serve') desk.at('2026-10-09');
  }
}

/** Served on this day, the time for rectification ends on 2026-09-22. */
export const START = date('2026-09-01');
