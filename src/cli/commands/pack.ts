import { UserError } from '../../kernel/errors.ts';
import { didYouMean } from '../../kernel/suggest.ts';
import type { Register } from '../command.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { PACK_COLUMNS, packList, packValues } from '../views/pack.ts';

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd pack show', '本辖区的全部数值'],
    ['zfjd pack show supervision.rectify_period', '一个数值的沿革和依据'],
  );

  const show = noun
    .verb('show', '查看政策包：每个数值、施行日期和条款')
    .examples(
      ['zfjd pack show', '全部'],
      ['zfjd pack show plan.', '以 plan. 开头的'],
      ['zfjd pack show --filter "适用~交通" --columns 名称,规定,依据', '交通条线的数值各有什么依据'],
    )
    .argument('[参数]', '参数名或开头的几个字');
  listOptions(show, PACK_COLUMNS).run(deps, async (options: ListOptions, prefix = '') => {
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
    return answerList(packList(pack), packValues(pack, names), options);
  });
};
