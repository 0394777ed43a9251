import type { Merge, Row } from '../workbook/model.ts';
import { RESULTS } from './model.ts';
import { FLAG, NONE, type RecordDraft } from './record-batch.ts';
import { RecordCells, type RecordTrouble } from './record-cells.ts';
import type { MappedColumn } from './record-columns.ts';
import { isCitizen } from './values/citizen.ts';
import { entryKey, listParts, readItems, readOfficers } from './values/lists.ts';
import { momentDay, momentMinute, readMoment, type Moment } from './values/moments.ts';
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

const OBJECT_KEYS = ['object', 'supervised', 'object_code'] as const;
/** A code of a table that the file does not hold. */
const BARE_CODE = /^(?:\d{1,4}|[A-Za-z]\d{0,3})$/;

/** Lists read lately: the same texts come again and again. */
const MOST_LISTS = 50_000;
const RESULT_PLACE = new Map(RESULTS.map((result, i) => [result, i]));

/** 读一行: makes the cells of one row a record, or says why that cannot be done. One per table. */
export class RecordInterpreter {
  readonly #cells: RecordCells;
  readonly #options: InterpretOptions;
  readonly #lists = new Map<string, string>();
  /** Number of the row before; 0 = none. */
  #above = 0;

  constructor(
    columns: readonly MappedColumn[],
    options: InterpretOptions,
    report: (trouble: RecordTrouble) => void,
  ) {
    this.#cells = new RecordCells(columns, report);
    this.#options = options;
  }

  /** Undefined where the record cannot be taken; every reason was reported. */
  read(row: Row): RecordDraft | undefined {
    this.#cells.begin(row);
    const above = this.#above;
    this.#above = row.number;
    const object = this.#object();
    if (this.#continues(object.code + object.name, object.citizen, above)) return undefined;
    const agency = this.#cells.text('agency') || this.#cells.text('agency_code');
    if (agency === '' && !this.#options.agencyGiven) {
      this.#cells.refuse(
        'I101',
        'agency',
        '没有执法单位',
        '补填执法单位；整份文件都是一个单位的，用 --agency 指明',
      );
    }
    const times = this.#times();
    const draft = {
      numbers: {
        row: row.number,
        ...times,
        flags: this.#flags() | (object.citizen ? FLAG.citizen : 0),
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
  personal(row: Row): number[] {
    if (this.#options.withCitizens) return [];
    this.#cells.begin(row);
    return this.#cells.filled(this.#isCitizen() ? [...PERSONAL, ...OF_OBJECT] : PERSONAL);
  }

  /**
   * 续行: a row without an object. Where it has no time and number of its own either, it goes on with the record above;
   * else the cell was merged with the one above, or left empty. In both cases nobody can tell what it belongs to.
   */
  #continues(object: string, citizen: boolean, above: number): boolean {
    const cells = this.#cells;
    const said = (key: string) => cells.raw(key).trim() !== '';
    // What cannot be trusted was told already.
    if (cells.refused || object !== '' || citizen || !OBJECT_KEYS.some((key) => cells.has(key))) return false;
    const key = cells.has('object') ? 'object' : 'object_code';
    if (above > 0 && !['checked', 'code', 'record_id', 'action_code'].some(said)) {
      cells.refuse(
        'I109',
        key,
        `这一行没有对象、时间和编号，像是第${above}行那条记录的续行`,
        '一条记录写成一行：把续行的内容并到上一行的单元格里（几项之间用分号），再删去续行',
      );
    } else {
      cells.refuse(
        'I109',
        key,
        '没有检查对象；合并单元格只有第一行有值',
        '补填检查对象；原表有合并单元格的，取消合并后逐行填写',
      );
    }
    return true;
  }

  #times() {
    const applied = this.#moment('applied');
    const checked = this.#moment('checked');
    const ended = this.#moment('ended');
    const entered = this.#moment('entered');
    if (checked === undefined) {
      // What cannot be read was told already.
      if (readMoment(this.#cells.cell('checked')) === undefined)
        this.#cells.refuse('I103', 'checked', '没有检查时间', '补填检查时间');
    } else if (momentDay(checked) > this.#options.today) {
      this.#cells.refuse('I105', 'checked', '检查时间在今天以后', '核对年份和月份；还没有实施的检查不要导出');
    }
    if (ended !== undefined && checked !== undefined && before(ended, checked)) {
      this.#cells.refuse('I106', 'ended', '检查结束时间早于开始时间', '核对两个时间');
    }
    return {
      applied: applied ?? NONE,
      checked: checked ?? NONE,
      ended: ended ?? NONE,
      entered: entered ?? NONE,
    };
  }

  #moment(key: string): Moment | undefined {
    const cell = this.#cells.cell(key);
    if (!cell) return undefined;
    const moment = readMoment(cell);
    if (moment === undefined || !Number.isNaN(moment)) return moment;
    this.#cells.refuse('I104', key, '不是日期或时间', '写成 2026-10-03 09:05 的形式');
    return undefined;
  }

  #object() {
    const code = this.#cells.code('object_code');
    const citizen = this.#isCitizen(code);
    if (citizen && !this.#options.withCitizens) return { citizen, code: '', name: '', place: '' };
    const name = this.#cells.text('object') || this.#cells.text('supervised');
    return { citizen, code, name, place: this.#cells.text('place') };
  }

  #isCitizen(code = this.#cells.code('object_code')): boolean {
    return isCitizen(this.#cells.text('object_nature'), this.#cells.text('object_paper'), code);
  }

  #recordId(objectCode: string, checked: number): string {
    const id = this.#cells.code('record_id');
    if (id !== '') return id;
    const action = this.#cells.code('action_code');
    return action === '' || checked === NONE ? '' : `${action}/${objectCode}/${momentDay(checked)}`;
  }

  #flags(): number {
    const how = `${this.#cells.text('form')} ${this.#cells.text('mode')}`;
    const bare = isOffSite(how)
      ? []
      : ['form', 'mode'].filter((key) => BARE_CODE.test(this.#cells.text(key)));
    for (const key of bare) {
      this.#cells.remark(
        'I205',
        key,
        '只写了代码，看不出是不是非现场检查，按现场检查导入',
        '改填文字（如“现场检查”“非现场检查”）后重新导入',
      );
    }
    return (
      (isOffSite(how) ? 0 : FLAG.onSite) |
      (isRepeat(this.#cells.text('repeat')) ? FLAG.followUp : 0) |
      (this.#yes('joint') ? FLAG.joint : 0) |
      (this.#yes('advised') ? FLAG.advised : 0) |
      (this.#yes('late') ? FLAG.lateCode : 0) |
      (isCancelled(this.#cells.text('status')) ? FLAG.cancelled : 0)
    );
  }

  #yes(key: string): boolean {
    const text = this.#cells.text(key);
    if (text === '') return false;
    const yes = readYes(text);
    if (yes === undefined)
      this.#cells.remark('I201', key, '看不出是“是”还是“否”，按“否”导入', '改填“是”或“否”后重新导入');
    return yes ?? false;
  }

  #result() {
    const points = resultOfPoints(this.#cells.text('points'));
    const text = this.#cells.text('result');
    if (text === '') return points;
    const stated = readResult(text);
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
    const rating = readRating(this.#cells.text('rating'));
    if (rating === undefined) return NONE;
    if (!Number.isNaN(rating)) return rating;
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
      this.#lists.set(Buffer.from(key, 'utf16le').toString('utf16le'), list);
    }
    return list;
  }
}

/** Only what both state is compared. */
function before(a: Moment, b: Moment): boolean {
  const [dayA, dayB] = [momentDay(a), momentDay(b)];
  if (dayA !== dayB) return dayA < dayB;
  const dayOnly = momentMinute(a) === undefined || momentMinute(b) === undefined;
  return !dayOnly && a < b;
}
