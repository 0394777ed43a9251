import { readFileSync, writeFileSync } from 'node:fs';
import { date } from '../../../src/kernel/local-date.ts';
import { saveEnterprise } from '../../../src/registry/enterprise-store.ts';
import { uscc } from '../../plan/rules/registry.ts';
import type { Command } from '../../../src/cli/command.ts';
import { fillDistrict } from '../../inspection/district.ts';
import { addRecords } from '../../inspection/records.ts';
import type { bench } from '../harness.ts';
import { putPlan } from '../inbox.ts';
import { leaves, loadedProgram } from '../loaded-program.ts';

/** Lists whose verb is another, with the words they need; those of the verb list and ledger need none but these. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  'registry list': ['agency'],
  'registry check': [],
  'plan findings': [],
  'plan overlaps': [],
  'plan status': [],
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
  const run = async (...words: string[]) => {
    const answer = await zfjd([...words, '--today', DAY, '--yes']);
    if (answer.code > 1) throw new Error(`${words.join(' ')}: ${answer.code} ${answer.err}`);
  };
  await init();
  withStore((store) =>
    store.write((tx) => {
      fillDistrict(tx);
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
  filled = readFileSync(path('a.db'));
}
