import { describe, expect, it } from 'vitest';
import { deadlinesOf, openDeadlines } from '../../src/calendar/deadlines.ts';
import { commitDraw, type CommitOptions } from '../../src/draw/commit-draw.ts';
import { planDraw } from '../../src/draw/plan-draw.ts';
import { recordSeed, type SeedOptions } from '../../src/draw/record-seed.ts';
import { publishDraw } from '../../src/draw/publish-draw.ts';
import { runDraw } from '../../src/draw/run-draw.ts';
import { listDraws, showDraw } from '../../src/draw/show-draw.ts';
import { filesOf, requireDraw } from '../../src/draw/stored-draw.ts';
import { verifyStored } from '../../src/draw/verify-draw.ts';
import { date } from '../../src/kernel/local-date.ts';
import { command } from '../../src/store/query.ts';
import { journalEntries, verifyJournal } from '../../src/store/journal.ts';
import {
  agency,
  drawnDesk,
  exampleCommit,
  exampleSeed,
  newDesk,
  nextCommit,
  nextSeed,
  refusal,
  registerAgencies,
  registerOfficers,
  type Desk,
} from './desk.ts';
import { example, exampleRecord } from './support.ts';

const entries = ({ store }: Desk) => store.all(journalEntries).map((e) => [e.act, e.subject_id]);

describe('the published example, through the database', () => {
  it('commits to the same value', () => {
    const done = commitDraw(newDesk('2026-04-10'), exampleCommit);
    expect(done.commitment.value).toBe(example.commitment);
  });

  it('gives the published files byte for byte', () => {
    const desk = drawnDesk();
    const files = filesOf(desk.store, '2026Q2');
    expect(requireDraw(desk.store, '2026Q2').seed?.line).toBe(example.seed_string);
    for (const [name, bytes] of exampleRecord()) {
      expect([name, Buffer.from(files.get(name) ?? []).equals(Buffer.from(bytes))]).toEqual([name, true]);
    }
    expect([...files.keys()].filter((name) => !exampleRecord().has(name))).toEqual(['verify.sh']);
    expect(verifyStored(desk.store, '2026Q2')).toMatchObject({ differences: [], compared: true });
  });

  it('shows who was drawn, by whom they are inspected, and who is next', () => {
    const desk = drawnDesk();
    const report = showDraw(desk.store, desk.pack, '2026Q2');
    expect(report.state).toBe('已抽取');
    const triple = (parts: readonly string[]) => parts.join(' ');
    expect(report.drawn.map((d) => triple([d.code, d.part, d.stratum])).sort()).toEqual(
      example.selected.map(triple).sort(),
    );
    const pairs = report.drawn.flatMap((d) => d.inspectors.map((i) => `${d.code} ${i.code} ${i.ticket}`));
    expect(pairs.sort()).toEqual(example.pairs.map(([u, i, t]) => `${u} ${i} ${t}`).sort());
    const drawn = new Set(report.drawn.map((d) => d.code));
    const firstLeft = (part: string, stratum: string) =>
      example.tickets
        .filter((t) => t.part === part && t.stratum === stratum && !drawn.has(t.code))
        .map((t) => t.ticket)
        .sort()[0];
    expect(report.next.map((t) => t.ticket)).toEqual(report.next.map((t) => firstLeft(t.part, t.stratum)));
    expect(report.next).toHaveLength(6);
    expect(report.publication).toMatchObject({ on: '2026-04-12', place: '区政府网站', lateReason: '' });
    expect(report.seed).toMatchObject({ witnesses: ['甲', '乙'] });
  });

  it('puts every act into the journal, with a deadline that the draw meets', () => {
    const desk = drawnDesk();
    expect(entries(desk).slice(2)).toEqual([
      ['draw.commit', '2026Q2'],
      ['deadline.set', '2026Q2'],
      ['draw.publish', '2026Q2'],
      ['draw.seed', '2026Q2'],
      ['draw.run', '2026Q2'],
      ['deadline.meet', '2026Q2'],
    ]);
    expect(verifyJournal(desk.store).broken).toBeUndefined();
    expect(deadlinesOf(desk.store, 'draw', '2026Q2')).toMatchObject([
      { step: 'run', dueOn: '2026-06-30', metOn: '2026-04-15', responsible: desk.bureau },
    ]);
  });

  it('drawn again changes nothing', () => {
    const desk = drawnDesk();
    const before = entries(desk).length;
    const digest = requireDraw(desk.store, '2026Q2').result?.finalDigest;
    expect(runDraw(desk, '2026Q2')).toMatchObject({ again: true, finalDigest: digest });
    expect(entries(desk)).toHaveLength(before);
  });
});

describe('acts out of order', () => {
  it('are refused and leave nothing', () => {
    const desk = newDesk('2026-04-10');
    const before = entries(desk).length;
    expect(refusal(() => recordSeed(desk, exampleSeed))).toMatch(/^E_DRAW_NOT_COMMITTED /);
    expect(refusal(() => runDraw(desk, '2026Q2'))).toMatch(/^E_DRAW_NOT_COMMITTED /);
    expect(entries(desk)).toHaveLength(before);

    commitDraw(desk, exampleCommit);
    expect(refusal(() => runDraw(desk, '2026Q2'))).toMatch(/^E_DRAW_NO_SEED /);
    expect(refusal(() => verifyStored(desk.store, '2026Q2'))).toMatch(/^E_DRAW_NOT_DRAWN /);
    expect(refusal(() => commitDraw(desk, exampleCommit))).toMatch(/^E_DRAW_COMMITTED /);
    expect(refusal(() => commitDraw(desk, { ...exampleCommit, quarter: '2026Q1' }))).toMatch(
      /^E_DRAW_ORDER /,
    );
    expect(refusal(() => recordSeed(desk, exampleSeed))).toMatch(/^E_SEED_DATE /);
    expect(openDeadlines(desk.store).map((d) => d.ownerId)).toEqual(['2026Q2']);
    expect(showDraw(desk.store, desk.pack, '2026Q2')).toMatchObject({
      state: '已承诺',
      drawn: [],
      tickets: [],
    });

    recordSeed(desk.at('2026-04-16'), exampleSeed);
    expect(refusal(() => recordSeed(desk, exampleSeed))).toMatch(/^E_SEED_KNOWN /);
    expect(listDraws(desk.store)).toMatchObject([{ quarter: '2026Q2', state: '已录种子' }]);
  });

  it.each([
    'draw',
    'draw_prior',
    'draw_publication',
    'draw_seed',
    'draw_result',
    'draw_ticket',
    'draw_pair',
    'draw_file',
  ])('rows of %s cannot be changed or removed', (table) => {
    const desk = drawnDesk();
    for (const sql of [`DELETE FROM ${table}`, `UPDATE ${table} SET quarter = quarter`]) {
      const act = command(`test.${sql}`, sql);
      expect(() => desk.store.write((tx) => tx.run(act))).toThrow(/append-only|never changed|no redraw/);
    }
  });
});

describe('a commitment', () => {
  const cases: [what: string, code: string, change: Partial<CommitOptions>, says: RegExp][] = [
    [
      'too near the seed',
      'E_DRAW_INPUTS',
      { source: { lottery: 'KL8', notBefore: date('2026-04-14') } },
      /至少早3日/,
    ],
    ['after its deadline', 'E_DRAW_DEADLINE', { deadline: '2026-04-10T08:59+08:00' }, /截止/],
    ['after its day', 'E_DRAW_DEADLINE', { deadline: '2026-04-09T18:00+08:00' }, /截止/],
    ['with too few inspectors', 'E_DRAW_INSPECTORS', { inspectors: ['J01'], exclusions: [] }, /1人/],
    ['with nobody of the bureau', 'E_DRAW_INSPECTORS', { inspectors: [], exclusions: [] }, /0人/],
    [
      'where all but one are excluded from an agency',
      'E_DRAW_INPUTS',
      { inspectors: ['J01', 'J02'], exclusions: [{ unit: 'U001', inspector: 'J01' }] },
      /U001.*可派检查人员1人/,
    ],
    ['with a code that does not fit', 'E_DRAW_INPUTS', { inspectors: ['J01', 'J02', '沪_3'] }, /03-renyuan/],
    ['with the same inspector twice', 'E_DRAW_INPUTS', { inspectors: ['J01', 'J02', 'j02'] }, /重复/],
    ['for an agency that is not there', 'E_DRAW_AGENCY', { covered: ['U999'] }, /不在名录中/],
    ['with a cycle that starts later', 'E_DRAW_CYCLE', { cycleStart: '2026Q3' }, /晚于/],
    [
      'with a seed of too few dice',
      'E_DRAW_INPUTS',
      { source: { dice: 5, notBefore: date('2026-04-15') } },
      /比特/,
    ],
    ['without a seed', 'E_DRAW_INPUTS', { source: {} }, /种子来源/],
  ];
  it.each(cases)('%s is refused (%s)', (_what, code, change, says) => {
    const desk = newDesk('2026-04-10');
    const refused = refusal(() => commitDraw(desk, { ...exampleCommit, ...change }));
    expect(refused).toMatch(says);
    expect(refused.split(' ')[0]).toBe(code);
    expect(listDraws(desk.store)).toEqual([]);
  });

  it('takes the earliest days the pack allows, a day on, where none are named', () => {
    const { deadline: _d, ...rest } = exampleCommit;
    const { inputs } = commitDraw(newDesk('2026-04-10'), { ...rest, source: { lottery: 'KL8' } });
    expect(inputs.rules).toMatchObject({
      seedSource: { notBefore: '2026-04-14' },
      commitDeadline: '2026-04-11T18:00+08:00',
    });
  });

  it("takes the bureau's own officers: on duty, certificate in force, no assistants", () => {
    const desk = newDesk('2026-04-10');
    registerAgencies(desk.store, [agency({ code: 'SFJ', name: desk.bureau, stratum: 'BM', weight: 1 })]);
    const officer = { agency: 'SFJ', kind: '执法人员', validTo: undefined, status: '在岗' } as const;
    registerOfficers(desk.store, [
      { ...officer, certificate: 'C1', name: '甲' },
      { ...officer, certificate: 'C2', name: '乙', validTo: date('2026-04-10') },
      { ...officer, certificate: 'C3', name: '丙', validTo: date('2026-04-09') },
      { ...officer, certificate: 'C4', name: '丁', status: '离岗' },
      { ...officer, certificate: 'C5', name: '戊', kind: '辅助人员' },
      { ...officer, certificate: 'C6', name: '己', agency: 'U001' },
    ]);
    const { inputs, gathered } = commitDraw(desk, { ...exampleCommit, inspectors: [], exclusions: [] });
    expect(inputs.inspectors).toEqual(['C1', 'C2']);
    expect(gathered.remarks.join()).toMatch(/有本机关「示例区司法局」/);
  });

  it('leaves out agencies no longer there', () => {
    const desk = newDesk('2026-04-10');
    registerAgencies(desk.store, [{ ...agency(example.units[0] as never), status: '撤销' }]);
    expect(commitDraw(desk, exampleCommit).inputs.units).toHaveLength(example.units.length - 1);
  });
});

describe('a seed', () => {
  const { extraDiceReason: _reason, ...unexplained } = exampleSeed;
  const { dice: _dice, ...plain } = unexplained;
  const cases: [what: string, code: string, seed: SeedOptions, says: RegExp][] = [
    ['with dice that were not promised', 'E_SEED_PROMISE', unexplained, /没有承诺使用骰子/],
    ['from another lottery', 'E_SEED_PROMISE', { ...plain, lottery: 'FC3D-2026093', numbers: '123' }, /彩种/],
    [
      'dated before the promise',
      'E_SEED_PROMISE',
      { ...plain, date: date('2026-04-14'), publishedOn: date('2026-04-11') },
      /早于/,
    ],
    [
      'from dice alone',
      'E_SEED_PROMISE',
      { quarter: '2026Q2', date: date('2026-04-15'), dice: '01234567', witnesses: [] },
      /彩种/,
    ],
    [
      'with full-width digits',
      'E_SEED_DIGIT',
      { ...plain, numbers: exampleSeed.numbers?.replace('01', '０１') ?? '' },
      /０/,
    ],
    ['with a number missing', 'E_SEED_FORM', { ...plain, numbers: '01.04' }, /20个号码/],
    ['with an unknown lottery', 'E_LOTTERY', { ...plain, lottery: 'XYZ-1' }, /XYZ/],
    [
      'without its numbers',
      'E_USAGE',
      { quarter: '2026Q2', date: date('2026-04-15'), lottery: 'KL8-2026093', witnesses: [] },
      /一起/,
    ],
    ['published too late', 'E_DRAW_PUBLISHED', { ...plain, publishedOn: date('2026-04-13') }, /至少早3日/],
    [
      'published before the commitment',
      'E_DRAW_PUBLISHED',
      { ...plain, publishedOn: date('2026-04-09') },
      /不早于/,
    ],
  ];
  it.each(cases)('%s is refused (%s)', (_what, code, seed, says) => {
    const desk = newDesk('2026-04-10');
    commitDraw(desk, exampleCommit);
    desk.at('2026-04-16');
    const refused = refusal(() => recordSeed(desk, seed));
    expect(refused).toMatch(says);
    expect(refused.split(' ')[0]).toBe(code);
    expect(requireDraw(desk.store, '2026Q2').seed).toBeUndefined();
  });

  it('says what a reader has to check', () => {
    const desk = newDesk('2026-04-10');
    commitDraw(desk, exampleCommit);
    const { remarks, extraDiceReason } = recordSeed(desk.at('2026-04-16'), plain);
    expect(remarks.join('\n')).toMatch(/首次开奖/);
    expect(extraDiceReason).toBe('');
  });

  it('is refused before the commitment is known to be published', () => {
    const desk = newDesk('2026-04-10');
    commitDraw(desk, exampleCommit);
    const { publishedOn: on = date('2026-04-12'), publishedAt: place = '', ...unpublished } = plain;
    expect(refusal(() => recordSeed(desk.at('2026-04-16'), unpublished))).toMatch(/^E_DRAW_NOT_PUBLISHED /);
    publishDraw(desk, { quarter: '2026Q2', on, place });
    expect(refusal(() => publishDraw(desk, { quarter: '2026Q2', on, place }))).toMatch(/^E_DRAW_PUBLISHED /);
    expect(recordSeed(desk, unpublished).line).toContain('KL8-2026093');
  });
});

describe('a publication', () => {
  const publish = { quarter: '2026Q2', on: date('2026-04-12'), place: '区政府网站' };
  it.each([
    ['before the commitment', { on: date('2026-04-09') }, /不早于/],
    ['on the day of the seed', { on: date('2026-04-15') }, /早于种子/],
    ['too late, without a reason', { on: date('2026-04-13') }, /至少早3日/],
    ['nowhere', { place: ' ' }, /地点/],
    ['in the future', { on: date('2026-04-30') }, /还没有到/],
  ] as const)('%s is refused', (_what, change, says) => {
    const desk = newDesk('2026-04-10');
    commitDraw(desk, exampleCommit);
    expect(refusal(() => publishDraw(desk.at('2026-04-16'), { ...publish, ...change }))).toMatch(says);
    expect(requireDraw(desk.store, '2026Q2').publication).toBeUndefined();
  });

  it('that was late is told with its reason', () => {
    const desk = newDesk('2026-04-10');
    commitDraw(desk, exampleCommit);
    const late = { ...publish, on: date('2026-04-13'), lateReason: '网站停机' };
    expect(publishDraw(desk.at('2026-04-14'), late).publication).toMatchObject({ lateReason: '网站停机' });
  });

  it('comes before the seed and after the commitment', () => {
    const desk = newDesk('2026-04-10');
    expect(refusal(() => publishDraw(desk, publish))).toMatch(/^E_DRAW_NOT_COMMITTED /);
  });
});

describe('the next quarter', () => {
  it('knows who was drawn before in the cycle', () => {
    const desk = drawnDesk();
    const { inputs, gathered } = commitDraw(desk.at('2026-07-10'), nextCommit);
    expect(inputs.rules).toMatchObject({ cyclePosition: 4, cycleQuarters: 8 });
    expect(gathered.cycle).toEqual({ start: '2025Q4', position: 4 });
    const before = example.units.filter((u) => u.covered).map((u) => u.code);
    const drawn = example.selected.map(([code]) => code);
    const covered = inputs.units.filter((u) => u.covered).map((u) => u.code);
    expect(covered).toEqual([...new Set([...before, ...drawn])].sort());
    recordSeed(desk.at('2026-07-21'), nextSeed);
    expect(runDraw(desk, '2026Q3').again).toBe(false);
    expect(verifyStored(desk.store, '2026Q3').differences).toEqual([]);
  });

  it('refuses another cycle and a coverage of its own', () => {
    const desk = drawnDesk().at('2026-07-10');
    expect(refusal(() => commitDraw(desk, { ...nextCommit, cycleStart: '2026Q3' }))).toMatch(
      /^E_DRAW_CYCLE /,
    );
    expect(refusal(() => commitDraw(desk, { ...nextCommit, covered: ['U001'] }))).toMatch(/^E_DRAW_CYCLE /);
  });

  it('starts a new cycle, with nobody covered, when the old one is over', () => {
    const desk = drawnDesk();
    const plan = planDraw(desk.at('2027-10-08'), { ...nextCommit, quarter: '2027Q4' });
    expect(plan.cycle).toEqual({ start: '2027Q4', position: 1 });
    expect(plan.strata.map((s) => s.quota.uncovered)).toEqual(plan.strata.map((s) => s.quota.size));
  });

  it('is told when the last one was never drawn', () => {
    const desk = newDesk('2026-04-10');
    commitDraw(desk, exampleCommit);
    const { gathered } = commitDraw(desk.at('2026-07-10'), nextCommit);
    expect(gathered.remarks.join()).toMatch(/2026Q2 已承诺而尚未抽取/);
  });
});

describe('a plan', () => {
  it('shows seats and what they lead to, and writes nothing', () => {
    const desk = newDesk('2026-04-10');
    const before = entries(desk).length;
    const plan = planDraw(desk, exampleCommit);
    const seats = plan.strata.map(({ code, quota: q }) => [
      code,
      { N: q.size, U: q.uncovered, floor: q.floor, need: q.need, b: q.riskSeats, n: q.seats, a: q.seatsA },
    ]);
    expect(Object.fromEntries(seats)).toEqual(example.quota);
    expect(plan.strata.find((s) => s.code === 'BM')?.outlook).toMatchObject({
      quartersAtFloor: 10,
      within: 4,
    });
    expect(plan).toMatchObject({ committed: false, cycle: { start: '2025Q4', position: 3 } });
    expect(plan.notes.join()).toMatch(/没有规定覆盖周期/);
    expect(entries(desk)).toHaveLength(before);
    expect(planDraw(desk, { ...exampleCommit, inspectors: [] }).remarks.join()).toMatch(/可派检查人员0人/);
  });

  it('names a kind of agency that no stratum takes', () => {
    const desk = newDesk('2026-04-10', {
      'spot_check.strata': [{ code: 'BM', name: '区级部门', unit_types: ['区级部门'] }],
    });
    expect(refusal(() => planDraw(desk, exampleCommit))).toMatch(/^E_DRAW_STRATUM .*街镇园区/);
  });
});
