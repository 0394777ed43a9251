import { Option } from 'commander';
import type { Register } from '../command.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { COVERAGE_COLUMNS, COVERAGE_LIST } from '../views/coverage.ts';
import { RULE_COLUMNS, RULE_LIST, ruleView } from '../views/rule.ts';

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd rule list', '全部审查规则'],
    ['zfjd rule show P201', '一条规则：说明、依据、例子'],
    ['zfjd rule coverage', '哪些要求有规则审查'],
  );

  const list = noun
    .verb('list', '列出审查规则')
    .examples(['zfjd rule list', '按代码'], ['zfjd rule list --aspect 统筹', '只看统筹'])
    .addOption(new Option('--aspect <方面>', '合法性、合理性或统筹').choices(['合法性', '合理性', '统筹']));
  listOptions(list, RULE_COLUMNS).run(deps, async (options: ListOptions & { aspect?: string }) => {
    const { listRules } = await import('../../plan/list-rules.ts');
    const rules = listRules(await deps.pack(), deps.clock.today(), options.aspect);
    return answerList(RULE_LIST, rules, options);
  });

  const covered = noun
    .verb('coverage', '逐条列出文件的要求由哪条规则、哪个预警模型审查，不能审查的写明原因')
    .examples(
      ['zfjd rule coverage', '全部条目'],
      ['zfjd rule coverage --filter "有没有规则=没有"', '不能审查的，各有什么原因'],
    );
  listOptions(covered, COVERAGE_COLUMNS).run(deps, async (options: ListOptions) => {
    const [{ coverage }, { RECORD_COVERAGE }] = await Promise.all([
      import('../../plan/rules/coverage.ts'),
      import('../../inspection/coverage.ts'),
    ]);
    return answerList(COVERAGE_LIST, coverage(RECORD_COVERAGE), options);
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
