import type { Register } from '../command.ts';
import { ruleListView, ruleView } from '../views/rule.ts';

export const register: Register = (noun, deps) => {
  noun.examples(['zfjd rule list', '全部审查规则'], ['zfjd rule show P201', '一条规则：说明、依据、例子']);

  noun
    .verb('list', '列出审查规则')
    .examples(['zfjd rule list', '按代码'], ['zfjd rule list --aspect 统筹', '只看统筹'])
    .option('--aspect <方面>', '合法性、合理性或统筹')
    .run(deps, async ({ aspect }: { aspect?: string }) => {
      const { listRules } = await import('../../plan/list-rules.ts');
      return ruleListView(listRules(await deps.pack(), deps.clock.today(), aspect));
    });

  noun
    .verb('show', '查看一条规则')
    .examples(['zfjd rule show P201', '频次上限'])
    .argument('<代码>', '如 P201')
    .run(deps, async (_options: object, code: string) => {
      const { showRule } = await import('../../plan/list-rules.ts');
      return ruleView(showRule(await deps.pack(), code));
    });
};
