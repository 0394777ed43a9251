import type { Register } from '../command.ts';
import { requireValue } from '../prompts.ts';
import { setUpView } from '../views/init.ts';

interface InitOptions {
  readonly pack?: string;
  readonly bureau?: string;
  readonly code?: string;
}

export const register: Register = (noun, deps) => {
  noun
    .examples(
      ['zfjd init --pack jinshan --bureau 上海市金山区司法局 --code 金司', '在 ~/zfjd/zfjd.db 新建'],
      ['zfjd init --pack jinshan --bureau 某区司法局 --code 某司 --db ./演练.db', '在指定位置新建'],
    )
    .option('--pack <代码>', '政策包，即 data/packs/ 下的文件夹名')
    .option('--bureau <全称>', '监督机关全称，用于文书落款')
    .option('--code <代字>', '发文机关代字，用于文号')
    .run(deps, async (options: InitOptions) => {
      const [{ loadPack, packFolder }, { setUp }] = await Promise.all([
        import('../../policy/load.ts'),
        import('../../store/set-up.ts'),
      ]);
      const code = await requireValue(deps, options.pack, '--pack <代码>', '政策包');
      const pack = loadPack(packFolder(deps.root), code);
      const settings = {
        pack: pack.code,
        bureau: await requireValue(deps, options.bureau, '--bureau <全称>', '监督机关全称'),
        bureau_code: await requireValue(deps, options.code, '--code <代字>', '发文机关代字'),
      };
      setUp(deps.dbPath, deps, settings).close();
      return setUpView({ path: deps.dbPath, packName: pack.name, ...settings });
    });
};
