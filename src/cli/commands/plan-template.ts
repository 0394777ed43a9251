import { extname, resolve } from 'node:path';
import { EXIT, UserError } from '../../kernel/errors.ts';
import type { TemplateOptions } from '../../plan/template.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { month, planKind, year } from '../values.ts';
import { templateView } from '../views/plan-template.ts';

type TemplateCommandOptions = TemplateOptions & { readonly output?: string };

/** 模板: a blank plan for departments to fill in. */
export function registerTemplate(noun: Command, deps: Deps): void {
  noun
    .verb('template', '写出空白计划表：本条线的必备要素、下拉选项、示例和填表说明')
    .examples(
      ['zfjd plan template --sector 市监 --kind 年度', '市监条线的年度计划表'],
      [
        'zfjd plan template --agency 区市监局 --kind 月度 --year 2026 --month 4 -o 四月.xlsx',
        '填好单位和月份',
      ],
    )
    .option('--sector <条线>', '条线，如 市监、公安；写明单位的不必写')
    .option('--agency <单位>', '填表单位（全称、简称或代码），条线和单位类型按名录')
    .requiredOption('--kind <类型>', '年度、月度或专项', planKind)
    .option('--year <年份>', '标题中的年度；不写则留空', year)
    .option('--month <月份>', '月度计划的月份；不写则留空', month)
    .option('-o, --output <文件>', '存成哪个文件；不写则按条线或单位起名，存在当前文件夹')
    .run(deps, async ({ output, ...options }: TemplateCommandOptions) => {
      if (output !== undefined && extname(output).toLowerCase() !== '.xlsx') {
        throw new UserError('E_USAGE', `模板只能存成 .xlsx：${output}`, {
          hint: '文件名以 .xlsx 结尾',
          exit: EXIT.usage,
        });
      }
      const [{ planTemplate }, { shippedVocabularies }, { writeFileAtomic }] = await Promise.all([
        import('../../plan/template.ts'),
        import('../vocabularies.ts'),
        import('../../document/write-file.ts'),
      ]);
      const template = await planTemplate(
        {
          store: await deps.openStore(),
          pack: await deps.pack(),
          vocabulary: (await shippedVocabularies(deps.root)).plan,
        },
        options,
      );
      // A form of that name may be filled in already: it is never replaced.
      const path = writeFileAtomic(resolve(output ?? template.file), template.bytes, {
        mode: 0o644,
        existing: output === undefined ? 'number' : 'refuse',
      });
      return templateView(template, path);
    });
}
