import type { Deadline } from '../calendar/deadlines.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { stateAfter } from './case-state.ts';
import { isOpen } from './clocks.ts';
import { FLOW } from './flow.ts';
import { MATTER_NAMES, STAGE_NAMES, type CaseFact, type Matter, type Stage } from './model.ts';
import { showCase, type CaseView, type ReadDeps } from './show-case.ts';

/** How a span ended, or that it did not. */
export type SpanState = 'stage' | 'running' | 'met' | 'late' | 'void' | 'matter';

/** A stage, a clock, or what stood open beside the line. */
export interface CaseSpan {
  readonly kind: 'stage' | 'clock' | 'matter';
  /** Stage, step of the clock, or matter. */
  readonly key: string;
  readonly title: string;
  readonly from: LocalDate;
  /** Today as long as it lasts. */
  readonly to: LocalDate;
  readonly due?: LocalDate;
  readonly state: SpanState;
  readonly note: string;
}

export interface CaseTimeline {
  readonly view: CaseView;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly today: LocalDate;
  readonly spans: readonly CaseSpan[];
}

/** 案件时间线: how long each stage lasted, each clock with its last day, and what stood open. */
export function caseTimeline(deps: ReadDeps, number: string): CaseTimeline {
  const view = showCase(deps, number);
  const today = deps.store.actor.clock.today();
  const spans = [
    ...stageSpans(view.facts, today),
    ...matterSpans(view.facts, today),
    ...view.deadlines.map((clock) => clockSpan(clock, today)),
  ];
  const days = spans.flatMap(({ from, to, due }) => [from, to, due ?? to]);
  const from = days.reduce((a, b) => (a < b ? a : b), today);
  const last = days.reduce((a, b) => (a > b ? a : b), from);
  return { view, from, to: last, today, spans };
}

function stageSpans(facts: readonly CaseFact[], today: LocalDate): CaseSpan[] {
  const steps: { stage: Stage; on: LocalDate }[] = [];
  for (const [i, fact] of facts.entries()) {
    const { stage } = stateAfter(facts.slice(0, i + 1).map(({ act }) => act));
    if (steps.at(-1)?.stage !== stage) steps.push({ stage, on: dayOf(fact, facts) });
  }
  return steps.map(({ stage, on }, i) => {
    const until = steps[i + 1]?.on ?? (stage === 'closed' ? on : later(on, today));
    return {
      kind: 'stage',
      key: stage,
      title: STAGE_NAMES[stage],
      from: on,
      to: until,
      state: 'stage',
      note: '',
    };
  });
}

/** The day of an act; that of a service as corrected since. */
function dayOf({ act, on, seq }: CaseFact, facts: readonly CaseFact[]): LocalDate {
  if (act !== 'serve' && act !== 'serve-decision') return on;
  const next = facts.find((one) => one.seq > seq && (one.act === 'serve' || one.act === 'serve-decision'));
  const corrected = facts.findLast(
    (one) => one.act === 'correct-service' && one.seq > seq && one.seq < (next?.seq ?? Infinity),
  );
  return (corrected?.details.servedOn as LocalDate | undefined) ?? on;
}

/** What was opened beside the line, until it was settled. */
function matterSpans(facts: readonly CaseFact[], today: LocalDate): CaseSpan[] {
  const found: CaseSpan[] = [];
  for (const matter of ['suspension', 'listing', 'objection'] as const satisfies readonly Matter[]) {
    for (const fact of facts) {
      if (ruleOf(fact)?.opens !== matter) continue;
      const end = facts.find((next) => next.seq > fact.seq && ruleOf(next)?.settles === matter);
      found.push({
        kind: 'matter',
        key: matter,
        title: MATTER_NAMES[matter],
        from: fact.on,
        to: end?.on ?? later(fact.on, today),
        state: 'matter',
        note: fact.text,
      });
    }
  }
  return found;
}

function ruleOf({ act }: CaseFact) {
  return act === 'open' ? undefined : FLOW[act];
}

function clockSpan(clock: Deadline, today: LocalDate): CaseSpan {
  const { title, startOn, dueOn, metOn, voidOn, voidReason, step } = clock;
  const open = isOpen(clock);
  const end = metOn ?? voidOn ?? (dueOn < today ? today : dueOn);
  const late = (metOn ?? (open ? today : startOn)) > dueOn;
  const state: SpanState =
    voidOn !== undefined ? 'void' : late ? 'late' : metOn === undefined ? 'running' : 'met';
  const notes = {
    void: `已撤销：${voidReason ?? ''}`,
    late: metOn === undefined ? '超期' : `${metOn}完成（超期）`,
    met: `${metOn ?? ''}完成`,
    running: '进行中',
  };
  return {
    kind: 'clock',
    key: step,
    title,
    from: startOn,
    to: later(startOn, end),
    due: dueOn,
    state,
    note: notes[state],
  };
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
