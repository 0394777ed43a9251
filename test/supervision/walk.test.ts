import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../src/calendar/deadlines.ts';
import { addDays, date } from '../../src/kernel/local-date.ts';
import { verifyJournal } from '../../src/store/journal.ts';
import { stateAfter } from '../../src/supervision/case-state.ts';
import { isOpen, stepOfClock } from '../../src/supervision/clocks.ts';
import { listNumbers } from '../../src/supervision/list-numbers.ts';
import type { Act, Matter, Stage } from '../../src/supervision/model.ts';
import { listCases, showCase } from '../../src/supervision/show-case.ts';
import { DO, START } from './acts.ts';
import { ALLOWED, STAGES } from './allowed.ts';
import { newCase, newDesk, type Desk } from './setting.ts';

/** What the walk expects, kept without the table in the code. */
interface Model {
  stage: Stage;
  /** Where the request was made, while it is with the government. */
  from?: Stage;
  open: Record<Matter, number>;
}

interface Real {
  readonly desk: Desk;
  readonly number: string;
  readonly reached: Set<Stage>;
}

const OPENS: { readonly [A in Act]?: Matter } = {
  suspend: 'suspension',
  object: 'objection',
  list: 'listing',
  account: 'accountability',
  'send-warning': 'letter',
  'send-letter': 'letter',
  'send-notice': 'letter',
  'send-reply': 'reply',
  'void-reply': 'objection',
};
const SETTLES: { readonly [A in Act]?: Matter } = {
  resume: 'suspension',
  terminate: 'suspension',
  'answer-objection': 'objection',
  unlist: 'listing',
  'account-result': 'accountability',
  'send-reply': 'objection',
  'void-letter': 'letter',
  'void-reply': 'reply',
};
const SEVERAL = new Set<Matter>(['accountability', 'letter', 'reply']);
const WHILE_SUSPENDED = new Set<Act>([
  'feedback',
  'terminate',
  'resume',
  'object',
  'answer-objection',
  'list',
  'unlist',
  'inform-superior',
  'account',
  'account-result',
  'send-letter',
  'send-notice',
  'send-reply',
  'void-letter',
  'void-reply',
]);

function nextStage({ stage, open, from }: Model, act: Act): Stage | undefined {
  const next = act === 'retract' && from !== undefined ? from : ALLOWED[stage][act];
  const [opens, settles] = [OPENS[act], SETTLES[act]];
  if (next === undefined) return undefined;
  if (open.suspension > 0 && !WHILE_SUSPENDED.has(act)) return undefined;
  if (settles && open[settles] === 0) return undefined;
  if (opens && !SEVERAL.has(opens) && open[opens] > 0) return undefined;
  if ((next === 'closed' && stage !== 'closed') || act.startsWith('escalate')) {
    if (open.objection > 0) return undefined;
    if (next === 'closed' && open.listing > 0) return undefined;
  }
  return next;
}

/** Refused for the day alone: too early, too late, or nothing to extend or correct. */
const BY_DATE = /^E_CASE_(?:EARLY|DATE|CLOCK|ENTRY)$/u;

const ACTS = Object.keys(DO) as Act[];
/** Chosen one time in four only, or no walk would get far. */
const ENDS = new Set<Act>(['resolve', 'dismiss', 'terminate', 'conclude', 'withdraw', 'retract', 'close']);

/** One act on one day: any at all, or one of those the model allows. */
class Take implements fc.AsyncCommand<Model, Real> {
  readonly pick: number;
  readonly any: boolean;
  readonly days: number;

  constructor(pick: number, any: boolean, days: number) {
    this.pick = pick;
    this.any = any;
    this.days = days;
  }

  check(): boolean {
    return true;
  }

  #choose(model: Model): Act {
    const allowed = ACTS.filter((act) => nextStage(model, act) !== undefined);
    const onward = allowed.filter((act) => model.stage !== nextStage(model, act) && !ENDS.has(act));
    const from = this.any ? ACTS : this.pick % 4 === 0 || onward.length === 0 ? allowed : onward;
    return from[Math.floor(this.pick / 4) % from.length] ?? 'warn';
  }

  async run(model: Model, { desk, number, reached }: Real): Promise<void> {
    const act = this.#choose(model);
    desk.at(addDays(desk.store.actor.clock.today(), this.days));
    const before = showCase(desk, number);
    const next = nextStage(model, act);
    const code = await outcome(() => DO[act](desk, number));
    if (code === undefined) {
      assert.ok(next, `${act} was taken`);
      if (next === 'escalated' && model.stage !== next) model.from = model.stage;
      model.stage = next ?? model.stage;
      if (model.stage !== 'escalated') delete model.from;
      const [opens, settles] = [OPENS[act], SETTLES[act]];
      if (opens) model.open[opens] += 1;
      if (settles) model.open[settles] -= 1;
    } else {
      assert.match(code, next === undefined ? /^E_CASE_(?:STAGE|CLOCK|DATE)$/u : BY_DATE);
      const after = showCase(desk, number);
      assert.deepEqual([after.facts, after.deadlines], [before.facts, before.deadlines]);
    }
    reached.add(model.stage);
    requireConsistent(model, desk, number);
  }

  toString(): string {
    return `${this.any ? 'any' : 'next'} ${this.pick}+${this.days}`;
  }
}

/** The code of the refusal; undefined where the act was taken. */
async function outcome(work: () => unknown): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'UserError' && 'code' in error) return String(error.code);
    throw error;
  }
}

function requireConsistent({ stage, open, from }: Model, desk: Desk, number: string): void {
  const { status, facts, deadlines } = showCase(desk, number);
  assert.equal(status.stage, stage);
  assert.deepEqual(stateAfter(facts.map(({ act }) => act)), { stage, open, ...(from && { from }) });
  assert.deepEqual(
    facts.map(({ seq }) => seq),
    facts.map((_, i) => i + 1),
  );

  const running = deadlines.filter(isOpen);
  const steps = running.map(stepOfClock);
  assert.equal(new Set(steps).size, steps.length);
  for (const clock of deadlines) assert.ok(clock.dueOn >= clock.startOn);
  if (stage === 'closed') assert.deepEqual(running, []);
  if (open.suspension > 0) {
    const since = facts.findLast(({ act }) => act === 'suspend')?.on ?? '';
    assert.deepEqual(
      running.filter(({ dueOn }) => dueOn >= since),
      [],
    );
  } else {
    requireClocks(stage, deadlines);
  }
}

/** Which clocks a stage must have while nothing is suspended. */
function requireClocks(stage: Stage, deadlines: readonly Deadline[]): void {
  const live = (step: string) => deadlines.findLast((d) => stepOfClock(d) === step && d.voidOn === undefined);
  const runs = (step: string) => deadlines.some((d) => stepOfClock(d) === step && isOpen(d));
  if (stage === 'unresolved') assert.ok(runs('document'));
  if (stage === 'issued' || stage === 'decided') assert.ok(!(runs('rectify') || runs('execute')));
  if (stage === 'served') assert.ok(runs('rectify') && runs('review'));
  if (stage === 'reported') assert.ok(!runs('rectify') && runs('review'));
  if (stage === 'enforcing') assert.ok(runs('execute'));
  const [rectify, review] = [live('rectify'), live('review')];
  if (stage === 'served' && rectify && review) assert.ok(review.startOn >= rectify.dueOn);
}

const take = fc
  .tuple(fc.nat(1000), fc.constantFrom(true, false, false), fc.constantFrom(0, 0, 1, 3, 20))
  .map((given) => new Take(...given));

describe('a random walk', () => {
  it('never reaches an inconsistent case', async () => {
    const desk = newDesk(START);
    const reached = new Set<Stage>();
    await fc.assert(
      fc.asyncProperty(fc.commands([take], { maxCommands: 30, size: 'max' }), async (commands) => {
        desk.at(START);
        const number = newCase(desk, { discoveredOn: date(START) });
        const model: Model = {
          stage: 'clue',
          open: { suspension: 0, listing: 0, objection: 0, accountability: 0, letter: 0, reply: 0 },
        };
        await fc.asyncModelRun(() => ({ model, real: { desk, number, reached } }), commands);
      }),
      // The same walks every time: which stages they reach is part of the test.
      { numRuns: 40, seed: 20261124 },
    );
    expect(reached).toEqual(new Set(STAGES));
    for (const { file, status } of listCases(desk)) {
      expect(status.stage).toBe(showCase(desk, file.number).status.stage);
    }
    expect(listNumbers(desk.store, 2026).flatMap(({ gaps }) => gaps)).toEqual([]);
    expect(verifyJournal(desk.store).broken).toBeUndefined();
  }, 60_000);
});
