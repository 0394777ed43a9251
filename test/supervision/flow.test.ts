import { describe, expect, it } from 'vitest';
import { FLOW, possibleActs, stageAfter } from '../../src/supervision/flow.ts';
import { STAGE_NAMES, type Act, type Stage } from '../../src/supervision/model.ts';
import { showCase } from '../../src/supervision/show-case.ts';
import { bringTo, DO, START, WAY_TO } from './acts.ts';
import { newCase, newDesk, stageOf } from './setting.ts';

/** Written out by hand from the scheme, not taken from the table in the code: stage → act → next stage. */
const ALLOWED: Record<Stage, Partial<Record<Act, Stage>>> = {
  clue: { warn: 'warned', 'issue-direct': 'issued', dismiss: 'closed' },
  warned: {
    warn: 'warned',
    resolve: 'closed',
    confirm: 'unresolved',
    'issue-direct': 'issued',
    dismiss: 'closed',
  },
  unresolved: { issue: 'issued', dismiss: 'closed' },
  issued: { serve: 'served' },
  served: { feedback: 'reported', 'review-passed': 'passed', 'review-failed': 'failed' },
  reported: { feedback: 'reported', 'review-passed': 'passed', 'review-failed': 'failed' },
  passed: { close: 'closed' },
  failed: { feedback: 'failed', 'review-passed': 'passed', 'review-failed': 'failed', escalate: 'escalated' },
  closed: {},
  escalated: {},
};

const STAGES = Object.keys(ALLOWED) as Stage[];
const ACTS = Object.keys(DO) as Act[];

describe('every act in every stage', () => {
  const desk = newDesk(START);
  const caseIn = async (stage: Stage) => {
    const number = newCase(desk.at(START));
    await bringTo(desk, number, stage);
    expect(stageOf(desk, number)).toBe(stage);
    return number;
  };
  const steps = STAGES.flatMap((stage) => ACTS.map((act) => [stage, act, ALLOWED[stage][act]] as const));

  it.each(steps.flatMap(([stage, act, next]) => (next ? [[stage, act, next] as const] : [])))(
    'from %s: %s leads to %s',
    async (stage, act, next) => {
      const number = await caseIn(stage);
      await DO[act](desk, number);
      expect(stageOf(desk, number)).toBe(next);
    },
  );

  it.each(steps.flatMap(([stage, act, next]) => (next ? [] : [[stage, act] as const])))(
    'from %s: %s is refused, says why, and changes nothing',
    async (stage, act) => {
      const number = await caseIn(stage);
      const before = showCase(desk, number);
      const refused = async () => DO[act](desk, number);
      await expect(refused).rejects.toMatchObject({
        name: 'UserError',
        code: 'E_CASE_STAGE',
        message: `案件${number}现为「${STAGE_NAMES[stage]}」，不能${FLOW[act].name}`,
        hint: expect.stringMatching(hintOf(stage)) as unknown,
      });
      expect(showCase(desk, number)).toEqual(before);
    },
  );
});

/** The hint names every act that is possible, in any order. */
function hintOf(stage: Stage): RegExp {
  const possible = Object.keys(ALLOWED[stage]) as Act[];
  if (possible.length === 0) return /已办结/u;
  const names = possible.map((act) => FLOW[act].name.replace(/[（）]/gu, '.'));
  return new RegExp(names.map((name) => `(?=.*${name})`).join(''), 'u');
}

describe('the table', () => {
  it.each(STAGES)('allows in %s exactly what the scheme allows', (stage) => {
    expect(new Set(possibleActs(stage))).toEqual(new Set(Object.keys(ALLOWED[stage])));
  });

  it.each(STAGES)('leads to %s by the way the tests take', (stage) => {
    expect(stageAfter(WAY_TO[stage])).toBe(stage);
  });

  it('refuses recorded acts that do not fit it', () => {
    expect(() => stageAfter(['serve'])).toThrow(/does not fit/);
  });
});
