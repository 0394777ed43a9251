import type { AgencyDirectory } from '../registry/directory.ts';
import type { AgencyRecord } from '../registry/agency-store.ts';
import type { Tx } from '../store/store.ts';
import { OBJECT } from './batch-objects.ts';
import type { RecordTrouble } from './record-cells.ts';
import { RESULTS } from './model.ts';
import {
  FLAG,
  NONE,
  NUMBERS,
  OBJECT_TEXTS,
  TEXTS,
  WORDS,
  type NumberField,
  type ObjectTextField,
  type RecordBatch,
  type TextField,
  type WordField,
} from './record-batch.ts';
import type { ScopeLists, Sort } from './scope.ts';
import type { SetKeeper } from './set-store.ts';
import type { RecordValues } from './store.ts';
import { momentDay, momentMinute } from './values/moments.ts';

export interface MakerDeps {
  readonly tx: Tx;
  readonly directory: AgencyDirectory;
  readonly scope: ScopeLists;
  readonly sets: SetKeeper;
  /** Whose records they are where the file does not say. */
  readonly agency: AgencyRecord | undefined;
  readonly importId: number;
  readonly refuse: (trouble: RecordTrouble) => void;
}

/** What the records of a sheet are, whether they were new or not. */
export interface SortCounts {
  /** Set apart, by class; cancelled ones are in `cancelled` alone. */
  readonly outside: Map<string, number>;
  /** Of those that count. */
  readonly origins: Map<string, number>;
  cancelled: number;
  /** Objects that are not on file, citizens left out. */
  unknownObjects: number;
}

const N = places(NUMBERS) as Record<NumberField, number>;
const W = places(WORDS) as Record<WordField, number>;
const T = places(TEXTS) as Record<TextField, number>;
const O = places(OBJECT_TEXTS) as Record<ObjectTextField, number>;

function places(fields: readonly string[]): Record<string, number> {
  return Object.fromEntries(fields.map((field, i) => [field, i]));
}

/** 对照: looks up what the records of a batch name, and makes rows of them. One per sheet. */
export class RecordMaker {
  readonly counts: SortCounts = { outside: new Map(), origins: new Map(), cancelled: 0, unknownObjects: 0 };
  readonly #deps: MakerDeps;
  #words: string[] = [];
  /** By the place of a word: what it stands for; of an agency that is none, why. */
  #agencies: (AgencyRecord | string)[] = [];
  #itemSets: number[] = [];
  #officerSets: number[] = [];
  readonly #citizens = new Map<string, number>();

  constructor(deps: MakerDeps) {
    this.#deps = deps;
  }

  /** `objects` are those of the batch (`OBJECT`). Rows of the records whose agency is on file; of the others it was said why not. */
  make(batch: RecordBatch, objects: Int32Array): RecordValues[] {
    if (batch.restart) {
      this.#words = [];
      this.#agencies = [];
      this.#itemSets = [];
      this.#officerSets = [];
    }
    for (const word of batch.newWords) this.#words.push(word);
    const rows: RecordValues[] = [];
    for (let i = 0; i < batch.rows; i += 1) {
      const row = this.#values(batch, objects, i);
      if (row) rows.push(row);
    }
    return rows;
  }

  #values(batch: RecordBatch, objects: Int32Array, i: number): RecordValues | undefined {
    const numbers = batch.numbers;
    const n = i * NUMBERS.length;
    const w = i * WORDS.length;
    const word = (field: WordField) => this.#words[batch.words[w + W[field]] as number] as string;
    const row = numbers[n + N.row] as number;
    const agency = this.#agency(batch.words[w + W.agency] as number, row);
    if (!agency) return undefined;
    const flags = numbers[n + N.flags] as number;
    const checked = numbers[n + N.checked] as number;
    const day = momentDay(checked);
    const planCode = word('planCode');
    const source = word('source');
    const sort = this.#deps.scope.sort(agency.sector, day, {
      source,
      trait: word('trait'),
      hasPlan: planCode !== '',
      items: word('items'),
      task: word('task'),
    });
    const text = (field: TextField) => batch.texts[i * TEXTS.length + T[field]] as string;
    const object = (field: ObjectTextField) =>
      batch.objectTexts[i * OBJECT_TEXTS.length + O[field]] as string;
    const code = text('code');
    const objectCode = object('objectCode');
    const objectName = object('objectName');
    const rating = numbers[n + N.rating] as number;
    const enterprise = numberOf(objects[i * OBJECT.size + OBJECT.enterprise]);
    const values: RecordValues = [
      text('recordId') || this.#madeId(code, agency, objectCode || objectName, day, flags),
      agency.id,
      code,
      planCode,
      word('task'),
      sort.origin,
      source,
      sort.outside,
      bit(flags, FLAG.onSite),
      bit(flags, FLAG.followUp),
      bit(flags, FLAG.followUp),
      enterprise,
      objectCode,
      objectName,
      objects[i * OBJECT.size + OBJECT.premises] as number,
      object('place'),
      this.#itemSet(batch.words[w + W.items] as number),
      this.#officerSet(batch.words[w + W.officers] as number),
      ...moments(numbers[n + N.applied] as number),
      ...moments(checked),
      ...moments(numbers[n + N.ended] as number),
      ...moments(numbers[n + N.entered] as number),
      RESULTS[numbers[n + N.result] as number] ?? '',
      word('measure'),
      bit(flags, FLAG.joint),
      word('jointWith'),
      bit(flags, FLAG.advised),
      word('notJoined'),
      bit(flags, FLAG.lateCode),
      word('lateReason'),
      numberOf(rating),
      bit(flags, FLAG.cancelled),
      this.#deps.importId,
      row,
    ];
    this.#count(sort, flags, enterprise !== null);
    return values;
  }

  #count(sort: Sort, flags: number, onFile: boolean): void {
    const { counts } = this;
    if (flags & FLAG.cancelled) counts.cancelled += 1;
    else if (sort.outside === '') counts.origins.set(sort.origin, (counts.origins.get(sort.origin) ?? 0) + 1);
    else counts.outside.set(sort.outside, (counts.outside.get(sort.outside) ?? 0) + 1);
    if (!onFile && (flags & FLAG.citizen) === 0) counts.unknownObjects += 1;
  }

  /** Undefined, with the reason reported, where the word is no agency on file. */
  #agency(place: number, row: number): AgencyRecord | undefined {
    let found = this.#agencies[place];
    if (found === undefined) {
      found = this.#findAgency(this.#words[place] as string);
      this.#agencies[place] = found;
    }
    if (typeof found !== 'string') return found;
    this.#deps.refuse({
      code: 'I102',
      severity: '必改',
      row,
      value: this.#words[place] as string,
      message: found,
      next: '改用单位全称，或先导入执法单位名录（含简称、别名）',
    });
    return undefined;
  }

  #findAgency(text: string): AgencyRecord | string {
    if (text === '' && this.#deps.agency) return this.#deps.agency;
    const match = this.#deps.directory.find(text);
    if (match.kind === 'found') return match.agency;
    return match.kind === 'ambiguous'
      ? `执法单位可能指：${match.agencies.map(({ name }) => name).join('、')}`
      : `名录里没有这个执法单位。${match.hint}`;
  }

  #itemSet(place: number): number {
    return (this.#itemSets[place] ??= this.#deps.sets.items(this.#words[place] as string));
  }

  #officerSet(place: number): number {
    return (this.#officerSets[place] ??= this.#deps.sets.officers(this.#words[place] as string));
  }

  /** 记录标识 of an export that has none. Citizens, whose names are no part of it, are counted. */
  #madeId(code: string, agency: AgencyRecord, object: string, day: number, flags: number): string {
    const key = [code, agency.code, object, day].join('/');
    if ((flags & FLAG.citizen) === 0 || object !== '') return key;
    const count = (this.#citizens.get(key) ?? 0) + 1;
    this.#citizens.set(key, count);
    return `${key}/个人${count}`;
  }
}

function numberOf(value: number | undefined): number | null {
  return value === undefined || value === NONE ? null : value;
}

function bit(flags: number, flag: number): number {
  return (flags & flag) === 0 ? 0 : 1;
}

function moments(moment: number): [number | null, number | null] {
  return moment === NONE ? [null, null] : [momentDay(moment), momentMinute(moment) ?? null];
}
