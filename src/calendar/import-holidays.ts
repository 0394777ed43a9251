import { UserError } from '../kernel/errors.ts';
import { printable } from '../kernel/text.ts';
import { keepFile } from '../store/archive.ts';
import type { Store, Tx } from '../store/store.ts';
import { arrangementJson, noticeText, type Arrangement } from './arrangement.ts';
import { loadCalendar, type Calendar } from './calendar.ts';
import { arrangementFaults, arrangementWarnings } from './check-holidays.ts';
import { recomputeDeadlines, type MovedDeadline } from './deadlines.ts';
import { noticeNumber, readHolidays, type HolidayFile } from './read-holidays.ts';
import type { Origin } from './source.ts';
import { upsertHolidayYear } from './store.ts';

/** How many years before and after are looked at for a copied table. */
const YEARS_COMPARED = 12;

export interface ImportHolidaysOptions {
  readonly file: HolidayFile;
  /** 发文字号, where the file does not give it. */
  readonly notice?: string;
  /** Everything is done and then rolled back. */
  readonly dryRun?: boolean;
}

export interface ImportedHolidays {
  readonly year: number;
  /** Numbers of the notices. */
  readonly notice: string;
  readonly added: { readonly off: number; readonly work: number };
  /** What stood for that year before; absent where it was missing. */
  readonly replaced?: Origin;
  /** Open deadlines whose due date moved or became certain. */
  readonly recomputed: readonly MovedDeadline[];
  readonly warnings: readonly string[];
}

/**
 * What hangs on other due dates and so has to be set anew after them; runs in the same transaction. Gives each
 * deadline with the one that took its place.
 */
export type Realign = (tx: Tx, calendar: Calendar, reason: string) => readonly MovedDeadline[];

export interface ImportHolidaysDeps {
  readonly store: Store;
  /** The program's folder. */
  readonly root: string;
  readonly realign?: Realign;
}

/**
 * 导入节假日安排: keeps the original, stores the year, and computes every open deadline again, in one
 * transaction. A year imported before, or shipped, is replaced.
 * @throws UserError E_HOLIDAY_FORM, or E_HOLIDAY_YEAR with all that speaks against the file
 */
export function importHolidays(deps: ImportHolidaysDeps, options: ImportHolidaysOptions): ImportedHolidays {
  const { store, root, realign = () => [] } = deps;
  const read = readHolidays(options.file);
  const arrangement = withNotice(read.arrangement, options.notice);
  return store.write(
    (tx) => {
      const known = loadCalendar(root, tx);
      refuseFaulty(options.file, arrangement, read.problems, known);
      const replaced = known.published(arrangement.year);
      const today = store.actor.clock.today();
      const fileId = keepFile(tx, options.file.name, options.file.bytes, today);
      tx.run(upsertHolidayYear, arrangement.year, arrangementJson(arrangement), fileId, today);
      const notice = noticeText(arrangement);
      const reason = `导入${arrangement.year}年节假日安排（${notice}）`;
      const calendar = loadCalendar(root, tx);
      const moved = recomputeDeadlines(tx, calendar, reason);
      const recomputed = joined(moved, realign(tx, calendar, reason));
      const added = { off: arrangement.off.length, work: arrangement.work.length };
      tx.record({
        act: 'calendar.import',
        subject: 'calendar',
        id: arrangement.year,
        summary: `${reason}：放假${added.off}天，调休上班${added.work}天，重算期限${recomputed.length}项`,
        ...(replaced ? { before: replaced.arrangement } : {}),
        after: { arrangement, file: fileId },
      });
      return {
        year: arrangement.year,
        notice,
        added,
        ...(replaced ? { replaced: replaced.origin } : {}),
        recomputed,
        warnings: arrangementWarnings(arrangement),
      };
    },
    { dryRun: options.dryRun ?? false },
  );
}

/** One line per deadline: where it stood before all, and where it stands after all. */
function joined(first: readonly MovedDeadline[], then: readonly MovedDeadline[]): MovedDeadline[] {
  const next = new Map(then.map((move) => [move.before.id, move]));
  const kept = first.map((move) => {
    const later = next.get(move.after.id);
    next.delete(move.after.id);
    return later ? { before: move.before, after: later.after } : move;
  });
  return [...kept, ...next.values()];
}

function withNotice(arrangement: Arrangement, written: string | undefined): Arrangement {
  if (written === undefined) return arrangement;
  const number = noticeNumber(written);
  if (number === undefined) {
    throw new UserError('E_HOLIDAY_NOTICE', `通知文号写法无法识别：「${printable(written)}」`, {
      hint: '文号写成「国办发明电〔2025〕7号」这样的形式',
      exit: 2,
    });
  }
  const [first, ...rest] = arrangement.notices;
  const title = first?.title ?? `国务院办公厅关于${arrangement.year}年部分节假日安排的通知`;
  return { ...arrangement, notices: [{ ...first, title, number, numberChecked: true }, ...rest] };
}

function refuseFaulty(
  file: HolidayFile,
  arrangement: Arrangement,
  unread: readonly string[],
  known: Calendar,
): void {
  const { year } = arrangement;
  const faults = [...unread];
  if (year === 0) faults.push('文件中没有年份');
  else {
    faults.push(
      ...arrangementFaults(arrangement, {
        statutory: known.statutory(year),
        measure: known.measure(year),
        others: neighbours(known, year),
      }),
    );
  }
  if (faults.length === 0) return;
  throw new UserError(
    'E_HOLIDAY_YEAR',
    `「${printable(file.name)}」不能作为${year === 0 ? '' : `${year}年`}节假日安排导入，有${faults.length}处问题：\n${faults
      .map((fault) => `  - ${fault}`)
      .join('\n')}`,
    { hint: '以国务院办公厅公布的通知为准改正后重新导入；原有日历没有改动' },
  );
}

function neighbours(known: Calendar, year: number): Arrangement[] {
  const found: Arrangement[] = [];
  for (let other = year - YEARS_COMPARED; other <= year + YEARS_COMPARED; other += 1) {
    const published = other === year ? undefined : known.published(other);
    if (published) found.push(published.arrangement);
  }
  return found;
}
