import { UserError } from '../../kernel/errors.ts';
import { date, type LocalDate } from '../../kernel/local-date.ts';
import { readKeptFile, keepFile } from '../../store/archive.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Reader, Store, Tx } from '../../store/store.ts';
import { SAMPLE_FILE } from './canonical.ts';
import type { SampleInputs } from './model.ts';
import { parseSample } from './parse-sample.ts';
import { readParticulars } from '../particulars-store.ts';
import type { Files } from '../record.ts';
import { filesOfRound, insertRoundFile, listsByQuarter, roundsByQuarter } from './sample-store.ts';

/** What the acts of the second stage need. */
export interface SampleDeps {
  readonly store: Store;
  readonly pack: Pack;
}

export type RoundState = '已承诺' | '已公布' | '已录种子' | '已抽取';

/** 第二阶段抽取 of one round as far as it has come. */
export interface StoredRound {
  readonly quarter: string;
  readonly round: number;
  readonly state: RoundState;
  readonly commitment: string;
  readonly committedOn: LocalDate;
  readonly publication?: { readonly on: LocalDate; readonly place: string; readonly lateReason: string };
  readonly seed?: {
    readonly line: string;
    readonly witnesses: readonly string[];
    readonly roller: string;
    readonly recordedOn: LocalDate;
  };
  readonly result?: { readonly finalDigest: string; readonly drawnOn: LocalDate };
}

/** 清单 of one agency and category. */
export interface StoredList {
  readonly id: number;
  readonly unit: string;
  readonly category: string;
  readonly source: 'file' | 'register' | 'none';
  /** Name of the file it came in, or why there is none. */
  readonly origin: string;
  readonly files: number;
  readonly fileId: number;
  readonly importedOn: LocalDate;
  /** The round it is committed in; absent before that. */
  readonly round?: number;
}

export function storedLists(reader: Reader, quarter: string): StoredList[] {
  return reader.all(listsByQuarter, quarter).map((row) => ({
    id: row.id,
    unit: row.unit,
    category: row.category,
    source: row.source as StoredList['source'],
    origin: row.origin,
    files: row.files,
    fileId: row.file_id,
    importedOn: date(row.imported_on),
    ...(row.round !== null && { round: row.round }),
  }));
}

/** The numbers of a kept list, in byte order. */
export function numbersOf(reader: Reader, list: StoredList): string[] {
  const text = readKeptFile(reader, list.fileId).bytes.toString('utf8');
  return text === '' ? [] : text.slice(0, -1).split('\n');
}

/** Every round of a quarter, in order. */
export function storedRounds(reader: Reader, quarter: string): StoredRound[] {
  return reader.all(roundsByQuarter, quarter).map((row): StoredRound => {
    const {
      published_on: published,
      place,
      line,
      witnesses,
      seeded_on: seededOn,
      final_digest: finalDigest,
      drawn_on: drawnOn,
    } = row;
    const { lateReason, roller } = readParticulars(reader, quarter, row.round);
    return {
      quarter,
      round: row.round,
      state:
        finalDigest !== null
          ? '已抽取'
          : line !== null
            ? '已录种子'
            : published !== null
              ? '已公布'
              : '已承诺',
      commitment: row.commitment,
      committedOn: date(row.committed_on),
      ...(published !== null && { publication: { on: date(published), place: place ?? '', lateReason } }),
      ...(line !== null &&
        seededOn !== null && {
          seed: {
            line,
            witnesses: witnesses ? witnesses.split('、') : [],
            roller,
            recordedOn: date(seededOn),
          },
        }),
      ...(finalDigest !== null && drawnOn !== null && { result: { finalDigest, drawnOn: date(drawnOn) } }),
    };
  });
}

/** The round asked for, or the last one. @throws UserError E_SAMPLE_ROUND */
export function requireRound(reader: Reader, quarter: string, round: number | undefined): StoredRound {
  const rounds = storedRounds(reader, quarter);
  const found = round === undefined ? rounds.at(-1) : rounds.find((r) => r.round === round);
  if (found) return found;
  const what =
    round === undefined ? `${quarter} 的第二阶段还没有作承诺` : `${quarter} 没有第${round}轮第二阶段抽取`;
  throw new UserError('E_SAMPLE_ROUND', what, {
    hint: `运行 zfjd sample show --quarter ${quarter} 查看进度`,
  });
}

/** Files of a round kept so far, byte for byte; only those of `names` where given, for the list may be long. */
export function filesOfRoundKept(
  reader: Reader,
  quarter: string,
  round: number,
  names?: readonly string[],
): Map<string, Uint8Array> {
  return new Map(
    reader
      .all(filesOfRound, quarter, round)
      .filter((f) => names === undefined || names.includes(f.name))
      .map((f) => [f.name, readKeptFile(reader, f.file_id).bytes]),
  );
}

/** What a committed round fixed, the list itself left aside. @throws Error where the kept files cannot be read */
export function roundInputs(reader: Reader, quarter: string, round: number): SampleInputs {
  return inputsOfRound(
    filesOfRoundKept(reader, quarter, round, [SAMPLE_FILE.rules, SAMPLE_FILE.categories, SAMPLE_FILE.sizes]),
  );
}

/** Keeps the files of a round that are not kept yet. */
export function keepRoundFiles(tx: Tx, quarter: string, round: number, files: Files, on: LocalDate): void {
  const kept = new Set(tx.all(filesOfRound, quarter, round).map((f) => f.name));
  for (const [name, bytes] of files) {
    if (!kept.has(name)) tx.run(insertRoundFile, quarter, round, name, keepFile(tx, name, bytes, on));
  }
}

/** What a committed round fixed. @throws Error where the kept files cannot be read */
export function inputsOfRound(files: ReadonlyMap<string, Uint8Array>): SampleInputs {
  const { inputs } = parseSample(files);
  if (!inputs) throw new Error('the committed files of a stored round cannot be read');
  return inputs;
}
