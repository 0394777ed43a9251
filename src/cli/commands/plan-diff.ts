import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { deliver } from '../deliver.ts';
import { count } from '../values.ts';
import { diffView } from '../views/plan-diff.ts';

/** 修改对照 of two versions of a plan. */
export function registerDiff(noun: Command, deps: Deps): void {
  noun
    .verb('diff', '修改对照：与上一版相比，增、删、改了哪些内容')
    .examples(
      ['zfjd plan diff 15', '与上一版比'],
      ['zfjd plan diff 15 --with 1 -o 修改对照.html', '与第1版比，另存'],
    )
    .argument('<序号或编码>', '计划的序号，或备案后的计划编码')
    .option('--with <版本>', '与同一期间的第几版比（默认上一版）', count)
    .option('-o, --output <文件>', '另存成 .html .md .json .txt')
    .run(deps, async ({ with: version, output }: { with?: number; output?: string }, reference: string) => {
      const [{ diffPlans }, { shippedVocabularies }] = await Promise.all([
        import('../../plan/diff-plans.ts'),
        import('../vocabularies.ts'),
      ]);
      const { plan } = await shippedVocabularies(deps.root);
      const diff = diffPlans(await deps.openStore(), reference, version);
      return deliver(
        diffView(diff, (key) => plan.label(key)),
        '修改对照',
        output,
      );
    });
}
