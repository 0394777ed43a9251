import { EXIT, UserError } from '../../kernel/errors.ts';
import type { Register } from '../command.ts';
import { meansFolder } from '../files.ts';
import { keyPath } from '../key-path.ts';
import { count, positive } from '../values.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { backupView, checkView, restoreView, statsList, TABLE_COLUMNS } from '../views/db.ts';
import { registerExport } from './db-export.ts';

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd db backup', '备份到数据库所在的文件夹'],
    ['zfjd db check', '检查数据库是否完好'],
    ['zfjd db restore 备份.db 新.db', '用备份做出一个新的数据库'],
  );

  noun
    .verb('backup', '把数据库此刻的内容备份成一个新文件，核对以后才算完成')
    .examples(
      ['zfjd db backup', '备份到数据库旁边，文件名带时间'],
      ['zfjd db backup /mnt/usb/zfjd.db', '备份到指定的文件'],
      ['zfjd db backup /mnt/备份/ --keep 30', '备份到文件夹，只留最近30份'],
    )
    .argument('[位置]', '文件（不会覆盖已有的），或文件夹（已有的，或以 / 结尾）')
    .option('--keep <份数>', '文件夹里本数据库的备份只留最近几份', positive)
    .run(deps, async ({ keep }: { keep?: number }, target?: string) => {
      const [{ backUp }, { keyInUse }, { Progress }] = await Promise.all([
        import('../../store/back-up.ts'),
        import('../../complaint/complaint-store.ts'),
        import('../progress.ts'),
      ]);
      const place = target === undefined ? {} : meansFolder(target) ? { folder: target } : { file: target };
      if ('file' in place && keep !== undefined) {
        throw new UserError('E_USAGE', '--keep 只用于备份到文件夹', {
          hint: '备份位置写文件夹，以 / 结尾',
          exit: EXIT.usage,
        });
      }
      const store = await deps.openStore();
      const key = store.get(keyInUse) && keyPath(deps.env);
      const progress = new Progress(deps);
      const options = { ...place, ...(keep !== undefined && { keep }), onStep: progress.step };
      return backupView(await progress.during(() => backUp(store, options)), key);
    });

  noun
    .verb('restore', '用备份做出一个新的数据库；从不覆盖已有的')
    .examples([
      'zfjd db restore 备份/zfjd-20261124013000.db 恢复.db',
      '核对备份，恢复到新文件，说明比现用的少了什么',
    ])
    .argument('<备份>', '备份文件')
    .argument('<新文件>', '恢复到这里；已有文件时不做')
    .run(deps, async (_options: object, from: string, to: string) => {
      const [{ restore }, { compareInTime }] = await Promise.all([
        import('../../store/restore.ts'),
        import('../../store/compare-in-time.ts'),
      ]);
      const restored = restore(from, to, deps);
      try {
        const current = await deps.openStore();
        return restoreView(restored, current.path, compareInTime(current, restored));
      } catch (error) {
        // Often the reason for restoring: there is none, or it cannot be read.
        if (!(error instanceof UserError)) throw error;
        return restoreView(restored, deps.dbPath, error.message);
      }
    });

  noun
    .verb('check', '检查数据库是否完好：结构、引用、建库脚本、留痕、原件、残留、文件权限')
    .examples(['zfjd db check', '有问题时退出码为 1'])
    .run(deps, async () => {
      const { checkFile } = await import('../../store/check.ts');
      return checkView(checkFile(await deps.openStore()));
    });

  const stats = noun
    .verb('stats', '数据库统计：大小、各表行数、每月增长、留痕起止')
    .examples(['zfjd db stats', '大的表在前'], ['zfjd db stats --months 24 --json', '两年的增长，供程序读取'])
    .option('--months <月数>', '列出最近几个有增长的月份', count, 12);
  listOptions(stats, TABLE_COLUMNS).run(
    deps,
    async ({ months, ...options }: ListOptions & { months: number }) => {
      const { fileStats } = await import('../../store/stats.ts');
      const found = fileStats(await deps.openStore(), months);
      return answerList(statsList(found), found.tables, options);
    },
  );

  registerExport(noun, deps);
};
