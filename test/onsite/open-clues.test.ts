import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../src/onsite/model.ts';
import {
  chooseProblems,
  openClues,
  openProblems,
  problemsOf,
  staleClues,
} from '../../src/onsite/open-clues.ts';
import { scoreChecks } from '../../src/onsite/score-checks.ts';
import { targetAgency } from '../../src/onsite/target-agency.ts';
import { readKeptFile } from '../../src/store/archive.ts';
import { listCases, showCase } from '../../src/supervision/show-case.ts';
import { allAgencies } from '../../src/registry/agency-store.ts';
import { date } from '../../src/kernel/local-date.ts';
import { fill, onsiteDesk, QUARTER, subjectOf, type OnsiteDesk } from './desk.ts';

let desk: OnsiteDesk;
let subject: Subject;
let blank: Uint8Array;
beforeEach(async () => {
  desk = onsiteDesk();
  subject = subjectOf(desk, '街镇园区');
  blank = await desk.form(subject);
});
afterEach(() => desk.store.close());

const PROBLEMS = {
  '*': ['符合'],
  C02: ['不符合', '只有一人到场', '照片2张'],
  D04: ['部分符合', '对甲公司检查4次', ''],
  G15: ['不符合', '要求法定代表人到场', '问卷1份', '是'],
} as const;
const options = () => ({ quarter: QUARTER, agency: subject.code });
const scores = () => scoreChecks(desk.store, desk.pack, options());
const cases = () => listCases(desk).map(({ file }) => file);

describe('problems of a form', () => {
  it('become cases with their evidence, once; what was put right on the spot does not', async () => {
    const form = fill(blank, PROBLEMS);
    await desk.record({ '表.xlsx': form });
    expect(
      scores()
        .flatMap(problemsOf)
        .map(({ item }) => item.code),
    ).toEqual(['C02', 'D04', 'G15']);
    const opened = openClues(desk, chooseProblems(desk, { ...options(), items: [] }));
    expect(opened.map(({ item, caseNumber }) => [item.code, caseNumber])).toEqual([
      ['C02', '2026-0001'],
      ['D04', '2026-0002'],
    ]);
    expect(cases()).toMatchObject([
      {
        agency: { code: subject.code, name: subject.name },
        source: { kind: 'draw', id: `2026Q3/${subject.code}/C02`, text: '2026年第三季度抽查' },
        category: 'procedure',
        problem: '只有一人到场',
        discoveredOn: '2026-07-28',
      },
      { category: 'conduct', problem: '对甲公司检查4次' },
    ]);
    const [fact] = showCase(desk, '2026-0001').facts;
    expect(fact?.proof).toMatch(/^照片2张；检查表C02（.+），检查人员.+，「表\.xlsx」第1版$/u);
    expect(showCase(desk, '2026-0002').facts[0]?.proof).toMatch(/^检查表D04/u);
    expect(readKeptFile(desk.store, fact?.proofFileId ?? 0).bytes.equals(Buffer.from(form))).toBe(true);
    expect(openClues(desk, chooseProblems(desk, { ...options(), items: [] }))).toEqual([]);
    expect(cases()).toHaveLength(2);
  });

  it('are not opened twice by two people who chose them at the same time', async () => {
    await desk.record({ '表.xlsx': fill(blank, PROBLEMS) });
    const chosen = chooseProblems(desk, { ...options(), items: ['c02'] });
    expect(openClues(desk, chosen)).toHaveLength(1);
    expect(openClues(desk, chosen)).toEqual([]);
    expect(cases()).toHaveLength(1);
  });

  it('worded anew in a corrected form stay one case', async () => {
    await desk.record({ '表.xlsx': fill(blank, PROBLEMS) });
    openClues(desk, openProblems(scores()));
    await desk.record({
      '更正.xlsx': fill(blank, { ...PROBLEMS, C02: ['不符合', '6月2日只有一人到场', '照片'] }),
    });
    expect(openProblems(scores())).toEqual([]);
    expect(staleClues(scores())).toEqual([]);
    expect(cases()).toHaveLength(2);
  });

  it('that turn out to be none leave their case to the person who has it', async () => {
    await desk.record({ '表.xlsx': fill(blank, PROBLEMS) });
    openClues(desk, openProblems(scores()));
    await desk.record({ '更正.xlsx': fill(blank, { ...PROBLEMS, C02: ['符合'] }) });
    expect(staleClues(scores())).toEqual([{ item: 'C02', caseNumber: '2026-0001', agency: subject.name }]);
    expect(showCase(desk, '2026-0001').status.stage).toBe('clue');
  });

  it.each([
    ['Z99', 'Z99没有发现问题'],
    ['A01', 'A01没有发现问题'],
    ['G15', 'G15已当场纠正'],
    ['D04', 'D04已立案2026-0001'],
  ])('%s cannot be chosen: %s', async (item, reason) => {
    await desk.record({ '表.xlsx': fill(blank, PROBLEMS) });
    openClues(desk, chooseProblems(desk, { ...options(), items: ['D04'] }));
    expect(() => chooseProblems(desk, { ...options(), items: [item] })).toThrow(reason);
  });
});

describe('定向检查', () => {
  const other = () => {
    const drawn = new Set(desk.subjects().map(({ code }) => code));
    const found = allAgencies(desk.store).find(({ code }) => !drawn.has(code));
    if (!found) throw new Error('all were drawn');
    return found;
  };
  const target = (agency: string, reason = '投诉集中') =>
    targetAgency(desk, { agency, reason, on: date('2026-07-28'), inspectors: ['张三', ' '] });

  it('is recorded once, and its agency gets a form, a score and clues of its own', async () => {
    const { code, name } = other();
    expect(target(code)).toMatchObject({
      known: false,
      targeted: { quarter: QUARTER, inspectors: ['张三'] },
    });
    expect(target(name)).toMatchObject({ known: true });
    expect(target(code, '另一个原因')).toMatchObject({ known: false });
    const added = desk.subjects().filter(({ how }) => how === '定向');
    expect(added).toMatchObject([{ code, inspectors: [{ name: '张三' }] }]);
    const form = await desk.form(added[0] as Subject);
    await desk.record({ '定向.xlsx': fill(form, PROBLEMS) });
    openClues(desk, chooseProblems(desk, { quarter: QUARTER, agency: code, items: ['C02'] }));
    expect(cases()).toMatchObject([{ source: { text: '2026年第三季度定向检查' }, agency: { code } }]);
  });

  it('of a drawn agency leaves it drawn', () => {
    const before = desk.subjects();
    target(subject.code);
    expect(desk.subjects()).toEqual(before);
  });

  it.each([
    ['没有的局', '投诉', 'E_AGENCY'],
    ['', ' ', 'E_TARGET_REASON'],
  ])('refuses %s for %s', (agency, reason, code) => {
    expect(() => target(agency, reason)).toThrow(expect.objectContaining({ code }));
  });
});
