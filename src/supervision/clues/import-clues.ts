import { groupBy } from '../../kernel/group.ts';
import { blotPersonal } from '../../kernel/personal.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Tx } from '../../store/store.ts';
import type { Category } from '../model.ts';
import { findCategory } from '../open-case.ts';
import { alikeOf, knownMatters } from './alike.ts';
import { requireClue } from './show-clues.ts';
import {
  importSlips,
  type ImportSlipsOptions,
  type SlipDeps,
  type SlipFile,
  type SlipFileReport,
} from './import-slips.ts';
import type { Slip } from './read-slips.ts';
import { registerClue, type ClueDeps } from './register-clue.ts';
import { clueSource } from './vocabulary.ts';

type ImportCluesDeps = ClueDeps & SlipDeps;

/** What became of one file. */
export interface ClueFileReport extends SlipFileReport {
  /** Numbers of the new clues. */
  readonly registered: readonly number[];
  /** Numbers of those that were registered before. */
  readonly known: readonly number[];
  /** New ones that look like another clue or case. */
  readonly alike: readonly { readonly id: number; readonly to: readonly string[] }[];
  readonly notes: readonly string[];
}

/** 导入线索: one transaction per file. Personal columns are not taken over. */
export function importClues(deps: ImportCluesDeps, options: ImportSlipsOptions): Promise<ClueFileReport[]> {
  return importSlips(deps, options, (read) => ({
    ...deps.store.write((tx) => register(tx, deps, options, read), { dryRun: options.dryRun ?? false }),
    notes: [...read.notes, ...personalNote(read.personal)],
  }));
}

function personalNote(personal: readonly string[]): string[] {
  if (personal.length === 0) return [];
  return [
    `${personal.join('、')}列没有读入，问题内容中的同样文字已隐去；需要留存投诉人信息的，用 zfjd complaint import 导入投诉台账（加密保存）`,
  ];
}

function register(
  tx: Tx,
  { store, pack }: ImportCluesDeps,
  options: ImportSlipsOptions,
  { slips, file, digest }: SlipFile,
) {
  const registered: number[] = [];
  const known: number[] = [];
  for (const slip of slips) {
    const { name, phone, address } = slip.person;
    const to = registerClue(tx, store.actor, {
      source: clueSource(pack, slip.on, slip.source || options.source, slip.number),
      agency: slip.agency,
      enterprise: slip.enterprise,
      category: categoryIn(slip),
      problem: blotPersonal(slip.problem, [name, phone, address]),
      discoveredOn: slip.on,
      origin: slip.origin,
    });
    (to.registered ? registered : known).push(to.id);
  }
  if (registered.length > 0) {
    tx.record({
      act: 'clue.import',
      subject: 'clue',
      id: file,
      summary: `导入线索「${file}」：新登记${registered.length}条，此前已有${known.length}条`,
      after: { file, sha256: digest, registered, known },
    });
  }
  return { registered, known, alike: alikeAmong(tx, pack, registered) };
}

/** Which of the new clues look like others; an agency's matters are read once. */
function alikeAmong(tx: Tx, pack: Pack, ids: readonly number[]): { id: number; to: string[] }[] {
  const fresh = ids.map((id) => requireClue(tx, id));
  return [...groupBy(fresh, ({ clue }) => clue.agency.code)].flatMap(([agencyCode, views]) => {
    const known = knownMatters(tx, agencyCode);
    return views.flatMap((view) => {
      const near = alikeOf(pack, view, known);
      const to = near.map(({ kind, number }) => `${kind === 'clue' ? '线索' : '案件'}${number}`);
      return to.length === 0 ? [] : [{ id: view.clue.id, to }];
    });
  });
}

/** A category that is none is a matter for the screening; the row goes in. */
function categoryIn({ cells, category }: Slip): Category | undefined {
  if (category === '') return undefined;
  const found = findCategory(category);
  if (found !== undefined) return found;
  cells.find('category', {
    code: 'L104',
    severity: '建议',
    message: '不是条例第十一条的类别，没有采用',
    next: '立案时用 --category 写明',
  });
  return undefined;
}
