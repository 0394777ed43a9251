import type { Calendar } from '../calendar/calendar.ts';
import { UserError } from '../kernel/errors.ts';
import { date, type LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { keepFile, readKeptFile } from '../store/archive.ts';
import type { Row } from '../store/query.ts';
import type { Reader, Store, Tx } from '../store/store.ts';
import type { DrawInputs } from './model.ts';
import { parseInputs } from './parse.ts';
import { readParticulars } from './particulars-store.ts';
import type { Files } from './record.ts';
import {
  drawByQuarter,
  draws,
  filesByQuarter,
  insertFile,
  publicationByQuarter,
  resultByQuarter,
  seedByQuarter,
} from './store.ts';

/** What the acts of a draw need. */
export interface DrawDeps {
  readonly store: Store;
  readonly pack: Pack;
  readonly calendar: Calendar;
}

/** Who did an act, and when by both clocks. */
export interface Done {
  /** 办理日期 */
  readonly on: LocalDate;
  /** Wall clock. */
  readonly at: string;
  readonly by: string;
}

/** 公布: when and where the 承诺值 was made known. */
export interface Publication {
  readonly on: LocalDate;
  readonly place: string;
  /** Why it was later than the policy asks for; empty where it was in time. */
  readonly lateReason: string;
  readonly recorded: Done;
}

export interface StoredSeed {
  readonly line: string;
  readonly witnesses: readonly string[];
  /** Why dice were added that the rules had not promised; empty where none were. */
  readonly extraDiceReason: string;
  /** 掷骰人; empty where not registered. */
  readonly roller: string;
  readonly recorded: Done;
}

/** 抽查 of one quarter as far as it has come. */
export interface StoredDraw {
  readonly quarter: string;
  readonly cycleStart: string;
  readonly commitment: string;
  /** Version of the policy pack at the commitment. */
  readonly packVersion: string;
  readonly committed: Done;
  readonly publication?: Publication;
  readonly seed?: StoredSeed;
  readonly result?: { readonly finalDigest: string; readonly drawn: Done };
}

function toDraw(reader: Reader, row: Row<typeof drawByQuarter>): StoredDraw {
  const publication = reader.get(publicationByQuarter, row.quarter);
  const seed = reader.get(seedByQuarter, row.quarter);
  const result = reader.get(resultByQuarter, row.quarter);
  return {
    quarter: row.quarter,
    cycleStart: row.cycle_start,
    commitment: row.commitment,
    packVersion: row.pack_version,
    committed: { on: date(row.committed_on), at: row.committed_at, by: row.committed_by },
    ...(publication && { publication: toPublication(publication) }),
    ...(seed && { seed: toSeed(seed, readParticulars(reader, row.quarter).roller) }),
    ...(result && {
      result: {
        finalDigest: result.final_digest,
        drawn: { on: date(result.drawn_on), at: result.drawn_at, by: result.drawn_by },
      },
    }),
  };
}

function toPublication(row: Row<typeof publicationByQuarter>): Publication {
  return {
    on: date(row.published_on),
    place: row.place,
    lateReason: row.late_reason,
    recorded: { on: date(row.recorded_on), at: row.recorded_at, by: row.recorded_by },
  };
}

function toSeed(row: Row<typeof seedByQuarter>, roller: string): StoredSeed {
  return {
    line: row.line,
    witnesses: row.witnesses === '' ? [] : row.witnesses.split('、'),
    extraDiceReason: row.extra_dice_reason,
    roller,
    recorded: { on: date(row.recorded_on), at: row.recorded_at, by: row.recorded_by },
  };
}

/** Every draw, the oldest first. */
export function allDraws(reader: Reader): StoredDraw[] {
  return reader.all(draws).map((row) => toDraw(reader, row));
}

export function findDraw(reader: Reader, quarter: string): StoredDraw | undefined {
  const row = reader.get(drawByQuarter, quarter);
  return row && toDraw(reader, row);
}

/** @throws UserError E_DRAW_NOT_COMMITTED */
export function requireDraw(reader: Reader, quarter: string): StoredDraw {
  const found = findDraw(reader, quarter);
  if (found) return found;
  throw new UserError('E_DRAW_NOT_COMMITTED', `${quarter} 的抽查还没有作承诺`, {
    hint: `先运行 zfjd draw plan --quarter ${quarter} 测算，再用 zfjd draw commit 承诺`,
  });
}

/** A draw whose seed and result are there. @throws UserError E_DRAW_NOT_COMMITTED, E_DRAW_NOT_DRAWN */
export function requireDrawn(
  reader: Reader,
  quarter: string,
): StoredDraw & Required<Pick<StoredDraw, 'seed' | 'result'>> {
  const known = requireDraw(reader, quarter);
  const { seed, result } = known;
  if (seed && result) return { ...known, seed, result };
  throw new UserError('E_DRAW_NOT_DRAWN', `${quarter} 还没有抽取`, {
    hint: `运行 zfjd draw show ${quarter} 查看进度；种子登记之后运行 zfjd draw run`,
  });
}

/** Files of the record kept so far, byte for byte. */
export function filesOf(reader: Reader, quarter: string): Map<string, Uint8Array> {
  return new Map(
    reader.all(filesByQuarter, quarter).map((f) => [f.name, readKeptFile(reader, f.file_id).bytes]),
  );
}

/** What the commitment of a stored draw fixed. @throws Error where the kept files cannot be read */
export function inputsOf(files: Files): DrawInputs {
  const { inputs } = parseInputs(files);
  if (!inputs) throw new Error('the committed files of a stored draw cannot be read');
  return inputs;
}

/** Keeps the files of a record that are not kept yet. */
export function keepFiles(tx: Tx, quarter: string, files: Files, on: LocalDate): void {
  const kept = new Set(tx.all(filesByQuarter, quarter).map((f) => f.name));
  for (const [name, bytes] of files) {
    if (!kept.has(name)) tx.run(insertFile, quarter, name, keepFile(tx, name, bytes, on));
  }
}

/** Whether an act is dated otherwise than it happens; of a commitment a reader must know. */
export function replayRemark({ actor: { clock } }: Store): string[] {
  const now = clock.now().slice(0, 10);
  if (now === clock.today()) return [];
  return [`按 ${clock.today()} 办理，而真实日期是 ${now}；抽查记录和留痕同时写明两个日期`];
}
