import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { OfficialLetter } from '../document/letter.ts';
import { writeFileAtomic } from '../document/write-file.ts';
import { makeFolder } from '../kernel/make-folder.ts';
import type { DrawReport } from '../draw/show-draw.ts';
import { readTargeted } from '../onsite/store.ts';
import { letterTemplates } from '../supervision/letter-templates.ts';
import { bureauName } from '../supervision/take-step.ts';
import type { Deps } from './deps.ts';
import { drawTables } from './views/draw-annex.ts';
import { drawPaper } from './views/draw-paper.ts';

/** 抽查记录 as .docx. @throws UserError E_DRAW_NOT_DRAWN, E_TEMPLATE */
export async function recordPaper(deps: Deps, report: DrawReport): Promise<Uint8Array> {
  const [store, pack, { officialLetter }] = await Promise.all([
    deps.openStore(),
    deps.pack(),
    import('../document/official-letter.ts'),
  ]);
  const { record } = pack.get('spot_check.paper', report.committed.on).value;
  const letter: OfficialLetter = drawPaper(report, {
    bureau: bureauName(store),
    version: deps.version,
    template: { name: record, text: letterTemplates(deps.root)(record) },
    targeted: readTargeted(store, report.quarter),
  });
  return officialLetter(letter);
}

/** 附表 of all tickets as .xlsx. @throws UserError E_DRAW_NOT_DRAWN */
export async function ticketWorkbook(report: DrawReport): Promise<Uint8Array> {
  const { writeTable } = await import('../workbook/write-table.ts');
  return writeTable(drawTables(report));
}

/** What goes into the folder of a record beside its files, for people to read and sign. */
export async function recordPapers(
  deps: Deps,
  report: DrawReport,
): Promise<(readonly [name: string, bytes: Uint8Array])[]> {
  const printed = (await deps.pack()).find('spot_check.paper', report.committed.on) !== undefined;
  return [
    ...(printed ? [['抽查记录.docx', await recordPaper(deps, report)] as const] : []),
    ['全部票号.xlsx', await ticketWorkbook(report)],
  ];
}

/**
 * Writes papers into a folder, which is made where needed. A file of the same name is never replaced, it may be
 * filled in by now: the new one is numbered beside it, unless it is the very same.
 */
export function writeAll(
  folder: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): string[] {
  const path = makeFolder(resolve(folder));
  return files.map(({ name, bytes }) => {
    const file = join(path, name);
    if (existsSync(file) && readFileSync(file).equals(bytes)) return file;
    return writeFileAtomic(file, bytes, { mode: 0o644, existing: 'number' });
  });
}
