import { chmodSync, rmSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { bench, json } from './harness.ts';

const { zfjd, init, path } = bench();

interface Finding {
  readonly name: string;
  readonly state: string;
  readonly text: string;
}

async function findings(...words: string[]) {
  const { code, out } = await zfjd(['doctor', '--json', ...words]);
  const all = json(out)['data'] as Finding[];
  return { code, of: (name: string) => all.find((one) => one.name === name) };
}

describe('zfjd doctor', () => {
  beforeEach(async () => {
    await init();
  });

  it('finds a new database well, but without a backup', async () => {
    const { code, of } = await findings();
    expect(code).toBe(1);
    expect([of('数据库'), of('磁盘'), of('政策包'), of('投诉密钥')].map((one) => one?.state)).toEqual(
      Array<string>(4).fill('well'),
    );
    expect(of('备份')).toMatchObject({ state: 'mind', text: expect.stringContaining('没有备份') });
    expect(of('日历')).toMatchObject({ state: 'well' });
    expect((await findings('--today', '2026-12-20')).of('日历')).toMatchObject({
      state: 'mind',
      text: expect.stringContaining('2027'),
    });
  });

  it('is content with a fresh backup, and points out an old one', async () => {
    await zfjd('db backup');
    expect((await findings()).of('备份')).toMatchObject({ state: 'well' });
    expect((await findings('--today', '2027-12-31')).of('备份')).toMatchObject({ state: 'mind' });
  });

  it('sees a file that others may read', async () => {
    chmodSync(path('a.db'), 0o644);
    expect((await findings()).of('数据库')).toMatchObject({
      state: 'mind',
      text: expect.stringContaining('别的用户'),
    });
  });

  it('tells of a database that is not there', async () => {
    rmSync(path('a.db'));
    const { code, of } = await findings();
    expect(code).toBe(1);
    expect(of('数据库')).toMatchObject({ state: 'bad' });
  });
});
