import type { Tx } from '../store/store.ts';
import { provisionalWarnings, startClock, startReview } from './clocks.ts';
import { currentDocument, recordedDecision } from './current-document.ts';
import { executionPeriod } from './execution-period.ts';
import type { Proof } from './model.ts';
import { consentMissing, serviceDay, type ServiceAsKnown } from './service-day.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import {
  bureauName,
  loadCase,
  stepOf,
  takeStep,
  type ActOptions,
  type CaseDeps,
  type StepTaken,
} from './take-step.ts';

export interface ServeOptions extends Omit<ActOptions, 'on' | 'proof'>, ServiceAsKnown {
  /** 送达凭证; without it nothing is recorded and no clock starts. */
  readonly proof: Proof;
}

/** 送达: starts the time for rectification, and with its end the time for the review. */
export function serveDocument(deps: CaseDeps, options: ServeOptions): CaseResult {
  const { store, calendar, pack } = deps;
  const { number, way } = options;
  const warnings = store.write((tx) => {
    const document = currentDocument(loadCase(tx, number).facts);
    const { before, fact } = takeServiceStep(deps, tx, 'serve', options, document?.details.document);
    if (!document) throw new Error(`case ${number} is issued without a document`);
    // The letter promised these lengths: those in force when it was issued hold.
    const rectify = pack.get('supervision.rectify_period', document.on);
    const review = pack.get('supervision.review_period', document.on);
    const rectifyClock = startClock(tx, calendar, {
      caseNumber: number,
      step: 'rectify',
      title: '完成整改并书面反馈',
      responsible: before.file.agency.name,
      startOn: fact.on,
      startEvent: `${document.details.document}${way}送达（${fact.proof || '见所附凭证'}）`,
      period: rectify.value,
      basis: rectify.clause,
    });
    const reviewClock = startReview(tx, calendar, rectifyClock, {
      responsible: bureauName(tx),
      period: review.value,
      basis: review.clause,
    });
    return [...consentMissing(pack, options, fact.on), ...provisionalWarnings(rectifyClock, reviewClock)];
  });
  return caseResult(deps, number, warnings);
}

/** 送达决定书: starts the time for carrying it out, where the decision sets one. */
export function serveDecision(deps: CaseDeps, options: ServeOptions): CaseResult {
  const { store, calendar, pack } = deps;
  const { number, way } = options;
  const warnings = store.write((tx) => {
    const decision = recordedDecision(loadCase(tx, number).facts);
    const { before, fact } = takeServiceStep(deps, tx, 'serve-decision', options, decision?.details.decision);
    if (!decision) throw new Error(`case ${number} is decided without a decision`);
    const { decision: name, executeBy } = decision.details;
    const consent = consentMissing(pack, options, fact.on);
    if (executeBy === undefined)
      return [...consent, `决定书${name}没有登记执行期限，期限不起算；核实执行情况用 zfjd case execute`];
    const clock = startClock(tx, calendar, {
      caseNumber: number,
      step: 'execute',
      title: '执行行政执法监督决定书',
      responsible: before.file.agency.name,
      startOn: fact.on,
      startEvent: `${name}${way}送达（${fact.proof || '见所附凭证'}）`,
      period: executionPeriod(executeBy),
      basis: { document: name ?? '', at: '（决定书规定的期限）' },
    });
    return [...consent, ...provisionalWarnings(clock)];
  });
  return caseResult(deps, number, warnings);
}

function takeServiceStep(
  { store, pack }: CaseDeps,
  tx: Tx,
  act: 'serve' | 'serve-decision',
  options: ServeOptions,
  document: string | undefined,
): StepTaken {
  const { on, details } = serviceDay(pack, options, store.actor.clock.today());
  const named = document === undefined ? details : { ...details, document };
  return takeStep(tx, store.actor, stepOf(act, { ...options, on }, named));
}
