import { sha256 } from '../../kernel/digest.ts';
import { byCode } from '../model.ts';
import { pathOfFile } from '../tickets.ts';
import type { Pick } from './model.ts';

/** More than this many beyond what is needed are sorted out from time to time. */
const SLACK = 4096;

interface Candidate {
  readonly number: string;
  readonly ticket: string;
}

function byTicket(x: Candidate, y: Candidate): number {
  return byCode(x.ticket, y.ticket) || byCode(x.number, y.number);
}

/**
 * 第二阶段抽取 of one list: the `count` smallest tickets, in ticket order, from a stream of numbers. Keeps only
 * what may still win, however many numbers go past.
 */
export class SmallestTickets {
  readonly #count: number;
  readonly #start: string;
  #kept: Candidate[] = [];
  #limit = '~';

  /** @param seedHash S of the second seed */
  constructor(seedHash: string, unit: string, category: string, count: number) {
    this.#count = count;
    this.#start = seedHash + pathOfFile(unit, category, '');
  }

  offer(number: string): void {
    const ticket = sha256(this.#start + number);
    if (ticket > this.#limit) return;
    this.#kept.push({ number, ticket });
    if (this.#kept.length >= 2 * this.#count + SLACK) this.#trim();
  }

  smallest(): readonly Candidate[] {
    this.#trim();
    return this.#kept;
  }

  #trim(): void {
    this.#kept = this.#kept.sort(byTicket).slice(0, this.#count);
    if (this.#kept.length === this.#count) this.#limit = this.#kept.at(-1)?.ticket ?? this.#limit;
  }
}

/** Draws from every list of a round, given row by row in the order of `24-qingdan.tsv`. */
export function pickFiles(
  seedHash: string,
  rows: Iterable<readonly [unit: string, category: string, number: string]>,
  countOf: (unit: string, category: string) => number,
): Pick[] {
  const picks: Pick[] = [];
  let unit = '';
  let category = '';
  let open: SmallestTickets | undefined;
  const close = (): void => {
    for (const { number, ticket } of open?.smallest() ?? []) picks.push({ unit, category, number, ticket });
  };
  for (const row of rows) {
    if (open === undefined || row[0] !== unit || row[1] !== category) {
      close();
      [unit, category] = row;
      open = new SmallestTickets(seedHash, unit, category, countOf(unit, category));
    }
    open.offer(row[2]);
  }
  close();
  return picks;
}
