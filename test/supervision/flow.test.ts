import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/kernel/errors.ts';
import { FLOW, possibleActs, requireMove, stageAfter } from '../../src/supervision/flow.ts';
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
  it.each(STAGES)('from %s', async (stage) => {
    const desk = newDesk(START);
    for (const act of ACTS) {
      const number = newCase(desk.at(START));
      await bringTo(desk, number, stage);
      expect(stageOf(desk, number)).toBe(stage);
      const before = showCase(desk, number);
      const next = ALLOWED[stage][act];
      if (next !== undefined) {
        await DO[act](desk, number);
        expect([act, stageOf(desk, number)]).toEqual([act, next]);
        continue;
      }
      const refused: unknown = await Promise.resolve()
        .then(() => DO[act](desk, number))
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(UserError);
      expect(refused).toMatchObject({ code: 'E_CASE_STAGE' });
      expect(String(refused)).toContain(`案件${number}现为「${STAGE_NAMES[stage]}」，不能${FLOW[act].name}`);
      expect(showCase(desk, number)).toEqual(before);
    }
  });
});

describe('the table', () => {
  it.each(STAGES)('names in %s what is possible instead', (stage) => {
    const possible = Object.keys(ALLOWED[stage]) as Act[];
    expect(new Set(possibleActs(stage))).toEqual(new Set(possible));
    const wrong = ACTS.find((act) => !possible.includes(act)) ?? 'warn';
    try {
      requireMove('2026-0001', stage, wrong);
      expect.unreachable();
    } catch (error) {
      const hint = error instanceof UserError ? (error.hint ?? '') : '';
      if (possible.length === 0) expect(hint).toContain('已办结');
      for (const act of possible) expect(hint).toContain(FLOW[act].name);
    }
  });

  it.each(STAGES)('leads to %s by the way the tests take', (stage) => {
    expect(stageAfter(WAY_TO[stage])).toBe(stage);
  });

  it('refuses recorded acts that do not fit it', () => {
    expect(() => stageAfter(['serve'])).toThrow(/does not fit/);
  });
});
