import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { beforeEach, describe, expect, it } from 'vitest';
import { date, toDay } from '../../src/kernel/local-date.ts';
import { keepFile } from '../../src/store/archive.ts';
import { command } from '../../src/store/query.ts';
import type { Store } from '../../src/store/store.ts';
import { agency, registerAgencies } from '../draw/desk.ts';
import { example } from '../draw/support.ts';
import { bench, json } from './harness.ts';

const { zfjd, init, path, withStore } = bench();

const data = (out: string) => json(out)['data'] as Record<string, unknown>;
const officers = example.inspectors.flatMap((code) => ['--inspector', code]);
const confirmed = ['--confirm', '2026Q4'];
const of = ['--quarter', '2026Q4'];
const at = (day: string) => ['--today', day];

let drawn: { code: string; name: string }[] = [];

async function good(words: readonly string[]): Promise<string> {
  const { code, out, err } = await zfjd(words);
  expect({ code, err }).toMatchObject({ code: 0 });
  return out;
}

/** The first stage, drawn on 27 November. */
beforeEach(async () => {
  await init();
  withStore((store) => registerAgencies(store, example.units.map(agency)));
  const commit = ['draw', 'commit', ...of, '--dice', '8', '--not-before', '2026-11-27', ...officers];
  await good([...commit, ...confirmed, '-o', path('承诺')]);
  await good(['draw', 'publish', ...of, '--on', '2026-11-23', '--at', '区政府网站']);
  await good([
    'draw',
    'seed',
    ...of,
    '--date',
    '2026-11-27',
    '--dice',
    '00713358',
    ...at('2026-11-27'),
    ...confirmed,
  ]);
  await good(['draw', 'run', ...of, ...at('2026-11-27'), '-o', path('记录')]);
  const report = data((await zfjd('draw show 2026Q4 --json')).out) as {
    drawn: { code: string; name: string }[];
  };
  drawn = report.drawn.map(({ code, name }) => ({ code, name }));
});

const SETS = [
  `INSERT INTO inspection_import (id, file_id, file, layout, imported_on, rows, added, changed, same, refused)
   SELECT 1, min(id), '记录.csv', 'code', '2026-11-01', 4, 4, 0, 0, 0 FROM kept_file`,
  `INSERT INTO inspection_item_set VALUES (1, '消防')`,
  `INSERT INTO inspection_officer_set VALUES (1, '甲')`,
].map((sql, i) => command(`test.sampleSets${i}`, sql));
const insertVisit = command(
  'test.sampleVisit',
  `INSERT INTO inspection (record_id, agency_id, code, plan_code, task, origin, source, outside, on_site, follow_up,
     object_code, object_name, premises_id, place, item_set_id, officer_set_id, checked_day, result, measure, joint,
     joint_with, advised, not_joined, late_code, late_reason, cancelled, import_id, row)
   SELECT ?, id, ?, '', '', 'planned', '', '', 1, 0, '', '某公司', 0, '', 1, 1, ?, 'none', '', 0, '', 0, '', 0, '', 0,
     1, 1 FROM agency WHERE code = ?`,
);

/** One visit a day from 1 October 2026, each with a code. */
function writeRecords(store: Store, agencyCode: string, codes: readonly string[]): void {
  const first = toDay(date('2026-10-01'));
  store.write((tx) => {
    tx.record({ act: 'test', subject: 'inspection', id: '', summary: '检查记录' });
    keepFile(tx, '记录.csv', Buffer.from('x'), date('2026-11-01'));
    for (const set of SETS) tx.run(set);
    codes.forEach((code, i) => tx.run(insertVisit, `R${code}`, code, first + i, agencyCode));
  });
}

/** A list of all drawn agencies, as a bureau would put it together. */
function writeList(name: string, rows: readonly string[]): string {
  writeFileSync(path(name), `案卷清单\n序号,单位名称,类别,案号,案由\n${rows.join('\n')}\n`);
  return path(name);
}

const fullList = () =>
  writeList(
    '案卷清单.csv',
    drawn.flatMap(({ name }, u) =>
      Array.from(
        { length: 12 },
        (_, i) => `${u * 12 + i + 1},${name},行政处罚案卷,罚〔2026〕${i + 1}号,某案`,
      ),
    ),
  );

async function committed(): Promise<void> {
  await good(['sample', 'import', fullList(), ...of, ...at('2026-12-01')]);
  const words = ['sample', 'commit', ...of, '--dice', '8', '--not-before', '2026-12-03', ...at('2026-12-01')];
  await good([...words, ...confirmed, '-o', path('抽样承诺')]);
}

describe('the second stage, from lists to the record', () => {
  it('goes through and is accepted by the program and by verify.sh', async () => {
    await committed();
    expect(readdirSync(path('抽样承诺')).sort()).toEqual([
      '21-guize.tsv',
      '22-leibie.tsv',
      '23-danwei.tsv',
      '24-qingdan.tsv',
      'CHENGNUO.sha256',
    ]);
    await good(['sample', 'publish', ...of, '--on', '2026-12-01', '--at', '区政府网站', ...at('2026-12-02')]);
    await good([
      'sample',
      'seed',
      ...of,
      '--date',
      '2026-12-03',
      '--dice',
      '31415926',
      ...at('2026-12-03'),
      ...confirmed,
    ]);
    const out = await good(['sample', 'run', ...of, ...at('2026-12-03'), '-o', path('全部')]);
    expect(out).toContain(`抽中${drawn.length * 5}件`);
    expect(await zfjd(['draw', 'verify', path('全部')])).toMatchObject({ code: 0 });
    expect(await zfjd(['draw', 'verify', ...of])).toMatchObject({ code: 0 });
    const run = spawnSync('sh', [path('全部/verify.sh')], { encoding: 'utf8' });
    expect(run.stdout).toContain('结论：一致');
    const again = await good(['sample', 'run', ...of, ...at('2026-12-04')]);
    expect(again).toContain('结果没有改变');
    expect(await good(['sample', 'show', ...of])).toContain('第1轮（已抽取）');
    expect(await good(['抽样', '查看', ...of])).toContain('罚〔2026〕');
    const acts = data((await zfjd('journal show --json --subject draw --id 2026Q4')).out)['entries'];
    expect((acts as { act: string }[]).map((e) => e.act).slice(0, 5)).toEqual([
      'sample.run',
      'sample.seed',
      'sample.publish',
      'sample.commit',
      'sample.import',
    ]);
  }, 60_000);

  it('is refused out of order, and nothing is done twice', async () => {
    const seed = [
      'sample',
      'seed',
      ...of,
      '--date',
      '2026-12-03',
      '--dice',
      '31415926',
      ...at('2026-12-03'),
      ...confirmed,
    ];
    const commit = [
      'sample',
      'commit',
      ...of,
      '--dice',
      '8',
      ...at('2026-12-01'),
      ...confirmed,
      '-o',
      path('再'),
    ];
    expect((await zfjd(commit)).err).toContain('没有待承诺的清单');
    expect((await zfjd(['sample', 'run', ...of])).err).toContain('还没有作承诺');
    await committed();
    expect((await zfjd(seed)).err).toContain('还没有登记公布');
    expect((await zfjd(['sample', 'run', ...of, '-o', path('无')])).err).toContain('种子还没有登记');
    expect(existsSync(path('无'))).toBe(false);
    expect((await zfjd(commit)).err).toContain('没有待承诺的清单');
    const late = await zfjd(['sample', 'import', fullList(), ...of, ...at('2026-12-02')]);
    expect(late).toMatchObject({ code: 1, out: expect.stringContaining('已经承诺，不能再改') });
    const publish = ['sample', 'publish', ...of, '--on', '2026-12-02', '--at', '网站', ...at('2026-12-02')];
    await good([...publish, '--late-reason', '没有迟']);
    expect(await good(['sample', 'show', ...of])).not.toContain('没有迟');
    const early = [
      'sample',
      'seed',
      ...of,
      '--date',
      '2026-11-27',
      '--dice',
      '31415926',
      ...at('2026-12-03'),
      ...confirmed,
    ];
    expect((await zfjd(early)).err).toContain('早于承诺的最早日期');
    await good([...seed, '--roller', '丁']);
    expect((await zfjd(seed)).err).toContain('只能登记一次');
    expect(await good(['sample', 'show', ...of])).toMatch(/掷骰人\s+丁/u);
    const before = await zfjd(['sample', 'run', ...of, ...at('2026-12-02'), '-o', path('早')]);
    expect(before).toMatchObject({ code: 3, err: expect.stringContaining('早于种子登记之日 2026-12-03') });
  });

  it('takes a second round for what comes later', async () => {
    await committed();
    const [unit] = drawn;
    await good([
      'sample',
      'import',
      '--none',
      '来函说明',
      '--agency',
      unit?.name ?? '',
      '--category',
      'JC',
      ...of,
    ]);
    writeFileSync(path('检查记录.csv'), '检查记录编号\nJC-001\nJC-002\n');
    await good([
      'sample',
      'import',
      path('检查记录.csv'),
      '--agency',
      drawn[1]?.code ?? '',
      '--category',
      'JC',
      ...of,
    ]);
    const words = [
      'sample',
      'commit',
      ...of,
      '--dice',
      '8',
      ...at('2026-12-05'),
      ...confirmed,
      '-o',
      path('二'),
    ];
    expect(await good(words)).toContain('第2轮已承诺');
    expect(readFileSync(path('二/23-danwei.tsv'), 'utf8')).toContain('\tJC\t0\n');
  });
});

describe('lists that are not as they should be', () => {
  it.each([
    ['of an agency not drawn', '1,没有这家,行政处罚案卷,罚1号,某', /不是本季被抽中的单位/],
    ['of an unknown category', '1,NAME,会议纪要,罚1号,某', /类别不认识/],
    ['without a number', '1,NAME,行政处罚案卷,,某', /没有编号/],
    ['with a bar in the number', '1,NAME,行政处罚案卷,罚|1,某', /竖线/],
  ])('%s are not taken at all', async (_what, row, says) => {
    const file = writeList('差.csv', [
      `1,${drawn[0]?.name},行政处罚案卷,罚9号,某`,
      row.replace('NAME', drawn[0]?.name ?? ''),
    ]);
    const { code, out } = await zfjd(['sample', 'import', file, ...of]);
    expect(code).toBe(1);
    expect(out).toMatch(says);
    expect(out).toContain('整个文件没有收');
    expect((await zfjd(['sample', 'check', ...of])).out).toContain('还没有收到清单');
  });

  it('tell their gaps and doubles, and what is not in yet', async () => {
    const name = drawn[0]?.name ?? '';
    const numbers = ['００1', '002', '002', '005', '006'];
    const file = writeList(
      '断.csv',
      numbers.map((n) => `1,${name},AJ,罚${n}号,某`),
    );
    expect(await good(['sample', 'import', file, ...of])).toContain('罚…号：3–4（缺2个）');
    const { code, out } = await zfjd(['sample', 'check', ...of]);
    expect(code).toBe(1);
    expect(out).toMatch(/\t4\t4\t/);
    const absent = /还没有交的清单：(\d+)家单位，(\d+)份/u.exec(out)?.slice(1).map(Number) as [
      number,
      number,
    ];
    const [, below = ''] = out.split('还没有交清单的单位\t类别\n');
    const rows = below.split('\n\n')[0]?.split('\n') ?? [];
    expect(rows).toHaveLength(absent[0]);
    expect(rows.flatMap((row) => row.split('\t')[1]?.split('、'))).toHaveLength(absent[1]);
    // The one whose first list is in still owes the others.
    expect(rows.find((row) => row.startsWith(`${name}（`))).not.toContain('行政处罚案卷');
    expect((await zfjd(['sample', 'import', file, ...of])).out).toContain('未变');
    expect((await zfjd(['sample', 'import', file, ...of, '--dry-run'])).out).toContain('试运行');
  });

  it('come from the register of filed plans, which knows what a list leaves out', async () => {
    const code = drawn[0]?.code ?? '';
    const out = await good(['sample', 'import', '--from-register', ...of]);
    expect(out).toContain(`${code}\tJH\t0`);
    expect(await zfjd(['sample', 'import', ...of])).toMatchObject({ code: 3 });
  });

  it('come from the inspection records, which know what a list leaves out', async () => {
    const [unit, other] = drawn.map((d) => d.code);
    withStore((store) => writeRecords(store, unit ?? '', ['JC001', 'JC002', 'JC003', 'JC004']));
    const check = async () =>
      data((await zfjd(['sample', 'check', ...of, '--json'])).out)['lists'] as {
        unit: string;
        category: string;
        files: number;
        missing: { number: string; title: string }[];
      }[];
    const file = writeList('检查.csv', [`1,${unit},JC,JC001,某`, `2,${unit},JC,JC003,某`]);
    await good(['sample', 'import', file, ...of]);
    const list = (await check()).find((l) => l.category === 'JC');
    expect(list?.missing.map((m) => m.number)).toEqual(['JC002']);
    await good(['sample', 'import', '--from-register', ...of]);
    const lists = (await check()).filter((l) => l.category === 'JC');
    expect(lists).toMatchObject([{ unit, files: 4, missing: [] }]);
    expect(lists.some((l) => l.unit === other)).toBe(false);
  });
});

describe('draw status, due and guide', () => {
  it('status tells rate and coverage', async () => {
    const out = await good(['draw', 'status']);
    expect(out).toMatch(/2026Q4\t已抽取\t\d+\/60\t1\d\.\d%/);
    expect(out).toContain('本轮覆盖');
    expect(out).toMatch(/zfjd sample import/);
    const late = await zfjd(['draw', 'status', ...at('2027-04-02')]);
    expect(late.out).toContain('未承诺（超期，2027-03-31止）');
  });

  it('due knows the end of a quarter without a draw, without storing it', async () => {
    expect(await good(['due', ...at('2027-03-29')])).toContain('2027Q1抽查（还没有作承诺）');
    expect((await zfjd(['due', '--exit-code', ...at('2027-04-02')])).code).toBe(1);
    expect(await good(['due', ...at('2026-12-29')])).not.toContain('抽查');
    expect(await good(['report', 'daily', ...at('2027-03-29')])).toContain('2027Q1抽查');
  });

  it('guide tells the next command without a terminal', async () => {
    expect(await good(['draw', 'guide', ...of])).toContain(
      'zfjd sample import <文件或文件夹> --quarter 2026Q4',
    );
    expect(await good(['draw', 'guide', '--quarter', '2027Q1'])).toContain(
      'zfjd draw commit --quarter 2027Q1 --lottery <彩种>',
    );
  });

  it('guide runs the plain commands for the person at the keyboard', async () => {
    const commit = [
      'draw',
      'commit',
      '--quarter',
      '2027Q1',
      '--dice',
      '8',
      '--not-before',
      '2027-01-10',
      ...officers,
    ];
    await good([...commit, ...at('2027-01-05'), '--confirm', '2027Q1', '-o', path('下季')]);
    const answers = ['2027-01-06', '区政府网站'];
    const asked: string[] = [];
    const person = {
      input: (question: string) => {
        asked.push(question);
        return Promise.resolve(answers.shift() ?? '');
      },
      confirm: () => Promise.resolve(true),
    };
    const { code, out, err } = await zfjd(['draw', 'guide', '--quarter', '2027Q1', ...at('2027-01-07')], {
      person,
    });
    expect(code).toBe(0);
    expect(asked).toHaveLength(2);
    expect(err).toContain('运行：zfjd draw publish --quarter 2027Q1 --on 2027-01-06 --at 区政府网站');
    expect(out).toContain('公布已登记');
    expect(out).toContain('不早于：2027-01-10');
  });
});

describe('changes after the seed', () => {
  it('are registered, shown and exported', async () => {
    const unit = drawn[0]?.name ?? '';
    const words = ['draw', 'abolish', unit, ...of, '--reason', '机构改革撤销', ...at('2026-12-01')];
    expect(await zfjd(words)).toMatchObject({ code: 2, err: expect.stringContaining('--confirm 2026Q4') });
    expect(await good([...words, ...confirmed])).toContain('递补');
    expect((await zfjd([...words, ...confirmed])).err).toContain('已经退出');
    const shown = await good(['draw', 'show', '2026Q4']);
    expect(shown).toContain('种子之后的变动（1项，只增不改）');
    await good(['draw', 'export', '2026Q4', '-o', path('含变动')]);
    expect(readFileSync(path('含变动/09-biandong.tsv'), 'utf8')).toContain('\tabolished\t');
    expect(await zfjd(['draw', 'verify', path('含变动')])).toMatchObject({ code: 0 });
  });

  it('simulate prints frequencies and theory', async () => {
    const out = await good(['draw', 'simulate', '--quarter', '2027Q1', '--seeds', '300']);
    expect(out).toContain('300个固定的试验种子');
    expect(out).toMatch(/BM\t甲\t未抽\t不计\t/);
  });
});
