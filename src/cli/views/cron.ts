import type { Outcome } from '../../document/blocks.ts';
import type { CronJob } from '../cron/jobs.ts';
import {
  crontab,
  SCHTASKS_LIMIT,
  schtasks,
  systemdUnits,
  taskCommand,
  type Launch,
  type Timetable,
} from '../cron/timetable.ts';

export type Scheduler = 'crontab' | 'systemd' | 'windows';

const TIMETABLES: Readonly<Record<Scheduler, Timetable>> = {
  crontab,
  systemd: systemdUnits,
  windows: schtasks,
};

export function cronView(jobs: readonly CronJob[], launch: Launch, format: Scheduler): Outcome {
  const text = TIMETABLES[format](jobs, launch);
  const tooLong =
    format === 'windows' ? jobs.filter((job) => taskCommand(job, launch).length > SCHTASKS_LIMIT) : [];
  return {
    schema: 'zfjd.cron.print/1',
    data: { format, launch, jobs, text },
    warnings: tooLong.map(
      ({ name }) =>
        `任务 ${name} 的命令超过 schtasks 允许的${SCHTASKS_LIMIT}个字符：把程序、数据库放到路径较短的文件夹，或用 --out-dir、--log-dir 换短的`,
    ),
    blocks: [{ kind: 'verbatim', text }],
  };
}
