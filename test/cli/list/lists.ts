import { readFileSync, writeFileSync } from 'node:fs';
import { date } from '../../../src/kernel/local-date.ts';
import { saveEnterprise } from '../../../src/registry/enterprise-store.ts';
import { uscc } from '../../plan/rules/registry.ts';
import type { Command } from '../../../src/cli/command.ts';
import { fillDistrict } from '../../inspection/district.ts';
import { addRecords, run as runSql } from '../../inspection/records.ts';
import { json, type bench } from '../harness.ts';
import { putPlan } from '../inbox.ts';
import { leaves, loadedProgram } from '../loaded-program.ts';

/** Lists whose verb is another, with the words they need; those of the verb list and ledger need none but these. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  'registry list': ['agency'],
  'registry check': [],
  'plan findings': [],
  'plan overlaps': [],
  'plan status': [],
  'plan remind': [],
  'plan export': [],
  'case approval': [],
  'case numbers': [],
  'case kinds': [],
  'case flow': [],
  'draw status': [],
  'draw score': [],
  'problem propose': [],
  'sample show': [],
  'sample check': [],
  'inspection execution': [],
  'inspection indicators': [],
  'inspection assess': [],
  'calendar show': [],
  'rule coverage': [],
  'pack show': [],
  'db stats': [],
  'journal show': [],
  due: [],
};
const LIST_VERBS = new Set(['list', 'ledger']);

export const pathOf = (command: Command) => command.path().split(' ').slice(1).join(' ');

export interface List {
  readonly path: string;
  /** The whole command line, as words. */
  readonly words: readonly string[];
  readonly command: Command;
}

/** Every command of the command tree that answers with a list. */
export async function everyList(): Promise<List[]> {
  return leaves(await loadedProgram())
    .filter((command) => LIST_VERBS.has(command.name()) || pathOf(command) in WORDS)
    .map((command) => {
      const path = pathOf(command);
      return { path, words: [...path.split(' '), ...(WORDS[path] ?? [])], command };
    });
}

export const DAY = '2026-11-10';
const OBJECT = '上海示例食品科技发展有限公司';

let filled: Buffer | undefined;

/** A database in which every list has rows, long Chinese texts among them; made once, copied for each test. */
export async function fillLists(desk: ReturnType<typeof bench>): Promise<void> {
  const { zfjd, init, path, withStore } = desk;
  if (filled) {
    writeFileSync(path('a.db'), filled);
    return;
  }
  const runOn = async (day: string, ...words: string[]) => {
    const answer = await zfjd([...words, '--today', day, '--yes']);
    if (answer.code > 1) throw new Error(`${words.join(' ')}: ${answer.code} ${answer.err}`);
  };
  const run = (...words: string[]) => runOn(DAY, ...words);
  await init();
  withStore((store) =>
    store.write((tx) => {
      fillDistrict(tx);
      // A draw takes codes of Latin letters only.
      runSql(tx, "UPDATE agency SET code = 'A-' || id");
      runSql(
        tx,
        "UPDATE officer SET certificate = replace(certificate, '医保', 'YB') WHERE name LIKE '医保%'",
      );
      addRecords(tx, [{ 检查码: '' }, { 条线: '公安', 检查码: '' }, { 对象: '甲公司' }]);
      const one = { code: uscc(2000), name: OBJECT, status: '存续', industry: '', ratings: [] } as const;
      saveEnterprise(tx, { ...one, premises: ['示例路1号'] }, date(DAY));
    }),
  );
  const problem =
    '一个月内对同一企业到店重复检查三次，没有出示行政执法证件和检查码，要求企业法定代表人到场陪同';
  for (const agency of ['区市监局', '区城管局']) {
    const found = ['--agency', agency, '--discovered', '2026-09-01', '--source', '12345'];
    await run('clue', 'add', ...found, '--problem', problem, '--category', '乱检查');
    await run(
      'complaint',
      'add',
      '--agency',
      agency,
      '--subject',
      problem,
      '--source',
      '来信',
      '--due',
      '2026-11-20',
    );
  }
  await run('clue', 'group', '1');
  await run('case', 'warn', '2026-0001', '--way', '电话', '--on', '2026-11-02');
  await run('case', 'close', '2026-0001', '--text', '已经整改到位');
  await run('clue', 'group', '2');
  await run('case', 'account', 'add', '2026-0001', '--measure', '通报', '--text', '在全区范围内通报');
  await run('problem', 'add', '--title', '检查时不出示证件和检查码', '--clues', '2');
  await run('header', 'add', 'plan', '抽查事项类', '事项类别');
  await run(
    'inspection',
    'baseline',
    'set',
    '现场检查=120',
    '--agency',
    '区市监局',
    '--month',
    '3',
    '--source',
    '单位书面上报',
  );
  await run('inspection', 'scan', '--month', '2026-10');
  const object = { 检查对象范围: OBJECT, 统一社会信用代码: uscc(2000), 检查时间: '2026年12月' };
  await run(
    'plan',
    'import',
    putPlan(desk, '市监局报送的年度行政检查计划（第二次修改稿）.xlsx', '区市监局2026年度检查计划', {
      ...object,
      检查事项: '=1+1',
      检查频次: '根据需要',
    }),
  );
  await run('plan', 'import', putPlan(desk, '卫健.xlsx', '区卫健局2026年食品安全专项检查计划', object));
  await run('plan', 'import', putPlan(desk, '文旅.xlsx', '区文旅局2026年演出场所专项检查计划', object));
  await run('plan', 'joint', 'propose', '--all');
  await run('case', 'notice', '2026-0002', ...NOTICE, '-o', path('.'));
  await fillDraw(desk, runOn);
  await fillSupervision(desk, run);
  filled = readFileSync(path('a.db'));
}

/** A category that three agencies share, and a draft that waits. */
async function fillSupervision(
  { path }: ReturnType<typeof bench>,
  run: (...words: string[]) => Promise<void>,
): Promise<void> {
  for (const agency of ['区市监局', '区城管局', '区应急局']) {
    const found = ['--agency', agency, '--discovered', '2026-10-20', '--source', '12345'];
    await run('clue', 'add', ...found, '--problem', '没有出示证件', '--category', '不文明执法');
  }
  await run('clue', 'group', '3');
  await run('case', 'draft', '2026-0003', ...LETTER, '-o', path('.'));
}

const LETTER = [
  ...'--kind 意见书 --direct 情况紧急 --signer 王局长'.split(' '),
  '--grounds',
  '《行政执法监督条例》第二十八条',
  '--measures',
  '停止重复检查',
  '--contact',
  '李科员，021-57920000',
];
const NOTICE = [...LETTER, '--confirm', '2026-0002'];

const QUARTER = ['--quarter', '2026Q4', '--confirm', '2026Q4'];

/** Both stages of a draw, the second with a list of one agency. */
async function fillDraw(
  { zfjd, path }: ReturnType<typeof bench>,
  runOn: (day: string, ...words: string[]) => Promise<void>,
): Promise<void> {
  const seed = (day: string) => [...QUARTER, '--date', day, '--dice', '00713358'];
  const commitment = (notBefore: string) => [...QUARTER, '--dice', '8', '--not-before', notBefore];
  const publication = (on: string) => ['--quarter', '2026Q4', '--on', on, '--at', '区政府网站'];
  const inspectors = ['--inspector', 'YB-1', '--inspector', 'YB-2'];
  await runOn('2026-10-12', 'draw', 'commit', ...inspectors, ...commitment('2026-10-16'), '-o', path('承诺'));
  await runOn('2026-10-13', 'draw', 'publish', ...publication('2026-10-13'));
  await runOn('2026-10-16', 'draw', 'seed', ...seed('2026-10-16'));
  await runOn('2026-10-16', 'draw', 'run', '--quarter', '2026Q4', '-o', path('记录'));
  const report = await zfjd('draw show 2026Q4 --json');
  const { drawn } = json(report.out)['data'] as { drawn: { name: string }[] };
  const rows = drawn.flatMap(({ name }) =>
    [1, 2].map((no) => `${no},${name},行政处罚案卷,罚〔2026〕${no}号,某案`),
  );
  writeFileSync(path('案卷清单.csv'), `案卷清单\n序号,单位名称,类别,案号,案由\n${rows.join('\n')}\n`);
  await runOn('2026-10-19', 'sample', 'import', path('案卷清单.csv'), '--quarter', '2026Q4');
  await runOn('2026-10-19', 'sample', 'commit', ...commitment('2026-10-22'), '-o', path('抽样承诺'));
  await runOn('2026-10-20', 'sample', 'publish', ...publication('2026-10-20'));
  await runOn('2026-10-22', 'sample', 'seed', ...seed('2026-10-22'));
  await runOn('2026-10-22', 'sample', 'run', '--quarter', '2026Q4', '-o', path('抽样记录'));
}
