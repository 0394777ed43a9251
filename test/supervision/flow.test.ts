import { describe, expect, it } from 'vitest';
import { possibleActs, stateAfter } from '../../src/supervision/case-state.ts';
import { FLOW } from '../../src/supervision/flow.ts';
import { STAGE_NAMES, type Act, type Stage } from '../../src/supervision/model.ts';
import { showCase } from '../../src/supervision/show-case.ts';
import { bringTo, DO, OPENED_BY, START, WAY_TO } from './acts.ts';
import { ALLOWED, STAGES } from './allowed.ts';
import { newCase, newDesk, stageOf } from './setting.ts';

const ACTS = Object.keys(DO) as Act[];

describe('every act in every stage', () => {
  const desk = newDesk(START);
  const caseIn = async (stage: Stage) => {
    const number = newCase(desk.at(START));
    await bringTo(desk, number, stage);
    return number;
  };

  it.each(STAGES)('from %s leads where the scheme says', async (stage) => {
    const reached: Partial<Record<Act, Stage>> = {};
    for (const act of Object.keys(ALLOWED[stage]) as Act[]) {
      // What a case closed by itself has open was opened before: that is another test.
      if (stage === 'closed' && act === 'account-result') continue;
      const number = await caseIn(stage);
      const openers = OPENED_BY[act] ?? [];
      if (openers.some((opener) => ALLOWED[stage][opener] === undefined)) continue;
      for (const opener of openers) await DO[opener](desk, number);
      await DO[act](desk, number);
      reached[act] = stageOf(desk, number);
    }
    const skipped = Object.keys(ALLOWED[stage]).filter((act) => !(act in reached)) as Act[];
    // Only what nothing in this stage can open.
    expect(skipped.every((act) => OPENED_BY[act] !== undefined)).toBe(true);
    expect({ ...ALLOWED[stage], ...reached }).toEqual(ALLOWED[stage]);
    expect(Object.keys(reached).length).toBeGreaterThan(0);
  });

  it.each(STAGES)('from %s is refused otherwise, says why, and changes nothing', async (stage) => {
    const number = await caseIn(stage);
    const before = showCase(desk, number);
    for (const act of ACTS.filter((one) => ALLOWED[stage][one] === undefined)) {
      const refused = async () => DO[act](desk, number);
      await expect(refused).rejects.toMatchObject({
        name: 'UserError',
        code: 'E_CASE_STAGE',
        message: `案件${number}现为「${STAGE_NAMES[stage]}」，不能${FLOW[act].name}`,
        hint: expect.stringMatching(hintOf(stage)) as unknown,
      });
    }
    expect(showCase(desk, number)).toEqual(before);
  });
});

/** The hint names every act that is possible with nothing open, in any order. */
function hintOf(stage: Stage): RegExp {
  if (stage === 'closed') return /已办结/u;
  const possible = (Object.keys(ALLOWED[stage]) as Act[]).filter((act) => OPENED_BY[act] === undefined);
  const names = possible.map((act) => FLOW[act].name.replace(/[（）]/gu, '.'));
  return new RegExp(names.map((name) => `(?=.*${name})`).join(''), 'u');
}

describe('what stands open beside the line', () => {
  const desk = newDesk(START);

  it.each<[string, readonly Act[], Act, string]>([
    ['a second suspension', ['suspend'], 'suspend', '已中止监督，恢复以前不能中止监督'],
    [
      'a document while suspended',
      ['warn', 'suspend'],
      'confirm',
      '已中止监督，恢复以前不能确认经提醒未整改',
    ],
    ['an end while suspended', ['warn', 'suspend'], 'dismiss', '恢复以前不能线索不成立结案'],
    ['resuming what runs', [], 'resume', '没有「中止监督」的事项，不能恢复监督'],
    ['terminating what runs', [], 'terminate', '没有「中止监督」的事项'],
    ['an answer to nothing', ['warn', 'confirm', 'issue'], 'answer-objection', '没有「异议待答复」的事项'],
    ['a second objection', [...WAY_TO.issued, 'object'], 'object', '已有「异议待答复」的事项'],
    [
      'a request over an objection',
      [...WAY_TO.failed, 'object'],
      'escalate',
      '还有「异议待答复」的事项，不能报请',
    ],
    [
      'closing over an objection',
      [...WAY_TO.passed, 'object'],
      'close',
      '还有「异议待答复」的事项，不能结案',
    ],
    ['closing what is listed', [...WAY_TO.passed, 'list'], 'close', '还有「挂牌督办」的事项，不能结案'],
    ['a result of no measure', WAY_TO.issued, 'account-result', '没有「问责待登记结果」的事项'],
  ])('refuses %s', async (_what, before, act, message) => {
    const number = newCase(desk.at(START));
    for (const one of before) {
      await DO[one](desk, number);
      if (one === 'serve') desk.at('2026-10-09');
    }
    const facts = showCase(desk, number).facts.length;
    await expect(async () => DO[act](desk, number)).rejects.toMatchObject({
      code: 'E_CASE_STAGE',
      message: expect.stringContaining(message) as unknown,
    });
    expect(showCase(desk, number).facts).toHaveLength(facts);
  });

  it('takes several measures, and their results after the case is closed', async () => {
    const number = newCase(desk.at(START));
    await bringTo(desk, number, 'executed');
    for (const act of ['account', 'account', 'close', 'account-result', 'account'] as const) {
      await DO[act](desk, number);
    }
    expect(showCase(desk, number).status).toMatchObject({ stage: 'closed', open: ['accountability'] });
  });
});

describe('the table', () => {
  it.each(STAGES)('allows in %s exactly what the scheme allows', (stage) => {
    const open = { suspension: 0, listing: 0, objection: 0, accountability: 0, letter: 0, reply: 0 };
    const expected = (Object.keys(ALLOWED[stage]) as Act[]).filter((act) => OPENED_BY[act] === undefined);
    expect(new Set(possibleActs({ stage, open }))).toEqual(new Set(expected));
  });

  it.each(STAGES)('leads to %s by the way the tests take', (stage) => {
    expect(stateAfter(['open', ...WAY_TO[stage]]).stage).toBe(stage);
  });

  it('refuses recorded acts that do not fit it', () => {
    expect(() => stateAfter(['open', 'serve'])).toThrow(/does not fit/);
  });
});
