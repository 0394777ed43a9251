import { join } from 'node:path';
import { shellWord } from '../shell-word.ts';
import type { CronJob, Schedule } from './jobs.ts';

/** The program as a scheduler starts it: absolute, since it has neither PATH nor a folder. */
export interface Launch {
  readonly node: string;
  readonly script: string;
  /** Where each job's output is appended; absent = the scheduler keeps it. */
  readonly logDir?: string;
}

export type Timetable = (jobs: readonly CronJob[], launch: Launch) => string;

const two = (n: number) => String(n).padStart(2, '0');
const clockTime = ({ hour, minute }: Schedule) => `${two(hour)}:${two(minute)}`;

const logPath = (logDir: string, job: CronJob) => join(logDir, `zfjd-${job.name}.log`);

const CRON_DAYS: Readonly<Record<Schedule['on'], string>> = {
  daily: '* * *',
  weekdays: '* * 1-5',
  monday: '* * 1',
  friday: '* * 5',
  sunday: '* * 0',
  // Some days into the new period, so that what belongs to the old one has come in.
  month: '5 * *',
  quarter: '8 1,4,7,10 *',
  year: '15 1 *',
};

/** crontab: a percent sign means a new line to cron unless it is escaped. */
export const crontab: Timetable = (jobs, { node, script, logDir }) => {
  const lines = jobs.flatMap((job) => {
    const command = [node, script, ...job.words].map(shellWord).join(' ');
    const log = logDir === undefined ? '' : ` >> ${shellWord(logPath(logDir, job))} 2>&1`;
    const { schedule, title, remark } = job;
    return [
      `# ${title}（${remark}）`,
      `${schedule.minute} ${schedule.hour} ${CRON_DAYS[schedule.on]} ${(command + log).replaceAll('%', String.raw`\%`)}`,
    ];
  });
  const head = [
    '# zfjd 定时任务：粘贴到 crontab -e；时间按本机时区，应为北京时间',
    ...(logDir === undefined
      ? ['# 有输出时 cron 寄给 MAILTO；要写进文件，加 --log-dir', '# MAILTO=邮箱']
      : []),
    '# 要寄出报告，加 --mail，并在这里设置（文件权限只给本人）：',
    '# ZFJD_SMTP_URL=smtps://用户:口令@服务器:465',
    '# ZFJD_MAIL_FROM=发件邮箱',
  ];
  return [...head, ...lines].join('\n');
};

const SYSTEMD_DAYS: Readonly<Record<Schedule['on'], string>> = {
  daily: '*-*-*',
  weekdays: 'Mon..Fri *-*-*',
  monday: 'Mon *-*-*',
  friday: 'Fri *-*-*',
  sunday: 'Sun *-*-*',
  month: '*-*-05',
  quarter: '*-01,04,07,10-08',
  year: '*-01-15',
};

/** A word of ExecStart: quoted, with systemd's own specifiers and variables made plain. */
function unitWord(word: string): string {
  const plain = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /^[\w./:=@,+%-]+$/u.test(plain) ? plain : `"${plain.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
}

/** systemd: a service and a timer each; a timer missed while the machine was off is made up for. */
export const systemdUnits: Timetable = (jobs, { node, script, logDir }) =>
  jobs
    .map((job) => {
      const log = logDir === undefined ? [] : [`append:${logPath(logDir, job).replaceAll('%', '%%')}`];
      return [
        `# ---- ~/.config/systemd/user/zfjd-${job.name}.service`,
        '[Unit]',
        `Description=zfjd ${job.title}`,
        '',
        '[Service]',
        'Type=oneshot',
        `# ${job.remark}`,
        'SuccessExitStatus=1',
        'EnvironmentFile=-%h/.config/zfjd.env',
        `ExecStart=${[node, script, ...job.words].map(unitWord).join(' ')}`,
        ...log.flatMap((target) => [`StandardOutput=${target}`, `StandardError=${target}`]),
        '',
        `# ---- ~/.config/systemd/user/zfjd-${job.name}.timer`,
        `# systemctl --user enable --now zfjd-${job.name}.timer`,
        '[Unit]',
        `Description=zfjd ${job.title}`,
        '',
        '[Timer]',
        `OnCalendar=${SYSTEMD_DAYS[job.schedule.on]} ${clockTime(job.schedule)}:00 Asia/Shanghai`,
        'Persistent=true',
        '',
        '[Install]',
        'WantedBy=timers.target',
      ].join('\n');
    })
    .join('\n\n');

const SCHTASKS_DAYS: Readonly<Record<Schedule['on'], string>> = {
  daily: '/SC DAILY',
  weekdays: '/SC WEEKLY /D MON,TUE,WED,THU,FRI',
  monday: '/SC WEEKLY /D MON',
  friday: '/SC WEEKLY /D FRI',
  sunday: '/SC WEEKLY /D SUN',
  month: '/SC MONTHLY /D 5',
  quarter: '/SC MONTHLY /M JAN,APR,JUL,OCT /D 8',
  year: '/SC MONTHLY /M JAN /D 15',
};

/** What schtasks takes as the command of a task. */
export const SCHTASKS_LIMIT = 261;

/** A word within /TR, which is itself in quotation marks. */
const taskWord = (word: string) => (/^[\w./:\\=@,+-]+$/u.test(word) ? word : String.raw`\"${word}\"`);

/** The command of a task as schtasks stores it. */
export function taskCommand(job: CronJob, { node, script, logDir }: Launch): string {
  const command = [node, script, ...job.words].map(taskWord).join(' ');
  if (logDir === undefined) return command;
  // With /s, cmd takes off the outermost marks and no others.
  return String.raw`cmd /s /c \"${command} >> ${taskWord(logPath(logDir, job))} 2>&1\"`;
}

/**
 * A line as a .cmd file has to say it. cmd ends a quotation at every mark, also at one that schtasks takes for
 * escaped; what it would act upon outside of them (`>>` into the log) is to reach schtasks as it stands.
 */
function cmdLine(line: string): string {
  let quoted = false;
  return line.replaceAll(/["<>|&^%]/gu, (sign) => {
    if (sign === '%') return '%%';
    if (sign === '"') quoted = !quoted;
    return quoted || sign === '"' ? sign : `^${sign}`;
  });
}

/** Windows 任务计划: a .cmd file. */
export const schtasks: Timetable = (jobs, launch) => {
  const lines = jobs.flatMap((job) => [
    `rem ${job.title}（${job.remark}）`,
    cmdLine(
      `schtasks /Create /F /TN "zfjd\\${job.name}" ${SCHTASKS_DAYS[job.schedule.on]} /ST ${clockTime(job.schedule)} /TR "${taskCommand(job, launch)}"`,
    ),
  ]);
  return [
    '@echo off',
    'rem 存成 UTF-8 的 .cmd 文件，以要运行任务的用户双击运行',
    'chcp 65001 >nul',
    ...lines,
  ].join('\n');
};
