import { UserError } from '../kernel/errors.ts';
import type { Clause } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { bureauName, prose, stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';
import { liveClock, provisionalWarnings, startClock, voidClocks } from './clocks.ts';
import type { Proof, WarnWay } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';

/** `text` = what was said, and to whom. */
export interface WarnOptions extends ActOptions {
  readonly way: WarnWay;
  /** Who gave it; the operator where absent. */
  readonly by?: string;
  /** Day agreed for an answer. No policy sets one. */
  readonly reactBy?: LocalDate;
}

const AGREED: Clause = { document: '预警提醒记录', at: '（提醒时约定，文件未规定时限）' };

/** 预警提醒: step one, by telephone, visit or meeting; may be repeated. */
export function warnCase(deps: CaseDeps, options: WarnOptions): CaseResult {
  const { store, calendar } = deps;
  const { number, way, reactBy } = options;
  const on = options.on ?? store.actor.clock.today();
  const by = prose(options.by) || store.actor.operator;
  if (reactBy !== undefined && reactBy < on) {
    throw new UserError('E_CASE_DATE', `反馈时间${reactBy}早于提醒日期${on}`, { hint: '检查两个日期' });
  }
  store.write((tx) => {
    const { before } = takeStep(
      tx,
      store.actor,
      stepOf('warn', options, { way, by, ...(reactBy === undefined ? {} : { reactBy }) }),
    );
    if (reactBy === undefined) return;
    voidClocks(tx, number, on, '再次提醒，另定反馈时间', 'react');
    startClock(tx, calendar, {
      caseNumber: number,
      step: 'react',
      title: '反馈预警提醒事项的整改情况',
      responsible: before.file.agency.name,
      startOn: on,
      startEvent: `预警提醒（${way}）`,
      period: { unit: 'fixed', on: reactBy },
      basis: AGREED,
    });
  });
  return caseResult(deps, number);
}

/** `on` = the day it was confirmed: day 0 of the time for the document. */
export interface ConfirmOptions extends ActOptions {
  readonly proof: Proof;
}

/** 确认经预警提醒未整改: starts the time within which the document must be made. Needs evidence. */
export function confirmUnresolved(deps: CaseDeps, options: ConfirmOptions): CaseResult {
  const { store, calendar, pack } = deps;
  const { number } = options;
  const warnings = store.write((tx) => {
    const { fact } = takeStep(tx, store.actor, stepOf('confirm', options));
    const react = liveClock(tx, number, 'react');
    voidClocks(tx, number, fact.on, '经提醒未整改，转入制发文书', 'react');
    const period = pack.get('supervision.document_period', fact.on);
    const clock = startClock(tx, calendar, {
      caseNumber: number,
      step: 'document',
      title: '制发监督文书',
      responsible: bureauName(tx),
      startOn: fact.on,
      startEvent: `确认经预警提醒未整改（${fact.proof || '见所附凭证'}）`,
      period: period.value,
      basis: period.clause,
    });
    const early = react && fact.on <= react.dueOn;
    return [
      ...(early ? [`提醒时约定的反馈时间为${react.dueOn}，确认未整改之日${fact.on}尚未超过`] : []),
      ...provisionalWarnings(clock),
    ];
  });
  return caseResult(deps, number, warnings);
}
