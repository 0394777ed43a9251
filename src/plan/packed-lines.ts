import type { LinePlace, PlanLine } from './model.ts';
import { partnersIn, partnersText } from './partner-list.ts';
import { plannedVisits, type LineVisit } from './planned-visits.ts';
import { storedCells } from './stored-cells.ts';

/** Lines with their visits, as they are written: in a form that passes between threads at little cost. */
export interface PackedLines {
  readonly sheets: readonly string[];
  /** `PLACE` numbers a line: which sheet, row, column of its table beside another one, end of its cells, of its visits. */
  readonly places: Int32Array<ArrayBuffer>;
  /** Cells of the lines as JSON in UTF-8, end to end. */
  readonly cells: Uint8Array<ArrayBuffer>;
  /** `VISIT` numbers a visit; keys of items and tasks and lists of agencies stand in `words`. */
  readonly visits: Int32Array<ArrayBuffer>;
  readonly words: readonly string[];
}

const PLACE = 5;
const VISIT = 11;

/** A line to be written. */
export interface PackedLine extends Required<Pick<LinePlace, 'sheet' | 'row'>> {
  readonly side: number;
  /** As JSON in UTF-8. */
  readonly cells: Uint8Array;
  readonly visits: readonly LineVisit[];
}

/** Texts that repeat themselves, each kept once. */
class Words {
  readonly all: string[] = [];
  readonly #places = new Map<string, number>();

  place(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    const place = this.all.push(word) - 1;
    this.#places.set(word, place);
    return place;
  }
}

/** Most bytes that a UTF-16 code unit becomes in UTF-8. */
const UTF8_BYTES = 3;

/** Bytes that the cells of a line mostly take, in a table of many columns. */
const USUAL_BYTES = 1000;

/** Memory of its own, which can be handed over. */
function bytes(length: number): Buffer<ArrayBuffer> {
  return Buffer.from(new ArrayBuffer(length));
}

export function packLines(lines: readonly PlanLine[]): PackedLines {
  const [sheets, words] = [new Words(), new Words()];
  const places = new Int32Array(lines.length * PLACE);
  const visits: number[] = [];
  let cells = bytes(lines.length * USUAL_BYTES);
  let end = 0;
  for (const [i, line] of lines.entries()) {
    const json = storedCells(line);
    const most = end + json.length * UTF8_BYTES;
    if (most > cells.length) {
      const more = bytes(Math.max(cells.length * 2, most));
      cells.copy(more, 0, 0, end);
      cells = more;
    }
    end += cells.write(json, end);
    for (const visit of plannedVisits(line)) {
      visits.push(
        visit.enterpriseId,
        visit.premisesId,
        words.place(visit.itemKey),
        words.place(visit.taskKey),
        visit.startDay,
        visit.endDay,
        visit.times,
        visit.onSite ? 1 : 0,
        visit.joint ? 1 : 0,
        visit.random ? 1 : 0,
        words.place(partnersText(visit.partners) ?? ''),
      );
    }
    places.set([sheets.place(line.sheet), line.row, line.side ?? 0, end, visits.length], i * PLACE);
  }
  return {
    sheets: sheets.all,
    places,
    cells: cells.subarray(0, end),
    visits: Int32Array.from(visits),
    words: words.all,
  };
}

export function* unpackLines({ sheets, places, cells, visits, words }: PackedLines): Generator<PackedLine> {
  let [cellsAt, visitsAt] = [0, 0];
  for (let at = 0; at < places.length; at += PLACE) {
    const [sheet, row, side, cellsEnd, visitsEnd] = places.subarray(at, at + PLACE) as unknown as Tuple5;
    const own: LineVisit[] = [];
    for (; visitsAt < visitsEnd; visitsAt += VISIT) {
      const number = (i: number) => visits[visitsAt + i] as number;
      own.push({
        enterpriseId: number(0),
        premisesId: number(1),
        itemKey: words[number(2)] as string,
        taskKey: words[number(3)] as string,
        startDay: number(4),
        endDay: number(5),
        times: number(6),
        onSite: number(7) === 1,
        joint: number(8) === 1,
        random: number(9) === 1,
        partners: partnersIn(words[number(10)] as string),
      });
    }
    yield {
      sheet: sheets[sheet] as string,
      row,
      side,
      cells: cells.subarray(cellsAt, cellsEnd),
      visits: own,
    };
    cellsAt = cellsEnd;
  }
}

type Tuple5 = readonly [number, number, number, number, number];

/** The memory of packed lines that can be handed over to another thread. */
export function buffersOf({ places, cells, visits }: PackedLines): ArrayBuffer[] {
  return [places.buffer, cells.buffer, visits.buffer];
}
