import { NewFolder } from '../document/new-folder.ts';
import { FILE } from '../draw/canonical.ts';
import { showDraw } from '../draw/show-draw.ts';
import { wholeRecord } from '../draw/whole-record.ts';
import { UserError } from '../kernel/errors.ts';
import type { Deps } from './deps.ts';
import { drawBlocks } from './views/draw-record.ts';

/** Makes sure a folder can be written, before anything is done that cannot be taken back. */
export function openFolder(output: string | undefined, quarter: string, drawn: boolean): NewFolder {
  return new NewFolder(output ?? `${drawn ? '抽查记录' : '抽查承诺'}-${quarter}`);
}

/**
 * Writes the files of a draw as they are in the database, with the readable record where it is drawn.
 * @throws UserError telling how to write them again; what was registered stays
 */
export async function handOver(deps: Deps, folder: NewFolder, quarter: string): Promise<string> {
  const store = await deps.openStore();
  const files = wholeRecord(store, quarter);
  const report = showDraw(store, await deps.pack(), quarter);
  try {
    if (report.result) {
      const [{ renderHtml }, { recordPapers }] = await Promise.all([
        import('../document/html.ts'),
        import('./draw-papers.ts'),
      ]);
      const html = await renderHtml(`${quarter} 抽查记录`, drawBlocks(report, true));
      files.set('抽查记录.html', new TextEncoder().encode(html));
      for (const [name, bytes] of await recordPapers(deps, report)) files.set(name, bytes);
    }
    return folder.finish(files, FILE.verify);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.code, `${error.message}；抽查已登记在数据库中`, {
      hint: `${error.hint ? `${error.hint}；` : ''}运行 zfjd draw export ${quarter} -o <另一个文件夹> 再写一次`,
      cause: error,
    });
  }
}
