import { join } from 'node:path';
import { REPORT_PERIODS, type ReportName } from '../../report/periods.ts';

/** When a job runs, in the time of the machine. */
export interface Schedule {
  readonly hour: number;
  readonly minute: number;
  readonly on: 'daily' | 'weekdays' | 'monday' | 'friday' | 'sunday' | 'month' | 'quarter' | 'year';
}

/** 定时任务: one command at one time. */
export interface CronJob {
  /** For file names and task names. */
  readonly name: string;
  readonly title: string;
  /** What its exit code says. */
  readonly remark: string;
  readonly schedule: Schedule;
  /** Words after `zfjd`. */
  readonly words: readonly string[];
}

export interface JobOptions {
  readonly dbPath: string;
  /** Where reports and backups go. */
  readonly outDir: string;
  readonly keep: number;
  readonly mail: readonly string[];
}

/** Every periodic report has its time: the table of periods and this one must agree. */
const REPORT_SCHEDULES: Readonly<Record<ReportName, Schedule>> = {
  daily: { hour: 18, minute: 0, on: 'daily' },
  weekly: { hour: 17, minute: 0, on: 'friday' },
  monthly: { hour: 7, minute: 0, on: 'month' },
  quarterly: { hour: 7, minute: 20, on: 'quarter' },
  yearly: { hour: 7, minute: 40, on: 'year' },
};

/** 建议的定时任务, in the order of the day. */
export function cronJobs({ dbPath, outDir, keep, mail }: JobOptions): CronJob[] {
  const always = ['--db', dbPath, '--no-input'];
  const quiet = [...always, '--quiet'];
  // Windows takes this ending too, and its own would escape the quotation mark after it.
  const folder = (name: string) => `${join(outDir, name)}/`;
  return [
    {
      name: 'due',
      title: '工作日早上：超期和当日到期的事项',
      remark: '退出码 1 表示有超期或当日到期的',
      schedule: { hour: 8, minute: 0, on: 'weekdays' },
      words: ['due', '--exit-code', ...always],
    },
    {
      name: 'plan-remind',
      title: '每周一：该催报的计划',
      remark: '退出码 1 表示有逾期的',
      schedule: { hour: 8, minute: 30, on: 'monday' },
      words: ['plan', 'remind', '--exit-code', '-o', join(outDir, '催办单.html'), ...quiet],
    },
    ...Object.values(REPORT_PERIODS).map((period): CronJob => ({
      name: `report-${period.name}`,
      title: `${period.title}，停机期间缺的一并补做`,
      remark: period.name === 'daily' ? '退出码 1 表示留痕断开，3 表示没有做成' : '退出码 3 表示没有做成',
      schedule: REPORT_SCHEDULES[period.name],
      words: [
        'report',
        period.name,
        '-o',
        folder(period.title),
        '--catch-up',
        ...mail.flatMap((to) => ['--mail', to]),
        ...quiet,
      ],
    })),
    {
      name: 'db-backup',
      title: `每天夜里：备份，核对，只留最近${keep}份`,
      remark: '退出码 3 表示没有备份成',
      schedule: { hour: 1, minute: 30, on: 'daily' },
      words: ['db', 'backup', folder('备份'), '--keep', String(keep), ...quiet],
    },
    {
      name: 'db-check',
      title: '每周日夜里：检查数据库',
      remark: '退出码 1 表示有问题',
      schedule: { hour: 2, minute: 0, on: 'sunday' },
      words: ['db', 'check', ...quiet],
    },
  ];
}
