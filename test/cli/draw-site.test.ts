import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { docxTexts } from '../document/docx.ts';
import { agency, registerAgencies } from '../draw/desk.ts';
import { example } from '../draw/support.ts';
import { fill, type Line } from '../onsite/desk.ts';
import { bench, json } from './harness.ts';

const { zfjd, init, path, withStore } = bench();
const QUARTER = ['--quarter', '2026Q4'];
/** After the draw, when the forms come back. */
const LATER = ['--today', '2026-12-10'];
const data = (out: string) => json(out)['data'] as Record<string, unknown>;

beforeEach(async () => {
  await init();
  withStore((store) => registerAgencies(store, example.units.map(agency)));
  const officers = example.inspectors.flatMap((code) => ['--inspector', code]);
  const confirm = ['--confirm', '2026Q4'];
  const day = ['--today', '2026-11-27'];
  await zfjd(
    ['draw', 'commit', ...QUARTER, '--dice', '8', '--not-before', '2026-11-27', '-o', path('承诺')].concat(
      officers,
      confirm,
    ),
  );
  await zfjd(['draw', 'publish', ...QUARTER, '--on', '2026-11-23', '--at', '区政府网站', ...day]);
  await zfjd(['draw', 'seed', ...QUARTER, '--date', '2026-11-27', '--dice', '00713358', ...day, ...confirm]);
  await zfjd(['draw', 'run', ...QUARTER, '-o', path('记录'), ...day]);
});

const forms = async (): Promise<string[]> => {
  const made = await zfjd(['draw', 'form', ...QUARTER, '-o', path('表'), '--today', '2026-11-30']);
  expect(made.code).toBe(0);
  return readdirSync(path('表')).filter((name) => name.endsWith('.xlsx'));
};
const GOOD: Readonly<Record<string, Line>> = { '*': ['符合'] };
const BAD: Readonly<Record<string, Line>> = {
  ...GOOD,
  C02: ['不符合', '只有一人到场', '照片2张'],
  G15: ['不符合', '要求法定代表人到场', '问卷1份', '是'],
};
const fillIn = (name: string, lines: Readonly<Record<string, Line>>) =>
  writeFileSync(
    path(`表/${name}`),
    fill(readFileSync(path(`表/${name}`)), lines, { checkedOn: '2026-12-08' }),
  );

describe('on site', () => {
  it('goes from the form over answers and scores to cases, and stays so when done again', async () => {
    const names = await forms();
    const drawn = (data((await zfjd('draw show 2026Q4 --json')).out)['drawn'] as unknown[]).length;
    expect(names).toHaveLength(drawn);
    expect(readdirSync(path('表'))).toHaveLength(2 * drawn);
    const [first = '', second = ''] = names;
    fillIn(first, BAD);
    fillIn(second, GOOD);

    const recorded = await zfjd(['draw', 'record', path('表'), ...LATER]);
    expect(recorded.code).toBe(1);
    expect(recorded.out).toContain(`「${first}」已录入`);
    expect(recorded.out).toContain('尚未转线索的问题（1个）');
    expect(recorded.out).toContain('zfjd draw clue --quarter 2026Q4');
    expect(recorded.out.match(/一项结果都没有填/g)).toHaveLength(drawn - 2);

    const score = await zfjd(['draw', 'score', ...QUARTER, ...LATER]);
    expect(score.code).toBe(0);
    expect(score.out).toMatch(/÷\d+×100＝100\.0/);
    expect(score.out).toContain('当场纠正');
    expect(score.out).toContain('得分＝∑（分值×系数）÷∑适用项目的分值×100');

    const clues = await zfjd(['draw', 'record', path(`表/${first}`), '--clues', ...LATER]);
    expect(clues).toMatchObject({ code: 0, out: expect.stringContaining('2026-0001') });
    const again = await zfjd(['draw', 'record', path(`表/${first}`), '--clues', ...LATER]);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('没有改动') });
    const cases = data((await zfjd('case list --json')).out)['cases'] as unknown[];
    expect(cases).toHaveLength(1);
    const shown = (await zfjd(['case', 'show', '2026-0001', ...LATER])).out;
    expect(shown).toContain('照片2张；检查表C02');
    expect((await zfjd(['draw', 'clue', ...QUARTER, '--yes'])).out).toContain('没有需要转线索的问题');
    expect((await zfjd('db check')).code).toBe(0);
  });

  it('asks about each problem at a terminal', async () => {
    const [first = ''] = await forms();
    fillIn(first, { ...BAD, D04: ['部分符合', '对甲公司检查4次', '台账'] });
    const asked: string[] = [];
    const person = {
      input: () => Promise.reject(new Error('not asked')),
      confirm: (message: string) => {
        asked.push(message);
        return Promise.resolve(message.includes('D04'));
      },
    };
    const { out } = await zfjd(['draw', 'record', path(`表/${first}`), ...LATER], { person });
    expect(asked).toHaveLength(2);
    expect(out).toContain('2026-0001');
    expect(out).toContain('尚未转线索的问题（1个）');
  });

  it('tells what is wrong with a form, with file, sheet, cell, value, reason and next step', async () => {
    const [first = ''] = await forms();
    fillIn(first, { ...GOOD, C02: ['一般'] });
    const { code, out } = await zfjd(['draw', 'record', path(`表/${first}`), ...LATER]);
    expect(code).toBe(3);
    expect(out).toMatch(new RegExp(`【必改】K103 「${first}」检查表!H\\d+「一般」.*改为“符合”`));
    expect(out).toContain('没有录入');
  });

  it('never writes over a form that may be filled in', async () => {
    const [first = ''] = await forms();
    const blank = readFileSync(path(`表/${first}`));
    await forms();
    expect(readdirSync(path('表')).filter((name) => name.includes('(2)'))).toEqual([]);
    fillIn(first, GOOD);
    const filled = readFileSync(path(`表/${first}`));
    await forms();
    expect(readFileSync(path(`表/${first}`)).equals(filled)).toBe(true);
    expect(readFileSync(path(`表/${first.replace('.xlsx', '(2).xlsx')}`)).equals(blank)).toBe(true);
  });

  it('prints a form with every item, known facts and places to sign', async () => {
    await forms();
    const name = readdirSync(path('表')).find((file) => file.endsWith('.docx')) ?? '';
    const texts = docxTexts(readFileSync(path(`表/${name}`)));
    expect(texts[0]).toBe('2026年第四季度涉企行政执法抽查检查表');
    expect(texts).toEqual(expect.arrayContaining(['A01', 'G18', 'H05', '□符合', '被检查单位负责人']));
    expect(texts.join('')).toContain('已知：没有收到2026年的检查计划');
  });

  it('saves the scores as a file', async () => {
    const [first = ''] = await forms();
    fillIn(first, BAD);
    await zfjd(['draw', 'record', path('表'), ...LATER]);
    await zfjd(['draw', 'score', ...QUARTER, '-o', path('评分.md'), ...LATER]);
    expect(readFileSync(path('评分.md'), 'utf8')).toMatch(/C02[\s\S]*3×0%＝0/u);
  });
});

describe('notices', () => {
  const words = ['draw', 'notice', ...QUARTER, '--from', '2026-12-07', '--to', '2026-12-11'];
  const signed = ['--signer', '王局长', '--contact', '李科员，021-57920000', '--today', '2026-11-30'];

  it('need the quarter typed, are numbered once and written again when asked again', async () => {
    expect(await zfjd([...words, ...signed, '-o', path('书'), '--yes'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--confirm 2026Q4'),
    });
    expect(existsSync(path('书'))).toBe(false);
    const issue = [...words, ...signed, '--confirm', '2026Q4', '-o', path('书')];
    expect(await zfjd(issue)).toMatchObject({
      code: 0,
      out: expect.stringContaining('某司执监查〔2026〕1号'),
    });
    const files = readdirSync(path('书'));
    expect(await zfjd(issue)).toMatchObject({ code: 0, out: expect.stringContaining('本次制发0份') });
    expect(readdirSync(path('书'))).toEqual(files);
    expect((await zfjd(['draw', 'score', ...QUARTER])).out).toContain('某司执监查〔2026〕1号');
  });

  it('are drafted without a number', async () => {
    const { code, out } = await zfjd([...words, ...signed, '--draft', '-o', path('稿')]);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('草稿（未编号，未登记）') });
    const [name = ''] = readdirSync(path('稿'));
    expect(docxTexts(readFileSync(path(`稿/${name}`))).join('')).not.toContain('执监查');
  });

  it('name the flag that is missing', async () => {
    expect(await zfjd(words)).toMatchObject({ code: 2, err: expect.stringContaining('--contact') });
  });
});

describe('before there is anything to check', () => {
  it.each([
    ['form', ['draw', 'form', '--quarter', '2027Q1']],
    ['score', ['draw', 'score', '--quarter', '2027Q1']],
    ['clue', ['draw', 'clue', '--quarter', '2027Q1', '--yes']],
  ])('%s says what to do first', async (_verb, words) => {
    expect(await zfjd(words)).toMatchObject({
      code: 3,
      err: expect.stringContaining('zfjd draw run --quarter 2027Q1'),
    });
  });

  it('an empty folder, and a file that is no workbook', async () => {
    mkdirSync(path('空'));
    expect(await zfjd(['draw', 'record', path('空')])).toMatchObject({ code: 3 });
    writeFileSync(path('空/a.txt'), '不是表格');
    expect(await zfjd(['draw', 'record', path('空')])).toMatchObject({
      code: 3,
      out: expect.stringContaining('没有录入'),
    });
  });
});
