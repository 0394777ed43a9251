import { NONE } from './record-batch.ts';
import type { RecordCells } from './record-cells.ts';
import { momentDay, momentMinute, readMoment, type Moment } from './values/moments.ts';

/** 2000-01-01: what is said of a day before it has a slip in the year, or stands for none. */
const EARLIEST = 10_957;

/** Times of a record; `NONE` where one is not stated. */
export interface RecordTimes {
  /** 申请(赋码)时间 */
  readonly applied: Moment;
  /** 检查时间 */
  readonly checked: Moment;
  /** 检查结束时间 */
  readonly ended: Moment;
  /** 结果录入(报送)时间 */
  readonly entered: Moment;
}

/**
 * 读时间: of the row at hand. Nothing that was done can lie after `today` (days since 1970-01-01). Refuses the row where
 * that keeps it out; `checked` is needed.
 */
export function readTimes(cells: RecordCells, today: number): RecordTimes {
  const applied = readDone(cells, 'applied', today);
  const checked = readAny(cells, 'checked');
  const ended = likely(cells, 'ended', today);
  const entered = readDone(cells, 'entered', today);
  if (checked === undefined) {
    // What cannot be read was told already.
    if (readMoment(cells.cell('checked')) === undefined)
      cells.refuse('I103', 'checked', '没有检查时间', '补填检查时间');
  } else if (momentDay(checked) < EARLIEST) {
    cells.refuse('I109', 'checked', '检查时间早于2000年', '年份应是写错了，核对后改正');
  } else if (momentDay(checked) > today) {
    cells.refuse('I105', 'checked', '检查时间在今天以后', '核对年份和月份；还没有实施的检查不要导出');
  }
  if (ended !== undefined && checked !== undefined && before(ended, checked)) {
    cells.refuse('I106', 'ended', '检查结束时间早于开始时间', '核对两个时间');
  }
  return {
    applied: applied ?? NONE,
    checked: checked ?? NONE,
    ended: ended ?? NONE,
    entered: entered ?? NONE,
  };
}

function readAny(cells: RecordCells, key: string): Moment | undefined {
  const cell = cells.cell(key);
  if (!cell) return undefined;
  const moment = readMoment(cell);
  if (moment === undefined || !Number.isNaN(moment)) return moment;
  cells.refuse('I104', key, '不是日期或时间', '写成 2026-10-03 09:05 的形式');
  return undefined;
}

/** Of what an export can state only once it was done: 申请, 录入. */
function readDone(cells: RecordCells, key: string, today: number): Moment | undefined {
  const moment = likely(cells, key, Number.POSITIVE_INFINITY);
  if (moment === undefined || momentDay(moment) <= today) return moment;
  cells.refuse('I105', key, '在今天以后', '核对年份和月份');
  return undefined;
}

/** Systems write 1900-01-01 where they have no time; an end after today may be the one that was planned. */
function likely(cells: RecordCells, key: string, latest: number): Moment | undefined {
  const moment = readAny(cells, key);
  if (moment === undefined) return undefined;
  const day = momentDay(moment);
  if (day >= EARLIEST && day <= latest) return moment;
  const wrong = day < EARLIEST ? '早于2000年' : '在今天以后';
  cells.remark('I206', key, `${wrong}，按没有填写导入`, '核对年份和月份，改正后重新导入');
  return undefined;
}

/** Only what both state is compared. */
function before(a: Moment, b: Moment): boolean {
  const [dayA, dayB] = [momentDay(a), momentDay(b)];
  if (dayA !== dayB) return dayA < dayB;
  const dayOnly = momentMinute(a) === undefined || momentMinute(b) === undefined;
  return !dayOnly && a < b;
}
