import type { LocalDate } from '../kernel/local-date.ts';
import { provisionalWarnings, startClock } from './clocks.ts';
import type { Proof, ServeWay } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { readDocuments } from './store.ts';
import { bureauName, takeStep, type CaseDeps } from './take-step.ts';

export interface ServeOptions {
  readonly number: string;
  readonly way: ServeWay;
  /**
   * 送达日期: 直接 the day of signing, 留置 the day it was left, 邮寄 the day on the receipt, 电子 the day it
   * arrived in the agency's system, 公告 the day the notice period ended.
   */
  readonly on?: LocalDate;
  /** 送达凭证; without it nothing is recorded and no clock starts. */
  readonly proof: Proof;
  readonly text?: string;
}

/** 送达: starts the time for rectification, and with its end the time for the review. */
export function serveDocument(deps: CaseDeps, options: ServeOptions): CaseResult {
  const { store, calendar, pack } = deps;
  const { number, way } = options;
  const warnings = store.write((tx) => {
    const on = options.on ?? store.actor.clock.today();
    const document = readDocuments(tx, number).at(-1);
    const { before, fact } = takeStep(tx, store.actor, {
      caseNumber: number,
      act: 'serve',
      on,
      text: options.text,
      proof: options.proof,
      details: { way, ...(document ? { document: document.number } : {}) },
    });
    if (!document) throw new Error(`case ${number} is issued without a document`);
    // The letter promised these lengths: those in force when it was issued hold.
    const rectify = pack.get('supervision.rectify_period', document.issuedOn);
    const review = pack.get('supervision.review_period', document.issuedOn);
    const rectifyClock = startClock(tx, calendar, {
      caseNumber: number,
      step: 'rectify',
      title: '完成整改并书面反馈',
      responsible: before.file.agency.name,
      startOn: fact.on,
      startEvent: `${document.number}${way}送达（${fact.proof || '见所附凭证'}）`,
      period: rectify.value,
      basis: rectify.clause,
    });
    const reviewClock = startClock(tx, calendar, {
      caseNumber: number,
      step: 'review',
      title: '跟踪复查',
      responsible: bureauName(tx),
      startOn: rectifyClock.dueOn,
      startEvent: '整改期限届满',
      period: review.value,
      basis: review.clause,
    });
    return provisionalWarnings(rectifyClock, reviewClock);
  });
  return caseResult(deps, number, warnings);
}
