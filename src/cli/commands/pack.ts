import { UserError } from '../../kernel/errors.ts';
import { didYouMean } from '../../kernel/suggest.ts';
import type { Register } from '../command.ts';
import { packView } from '../views/pack.ts';

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd pack show', '本辖区的全部数值'],
    ['zfjd pack show supervision.rectify_period', '一个数值的沿革和依据'],
  );

  noun
    .verb('show', '查看政策包：每个数值、施行日期和条款')
    .examples(['zfjd pack show', '全部'], ['zfjd pack show plan.', '以 plan. 开头的'])
    .argument('[参数]', '参数名或开头的几个字')
    .run(deps, async (_options: object, prefix = '') => {
      const pack = await deps.pack();
      const names = [...pack.parameters.keys()].filter((name) => name.startsWith(prefix));
      if (names.length === 0) {
        throw new UserError(
          'E_PACK_VALUE',
          `政策包里没有「${prefix}」。${didYouMean(prefix, pack.parameters.keys())}`,
          {
            hint: '运行 zfjd pack show 查看全部参数',
          },
        );
      }
      return packView(pack, names);
    });
};
