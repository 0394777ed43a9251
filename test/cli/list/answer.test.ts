import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { XLSX } from '../../workbook/make-xlsx.ts';
import { caseBench } from '../case-bench.ts';
import { json } from '../harness.ts';

const { at, done, setUp, path } = caseBench();

const DAY = '2026-09-10';

beforeEach(async () => {
  await setUp();
  for (const [agency, on, problem] of [
    ['区市监局', '2026-09-01', '一个月内到店重复检查'],
    ['区城管局', '2026-09-03', '未出示证件'],
    ['区市监局', '2026-09-02', '要求企业停业配合'],
  ]) {
    const words = ['--agency', agency, '--problem', problem, '--discovered', on, '--source', '12345'];
    await done(DAY, ['clue', 'add', ...(words as string[])]);
  }
});

const list = (...words: string[]) => at(DAY, ['clue', 'list', ...words]);
const data = (out: string) => json(out)['data'] as { clues: Record<string, unknown>[]; leftOut: number };

describe('an answer with a list', () => {
  it('counts what was asked for, lists so many of it, and says how many are left out', async () => {
    const { out } = await list(
      '--filter',
      '执法单位~市场',
      '--sort',
      '-发现日期',
      '--limit',
      '1',
      '--columns',
      '线索号,问题',
    );
    expect(out).toBe(
      [
        '线索2条，其中待研判2条',
        '',
        '线索号\t问题',
        '3\t要求企业停业配合',
        '',
        '另有1行，去掉 --limit 查看',
        '',
      ].join('\n'),
    );
    expect((await list('--limit', '3')).out).not.toContain('另有');
  });

  it('as data has the rows as they are, or the named columns by their keys', async () => {
    const whole = data((await list('--json', '--limit', '2')).out);
    expect(whole).toMatchObject({ clues: [{ clue: { id: 1 } }, { clue: { id: 2 } }], leftOut: 1 });
    const some = data((await list('--json', '--columns', '涉及企业、线索号', '--sort', '-id')).out);
    expect(some).toEqual({
      clues: [3, 2, 1].map((id) => ({ enterprise: '', id })),
      leftOut: 0,
    });
  });

  it('is saved with all its columns or the named ones, and what is not saved is said', async () => {
    await list('-o', path('a.csv'), '--filter', '问题~证件');
    const [head, row, end] = readFileSync(path('a.csv'), 'utf8').split('\r\n');
    expect(head).toContain('状态,来源编号,涉及企业');
    expect([row, end]).toEqual([expect.stringContaining('2,2026-09-03'), '']);

    const { out, err } = await list('-o', path('a.xlsx'), '--columns', '线索号,发现日期', '--limit', '2');
    expect(err).toContain('另有1行没有存，去掉 --limit 存下全部');
    expect(out).toMatch(/^共2行\n\n?已保存：/u);
    const sheet = XLSX.readFile(path('a.xlsx')).Sheets['线索'];
    expect(XLSX.utils.sheet_to_json(sheet ?? {}, { header: 1 })).toEqual([
      ['线索号', '发现日期'],
      [1, '2026-09-01'],
      [2, '2026-09-03'],
    ]);

    await list('-o', path('a.md'), '--limit', '2');
    expect(readFileSync(path('a.md'), 'utf8')).toContain('另有1行没有存');
  });

  it('says that the conditions left nothing, apart from there being nothing', async () => {
    expect((await list('--filter', '线索号>9')).out).toContain(
      '没有符合 --filter 的行；去掉 --filter 查看全部',
    );
    expect((await list('--agency', '区城管局', '--state', '已立案')).out).toContain('zfjd clue add 登记');
  });

  it('refuses what names no column before anything is saved', async () => {
    const { code, err } = await list('--columns', '线索号,问提', '-o', path('b.csv'));
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('您是不是要找：问题？') as string,
    });
    expect(() => readFileSync(path('b.csv'))).toThrow('ENOENT');
  });
});
