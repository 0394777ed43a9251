import { assert, asyncProperty, constantFrom, integer, oneof, record, array, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan, checkYear } from '../../src/plan/check-plans.ts';
import { comparePlans } from '../../src/plan/compare-plans.ts';
import { answerJoint } from '../../src/plan/joint/answer-joint.ts';
import { proposeJoint } from '../../src/plan/joint/propose-joint.ts';
import { listProposals } from '../../src/plan/joint/stored-joint.ts';
import { addEvent } from '../../src/plan/store.ts';
import { listPlans } from '../../src/plan/list-plans.ts';
import { findEnterprise, saveEnterprise } from '../../src/registry/enterprise-store.ts';
import { command, query } from '../../src/store/query.ts';
import type { Tx } from '../../src/store/store.ts';
import { openDesk, planRows, ROW, type Desk, type PlanRow } from './desk.ts';
import { RECEIVED } from './rules/district.ts';
import { enterpriseCode, SECTORS } from './rules/registry.ts';

const YEAR = 2026;

const stored = query(
  'test.portfolioFindings',
  `SELECT plan_id, code, severity, sheet, row, column, value, message, next, enterprise_id FROM plan_finding
   WHERE scope = 'portfolio'
   ORDER BY plan_id, sheet, row, column, code, CASE WHEN enterprise_id IS NULL THEN '' ELSE value END, enterprise_id, id`,
  {
    plan_id: 'int',
    code: 'text',
    severity: 'text',
    sheet: 'text?',
    row: 'int?',
    column: 'int?',
    value: 'text',
    message: 'text',
    next: 'text',
    enterprise_id: 'int?',
  },
);

const OBJECTS = ['上海甲食品有限公司', '上海己餐饮有限公司', '上海丙科技有限公司', '上海戊药业有限公司'];
const UNITS = ['市监', '消防', '生态', '卫健'] as const;
const ITEMS = ['普通事项检查', '另一事项检查', '消防监督检查'];
const TIMES = ['2026年4月', '2026年5月', '2026年4月10日至5月20日', '2026年9月', '2026年', '2026年第二季度'];

const row = record({
  检查事项: constantFrom(...ITEMS),
  检查对象范围: constantFrom(...OBJECTS),
  检查时间: constantFrom(...TIMES),
  检查方式: constantFrom('现场检查', '双随机现场检查', '非现场检查'),
  任务名称: constantFrom('', '联查'),
});
const act = oneof(
  {
    weight: 9,
    arbitrary: record({
      kind: constantFrom('import' as const),
      unit: constantFrom(...UNITS),
      plan: constantFrom('年度', '4月', '5月'),
      rows: array(row, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: record({
      kind: constantFrom('returned' as const, 'withdrawn' as const, 'filed' as const),
      which: integer({ min: 0, max: 20 }),
    }),
  },
  {
    weight: 1,
    arbitrary: record({ kind: constantFrom('check' as const), which: integer({ min: 0, max: 20 }) }),
  },
  {
    weight: 1,
    arbitrary: record({ kind: constantFrom('registry' as const), which: integer({ min: 0, max: 3 }) }),
  },
  { weight: 2, arbitrary: record({ kind: constantFrom('propose' as const) }) },
  {
    weight: 4,
    arbitrary: record({
      kind: constantFrom('answer' as const),
      which: integer({ min: 0, max: 20 }),
      party: integer({ min: 0, max: 3 }),
      answer: constantFrom('accept' as const, 'accept' as const, 'decline' as const),
    }),
  },
);
type Act = typeof act extends { generate: (...args: never[]) => { value: infer T } } ? T : never;

let files = 0;

/** Something that happens to plans; the registry stays as it is. */
function write<T>(desk: Desk, work: (tx: Tx) => T): T {
  return desk.store.write((tx) => {
    tx.record({ act: 'test', subject: 'plan', id: 1, summary: '测试' });
    return work(tx);
  });
}

async function perform(desk: Desk, step: Act): Promise<void> {
  const plans = listPlans(desk.store, {});
  if (step.kind === 'import') {
    const title = `${SECTORS[step.unit]}2026年${step.plan === '年度' ? '年度' : `${step.plan}份`}检查计划`;
    const rows = step.rows.map((cells): PlanRow => ({ ...ROW, ...cells }));
    await desk.take(desk.put(`${(files += 1)}.xlsx`, { Sheet1: planRows([title], rows) }));
  } else if (step.kind === 'registry') {
    desk.write((tx) => toggle(tx, step.which));
  } else if (step.kind === 'propose') {
    proposeJoint(desk, { year: YEAR });
  } else if (step.kind === 'answer') {
    answerOne(desk, step);
  } else {
    const plan = plans[step.which % Math.max(1, plans.length)];
    if (!plan) return;
    if (step.kind === 'check') checkPlan(desk, String(plan.id));
    else if (plan.state === 'open' || plan.state === 'faulty') happen(desk, plan.id, step.kind);
    else if (plan.state === 'filed' && step.kind === 'withdrawn') happen(desk, plan.id, 'withdrawn');
  }
}

/** One party of a proposal that can still be answered says yes or no. */
function answerOne(desk: Desk, { which, party, answer }: Extract<Act, { kind: 'answer' }>): void {
  const proposals = listProposals(desk.store, desk.pack, YEAR).filter(({ state }) =>
    ['open', 'agreed', 'declined'].includes(state),
  );
  const proposal = proposals[which % Math.max(1, proposals.length)];
  const agency = proposal?.parties[party % proposal.parties.length]?.agency;
  if (proposal && agency !== undefined)
    answerJoint(desk, { id: proposal.id, agency, answer, reason: answer === 'decline' ? '须单独检查' : '' });
}

function happen(desk: Desk, id: number, kind: 'returned' | 'withdrawn' | 'filed'): void {
  write(desk, (tx) =>
    addEvent(tx, id, { kind, on: RECEIVED, ref: kind === 'filed' ? `C-${id}` : '', note: '' }),
  );
}

/** Puts an object on the list of those not to be joined, or takes it off. */
function toggle(tx: Tx, which: number): void {
  const known = findEnterprise(tx, enterpriseCode(OBJECTS[which] as string));
  if (!known) throw new Error(`no ${OBJECTS[which]}`);
  const noJoint = known.ratings.some((rating) => rating.noJoint);
  const rating = { sector: '卫健', grade: '', silent: false, noJoint: !noJoint };
  saveEnterprise(tx, { ...known, ratings: noJoint ? [] : [rating] }, RECEIVED);
}

/** Compares, and once more from nothing: the findings of both. */
function bothWays(desk: Desk): readonly [part: unknown[], whole: unknown[]] {
  const compare = (whole: boolean) =>
    write(desk, (tx) => {
      comparePlans(tx, desk.pack, YEAR, { whole });
      return tx.all(stored);
    });
  return [compare(false), compare(true)];
}

describe('a comparison of what has changed', () => {
  it('leaves what a comparison of everything would, after any acts in any order', async () => {
    let found = 0;
    await assert(
      asyncProperty(array(act, { minLength: 4, maxLength: 18 }), async (steps) => {
        const desk = openDesk();
        try {
          for (const step of steps) await perform(desk, step);
          const [part, whole] = bothWays(desk);
          expect(part).toEqual(whole);
          found += whole.length;
        } finally {
          desk.drop();
        }
      }),
      { numRuns: Number(process.env['ZFJD_TEST_RUNS'] ?? 25) },
    );
    expect(found).toBeGreaterThan(20);
  });

  it('tells of an agreement, and no longer of one that was gone back on, as a whole comparison would', async () => {
    const desk = openDesk();
    const april = { ...ROW, 检查对象范围: OBJECTS[0] as string, 检查时间: '2026年4月' };
    const plan = (unit: (typeof UNITS)[number], cells: PlanRow) =>
      desk.take(
        desk.put(`${unit}.xlsx`, { Sheet1: planRows([`${SECTORS[unit]}2026年度检查计划`], [cells]) }),
      );
    await plan('卫健', april);
    await plan('生态', { ...april, 检查事项: '另一事项检查' });
    await plan('市监', { ...april, 检查事项: '另一事项检查', 检查对象范围: OBJECTS[1] as string });
    proposeJoint(desk, { year: YEAR });
    const told = () =>
      bothWays(desk).map(
        (rows) =>
          rows.filter((found) => JSON.stringify(found).includes('已商定跨部门联合（联合建议1，')).length,
      );
    const answers = (unit: (typeof UNITS)[number], answer: 'accept' | 'decline') =>
      answerJoint(desk, { id: 1, agency: SECTORS[unit] as string, answer, reason: '须单独检查' });
    answers('卫健', 'accept');
    expect(told()).toEqual([0, 0]);
    answers('生态', 'accept');
    expect(told()).toEqual([2, 2]);
    answers('卫健', 'decline');
    expect(told()).toEqual([0, 0]);
    desk.drop();
  });

  it('looks at no object again where nothing has changed', async () => {
    const desk = openDesk();
    const rows = [{ ...ROW, 检查对象范围: OBJECTS[0] as string }];
    const others = [{ ...ROW, 检查事项: '另一事项检查', 检查对象范围: OBJECTS[0] as string }];
    await desk.take(desk.put('甲.xlsx', { Sheet1: planRows([`${SECTORS['卫健']}2026年度检查计划`], rows) }));
    await desk.take(
      desk.put('乙.xlsx', { Sheet1: planRows([`${SECTORS['生态']}2026年度检查计划`], others) }),
    );
    const mark = command('test.mark', `UPDATE plan_finding SET message = '原样' WHERE scope = 'portfolio'`);
    const messages = () => desk.store.all(stored).map(({ message }) => message);
    write(desk, (tx) => tx.run(mark));
    write(desk, (tx) => comparePlans(tx, desk.pack, YEAR));
    expect(messages()).toEqual(['原样', '原样']);
    checkYear(desk, YEAR);
    expect(messages()).toEqual([expect.stringContaining('乙.xlsx'), expect.stringContaining('甲.xlsx')]);
    desk.drop();
  });
});

describe('plans that come in another order', () => {
  const told = query(
    'test.toldInOrder',
    `SELECT p.agency, p.file, f.code, f.row, f.column, f.value, f.message FROM plan_finding f
     JOIN live_plan p ON p.id = f.plan_id WHERE f.scope = 'portfolio'
     ORDER BY p.agency, p.file, f.row, f.column, f.code, f.value`,
    {
      agency: 'text',
      file: 'text',
      code: 'text',
      row: 'int?',
      column: 'int?',
      value: 'text',
      message: 'text',
    },
  );
  const plan = record({
    unit: constantFrom(...UNITS),
    plan: constantFrom('年度', '4月', '5月'),
    rows: array(row, { minLength: 1, maxLength: 4 }),
  });

  it('are told the same', async () => {
    let found = 0;
    await assert(
      asyncProperty(
        uniqueArray(plan, {
          minLength: 3,
          maxLength: 7,
          selector: ({ unit, plan: of }) => `${unit}${of}`,
        }),
        async (plans) => {
          const [one, other] = await Promise.all(
            [plans, plans.toReversed()].map(async (order) => {
              const desk = openDesk();
              try {
                for (const { unit, plan: of, rows } of order) {
                  const title = `${SECTORS[unit]}2026年${of === '年度' ? of : `${of}份`}检查计划`;
                  const lines = rows.map((cells): PlanRow => ({ ...ROW, ...cells }));
                  await desk.take(desk.put(`${unit}${of}.xlsx`, { Sheet1: planRows([title], lines) }));
                }
                return desk.store.all(told);
              } finally {
                desk.drop();
              }
            }),
          );
          expect(other).toEqual(one);
          found += one?.length ?? 0;
        },
      ),
      { numRuns: Number(process.env['ZFJD_TEST_RUNS'] ?? 25) },
    );
    expect(found).toBeGreaterThan(20);
  });
});

describe('a plan that has come', () => {
  const MARK = command('test.markAll', `UPDATE plan_finding SET message = '原样' WHERE scope = 'portfolio'`);
  const cells = (检查时间: string) => ({ ...ROW, 检查对象范围: OBJECTS[0] as string, 检查时间 });
  const titled = (unit: (typeof UNITS)[number], title: string) => `${SECTORS[unit]}2026年${title}检查计划`;

  it.each([
    ['not the plans that it does not meet', '2026年4月', ['原样', '原样']],
    ['the plans that it meets', '2026年9月', ['丙', '丙', '甲']],
  ])('has looked at again: %s', async (_what, when, expected) => {
    const desk = openDesk();
    const take = (file: string, title: string, line: PlanRow) =>
      desk.take(desk.put(`${file}.xlsx`, { Sheet1: planRows([title], [line]) }));
    const told = () =>
      desk.store
        .all(stored)
        .filter(({ code }) => code === 'P302')
        .map(({ message }) => /原样|[甲乙丙](?=\.xlsx)/u.exec(message)?.[0]);
    await take('甲', titled('卫健', '年度'), cells('2026年9月20日至9月30日'));
    await take('乙', titled('生态', '年度'), {
      ...cells('2026年9月1日至9月10日'),
      检查事项: '另一事项检查',
    });
    write(desk, (tx) => tx.run(MARK));
    await take('丙', titled('市监', '年度'), { ...cells(when), 检查事项: '消防监督检查' });
    expect(told()).toEqual(expected);
    desk.drop();
  });
});

describe('the visits of a comparison', () => {
  const plan = (sql: string) =>
    query(`test.plan.${sql.length}`, `EXPLAIN QUERY PLAN ${sql}`, { id: 'int', detail: 'text' });

  it('are read by index, and never the whole table for each object', async () => {
    const { objectsOfPlans, visitsToObjects } = await import('../../src/plan/visit-store.ts');
    const desk = openDesk();
    const details = (sql: string) => desk.store.all(plan(sql), '[]').map(({ detail }) => detail);
    expect(details(visitsToObjects.sql)).toEqual([
      expect.stringMatching(/^SCAN o VIRTUAL TABLE/),
      'SEARCH v USING PRIMARY KEY (enterprise_id=?)',
    ]);
    expect(details(objectsOfPlans.sql).slice(0, 2)).toEqual([
      expect.stringMatching(/^SCAN p VIRTUAL TABLE/),
      'SEARCH v USING COVERING INDEX plan_visit_plan (plan_id=?)',
    ]);
    desk.drop();
  });
});
