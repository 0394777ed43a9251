import type { Section } from '../../workbook/vocabulary.ts';
import type { Register } from '../command.ts';
import type { Deps } from '../deps.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { sectionArgument } from '../values.ts';
import { HEADER_COLUMNS, headerList, headerWordView } from '../views/header.ts';

const SECTION_HELP =
  'plan 计划、agency 单位、item 事项、enterprise 对象、officer 人员、sample 案卷清单、inspection 检查记录';
const WORDING_HELP = '照抄表头格里的文字；空格、换行、星号和括号里的内容不计';

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd header list --section plan', '计划的全部列名和认得的写法'],
    ['zfjd header add plan 抽查事项类 事项类别', '以后表头写“抽查事项类”的列认作“事项类别”'],
    ['zfjd header remove plan 抽查事项类', '取消登记'],
  );

  const list = noun
    .verb('list', '登记过的写法；加 --section 列出这种表格的全部列名和写法')
    .examples(['zfjd header list', '本机登记的写法'], ['zfjd 表头 列表 --section 计划', '计划的全部列名'])
    .option('--section <种类>', SECTION_HELP, sectionArgument);
  listOptions(list, HEADER_COLUMNS).run(deps, async (options: ListOptions & { section?: Section }) => {
    const { listHeaderWords } = await import('../../plan/header-words.ts');
    const { section } = options;
    return answerList(headerList(section), listHeaderWords(await headerDeps(deps), section), options);
  });

  noun
    .verb('add', '登记一种表头写法，以后导入时认作指定的列')
    .examples(
      ['zfjd header add plan 抽查事项类 item_class', '列名写英文或中文都可以'],
      ['zfjd header add plan 类别 检查类型 --agency 区市监局', '只对一个单位的计划这样认'],
    )
    .argument('<种类>', SECTION_HELP, sectionArgument)
    .argument('<写法>', WORDING_HELP)
    .argument('<列名>', '程序的列名，见 zfjd header list --section plan')
    .option('--agency <单位>', '只对这个单位的计划有效（全称、简称或代码）')
    .run(deps, async ({ agency }: { agency?: string }, section: Section, wording: string, column: string) => {
      const { addHeaderWord } = await import('../../plan/header-words.ts');
      return headerWordView(addHeaderWord(await headerDeps(deps), { section, wording, column, agency }));
    });

  noun
    .verb('remove', '取消登记的一种写法')
    .examples(
      ['zfjd header remove plan 抽查事项类', '对全部单位登记的'],
      ['zfjd header remove plan 类别 --agency 区市监局', '限于一个单位登记的'],
    )
    .argument('<种类>', SECTION_HELP, sectionArgument)
    .argument('<写法>', WORDING_HELP)
    .option('--agency <单位>', '登记时限定的单位')
    .run(deps, async ({ agency }: { agency?: string }, section: Section, wording: string) => {
      const { removeHeaderWord } = await import('../../plan/header-words.ts');
      return headerWordView(removeHeaderWord(await headerDeps(deps), { section, wording, agency }));
    });
};

async function headerDeps(deps: Deps) {
  const [store, { shippedVocabularies }] = await Promise.all([
    deps.openStore(),
    import('../vocabularies.ts'),
  ]);
  return { store, vocabularies: await shippedVocabularies(deps.root) };
}
