import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { allAgencies } from '../../src/registry/agency-store.ts';
import { example } from '../draw/support.ts';
import { putRecords } from '../inspection/indicator-records.ts';
import { fill } from '../onsite/desk.ts';
import { LETTER } from './case-bench.ts';
import { type Answer, type bench } from './harness.ts';
import { fillRegistry, putPlan } from './inbox.ts';

type Bench = ReturnType<typeof bench>;

export const FIRE = '区消防救援支队';
const [TOWN, HEALTH] = ['望潮镇人民政府', '区卫生健康委员会'];
const QUARTER = ['--quarter', '2026Q4'];

/** One day's work: words of a command, or what a test does by hand. */
type Work = string | readonly string[] | (() => unknown);

/**
 * 一年的工作: plans, inspections, clues, complaints, cases, a draw, and early in 2027 what changes where things stand.
 * Every answer counts: an act that fails fails the test.
 */
function worksOfYear(desk: Bench): readonly (readonly [day: string, ...works: Work[]])[] {
  const { path } = desk;
  const plan = (title: string, more = {}) => [
    'plan',
    'import',
    putPlan(desk, `${title}${Object.keys(more).length}.xlsx`, title, more),
  ];
  const clue = (agency: string, problem: string, source: string) =>
    ['clue', 'add', '--agency', agency, '--problem', problem, '--source', source] as const;
  const complaint = (agency: string, subject: string, due: string) =>
    [
      'complaint',
      'add',
      '--agency',
      agency,
      '--subject',
      subject,
      '--source',
      '12345',
      '--due',
      due,
    ] as const;
  const opinion = (number: string) => [
    'case',
    'notice',
    number,
    ...`-o ${path('文书')} --kind 意见书 --confirm ${number}`.split(' '),
    ...LETTER,
  ];
  return [
    ['2026-03-05', plan('望潮镇人民政府2026年度检查计划'), plan('区消防救援支队2026年度检查计划')],
    ['2026-03-20', 'plan file 1'],
    ['2026-04-09', 'plan pass 2 --step 审批 --ref 支队长签发', 'plan file 2', () => records(desk)],
    ['2026-04-28', 'plan publish 1 --where 门户网站'],
    ['2026-09-03', 'inspection scan --from 2026-07 --to 2026-08'],
    ['2026-09-04', 'inspection verify 1 --result 有合理说明 --text 上级部署'],
    ['2026-09-10', clue(TOWN, '检查时没有出示证件', '12345'), clue(FIRE, '一个月内重复检查3次', '工商联')],
    ['2026-09-11', clue(FIRE, '要求法定代表人到场', '媒体'), complaint(FIRE, '重复检查', '2026-09-25')],
    [
      '2026-09-14',
      complaint(TOWN, '没有出示证件', '2026-09-21'),
      complaint(HEALTH, '态度恶劣', '2026-10-15'),
    ],
    ['2026-09-15', 'clue screen 1 2 --result 受理 --category conduct', 'clue group 2', 'clue group 1'],
    ['2026-09-16', 'case warn 2026-0001 --way 电话 --react-by 2026-09-18'],
    ['2026-09-17', 'case warn 2026-0002 --way 电话 --react-by 2026-09-25'],
    [
      '2026-09-18',
      'case warn 2026-0001 --unresolved --proof 回访记录',
      'complaint follow 2 --result 属实 --text 已核实',
    ],
    ['2026-09-21', opinion('2026-0001')],
    ['2026-09-22', 'case serve 2026-0001 --way 直接 --proof 送达回证'],
    // After the third quarter.
    [
      '2026-10-08',
      'case close 2026-0002 --text 已停止',
      'complaint follow 1 --result 部分属实 --text 已核实',
    ],
    ['2026-10-09', 'case extend 2026-0001 --days 5 --approver 王局长 --text 企业停业'],
    ['2026-10-12', 'clue screen 3 --result 不属实 --text 核实为企业自愿'],
    ['2026-10-20', 'case rectify 2026-0001 --text 已停止'],
    [
      '2026-10-21',
      plan('望潮镇人民政府2026年烟花爆竹专项检查计划', { 检查时间: '2026年12月' }),
      'plan file 3',
    ],
    ['2026-11-27', () => draw(desk)],
    ['2026-12-10', () => checks(desk)],
    ['2026-12-15', plan('区卫生健康委员会2026年度检查计划', { 检查方式: '' })],
    // After the year.
    ['2027-01-06', 'case review 2026-0001 --result 整改到位 --text 看过', 'case close 2026-0001'],
    ['2027-01-07', 'plan withdraw 2 --reason 取消', 'complaint follow 3 --result 不属实 --text 已核实'],
    ['2027-01-08', clue(HEALTH, '态度恶劣', '媒体'), 'clue screen 4 --result 当场纠正 --text 已道歉'],
    ['2027-01-11', 'problem add --title 重复检查 --category conduct --cases 2026-0001'],
  ];
}

function records(desk: Bench): void {
  const [first = 0, second = 0] = desk.withStore((store) => allAgencies(store).map(({ id }) => id));
  const days = ['07-01', '07-02', '07-03', '07-06', '08-03', '09-01', '10-12', '12-01'];
  putRecords(desk.path('a.db'), [
    ...days.map((day) => ({ agency: first, day: `2026-${day}`, enterprise: 1, code: '' })),
    { agency: second, day: '2026-07-01', origin: 'triggered', source: '投诉举报', enterprise: 2 },
    { agency: second, day: '2026-11-02', onSite: false },
    { agency: second, day: '2026-11-03', cancelled: true },
  ]);
}

async function draw(desk: Bench): Promise<void> {
  const on = (day: string, ...words: string[]) => done(desk, day, ['draw', ...words]);
  const [confirm, out] = [['--confirm', '2026Q4'], desk.path('抽查')];
  const inspectors = example.inspectors.flatMap((code) => ['--inspector', code]);
  const commit = ['commit', ...QUARTER, '--dice', '8', '--not-before', '2026-11-27', '-o', out];
  await on('2026-11-23', ...commit, ...inspectors, ...confirm);
  await on('2026-11-23', 'publish', ...QUARTER, '--on', '2026-11-23', '--at', '区政府网站');
  await on('2026-11-27', 'seed', ...QUARTER, '--date', '2026-11-27', '--dice', '00713358', ...confirm);
  await on('2026-11-27', 'run', ...QUARTER, '-o', desk.path('抽查记录'));
}

async function checks(desk: Bench): Promise<void> {
  const folder = desk.path('表');
  await done(desk, '2026-12-10', ['draw', 'form', ...QUARTER, '-o', folder]);
  const first = readdirSync(folder).find((name) => name.endsWith('.xlsx')) ?? '';
  const lines = { '*': ['符合'], C02: ['不符合', '只有一人到场', '照片2张'] } as const;
  const at = `${folder}/${first}`;
  writeFileSync(at, fill(readFileSync(at), lines, { checkedOn: '2026-12-08' }));
  await done(desk, '2026-12-10', ['draw', 'record', at]);
}

async function done({ zfjd }: Bench, day: string, words: readonly string[]): Promise<Answer> {
  const answer = await zfjd([...words, '--today', day]);
  if (answer.code > 1) throw new Error(`${words.join(' ')}: ${answer.code} ${answer.err}${answer.out}`);
  return answer;
}

/**
 * Works through the year up to the evening of `until`; `after` sees the evening of every day given, when the work of
 * that day is done and nothing of the next.
 */
export async function workYear(
  desk: Bench,
  until: string,
  evenings: readonly string[] = [],
  after: (day: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await desk.init('2026-01-05');
  fillRegistry(desk);
  const waiting = [...evenings].sort();
  for (const [day, ...works] of worksOfYear(desk)) {
    while ((waiting[0] ?? '9999') < day) await after(waiting.shift() ?? '');
    if (day > until) break;
    for (const work of works) {
      if (typeof work === 'function') await work();
      else await done(desk, day, typeof work === 'string' ? work.split(' ') : work);
    }
  }
  for (const day of waiting) await after(day);
}
