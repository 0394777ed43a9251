import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jointDuties } from '../../../src/plan/joint/joint-duties.ts';
import { answerJoint } from '../../../src/plan/joint/answer-joint.ts';
import { chooseProposals } from '../../../src/plan/joint/choose-proposals.ts';
import { effectsOf } from '../../../src/plan/joint/effect.ts';
import { exportJoint } from '../../../src/plan/joint/export-joint.ts';
import { proposeJoint } from '../../../src/plan/joint/propose-joint.ts';
import { listOverlaps } from '../../../src/plan/overlap/list-overlaps.ts';
import { listProposals } from '../../../src/plan/joint/stored-joint.ts';
import { filingReminders } from '../../../src/plan/filing-reminders.ts';
import { returnPlan } from '../../../src/plan/return-plan.ts';
import { saveEnterprise } from '../../../src/registry/enterprise-store.ts';
import { date } from '../../../src/kernel/local-date.ts';
import { imported, openDesk, planRows, ROW, type Desk, type PlanRow } from '../desk.ts';
import { RECEIVED } from '../rules/district.ts';
import { enterpriseCode, SECTORS, uscc } from '../rules/registry.ts';

const A = '上海甲食品有限公司';
const HEALTH = SECTORS['卫健'] ?? '';
const CULTURE = SECTORS['文旅'] ?? '';
const BUILD = SECTORS['建管'] ?? '';
const FIRE = SECTORS['消防'] ?? '';
const YEAR = { year: 2026 };

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.drop());

let files = 0;
/** Takes in an agency's annual plan of these lines. */
async function plan(agency: string, ...rows: PlanRow[]) {
  files += 1;
  const file = `计划${files}.xlsx`;
  const lines = rows.map((row) => ({ ...ROW, 检查对象范围: A, ...row }));
  desk.put(file, { Sheet1: planRows([`${agency}2026年度检查计划`], lines) });
  const [report] = await desk.take(file);
  return imported(report)[0];
}

/** 卫健 and 文旅 in April and May. */
async function two(first: PlanRow = {}, second: PlanRow = {}): Promise<void> {
  await plan(HEALTH, { 检查时间: '2026年4月', ...first });
  await plan(CULTURE, { 检查事项: '另一事项检查', 检查时间: '2026年4月20日至5月20日', ...second });
}

const propose = (more: { enterprise?: string; lead?: string } = {}) =>
  proposeJoint(desk, { ...YEAR, ...more });
const answer = (agency: string, what: 'accept' | 'decline', reason?: string, id = 1) =>
  answerJoint(desk, { id, agency, answer: what, reason });
const states = () => listProposals(desk.store, desk.pack, 2026).map(({ state }) => state);
const findings = () =>
  desk.store.all({
    name: '',
    sql: "SELECT code, message, next FROM plan_finding WHERE code IN ('P301', 'P302', 'P306') ORDER BY id",
    shape: { code: 'text', message: 'text', next: 'text' },
  });

describe('an answer that is awaited', () => {
  const awaited = () =>
    jointDuties(desk.store, desk.pack, desk.calendar, { today: RECEIVED, until: date('2026-12-31') }).map(
      ({ responsible, dueOn }) => [responsible, dueOn],
    );

  it('is due from those who are silent, until all have spoken', async () => {
    await two();
    propose();
    expect(awaited()).toEqual([[`${HEALTH}、${CULTURE}`, '2026-03-12']]);
    answer(HEALTH, 'accept');
    expect(awaited()).toEqual([[CULTURE, '2026-03-12']]);
    answer(CULTURE, 'decline', '时间不合');
    expect(awaited()).toEqual([]);
  });
});

describe('what was agreed', () => {
  const owed = () =>
    jointDuties(desk.store, desk.pack, desk.calendar, { today: RECEIVED, until: date('2026-12-31') }).map(
      ({ step, responsible, dueOn }) => [step, responsible, dueOn],
    );
  const called = () =>
    filingReminders(desk.store, desk.pack, { years: [2026], today: RECEIVED, ahead: 7 }).flatMap(
      ({ name, reminders }) =>
        reminders.flatMap(({ kind, text, dueOn, basis }) =>
          kind === 'agreed' ? [{ name, text, dueOn, basis }] : [],
        ),
    );

  it('by one agency is owed until its plan says so', async () => {
    const second = { 检查事项: '另一事项检查' };
    await plan(HEALTH, { 任务名称: '一' }, { 任务名称: '二', ...second });
    propose();
    answer(HEALTH, 'accept');
    expect(owed()).toEqual([['amend', HEALTH, '2026-04-01']]);
    expect(called()).toEqual([
      {
        name: HEALTH,
        text: `2026-03-05商定本单位合并检查「${A}」（联合建议1，2026-04-01至2026-04-30），计划还没有改报`,
        dueOn: '2026-04-01',
        basis: expect.stringMatching(/./u) as unknown,
      },
    ]);
    await plan(HEALTH, { 任务名称: '合并' }, { 任务名称: '合并', ...second });
    expect([states(), owed(), called()]).toEqual([['settled'], [], []]);
  });

  it('by one agency is not in its plan while the items are moved and still two tasks', async () => {
    const second = { 检查事项: '另一事项检查' };
    await plan(HEALTH, { 任务名称: '一' }, { 任务名称: '二', ...second });
    propose();
    answer(HEALTH, 'accept');
    const later = { 检查时间: '2026年10月' };
    await plan(HEALTH, { 任务名称: '一' }, { 任务名称: '二', ...second, ...later });
    expect(states()).toEqual(['obsolete']);
    await plan(HEALTH, { 任务名称: '合并', ...later }, { 任务名称: '合并', ...second, ...later });
    expect(states()).toEqual(['settled']);
  });

  it('by several is owed by each of them', async () => {
    await two();
    propose();
    answer(HEALTH, 'accept');
    expect(called()).toEqual([]);
    answer(CULTURE, 'accept');
    expect(owed()).toEqual([['amend', `${HEALTH}、${CULTURE}`, '2026-04-20']]);
    expect(
      called()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([HEALTH, CULTURE].toSorted());
    expect(called()[0]?.text).toContain(`${HEALTH}牵头`);
  });
});

describe('proposing', () => {
  it('makes one visit of two, in the days they share, led by who was first', async () => {
    await two();
    const { proposed } = propose();
    expect(proposed).toHaveLength(1);
    expect(proposed[0]).toMatchObject({
      kind: 'joint',
      state: 'open',
      enterprise: A,
      window: { from: '2026-04-20', to: '2026-04-30' },
      lead: { agency: HEALTH, reason: expect.stringMatching(/2026-03-05收到.*谁发起谁牵头/u) },
      effect: { before: 2, after: 1 },
    });
  });

  it('takes the nearest month where no day is shared, and says who has to move', async () => {
    await two({}, { 检查时间: '2026年5月5日至5月20日' });
    expect(propose().proposed[0]?.window).toEqual({
      from: '2026-05-01',
      to: '2026-05-31',
      reason: `原定时间没有共同部分，取相距最近的5月，${HEALTH}需要调整时间`,
    });
  });

  it('is led by the fire service where the object is one that it has graded', async () => {
    await plan(HEALTH, { 检查时间: '2026年4月' });
    await plan(FIRE, { 检查事项: '消防监督检查', 检查时间: '2026年4月' });
    expect(propose().proposed[0]?.lead.agency).toBe(HEALTH);
    desk.write((tx) =>
      saveEnterprise(
        tx,
        {
          code: enterpriseCode(A),
          name: A,
          status: '存续',
          industry: '',
          premises: ['示例路1号'],
          ratings: [{ sector: '消防', grade: 'B', silent: false, noJoint: false }],
        },
        RECEIVED,
      ),
    );
    await plan(FIRE, { 检查事项: '消防监督检查', 检查时间: '2026年4月2日至4月20日' });
    const { proposed } = propose();
    expect(proposed[0]?.lead).toMatchObject({ agency: FIRE, reason: expect.stringContaining('附件3') });
  });

  it('can be told who leads, as long as nobody has answered', async () => {
    await two();
    propose();
    expect(propose({ enterprise: A, lead: CULTURE }).proposed[0]?.lead.agency).toBe(CULTURE);
    expect(propose({ enterprise: A, lead: CULTURE })).toMatchObject({ proposed: [], known: [{ id: 1 }] });
    answer(CULTURE, 'accept');
    expect(() => propose({ enterprise: A, lead: HEALTH })).toThrow('已有单位答复');
    expect(() => propose({ enterprise: A, lead: BUILD })).toThrow('不能牵头');
  });

  it('proposes nothing twice, whatever became of it', async () => {
    await two();
    propose();
    expect(propose()).toMatchObject({ proposed: [], known: [{ id: 1, state: 'open' }] });
    answer(CULTURE, 'decline', '须暗访');
    expect(propose()).toMatchObject({ proposed: [], known: [{ id: 1, state: 'declined' }] });
  });

  it('merges the tasks of one agency', async () => {
    await plan(HEALTH, { 任务名称: '一' }, { 任务名称: '二', 检查事项: '另一事项检查' });
    const [merge] = propose().proposed;
    expect(merge).toMatchObject({ kind: 'merge', lead: { agency: HEALTH }, effect: { before: 2, after: 1 } });
    expect(answer(HEALTH, 'accept').proposal.state).toBe('agreed');
    expect(findings()[0]?.message).toContain('已商定本单位合并（联合建议1，');
  });

  it('takes the several lines of one task as one visit', async () => {
    await plan(HEALTH, { 任务名称: '综合' }, { 任务名称: '综合', 检查事项: '消防监督检查' });
    await plan(CULTURE, { 检查事项: '另一事项检查' });
    expect(propose().proposed[0]).toMatchObject({ effect: { before: 2, after: 1 }, tasks: { length: 3 } });
  });

  it.each<[string, PlanRow, PlanRow, string]>([
    [
      'the list of every sector',
      { 检查对象范围: '上海戊药业有限公司' },
      { 检查对象范围: '上海戊药业有限公司' },
      '不鼓励联合检查名单',
    ],
    [
      'windows that have passed',
      { 检查时间: '2026年1月' },
      { 检查时间: '2026年1月10日至1月20日' },
      '时间已过',
    ],
  ])('leaves alone: %s', async (_why, first, second, reason) => {
    await two(first, second);
    expect(propose()).toMatchObject({ proposed: [], skipped: [{ reason: expect.stringContaining(reason) }] });
  });

  it.each<[string, PlanRow, PlanRow]>([
    [
      'different premises',
      { 检查对象范围: '上海丁连锁有限公司', 检查地址: '示例路4号' },
      { 检查对象范围: '上海丁连锁有限公司', 检查地址: '示例路5号' },
    ],
    ['windows a month apart', {}, { 检查时间: '2026年5月30日至6月10日' }],
  ])('finds nothing to join in %s', async (_why, first, second) => {
    await two(first, second);
    expect(propose()).toMatchObject({ proposed: [], skipped: [] });
  });

  it('goes by the lists of the sectors concerned', async () => {
    const listed = (sector: string) =>
      desk.write((tx) =>
        saveEnterprise(
          tx,
          {
            code: uscc(1000),
            name: A,
            status: '存续',
            industry: '',
            premises: ['示例路1号'],
            ratings: [{ sector, grade: '', silent: false, noJoint: true }],
          },
          RECEIVED,
        ),
      );
    await two();
    listed('文旅');
    expect(propose().proposed).toEqual([]);
    listed('药监');
    expect(propose().proposed).toHaveLength(1);
  });
});

describe('the life of a proposal', () => {
  const accept = (agency: string) => () => void answer(agency, 'accept');
  const decline = (agency: string) => () => void answer(agency, 'decline', '须单独检查');
  const third = () => plan(BUILD, { 检查事项: '消防监督检查', 检查时间: '2026年4月' });

  it.each<[string, (() => unknown)[], string]>([
    ['nobody has answered', [], 'open'],
    ['one has accepted', [accept(HEALTH)], 'open'],
    ['both have accepted', [accept(HEALTH), accept(CULTURE)], 'agreed'],
    ['one has declined', [accept(HEALTH), decline(CULTURE)], 'declined'],
    ['one has thought better of it', [accept(HEALTH), decline(CULTURE), accept(CULTURE)], 'agreed'],
    ['one has gone back on it', [accept(HEALTH), accept(CULTURE), decline(HEALTH)], 'declined'],
    [
      'a plan has moved away',
      [() => plan(CULTURE, { 检查事项: '另一事项检查', 检查时间: '2026年10月' })],
      'obsolete',
    ],
    [
      'a plan was sent anew as it was',
      [() => plan(CULTURE, { 检查事项: '另一事项检查', 检查时间: '2026年4月20日至5月20日', 备注: '更正' })],
      'open',
    ],
    [
      'both have marked it joint',
      [
        accept(HEALTH),
        accept(CULTURE),
        () => plan(HEALTH, { 检查时间: '2026年4月', 是否联合检查: '是', 配合部门: CULTURE }),
      ],
      'settled',
    ],
    [
      'the lead has another joint inspection in the year',
      [
        accept(HEALTH),
        accept(CULTURE),
        () => plan(HEALTH, { 检查时间: '2026年10月', 是否联合检查: '是', 配合部门: CULTURE }),
      ],
      'obsolete',
    ],
    [
      'the lead has a joint inspection of another item in those days',
      [
        accept(HEALTH),
        accept(CULTURE),
        () => plan(HEALTH, { 检查事项: '消防监督检查', 是否联合检查: '是', 配合部门: CULTURE }),
      ],
      'obsolete',
    ],
    [
      'the lead has a joint inspection with somebody else, and the partner has moved',
      [
        accept(HEALTH),
        accept(CULTURE),
        () => plan(CULTURE, { 检查事项: '另一事项检查', 检查时间: '2026年10月' }),
        () => plan(HEALTH, { 检查时间: '2026年4月', 是否联合检查: '是', 配合部门: BUILD }),
      ],
      'obsolete',
    ],
    [
      'the lead does not say with whom it inspects jointly',
      [
        accept(HEALTH),
        accept(CULTURE),
        () => plan(HEALTH, { 检查时间: '2026年4月', 是否联合检查: '是', 配合部门: '相关部门' }),
      ],
      'settled',
    ],
    [
      'both items stand in one joint line',
      [
        accept(HEALTH),
        accept(CULTURE),
        () => plan(CULTURE, { 检查对象范围: '上海同名贸易有限公司' }),
        () =>
          plan(HEALTH, {
            检查事项: '另一事项检查\n普通事项检查',
            检查时间: '2026年4月25日',
            是否联合检查: '是',
            配合部门: CULTURE,
          }),
      ],
      'settled',
    ],
    [
      'agreed, and then not needed',
      [accept(HEALTH), accept(CULTURE), () => plan(HEALTH, { 检查时间: '2026年10月' })],
      'obsolete',
    ],
  ])('%s', async (_why, steps, state) => {
    await two();
    propose();
    for (const step of steps) await step();
    expect(states()).toEqual([state]);
  });

  it.each<[string, (() => unknown)[], string]>([
    ['one of three declines, two go on', [accept(HEALTH), accept(CULTURE), decline(BUILD)], 'agreed'],
    ['one of three has not answered', [accept(HEALTH), accept(CULTURE)], 'open'],
    ['two of three decline', [accept(HEALTH), decline(CULTURE), decline(BUILD)], 'declined'],
  ])('%s', async (_why, steps, state) => {
    await two();
    await third();
    propose();
    for (const step of steps) await step();
    expect(states()).toEqual([state]);
  });

  it('passes the lead on when the one who leads declines', async () => {
    await two();
    await third();
    expect(propose().proposed[0]).toMatchObject({
      lead: { agency: HEALTH },
      effect: { before: 3, after: 1 },
    });
    const { proposal } = answer(HEALTH, 'decline', '须单独检查');
    expect(proposal).toMatchObject({ lead: { agency: CULTURE }, effect: { before: 2, after: 1 } });
  });

  it('gives way to a wider one, unless somebody has answered it', async () => {
    await two();
    propose();
    await third();
    expect(propose().proposed).toMatchObject([{ id: 2, parties: { length: 3 } }]);
    expect(states()).toEqual(['replaced', 'open']);
    expect(() => answer(HEALTH, 'accept')).toThrow('已有新建议');
  });

  it('stays as it is once somebody has answered, and says what was not taken in', async () => {
    await two();
    propose();
    answer(HEALTH, 'accept');
    await third();
    expect(propose()).toMatchObject({
      proposed: [],
      skipped: [{ reason: expect.stringMatching(/已有答复.*消防监督检查/u) }],
    });
  });

  it('no longer stands when a plan is sent back', async () => {
    const health = await plan(HEALTH, {});
    await plan(CULTURE, { 检查事项: '另一事项检查' });
    propose();
    await returnPlan(desk, { reference: String(health?.id) }, () => undefined);
    expect(states()).toEqual(['obsolete']);
  });

  it.each<[string, () => unknown, string]>([
    ['without a reason', () => answer(HEALTH, 'decline', '  '), 'E_JOINT_REASON'],
    ['by a stranger', () => answer(BUILD, 'accept'), 'E_JOINT_PARTY'],
    ['by nobody known', () => answer('没有的局', 'accept'), 'E_AGENCY_UNKNOWN'],
    ['of nothing', () => answer(HEALTH, 'accept', undefined, 9), 'E_JOINT_UNKNOWN'],
    [
      'before it was proposed',
      () => answerJoint(desk, { id: 1, agency: HEALTH, answer: 'accept', on: date('2026-03-04') }),
      'E_JOINT_DATE',
    ],
    [
      'in the future',
      () => answerJoint(desk, { id: 1, agency: HEALTH, answer: 'accept', on: date('2026-03-06') }),
      'E_JOINT_DATE',
    ],
  ])('refuses an answer %s', async (_why, act, code) => {
    await two();
    propose();
    expect(act).toThrow(expect.objectContaining({ code }));
    expect(states()).toEqual(['open']);
  });

  it('keeps each act in the journal, and an answer given twice once', async () => {
    await two();
    propose();
    answer(HEALTH, 'accept');
    expect(answer(HEALTH, 'accept').repeated).toBe(true);
    answer(CULTURE, 'decline', '须暗访');
    const acts = desk.store
      .all({
        name: '',
        sql: "SELECT act FROM journal WHERE act LIKE 'joint.%' ORDER BY seq",
        shape: { act: 'text' },
      })
      .map(({ act }) => act);
    expect(acts).toEqual(['joint.propose', 'joint.accept', 'joint.decline']);
  });
});

describe('findings', () => {
  it('say that it is agreed, and go when a plan says so itself', async () => {
    await two();
    propose();
    answer(HEALTH, 'accept');
    expect(findings().map(({ message }) => message)).not.toContainEqual(expect.stringContaining('已商定'));
    answer(CULTURE, 'accept');
    const told = findings();
    expect(told).toHaveLength(2);
    for (const { message, next } of told) {
      expect(message).toContain(
        `已商定跨部门联合（联合建议1，${HEALTH}牵头，2026-04-20至2026-04-30），等计划改报`,
      );
      expect(next).toContain('按商定改报');
    }
    answer(CULTURE, 'decline', '另有安排');
    expect(findings().map(({ message }) => message)).not.toContainEqual(expect.stringContaining('已商定'));
    answer(CULTURE, 'accept');
    await plan(HEALTH, { 检查时间: '2026年4月', 是否联合检查: '是', 配合部门: CULTURE });
    const rows = desk.store.all({
      name: '',
      sql: "SELECT count(*) AS n FROM plan_finding f JOIN live_plan l ON l.id = f.plan_id WHERE f.code = 'P302'",
      shape: { n: 'int' },
    });
    expect(rows).toEqual([{ n: 0 }]);
  });
});

describe('who declined and goes alone', () => {
  const told = () =>
    desk.store.all({
      name: '',
      sql: `SELECT l.agency, f.message FROM plan_finding f JOIN live_plan l ON l.id = f.plan_id
            WHERE f.code = 'P302' ORDER BY l.id`,
      shape: { agency: 'text', message: 'text' },
    });

  /** 卫健 leads, 文旅 joins, 建管 declines; the lead's joint plan is in. */
  async function carriedOut(): Promise<void> {
    await two();
    const alone = { 检查事项: '消防监督检查', 检查时间: '2026年4月' };
    await plan(BUILD, alone);
    propose();
    answer(HEALTH, 'accept');
    answer(CULTURE, 'accept');
    answer(BUILD, 'decline', '须暗访');
    await plan(CULTURE, { 检查对象范围: '上海同名贸易有限公司' });
    await plan(HEALTH, { 检查时间: '2026年4月20日至4月30日', 是否联合检查: '是', 配合部门: CULTURE });
  }

  it('is still told of the joint visit, and it of him', async () => {
    await carriedOut();
    expect(told().map(({ agency, message }) => [agency, /与(.*?)「/u.exec(message)?.[1]])).toEqual([
      [BUILD, HEALTH],
      [HEALTH, BUILD],
    ]);
    const { burdens } = listOverlaps(desk, YEAR);
    expect(burdens.map(({ visits }) => visits.map(({ agency }) => agency).toSorted())).toEqual([
      [HEALTH, BUILD].toSorted(),
    ]);
  });

  it('is not asked again because the visit he declined is a joint one now', async () => {
    await carriedOut();
    expect(propose()).toMatchObject({ proposed: [], known: [{ id: 1, state: 'settled' }] });
  });
});

describe('the effect', () => {
  it('is counted in total and by agency, for what is on offer and what is agreed', async () => {
    await two();
    await plan(BUILD, { 检查对象范围: '上海同名贸易有限公司', 检查事项: '消防监督检查' });
    propose();
    expect(effectsOf(chooseProposals(desk, YEAR))).toMatchObject({
      offered: {
        before: 2,
        after: 1,
        enterprises: [{ enterprise: A, before: 2, after: 1 }],
        agencies: expect.arrayContaining([
          { agency: HEALTH, before: 1, led: 1, joined: 0 },
          { agency: CULTURE, before: 1, led: 0, joined: 1 },
        ]),
      },
      agreed: { proposals: 0, before: 0, after: 0 },
    });
    answer(HEALTH, 'accept');
    answer(CULTURE, 'accept');
    expect(effectsOf(chooseProposals(desk, YEAR))).toMatchObject({
      offered: { proposals: 0 },
      agreed: { proposals: 1, before: 2, after: 1 },
    });
  });

  it('takes the annual and the monthly plan of one agency for one', async () => {
    await two();
    desk.put('四月.xlsx', {
      Sheet1: planRows(
        [`${HEALTH}2026年4月检查计划`],
        [{ ...ROW, 检查对象范围: A, 检查时间: '2026年4月20日至4月30日' }],
      ),
    });
    await desk.take('四月.xlsx');
    expect(propose().proposed[0]).toMatchObject({ effect: { before: 2, after: 1 }, tasks: { length: 3 } });
  });
});

describe('the joint plan', () => {
  /** Every sector's own demands on a plan, and every sector as the one who leads. */
  it.each(Object.keys(SECTORS))('led by %s imports without 必改', async (sector) => {
    const lead = SECTORS[sector] ?? '';
    const other = sector === '文旅' ? HEALTH : CULTURE;
    const otherItem = sector === '公安' ? '旅馆业治安管理检查' : '另一事项检查';
    await plan(lead, {
      检查事项: otherItem === '另一事项检查' ? '普通事项检查' : otherItem,
      检查时间: '2026年4月',
    });
    await plan(other, { 检查事项: '另一事项检查', 检查时间: '2026年4月' });
    propose();
    answer(lead, 'accept');
    answer(other, 'accept');
    const { bytes, plans } = await exportJoint(desk, YEAR);
    expect(plans).toMatchObject([{ agency: lead }]);
    const [report] = await desk.take(desk.putBytes('联合检查计划.xlsx', bytes));
    const [joint] = imported(report);
    expect(joint).toMatchObject({
      agency: lead,
      kind: 'annual',
      period: '2026年度联合检查计划',
      version: 1,
      lines: 1,
    });
    expect(joint?.findings.filter(({ severity }) => severity === '必改')).toEqual([]);
    expect(listProposals(desk.store, desk.pack, 2026)[0]?.state).toBe('agreed');
  });

  it('writes lead, partners, items, object, window and method; texts are inert', async () => {
    const hostile = '=cmd|企业\u0007名';
    desk.write((tx) =>
      saveEnterprise(
        tx,
        { code: uscc(2000), name: hostile, status: '存续', industry: '', premises: ['=SUM(1)'], ratings: [] },
        RECEIVED,
      ),
    );
    await two(
      { 检查对象范围: hostile, 统一社会信用代码: uscc(2000), 备注: '@备注' },
      { 检查对象范围: hostile, 统一社会信用代码: uscc(2000) },
    );
    propose();
    answer(HEALTH, 'accept');
    answer(CULTURE, 'accept');
    const { bytes } = await exportJoint(desk, YEAR);
    const book = await desk.reader.readBytes('联合.xlsx', bytes);
    const texts = book.sheets.flatMap((sheet) =>
      sheet.rows.flatMap((row) => row.cells.map((cell) => cell?.text ?? '')),
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        `${HEALTH}2026年度跨部门联合检查计划`,
        '普通事项检查\n另一事项检查',
        "'=cmd|企业名",
        "'=SUM(1)",
        '2026年4月20日至2026年4月30日',
        '跨部门联合现场检查',
        HEALTH,
        CULTURE,
      ]),
    );
    const [report] = await desk.take(desk.putBytes('联合检查计划.xlsx', bytes));
    expect(imported(report)[0]?.findings.filter(({ severity }) => severity === '必改')).toEqual([]);
  });

  it('needs something that is agreed', async () => {
    await two();
    propose();
    await expect(exportJoint(desk, YEAR)).rejects.toThrow('还没有已商定的联合检查');
    await expect(exportJoint(desk, { ...YEAR, agency: HEALTH })).rejects.toThrow(`${HEALTH}牵头的`);
  });
});
