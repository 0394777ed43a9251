import { describe, expect, it } from 'vitest';
import { openDeadlines } from '../../src/calendar/deadlines.ts';
import { addDays, date } from '../../src/kernel/local-date.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import { addClue } from '../../src/supervision/clues/register-clue.ts';
import { groupClues } from '../../src/supervision/clues/group-clues.ts';
import { screenClues } from '../../src/supervision/clues/screen-clue.ts';
import { endCase } from '../../src/supervision/close-case.ts';
import { guideProblem, withdrawProblem } from '../../src/supervision/problems/guide-problem.ts';
import { proposeProblems } from '../../src/supervision/problems/propose-problems.ts';
import {
  listProblems,
  registerProblem,
  requireProblem,
} from '../../src/supervision/problems/register-problem.ts';
import { newCase, newDesk, type Desk } from './setting.ts';

const PACK = loadPack(packFolder(new URL('../..', import.meta.url).pathname), 'jinshan');
const setUp = (day = '2026-09-30'): Desk => ({ ...newDesk(day), pack: PACK });
const TODAY = date('2026-09-30');

const agency = (n: number) => ({ code: `U${n}`, name: `单位${n}` });

let count = 0;
const clue = (desk: Desk, of: number, more: object = {}) => {
  count += 1;
  return addClue(desk, {
    source: { kind: 'complaint', id: `P-${count}`, text: '12345' },
    agency: agency(of),
    category: 'procedure',
    problem: `未出示证件${count}`,
    discoveredOn: addDays(TODAY, -10),
    ...more,
  }).clue.id;
};

describe('proposals', () => {
  const found = (desk: Desk) =>
    proposeProblems(desk, TODAY).proposals.map(({ subject, agencies, grounds }) => [
      subject,
      agencies.length,
      grounds.length,
    ]);

  it('come from three agencies, or from five matters', () => {
    const desk = setUp();
    for (const of of [1, 2]) clue(desk, of);
    expect(found(desk)).toEqual([]);
    newCase(desk, { agency: agency(3), category: 'procedure' });
    expect(found(desk)).toEqual([['category/procedure', 3, 3]]);
    for (let i = 0; i < 5; i += 1) clue(desk, 1, { category: 'conduct', topics: ['Z4'] });
    expect(found(desk)).toEqual([
      ['category/procedure', 3, 3],
      ['category/conduct', 1, 5],
      ['topic/Z4', 1, 5],
    ]);
  });

  it('count a clue and the case made of it once, and nothing that came to nothing', () => {
    const desk = setUp();
    groupClues(desk, { ids: [clue(desk, 1)] });
    clue(desk, 2);
    screenClues(desk, { ids: [clue(desk, 3)], result: 'unfounded', text: '查无此事' });
    endCase(desk, 'dismiss', {
      number: newCase(desk, { agency: agency(4), category: 'procedure' }),
      text: '两家企业',
    });
    clue(desk, 5, { discoveredOn: date('2026-06-29') });
    expect(found(desk)).toEqual([]);
    clue(desk, 6, { discoveredOn: date('2026-06-30') });
    expect(found(desk)).toEqual([['category/procedure', 3, 3]]);
  });
});

describe('a problem', () => {
  const register = (desk: Desk, day?: string) =>
    registerProblem(desk, {
      title: '检查不出示证件',
      subject: 'category/procedure',
      ...(day !== undefined && { discoveredOn: date(day) }),
    });

  it('takes what was proposed as its grounds, and is then shown as registered', () => {
    const desk = setUp();
    const ids = [1, 2, 3].map((of) => clue(desk, of));
    expect(register(desk).grounds).toEqual(ids.map((id) => ({ kind: 'clue', number: String(id) })));
    expect(proposeProblems(desk, TODAY).proposals[0]?.registered).toEqual([1]);
  });

  it('says so where nothing of that kind is known, and takes what little there is', () => {
    const desk = setUp();
    expect(register(desk).warnings).toEqual([expect.stringContaining('没有找到归入这一类')]);
    const id = clue(desk, 1);
    expect(register(desk)).toMatchObject({ warnings: [], grounds: [{ kind: 'clue', number: String(id) }] });
  });

  it.each([
    ['2026-03-10', '2026-04-10'],
    // The month has no such day: its last; a rest day moves to the next working day.
    ['2026-01-31', '2026-02-28'],
    ['2026-08-31', '2026-09-30'],
    ['2026-02-28', '2026-03-30'],
  ])('found on %s wants guidance by %s', (day, due) => {
    const desk = setUp();
    const { term } = register(desk, day);
    expect(term).toMatchObject({ dueOn: due, responsible: '测试区司法局', unit: 'month', amount: 1 });
    expect(term?.basis).toContain('二(四)3');
  });

  it('is met by guidance; a later one is a supplement', () => {
    const desk = setUp();
    register(desk);
    desk.at('2026-10-12');
    const guide = { id: 1, document: '测司[2026] 12号', addressees: '各行政执法单位' };
    expect(guideProblem(desk, guide)).toMatchObject({
      state: 'guided',
      overdue: false,
      term: { metOn: '2026-10-12' },
      facts: [{ document: '测司〔2026〕12号', addressees: '各行政执法单位' }],
    });
    expect(guideProblem(desk, { ...guide, document: '测司〔2026〕13号' }).facts).toHaveLength(2);
    expect(() => withdrawProblem(desk, { id: 1, reason: '不是' })).toThrow('已提出指导性意见，不能撤回');
  });

  it('may be withdrawn for a reason; the clock goes with it', () => {
    const desk = setUp();
    register(desk);
    expect(() => withdrawProblem(desk, { id: 1, reason: ' ' })).toThrow('没有写撤回的理由');
    expect(withdrawProblem(desk, { id: 1, reason: '只涉及一个单位' }).state).toBe('withdrawn');
    expect(openDeadlines(desk.store)).toEqual([]);
    expect(() => guideProblem(desk, { id: 1, document: '测司〔2026〕1号', addressees: '各' })).toThrow(
      '已撤回',
    );
  });

  it('is overdue when the month is over', () => {
    const desk = setUp();
    register(desk);
    expect(requireProblem(desk.at('2026-10-30'), 1).overdue).toBe(false);
    expect(listProblems(desk.at('2026-10-31'))).toMatchObject([{ overdue: true, state: 'open' }]);
  });

  it.each([
    ['没有写是什么问题', { title: ' ' }],
    ['发现日期2026-10-01晚于今天', { discoveredOn: date('2026-10-01') }],
    ['没有编号为「2026-0099」的案件', { grounds: [{ kind: 'case' as const, number: '2026-0099' }] }],
  ])('is refused: %s', (message, change) => {
    const desk = setUp();
    expect(() => registerProblem(desk, { title: '不出示证件', ...change })).toThrow(message);
    expect(listProblems(desk)).toEqual([]);
  });
});
