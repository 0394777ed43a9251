import { describe, expect, it } from 'vitest';
import { bench, json } from './harness.ts';

const { zfjd, init } = bench();

describe('usage errors', () => {
  it.each([
    ['calender', /没有「calender」这个命令/, /您是不是要找：calendar？/],
    ['日厉', /没有「日厉」这个命令/, /您是不是要找：日历？/],
    ['journal verifi', /没有「verifi」这个命令/, /verify/],
    ['journal nonsense', /没有「nonsense」这个命令/, /zfjd journal --help/],
    ['due --dayz 3', /没有「--dayz」这个选项/, /--days/],
    ['due --jsn', /没有「--jsn」这个选项/, /--json/],
    ['due --days', /选项 --days <天数> 后面要有值/, /zfjd due --help/],
    ['due --days drei', /选项 --days <天数> .*「drei」/, /例如 20/],
    ['due extra words', /多出的参数：「extra」「words」/, /zfjd due --help/],
    ['calendar import', /缺少参数 <文件>/, /zfjd calendar import --help/],
    ['calendar explain 2026-02-30', /参数 <起算日> .*「2026-02-30」/, /2026-09-18/],
    ['calendar explain 2026-09-18 +0', /参数 <期限> .*「\+0」/, /\+30日/],
    ['--today gestern due', /选项 --today <日期> .*「gestern」/, /2026-09-18/],
    ['init --pack jinshan', /缺少选项 --bureau <全称>/, /--bureau/],
    ['report daily -o a.exe', /不能存成这种格式/, /\.html/],
  ])('%s', async (line, message, hint) => {
    await init();
    const { code, out, err } = await zfjd(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^错误：/);
    expect(err).toMatch(message);
    expect(err.split('\n')[1]).toMatch(/^建议：/);
    expect(err.split('\n')[1]).toMatch(hint);
  });

  it('a noun alone shows its help on stderr', async () => {
    const { code, out, err } = await zfjd('journal');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('zfjd journal show');
  });

  it('with --json stderr is one line of JSON and stdout stays empty', async () => {
    const { code, out, err } = await zfjd('due --json');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(json(err)).toMatchObject({ schema: 'zfjd.error/1', error: { code: 'E_DB_MISSING', exit: 3 } });
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('strips control characters out of what it repeats', async () => {
    const { err } = await zfjd(['x\u001b[31mred']);
    expect(err).toContain('[31mred');
    expect(err).not.toContain('\u001b');
  });
});

describe('the same command', () => {
  it.each([
    '--json calendar show 2026',
    'calendar --json show 2026',
    'calendar show --json 2026',
    'calendar show 2026 --json',
    '日历 查看 2026 --json',
    'calendar 查看 --json 2026',
  ])('%s', async (line) => {
    const { code, out } = await zfjd(line);
    expect(code).toBe(0);
    expect(json(out)).toMatchObject({
      schema: 'zfjd.calendar.show/1',
      data: { year: 2026, workingDays: 248 },
    });
  });
});
