import { ownText } from '../kernel/text.ts';
import type { Merge, Row } from '../workbook/model.ts';
import { goesOn } from './continuation.ts';
import { RESULTS } from './model.ts';
import { FLAG, NONE, type RecordDraft } from './record-batch.ts';
import { RecordCells, type RecordTrouble } from './record-cells.ts';
import type { MappedColumn } from './record-columns.ts';
import { readTimes } from './record-times.ts';
import { isCitizen } from './values/citizen.ts';
import { entryKey, listParts, readItems, readOfficers } from './values/lists.ts';
import { momentDay } from './values/moments.ts';
import { remembered } from './values/remembered.ts';
import {
  isCancelled,
  isOffSite,
  isRepeat,
  readRating,
  readResult,
  readYes,
  resultOfPoints,
} from './values/words.ts';

export interface InterpretOptions {
  /** Days since 1970-01-01. */
  readonly today: number;
  readonly withCitizens: boolean;
  /** The agency is said by the user. */
  readonly agencyGiven: boolean;
  /** Merged regions by sheet, known from a reading before. */
  readonly merged?: ReadonlyMap<number, readonly Merge[]> | undefined;
}

/** Columns that name citizens: not taken, and not kept either. */
export const PERSONAL = ['legal_person', 'contact', 'phone', 'id_number', 'complainant'] as const;
/** Columns of the object, which are not kept where it is a citizen. */
export const OF_OBJECT = ['object', 'supervised', 'object_code', 'place', 'registered'] as const;
const CITIZEN = [...PERSONAL, ...OF_OBJECT];

/** A code of a table that the file does not hold. */
const BARE_CODE = /^(?:\d{1,4}|[A-Za-z]\d{0,3})$/;

/** Lists read lately: the same texts come again and again. */
const MOST_LISTS = 50_000;
const RESULT_PLACE = new Map(RESULTS.map((result, i) => [result, i]));

const offSite = remembered(isOffSite);
const repeat = remembered(isRepeat);
const cancelled = remembered(isCancelled);
const yes = remembered(readYes);
const result = remembered(readResult);
const rating = remembered(readRating);

/** 读一行: makes the cells of one row a record, or says why that cannot be done. One per table. */
export class RecordInterpreter {
  readonly #cells: RecordCells;
  readonly #options: InterpretOptions;
  readonly #lists = new Map<string, string>();
  /** Of the row at hand: its number, that of the row before (0 = none), the object's code, and whether it is a citizen. */
  #row = 0;
  #above = 0;
  #code = '';
  #citizen = false;

  constructor(
    columns: readonly MappedColumn[],
    options: InterpretOptions,
    report: (trouble: RecordTrouble) => void,
  ) {
    this.#cells = new RecordCells(columns, report);
    this.#options = options;
  }

  /** Takes up a row, for what is asked about it next. */
  begin(row: Row): void {
    this.#cells.begin(row);
    this.#above = this.#row;
    this.#row = row.number;
    this.#code = this.#cells.code('object_code');
    this.#citizen = isCitizen({
      nature: this.#cells.text('object_nature'),
      paper: this.#cells.text('object_paper'),
      code: this.#code,
      name: `${this.#cells.text('object')} ${this.#cells.text('supervised')}`,
    });
  }

  /** Undefined where the record cannot be taken; every reason was reported. */
  read(): RecordDraft | undefined {
    const object = this.#object();
    if (object.code + object.name === '' && !this.#citizen && goesOn(this.#cells, this.#above))
      return undefined;
    const agency = this.#cells.text('agency') || this.#cells.text('agency_code');
    if (agency === '' && !this.#options.agencyGiven) {
      this.#cells.refuse(
        'I101',
        'agency',
        '没有执法单位',
        '补填执法单位；整份文件都是一个单位的，用 --agency 指明',
      );
    }
    const times = readTimes(this.#cells, this.#options.today);
    const draft = {
      numbers: {
        row: this.#row,
        ...times,
        flags: this.#flags() | (this.#citizen ? FLAG.citizen : 0),
        result: RESULT_PLACE.get(this.#result()) ?? 0,
        rating: this.#rating(),
      },
      words: {
        agency,
        planCode: this.#cells.code('plan_code'),
        task: this.#cells.text('task'),
        source: this.#source(),
        trait: this.#trait(),
        items: this.#list('items', 'item_codes', readItems),
        officers: this.#list('officers', 'certificates', readOfficers),
        measure: this.#cells.text('measure'),
        jointWith: this.#cells.text('joint_with'),
        notJoined: this.#cells.text('not_joined'),
        lateReason: this.#cells.text('late_reason'),
      },
      texts: {
        recordId: this.#recordId(object.code, times.checked),
        code: this.#cells.code('code'),
        objectCode: object.code,
        objectName: object.name,
        place: object.place,
      },
    };
    return this.#cells.refused ? undefined : draft;
  }

  /** Whether a cell that is not to be kept holds something, and which cells those are. */
  personal(): number[] {
    if (this.#options.withCitizens) return [];
    return this.#cells.filled(this.#citizen ? CITIZEN : PERSONAL);
  }

  #object() {
    if (this.#citizen && !this.#options.withCitizens) return { code: '', name: '', place: '' };
    const name = this.#cells.text('object') || this.#cells.text('supervised');
    return { code: this.#code, name, place: this.#cells.text('place') };
  }

  #recordId(objectCode: string, checked: number): string {
    const id = this.#cells.code('record_id');
    if (id !== '') return id;
    const action = this.#cells.code('action_code');
    return action === '' || checked === NONE ? '' : `${action}/${objectCode}/${momentDay(checked)}`;
  }

  #flags(): number {
    const how = `${this.#cells.text('form')} ${this.#cells.text('mode')}`;
    const bare = offSite(how) ? [] : ['form', 'mode'].filter((key) => BARE_CODE.test(this.#cells.text(key)));
    for (const key of bare) {
      this.#cells.remark(
        'I205',
        key,
        '只写了代码，看不出是不是非现场检查，按现场检查导入',
        '改填文字（如“现场检查”“非现场检查”）后重新导入',
      );
    }
    return (
      (offSite(how) ? 0 : FLAG.onSite) |
      (repeat(this.#cells.text('repeat')) ? FLAG.followUp : 0) |
      (this.#yes('joint') ? FLAG.joint : 0) |
      (this.#yes('advised') ? FLAG.advised : 0) |
      (this.#yes('late') ? FLAG.lateCode : 0) |
      (cancelled(this.#cells.text('status')) ? FLAG.cancelled : 0)
    );
  }

  #yes(key: string): boolean {
    const text = this.#cells.text(key);
    if (text === '') return false;
    const stated = yes(text);
    if (stated === undefined)
      this.#cells.remark('I201', key, '看不出是“是”还是“否”，按“否”导入', '改填“是”或“否”后重新导入');
    return stated ?? false;
  }

  #result() {
    const points = resultOfPoints(this.#cells.text('points'));
    const text = this.#cells.text('result');
    if (text === '') return points;
    const stated = result(text);
    if (stated === undefined) {
      this.#cells.remark(
        'I202',
        'result',
        BARE_CODE.test(text)
          ? '只写了代码，不知道代表什么结果，按没有录入结果导入'
          : '认不出的检查结果，按没有录入结果导入',
        '改填“发现问题”“未发现问题”或“未涉及”后重新导入',
      );
      return points;
    }
    if (points === 'found' && stated !== 'found') {
      this.#cells.remark('I203', 'result', '与检查要点的结果不一致，按检查结果一栏导入', '核对后改正');
    }
    return stated;
  }

  #rating(): number {
    const grade = rating(this.#cells.text('rating'));
    if (grade === undefined) return NONE;
    if (!Number.isNaN(grade)) return grade;
    this.#cells.remark('I204', 'rating', '认不出的评价，按没有评价导入', '改填满意度或 1 至 5 分后重新导入');
    return NONE;
  }

  #source(): string {
    const [source, trigger] = [this.#cells.text('source'), this.#cells.text('trigger')];
    return source === '' || trigger === '' || source === trigger
      ? source || trigger
      : `${source}；${trigger}`;
  }

  /** All that tells what sort of visit it was: 来源, 类型, 方式, 任务. */
  #trait(): string {
    return ['source', 'trigger', 'kind', 'form', 'mode', 'task', 'late_reason']
      .map((key) => this.#cells.text(key))
      .join(' ')
      .trim();
  }

  #list(names: string, codes: string, read: typeof readItems): string {
    const [a, b] = [this.#cells.raws(names), this.#cells.raws(codes)];
    const key = `${names}\u0000${a.join('\u0001')}\u0000${b.join('\u0001')}`;
    let list = this.#lists.get(key);
    if (list === undefined) {
      list = entryKey(listParts(a, b).flatMap(([name, code]) => read(name, code)));
      if (this.#lists.size >= MOST_LISTS) this.#lists.clear();
      this.#lists.set(ownText(key), list);
    }
    return list;
  }
}
