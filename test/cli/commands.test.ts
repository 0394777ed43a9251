import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import { setDeadline } from '../../src/calendar/deadlines.ts';
import { date } from '../../src/kernel/local-date.ts';
import { bench, json, ROOT } from './harness.ts';

const { zfjd, init, path, withStore } = bench();

/** Deadlines on these days, each with its own responsible body. Today is 2026-11-23, a Monday. */
function deadlines(...dues: readonly (readonly [on: string, responsible: string])[]): void {
  withStore((store) =>
    store.write((tx) => {
      for (const [i, [on, responsible]] of dues.entries()) {
        setDeadline(tx, loadCalendar(ROOT, tx), {
          owner: 'case',
          ownerId: `2026-${i + 1}`,
          step: 'rectify',
          title: '整改反馈',
          responsible,
          startOn: date('2026-09-18'),
          startEvent: '送达',
          period: { unit: 'fixed', on: date(on) },
          basis: { document: '监督办法', at: '第十条' },
        });
      }
    }),
  );
}

const data = (out: string) => json(out)['data'] as Record<string, unknown>;

describe('due', () => {
  const ids = (out: string) => (data(out)['items'] as { ownerId: string }[]).map((item) => item.ownerId);

  it('puts the overdue first, then by who has to act', async () => {
    await init();
    deadlines(
      ['2026-11-30', '丙局'],
      ['2026-12-01', '甲局'],
      ['2026-11-20', '乙局'],
      ['2026-11-23', '丙局'],
      ['2026-11-24', '甲局'],
    );
    const { code, out } = await zfjd('due --json');
    expect(code).toBe(0);
    expect(ids(out)).toEqual(['2026-3', '2026-4', '2026-1', '2026-5']);
    expect((data(out)['items'] as { workingDays: number }[]).map((item) => item.workingDays)).toEqual([
      -1, 0, 5, 1,
    ]);
    expect(ids((await zfjd('due --json --days 6')).out)).toContain('2026-2');
    expect(ids((await zfjd('due --json --days 6 --responsible 甲局')).out)).toEqual(['2026-5', '2026-2']);
  });

  it.each([
    ['2026-11-20', 1],
    ['2026-11-23', 1],
    ['2026-11-24', 0],
  ])('--exit-code with a deadline on %s: %i', async (on, code) => {
    await init();
    deadlines([on, '甲局']);
    expect(await zfjd('due --exit-code')).toMatchObject({ code });
    expect(await zfjd('due')).toMatchObject({ code: 0 });
  });

  it('is replayed for another day with --today', async () => {
    await init();
    deadlines(['2026-09-30', '甲局']);
    const at = async (today: string) => (await zfjd(['due', '--today', today])).out;
    expect(await at('2026-09-15')).toContain('没有到期的事项');
    expect(await at('2026-09-29')).toContain('还有1个工作日');
    expect(await at('2026-09-30')).toContain('当日到期');
    expect(await at('2026-10-08')).toContain('超期1个工作日');
  });

  it('--ics saves what it lists as a calendar', async () => {
    await init();
    deadlines(['2026-11-24', '甲局'], ['2026-12-24', '乙局']);
    const { out } = await zfjd(['due', '--ics', path('due.ics')]);
    expect(out).toContain('甲局');
    expect(out).toContain(`已保存：${path('due.ics')}`);
    const calendar = readFileSync(path('due.ics'), 'utf8');
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(calendar).toContain('DTSTART;VALUE=DATE:20261124');
    expect(calendar).toContain('SUMMARY:整改反馈：甲局');
  });

  it('says so when the year is not known', async () => {
    await init();
    const asked = ['due', '--today', '2027-03-01'];
    expect((await zfjd(asked)).err).toMatch(/^注意：缺少2027年节假日安排/);
    expect((await zfjd([...asked, '--quiet'])).err).toBe('');
    expect(json((await zfjd([...asked, '--json'])).out)['warnings']).toHaveLength(1);
  });
});

describe('journal', () => {
  it('shows who did what, with both dates', async () => {
    await zfjd('init --pack jinshan --bureau 某区司法局 --code 某司 --today 2026-09-18 --operator 李四');
    const { out } = await zfjd('journal show --json');
    const [entry] = data(out)['entries'] as Record<string, unknown>[];
    expect(entry).toMatchObject({
      seq: 1,
      at: '2026-11-23T09:00:00+08:00',
      businessDate: '2026-09-18',
      operator: '李四',
      act: 'db.init',
      detail: { after: { bureau: '某区司法局', bureau_code: '某司', pack: 'jinshan' } },
    });
  });

  it('filters', async () => {
    await init();
    deadlines(['2026-11-20', '甲局'], ['2026-11-24', '乙局']);
    const seqs = async (line: string) =>
      (data((await zfjd(`journal show --json ${line}`)).out)['entries'] as { seq: number }[]).map(
        (e) => e.seq,
      );
    expect(await seqs('')).toEqual([3, 2, 1]);
    expect(await seqs('--limit 1')).toEqual([3]);
    expect(await seqs('--subject case')).toEqual([3, 2]);
    expect(await seqs('--subject case --id 2026-1')).toEqual([2]);
    expect(await seqs('--since 2026-11-24')).toEqual([]);
  });

  it('verify finds the head that was noted down, and misses a foreign one', async () => {
    await init();
    const { head } = data((await zfjd('journal verify --json')).out) as { head: string };
    deadlines(['2026-11-20', '甲局']);
    expect(await zfjd(['journal', 'verify', '--head', head])).toMatchObject({ code: 0 });
    const { code, out } = await zfjd(['留痕', '校验', '--head', 'f'.repeat(64)]);
    expect(code).toBe(1);
    expect(out).toContain('抄存的摘要不在留痕中');
  });
});

describe('db backup', () => {
  it('makes a whole copy that opens, for its owner only', async () => {
    await init();
    const { code, out } = await zfjd(['db', 'backup', path('copy/b.db'), '--json']);
    expect(code).toBe(0);
    expect(statSync(path('copy/b.db')).mode & 0o777).toBe(0o600);
    expect(await zfjd(['db', 'check', '--db', path('copy/b.db')])).toMatchObject({ code: 0 });
    const { head } = data((await zfjd(['journal', 'verify', '--json', '--db', path('copy/b.db')])).out);
    expect(data(out)).toMatchObject({ path: path('copy/b.db'), entries: 1, head });
  });

  it('lies beside the file by default, with the time in its name', async () => {
    await init();
    const { out } = await zfjd('db backup --json');
    expect(data(out)['path']).toBe(path('a-20261123090000.db'));
  });
});

describe('calendar', () => {
  it('needs no database', async () => {
    expect(await zfjd('calendar explain 2026-10-10')).toMatchObject({
      code: 0,
      out: '2026-10-10 星期六：上班，国庆节调休上班（国办发明电〔2025〕7号）\n',
    });
  });

  it.each([
    ['+15', '2026-09-18起15个工作日，2026-10-15届满'],
    ['15个工作日', '2026-09-18起15个工作日，2026-10-15届满'],
    ['+30日', '2026-09-18起30日，2026-10-19届满'],
    ['+1月', '2026-09-18起1个月，2026-10-19届满'],
  ])('explain 2026-09-18 %s', async (period, first) => {
    const { out } = await zfjd(['calendar', 'explain', '2026-09-18', period]);
    expect(out.split('\n')[0]).toBe(first);
    expect(out).toContain('2026-09-18\t星期五\t\t起算日，不计入');
  });

  it('says that a year is not published', async () => {
    const { out, err } = await zfjd('calendar show 2027');
    expect(out).toContain('暂定');
    expect(err).toMatch(/^注意：该年放假安排尚未公布/);
  });

  it('import replaces a year, once for real and once for show', async () => {
    await init();
    const year = json(readFileSync(join(ROOT, 'data', 'holidays', '2026.json'), 'utf8'));
    writeFileSync(path('y.json'), JSON.stringify(year));
    expect((await zfjd(['calendar', 'import', path('y.json'), '--dry-run'])).out).toContain('试算，未保存');
    expect(data((await zfjd('calendar show 2026 --json')).out)['origin']).toBe('shipped');
    expect((await zfjd(['calendar', 'import', path('y.json')])).out).toContain('替换原有的该年安排');
    expect(data((await zfjd('calendar show 2026 --json')).out)['origin']).toBe('imported');
  });
});

describe('report daily', () => {
  it('tells what is due, what is new and the head of the journal', async () => {
    await init();
    deadlines(['2026-11-20', '甲局'], ['2026-11-23', '乙局'], ['2026-11-25', '丙局']);
    const { head } = data((await zfjd('journal verify --json')).out) as { head: string };
    const { code, out } = await zfjd('report daily');
    expect(code).toBe(0);
    expect(out).toMatch(/D01\t超期\t1\nD02\t当日到期\t1\nD03\t即将到期\t1\n/);
    expect(out).toMatch(/超期1个工作日\t2026-11-20\t甲局.*\n当日到期\t2026-11-23\t乙局/);
    expect(out).toMatch(/统计期间\t2026-11-20至2026-11-23\n[\s\S]*办理记录（4条）/);
    expect(out).toContain(head);
  });

  it('leaves out what was there before the last working day', async () => {
    await init();
    const later = data((await zfjd('report daily --json --today 2026-11-25')).out);
    expect(later).toMatchObject({ from: '2026-11-24', to: '2026-11-25' });
    expect((await zfjd('report daily --today 2026-11-25')).out).toContain(
      '办理记录（0条）\n\n本期没有办理记录',
    );
  });

  it.each([
    ['r.html', /^<!doctype html>[\s\S]*监督日报 2026-11-23/i],
    ['r.md', /^# 监督日报 2026-11-23/],
    ['r.txt', /^单位\t某区司法局/],
    ['r.json', /"schema": "zfjd.report.daily\/2"/],
  ])('is saved as %s', async (name, start) => {
    await init();
    const { code, out } = await zfjd(['report', 'daily', '-o', path(name)]);
    expect(code).toBe(0);
    expect(out).toBe(`已保存：${path(name)}\n`);
    expect(readFileSync(path(name), 'utf8')).toMatch(start);
  });

  it('carries its warnings into the file', async () => {
    await init();
    await zfjd(['report', 'daily', '--today', '2027-03-01', '-o', path('r.md')]);
    expect(readFileSync(path('r.md'), 'utf8')).toContain('缺少2027年节假日安排');
  });
});
