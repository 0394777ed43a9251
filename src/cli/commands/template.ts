import { basename, resolve } from 'node:path';
import type { LetterKind } from '../../supervision/letter-kinds.ts';
import { requireLetterKind } from '../../supervision/letter-kinds.ts';
import type { Register } from '../command.ts';
import type { Deps } from '../deps.ts';
import { readInput } from '../files.ts';
import { confirmAct } from '../prompts.ts';
import {
  templateCheckView,
  templateExportView,
  TEMPLATE_COLUMNS,
  TEMPLATE_LIST,
  templateResetView,
  templateUseView,
} from '../views/template.ts';
import { requireDocx } from './case-draft.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';

const KIND_HELP = '文书种类，可写代码、名称或名称中的几个字；见 zfjd template list';

/** 文书模板: which .docx each kind of letter is made from. */
export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd template list', '各类文书用的是自带格式还是自定模板'],
    ['zfjd template export 建议书 -o 建议书模板.docx', '导出带占位符的 .docx，在 WPS 或 Word 中修改'],
    ['zfjd template check 建议书模板.docx --kind 建议书', '改好后检查占位符'],
    ['zfjd template use 建议书 建议书模板.docx', '启用；以后的建议书按它生成'],
  );

  const list = noun
    .verb('list', '各类文书用的模板')
    .examples(['zfjd template list', '全部文书'], ['zfjd 文书模板 列表 --json', '给程序读']);
  listOptions(list, TEMPLATE_COLUMNS).run(deps, async (options: ListOptions) => {
    const { listTemplates } = await import('../../supervision/use-template.ts');
    return answerList(TEMPLATE_LIST, listTemplates(await deps.openStore()), options);
  });

  noun
    .verb('export', '导出一种文书的模板，供修改')
    .examples(
      ['zfjd template export 意见书 -o 意见书模板.docx', '现用的模板'],
      ['zfjd template export warning --standard', '程序自带的格式，即使已启用自定模板'],
    )
    .argument('<文书>', KIND_HELP, requireLetterKind)
    .option('--standard', '导出程序自带的格式')
    .option('-o, --output <文件>', '存成哪个 .docx；不写则按文书起名')
    .run(deps, async (options: { standard?: boolean; output?: string }, kind: LetterKind) => {
      requireDocx(options.output);
      const [{ exportTemplate }, { letterForm }, { writeFileAtomic }] = await Promise.all([
        import('../../supervision/export-template.ts'),
        import('../../supervision/letter-kinds.ts'),
        import('../../document/write-file.ts'),
      ]);
      const { own, bytes } = await exportTemplate(await templateDeps(deps), kind, options);
      const { name } = letterForm(kind);
      const path = writeFileAtomic(resolve(options.output ?? `${name}模板.docx`), bytes, {
        mode: 0o644,
        existing: options.output === undefined ? 'number' : 'refuse',
      });
      return templateExportView({ kind, name, own, path });
    });

  noun
    .verb('check', '检查修改过的模板：不认识的、缺少的占位符在哪一段')
    .examples(['zfjd template check 意见书模板.docx --kind 意见书', '有必改的问题时退出码为1'])
    .argument('<文件>', '改好的 .docx')
    .requiredOption('--kind <文书>', KIND_HELP, requireLetterKind)
    .run(deps, async ({ kind }: { kind: LetterKind }, path: string) => {
      const [{ checkTemplate }, { letterTemplates }] = await Promise.all([
        import('../../supervision/check-template.ts'),
        import('../../supervision/letter-templates.ts'),
      ]);
      return templateCheckView(
        checkTemplate({ letterTemplate: letterTemplates(deps.root) }, kind, fileAt(path)),
      );
    });

  noun
    .verb('use', '启用修改过的模板')
    .examples(['zfjd template use 意见书 意见书模板.docx', '先检查；有必改的问题不启用'])
    .argument('<文书>', KIND_HELP, requireLetterKind)
    .argument('<文件>', '改好的 .docx')
    .run(deps, async (_options: object, kind: LetterKind, path: string) => {
      const { useTemplate } = await import('../../supervision/use-template.ts');
      return templateUseView(useTemplate(await templateDeps(deps), kind, fileAt(path)));
    });

  noun
    .verb('reset', '停用自定模板，恢复程序自带的格式')
    .examples(['zfjd template reset 意见书 --yes', '已制发的文书不变'])
    .argument('<文书>', KIND_HELP, requireLetterKind)
    .run(deps, async (_options: object, kind: LetterKind) => {
      const { resetTemplate } = await import('../../supervision/use-template.ts');
      const store = await deps.openStore();
      await confirmAct(deps, '停用自定模板，恢复程序自带的格式？');
      return templateResetView(resetTemplate(store, kind));
    });
};

function fileAt(path: string) {
  return { name: basename(path), bytes: readInput(path) };
}

async function templateDeps(deps: Deps) {
  const [store, { letterTemplates }] = await Promise.all([
    deps.openStore(),
    import('../../supervision/letter-templates.ts'),
  ]);
  return { store, letterTemplate: letterTemplates(deps.root) };
}
