import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { beforeEach, describe, expect, it } from 'vitest';
import { agency, registerAgencies } from '../draw/desk.ts';
import { example, exampleRecord } from '../draw/support.ts';
import { bench, json } from './harness.ts';

const { zfjd, init, path, withStore } = bench();

const data = (out: string) => json(out)['data'] as Record<string, unknown>;
const officers = example.inspectors.flatMap((code) => ['--inspector', code]);
const commitWords = [
  'draw',
  'commit',
  '--quarter',
  '2026Q4',
  '--dice',
  '8',
  '--not-before',
  '2026-11-27',
  ...officers,
];
const seedWords = 'draw seed --quarter 2026Q4 --date 2026-11-27 --today 2026-11-27 --dice 00713358'.split(
  ' ',
);
const publishWords = 'draw publish --quarter 2026Q4 --on 2026-11-23 --at 区政府网站';
const confirmed = ['--confirm', '2026Q4'];

/** The published example of CC1, as a folder. */
function publish(name: string): string {
  mkdirSync(path(name));
  for (const [file, bytes] of exampleRecord()) writeFileSync(path(`${name}/${file}`), bytes);
  return path(name);
}

beforeEach(async () => {
  await init();
  withStore((store) => registerAgencies(store, example.units.map(agency)));
});

async function drawn(): Promise<string> {
  await zfjd([...commitWords, ...confirmed, '-o', path('承诺')]);
  await zfjd(publishWords);
  await zfjd([...seedWords, ...confirmed]);
  const run = ['draw', 'run', '--quarter', '2026Q4', '--today', '2026-11-27', '-o', path('记录')];
  const { code, out } = await zfjd(run);
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('抽取完成') });
  return path('记录');
}

describe('draw, from plan to record', () => {
  it('plan shows the consequences and writes nothing', async () => {
    const { code, out, err } = await zfjd('draw plan');
    expect(code).toBe(0);
    expect(out).toContain('2026Q4');
    expect(out).toMatch(/区级部门（BM）\t30\t30\t3/);
    expect(out).toContain('10个季度');
    expect(err).toContain('可派检查人员0人');
    expect((await zfjd('draw show')).out).toContain('还没有抽查');
  });

  it('commits, takes the seed, draws and hands over a record that its own script accepts', async () => {
    const committed = await zfjd([...commitWords, ...confirmed, '-o', path('承诺'), '--json']);
    expect(committed.code).toBe(0);
    const { commitment } = data(committed.out) as { commitment: string };
    expect(readdirSync(path('承诺')).sort()).toEqual([
      '01-guize.tsv',
      '02-minglu.tsv',
      '03-renyuan.tsv',
      '04-huibi.tsv',
      'CHENGNUO.sha256',
    ]);
    expect((await zfjd('due --json --days 40')).out).toContain('2026Q4抽查抽取');

    const seed = await zfjd([
      ...seedWords,
      ...confirmed,
      '--published-on',
      '2026-11-24',
      '--published-at',
      '区政府网站',
    ]);
    expect(seed).toMatchObject({
      code: 0,
      out: expect.stringContaining('CC1|2026Q4|2026-11-27|D10-00713358'),
    });
    const run = await zfjd([
      'draw',
      'run',
      '--quarter',
      '2026Q4',
      '--today',
      '2026-11-27',
      '-o',
      path('记录'),
    ]);
    expect(run.code).toBe(0);
    expect(run.out).toContain(`抽查记录已写入：${path('记录')}`);
    expect(statSync(path('记录/verify.sh')).mode & 0o111).toBe(0o111);
    const html = readFileSync(path('记录/抽查记录.html'), 'utf8');
    expect(html).toContain(commitment);
    expect(html).toContain('附表：全部票号（120个）');

    const script = spawnSync('sh', [path('记录/verify.sh'), commitment], { encoding: 'utf8' });
    expect({ status: script.status, out: script.stdout }).toMatchObject({
      status: 0,
      out: expect.stringContaining('结论：一致'),
    });
    expect(await zfjd(['draw', 'verify', path('记录'), '--commitment', commitment])).toMatchObject({
      code: 0,
    });
    expect(await zfjd(['draw', 'verify', path('记录'), '--quarter', '2026Q4'])).toMatchObject({ code: 0 });
    expect(await zfjd('抽查 校验 --quarter 2026Q4')).toMatchObject({ code: 0 });
    expect((await zfjd('due --json --days 40')).out).not.toContain('2026Q4抽查抽取');
    expect((await zfjd('draw show')).out).toMatch(/2026Q4\t已抽取/);
    const acts = data((await zfjd('journal show --json --subject draw --id 2026Q4')).out)['entries'];
    expect((acts as { act: string }[]).map((e) => e.act)).toEqual([
      'deadline.meet',
      'draw.run',
      'draw.seed',
      'draw.publish',
      'deadline.set',
      'draw.commit',
    ]);
  });

  it('takes the seed source as the rule file writes it', async () => {
    const source = 'KL8 first draw dated >= 2026-11-27 + 4 D10';
    const words = ['draw', 'commit', '--quarter', '2026Q4', ...officers, ...confirmed, '-o', path('承诺')];
    expect(await zfjd([...words, '--seed-source', source, '--dice', '8'])).toMatchObject({ code: 2 });
    expect(await zfjd([...words, '--seed-source', source])).toMatchObject({ code: 0 });
    expect(readFileSync(path('承诺/01-guize.tsv'), 'utf8')).toContain(`seed_source\t${source}\n`);
  });

  it('shows the record, whole with -o', async () => {
    await drawn();
    const shown = await zfjd('draw show 2026Q4');
    expect(shown.out).toMatch(/抽中单位（\d+家）/);
    expect(shown.out).not.toContain('附表');
    expect((await zfjd('draw show 2026Q4 --tickets')).out).toContain('附表');
    await zfjd(['draw', 'show', '2026Q4', '-o', path('r.md')]);
    expect(readFileSync(path('r.md'), 'utf8')).toMatch(/^# 2026Q4 抽查记录[\s\S]*附表/);
  });

  it('run again shows the same result, export writes the same folder', async () => {
    const folder = await drawn();
    const again = await zfjd('draw run --quarter 2026Q4');
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('结果没有改变') });
    expect(await zfjd(['draw', 'export', '2026Q4', '-o', path('再写')])).toMatchObject({ code: 0 });
    for (const name of readdirSync(folder)) {
      expect(readFileSync(path(`再写/${name}`)).equals(readFileSync(path(`记录/${name}`)))).toBe(true);
    }
  });
});

describe('what cannot be taken back', () => {
  it.each([
    ['commit', commitWords],
    ['seed', seedWords],
  ])('%s asks for the quarter; without a terminal --confirm is needed', async (verb, words) => {
    if (verb === 'seed') {
      await zfjd([...commitWords, ...confirmed, '-o', path('承诺')]);
      await zfjd(publishWords);
    }
    const where = verb === 'commit' ? ['-o', path('承诺')] : [];
    const state = async () => (await zfjd('draw show --json')).out;
    const before = await state();
    const bare = await zfjd([...words, ...where, '--yes']);
    expect(bare).toMatchObject({ code: 2, err: expect.stringContaining('--confirm 2026Q4') });
    expect(await zfjd([...words, ...where, '--confirm', '2026Q3'])).toMatchObject({ code: 2 });
    const person = { input: () => Promise.resolve('是'), confirm: () => Promise.resolve(true) };
    expect(await zfjd([...words, ...where], { person })).toMatchObject({ code: 2 });
    expect(await state()).toBe(before);
    const right = { ...person, input: () => Promise.resolve('2026Q4') };
    expect(await zfjd([...words, ...where], { person: right })).toMatchObject({ code: 0 });
    expect(await state()).not.toBe(before);
  });

  it('commit does nothing where its folder cannot be written', async () => {
    writeFileSync(path('承诺'), '');
    const { code, err } = await zfjd([...commitWords, ...confirmed, '-o', path('承诺')]);
    expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining('已经存在，没有覆盖') });
    expect(await zfjd([...commitWords, ...confirmed, '-o', path('无/承诺')])).toMatchObject({ code: 3 });
    expect((await zfjd('draw show')).out).toContain('还没有抽查');
    expect(readdirSync(path('')).filter((name) => name.startsWith('.zfjd-draw'))).toEqual([]);
  });

  it('a commitment dated back says so, in its answer and in the record', async () => {
    const words = [...commitWords, ...confirmed, '--today', '2026-11-20', '-o', path('承诺')];
    expect((await zfjd(words)).err).toContain('按 2026-11-20 办理，而真实日期是 2026-11-23');
    expect((await zfjd('draw show 2026Q4')).out).toContain('2026-11-20，测试员（登记于2026-11-23 09:00）');
  });

  it('run dated before the seed is refused', async () => {
    await zfjd([...commitWords, ...confirmed, '-o', path('承诺')]);
    await zfjd(publishWords);
    await zfjd([...seedWords, ...confirmed]);
    const { code, err } = await zfjd(['draw', 'run', '--quarter', '2026Q4', '-o', path('记录')]);
    expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining('早于种子登记之日') });
  });

  it('run before the seed is refused and leaves no folder', async () => {
    await zfjd([...commitWords, ...confirmed, '-o', path('承诺')]);
    const { code, err } = await zfjd(['draw', 'run', '--quarter', '2026Q4', '-o', path('记录')]);
    expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining('种子还没有登记') });
    expect(existsSync(path('记录'))).toBe(false);
  });

  it.each([
    ['draw plan --quarter 2026-4', /季度/],
    ['draw commit --lottery KL8', /必须给出选项 --quarter/],
    ['draw commit --quarter 2026Q4 --lottery 福彩', /KL8（福彩快乐8）/],
    ['draw commit --quarter 2026Q4 --dice 8 --exclude U001', /回避写法/],
    ['draw commit --quarter 2026Q4 --dice 8 --exclude U001=J01=', /回避写法/],
    ['draw commit --quarter 2026Q4 --dice 8 --deadline 明天', /时间/],
    ['draw commit --quarter 2026Q4 --seed-source 开奖', /种子来源/],
    ['draw seed --quarter 2026Q4', /必须给出选项 --date/],
    ['draw verify --quarter 今年', /季度/],
  ])('zfjd %s is a usage error', async (line, says) => {
    const { code, err } = await zfjd(line);
    expect(code).toBe(2);
    expect(err).toMatch(says);
  });
});

describe('draw verify', () => {
  it('needs no database for the published example', async () => {
    const folder = publish('范例');
    const words = ['draw', 'verify', folder, '--commitment', example.commitment, '--db', path('没有.db')];
    const { code, out, err } = await zfjd(words);
    expect(code).toBe(0);
    expect(out).toContain('一致');
    expect(err).toMatch(/首次开奖/);
    expect(existsSync(path('没有.db'))).toBe(false);
  });

  it.each([
    ['07-jieguo.tsv', 'U001\t', 'U002\t', 2],
    ['08-peidui.tsv', 'J04', 'J05', 2],
    ['06-piaohao.tsv', '\t1\n', '\t0\n', 2],
  ])('tells file and line of a change in %s and exits 1', async (name, from, to, line) => {
    const folder = publish('改动');
    const before = readFileSync(`${folder}/${name}`, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(`${folder}/${name}`, after);
    const { code, out } = await zfjd(['draw', 'verify', folder]);
    expect(code).toBe(1);
    expect(out).toContain('不一致');
    expect(out).toMatch(new RegExp(`${name}\t${line}\t`));
    expect(data((await zfjd(['draw', 'verify', folder, '--json'])).out)['differences']).not.toEqual([]);
  });

  it('notices a commitment other than the published one', async () => {
    const { code, out } = await zfjd(['draw', 'verify', publish('承诺不符'), '--commitment', 'f'.repeat(64)]);
    expect(code).toBe(1);
    expect(out).toContain('承诺值不符');
  });

  it.each(['没有', '空'])('of a folder that is no record (%s) is an input error', async (name) => {
    mkdirSync(path('空'));
    expect(await zfjd(['draw', 'verify', path(name)])).toMatchObject({
      code: 3,
      err: expect.stringContaining('读不了抽查记录'),
    });
  });
});
