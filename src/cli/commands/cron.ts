import { dirname, join, resolve } from 'node:path';
import { Option } from 'commander';
import type { Register } from '../command.ts';
import { mailAddresses, positive } from '../values.ts';
import { cronView, type Scheduler } from '../views/cron.ts';

interface PrintOptions {
  readonly format?: Scheduler;
  readonly outDir?: string;
  readonly logDir?: string;
  readonly keep: number;
  readonly mail?: readonly string[];
}

export const register: Register = (noun, deps) => {
  noun.examples(['zfjd cron print', '可以直接粘贴的 crontab 各行']);

  noun
    .verb('print', '打印定时任务的现成写法：程序、数据库和文件夹都是绝对路径')
    .examples(
      ['zfjd cron print', 'crontab；在 Windows 上是任务计划'],
      ['zfjd cron print --format systemd --log-dir /var/log/zfjd', 'systemd 的 service 和 timer'],
      ['zfjd cron print --format windows', '存成 .cmd 文件运行'],
      [
        'zfjd cron print --out-dir /data/zfjd --keep 60 --mail zfjd@example.gov.cn',
        '报告和备份放在别处，并寄出',
      ],
    )
    .addOption(
      new Option('--format <种类>', 'crontab、systemd 或 windows（默认按本机系统）').choices([
        'crontab',
        'systemd',
        'windows',
      ]),
    )
    .option('--out-dir <文件夹>', '报告、催办单和备份放在这里（默认数据库所在的文件夹）')
    .option('--log-dir <文件夹>', '各任务的输出记在这里，一个任务一个文件')
    .option('--keep <份数>', '备份留最近几份', positive, 30)
    .option('--mail <邮箱>', '报告寄到这里，可多次', mailAddresses)
    .run(deps, async ({ format, outDir, logDir, keep, mail = [] }: PrintOptions) => {
      const { cronJobs } = await import('../cron/jobs.ts');
      const { dbPath, root } = deps;
      const jobs = cronJobs({
        dbPath,
        outDir: resolve(outDir ?? dirname(dbPath)),
        keep,
        mail,
      });
      const launch = {
        node: process.execPath,
        script: join(root, 'bin', 'zfjd.js'),
        ...(logDir !== undefined && { logDir: resolve(logDir) }),
      };
      return cronView(jobs, launch, format ?? (process.platform === 'win32' ? 'windows' : 'crontab'));
    });
};
