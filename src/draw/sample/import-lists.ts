import type { LocalDate } from '../../kernel/local-date.ts';
import { UserError } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { normalise } from '../../kernel/text.ts';
import type { Pack } from '../../policy/pack.ts';
import { AgencyDirectory } from '../../registry/directory.ts';
import { keepFile } from '../../store/archive.ts';
import type { Store, Tx } from '../../store/store.ts';
import type { WorkbookReader } from '../../workbook/reader.ts';
import type { Vocabulary } from '../../workbook/vocabulary.ts';
import { currentDraw } from '../changes/stored-changes.ts';
import { agencyCode } from '../gather.ts';
import { categoryOf, type CategoryRules, type CollectContext } from './collect-lists.ts';
import { numberGaps, type NumberGap } from './gaps.ts';
import { fileNumber } from './number.ts';
import { readLists, type ReadListOptions } from './read-lists.ts';
import { insertList } from './sample-store.ts';
import { storedLists, type StoredList } from './stored-sample.ts';

/** A plan the database knows to be filed. */
export interface KnownFile {
  /** Which register of the database it stands in. */
  readonly register: 'plan' | 'inspection';
  readonly unit: string;
  readonly number: string;
  readonly title: string;
  /** Day of the visit. */
  readonly on?: LocalDate;
}

export interface ImportListsDeps {
  readonly store: Store;
  readonly pack: Pack;
  readonly reader: WorkbookReader;
  readonly vocabulary: Vocabulary;
}

export interface ImportListsOptions extends ReadListOptions {
  readonly quarter: string;
  readonly files: readonly string[];
  /** Whose lists these are, where the rows do not say; code or name. */
  readonly agency?: string | undefined;
  /** Of which category, where the rows do not say; code or name. */
  readonly category?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

/** What became of one list. */
export interface ListReport {
  readonly unit: string;
  readonly category: string;
  readonly files: number;
  /** Rows that repeat a number; each number counts once. */
  readonly repeated: number;
  readonly outcome: '新收' | '更新' | '未变';
  readonly gaps: readonly NumberGap[];
}

export interface ListFileReport {
  readonly file: string;
  readonly rows: number;
  /** Nothing of a file is taken while a row of it cannot be. */
  readonly taken: boolean;
  readonly rejected: number;
  readonly lists: readonly ListReport[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/** 清单类别 in force, by code or name. @throws UserError E_SAMPLE_CATEGORY */
export function requireCategory(text: string, categories: CategoryRules): string {
  const found = categoryOf(text, categories);
  if (found !== undefined) return found;
  throw new UserError('E_SAMPLE_CATEGORY', `不认识的清单类别：「${text}」`, {
    hint: `可用的类别：${categories.map((c) => `${c.code}（${c.name}）`).join('、')}`,
  });
}

/** What collecting lists of a quarter is checked against. @throws UserError E_DRAW_NOT_DRAWN, E_DRAW_AGENCY, E_SAMPLE_CATEGORY */
export function collectContext(
  store: Store,
  pack: Pack,
  { quarter, agency, category }: Pick<ImportListsOptions, 'quarter' | 'agency' | 'category'>,
): CollectContext {
  const current = currentDraw(store, quarter);
  const categories = pack.get('spot_check.second_stage', store.actor.clock.today()).value;
  return {
    directory: new AgencyDirectory(store),
    categories,
    units: new Set(current.replay.standing.seats().map((s) => s.unit)),
    committed: new Set(
      storedLists(store, quarter).flatMap((l) => (l.round === undefined ? [] : `${l.unit}\t${l.category}`)),
    ),
    ...(agency !== undefined && { unit: agencyCode(store, agency, current.inputs.units) }),
    ...(category !== undefined && { category: requireCategory(category, categories) }),
  };
}

/** 收清单: one transaction per file; a file with a row that cannot be taken is not taken at all. */
export async function importLists(
  deps: ImportListsDeps,
  options: ImportListsOptions,
): Promise<ListFileReport[]> {
  const { store, pack } = deps;
  const reports: ListFileReport[] = [];
  for (const path of options.files) {
    const context = collectContext(store, pack, options);
    const read = await readLists(path, deps.reader, deps.vocabulary, context, options);
    const { file, collected, notes, bytes } = read;
    const taken = !collected.findings.some((f) => f.severity === '必改');
    const keep = (tx: Tx): ListReport[] => {
      const lists = [...collected.lists].map(([place, numbers]) => {
        const [unit = '', category = ''] = place.split('\t');
        return keepList(
          tx,
          store,
          { quarter: options.quarter, unit, category, source: 'file', origin: file },
          numbers,
        );
      });
      keepFile(tx, file, bytes, store.actor.clock.today());
      if (lists.every((l) => l.outcome === '未变')) return lists;
      recordImport(tx, options.quarter, file, lists);
      return lists;
    };
    reports.push({
      file,
      rows: collected.rows,
      taken,
      rejected: collected.rejected,
      lists: taken ? store.write(keep, { dryRun: options.dryRun ?? false }) : [],
      findings: collected.findings,
      notes,
    });
  }
  return reports;
}

function recordImport(tx: Tx, quarter: string, origin: string, lists: readonly ListReport[]): void {
  const text = lists.map((l) => `${l.unit} ${l.category} ${l.files}件`).join('，');
  tx.record({
    act: 'sample.import',
    subject: 'draw',
    id: quarter,
    summary: `收${quarter}第二阶段清单「${origin}」：${text}`,
    after: { origin, lists: lists.map(({ gaps: _gaps, ...list }) => list) },
  });
}

interface ListSource {
  readonly quarter: string;
  readonly unit: string;
  readonly category: string;
  readonly source: StoredList['source'];
  readonly origin: string;
}

function keepList(tx: Tx, { actor }: Store, to: ListSource, numbers: string[]): ListReport {
  const { quarter, unit, category, source, origin } = to;
  const rows = numbers.length;
  const unique = inByteOrder(numbers);
  const today = actor.clock.today();
  const known = storedLists(tx, quarter).find((l) => l.unit === unit && l.category === category);
  const fileId = keepFile(tx, `${unit}-${category}.txt`, encodeLines(unique), today);
  const same = known?.fileId === fileId && known.source === source;
  if (!same) {
    tx.run(
      insertList,
      quarter,
      unit,
      category,
      source,
      origin,
      unique.length,
      fileId,
      today,
      actor.clock.now(),
      actor.operator,
    );
  }
  return {
    unit,
    category,
    files: unique.length,
    repeated: rows - unique.length,
    outcome: same ? '未变' : known ? '更新' : '新收',
    gaps: numberGaps(unique),
  };
}

/** Sorted, each once. UTF-16 order is byte order here: numbers hold no characters beyond the basic plane. */
function inByteOrder(numbers: string[]): string[] {
  let sorted = true;
  for (let i = 1; i < numbers.length && sorted; i += 1) sorted = (numbers[i - 1] ?? '') < (numbers[i] ?? '');
  if (sorted) return numbers;
  numbers.sort();
  let kept = 0;
  for (const number of numbers) {
    if (kept === 0 || number !== numbers[kept - 1]) numbers[kept++] = number;
  }
  numbers.length = kept;
  return numbers;
}

const LINES_AT_A_TIME = 50_000;

/** One line each, without holding the whole text twice. */
function encodeLines(lines: readonly string[]): Uint8Array {
  const size = lines.reduce((n, line) => n + Buffer.byteLength(line) + 1, 0);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (let from = 0; from < lines.length; from += LINES_AT_A_TIME) {
    at += bytes.write(`${lines.slice(from, from + LINES_AT_A_TIME).join('\n')}\n`, at);
  }
  return bytes;
}

/** 没有这类案卷: an agency that declares it has nothing of a category; `reason` says on whose word. */
export function declareNone(
  { store, pack }: Pick<ImportListsDeps, 'store' | 'pack'>,
  {
    quarter,
    agency,
    category,
    reason,
  }: { quarter: string; agency: string; category: string; reason: string },
): ListReport {
  const context = collectContext(store, pack, { quarter, agency, category });
  const [unit, code] = [context.unit ?? '', context.category ?? ''];
  if (!context.units.has(unit)) {
    throw new UserError('E_DRAW_AGENCY', `「${agency}」不是${quarter}被抽中的单位`, {
      hint: `运行 zfjd draw show ${quarter} 查看`,
    });
  }
  refuseCommitted(context, unit, code);
  return store.write((tx) => {
    const to: ListSource = { quarter, unit, category: code, source: 'none', origin: normalise(reason) };
    const list = keepList(tx, store, to, []);
    if (list.outcome !== '未变') recordImport(tx, quarter, `没有此类：${normalise(reason)}`, [list]);
    return list;
  });
}

/** 由本库取清单: the plans filed and the inspections recorded for each agency in force. */
export function listsFromRegister(
  { store, pack }: Pick<ImportListsDeps, 'store' | 'pack'>,
  quarter: string,
  known: readonly KnownFile[],
): ListReport[] {
  const context = collectContext(store, pack, { quarter });
  return store.write((tx) => {
    const lists = [...context.units].sort().flatMap((unit) =>
      context.categories
        .filter((c) => c.register !== undefined && !context.committed.has(`${unit}\t${c.code}`))
        .flatMap(({ code: category, register }) => {
          const numbers = known
            .filter((k) => k.register === register && k.unit === unit)
            .map((k) => fileNumber(k.number));
          // Filed plans are all here; of inspections the file knows only what was imported.
          if (register === 'inspection' && numbers.length === 0) return [];
          const origin = register === 'plan' ? '备案登记' : '检查记录';
          const to: ListSource = { quarter, unit, category, source: 'register', origin };
          return [keepList(tx, store, to, numbers)];
        }),
    );
    const changed = lists.filter((l) => l.outcome !== '未变');
    if (changed.length > 0) recordImport(tx, quarter, '备案登记', changed);
    return lists;
  });
}

function refuseCommitted(context: CollectContext, unit: string, category: string): void {
  if (!context.committed.has(`${unit}\t${category}`)) return;
  throw new UserError('E_SAMPLE_COMMITTED', `${unit} 的 ${category} 清单已经承诺，不能再改`, {
    hint: '漏报的案卷按问题线索处理',
  });
}
