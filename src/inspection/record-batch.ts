import { ownText } from '../kernel/text.ts';

/**
 * 记录在两个线程之间的形式: positional arrays instead of objects, since there may be a million records. Texts that come
 * again and again are sent once and then named by number; the others are sent as they are, which costs a fraction of
 * putting them into one text and cutting that up again.
 */
export interface RecordBatch {
  readonly rows: number;
  /** `NUMBERS` for each row. */
  readonly numbers: Int32Array<ArrayBuffer>;
  /** `WORDS` for each row: places in the list of words. */
  readonly words: Int32Array<ArrayBuffer>;
  /** Words that were not sent before, in order of their numbers. */
  readonly newWords: readonly string[];
  /** The list of words begins anew with `newWords`. */
  readonly restart: boolean;
  /** `TEXTS` for each row. */
  readonly texts: readonly string[];
  /** `OBJECT_TEXTS` for each row. */
  readonly objectTexts: readonly string[];
}

/** 时刻 are `Moment`s; `NONE` = not stated. */
export const NUMBERS = [
  'row',
  'applied',
  'checked',
  'ended',
  'entered',
  'flags',
  'result',
  'rating',
] as const;
export const WORDS = [
  'agency',
  'planCode',
  'task',
  'source',
  'trait',
  'items',
  'officers',
  'measure',
  'jointWith',
  'notJoined',
  'lateReason',
] as const;
export const TEXTS = ['recordId', 'code'] as const;
/** What a record writes of its object. */
export const OBJECT_TEXTS = ['objectCode', 'objectName', 'place'] as const;

export type NumberField = (typeof NUMBERS)[number];
export type WordField = (typeof WORDS)[number];
export type TextField = (typeof TEXTS)[number];
export type ObjectTextField = (typeof OBJECT_TEXTS)[number];

export const NONE = -0x8000_0000;

/** Bits of `flags`. */
export const FLAG = {
  onSite: 1,
  followUp: 2,
  joint: 4,
  advised: 8,
  lateCode: 16,
  cancelled: 32,
  citizen: 64,
} as const;

/** Its parts in the order of the lists above. */
export interface RecordDraft {
  readonly numbers: Readonly<Record<NumberField, number>>;
  /** As written or, for lists, as `entryKey`; each is looked up by what it was made of. */
  readonly words: Readonly<Record<WordField, string>>;
  readonly texts: Readonly<Record<TextField | ObjectTextField, string>>;
}

/** How many words are kept in mind at once. */
const MOST_WORDS = 200_000;

/** Gathers records into batches, each of `most` at most. */
export class BatchBuilder {
  rows = 0;
  readonly #most: number;
  readonly #known = new Map<string, number>();
  #fresh: string[] = [];
  #restart = true;
  #numbers: Int32Array<ArrayBuffer>;
  #words: Int32Array<ArrayBuffer>;
  #texts: string[] = [];
  #objectTexts: string[] = [];

  constructor(most: number) {
    this.#most = most;
    this.#numbers = new Int32Array(most * NUMBERS.length);
    this.#words = new Int32Array(most * WORDS.length);
  }

  add({ numbers, words, texts }: RecordDraft): void {
    let at = this.rows * NUMBERS.length;
    for (const field of NUMBERS) this.#numbers[at++] = numbers[field];
    at = this.rows * WORDS.length;
    for (const field of WORDS) this.#words[at++] = this.#place(words[field]);
    for (const field of TEXTS) this.#texts.push(texts[field]);
    for (const field of OBJECT_TEXTS) this.#objectTexts.push(texts[field]);
    this.rows += 1;
  }

  take(): RecordBatch {
    const { rows } = this;
    const batch: RecordBatch = {
      rows,
      numbers: filled(this.#numbers, rows * NUMBERS.length),
      words: filled(this.#words, rows * WORDS.length),
      newWords: this.#fresh,
      restart: this.#restart,
      texts: this.#texts,
      objectTexts: this.#objectTexts,
    };
    // They are handed over.
    this.#numbers = new Int32Array(this.#most * NUMBERS.length);
    this.#words = new Int32Array(this.#most * WORDS.length);
    this.rows = 0;
    this.#texts = [];
    this.#objectTexts = [];
    this.#fresh = [];
    this.#restart = this.#known.size > MOST_WORDS;
    if (this.#restart) this.#known.clear();
    return batch;
  }

  /** Begins the list of words anew, between batches: each sheet is taken by a reader of its own, who knows no other's. */
  restart(): void {
    this.#known.clear();
    this.#restart = true;
  }

  #place(word: string): number {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const own = ownText(word);
    const place = this.#known.size;
    this.#known.set(own, place);
    this.#fresh.push(own);
    return place;
  }
}

function filled(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  return numbers.length === length ? numbers : numbers.slice(0, length);
}
