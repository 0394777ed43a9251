import type { LocalDate } from '../../kernel/local-date.ts';
import type { Pair, Part, SeedSource, Unit } from '../model.ts';

/** 变动种类: 单位撤销 · 名录漏列 · 申请更换 · 另取种子更换. */
export const CHANGE_KINDS = ['abolished', 'omitted', 'requested', 'replaced'] as const;

interface Base {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly unit: string;
  readonly on: LocalDate;
  readonly reason: string;
}

/** The agency no longer exists: it leaves, and where it was drawn the next ticket joins. */
export interface Abolished extends Base {
  readonly kind: 'abolished';
}

/** The agency was left out of the roster: it gets its ticket and joins if it beats the cut-off; nobody leaves. */
export interface Omitted extends Base {
  readonly kind: 'omitted';
  readonly entry: Omit<Unit, 'code'>;
  /** 回避: inspectors who must not be sent to it. */
  readonly excluded: readonly string[];
}

/** A discretionary replacement is asked for; the seed that will decide is promised with it. */
export interface Requested extends Base {
  readonly kind: 'requested';
  readonly seedSource: SeedSource;
}

/** The promised fresh seed came: the agency leaves, and the smallest fresh ticket joins. */
export interface Replaced extends Base {
  readonly kind: 'replaced';
  /** Number of the request. */
  readonly request: number;
  readonly seedLine: string;
}

/** 变动: one row of `09-biandong.tsv`. */
export type Change = Abolished | Omitted | Requested | Replaced;

/** 现行单位: an agency that is to be inspected as things stand; one row of `10-xianxing.tsv`. */
export interface Seat {
  readonly unit: string;
  readonly part: Part;
  readonly stratum: string;
  /** Number of the change by which it joined; 0 = drawn at first. */
  readonly since: number;
  readonly ticket: string;
}

/** A pair in force, with the change it came by. */
export interface SeatPair extends Pair {
  readonly since: number;
}

/** What one change did. */
export interface ChangeStep {
  readonly left?: string;
  readonly joined?: Seat;
}
