import { sha256 } from '../../kernel/digest.ts';
import type { Finding } from '../../kernel/finding.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { grouped } from '../../kernel/grouped.ts';
import { blotPersonal } from '../../kernel/personal.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Tx } from '../../store/store.ts';
import type { WorkbookReader } from '../../workbook/reader.ts';
import type { HeaderWords } from '../../workbook/vocabulary.ts';
import type { Category } from '../model.ts';
import { findCategory } from '../open-case.ts';
import { alikeOf, knownMatters } from './alike.ts';
import { requireClue } from './show-clues.ts';
import { readSlips, type AgencyFinder, type Slip } from './read-slips.ts';
import { registerClue, type ClueDeps } from './register-clue.ts';
import { clueSource } from './vocabulary.ts';

export interface ImportCluesDeps extends ClueDeps {
  readonly reader: WorkbookReader;
  readonly words: HeaderWords;
  readonly agencyOf: AgencyFinder;
}

export interface ImportCluesOptions {
  readonly files: readonly string[];
  /** 线索来源 of rows that do not name theirs. */
  readonly source: string;
  readonly agency?: string | undefined;
  readonly on?: LocalDate | undefined;
  readonly encoding?: string | undefined;
  readonly large?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/** What became of one file. */
export interface ClueFileReport {
  readonly file: string;
  readonly rows: number;
  /** Numbers of the new clues. */
  readonly registered: readonly number[];
  /** Numbers of those that were registered before. */
  readonly known: readonly number[];
  readonly rejected: number;
  /** New ones that look like another clue or case. */
  readonly alike: readonly { readonly id: number; readonly to: readonly string[] }[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/**
 * 导入线索: one transaction per file; rows that cannot be taken are reported, the rest goes in. The file itself is
 * not kept, since it may say who complained; its digest is. Personal columns are not taken over.
 */
export async function importClues(
  deps: ImportCluesDeps,
  options: ImportCluesOptions,
): Promise<ClueFileReport[]> {
  const { store } = deps;
  const reports: ClueFileReport[] = [];
  for (const path of options.files) {
    const { workbook, bytes } = await deps.reader.read(path, options);
    const read = readSlips(workbook, {
      words: deps.words,
      agencyOf: deps.agencyOf,
      agency: options.agency,
      on: options.on,
      today: store.actor.clock.today(),
    });
    const { file } = workbook;
    const taken = store.write((tx) => register(tx, deps, options, read.slips, file, sha256(bytes)), {
      dryRun: options.dryRun ?? false,
    });
    reports.push({
      file,
      rows: read.rows,
      ...taken,
      rejected: read.rows - read.slips.length,
      findings: read.findings,
      notes: [...read.notes, ...personalNote(read.personal)],
    });
  }
  return reports;
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
  options: ImportCluesOptions,
  slips: readonly Slip[],
  file: string,
  digest: string,
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
  return [...grouped(fresh, ({ clue }) => clue.agency.code)].flatMap(([agencyCode, views]) => {
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
