import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { cronJobs, type CronJob } from '../../src/cli/cron/jobs.ts';
import { crontab, schtasks, systemdUnits, taskCommand } from '../../src/cli/cron/timetable.ts';
import { bench, json } from './harness.ts';

const { zfjd, path } = bench();

const ODD = "/数据 100%/it's $HOME/z.db";
const JOBS = cronJobs({ dbPath: ODD, outDir: '/out', keep: 30, mail: ['a@b.cn'] });
const LAUNCH = { node: '/opt/zf jd/node', script: '/opt/zf jd/bin/zfjd.js' };
const job = (name: string) => JOBS.find((one) => one.name === name) as CronJob;

describe('zfjd cron print', () => {
  it('needs no database and gives absolute paths', async () => {
    const { code, out, err } = await zfjd(['定时', '打印', '--format', 'crontab', '--log-dir', 'logs']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.split('\n').filter((line) => /^\d/u.test(line));
    expect(lines).toHaveLength(JOBS.length);
    for (const line of lines) {
      expect(line).toContain(`${process.execPath} `);
      expect(line).toContain(`--db ${path('a.db')}`);
      expect(line).toMatch(/ >> \/\S+\/logs\/zfjd-[a-z-]+\.log 2>&1$/u);
    }
    expect(out).toMatch(/^0 18 \* \* \* .* report daily -o \S*监督日报\/ --catch-up /mu);
  });

  it('gives commands that the program itself takes', async () => {
    const { out } = await zfjd('cron print --json');
    const jobs = (json(out)['data'] as { jobs: CronJob[] }).jobs;
    for (const { name, words } of jobs) {
      // Without a database nothing can be done, but the words are right.
      expect({ name, code: (await zfjd(words)).code }).toEqual({ name, code: 3 });
    }
  });
});

describe.skipIf(process.platform === 'win32')('crontab', () => {
  it('reaches the program word for word, through cron and a shell', () => {
    const line =
      crontab([job('db-check')], LAUNCH)
        .split('\n')
        .at(-1) ?? '';
    expect(line).toMatch(/^0 2 \* \* 0 /u);
    // cron takes everything after a bare percent sign as input, and drops the backslash of the others.
    expect(line).not.toMatch(/(?<!\\)%/u);
    const command = line
      .split(' ')
      .slice(5)
      .join(' ')
      .replaceAll(String.raw`\%`, '%');
    const { stdout } = spawnSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' });
    expect(stdout.split('\n').slice(0, -1)).toEqual([LAUNCH.node, LAUNCH.script, ...job('db-check').words]);
  });
});

describe('systemd', () => {
  it('has a timer in Beijing time that is made up for, and escapes its own signs', () => {
    const units = systemdUnits(JOBS, { ...LAUNCH, logDir: '/log' });
    expect(units).toContain('OnCalendar=Mon..Fri *-*-* 08:00:00 Asia/Shanghai');
    expect(units.match(/^Persistent=true$/gm)).toHaveLength(JOBS.length);
    expect(units).toContain('ExecStart="/opt/zf jd/node" "/opt/zf jd/bin/zfjd.js" due --exit-code');
    expect(units).toContain(`--db "/数据 100%%/it's $$HOME/z.db"`);
    expect(units).toContain('StandardError=append:/log/zfjd-report-daily.log');
  });
});

describe('schtasks', () => {
  it('quotes within /TR, doubles percent signs, and appends to a log', () => {
    const lines = schtasks(JOBS, {
      node: String.raw`C:\zf jd\node.exe`,
      script: String.raw`C:\z.js`,
      logDir: '/l',
    });
    const line = lines.split('\n').find((text) => text.includes('report-daily')) ?? '';
    expect(line).toContain(
      String.raw`schtasks /Create /F /TN "zfjd\report-daily" /SC DAILY /ST 18:00 /TR "cmd /s /c \"`,
    );
    expect(line).toContain(
      String.raw`\"C:\zf jd\node.exe\" C:\z.js report daily -o \"/out/监督日报/\" --catch-up --mail a@b.cn`,
    );
    expect(line).toContain('100%%');
    expect(line).toMatch(/ \^>\^> .*zfjd-report-daily\.log 2\^>\^&1\\""$/u);
  });

  it('gives cmd nothing to act upon: schtasks gets the line whole', () => {
    const launch = { node: String.raw`C:\甲&乙\node.exe`, script: String.raw`C:\z.js`, logDir: '/日 志' };
    const lines = schtasks(JOBS, launch)
      .split('\n')
      .filter((line) => line.startsWith('schtasks'));
    expect(lines).toHaveLength(JOBS.length);
    for (const [at, line] of lines.entries()) {
      const { args, acted } = throughCmd(line);
      expect(acted).toEqual([]);
      const [, action = ''] = / \/TR "(.*)"$/u.exec(args) ?? [];
      expect(action).toBe(taskCommand(JOBS[at] as (typeof JOBS)[number], launch));
    }
  });

  it('is told where a command is too long for it', async () => {
    const long = path('x'.repeat(120));
    const { err } = await zfjd([
      'cron',
      'print',
      '--format',
      'windows',
      '--out-dir',
      long,
      '--log-dir',
      long,
    ]);
    expect(err).toContain('超过 schtasks 允许的261个字符');
  });
});

/** A line of a .cmd file as cmd passes it on, and the signs that it would itself act upon. */
function throughCmd(line: string): { args: string; acted: string[] } {
  let [args, quoted] = ['', false];
  const acted: string[] = [];
  const text = line.replaceAll('%%', '%');
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i] ?? '';
    if (sign === '"') quoted = !quoted;
    if (!quoted && sign === '^') {
      i += 1;
      args += text[i] ?? '';
    } else {
      if (!quoted && /[<>|&]/u.test(sign)) acted.push(sign);
      args += sign;
    }
  }
  return { args, acted };
}
