import type { Register } from '../command.ts';
import { keyPath } from '../key-path.ts';
import { backupView, checkView } from '../views/db.ts';

export const register: Register = (noun, deps) => {
  noun.examples(['zfjd db backup', '备份到数据库所在的文件夹'], ['zfjd db check', '检查数据库是否完好']);

  noun
    .verb('backup', '把数据库此刻的内容备份成一个新文件')
    .examples(
      ['zfjd db backup', '备份到数据库旁边，文件名带时间'],
      ['zfjd db backup /mnt/usb/zfjd.db', '备份到指定的文件'],
    )
    .argument('[文件]', '备份文件；不会覆盖已有的文件')
    .run(deps, async (_options: object, file?: string) => {
      const [{ backUp }, { keyInUse }] = await Promise.all([
        import('../../store/back-up.ts'),
        import('../../complaint/complaint-store.ts'),
      ]);
      const store = await deps.openStore();
      const key = store.get(keyInUse) && keyPath(deps.env);
      return backupView(backUp(store, file), key);
    });

  noun
    .verb('check', '检查数据库是否完好：结构、引用、建库脚本、留痕、原件、文件权限')
    .examples(['zfjd db check', '有问题时退出码为 1'])
    .run(deps, async () => {
      const { checkFile } = await import('../../store/check.ts');
      return checkView(checkFile(await deps.openStore()));
    });
};
