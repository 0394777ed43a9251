import { EXIT, UserError } from '../../kernel/errors.ts';
import type { Register } from '../command.ts';
import { canAsk } from '../prompts.ts';

export const register: Register = (noun, deps) => {
  noun
    .examples(
      ['zfjd menu', '在终端上单独运行 zfjd 也是它'],
      ['zfjd menu --db 演练.db', '用另一个数据库；每一步显示所运行的命令'],
    )
    .action(async () => {
      if (!canAsk(deps)) {
        throw new UserError('E_USAGE', '菜单要在终端上用，由人选择', {
          hint: '脚本和定时任务直接写命令；zfjd --help 列出全部命令',
          exit: EXIT.usage,
        });
      }
      const { runMenu } = await import('../menu/run-menu.ts');
      await runMenu(deps);
    });
};
