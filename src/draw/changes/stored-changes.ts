import type { LocalDate } from '../../kernel/local-date.ts';
import { date } from '../../kernel/local-date.ts';
import type { Reader } from '../../store/store.ts';
import { tsv } from '../canonical.ts';
import type { Draw, DrawInputs } from '../model.ts';
import { draw, type Files } from '../record.ts';
import { filesOf, inputsOf, requireDrawn } from '../stored-draw.ts';
import { changeFiles, replayChanges, type Replay } from './replay.ts';
import { CHANGE_FILE, CHANGE_HEADER, parseChanges } from './change-file.ts';
import { changesByQuarter } from './change-store.ts';
import type { Change } from './model.ts';

/** A change as it is registered. */
export interface StoredChange {
  readonly change: Change;
  readonly left?: string;
  readonly joined?: string;
  readonly recorded: { readonly on: LocalDate; readonly at: string; readonly by: string };
}

/** A draw that was made, as it stands today. */
export interface CurrentDraw {
  readonly quarter: string;
  readonly inputs: DrawInputs;
  readonly draw: Draw;
  /** 最终摘要 of the first stage. */
  readonly finalDigest: string;
  /** Date of the first seed. */
  readonly seedLine: string;
  readonly changes: readonly StoredChange[];
  readonly replay: Replay;
}

/** The rows of `09-biandong.tsv` as registered; the file is what they are joined to. */
function storedFile(lines: readonly string[]): Files {
  const rows = lines.map((line) => [line]);
  return new Map([[CHANGE_FILE.changes, new TextEncoder().encode(tsv(CHANGE_HEADER.changes, rows))]]);
}

/** Replays a draw and its changes from what is kept. @throws UserError E_DRAW_NOT_COMMITTED, E_DRAW_NOT_DRAWN */
export function currentDraw(reader: Reader, quarter: string): CurrentDraw {
  const { seed, result } = requireDrawn(reader, quarter);
  const inputs = inputsOf(filesOf(reader, quarter));
  const made = draw(inputs, seed.line);
  const rows = reader.all(changesByQuarter, quarter);
  const { finalDigest } = result;
  const { changes, faults } = parseChanges(storedFile(rows.map((row) => row.line)), finalDigest);
  if (faults[0]) throw new Error(`the changes of ${quarter} cannot be read: ${faults[0].message}`);
  return {
    quarter,
    inputs,
    draw: made,
    finalDigest,
    seedLine: seed.line,
    changes: changes.flatMap((change, i): StoredChange[] => {
      const row = rows[i];
      if (!row) return [];
      const { left_code: left, joined_code: joined } = row;
      return [
        {
          change,
          ...(left !== null && { left }),
          ...(joined !== null && { joined }),
          recorded: { on: date(row.recorded_on), at: row.recorded_at, by: row.recorded_by },
        },
      ];
    }),
    replay: replayChanges(inputs, made, changes, finalDigest),
  };
}

/** The files that the changes of a draw add to its record; none where it is not drawn or nothing changed. */
export function changeFilesOf(reader: Reader, quarter: string): Map<string, Uint8Array> {
  if (reader.all(changesByQuarter, quarter).length === 0) return new Map();
  const { changes, replay, finalDigest } = currentDraw(reader, quarter);
  return changeFiles(
    changes.map((c) => c.change),
    replay,
    finalDigest,
  );
}
